"""Rules that read what is counted from the reference, what comes again, and what only lasts."""

from typing import Any

from etl.dates.facts import UnitWord
from etl.dates.pieces import Quantity, number, quantity
from etl.dates.rules import Got, Rule
from etl.dates.said import (
    Duration,
    Named,
    Nth,
    Recurrence,
    Said,
    Same,
    Shift,
    Stretch,
    Unit,
    Vague,
    Weekday,
    Within,
)
from etl.model import Calendar

Made = dict[str, Any] | None
_LETTERS = {
    Unit.CENTURY: "CE",
    Unit.DECADE: "DE",
    Unit.YEAR: "Y",
    Unit.QUARTER: "Q",
    Unit.MONTH: "M",
    Unit.WEEK: "W",
    Unit.DAY: "D",
    Unit.HOUR: "H",
    Unit.MINUTE: "M",
    Unit.SECOND: "S",
}
_SMALLER = {
    Unit.CENTURY: (Unit.YEAR, 100),
    Unit.DECADE: (Unit.YEAR, 10),
    Unit.YEAR: (Unit.MONTH, 12),
    Unit.QUARTER: (Unit.MONTH, 3),
    Unit.MONTH: (Unit.DAY, 30),
    Unit.WEEK: (Unit.DAY, 7),
    Unit.DAY: (Unit.HOUR, 24),
    Unit.HOUR: (Unit.MINUTE, 60),
    Unit.MINUTE: (Unit.SECOND, 60),
}
_CLOCK = (Unit.HOUR, Unit.MINUTE, Unit.SECOND)
_NO_NUMBER = "a plural without a number names no interval"


def whole_parts(parts: Quantity) -> Quantity:
    """A quantity in whole units: one and a half years are a year and six months."""
    whole: list[tuple[Unit, float]] = []
    for unit, amount in parts:
        rest = amount - int(amount)
        if int(amount) or not rest:
            whole.append((unit, int(amount)))
        if rest and unit in _SMALLER:
            smaller, times = _SMALLER[unit]
            whole.append((smaller, round(rest * times)))
    return tuple(whole)


def iso_duration(parts: Quantity) -> str | None:
    """ISO 8601 of a quantity, `P3Y6M`, `PT48H`, with TIMEX's `DE` and `CE`; null when it holds a weekend or the like."""
    day = clock = ""
    for unit, amount in whole_parts(parts):
        if unit not in _LETTERS:
            return None
        piece = f"{int(amount)}{_LETTERS[unit]}"
        day, clock = (day, clock + piece) if unit in _CLOCK else (day + piece, clock)
    return f"P{day}" + (f"T{clock}" if clock else "")


def _shift(got: Got, sign: int) -> Made:
    parts = quantity(got["u"])
    if parts is None:
        return {"X": Vague(_NO_NUMBER)}
    whole = whole_parts(parts)
    unit = whole[-1][0]
    total = sum(_in(unit, other, amount) for other, amount in whole)
    of = got["x"]["X"] if "x" in got else None
    if isinstance(of, Shift) and not of.amount and not of.counted:
        of = None
    return {"X": Shift(unit, sign * total, counted=True, of=of)}


def _in(unit: Unit, other: Unit, amount: float) -> float:
    """`amount` of a larger unit in a smaller one, with months of 30 days."""
    while other is not unit:
        other, times = _SMALLER[other]
        amount *= times
    return amount


def _ago(got: Got) -> Made:
    """`قبل 3 أيام`, `منذ عامين`, `two weeks ago`."""
    return _shift(got, -1)


def _from_now(got: Got) -> Made:
    """`4 أيام من الآن`, `a week from today`."""
    of = got["x"]["X"]
    return _hence(got) if isinstance(of, Shift) and not of.amount and of.unit in (Unit.DAY, Unit.SECOND) else None


def _last_of(got: Got) -> Made:
    """`الأسبوع الأخير من ديسمبر`, `the last week of December`."""
    of, word = got["x"]["X"], got["u"]["U"]
    if got["p"]["P"] != -1 or word.count != 1 or not isinstance(of, Named) or of.day is not None:
        return None
    return {"X": Nth(-1, word.unit, None, of)}


def _hence(got: Got) -> Made:
    """`بعد أسبوع`, `in three days`."""
    return _shift(got, 1)


def _aligned(got: Got) -> Made:
    """`العام الماضي`, `next week`, `الشهر الجاري`."""
    word: UnitWord = got["u"]["U"]
    if word.count == 2:
        return _stretch(got)
    if word.count == 0:
        return {"X": Vague(_NO_NUMBER)}
    if word.unit in _CLOCK:
        hour = word.unit is Unit.HOUR and got["p"]["P"] in (-1, 1)
        return {"X": Stretch(word.unit, 1, got["p"]["P"])} if hour else None
    if word.unit is Unit.CENTURY:
        return None
    calendar = got["e"]["E"].calendar if "e" in got else None
    of = Same(word.unit) if "$" in got["p"].roles else None
    return {"X": Shift(word.unit, got["p"]["P"], calendar=calendar, of=of)}


def _same(got: Got) -> Made:
    """`نفس العام`, `الشهر ذاته`."""
    word: UnitWord = got["u" if "u" in got else "u2"]["U"]
    return {"X": Same(word.unit)} if word.count == 1 and word.unit not in _CLOCK else None


def _said_year(got: Got) -> Made:
    """`العام المقبل 2016`."""
    return {"X": got["y"]["#"] if "#" in got["y"].roles else Named(None, number(got["y"]))}


def _stretch(got: Got) -> Made:
    """`الأيام العشرة الماضية`, `the next two weeks`, `آخر 10 أيام`."""
    parts = quantity(got["u"])
    direction = got["p"]["P"] if "p" in got else -1
    if parts is None:
        return {"X": Vague(_NO_NUMBER)}
    if direction == 0 or len(parts) > 1:
        return None
    return {"X": Stretch(parts[0][0], parts[0][1], 1 if direction > 0 else -1)}


def _within(got: Got) -> Made:
    """`خلال أسبوعين`: a length of time; who asks about the future gets the stretch from now on."""
    parts = quantity(got["u"])
    value = iso_duration(parts) if parts else None
    return {"X": Within(*parts[0], value)} if parts and value else None


def _length(got: Got) -> Made:
    """`لمدة عام`, `three days`; "for the year" is no length."""
    if "U" in got["u"].roles and got["u"].definite:
        return None
    parts = quantity(got["u"])
    value = iso_duration(parts) if parts else None
    return {"X": Duration(value)} if value else None


def _every(got: Got) -> Made:
    """`كل عام`, `كل أربع سنوات`, `every two weeks`."""
    parts = quantity(got["u"])
    value = iso_duration(parts) if parts else None
    return {"X": Recurrence(value)} if value else None


def _adverb(got: Got) -> Made:
    return {"X": Recurrence(got["v"]["V"])}


def _every_weekday(got: Got) -> Made:
    return {"X": Recurrence(f"XXXX-WXX-{got['w']['W'].weekday}")}


def _every_part(got: Got) -> Made:
    """`كل صباح`: TIMEX names the parts of a day MO, AF, EV and NI."""
    first = got["a"]["A"].first
    return {"X": Recurrence("TMO" if first < 12 else "TAF" if first < 18 else "TNI" if got["a"]["A"].half == "night" else "TEV")}


def _nth_weekday_of_months(got: Got) -> Made:
    """`السبت الأول من كل شهر`, `the first Saturday of every month`."""
    number = got["n"]["o"] if "n" in got else -1
    return {"X": Recurrence(f"XXXX-XX-WXX-{got['w']['W'].weekday}#{number}")}


def _yearly(got: Got) -> Made:
    """`سنويا في يوم 10 فبراير`: a day of every year, or a weekday of every week."""
    said: Said = got["x"]["X"]
    if isinstance(said, Named) and said.month and said.day and said.calendar is Calendar.GREGORIAN and not said.year:
        return {"X": Recurrence(f"XXXX-{said.month:02}-{said.day:02}")}
    if isinstance(said, Weekday):
        return {"X": Recurrence(f"XXXX-WXX-{said.weekday}")}
    return None


def _academic(got: Got) -> Made:
    return {"X": Vague("an academic or fiscal year has no days of its own")}


def _weekend(got: Got) -> Made:
    word: UnitWord = got["u"]["U"]
    clear = word.count == 1 and (got["u"].definite or not word.english)
    return {"X": Shift(Unit.WEEKEND, 0)} if word.unit is Unit.WEEKEND and clear else None


IN_DAYS = Rule("counted on", r"_~?(?P<u>[uU])", _hence)


RELATIVE = (
    Rule("counted back", r"[bs]~?(?P<u>[uU])(?![FP])", _ago),
    Rule("counted back", r"b~?(?P<u>[uU])F(?P<x>X)", _ago),
    Rule("counted on", r"a~?(?P<u>[uU])F(?P<x>X)", _hence),
    Rule("counted on", r"~?(?P<u>u)F(?P<x>X)", _from_now),
    Rule("nth of a period", r"(?P<u>U)(?P<p>P)[Fi](?P<x>X)", _last_of),
    Rule("nth of a period", r"(?P<p>P)(?P<u>U)[Fi](?P<x>X)", _last_of),
    Rule("counted back", r"~?(?P<u>[uU])g", _ago),
    Rule("counted back", r"bF~?(?P<u>[uU])(?!F?P)", _ago),
    Rule("counted on", r"a~?(?P<u>[uU])(?![FP])", _hence),
    Rule("counted on", r"(?P<u>[uU])L", _hence),
    Rule("last or next unit", r"(?P<u>U)(?P<e>E)?(?P<p>P)", _aligned),
    Rule("last or next unit", r"(?P<p>P)(?P<u>U)", _aligned),
    Rule("last or next unit", r"(?P<u>U)", _weekend),
    Rule("year", r"JP,?(?P<y>[#Y])", _said_year),
    Rule("same unit", r"m(?P<u>U)|(?P<u2>U)m", _same),
    Rule("stretch", r"(?P<u>u)(?P<p>P)", _stretch),
    Rule("stretch", r"(?P<p>P)(?P<u>u)", _stretch),
    Rule("stretch", r"l(?P<u>u)", _stretch),
    Rule("duration", r"w~?(?P<u>[uU])(?!P)", _within),
    Rule("duration", r"f~?(?P<u>[uU])(?!P)", _length),
    Rule("duration", r"~?(?P<u>u)", _length),
    Rule("recurrence", r"e(?P<u>[uU])", _every),
    Rule("recurrence", r"(?P<v>V)", _adverb),
    Rule("recurrence", r"Vi?D?(?P<x>X)", _yearly),
    Rule("recurrence", r"(?P<x>X)Fe[J]", _yearly),
)
EVERY = (
    Rule("recurrence", r"eD?(?P<w>W)", _every_weekday),
    Rule("recurrence", r"D?(?P<w>W)FeU", _every_weekday),
    Rule("recurrence", r"e(?P<a>A)", _every_part),
    Rule("recurrence", r"(?P<w>W)(?P<n>o)FeN", _nth_weekday_of_months),
    Rule("recurrence", r"(?:(?P<n>o)|l)(?P<w>W)FeN", _nth_weekday_of_months),
    Rule("academic year", r"JG(?:[Y#](?:[/\-][Y#])?)?", _academic),
)
