"""Rules for what only a string that is a date as a whole may be: `15/2`, `20240210`, "الجمعة 15"."""

from datetime import datetime, timedelta

from etl.dates.rules.counted import hence
from etl.dates.rules.days import days_of_period, numeric_day
from etl.dates.rules.engine import Got, Rule
from etl.dates.rules.values import Made, number, said_of
from etl.dates.rules.years import month_and_year
from etl.dates.said import Clock, DayPart, Named, Nth, Range, Unit, Vague
from etl.model import Calendar


def _month_day(got: Got) -> Made:
    """`شباط 15`."""
    month = got["m"]["M"]
    return {"X": Named(month.calendar, None, month.month, number(got["d"]))}


def _day_of_any_month(got: Got) -> Made:
    """`الجمعة 15`, `يوم 22`."""
    day = number(got["d"])
    weekday = got["w"]["W"].weekday if "w" in got else None
    return {"X": Named(Calendar.GREGORIAN, None, None, day, weekday)} if 1 <= day <= 31 else None


def _lone_quarter(got: Got) -> Made:
    value = number(got["n"] if "n" in got else got["n2"])
    return {"X": Nth(value, Unit.QUARTER, None, None)} if 1 <= value <= 4 else None


def _compact(got: Got) -> Made:
    """`20240210`; ten or thirteen digits are seconds or milliseconds since 1970."""
    value = number(got["n"])
    if 10**9 <= value < 10**10 or 10**12 <= value < 10**13:
        moment = datetime(1970, 1, 1) + timedelta(seconds=value if value < 10**10 else value // 1000)
        day = Named(Calendar.GREGORIAN, moment.year, moment.month, moment.day)
        return {"X": Clock(moment.hour, moment.minute, moment.second, "24", 0, day)}
    year, rest = divmod(value, 10_000)
    if not 1900 <= year <= 2100:
        return None
    return {"X": Named(Calendar.GREGORIAN, year, rest // 100, rest % 100)}


def _month_alone(got: Got) -> Made:
    """`رمضان` as a whole string."""
    month = got["m"]["M"]
    return {"X": Named(month.calendar, None, month.month)} if month.alone == "cued" else None


def _until(got: Got) -> Made:
    """`قبل عام 2014`, `قبل الساعة 6`."""
    said = said_of(got["x"])
    return None if isinstance(said, Range | Vague | DayPart) else {"X": Range(None, said)}


def _from_clock(got: Got) -> Made:
    return {"X": Range(got["x"]["X"], None)} if isinstance(got["x"]["X"], Clock) else None


WHOLE_DAYS = (
    Rule("weekday and day", r"(?P<w>W),?(?P<d>[do])$", _day_of_any_month),
    Rule("day of the month", r"D(?P<d>[do])$", _day_of_any_month),
    Rule("day of a month", r"(?P<b>d)(?P<p>P)$", days_of_period),
    Rule("year, month and day", r"(?P<n>n)", _compact),
    Rule("quarter or half", r"(?:(?P<n>o)q|q(?P<n2>d))$", _lone_quarter),
    Rule("day/month", r"(?P<a>d)[/.](?P<b>d)(?![/.:])", numeric_day),
    Rule("month and day", r"(?P<m>M)(?P<d>d)$", _month_day),
    Rule("month", r"(?P<m>M)$", _month_alone),
    Rule("year/month", r"(?P<y>Y)[/\-](?P<m>d)", month_and_year),
)

WHOLE_RANGES = (
    Rule("open range", r"b(?P<x>X)", _until),
    Rule("open range", r"a(?P<x>X)", _from_clock),
)

IN_DAYS = (Rule("counted on", r"_~?(?P<u>[uU])", hence),)
