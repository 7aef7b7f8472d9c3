"""Year, month and day of two calendars → days; the Hijri one by one table of month starts, as published.

The table is hijridate's Umm al-Qura calendar of 1343-1500 AH. For 1420-1450 AH the computed calendar (ICU's) agrees
with it; outside these years the two differ by a day here and there, which `is_settled` tells.
"""

from bisect import bisect_right
from calendar import monthrange
from datetime import date

from hijridate import ummalqura

FIRST_HIJRI, LAST_HIJRI = (edge[0] for edge in ummalqura.HIJRI_RANGE)
_SETTLED = range(1420, 1451)
_SHIFT = date(*ummalqura.GREGORIAN_RANGE[0]).toordinal() - ummalqura.MONTH_STARTS[0]
_STARTS = tuple(start + _SHIFT for start in ummalqura.MONTH_STARTS)  # ordinals; the last is the day behind the table


def gregorian_day(year: int, month: int, day: int) -> date | None:
    """The day, null when there is none: 31 February, year 0."""
    return date(year, month, day) if 1 <= year <= 9999 and 1 <= day <= month_length(year, month) else None


def month_length(year: int, month: int) -> int:
    """Days of a Gregorian month; 0 for a month that is none."""
    return monthrange(year, month)[1] if 1 <= month <= 12 else 0


def hijri_month(year: int, month: int) -> tuple[date, date] | None:
    """First day of a Hijri month and of the next one; null outside the published calendar."""
    place = (year - FIRST_HIJRI) * 12 + month - 1
    if not (1 <= month <= 12 and 0 <= place < len(_STARTS) - 1):
        return None
    return date.fromordinal(_STARTS[place]), date.fromordinal(_STARTS[place + 1])


def hijri_day(year: int, month: int, day: int) -> date | None:
    """The day, null when the month has none of that number or lies outside the published calendar."""
    days = hijri_month(year, month)
    if days is None or not 1 <= day <= (days[1] - days[0]).days:
        return None
    return date.fromordinal(days[0].toordinal() + day - 1)


def to_hijri(day: date) -> tuple[int, int, int] | None:
    """Year, month and day in the Umm al-Qura calendar; null outside the published one."""
    number = day.toordinal()
    if not _STARTS[0] <= number < _STARTS[-1]:
        return None
    place = bisect_right(_STARTS, number) - 1
    return FIRST_HIJRI + place // 12, place % 12 + 1, number - _STARTS[place] + 1


def is_settled(year: int) -> bool:
    """Whether the published and the computed calendar agree on every day of a Hijri year."""
    return year in _SETTLED


def easter(year: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian computus)."""
    a, (b, c) = year % 19, divmod(year, 100)
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    month, day = divmod(h + k - 7 * ((a + 11 * h + 22 * k) // 451) + 114, 31)
    return date(year, month, day + 1)
