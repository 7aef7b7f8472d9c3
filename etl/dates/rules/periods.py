"""Rules that read seasons, feasts, and the parts and ordinals of periods."""

from etl.dates.rules.engine import Got, Rule
from etl.dates.rules.values import Made, number, quantity, said_of
from etl.dates.said import (
    Century,
    Clock,
    DayPart,
    Decade,
    Feast,
    Named,
    Nth,
    PartOf,
    Range,
    Said,
    Same,
    Season,
    Shift,
    Unit,
    Vague,
    Weekday,
)


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


def _is_period(said: Said) -> bool:
    return isinstance(said, Shift | Century | Decade) or (isinstance(said, Named) and said.day is None)


def _quarter_or_half(got: Got) -> Made:
    """`الربع الثالث من عام 2022`, `the first half of 2023`, `Q3 2024`."""
    of = said_of(got["x"]) if "x" in got else None
    if of is not None and not _is_period(of):
        return None
    unit = Unit.HALF if "h" in got["q"].roles else Unit.QUARTER
    count = 2 if unit is Unit.HALF else 4
    value = count if "p" in got else number(got["n"])
    if "p" in got and got["p"]["P"] != -1:
        return None
    return {"X": Nth(value, unit, None, of)} if 1 <= value <= count else None


def _shifted_quarter(got: Got) -> Made:
    return {"X": Shift(Unit.QUARTER if "q" in got["q"].roles else Unit.HALF, got["p"]["P"])}


def _quarter_this(got: Got) -> Made:
    """`الربع الأول`, `النصف الحالي`; but "a quarter of this sum" is none."""
    if not got["q"].definite:
        return None
    return _shifted_quarter(got) if "p" in got else _quarter_or_half(got)


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
    unit = got["u"].get("U") if "u" in got else None  # a dual unit is an amount: "عقدين"
    if isinstance(of, Century) and unit is not None and unit.unit is Unit.DECADE:
        counted = quantity(got["u"])
        return {"X": Nth(value, Unit.DECADE, None, of, int(counted[0][1]) if counted else 1)}
    if not _is_period(of):
        return None
    if "w" in got:
        return {"X": Nth(value, None, got["w"]["W"].weekday, of)}
    counted = quantity(got["u"])
    if counted is None:
        return None
    return {"X": Nth(value, counted[0][0], None, of, max(1, int(counted[0][1])))}


def _first_or_last(got: Got) -> Made:
    """`الأشهر الستة الأولى من العام`, `الأيام العشرة الأخيرة من رمضان`."""
    return _nth(got) if (got["p"]["P"] if "p" in got else number(got["n"])) in (1, -1) else None


def _part_of_this(got: Got) -> Made:
    """`نهاية الشهر`, `the end of the year`: of the one that is."""
    unit = got["u"]["U"]
    if not got["u"].definite or unit.count != 1 or unit.unit not in (Unit.WEEK, Unit.MONTH, Unit.YEAR):
        return None
    return {"X": PartOf(got["q"]["Q"], Shift(unit.unit, 0))}


_OF = r"F?i?(?P<x>[X#Y])"

WEEKDAYS_OF = (
    Rule("nth of a period", r"(?:(?P<n>o)|[lP])D?(?P<w>W)[Fi]{1,2}(?P<x>[X#Y])", _nth),
    Rule("nth of a period", rf"(?P<w>W)(?P<n>o){_OF}", _nth),
)

UNITS_OF = (
    Rule("nth of a period", rf"(?:(?P<n>o)|l)(?P<u>[Uu]){_OF}", _nth),
    Rule("nth of a period", rf"(?P<u>U)(?P<n>o)F{_OF}", _nth),
    Rule("nth of a period", rf"(?P<u>u)(?:(?P<n>o)|(?P<p>P))F{_OF}", _first_or_last),
)
PERIODS = (
    Rule("season", rf"(?P<s>S){_OF}", _season),
    Rule("season", r"(?P<s>S)(?:F?J)?(?P<x>Y)[/\-]Y", _season),
    Rule("season", r"(?P<s>S)(?P<p>P)", _season),
    Rule("season", r"(?P<p>P)(?P<s>S)", _season),
    Rule("season", r"(?P<s>S)", _bare_season),
    Rule("feast", r"D?(?P<h>H)(?:,?F?(?P<y>[#Y]))?", _feast),
    Rule("feast", r"(?P<n>o)[DU]?(?P<h>H)(?:,?F?(?P<y>[#Y]))?", _feast),
    Rule("feast", r"D?(?P<h>H)(?P<p>P)", _feast),
    Rule("feast", r"(?P<p>P)(?P<h>H)", _feast),
    Rule("quarter or half", rf"(?P<q>[qh])(?P<n>[odc]){_OF}", _quarter_or_half),
    Rule("quarter or half", rf"(?P<n>o)(?P<q>[qh]){_OF}", _quarter_or_half),
    Rule("quarter or half", rf"(?P<q>[qh])(?P<p>P){_OF}", _quarter_or_half),
    Rule("quarter or half", r"(?P<q>[q])(?P<n>o)", _quarter_this),
    Rule("last or next unit", r"(?P<q>[qh])(?P<p>P)", _quarter_this),
    Rule("last or next unit", r"(?P<p>P)(?P<q>[q])", _shifted_quarter),
    Rule("part of a period", rf"(?P<q>Q)\-?N?{_OF}", _part),
    Rule("part of a period", r"(?P<q>Q)m(?P<same>[JN])", _part),
    Rule("part of a period", r"(?P<q>Q)(?P<u>U)", _part_of_this),
)
