"""Clock times and parts of the day → placed in time."""

from dataclasses import replace
from datetime import datetime, timedelta

from etl.dates.placing.named import Place
from etl.dates.placing.placed import Placed, Refused, first_day, inferred, midnight, one_day, reference_day
from etl.dates.policy import Context
from etl.dates.said import Clock, DayPart
from etl.model import Certainty, DateKind, Precision, Reading

_SIZES = {
    Precision.SECOND: timedelta(seconds=1),
    Precision.MINUTE: timedelta(minutes=1),
    Precision.HOUR: timedelta(hours=1),
}
_TWELVE = "12"  # the half of a clock time that was spoken without one


def _day(said: Clock | DayPart, context: Context, place: Place) -> Placed:
    if said.on is None:
        return inferred(one_day(reference_day(context), DateKind.TIME))
    day = place(said.on, context)
    if day.precision is not Precision.DAY:
        raise Refused("a clock time of no single day")
    return day


def place_clock(said: Clock, context: Context, place: Place) -> Placed:
    """A moment of a day, as long as its precision; without a half of the day both are kept."""
    day = _day(said, context, place)
    precision = Precision.HOUR if said.minute is None else Precision.MINUTE if said.second is None else Precision.SECOND
    size = _SIZES[precision]
    clock = timedelta(hours=said.hour, minutes=said.minute or 0, seconds=said.second or 0)
    start = _add(midnight(first_day(day)), clock)
    if said.on is None and context.prefer == "future" and isinstance(context.reference, datetime):
        start = _coming(start, said, context.reference.replace(tzinfo=None))
    placed = replace(
        day, start=start, end=_add(start, size), precision=precision, kind=DateKind.TIME, offset=said.offset
    )
    placed = replace(placed, alternatives=_later(day.alternatives, clock, size))
    if said.half == _TWELVE and 1 <= said.hour <= 12:
        other = _add(start, timedelta(hours=12 if said.hour < 12 else -12))
        reading = Reading(other, _add(other, size), placed.calendar, "the other half of the day")
        return replace(placed, certainty=Certainty.AMBIGUOUS, alternatives=(*placed.alternatives, reading))
    return placed


def _coming(start: datetime, said: Clock, now: datetime) -> datetime:
    """The next time that the clock shows it."""
    if start < now and said.half == _TWELVE and said.hour <= 12:
        start = _add(start, timedelta(hours=12))
    return start if start >= now else _add(start, timedelta(days=1))


def _add(moment: datetime, step: timedelta) -> datetime:
    try:
        return moment + step
    except OverflowError:
        raise Refused("outside the years 1 to 9999") from None


def _later(days: tuple[Reading, ...], clock: timedelta, size: timedelta) -> tuple[Reading, ...]:
    starts = [(other, _add(other.start, clock)) for other in days if other.start is not None]
    return tuple(replace(other, start=start, end=_add(start, size)) for other, start in starts)


def place_day_part(said: DayPart, context: Context, place: Place) -> Placed:
    """The hours of a part of a day; noon and midnight are moments."""
    day = _day(said, context, place)
    base = midnight(first_day(day))
    start, end = _add(base, timedelta(hours=said.first)), _add(base, timedelta(hours=said.last))
    if said.first == said.last:
        end = _add(start, timedelta(hours=1))
    precision = Precision.HOUR if said.first == said.last else Precision.RANGE
    return replace(day, start=start, end=end, precision=precision)
