"""Filters → the words that say what is shown, in the reader's language."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from dashboard.filters.keys import LISTS

if TYPE_CHECKING:
    from dashboard.filters.value import Filters
    from dashboard.words import Words

MOST_NAMES = 12
# Lists whose values the words table knows → the beginning of their keys there.
_WORDED = {
    "types": "event_type",
    "status": "status",
    "languages": "language",
    "precision": "precision",
    "certainty": "certainty",
    "calendar": "calendar",
}


def phrases(filters: "Filters", words: "Words", names: Mapping[str, str]) -> Iterator[str]:
    """A phrase for each key that is set, in the order of a sentence; `names` are those of ids, in this language."""
    for key in LISTS:
        if values := getattr(filters, key):
            prefix = _WORDED.get(key)
            shown = [
                words.outlet(value) if key == "outlets" else _named(value, prefix, words, names) for value in values
            ]
            yield words(f"sentence.{key}").format(names=_joined(shown, words, "and" if key == "actors_all" else "or"))
    yield from _days(filters, words)
    if filters.new_since is not None:
        yield words("sentence.new_since").format(n=words.figures(str(filters.new_since)))
    if filters.q:
        yield words("sentence.exact" if filters.exact else "sentence.q").format(names=words.isolate(filters.q))


def sentence(filters: "Filters", words: "Words", names: Mapping[str, str]) -> str:
    """What is shown, as one phrase without its numbers: "with Egypt or Sudan, between … and …"; "all events"."""
    return words("list.comma").join(phrases(filters, words, names)) or words("sentence.all")


def _named(value: str, prefix: str | None, words: "Words", names: Mapping[str, str]) -> str:
    return words(f"{prefix}.{value}") if prefix else names.get(value) or words.isolate(value)


def _days(filters: "Filters", words: "Words") -> Iterator[str]:
    since, until = filters.since, filters.until
    ends = {name: _day(day, words) for name, day in (("since", since), ("until", until)) if day}
    if since and since == until:
        yield words("sentence.on").format(**ends)
    elif ends:
        yield words(f"sentence.{'between' if len(ends) == 2 else next(iter(ends))}").format(**ends)
    if ends and filters.undated:
        yield words("sentence.undated")


def _day(day: date, words: "Words") -> str:
    month = words.choose(f"months.{words.months}")[day.month - 1]
    parts = {"day": words.figures(str(day.day)), "month": month, "year": words.figures(str(day.year))}
    return words("date.day").format(**parts)


def _joined(names: list[str], words: "Words", conjunction: str) -> str:
    """Names as running text, the last one behind "and" or "or"; past `MOST_NAMES` the rest is counted."""
    if len(names) > MOST_NAMES or len(names) < 2:
        return words.listing(names, MOST_NAMES)
    return words("list.comma").join(names[:-1]) + words(f"list.{conjunction}") + names[-1]
