"""Seasons, feasts, decades, and parts and ordinals of periods → placed in time."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from etl.dates.calendars import easter, gregorian_day, hijri_day, month_length, to_hijri
from etl.dates.placing.choice import direction_of, in_direction, nearest, open_choice
from etl.dates.placing.counted import week_start
from etl.dates.placing.named import Place, moon_doubted
from etl.dates.placing.placed import (
    Placed,
    Refused,
    add_days,
    days,
    first_day,
    inferred,
    last_day,
    months,
    one_day,
    reference_day,
)
from etl.dates.policy import Context
from etl.dates.said import Decade, Feast, FeastDay, Nth, Part, PartOf, Season, Unit
from etl.model import Calendar, DateKind, Precision

_SIZES = {Unit.QUARTER: 3, Unit.HALF: 6, Unit.MONTH: 1, Unit.YEAR: 12}
_PRECISIONS = {
    Unit.DAY: Precision.DAY,
    Unit.WEEK: Precision.WEEK,
    Unit.MONTH: Precision.MONTH,
    Unit.QUARTER: Precision.QUARTER,
    Unit.HALF: Precision.HALF,
    Unit.YEAR: Precision.YEAR,
}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_AROUND = 2  # years to both sides in which a feast or season is looked for
# First and last month of the parts of a year; of longer and shorter periods the same shares.
_YEAR_PARTS = {Part.EARLY: (1, 3), Part.MIDDLE: (5, 8), Part.LATE: (10, 12), Part.END: (12, 12)}
_SHARES = {Part.EARLY: (0.0, 0.3), Part.MIDDLE: (0.3, 0.7), Part.LATE: (0.7, 1.0), Part.END: (0.7, 1.0)}


def place_season(said: Season, context: Context, place: Place) -> Placed:
    """A meteorological season; the winter of a year begins in its December."""
    if said.of is not None:
        year = place(said.of, context)
        season = _season(first_day(year).year, said.first_month)
        return replace(season, kind=year.kind, certainty=year.certainty)
    here = reference_day(context)
    choices = [_season(year, said.first_month) for year in range(max(1, here.year - 2), min(9998, here.year + 2) + 1)]
    if said.direction == 0 or (said.direction is None and direction_of(context) < 0):
        found = nearest(choices, here, 1) if said.direction == 0 else _begun_or_next(choices, here)
    elif said.direction is None:
        found = nearest(choices, here, 1)
    else:
        found = in_direction(choices, here, said.direction)
    return inferred(found)


def _begun_or_next(choices: list[Placed], here: date) -> Placed:
    return nearest(choices, here, -1)


def _season(year: int, first_month: int) -> Placed:
    return months(year, first_month, 3, Precision.SEASON, DateKind.PARTIAL)


def place_decade(said: Decade, context: Context, place: Place) -> Placed:
    """`ستينات القرن الماضي`; without a century the one of the twentieth, as papers still mean it."""
    if said.of is None:
        return inferred(months(1900 + said.tens, 1, 120, Precision.DECADE, DateKind.PARTIAL))
    century = place(said.of, context)
    if century.precision is not Precision.CENTURY:
        raise Refused("a decade of no century")
    base = first_day(century).year - 1
    return replace(months(base + said.tens, 1, 120, Precision.DECADE, century.kind), certainty=century.certainty)


def place_feast(said: Feast, context: Context) -> Placed:
    """The day of a feast in a year of either calendar, or the last or next one."""
    if said.year is not None:
        found = next(_in_year(said, said.year, context), None)
        if found is None:
            raise Refused("no such feast in that year")
        return moon_doubted(found, None, context)
    here = reference_day(context)
    years = range(here.year - _AROUND, here.year + _AROUND + 1)
    choices = [placed for year in years for placed in _in_gregorian_year(said.day, year)]
    if not choices:
        raise Refused("outside the published Umm al-Qura calendar")
    if said.direction is not None:
        chosen = in_direction(choices, here, said.direction)
    else:
        chosen = open_choice(choices, context)
    return inferred(moon_doubted(replace(chosen, kind=DateKind.PARTIAL), None, context))


def _in_year(said: Feast, year: int, context: Context) -> Iterator[Placed]:
    low, high = context.policy.hijri_years
    hijri_year = said.calendar is Calendar.UMM_AL_QURA or (said.calendar is None and low <= year <= high)
    if hijri_year and said.day.calendar is Calendar.UMM_AL_QURA:
        day = hijri_day(year, said.day.month, said.day.day)
        return iter([_feast_days(said.day, day)] if day else [])
    return iter([]) if hijri_year else _in_gregorian_year(said.day, year)


def _in_gregorian_year(feast: FeastDay, year: int) -> Iterator[Placed]:
    if not 2 <= year <= 9998:
        return
    if feast.calendar is Calendar.UMM_AL_QURA:
        hijri = to_hijri(date(year, 1, 1))
        for hijri_year in (hijri[0], hijri[0] + 1) if hijri else ():
            day = hijri_day(hijri_year, feast.month, feast.day)
            if day and day.year == year:
                yield _feast_days(feast, day)
        return
    day = _ruled_day(feast, year) if feast.rule else gregorian_day(year, feast.month, feast.day)
    if day:
        yield _feast_days(feast, day)


def _ruled_day(feast: FeastDay, year: int) -> date:
    """`easter` counts days from Easter Sunday; `thursday#4` is a weekday of the feast's month."""
    if feast.rule == "easter":
        return add_days(easter(year), feast.day)
    weekday, number = feast.rule.split("#")
    first = date(year, feast.month, 1)
    return add_days(first, (_WEEKDAYS.index(weekday) - first.weekday()) % 7 + 7 * (int(number) - 1))


def _feast_days(feast: FeastDay, first: date) -> Placed:
    precision = Precision.DAY if feast.days == 1 else Precision.RANGE
    placed = days(first, add_days(first, feast.days - 1), precision, DateKind.ABSOLUTE)
    return replace(placed, calendar=feast.calendar)


def place_part(said: PartOf, context: Context, place: Place) -> Placed:
    """Early, middle, late or the end of a period, by the policy for months and by shares else."""
    whole = place(said.of, context)
    first, last = first_day(whole), last_day(whole)
    if last <= first:  # "the end of the day" names no shorter time that we could tell
        return whole
    if whole.precision is Precision.MONTH:
        begin, end = _month_part(said.part, first, last, context)
    elif whole.precision is Precision.YEAR and whole.calendar is Calendar.GREGORIAN:
        low, high = _YEAR_PARTS[said.part]
        begin, end = date(first.year, low, 1), date(first.year, high, month_length(first.year, high))
    elif whole.precision in (Precision.QUARTER, Precision.HALF) and said.part is Part.END:
        begin, end = last.replace(day=1), last
    else:
        length = (last - first).days + 1
        low_share, high_share = _SHARES[said.part]
        begin, end = add_days(first, round(length * low_share)), add_days(first, round(length * high_share) - 1)
        if length > 3000:
            begin, end = _whole_years(first, last, said.part)
    part = days(begin, end, Precision.RANGE, whole.kind)
    return replace(whole, start=part.start, end=part.end, end_text=part.end_text, precision=Precision.RANGE)


def _whole_years(first: date, last: date, part: Part) -> tuple[date, date]:
    count = last.year - first.year + 1
    low, high = _SHARES[part]
    return date(first.year + round(count * low), 1, 1), date(first.year + round(count * high) - 1, 12, 31)


def _month_part(part: Part, first: date, last: date, context: Context) -> tuple[date, date]:
    policy = context.policy
    if part is Part.EARLY:
        return first, add_days(first, policy.early_until - 1)
    if part is Part.MIDDLE:
        return add_days(first, policy.early_until), add_days(first, policy.middle_until - 1)
    if part is Part.LATE:
        return add_days(first, policy.middle_until), last
    return add_days(last, -(policy.early_until - 1)), last


def place_nth(said: Nth, context: Context, place: Place) -> Placed:
    """The n-th unit or weekday of a period; of the reference's year when it names none."""
    if said.of is None:
        here = reference_day(context)
        whole = inferred(months(here.year, 1, 12, Precision.YEAR, DateKind.PARTIAL))
    else:
        whole = place(said.of, context)
    found = _nth(said, first_day(whole), last_day(whole), context)
    return replace(found, kind=whole.kind, certainty=whole.certainty, note=whole.note)


def _nth(said: Nth, first: date, last: date, context: Context) -> Placed:
    if said.weekday is not None:
        return _checked(_nth_weekday(said.number, said.weekday, first, last), first, last)
    unit = said.unit or Unit.DAY
    if unit is Unit.DAY:
        begin = add_days(first, said.number - 1) if said.number > 0 else add_days(last, -(said.span - 1))
        end = add_days(begin, said.span - 1)
        precision = Precision.DAY if said.span == 1 else Precision.RANGE
        return _checked(days(begin, end, precision, DateKind.PARTIAL), first, last)
    if unit is Unit.WEEK:
        return _nth_week(said, first, last, context)
    if (last - first).days > 3000:
        return _years_of(said, unit, first, last)
    if unit is Unit.HALF and (last - first).days < 31:
        return _half_month(said, first, last)
    if unit not in _SIZES or (last - first).days < 31:
        raise Refused("no such part of the period")
    size = _SIZES[unit] * said.span
    place = first.year * 12 + first.month - 1 + _SIZES[unit] * (said.number - 1)
    if said.number < 0:
        place = last.year * 12 + last.month - size
    precision = _PRECISIONS[unit] if said.span == 1 else Precision.RANGE
    return _checked(months(place // 12, place % 12 + 1, size, precision, DateKind.PARTIAL), first, last)


def _half_month(said: Nth, first: date, last: date) -> Placed:
    middle = add_days(first, 14)
    begin, end = (first, middle) if said.number == 1 else (add_days(middle, 1), last)
    return days(begin, end, Precision.RANGE, DateKind.PARTIAL)


def _years_of(said: Nth, unit: Unit, first: date, last: date) -> Placed:
    """The n-th half, quarter or decade of a decade or century."""
    count = last.year - first.year + 1
    size = {Unit.HALF: count // 2, Unit.QUARTER: count // 4, Unit.DECADE: 10}.get(unit, 0)
    if not size:
        raise Refused("no such part of the period")
    begin = first.year + size * (said.number - 1) if said.number > 0 else last.year - size * said.span + 1
    precision = Precision.DECADE if unit is Unit.DECADE and said.span == 1 else Precision.RANGE
    return _checked(months(begin, 1, 12 * size * said.span, precision, DateKind.PARTIAL), first, last)


def _nth_weekday(number: int, weekday: int, first: date, last: date) -> Placed:
    if number < 0:
        return one_day(add_days(last, -((last.isoweekday() - weekday) % 7)), DateKind.PARTIAL)
    return one_day(add_days(first, (weekday - first.isoweekday()) % 7 + 7 * (number - 1)), DateKind.PARTIAL)


def _nth_week(said: Nth, first: date, last: date, context: Context) -> Placed:
    """The n-th week that begins in the period."""
    begin = week_start(add_days(first, 6), context)
    begin = add_days(begin, 7 * (said.number - 1))
    if said.number < 0:
        begin = add_days(week_start(add_days(last, 1), context), -7 * said.span)
    end = add_days(begin, 7 * said.span - 1)
    return days(begin, end, Precision.WEEK if said.span == 1 else Precision.RANGE, DateKind.PARTIAL)


def _checked(placed: Placed, first: date, last: date) -> Placed:
    if first_day(placed) < first or last_day(placed) > last:
        raise Refused("no such part of the period")
    return placed
