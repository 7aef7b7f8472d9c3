"""A day, month or period → how the reader names it, in the Gregorian or the Umm al-Qura calendar, Arabic or English."""

from datetime import date, timedelta

from hijridate import Gregorian, Hijri

from dashboard.charts.look import Look

GREGORIAN = "gregorian"
HIJRI = "islamic-umalqura"

# The first and last day that the Umm al-Qura tables of hijridate cover.
HIJRI_FIRST = date(1924, 8, 1)
HIJRI_LAST = date(2077, 11, 16)


def month_name(month: int, calendar: str, look: Look, *, short: bool = False) -> str:
    """The name of a month (1-12) by calendar and region; `short` cuts English Gregorian names."""
    words = look.words
    if calendar == HIJRI:
        key = "months.hijri"
    else:
        key = "months.short" if short and not look.rtl else f"months.{words.months}"
    return words.choose(key)[month - 1]


def has_hijri(day: date) -> bool:
    """Whether the Umm al-Qura tables cover the day."""
    return HIJRI_FIRST <= day <= HIJRI_LAST


def parts(day: date, calendar: str) -> tuple[int, int, int]:
    """Year, month and day of a date in a calendar; Hijri only where `has_hijri`."""
    if calendar == HIJRI:
        year, month, number = Gregorian(day.year, day.month, day.day).to_hijri().datetuple()
        return year, month, number
    return day.year, day.month, day.day


def month_start(year: int, month: int, calendar: str) -> date:
    """The first day of a month, as a Gregorian date."""
    if calendar == HIJRI:
        return date(*Hijri(year, month, 1).to_gregorian().datetuple())
    return date(year, month, 1)


def month_starts(first: date, last: date, calendar: str) -> list[tuple[date, int, int]]:
    """The months that begin in `[first, last)`: first day, year, month."""
    if calendar == HIJRI:
        first, last = max(first, HIJRI_FIRST), min(last, HIJRI_LAST)
    if first >= last:
        return []
    year, month, day = parts(first, calendar)
    if day > 1:
        year, month = next_month(year, month)
    found = []
    while (start := month_start(year, month, calendar)) < last:
        found.append((start, year, month))
        year, month = next_month(year, month)
        if year > (1500 if calendar == HIJRI else 9998):
            break
    return found


def next_month(year: int, month: int) -> tuple[int, int]:
    """The month after a month, in either calendar."""
    return (year, month + 1) if month < 12 else (year + 1, 1)


def day_text(day: date, calendar: str, look: Look) -> str:
    """A day in words: `10 February 2024`, `29 رجب 1445 هـ`."""
    year, month, number = parts(day, calendar)
    key = "date.hijri" if calendar == HIJRI else "date.day"
    return look.words.figures(look.words(key).format(day=number, month=month_name(month, calendar, look), year=year))


def period_text(start: date, end: date, grain: str, calendar: str, look: Look) -> str:
    """A period `[start, end)` in words, by its grain: day, week, month, quarter, year or any other."""
    year, month, _ = parts(start, calendar)
    name, words = month_name(month, calendar, look), look.words
    if grain == "day":
        return day_text(start, calendar, look)
    if grain == "month":
        key = "date.hijri_month" if calendar == HIJRI else "date.month"
        return words.figures(words(key).format(month=name, year=year))
    if grain == "quarter":
        return words.figures(words("date.quarter").format(n=(month - 1) // 3 + 1, year=year))
    if grain == "year":
        return words.figures(str(year))
    last = end - timedelta(days=1)
    return words("date.range").format(first=day_text(start, calendar, look), last=day_text(last, calendar, look))
