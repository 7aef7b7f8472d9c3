"""A rule of a reading or a cause of a refusal, as the ETL writes it in English → the reader's language."""

import re
from functools import cache

from dashboard.words import Words, table

_DAY = re.compile(r"(?:(\d{1,2}) )?(?:([A-Z][a-z]{2}) )?(\d{4})")
_ON_SHEET = re.compile(r"(.+) row (\d+)")
_BETWEEN = "; "  # stands between the parts of a rule; some reasons hold it themselves


def reason(text: str | None, words: Words) -> str:
    """The reason in the reader's language; what the table lacks stays English, isolated."""
    told = text or ""
    if not words.rtl or not told:
        return words.isolate("; ".join(_plainer(part, words) for part in told.split(_BETWEEN)))
    if whole := _translated(told, words):
        return whole
    parts = (part for part in told.split(_BETWEEN) if part)
    return words("list.comma").join(_translated(part, words) or words.isolate(part) for part in parts)


def _plainer(part: str, words: Words) -> str:
    """A rule's name for readers who do not write rules, where the table has one."""
    return words(f"rule.{part}") if words.has(f"rule.{part}") else part


def locator(text: str, words: Words) -> str:
    """Where in a file, `line 7` or `Sheet1 row 7`, in the reader's language; what the table lacks stays as it is."""
    kind, _, number = text.partition(" ")
    if on_sheet := _ON_SHEET.fullmatch(text):
        sheet, number = on_sheet.groups()
        return words("locator.sheet").format(sheet=words.isolate(sheet), n=words.figures(number))
    key = f"locator.{kind}"
    return words(key).format(n=words.figures(number)) if words.has(key) and number.isdigit() else text


def _translated(told: str, words: Words) -> str | None:
    """The reason by the table; None where it has none."""
    if key := _fixed().get(told):
        return words(key)
    for key, pattern in _patterns():
        if found := pattern.fullmatch(told):
            parts = {name: _day(part, words) for name, part in found.groupdict().items()}
            return words(key).format(**parts)
    return None


@cache
def _fixed() -> dict[str, str]:
    """English text of a reason that names nothing → its key of the words table."""
    return {text: key for key, text in _english().items() if "{" not in text}


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    """Key of the words table → a pattern of its English text; those that say most come first."""
    english = {key: text for key, text in _english().items() if "{" in text}
    by_weight = sorted(english, key=lambda key: -len(re.sub(r"\{\w\}", "", english[key])))
    return [(key, re.compile(_pattern(english[key]))) for key in by_weight]


def _english() -> dict[str, str]:
    return {key: text for key, text in table()["en"].items() if key.startswith("reason.")}


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
