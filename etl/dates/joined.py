"""Rules that join what was read: parts and ordinals of periods, days with clock times, two calendars, ranges."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from etl.dates.days import numeric_day
from etl.dates.facts import DayPartWord
from etl.dates.pieces import month_and_year, number, quantity
from etl.dates.rules import Got, Item, Rule
from etl.dates.said import (
    Both,
    Century,
    Clock,
    DayPart,
    Decade,
    Feast,
    Named,
    Nth,
    PartOf,
    Range,
    Recurrence,
    Said,
    Same,
    Season,
    Shift,
    Unit,
    Vague,
    Weekday,
)
from etl.model import Calendar

Made = dict[str, Any] | None


def said_of(item: Item) -> Said:
    """What an item says: itself, a year that was marked as one, a year's number."""
    if "X" in item.roles:
        return item["X"]  # type: ignore[no-any-return]
    return item["#"] if "#" in item.roles else Named(None, number(item))


def _calendar(said: Said) -> Calendar | None:
    if isinstance(said, Named):
        if said.calendar is None and said.year is not None and 1300 <= said.year <= 1500:
            return Calendar.UMM_AL_QURA
        return said.calendar or Calendar.GREGORIAN
    return None


def _both(got: Got) -> Made:
    """`29 رجب 1445 هـ الموافق 10 فبراير 2024 م`, in either order; what one side lacks it gets from the other."""
    first, second = got["a"]["X"], got["b"]["X"]
    calendars = _calendar(first), _calendar(second)
    if (
        not isinstance(first, Named)
        or not isinstance(second, Named)
        or None in calendars
        or calendars[0] == calendars[1]
    ):
        return _weekday_equals(first, second)
    if (first.day is None) != (second.day is None) and "e" not in got:
        return None
    hijri, gregorian = (second, first) if calendars[0] is Calendar.GREGORIAN else (first, second)
    return {"X": Both(hijri, gregorian)}


def _weekday_equals(first: Said, second: Said) -> Made:
    """`الخميس الموافق 10 فبراير`."""
    if isinstance(first, Weekday | Shift) and isinstance(second, Named) and second.day:
        weekday = first.weekday
        return {"X": replace(second, weekday=weekday or second.weekday)}
    if isinstance(first, Weekday) and isinstance(second, Both):
        return {"X": second}
    return None


def _as_said(got: Got) -> Got:
    return {name: Item({"X": said_of(item)}, item.start, item.end) for name, item in got.items()}


def _season(got: Got) -> Made:
    of = said_of(got["x"]) if "x" in got else None
    if isinstance(of, Named) and of.month is not None:
        return None
    return {"X": Season(got["s"]["S"], of, got["p"]["P"] if "p" in got else None)}


def _bare_season(got: Got) -> Made:
    return {"X": Season(got["s"]["S"])} if got["s"].definite else None


def _feast(got: Got) -> Made:
    day = got["h"]["H"]
    year, calendar = None, None
    if "y" in got:
        named = said_of(got["y"])
        year, calendar = (named.year, named.calendar) if isinstance(named, Named) else (None, None)
    feast = Feast(day, year, calendar, got["p"]["P"] if "p" in got else None)
    return {"X": Shift(Unit.DAY, number(got["n"]) - 1, counted=True, of=feast) if "n" in got else feast}


def _period(said: Said) -> bool:
    return isinstance(said, Shift | Century | Decade) or (isinstance(said, Named) and said.day is None)


def _quarter_or_half(got: Got) -> Made:
    """`الربع الثالث من عام 2022`, `the first half of 2023`, `Q3 2024`."""
    of = said_of(got["x"]) if "x" in got else None
    if of is not None and not _period(of):
        return None
    unit = Unit.HALF if "h" in got["q"].roles else Unit.QUARTER
    count = 2 if unit is Unit.HALF else 4
    value = count if "p" in got else number(got["n"])
    if "p" in got and got["p"]["P"] != -1:
        return None
    return {"X": Nth(value, unit, None, of)} if 1 <= value <= count else None


def _shifted_quarter(got: Got) -> Made:
    if got["p"]["P"] == -1 and "x" in got:
        return None
    return {"X": Shift(Unit.QUARTER if "q" in got["q"].roles else Unit.HALF, got["p"]["P"])}


def _part(got: Got) -> Made:
    """`مطلع يناير`, `أواخر العام الماضي`, `mid-March`."""
    of = Same(Unit.YEAR if "J" in got["same"].roles else Unit.MONTH) if "same" in got else said_of(got["x"])
    if isinstance(of, Named) and of.day is not None:
        return None
    if isinstance(of, Vague | Clock | Range | DayPart | Weekday):
        return None
    return {"X": PartOf(got["q"]["Q"], of)}


def _nth(got: Got) -> Made:
    """`ثالث ثلاثاء من أكتوبر`, `السبت الأول من فبراير 2024`, `آخر يوم في أكتوبر`."""
    of = said_of(got["x"])
    value = number(got["n"]) if "n" in got else -1
    if isinstance(of, Century) and "u" in got and got["u"]["U"].unit is Unit.DECADE:
        return {"X": Nth(value, Unit.DECADE, None, of)}
    if not _period(of):
        return None
    if "w" in got:
        return {"X": Nth(value, None, got["w"]["W"].weekday, of)}
    counted = quantity(got["u"])
    if counted is None:
        return None
    return {"X": Nth(value, counted[0][0], None, of, max(1, int(counted[0][1])))}


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
    late = part.first >= 12 and clock.hour < 12 and clock.half in (None, "12")
    return {"X": replace(clock, on=part.on, hour=clock.hour + 12 * late, half=clock.half or "24")}


def _lone_clock(got: Got) -> Made:
    return {"X": got["k"]["k"]}


def _day_part(got: Got) -> Made:
    """`مساء أمس`, `صباح السبت`, `tomorrow morning`."""
    part: DayPartWord = got["a"]["A"]
    on = got["x"]["X"] if "x" in got else None
    if isinstance(on, Clock | Range | Vague | DayPart | PartOf) or (isinstance(on, Named) and on.day is None):
        return None
    if "E" in got["a"].roles:
        return None
    if "p" in got:
        if got["p"]["P"] not in (-1, 0, 1):
            return None
        on = Shift(Unit.DAY, got["p"]["P"])
    return {"X": DayPart(part.first, part.last, on)}


def _lone_part(got: Got) -> Made:
    """`الليلة`, `منتصف الليل`, `عند الظهر`."""
    part: DayPartWord = got["a"]["A"]
    clear = part.half in ("midnight", "noon point", "tonight") or (got["a"].definite and (part.half == "night" or "i" in got))
    return {"X": DayPart(part.first, part.last)} if clear else None


def _part_of_this(got: Got) -> Made:
    """`نهاية الشهر`, `the end of the year`: of the one that is."""
    unit = got["u"]["U"]
    if not got["u"].definite or unit.count != 1 or unit.unit not in (Unit.WEEK, Unit.MONTH, Unit.YEAR):
        return None
    return {"X": PartOf(got["q"]["Q"], Shift(unit.unit, 0))}


def _range(got: Got) -> Made:
    first, last = said_of(got["a"]), said_of(got["b"])
    if isinstance(first, Clock) != isinstance(last, Clock) and not isinstance(last, Clock):
        return None
    if isinstance(first, Shift) and first.counted:  # "28 years ago and until today" are two
        return None
    return {"X": Range(first, last)} if _can_range(first) and _can_range(last) else None


def _can_range(said: Said) -> bool:
    return isinstance(said, Named | Weekday | Shift | Clock | Season | Nth | PartOf | Feast)


def _same_sort(got: Got) -> Made:
    """`يناير - مارس`, `8 أغسطس - 12 أغسطس`, `2011-2013`: two of a kind, the later one behind."""
    first, last = said_of(got["a"]), said_of(got["b"])
    if isinstance(first, Named) and isinstance(last, Named):
        same = (first.day is None, first.month is None) == (last.day is None, last.month is None)
        ordered = first.year is None or last.year is None or first.year <= last.year
        years_only = first.month is None and first.day is None
        if not same or not ordered or (years_only and not _are_years(first.year, last.year)):
            return None
        return {"X": Range(first, last)}
    return {"X": Range(first, last)} if isinstance(first, Clock) and isinstance(last, Clock) else None


def _are_years(first: int | None, last: int | None) -> bool:
    """Whether two bare numbers are years of one calendar, the first before the last."""
    if first is None or last is None or not first < last <= first + 150:
        return False
    return (first >= 1800 and last <= 2100) or (first >= 1300 and last <= 1500)


def _clock_range(got: Got) -> Made:
    """`من 3 إلى 5 مساء`: the first hour takes the half of the last."""
    last: Clock = got["b"]["k"]
    first = Clock(number(got["n"])) if "n" in got else got["a"]["k"]
    if first.hour > 24:
        return None
    if first.half in (None, "12") and last.half not in (None, "12"):
        late = last.half == "pm" and first.hour < 12 and first.hour + 12 <= last.hour
        first = replace(first, hour=first.hour + 12 * late, half=last.half, offset=last.offset)
    return {"X": Range(first, last)}


def _recurring_clock(got: Got) -> Made:
    """`كل يوم الساعة 9 صباحا`, `every Monday at 4 pm`."""
    said, clock = got["x"]["X"], got["k"]["k"]
    if not isinstance(said, Recurrence) or not said.value.startswith(("P1D", "XXXX-W")):
        return None
    minute = "" if clock.minute is None else f":{clock.minute:02}"
    return {"X": Recurrence(f"{said.value.removeprefix('P1D')}T{clock.hour:02}{minute}")}


def _late_year(got: Got) -> Made:
    """`Sat Feb 10 14:30:00 UTC 2024`."""
    clock = got["x"]["X"]
    if not isinstance(clock, Clock) or not isinstance(clock.on, Named) or clock.on.year is not None:
        return None
    return {"X": replace(clock, on=replace(clock.on, year=number(got["y"])))}


def _range_on(got: Got) -> Made:
    """A range of clock times and the day that it is of."""
    times, on = got["r"]["X"], got["x"]["X"]
    if not isinstance(times, Range) or not isinstance(times.first, Clock) or not isinstance(times.last, Clock):
        return None
    if isinstance(on, Clock | Range | Vague | DayPart) or times.first.on is not None:
        return None
    return {"X": Range(replace(times.first, on=on), replace(times.last, on=on))}


def _since(got: Got) -> Made:
    said = said_of(got["x"])
    if isinstance(said, Range | Vague):
        return None
    return {"X": Range(said, None)}


def _cued_year(got: Got) -> Made:
    """A number that only a preposition marks as a year: of our time, and no round one."""
    year = number(got["y"])
    return {"X": Named(None, year)} if _is_likely(year) else None


def _is_likely(year: int) -> bool:
    return 1900 <= year <= 2100 and (year % 100 != 0 or year == 2000)


def _marked_year(got: Got) -> Made:
    return {"X": got["y"]["#"]}


BOTH = (
    Rule("two calendars", r"(?P<a>[#])[,\-/]?\(?=?(?P<b>[#])\)?", lambda got: _both(_as_said(got))),
    Rule("two calendars", r"(?P<a>X)[,\-/]?&?\(?(?P<e>=)[:iT\-/]?D?(?P<b>X)\)?", _both),
    Rule("two calendars", r"(?P<a>X)[,\-/]?\(?D?(?P<b>X)\)?", _both),
)
_OF = r"F?i?(?P<x>[X#Y])"
WEEKDAYS_OF = (
    Rule("nth of a period", r"(?:(?P<n>o)|[lP])D?(?P<w>W)[Fi]{1,2}(?P<x>[X#Y])", _nth),
    Rule("nth of a period", rf"(?P<w>W)(?P<n>o){_OF}", _nth),
)
PERIODS = (
    Rule("season", rf"(?P<s>S){_OF}", _season),
    Rule("season", r"(?P<s>S)(?:F?J)?(?P<x>Y)[/\-]Y", _season),
    Rule("season", r"(?P<s>S)(?P<p>P)", _season),
    Rule("season", r"(?P<p>P)(?P<s>S)", _season),
    Rule("season", r"(?P<s>S)", _bare_season),
    Rule("feast", r"D?(?P<h>H)(?:,?F?(?P<y>[#Y]))?", _feast),
    Rule("feast", r"(?P<n>o)[DU](?P<h>H)(?:,?F?(?P<y>[#Y]))?", _feast),
    Rule("feast", r"D?(?P<h>H)(?P<p>P)", _feast),
    Rule("feast", r"(?P<p>P)(?P<h>H)", _feast),
    Rule("quarter or half", rf"(?P<q>[qh])(?P<n>[odc]){_OF}", _quarter_or_half),
    Rule("quarter or half", rf"(?P<n>o)(?P<q>[qh]){_OF}", _quarter_or_half),
    Rule("quarter or half", rf"(?P<q>[qh])(?P<p>P){_OF}", _quarter_or_half),
    Rule("quarter or half", r"(?P<q>[q])(?P<n>o)", _quarter_or_half),
    Rule("last or next unit", r"(?P<q>[qh])(?P<p>P)", _shifted_quarter),
    Rule("last or next unit", r"(?P<p>P)(?P<q>[q])", _shifted_quarter),
    Rule("part of a period", rf"(?P<q>Q)\-?N?{_OF}", _part),
    Rule("part of a period", r"(?P<q>Q)m(?P<same>[JN])", _part),
    Rule("nth of a period", rf"(?:(?P<n>o)|l)(?P<u>[Uu]){_OF}", _nth),
    Rule("nth of a period", rf"(?P<u>U)(?P<n>o)F{_OF}", _nth),
    Rule("day part", r"(?P<a>A)F?D?(?P<x>X)", _day_part),
    Rule("day part", r"(?P<x>X)[,i]?(?P<a>A)", _day_part),
    Rule("day part", r"(?P<a>A)(?P<p>P)", _day_part),
    Rule("day part", r"(?P<p>P)(?P<a>A)", _day_part),
    Rule("day part", r"(?P<a>A)", _lone_part),
    Rule("day part", r"(?P<i>i)(?P<a>A)", _lone_part),
    Rule("part of a period", r"(?P<q>Q)(?P<u>U)", _part_of_this),
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
RANGES = (
    Rule("day and clock time", r"(?P<x>X)(?P<y>Y)", _late_year),
    Rule("range", r"p?[FBs]?D?(?P<a>[X#])T(?P<b>[X#Y])", _range),
    Rule("range", r"p?[FBs]J?D?(?P<a>[X#Y])[T\-](?P<b>[X#Y])", _range),
    Rule("range", r"p?B[JU]?F?(?P<a>[X#Y])[&T\-](?P<b>[X#Y])", _range),
    Rule("range", r"(?P<a>[X#])[T\-](?P<b>[X#])", _same_sort),
    Rule("range", r"[JU]?(?P<a>[Y#])[\-](?P<b>[Y#])", _same_sort),
    Rule("range", r"U(?P<a>Y)&(?P<b>Y)", _same_sort),
    Rule("range", r"(?P<x>X)[,iF]?(?P<r>X)", _range_on),
    Rule("range", r"(?P<r>X)[,iF]?(?P<x>X)", _range_on),
    Rule("open range", r"s(?P<x>[X#Y])", _since),
    Rule("year", r"(?P<y>#)", _marked_year),
    Rule("year", r"(?<=[isybaTFv(])(?P<y>Y)(?![/\-.:%'U])", _cued_year),
    Rule("year", r"(?P<y>Y)(?=v)", _cued_year),
    Rule("year", r"(?<=#&)(?P<y>Y)", _cued_year),
)


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
    said = said_of(got["x"])
    return None if isinstance(said, Range | Vague | Clock | DayPart) and not isinstance(said, Clock) else {"X": Range(None, said)}


def _from_clock(got: Got) -> Made:
    return {"X": Range(got["x"]["X"], None)} if isinstance(got["x"]["X"], Clock) else None


# What only a string that is a date as a whole may be.
WHOLE_DAYS = (
    Rule("weekday and day", r"(?P<w>W),?(?P<d>[do])$", _day_of_any_month),
    Rule("day of the month", r"D(?P<d>[do])$", _day_of_any_month),
    Rule("year, month and day", r"(?P<n>n)", _compact),
    Rule("quarter or half", r"(?:(?P<n>o)q|q(?P<n2>d))$", _lone_quarter),
    Rule("day/month", r"(?P<a>d)[/.](?P<b>d)(?![/.:])", numeric_day),
    Rule("month and day", r"(?P<m>M)(?P<d>d)$", _month_day),
    Rule("month", r"(?P<m>M)$", _month_alone),
    Rule("year/month", r"(?P<y>Y)[/\-](?P<m>d)", month_and_year),
)
WHOLE_RANGES = (
    Rule("day and clock time", r"(?P<x>X)(?P<y>Y)", _late_year),
    Rule("open range", r"b(?P<x>X)", _until),
    Rule("open range", r"a(?P<x>X)", _from_clock),
)
