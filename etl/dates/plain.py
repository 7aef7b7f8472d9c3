"""One date string that is plain and complete → its mention, without the grammar, which would say the same.

Plain is `10 فبراير 2024`, `السبت 29 رجب 1445`, `February 10, 2024`, `2024-02-10T21:43`, each with a clock time or
without. What is invalid, contradicts itself or says less is left to the grammar.
"""

import re
from datetime import date, datetime, timedelta
from functools import cache

from etl.dates.calendars import gregorian_day, hijri_day, is_settled
from etl.dates.facts import rows
from etl.dates.policy import DEFAULT_POLICY
from etl.model import Calendar, Certainty, DateKind, DateMention, Precision, Span
from etl.text import fold_text

_LONGEST = 60  # characters
YEARS = (1000, 2999)
_CLOCK = r"(?P<h>[01]?[0-9]|2[0-3]):(?P<i>[0-5][0-9])(?::(?P<s>[0-5][0-9]))?"
_WEEKDAY = r"(?:(?P<w>[^\W\d_]{2,9}),? )?"
_NAME = r"(?P<m>[^\W\d_]{2,9}(?: [^\W\d_]{2,7})?)"
FORMS = {  # by the grammar's name of their rule
    "day and month": rf"^{_WEEKDAY}(?P<d>[0-3]?[0-9]) {_NAME},? (?P<y>[0-9]{{4}})(?: (?P<era>م|ه))?(?:,? {_CLOCK})?$",
    "month, day and year": rf"^{_WEEKDAY}{_NAME} (?P<d>[0-3]?[0-9]),? (?P<y>[0-9]{{4}})(?:,? {_CLOCK})?$",
    "year/month/day": rf"^(?P<y>[0-9]{{4}})-(?P<n>[01][0-9])-(?P<d>[0-3][0-9])(?:[ t]{_CLOCK})?$",
}
HIJRI = 100  # added to the number of a Hijri month
ERAS = {"م": 0, "ه": 1}
_PATTERNS = tuple((rule, re.compile(form)) for rule, form in FORMS.items())
_GRAINS = {
    Precision.DAY: timedelta(days=1),
    Precision.MINUTE: timedelta(minutes=1),
    Precision.SECOND: timedelta(seconds=1),
}


def read_plain(text: str) -> DateMention | None:
    """The mention that all of a plain `text` is; null when it is not plain."""
    if len(text) > _LONGEST:
        return None
    folded = fold_text(text)
    if len(folded) != len(text):
        return None
    for rule, pattern in _PATTERNS:
        if found := pattern.fullmatch(folded):
            return _mention(text, rule, found.groupdict())
    return None


def _mention(text: str, rule: str, said: dict[str, str | None]) -> DateMention | None:
    """The mention of the groups of a form; null when its day does not exist or the weekday or era contradicts it."""
    year, month = int(said["y"] or 0), _month(said)
    is_hijri = month > HIJRI
    if not YEARS[0] <= year <= YEARS[1] or ERAS.get(said.get("era") or "", is_hijri) != is_hijri:
        return None
    day = _day(year, month, int(said["d"] or 0), is_named=said.get("n") is None)
    weekday = said.get("w")
    if day is None or (weekday and weekday_numbers().get(weekday) != day.isoweekday()):
        return None
    kind, precision, start = DateKind.ABSOLUTE, Precision.DAY, datetime(day.year, day.month, day.day)
    if hour := said["h"]:
        kind, precision = DateKind.TIME, Precision.SECOND if said["s"] else Precision.MINUTE
        start = start.replace(hour=int(hour), minute=int(said["i"] or 0), second=int(said["s"] or 0))
    return DateMention(
        text,
        Span(0, len(text)),
        kind,
        start,
        start + _GRAINS[precision],
        precision,
        Calendar.UMM_AL_QURA if is_hijri else Calendar.GREGORIAN,
        Certainty.STATED,
        "day and clock time" if hour else "weekday and date" if weekday else rule,
    )


def _month(said: dict[str, str | None]) -> int:
    """The number of the month, `HIJRI` and more for a Hijri one; 0 when it is none."""
    name = said.get("m")
    return month_numbers().get(name, 0) if name else int(said["n"] or 0)


def _day(year: int, month: int, day: int, is_named: bool) -> date | None:
    """The day; null for a Hijri year whose days are not settled, and for a number that may be such a year."""
    if month > HIJRI:
        return hijri_day(year, month - HIJRI, day) if is_settled(year) else None
    low, high = DEFAULT_POLICY.hijri_years
    return gregorian_day(year, month, day) if is_named or not low <= year <= high else None


@cache
def month_numbers() -> dict[str, int]:
    """Folded names of months that are one month of one calendar only."""
    numbers: dict[str, set[int]] = {}
    for row in rows("months"):
        hijri = HIJRI if row["calendar"] == Calendar.UMM_AL_QURA else 0
        numbers.setdefault(fold_text(row["name"]), set()).add(hijri + int(row["month"]))
    return {name: found.pop() for name, found in numbers.items() if len(found) == 1}


@cache
def weekday_numbers() -> dict[str, int]:
    """Folded names of weekdays → ISO numbers."""
    return {fold_text(row["name"]): int(row["weekday"]) for row in rows("weekdays")}
