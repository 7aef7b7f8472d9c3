"""One date string that the grammar did not read → what dateparser reads in it, its known traps closed.

dateparser is asked for isolated strings with a full date alone, never for running text, and never for Arabic and
English: there the grammar knows better what is no date.
"""

import re
from datetime import datetime, timedelta
from functools import cache, lru_cache
from typing import Any

from etl.model import Calendar, Certainty, DateKind, DateMention, Precision, Span
from etl.text import fold_text

_LONGEST = 60  # characters: longer is no date
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]\d\d|2[01]\d\d)(?!\d)")
_LETTER = re.compile(r"[^\W\d_]")
_ARABIC = re.compile("[\u0600-\u06ff]")  # Persian and Urdu names read Arabic dates wrong
_CLOCK = re.compile(r"\d{1,2}(?:[:h]\d{2}(?P<second>:\d{2})?)")
_LANGUAGES = ("fr", "es", "de", "tr", "ru", "it", "pt", "nl", "id", "sw", "he", "uk", "pl", "sv")
_SETTINGS = {
    "DATE_ORDER": "DMY",  # else 10/2/2024 is 2 October
    "PREFER_LOCALE_DATE_ORDER": False,
    "REQUIRE_PARTS": ["day", "month", "year"],  # else a bare year gets today's day and month
    "PARSERS": ["absolute-time"],  # else "2 days" counts from today
}
_LENGTH = {
    Precision.DAY: timedelta(days=1),
    Precision.MINUTE: timedelta(minutes=1),
    Precision.SECOND: timedelta(seconds=1),
}


@lru_cache(maxsize=4096)
def read_foreign(text: str) -> DateMention | None:
    """The day or moment that an isolated `text` names in full in another language; its times are stated."""
    folded = fold_text(text[: _LONGEST + 1])
    if len(text) > _LONGEST or _ARABIC.search(folded) or not _LETTER.search(folded):
        return None
    if len(_YEAR.findall(folded)) != 1:
        return None
    moment = _parse(folded)
    if moment is None or str(moment.year) not in folded or str(moment.day) not in folded:
        return None
    return _mention(text, folded, moment)


@cache
def _parser() -> Any:
    from dateparser.date import DateDataParser  # slow to import, and most runs never need it

    return DateDataParser(languages=_LANGUAGES, settings=_SETTINGS)


def _parse(folded: str) -> datetime | None:
    """The reading of dateparser; null when it has none or stumbles."""
    try:
        data = _parser().get_date_data(folded)
    except (ValueError, OverflowError, RecursionError):
        return None
    if data.date_obj is None or data.period not in {"day", "time"}:
        return None
    found: datetime = data.date_obj
    return found


def _mention(text: str, folded: str, moment: datetime) -> DateMention:
    clock = _CLOCK.search(folded)
    precision = Precision.DAY if not clock else Precision.SECOND if clock["second"] else Precision.MINUTE
    offset = moment.utcoffset()
    start = moment.replace(tzinfo=None, microsecond=0)
    first = len(text) - len(text.lstrip())
    surface = text.strip()
    return DateMention(
        surface,
        Span(first, first + len(surface)),
        DateKind.ABSOLUTE,
        start,
        start + _LENGTH[precision],
        precision,
        Calendar.GREGORIAN,
        Certainty.STATED,
        "another language",
        utc_offset_minutes=None if offset is None else int(offset.total_seconds() // 60),
    )
