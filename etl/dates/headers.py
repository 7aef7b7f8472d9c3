"""What an outlet wrote as the time of publication in, the moment that it names out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from etl.dates.find import find_dates, normalize_date
from etl.model import DateMention, Precision

_UPDATED = re.compile(r"(?:تحديث|عدل|تعديل|updated?|modified)[^\d\u0660-\u0669]{0,30}$", re.I)
_YEARS = range(1800, 2200)  # of newspapers; zero dates of databases lie outside
_NO_MOMENT = frozenset((Precision.DECADE, Precision.CENTURY, Precision.RANGE, Precision.WEEK))
_UNSET = datetime(1970, 1, 1)  # what software writes when it does not know
_STAMP = re.compile(r"^(\d{4})-?(\d\d)-?(\d\d)[T@ ]*(\d\d):?(\d\d):?(\d\d)(?=\D|$)", re.A)
_ISO = re.compile(r"(\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d)(?:(Z)|([+-])(0\d|1[0-3]):([0-5]\d))?", re.A)
_EPOCH = re.compile(r"(1\d{9}|[2-7]\d{9}|[5-9]\d{8})(\d{3})?(?:\.\d+)?", re.A)  # seconds or milliseconds since 1970


_SERIAL = re.compile(
    r"([34]\d{4})([.,]\d+)?", re.A
)  # days of a spreadsheet, 1982 to 2036, and the part of a day gone by
_FIRST = datetime(1899, 12, 30)  # day 0 of a spreadsheet (ISO/IEC 29500-1, 18.17.4.1)


@dataclass(frozen=True, slots=True)
class Header:
    """The start of what a header names, as wall clock, to `precision`."""

    at: datetime
    precision: Precision
    utc_offset_minutes: int | None
    surface: str


def read_headers(raws: Sequence[str | None]) -> list[Header | None]:
    """The moment that each text names, null where it names none or counts from an unknown now ("2 hours ago")."""
    texts = dict.fromkeys(raw for raw in raws if raw)
    headers = {text: _iso(text) or _epoch(text) or _serial(text) or _stated(text) or _loose(text) for text in texts}
    return [headers.get(raw) if raw else None for raw in raws]


def _iso(text: str) -> Header | None:
    """What a stamp in full ISO 8601 names, as most machines write it; the grammar says the same."""
    stamp = _ISO.fullmatch(text)
    if not stamp:
        return None
    try:
        at = datetime.fromisoformat(stamp[1])
    except ValueError:
        return None
    offset = int(f"{stamp[3]}1") * (int(stamp[4]) * 60 + int(stamp[5])) if stamp[3] else 0 if stamp[2] else None
    return Header(at, Precision.SECOND, offset, text) if at.year in _YEARS and at != _UNSET else None


def _epoch(text: str) -> Header | None:
    """The moment that seconds or milliseconds since 1970 name; they count in UTC."""
    number = _EPOCH.fullmatch(text.strip())
    if not number:
        return None
    at = datetime.fromtimestamp(int(number[1]), UTC).replace(tzinfo=None)
    return Header(at, Precision.SECOND, 0, text)


def _serial(text: str) -> Header | None:
    """The day, and minute, that a spreadsheet keeps as a number and writes out so where it was told no format."""
    number = _SERIAL.fullmatch(text.strip())
    if not number:
        return None
    minutes = round(float((number[2] or "0").replace(",", ".")) * 24 * 60)
    at = _FIRST + timedelta(days=int(number[1]), minutes=minutes)
    return Header(at, Precision.MINUTE if minutes else Precision.DAY, None, text)


def _stated(text: str) -> Header | None:
    """What the whole text names; machines leave the signs of ISO 8601 out or put others (`2017-01-22T185600`)."""
    return _header(text, normalize_date(_STAMP.sub(r"\1-\2-\3 \4:\5:\6", text.strip()), None))


def _header(text: str, mention: DateMention | None) -> Header | None:
    if mention is None or mention.start is None or mention.precision is None or mention.precision in _NO_MOMENT:
        return None
    if mention.start.year not in _YEARS or mention.start == _UNSET:
        return None
    return Header(mention.start, mention.precision, mention.utc_offset_minutes, text)


def _loose(text: str) -> Header | None:
    """The first date among other words that is not the time of a change."""
    found = [mention for mention in find_dates(text[:400], None) if _header(text, mention)]
    first = [mention for mention in found if not _UPDATED.search(text[: mention.span.start])] or found
    return _header(text, first[0]) if first else None
