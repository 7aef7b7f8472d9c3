"""A text and a reference day → every date reading in it, ready to show, and what dateparser would have said."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

import dateparser

from etl.dates import find_dates, normalize_date
from etl.model import DateMention

LONGEST = 5_000  # characters of a pasted text that are read
MOST = 60  # expressions shown
_ASKED = 80  # characters that dateparser is given at most


@dataclass(frozen=True, slots=True)
class Read:
    """One expression as our grammar read it, and as dateparser does; `agrees` is None when one of them says nothing."""

    mention: DateMention
    dateparser: datetime | None
    agrees: bool | None


def read(text: str, reference: date | None, whole: bool) -> list[Read]:
    """Every date of the first `LONGEST` characters; with `whole` all of the text must be one date."""
    given = text[:LONGEST]
    if whole:
        one = normalize_date(given, reference)
        found = [one] if one else []
    else:
        found = find_dates(given, reference)[:MOST]
    return [_beside(mention, reference) for mention in found]


def _beside(mention: DateMention, reference: date | None) -> Read:
    other = dateparser_says(mention.surface, reference)
    return Read(mention, other, _agrees(mention, other))


def _agrees(mention: DateMention, other: datetime | None) -> bool | None:
    if other is None or mention.start is None:
        return None
    end = mention.end or datetime.max
    return mention.start <= other.replace(tzinfo=None) < end


def dateparser_says(text: str, reference: date | None) -> datetime | None:
    """The answer of plain `dateparser.parse` in Arabic and English; it names a moment and never says how sure it is."""
    if not text.strip() or len(text) > _ASKED:
        return None
    settings: Mapping[str, object] = (
        {"RELATIVE_BASE": datetime(reference.year, reference.month, reference.day)} if reference else {}
    )
    try:
        said: datetime | None = dateparser.parse(text, languages=["ar", "en"], settings=dict(settings))
    except (ValueError, OverflowError, RecursionError):
        return None
    return said
