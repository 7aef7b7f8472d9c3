"""Rules that read how many units of time: quantities, and the durations that they are."""

from etl.dates.facts import UnitWord
from etl.dates.rules.engine import Got, Rule
from etl.dates.rules.values import Made, Quantity, number, quantity
from etl.dates.said import Duration, Unit, Within

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
CLOCK_UNITS = (Unit.HOUR, Unit.MINUTE, Unit.SECOND)


def _quantity(got: Got) -> Made:
    """`ثلاثة أيام`, `18 يوما`, `الأيام العشرة`, `48 hours`."""
    word: UnitWord = got["u"]["U"]
    amount = number(got["n"])
    if _is_weekday(got):
        return None
    counted_definite = got["u"].definite and word.count == 1
    nobody = amount == 1 and word.count == 0  # أحد
    if counted_definite or nobody or word.count == 2 or (word.unit in (Unit.WEEKEND, Unit.CENTURY) and amount > 20):
        return None
    return {"u": ((word.unit, amount),)}


def _is_weekday(got: Got) -> bool:
    """Whether the day behind a number is a weekday's or a date's: "by one per cent on Thursday" in Arabic."""
    return "w" in got and "D" in got["u"].roles


def _definite_quantity(got: Got) -> Made:
    return _quantity(got) if got["u"]["U"].count == 0 and got["u"].definite else None


def _tens(got: Got) -> Made:
    """`العشرين عاما المقبلة`: with its article a ten counts as well as it orders."""
    word = got["u"]["U"]
    counts = number(got["n"]) >= 20 and word.count != 2 and not got["u"].definite and word.unit is not Unit.CENTURY
    return {"u": ((word.unit, number(got["n"])),)} if counts else None


def _single(got: Got) -> Made:
    """`يوم واحد`, `يومين اثنين`, `يوم كامل`; but `اليوم الأحد` is a Sunday."""
    if "n" in got and "W" in got["n"].roles:
        return None
    count = got["u"]["U"].count
    if got["u"]["U"].english and "n" in got:  # "day one" is no length
        return None
    said = number(got["n"]) if "n" in got else count
    return {"u": ((got["u"]["U"].unit, count),)} if count and said == count else None


def _dual(got: Got) -> Made:
    """`يومين`; `العامين` only before a direction, for else it is an adjective."""
    word: UnitWord = got["u"]["U"]
    return {"u": ((word.unit, 2),)} if word.count == 2 and ("p" in got or not got["u"].definite) else None


def _article_quantity(got: Got) -> Made:
    return {"u": ((got["u"]["U"].unit, 1),)}


def _fraction(got: Got) -> Made:
    """`نصف ساعة`, `ربع قرن`, `half an hour`."""
    part = 0.5 if "h" in got["f"].roles else 0.25 if "q" in got["f"].roles else 1 / 3
    return {"u": ((got["u"]["U"].unit, part),)} if got["u"]["U"].count == 1 and not _is_weekday(got) else None


def _and_half(got: Got) -> Made:
    """`عام ونصف`, `ساعتين ونصف`."""
    counted = quantity(got["u"])
    if counted is None or len(counted) > 1:
        return None
    part = 0.5 if "h" in got["f"].roles else 0.25 if "q" in got["f"].roles else 1 / 3
    return {"u": ((counted[0][0], counted[0][1] + part),)}


def _number_and_half(got: Got) -> Made:
    """`two and a half hours`."""
    part = 0.5 if "h" in got["f"].roles else 0.25 if "q" in got["f"].roles else 1 / 3
    return {"u": ((got["u"]["U"].unit, number(got["n"]) + part),)}


def _decimal(got: Got) -> Made:
    """`1.5 hours`."""
    return {"u": ((got["u"]["U"].unit, float(f"{number(got['n'])}.{number(got['m'])}")),)}


def _sum(got: Got) -> Made:
    """`ثلاث سنوات وستة أشهر`."""
    first, second = quantity(got["a"]), quantity(got["b"])
    order = list(Unit)
    if not first or not second or order.index(first[-1][0]) <= order.index(second[0][0]):
        return None
    return {"u": first + second}


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


def in_unit(unit: Unit, other: Unit, amount: float) -> float:
    """`amount` of a larger unit in a smaller one, with months of 30 days."""
    while other is not unit:
        other, times = _SMALLER[other]
        amount *= times
    return amount


def iso_duration(parts: Quantity) -> str | None:
    """ISO 8601 of a quantity, `P3Y6M`, `PT48H`, with TIMEX's `DE` and `CE`; null for weekends and the like."""
    day = clock = ""
    for unit, amount in whole_parts(parts):
        if unit not in _LETTERS:
            return None
        piece = f"{int(amount)}{_LETTERS[unit]}"
        day, clock = (day, clock + piece) if unit in CLOCK_UNITS else (day + piece, clock)
    return f"P{day}" + (f"T{clock}" if clock else "")


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


AMOUNTS = (
    Rule("quantity", r"(?P<n>[dnYc])(?P<u>U)(?!Y)(?=(?P<w>[Wo])?)", _quantity),
    Rule("quantity", r"(?P<n>o)(?P<u>U)", _tens),
    Rule("quantity", r"(?P<u>U)(?P<n>[dco])", _definite_quantity),
    Rule("quantity", r"(?P<u>U)(?![dYcPM])", _dual),
    Rule("quantity", r"(?P<u>U)(?=(?P<p>P))", _dual),
    Rule("quantity", r"(?P<u>U)(?:(?P<n>c)|r)", _single),
    Rule("quantity", r"1(?P<u>U)", _article_quantity),
    Rule("quantity", r"(?P<f>[hqt])1?(?P<u>U)(?=(?P<w>W)?)", _fraction),
    Rule("quantity", r"(?P<n>[dc])&1?(?P<f>[hqt])(?P<u>U)", _number_and_half),
    Rule("quantity", r"(?P<n>d)\.(?P<m>d)(?P<u>U)", _decimal),
)

SUMS = (
    Rule("quantity", r"(?P<u>[uU])&1?(?P<f>[hqt])", _and_half),
    Rule("quantity", r"(?P<a>[uU])[&,]{1,2}(?P<b>[uU])", _sum),
)

LENGTHS = (
    Rule("duration", r"w~?(?P<u>[uU])(?![PY#])", _within),
    Rule("duration", r"f~?(?P<u>[uU])(?![PY#])", _length),
    Rule("duration", r"~?(?P<u>u)(?!oF)", _length),
)
