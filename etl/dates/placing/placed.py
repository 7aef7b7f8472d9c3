"""An expression placed in time, and the small steps with days and periods that placing takes."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from etl.dates.calendars import month_length
from etl.dates.policy import Context
from etl.model import Calendar, Certainty, DateKind, Precision, Reading


class Refused(Exception):
    """An expression has no interval; the message says why. Never leaves `resolve`."""


@dataclass(frozen=True, slots=True)
class Placed:
    """`[start, end)` of an expression; years outside 1-9999 stand in the texts instead."""

    start: datetime | None
    end: datetime | None
    precision: Precision | None
    kind: DateKind
    certainty: Certainty = Certainty.STATED
    calendar: Calendar = Calendar.GREGORIAN
    note: str = ""  # what the rule's name does not say
    value: str | None = None
    start_text: str | None = None
    end_text: str | None = None
    offset: int | None = None
    alternatives: tuple[Reading, ...] = ()

    def reading(self, rule: str) -> Reading:
        """The interval as an alternative of another one."""
        return Reading(self.start, self.end, self.calendar, rule)


def reference_day(context: Context) -> date:
    """The day that an expression is counted from."""
    reference = context.reference
    if isinstance(reference, datetime):
        return reference.date()
    if isinstance(reference, date):
        return reference
    raise Refused("no reference day to count from")


def reference_moment(context: Context) -> datetime:
    """The moment that hours and minutes are counted from."""
    if isinstance(context.reference, datetime):
        return context.reference.replace(tzinfo=None, microsecond=0)
    raise Refused("no reference time to count from")


def midnight(day: date) -> datetime:
    """The beginning of a day."""
    return datetime.combine(day, time())


def add_days(day: date, amount: float) -> date:
    """A day some days on."""
    try:
        return day + timedelta(days=amount)
    except OverflowError:
        raise Refused("outside the years 1 to 9999") from None


def add_months(day: date, amount: int) -> date:
    """The same day some months on, or the last one of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + amount, 12)
    if not 1 <= year <= 9999:
        raise Refused("outside the years 1 to 9999")
    return date(year, month + 1, min(day.day, month_length(year, month + 1)))


def days(first: date, last: date, precision: Precision, kind: DateKind) -> Placed:
    """Whole days from `first` to `last`, both included."""
    behind = None if last == date.max else midnight(last + timedelta(days=1))
    end_text = "+10000-01-01" if behind is None else None
    return Placed(midnight(first), behind, precision, kind, end_text=end_text)


@lru_cache(maxsize=1 << 12)  # the days of a paper are few
def one_day(day: date, kind: DateKind) -> Placed:
    """A single day."""
    return days(day, day, Precision.DAY, kind)


@lru_cache(maxsize=1 << 12)
def months(year: int, month: int, count: int, precision: Precision, kind: DateKind) -> Placed:
    """`count` whole months from one on, in any year; outside 1-9999 as texts."""
    last_year, last_month = divmod(year * 12 + month - 1 + count, 12)
    first_text, last_text = iso_month(year, month), iso_month(last_year, last_month + 1)
    start = datetime(year, month, 1) if 1 <= year <= 9999 else None
    end = datetime(last_year, last_month + 1, 1) if 1 <= last_year <= 9999 else None
    return Placed(
        start,
        end,
        precision,
        kind,
        start_text=None if start else first_text,
        end_text=None if end else last_text,
    )


def iso_month(year: int, month: int) -> str:
    """ISO 8601 text of the first of a month, with a sign where the year needs one."""
    sign = "-" if year < 0 else "+" if year > 9999 else ""
    return f"{sign}{abs(year):04}-{month:02}-01"


def first_day(placed: Placed) -> date:
    """The first day of an interval."""
    if placed.start is None:
        raise Refused("the period it belongs to has no days of its own")
    return placed.start.date()


def last_day(placed: Placed) -> date:
    """The last day of an interval."""
    if placed.end is None:
        raise Refused("the period it belongs to has no end")
    return (placed.end - timedelta(microseconds=1)).date()


_DOUBT = (Certainty.STATED, Certainty.INFERRED, Certainty.AMBIGUOUS, Certainty.CONFLICT, Certainty.UNRESOLVED)


def less_sure(*certainties: Certainty) -> Certainty:
    """The least sure of several."""
    return max(certainties, key=_DOUBT.index)


def inferred(placed: Placed) -> Placed:
    """The same, completed from outside the expression."""
    return replace(placed, certainty=less_sure(placed.certainty, Certainty.INFERRED))
