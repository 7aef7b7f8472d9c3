"""Two dates as one expression → placed in time: both calendars of a day, or the two ends of a range."""

from dataclasses import replace
from datetime import date, timedelta

from etl.dates.calendars import gregorian_day
from etl.dates.placing.named import Place
from etl.dates.placing.placed import Placed, Refused, first_day, inferred, less_sure, one_day
from etl.dates.policy import Context
from etl.dates.said import Both, Clock, Named, Range, Said, Weekday
from etl.model import Calendar, Certainty, DateKind, Precision


def place_both(said: Both, context: Context, place: Place) -> Placed:
    """Gregorian wins; a Hijri day that disagrees is kept as the other reading of a conflict."""
    plain = replace(context, policy=replace(context.policy, hijri_doubt=False))
    hijri, gregorian = _lend_years(said, plain, place)
    second = _try(hijri, plain, place)
    first = _try(gregorian, plain, place)
    if first is None:
        return place(gregorian, plain)
    if second is None:
        return replace(first, calendar=Calendar.DUAL, note="the Hijri day is outside the published calendar or none")
    if first.precision is Precision.DAY and first.start == second.start:
        return replace(first, calendar=Calendar.DUAL, certainty=_agreed(first), alternatives=())
    if first.precision is not Precision.DAY or second.precision is not Precision.DAY:
        return replace(first, calendar=Calendar.DUAL)
    if (other := _swapped(gregorian)) and other == first_day(second):
        return replace(second, calendar=Calendar.DUAL, certainty=Certainty.STATED, alternatives=())
    readings = (second.reading("the Hijri day"), *first.alternatives)
    return replace(first, calendar=Calendar.DUAL, certainty=Certainty.CONFLICT, alternatives=readings)


def _agreed(placed: Placed) -> Certainty:
    return Certainty.CONFLICT if placed.certainty is Certainty.CONFLICT else Certainty.STATED


def _try(said: Said, context: Context, place: Place) -> Placed | None:
    try:
        return place(said, context)
    except Refused:
        return None


def _swapped(said: Said) -> date | None:
    if not isinstance(said, Named) or not said.swappable or not said.year or not said.month or not said.day:
        return None
    return gregorian_day(said.year, said.day, said.month)


def _lend_years(said: Both, context: Context, place: Place) -> tuple[Named, Named]:
    """Each side with a year: one that lacks it takes the day nearest to the other side's."""
    hijri, gregorian = said.hijri, said.gregorian
    if hijri.calendar is None:
        hijri = replace(hijri, calendar=Calendar.UMM_AL_QURA)
    weekday = hijri.weekday or gregorian.weekday
    hijri, gregorian = replace(hijri, weekday=None), replace(gregorian, weekday=weekday)
    if gregorian.year is None and hijri.year is not None:
        near = _try(hijri, context, place)
        gregorian = replace(gregorian, year=_year_near(gregorian, near)) if near else gregorian
    return hijri, gregorian


def _year_near(named: Named, near: Placed) -> int:
    day = first_day(near)
    years = [year for year in (day.year - 1, day.year, day.year + 1) if named.month]
    reachable = [(abs((found - day).days), year) for year in years if (found := _first(named, year))]
    return min(reachable, default=(0, day.year))[1]


def _first(named: Named, year: int) -> date | None:
    return gregorian_day(year, named.month or 1, named.day or 1)


def place_range(said: Range, context: Context, place: Place) -> Placed:
    """From the beginning of one to the end of the other; what only one side says holds for both."""
    if said.last is None or said.first is None:
        return _open(said, context, place)
    if isinstance(said.first, Clock) and isinstance(said.last, Clock):
        return _clock_range(said.first, said.last, context, place)
    last = place(said.last, context)
    first = place(_lent(said.first, said.last, last), context)
    first, last = _ordered(said, first, last, context, place)
    if first.start is None or (last.end is None and last.end_text is None):
        raise Refused("one end has no day")
    certainty = less_sure(first.certainty, last.certainty)
    return Placed(
        first.start,
        last.end,
        Precision.RANGE,
        DateKind.RANGE,
        certainty if certainty is not Certainty.AMBIGUOUS else Certainty.INFERRED,
        last.calendar,
        last.note,
        end_text=last.end_text,
    )


def _open(said: Range, context: Context, place: Place) -> Placed:
    if said.first is not None:
        first = place(said.first, context)
        if first.start is None and first.start_text is None:
            raise Refused("the beginning has no day")
        return replace(first, end=None, end_text=None, value=None, precision=Precision.RANGE, kind=DateKind.RANGE)
    last = place(said.last, context) if said.last is not None else None
    if last is None or last.start is None:
        raise Refused("the end has no day")
    return replace(last, start=None, end=last.start, precision=Precision.RANGE, kind=DateKind.RANGE)


def _lent(first: Said, last: Said, placed: Placed) -> Said:
    """`من يناير إلى مارس 2023`: the first side takes the year of the last."""
    if not isinstance(first, Named) or not isinstance(last, Named):
        return first
    if first.year is None and first.of is None and first.direction is None:
        if last.year is not None:
            return replace(first, year=last.year, short_year=last.short_year, calendar=first.calendar or last.calendar)
        if placed.start is not None and first.calendar is Calendar.GREGORIAN:
            return replace(first, year=placed.start.year)
        return replace(first, of=last.of, direction=last.direction)
    return first


def _ordered(said: Range, first: Placed, last: Placed, context: Context, place: Place) -> tuple[Placed, Placed]:
    """Both ends in order: a first side without a year lies in the year before, a weekday in the week after."""
    if first.start is None or last.start is None or first.start <= last.start:
        return first, last
    if isinstance(said.last, Weekday):
        ahead = (said.last.weekday - first.start.isoweekday()) % 7
        return first, inferred(one_day(first.start.date() + timedelta(days=ahead), DateKind.RELATIVE))
    if isinstance(said.first, Named) and said.first.year is None and first.start.year > 1:
        return place(replace(said.first, year=first.start.year - 1), context), last
    raise Refused("the range ends before it begins")


def _clock_range(first: Clock, last: Clock, context: Context, place: Place) -> Placed:
    begin, end = place(first, context), place(replace(last, on=last.on or first.on), context)
    assert begin.start is not None, "a clock time has a moment or is refused"
    assert end.start is not None, "a clock time has a moment or is refused"
    until = end.start if end.start > begin.start else end.start + timedelta(days=1)
    return replace(begin, end=until, precision=Precision.RANGE, alternatives=(), certainty=less_sure(begin.certainty))
