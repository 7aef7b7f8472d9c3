"""Rules that join days with parts of the day and clock times."""

from dataclasses import replace

from etl.dates.facts import DayPartWord
from etl.dates.rules.engine import Got, Rule
from etl.dates.rules.values import Made, number
from etl.dates.said import (
    Clock,
    DayPart,
    Duration,
    Feast,
    Named,
    PartOf,
    Range,
    Recurrence,
    Said,
    Shift,
    Unit,
    Vague,
    Weekday,
)
from etl.model import Calendar

_AGE = "afternoon"  # with no day beside it العصر is an age, الظهر the back


def _clock_on(got: Got) -> Made:
    """A day and a clock time, in either order."""
    on = got["x"]["X"]
    clock: Clock = got["k"]["k"]
    return None if isinstance(on, Clock | Range | Vague | DayPart | Recurrence) else {"X": replace(clock, on=on)}


def _clock_on_part(got: Got) -> Made:
    """`مساء أمس الساعة 7`."""
    part, clock = got["x"]["X"], got["k"]["k"]
    if not isinstance(part, DayPart):
        return None
    open_half = clock.half in (None, "12")
    late = part.first >= 12 and clock.hour < 12 and open_half
    return {"X": replace(clock, on=part.on, hour=clock.hour + 12 * late, half="24" if open_half else clock.half)}


def _lone_clock(got: Got) -> Made:
    return {"X": got["k"]["k"]}


def _day_part(got: Got) -> Made:
    """`مساء أمس`, `صباح السبت`, `tomorrow morning`."""
    part: DayPartWord = got["a"]["A"]
    on = got["x"]["X"] if "x" in got else None
    if isinstance(on, Clock | Range | Vague | DayPart | PartOf | Duration | Recurrence) or (
        isinstance(on, Named) and on.day is None
    ):
        return None
    if "E" in got["a"].roles:
        return None
    if "p" in got:
        if got["p"]["P"] not in (-1, 0, 1) or part.half == _AGE:
            return None
        on = Shift(Unit.DAY, got["p"]["P"])
    if part.half == "night" and _is_hijri(on):  # its day begins at sunset: "ليلة 27 رمضان" is that before the day
        return {"X": DayPart(part.first - 24, part.last - 24, on)}
    return {"X": DayPart(part.first, part.last, on)}


def _is_hijri(on: Said | None) -> bool:
    if isinstance(on, Feast):
        return on.day.calendar is Calendar.UMM_AL_QURA
    return isinstance(on, Named) and on.calendar is Calendar.UMM_AL_QURA


def _night_between(got: Got) -> Made:
    """`ليل الجمعة - السبت`: from the evening of the one to the morning of the other."""
    part, first, second = got["a"]["A"], got["x"]["X"], got["y"]["X"]
    if part.half != "night" or not isinstance(first, Weekday) or not isinstance(second, Weekday):
        return None
    on_end = (second.weekday - first.weekday) % 7 == 1 and first.direction is None
    return {"X": DayPart(part.first, part.last, replace(first, direction=second.direction))} if on_end else None


def _lone_part(got: Got) -> Made:
    """`الليلة`, `منتصف الليل`, `عند الظهر`."""
    part: DayPartWord = got["a"]["A"]
    is_said = "i" in got and got["a"].definite and part.half != _AGE
    clear = is_said or part.half in ("midnight", "noon point", "tonight")
    return {"X": DayPart(part.first, part.last)} if clear else None


def _clock_range(got: Got) -> Made:
    """`من 3 إلى 5 مساء`: the first hour takes the half of the last."""
    last: Clock = got["b"]["k"]
    first = Clock(number(got["n"])) if "n" in got else got["a"]["k"]
    if first.hour > 24:
        return None
    if first.half in (None, "12") and last.half not in (None, "12"):
        late = last.half in ("pm", _AGE) and first.hour < 12 and first.hour + 12 <= last.hour
        first = replace(first, hour=first.hour + 12 * late, half=last.half, offset=last.offset)
    return {"X": Range(first, last)}


def _recurring_clock(got: Got) -> Made:
    """`كل يوم الساعة 9 صباحا`, `every Monday at 4 pm`."""
    said, clock = got["x"]["X"], got["k"]["k"]
    if not isinstance(said, Recurrence) or not said.value.startswith(("P1D", "XXXX-W")):
        return None
    minute = "" if clock.minute is None else f":{clock.minute:02}"
    return {"X": Recurrence(f"{said.value.removeprefix('P1D')}T{clock.hour:02}{minute}")}


def late_year(got: Got) -> Made:
    """`Sat Feb 10 14:30:00 UTC 2024`."""
    clock = got["x"]["X"]
    if not isinstance(clock, Clock) or not isinstance(clock.on, Named) or clock.on.year is not None:
        return None
    return {"X": replace(clock, on=replace(clock.on, year=number(got["y"])))}


DAY_PARTS = (
    Rule("day part", r"(?P<a>A)F?D?(?P<x>X)", _day_part),
    Rule("day part", r"(?P<a>A)D?(?P<x>X)[\-/T]?D?(?P<y>X)", _night_between),
    Rule("day part", r"(?P<x>X)[,i]?(?P<a>A)", _day_part),
    Rule("day part", r"(?P<a>A)(?P<p>P)", _day_part),
    Rule("day part", r"(?P<p>P)(?P<a>A)", _day_part),
    Rule("day part", r"(?P<a>A)(?!o)", _lone_part),
    Rule("day part", r"(?P<i>i)(?P<a>A)(?!o)", _lone_part),
)

CLOCKS = (
    Rule("recurrence", r"(?P<x>X)[,i]{0,2}(?P<k>k)", _recurring_clock),
    Rule("day and clock time", r"(?P<x>X)[,\-ij(]{0,2}(?P<k>k)\)?", _clock_on),
    Rule("day and clock time", r"(?P<x>X)[,i]{0,2}(?P<k>k)", _clock_on_part),
    Rule("day and clock time", r"(?P<k>k)[,iF\-]?D?(?P<x>X)", _clock_on),
    Rule("day and clock time", r"(?P<k>k)[,iF\-]?(?P<x>X)", _clock_on_part),
    Rule("clock range", r"[FB]?(?P<a>k)[T\-&](?P<b>k)", _clock_range),
    Rule("clock range", r"[FBi]K?(?P<n>[dco])[T\-&](?P<b>k)", _clock_range),
    Rule("clock time", r"(?P<k>k)", _lone_clock),
)
LATE_YEARS = (Rule("day and clock time", r"(?P<x>X)(?P<y>Y)", late_year),)
