"""The reason for a reading, as the ETL writes it in English → the reader's language; an unknown one stays as it is."""

import re
from functools import cache

from dashboard.words import Words, table

_DAY = re.compile(r"(?:(\d{1,2}) )?(?:([A-Z][a-z]{2}) )?(\d{4})")


def reason(text: str | None, words: Words) -> str:
    """The reason in the reader's language, isolated where it stays English."""
    told = text or ""
    if not words.rtl or not told:
        return words.isolate(told)
    for key, pattern in _patterns():
        if found := pattern.fullmatch(told):
            parts = {name: _day(part, words) for name, part in found.groupdict().items()}
            return words(key).format(**parts)
    return words.isolate(told)


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    """Key of the words table → a pattern of its English text; those that say most come first."""
    english = {key: text for key, text in table()["en"].items() if key.startswith("reason.")}
    by_weight = sorted(english, key=lambda key: -len(re.sub(r"\{\w\}", "", english[key])))
    return [(key, re.compile(_pattern(english[key]))) for key in by_weight]


def _pattern(text: str) -> str:
    return re.sub(r"\\\{(\w)\\\}", r"(?P<\1>.+?)", re.escape(text))


def _day(part: str, words: Words) -> str:
    """A day, month or year of an office in words; anything else isolated."""
    found = _DAY.fullmatch(part)
    if not found:
        return words.isolate(part)
    day, short, year = found.groups()
    names = table()["en"]["months.short"].split("|")
    if short not in names:
        return words.figures(year)
    month = words.choose(f"months.{words.months}")[names.index(short)]
    return words.figures(" ".join(piece for piece in (day, month, year) if piece))
