"""Years, months and days by name or number → placed in time: which calendar, which year, does the weekday agree."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from etl.dates.calendars import gregorian_day, hijri_day, hijri_month, is_settled, to_hijri
from etl.dates.placing.choice import distance, in_direction, open_choice
from etl.dates.placing.placed import (
    Placed,
    Refused,
    add_days,
    add_months,
    days,
    first_day,
    inferred,
    months,
    one_day,
    reference_day,
)
from etl.dates.policy import Context, Policy
from etl.dates.said import Named, Nth, Said
from etl.model import Calendar, Certainty, DateKind, Precision

Place = Callable[[Said, Context], Placed]
_HIJRI = Calendar.UMM_AL_QURA
_OUTSIDE = "outside the published Umm al-Qura calendar"
_UNSETTLED = "published and computed Umm al-Qura may differ by a day"
_MONTHS_AROUND = 7
_WEEKS = 5  # in which a weekday can come in a month
_COMING_YEARS = 3
_NEAR_YEARS = 120  # a bare year counts as Hijri when that lies this near
_YEARS_AROUND = 2
_LATEST_HIJRI = 1700  # larger years beside a Hijri month are Gregorian
_LEAP_YEARS_AROUND = 9  # for 29 February


def place_named(said: Named, context: Context, place: Place) -> Placed:
    """The interval of a year, month or day."""
    if said.ordinal and said.weekday is not None and said.day is not None and said.day <= _WEEKS:
        return _ordinal(said, context, place)
    named = _in_calendar(said, context)
    if named.short_year and named.year is not None:
        named = replace(named, year=full_year(named.year, context.policy), short_year=False)
    if named.year is not None:
        return _doubted(_stated(named), said, context)
    if named.of is not None:
        return inferred(_in_period(named, place(named.of, context), context))
    return inferred(_yearless(named, context))


def _ordinal(said: Named, context: Context, place: Place) -> Placed:
    """`الأحد الأول من يوليو`: the first of July when that is a Sunday, else July's first Sunday."""
    day = place_named(replace(said, weekday=None, ordinal=False), context, place)
    if first_day(day).isoweekday() == said.weekday:
        return day
    month = replace(said, day=None, weekday=None, ordinal=False)
    return place(Nth(said.day or 1, None, said.weekday, month), context)


def full_year(value: int, policy: Policy) -> int:
    """A two-digit year in its century."""
    return value + (2000 if value < policy.short_years_until else 1900)


def _in_calendar(named: Named, context: Context) -> Named:
    """`named` with its calendar: a number from 1300 to 1500 is a Hijri year where a day and month stand with it."""
    if named.calendar is _HIJRI and named.year is not None and named.month is not None and named.year > _LATEST_HIJRI:
        return replace(named, year=_hijri_year_in(named.year, named.month))
    if named.calendar is not None:
        return named
    low, high = context.policy.hijri_years
    if named.year is None or not low <= named.year <= high:
        return replace(named, calendar=Calendar.GREGORIAN)
    if named.month is None and not _is_near(named.year, context):
        return replace(named, calendar=Calendar.GREGORIAN)
    return replace(named, calendar=_HIJRI)


def _hijri_year_in(year: int, month: int) -> int:
    """`رمضان 2024`: the Hijri year whose month begins in a Gregorian one."""
    first = round((year - 622) * 33 / 32)
    starts = ((hijri, hijri_month(hijri, month)) for hijri in range(first - 1, first + 3))
    return next((hijri for hijri, found in starts if found and found[0].year == year), year)


def _gregorian_year(hijri: int) -> int:
    return round(hijri * 0.970229 + 621.57)


def _is_near(hijri: int, context: Context) -> bool:
    """Whether a bare year makes sense as a Hijri one: of the last generations, hardly of the future."""
    behind = _reference_year(context, hijri) - _gregorian_year(hijri)
    return -_COMING_YEARS <= behind <= _NEAR_YEARS


def _reference_year(context: Context, hijri: int) -> int:
    return context.reference.year if context.reference else _gregorian_year(hijri)


def _stated(named: Named) -> Placed:
    """A date whose year is known."""
    year = named.year or 0
    if named.month is None:
        return _year(named, year)
    if not 1 <= named.month <= 12 and not _swapped(named):
        raise Refused("no such month")
    if named.day is None:
        return _month(named, year, named.month)
    day = _day(named, year, named.month, named.day)
    if day is None and (other := _swapped(named)) is not None:
        return _weekday_checked(inferred(one_day(other, DateKind.ABSOLUTE)), named)
    if day is None:
        raise Refused(_why_not(named, year, named.month))
    placed = replace(one_day(day, DateKind.ABSOLUTE), calendar=named.calendar or Calendar.GREGORIAN)
    return _weekday_checked(_noted(placed, named, year), named)


def _why_not(named: Named, year: int, month: int) -> str:
    outside = named.calendar is _HIJRI and hijri_month(year, month) is None
    if named.calendar is not _HIJRI and not 1 <= year <= 9999:
        return "a day outside the years 1 to 9999"
    return _OUTSIDE if outside else "no such day"


def _swapped(named: Named) -> date | None:
    """The day with day and month the other way round, where the numbers allow it."""
    if not named.swappable or named.calendar is _HIJRI or not named.year or not named.day or not named.month:
        return None
    return gregorian_day(named.year, named.day, named.month) if named.day != named.month else None


def _day(named: Named, year: int, month: int, day: int) -> date | None:
    reader = hijri_day if named.calendar is _HIJRI else gregorian_day
    return reader(year, month, day)


def _year(named: Named, year: int) -> Placed:
    if named.calendar is not _HIJRI:
        placed = months(year, 1, 12, Precision.YEAR, DateKind.ABSOLUTE)
        return replace(placed, value=f"BC{1 - year:04}") if year < 1 else placed
    first, last = hijri_month(year, 1), hijri_month(year, 12)
    if first is None or last is None:
        raise Refused(_OUTSIDE)
    placed = days(first[0], last[1] - timedelta(days=1), Precision.YEAR, DateKind.ABSOLUTE)
    return _noted(replace(placed, calendar=_HIJRI), named, year)


def _month(named: Named, year: int, month: int) -> Placed:
    if named.calendar is not _HIJRI:
        return months(year, month, 1, Precision.MONTH, DateKind.ABSOLUTE)
    found = hijri_month(year, month)
    if found is None:
        raise Refused(_OUTSIDE)
    placed = days(found[0], found[1] - timedelta(days=1), Precision.MONTH, DateKind.ABSOLUTE)
    return _noted(replace(placed, calendar=_HIJRI), named, year)


def _noted(placed: Placed, named: Named, year: int) -> Placed:
    return replace(placed, note=_UNSETTLED) if named.calendar is _HIJRI and not is_settled(year) else placed


def _weekday_checked(placed: Placed, named: Named) -> Placed:
    """A weekday that disagrees makes a conflict; beside a Hijri day it tells which day the paper counted."""
    day = first_day(placed)
    if named.weekday is None or day.isoweekday() == named.weekday:
        return placed
    near = _nearest_weekday(day, named.weekday)
    other = replace(one_day(near, placed.kind), calendar=placed.calendar, note=placed.note)
    if named.calendar is _HIJRI and abs((near - day).days) == 1:
        placed, other = other, placed
    reading = other.reading("the day of the other reading, by its weekday")
    return replace(placed, certainty=Certainty.CONFLICT, alternatives=(reading,))


def _nearest_weekday(day: date, weekday: int) -> date:
    ahead = (weekday - day.isoweekday()) % 7
    return add_days(day, ahead if ahead <= 3 else ahead - 7)


def _doubted(placed: Placed, said: Named, context: Context) -> Placed:
    """Readings that the writing leaves open: day and month swapped, a bare year's calendar, a moon seen elsewhere."""
    if placed.certainty is not Certainty.STATED:
        return placed
    if said.swappable and placed.calendar is Calendar.GREGORIAN and said.weekday is None:
        year = placed.start.year if placed.start else None
        other = _swapped(replace(said, year=year, calendar=placed.calendar))
        return _open(placed, "month/day/year", one_day(other, DateKind.ABSOLUTE)) if other else placed
    if said.calendar is None and placed.calendar is _HIJRI and said.month is None and said.year:
        return _open(placed, "a Gregorian year", months(said.year, 1, 12, Precision.YEAR, DateKind.ABSOLUTE))
    return moon_doubted(placed, said.weekday, context)


def moon_doubted(placed: Placed, weekday: int | None, context: Context) -> Placed:
    """A Hijri day of a paper outside Saudi Arabia may be the day before or after; a weekday settles it."""
    settled = weekday is not None or placed.precision is not Precision.DAY or context.saudi in (None, True)
    if (
        settled
        or placed.calendar is not _HIJRI
        or not context.policy.hijri_doubt
        or placed.certainty is Certainty.CONFLICT
    ):
        return placed
    day = first_day(placed)
    around = [replace(one_day(add_days(day, step), placed.kind), calendar=_HIJRI) for step in (-1, 1)]
    readings = tuple(other.reading("the moon was seen a day apart") for other in around)
    return replace(placed, certainty=Certainty.AMBIGUOUS, alternatives=readings)


def _open(placed: Placed, rule: str, other: Placed) -> Placed:
    return replace(placed, certainty=Certainty.AMBIGUOUS, alternatives=(other.reading(rule),))


def _in_period(named: Named, period: Placed, context: Context) -> Placed:
    """A month or day of a year or month that was resolved on its own."""
    day = first_day(period)
    if named.month is None:
        return _day_of_month(named, day)
    year = day.year
    if named.calendar is _HIJRI:
        hijri = to_hijri(add_days(day, 180) if period.precision is Precision.YEAR else day)
        year = hijri[0] if hijri else 0
    return replace(_stated(replace(named, year=year, of=None)), kind=DateKind.RELATIVE)


def _day_of_month(named: Named, day: date) -> Placed:
    found = gregorian_day(day.year, day.month, named.day or 0)
    if found is None:
        raise Refused("no such day")
    return one_day(found, DateKind.RELATIVE)


def _yearless(named: Named, context: Context) -> Placed:
    """A month, or a day of one, in the year that direction, weekday, anchor or policy give it."""
    choices = list(_choices(named, context) if named.month is not None else _months_around(named, context))
    if not choices:
        raise Refused("no such day")
    chosen = _chosen(named, choices, context)
    return replace(_weekday_checked(chosen, named), kind=DateKind.PARTIAL)


def _choices(named: Named, context: Context) -> Iterator[Placed]:
    """The readings of the years around the reference, in order."""
    day = context.anchor or reference_day(context)
    hijri = to_hijri(day)
    if named.calendar is _HIJRI and hijri is None:
        raise Refused(_OUTSIDE)
    middle = hijri[0] if named.calendar is _HIJRI and hijri else day.year
    around = _LEAP_YEARS_AROUND if (named.month, named.day) == (2, 29) else _YEARS_AROUND
    for year in range(middle - around, middle + around + 1):
        if placed := _in_year(named, year):
            yield placed


@lru_cache(maxsize=1 << 13)
def _in_year(named: Named, year: int) -> Placed | None:
    """A date in one year; null when that has no such day."""
    try:
        return _stated(replace(named, year=year, weekday=None))
    except Refused:
        return None


def _months_around(named: Named, context: Context) -> Iterator[Placed]:
    """A day of the month in the months around the reference, on its weekday when it has one."""
    here = reference_day(context)
    for step in range(-_MONTHS_AROUND, _MONTHS_AROUND + 1):
        month = add_months(here.replace(day=1), step)
        day = gregorian_day(month.year, month.month, named.day or 0)
        if day is not None and named.weekday in (None, day.isoweekday()):
            yield one_day(day, DateKind.PARTIAL)


def _chosen(named: Named, choices: list[Placed], context: Context) -> Placed:
    anchor = context.anchor
    if anchor is not None and named.direction is None:
        return min(choices, key=lambda placed: distance(placed, anchor))
    here = reference_day(context)
    if named.direction is not None:
        return in_direction(choices, here, named.direction)
    chosen = open_choice(choices, context)
    if named.weekday is not None and first_day(chosen).isoweekday() != named.weekday:
        fitting = [other for other in choices if first_day(other).isoweekday() == named.weekday]
        near = min(fitting, key=lambda placed: distance(placed, here), default=chosen)
        return near if distance(near, here) < 366 * 2 else chosen
    return chosen
