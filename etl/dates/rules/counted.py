"""Rules that read what is counted from the reference day: "قبل 3 أيام", "العام الماضي", "the next two weeks"."""

from etl.dates.facts import UnitWord
from etl.dates.rules.amounts import CLOCK_UNITS, in_unit, whole_parts
from etl.dates.rules.engine import Got, Rule
from etl.dates.rules.values import Made, Quantity, number, quantity
from etl.dates.said import Named, Nth, Same, Shift, Stretch, Unit, Vague

_NO_NUMBER = "a plural without a number names no interval"


def _shift(got: Got, sign: int) -> Made:
    parts = quantity(got["u"])
    if parts is None:
        return {"X": Vague(_NO_NUMBER)}
    whole = whole_parts(parts)
    unit = whole[-1][0]
    total = sum(in_unit(unit, other, amount) for other, amount in whole)
    of = got["x"]["X"] if "x" in got else None
    if isinstance(of, Shift) and not of.amount and not of.counted:
        of = None
    return {"X": Shift(unit, sign * total, counted=True, of=of)}


def _ago(got: Got) -> Made:
    """`قبل 3 أيام`, `منذ عامين`, `two weeks ago`."""
    return _shift(got, -1)


def _from_now(got: Got) -> Made:
    """`4 أيام من الآن`, `a week from today`."""
    of = got["x"]["X"]
    return hence(got) if isinstance(of, Shift) and not of.amount and of.unit in (Unit.DAY, Unit.SECOND) else None


def _last_of(got: Got) -> Made:
    """`الأسبوع الأخير من ديسمبر`, `the last week of December`."""
    of, word = got["x"]["X"], got["u"]["U"]
    if got["p"]["P"] != -1 or word.count != 1 or not isinstance(of, Named) or of.day is not None:
        return None
    return {"X": Nth(-1, word.unit, None, of)}


def hence(got: Got) -> Made:
    """`بعد أسبوع`, `in three days`."""
    return _shift(got, 1)


def _aligned(got: Got) -> Made:
    """`العام الماضي`, `next week`, `الشهر الجاري`."""
    word: UnitWord = got["u"]["U"]
    if word.count == 0:
        return {"X": Vague(_NO_NUMBER)}
    if word.unit in CLOCK_UNITS:
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
    return {"X": Same(word.unit)} if word.count == 1 and word.unit not in CLOCK_UNITS else None


def _same_day(got: Got) -> Made:
    """`في نفس اليوم`."""
    return {"X": Same(Unit.DAY)}


def _said_year(got: Got) -> Made:
    """`العام المقبل 2016`."""
    return {"X": got["y"]["#"] if "#" in got["y"].roles else Named(None, number(got["y"]))}


def _stretch(got: Got) -> Made:
    """`الأيام العشرة الماضية`, `the next two weeks`, `آخر 10 أيام`."""
    parts: Quantity = got["u"]["u"]
    direction = got["p"]["P"] if "p" in got else -1
    if direction == 0 or len(parts) > 1:
        return None
    return {"X": Stretch(parts[0][0], parts[0][1], 1 if direction > 0 else -1)}


def _weekend(got: Got) -> Made:
    word: UnitWord = got["u"]["U"]
    clear = word.count == 1 and (got["u"].definite or not word.english)
    return {"X": Shift(Unit.WEEKEND, 0)} if word.unit is Unit.WEEKEND and clear else None


def _academic(got: Got) -> Made:
    """`العام المالي 2024`, `fiscal year 2024`, `FY2024`."""
    return {"X": Vague("an academic or fiscal year has no days of its own")}


COUNTED = (
    Rule("counted back", r"[bs]~?(?P<u>[uU])(?![FPY])", _ago),
    Rule("counted back", r"b~?(?P<u>[uU])F(?P<x>X)", _ago),
    Rule("counted on", r"a~?(?P<u>[uU])F(?P<x>X)", hence),
    Rule("counted on", r"~?(?P<u>u)F(?P<x>X)", _from_now),
    Rule("nth of a period", r"(?P<u>U)(?P<p>P)[Fi](?P<x>X)", _last_of),
    Rule("nth of a period", r"(?P<p>P)(?P<u>U)[Fi](?P<x>X)", _last_of),
    Rule("counted back", r"~?(?P<u>[uU])g", _ago),
    Rule("counted back", r"bF~?(?P<u>[uU])(?!F?P)", _ago),
    Rule("counted on", r"a~?(?P<u>[uU])(?![FPY])", hence),
    Rule("counted on", r"(?P<u>[uU])L", hence),
    Rule("last or next unit", r"(?P<u>U)(?P<e>E)?(?P<p>P)", _aligned),
    Rule("last or next unit", r"(?P<p>P)(?P<u>U)", _aligned),
    Rule("last or next unit", r"(?P<u>U)", _weekend),
    Rule("year", r"JP,?(?P<y>[#Y])", _said_year),
    Rule("same unit", r"m(?P<u>U)|(?P<u2>U)m", _same),
    Rule("stretch", r"(?P<u>u)(?P<p>P)", _stretch),
    Rule("stretch", r"(?P<p>P)(?P<u>u)", _stretch),
    Rule("stretch", r"l(?P<u>u)", _stretch),
)

UNCOUNTED = (
    Rule("same unit", r"mR|Rm", _same_day),
    Rule("academic year", r"JG(?:\(?[Y#](?:[/\-][Y#])?\)?)?", _academic),
)

FISCAL = (  # before its number is marked as a year
    Rule("academic year", r"Y?2J(?:Y(?:[/\-][Yd])?)?", _academic),
    Rule("academic year", r"2Y(?:[/\-][Yd])?", _academic),
)
