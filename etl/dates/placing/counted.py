"""Periods counted from the reference day, and weekdays, → placed in time."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from etl.dates.calendars import hijri_month, to_hijri
from etl.dates.placing.choice import direction_of
from etl.dates.placing.named import Place
from etl.dates.placing.placed import (
    Placed,
    Refused,
    add_days,
    add_months,
    days,
    first_day,
    months,
    one_day,
    reference_day,
    reference_moment,
)
from etl.dates.policy import Context
from etl.dates.said import Century, Shift, Stretch, Unit, Weekday, Within
from etl.model import Calendar, Certainty, DateKind, Precision

_CLOCK = {
    Unit.HOUR: (timedelta(hours=1), Precision.HOUR),
    Unit.MINUTE: (timedelta(minutes=1), Precision.MINUTE),
    Unit.SECOND: (timedelta(seconds=1), Precision.SECOND),
}
_MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF: 6, Unit.YEAR: 12, Unit.DECADE: 120, Unit.CENTURY: 1200}
_PRECISIONS = {
    Unit.MONTH: Precision.MONTH,
    Unit.QUARTER: Precision.QUARTER,
    Unit.HALF: Precision.HALF,
    Unit.YEAR: Precision.YEAR,
    Unit.DECADE: Precision.DECADE,
}
_RELATIVE = DateKind.RELATIVE
_MOST = 10_000  # units that anybody counts from today


def week_start(day: date, context: Context) -> date:
    """The first day of the week of `day`."""
    return add_days(day, -((day.isoweekday() - context.policy.week_start) % 7))


def place_shift(said: Shift, context: Context, place: Place) -> Placed:
    """A period so many units from the reference."""
    if abs(said.amount) > _MOST:
        raise Refused("too far to count")
    if said.of is not None:
        day = place(said.of, context)
        placed = place_shift(replace(said, of=None), replace(context, reference=first_day(day)), place)
        return replace(placed, kind=day.kind, certainty=day.certainty)
    if said.unit in _CLOCK:
        return _clock_shift(said, context)
    placed = (_counted if said.counted else _aligned)(said, reference_day(context), context)
    return _weekday_of(placed, said.weekday) if said.weekday else placed


def _clock_shift(said: Shift, context: Context) -> Placed:
    size, precision = _CLOCK[said.unit]
    try:
        start = reference_moment(context) + size * said.amount
        start = _floor(start, precision)
        return Placed(start, start + size, precision, _RELATIVE, Certainty.INFERRED)
    except OverflowError:
        raise Refused("outside the years 1 to 9999") from None


def _floor(moment: datetime, precision: Precision) -> datetime:
    return moment if precision is Precision.SECOND else moment.replace(second=0)


def _counted(said: Shift, here: date, context: Context) -> Placed:
    """`قبل 3 أيام` and `قبل أسبوعين` are days; with months and years the month or year is meant."""
    if said.unit is Unit.DAY:
        return _sure(one_day(add_days(here, said.amount), _RELATIVE))
    if said.unit is Unit.WEEK:
        return _sure(one_day(add_days(here, 7 * said.amount), _RELATIVE))
    if said.unit is Unit.WEEKEND:
        return _aligned(said, here, context)
    step = int(_MONTHS[said.unit] * said.amount)
    day = add_months(here, step)
    if said.unit in (Unit.MONTH, Unit.QUARTER, Unit.HALF):
        return _sure(months(day.year, day.month, 1, Precision.MONTH, _RELATIVE))
    return _sure(months(day.year, 1, 12, Precision.YEAR, _RELATIVE))


def _aligned(said: Shift, here: date, context: Context) -> Placed:
    """`الأسبوع الماضي`, `العام المقبل`: whole units of the calendar."""
    amount = int(said.amount)
    if said.unit is Unit.DAY:
        return _sure(one_day(add_days(here, amount), _RELATIVE))
    if said.unit in (Unit.WEEK, Unit.WEEKEND):
        first = add_days(week_start(here, context), 7 * amount)
        if said.unit is Unit.WEEKEND:
            return _sure(days(add_days(first, 5), add_days(first, 6), Precision.RANGE, _RELATIVE))
        return _sure(days(first, add_days(first, 6), Precision.WEEK, _RELATIVE))
    if said.calendar is Calendar.UMM_AL_QURA:
        return _hijri_aligned(said, here)
    size = _MONTHS[said.unit]
    place = here.year * 12 + here.month - 1
    year, month = divmod(place - place % size + size * amount, 12)
    return _sure(months(year, month + 1, size, _PRECISIONS[said.unit], _RELATIVE))


def _hijri_aligned(said: Shift, here: date) -> Placed:
    hijri = to_hijri(here)
    if hijri is None or said.unit not in (Unit.YEAR, Unit.MONTH):
        raise Refused("outside the published Umm al-Qura calendar")
    year, month = divmod(hijri[0] * 12 + hijri[1] - 1 + int(said.amount), 12)
    if said.unit is Unit.YEAR:
        year, month = hijri[0] + int(said.amount), 0
    first = hijri_month(year, month + 1)
    last = hijri_month(year, 12) if said.unit is Unit.YEAR else first
    if first is None or last is None:
        raise Refused("outside the published Umm al-Qura calendar")
    placed = days(first[0], add_days(last[1], -1), _PRECISIONS[said.unit], _RELATIVE)
    return replace(_sure(placed), calendar=Calendar.UMM_AL_QURA)


def _weekday_of(placed: Placed, weekday: int) -> Placed:
    """`أمس الأربعاء`: a weekday that disagrees is the better witness of the day; the other is kept."""
    if placed.start is None or placed.start.isoweekday() == weekday:
        return placed
    ahead = (weekday - placed.start.isoweekday()) % 7
    day = one_day(add_days(placed.start.date(), ahead if ahead <= 3 else ahead - 7), _RELATIVE)
    return replace(day, certainty=Certainty.CONFLICT, alternatives=(placed.reading("counted from the reference day"),))


def _sure(placed: Placed) -> Placed:
    """What is counted from the publication day is inferred by it."""
    return replace(placed, certainty=Certainty.INFERRED)


def place_stretch(said: Stretch, context: Context) -> Placed:
    """So many units up to the reference, or from it on."""
    if said.amount > _MOST:
        raise Refused("too far to count")
    if said.unit in _CLOCK:
        return _clock_stretch(said, context)
    here = reference_day(context)
    if said.unit in (Unit.DAY, Unit.WEEK, Unit.WEEKEND):
        count = int(said.amount * (1 if said.unit is Unit.DAY else 7))
        first = add_days(here, -count if said.direction < 0 else 1)
        return _sure(days(first, add_days(first, count - 1), Precision.RANGE, _RELATIVE))
    size = _MONTHS[said.unit]
    block = size if size <= 12 else 12
    count = int(size * said.amount) or 1
    place = here.year * 12 + here.month - 1
    place -= place % block
    year, month = divmod(place - count if said.direction < 0 else place + block, 12)
    return _sure(months(year, month + 1, count, Precision.RANGE, _RELATIVE))


def _clock_stretch(said: Stretch, context: Context) -> Placed:
    here = reference_moment(context)
    try:
        there = here + _CLOCK[said.unit][0] * said.amount * said.direction
    except OverflowError:
        raise Refused("outside the years 1 to 9999") from None
    return Placed(min(here, there), max(here, there), Precision.RANGE, _RELATIVE, Certainty.INFERRED)


def place_within(said: Within, context: Context, place: Place) -> Placed:
    """`خلال أسبوعين`: from now on for a caller who prefers the future, else only a length of time."""
    if context.prefer != "future" or not isinstance(context.reference, datetime):
        return Placed(None, None, None, DateKind.DURATION, value=said.value)
    here = reference_moment(context)
    if said.unit in _CLOCK:
        return _clock_stretch(Stretch(said.unit, said.amount, 1), context)
    end = place_shift(Shift(said.unit, said.amount, counted=True), context, place).end
    return Placed(here, end, Precision.RANGE, _RELATIVE, Certainty.INFERRED)


def place_weekday(said: Weekday, context: Context) -> Placed:
    """A weekday: the last one up to the reference or, by direction, tense or preference, the next one."""
    here = reference_day(context)
    if said.week is not None or (said.direction == 0 and context.prefer != "future"):
        monday = add_days(week_start(here, context), 7 * (said.week or 0))
        ahead = (said.weekday - context.policy.week_start) % 7
        return _sure(one_day(add_days(monday, ahead), _RELATIVE))
    back = (here.isoweekday() - said.weekday) % 7
    ahead = (said.weekday - here.isoweekday()) % 7
    if said.direction:
        step = (
            ((ahead or 7) + 7 * (said.direction - 1)) if said.direction > 0 else -(back or 7) + 7 * (said.direction + 1)
        )
        return _sure(one_day(add_days(here, step), _RELATIVE))
    if direction_of(context) < 0:
        return _sure(one_day(add_days(here, -back), _RELATIVE))
    tomorrow = context.tense is None and context.prefer == "future"
    return _sure(one_day(add_days(here, (ahead or 7) if tomorrow else ahead), _RELATIVE))


def place_century(said: Century, context: Context) -> Placed:
    """The first year of a century is its 1st: the 20th is 1901-2000; before the common era by value."""
    number, kind = said.number, DateKind.ABSOLUTE
    if number is None:
        number, kind = (reference_day(context).year - 1) // 100 + 1 + (said.shift or 0), _RELATIVE
    if number < 0:
        first = number * 100 + 1
        placed = months(first, 1, 1200, Precision.CENTURY, kind)
        return replace(placed, value=f"BC{-number - 1:02}")
    placed = months(number * 100 - 99, 1, 1200, Precision.CENTURY, kind)
    return _sure(placed) if kind is _RELATIVE else placed
