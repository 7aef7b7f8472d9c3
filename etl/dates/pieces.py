"""The first rules: items into months, years, numeric dates, clock times, quantities, decades and centuries."""

from typing import Any

from etl.dates.facts import DayPartWord, EraWord, Month, UnitWord
from etl.dates.rules import Got, Item, Rule
from etl.dates.said import Century, Clock, Decade, Named, Unit
from etl.model import Calendar

Made = dict[str, Any] | None
_NOON = 12
_OLDEST = 20_000  # years before the common era that anybody dates
_FRACTIONS = {"h": 30, "q": 15, "t": 20}
_OFFSET_LIMIT = 14 * 60


def number(item: Item) -> int:
    """The number that an item can be: digits, a cardinal or an ordinal."""
    return int(next(item.roles[role] for role in "dYnco" if role in item.roles))


def _month_pair(got: Got) -> Made:
    """`آذار/مارس`: two names of one month."""
    first, second = got["a"]["M"], got["b"]["M"]
    same = (first.calendar, first.month) == (second.calendar, second.month)
    return {"M": Month(first.month, first.calendar, "yes", False)} if same else None


def year_of(value: int, short: bool, era: EraWord | None) -> Named | None:
    """A year that a unit or an era marks as one; two digits are a year of a century still to be found."""
    if era is not None:
        return Named(era.calendar, value if era.sign > 0 else 1 - value)
    if short:
        return Named(Calendar.GREGORIAN, value, short_year=True) if value > 31 else None
    return Named(None, value) if 100 <= value < 3000 else None


def _year(got: Got) -> Made:
    era = got["e"]["E"] if "e" in got else None
    item = got["n"]
    if "n" in item.roles and era is not None and ("A" in got["e"].roles or number(item) > _OLDEST):
        return None
    year = year_of(number(item), "d" in item.roles, era)
    return {"#": year} if year else None


def _small_year(got: Got) -> Made:
    """`44 BCE`, `AD 79`; elsewhere an era makes no year of a small number."""
    era: EraWord = got["e" if "e" in got else "e2"]["E"]
    year = year_of(number(got["n" if "n" in got else "n2"]), False, era) if era.sign < 0 else None
    return {"#": year} if year else None


def _numeric(got: Got) -> Made:
    """`10/2/2024`, `2024-02-10`, `1445/7/29`, `10-2-24`."""
    year = got["y"]
    first, second = number(got["a"]), number(got["b"])
    if not (first and second):
        return None
    era = got["e"]["E"].calendar if "e" in got else None
    short = "d" in year.roles
    if short and era is Calendar.UMM_AL_QURA:
        return None
    day_first = "r" not in got
    month, day = (second, first) if day_first else (first, second)
    return {"X": Named(era, number(year), month, day, swappable=day_first, short_year=short)}


def _numeric_reversed(got: Got) -> Made:
    return _numeric({**got, "r": got["y"]})


def month_and_year(got: Got) -> Made:
    month = number(got["m"])
    return {"X": Named(None, number(got["y"]), month)} if 1 <= month <= 12 else None


def _digital_clock(got: Got) -> Made:
    hour, minute = number(got["h"]), number(got["m"])
    second = number(got["s"]) if "s" in got else None
    return {"k": Clock(hour, minute, second)} if hour <= 24 and minute < 60 and (second or 0) < 60 else None


def _spoken_clock(got: Got) -> Made:
    """`الساعة العاشرة والنصف`, `الساعة الخامسة إلا ربعا`, `الساعة 3 و20 دقيقة`."""
    hour, minute = number(got["h"]), None
    if "f" in got:
        minute = next(_FRACTIONS[role] for role in "hqt" if role in got["f"].roles)
    elif "m" in got:
        minute = number(got["m"])
    if not hour <= 24 or (minute or 0) >= 60:
        return None
    if "o" in got and minute:
        hour, minute = (hour - 1) % 24, 60 - minute
    return {"k": Clock(hour, minute)}


def _clock_with_part(got: Got) -> Made:
    """`الساعة 7 مساء`, `3 pm`, `10:30 صباحا`."""
    made = {"k": Clock(number(got["h"]), None)} if "h" in got else dict(got["k"].roles)
    clock: Clock = made["k"]
    part: DayPartWord = got["p"]["A"]
    hour = hour_of(clock.hour, part.half)
    if hour is None:
        return None
    return {"k": Clock(hour, clock.minute, clock.second, part.half, clock.offset)}


def hour_of(hour: int, half: str) -> int | None:
    """`hour` of a clock as morning or evening says it, on 24 hours; null when it can be neither."""
    if hour > _NOON or hour == 0:
        return hour if hour <= 24 else None
    if half in ("am", "midnight"):
        return hour % _NOON
    if half == "night":
        return hour % _NOON + (_NOON if 6 <= hour < _NOON else 0)
    if half.startswith("noon"):
        return hour + _NOON if hour < 5 else hour
    return hour % _NOON + _NOON


def _zoned(got: Got) -> Made:
    clock: Clock = got["k"]["k"]
    offset = got["z"]["Z"] if "z" in got else clock.offset
    return {"k": Clock(clock.hour, clock.minute, clock.second, clock.half or "24", offset)}


def _shifted(got: Got) -> Made:
    """`10:30 +02:00`, `-0500`."""
    clock: Clock = got["k"]["k"]
    value = number(got["h"])
    offset = value * 60 + number(got["m"]) if "m" in got else value // 100 * 60 + value % 100
    sign = -1 if "n" in got else 1
    if offset > _OFFSET_LIMIT:
        return None
    return {"k": Clock(clock.hour, clock.minute, clock.second, clock.half or "24", sign * offset)}


def _shifted_by_clock(got: Got) -> Made:
    """`10:30:00-05:00`; without seconds a hyphen stands between two clock times."""
    clock, shift = got["k"]["k"], got["c"]["k"]
    if shift.hour > 14 or shift.half is not None or ("n" in got and clock.second is None):
        return None
    offset = (shift.hour * 60 + (shift.minute or 0)) * (-1 if "n" in got else 1)
    return {"k": Clock(clock.hour, clock.minute, clock.second, clock.half or "24", offset)}


def _military(got: Got) -> Made:
    """`1400 GMT`."""
    hour, minute = divmod(number(got["n"]), 100)
    return {"k": Clock(hour, minute, None, "24", got["z"]["Z"])} if hour < 24 and minute < 60 else None


Quantity = tuple[tuple[Unit, float], ...]


def quantity(item: Item) -> Quantity | None:
    """What an item counts: a quantity, or a unit that stands for one or two of it; null for a bare plural."""
    if "u" in item.roles:
        return item.roles["u"]
    word: UnitWord = item["U"]
    return ((word.unit, word.count),) if word.count else None


def _quantity(got: Got) -> Made:
    """`ثلاثة أيام`, `18 يوما`, `الأيام العشرة`, `48 hours`."""
    word: UnitWord = got["u"]["U"]
    amount = number(got["n"])
    counted_definite = got["u"].definite and word.count == 1
    if counted_definite or word.count == 2 or (word.unit in (Unit.WEEKEND, Unit.CENTURY) and amount > 20):
        return None
    return {"u": ((word.unit, amount),)}


def _definite_quantity(got: Got) -> Made:
    return _quantity(got) if got["u"]["U"].count == 0 and got["u"].definite else None


def _tens(got: Got) -> Made:
    """`العشرين عاما المقبلة`: with its article a ten counts as well as it orders."""
    word = got["u"]["U"]
    counts = number(got["n"]) >= 20 and word.count == 1 and not got["u"].definite and word.unit is not Unit.CENTURY
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
    return {"u": ((got["u"]["U"].unit, part),)} if got["u"]["U"].count == 1 else None


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


def _past_hour(got: Got) -> Made:
    """`half past five`."""
    return _spoken_clock(got)


def _o_clock(got: Got) -> Made:
    """`5 o'clock`; the Arabic word stands before its hour."""
    return None if "U" in got["k"].roles else _spoken_clock(got)


def _sum(got: Got) -> Made:
    """`ثلاث سنوات وستة أشهر`."""
    first, second = quantity(got["a"]), quantity(got["b"])
    order = list(Unit)
    if not first or not second or order.index(first[-1][0]) <= order.index(second[0][0]):
        return None
    return {"u": first + second}


def _decade(got: Got) -> Made:
    return {"X": Decade(got["c"]["C"], got["x"]["X"] if "x" in got else None)} if _is_decade(got) else None


def _is_decade(got: Got) -> bool:
    return "x" in got or "u" in got or got["c"].definite


def _english_decade(got: Got) -> Made:
    """`1990s`."""
    value = number(got["n"])
    return {"X": Decade(value % 100, Century(value // 100 + 1))} if value % 10 == 0 else None


def _century(got: Got) -> Made:
    """`القرن التاسع عشر`, `5th century BC`, `القرن الماضي`."""
    if got["u"]["U"].unit is not Unit.CENTURY:
        return None
    if "p" in got:
        return {"X": Century(shift=got["p"]["P"])}
    era = got["e"]["E"] if "e" in got else None
    if era is not None and era.calendar is Calendar.UMM_AL_QURA:
        return None
    value = number(got["n"])
    return {"X": Century(value * (era.sign if era else 1))} if 1 <= value <= 30 else None


MONTHS = (
    Rule("two names of a month", r"(?P<a>M)[/\-]?(?P<b>M)", _month_pair),
    Rule("two names of a month", r"(?P<a>M)\((?P<b>M)\)", _month_pair),
)
PIECES = (
    Rule("year", r"J(?P<e>E)?(?P<n>[Ydnc])", _year),
    Rule("year", r"J(?P<n>[Ydnc])(?P<e>E)?", _year),
    Rule("year", r"J\((?P<n>[Ydn])(?P<e>E)?\)", _year),
    Rule("year", r"(?P<n>[Yn])(?P<e>E)", _year),
    Rule("year", r"(?P<e>E)(?P<n>Y)(?!E)", _year),
    Rule("year", r"(?P<n>d)(?P<e>E)|(?P<e2>E)(?P<n2>d)", _small_year),
    *(
        Rule("day/month/year", rf"(?P<a>d){sign}(?P<b>d){sign}(?P<y>[Yd])(?P<e>E)?", _numeric)
        for sign in (r"/", r"\-", r"\.")
    ),
    *(
        Rule("year/month/day", rf"(?P<y>Y){sign}(?P<a>d){sign}(?P<b>d)(?P<e>E)?", _numeric_reversed)
        for sign in (r"/", r"\-", r"\.")
    ),
    Rule("month/year", r"(?P<m>d)[/\-](?P<y>Y)(?![/\-.]d)", month_and_year),
    Rule("clock time", r"K?(?P<h>d):(?P<m>d)(?::(?P<s>d)(?:\.[nd])?)?", _digital_clock),
    Rule("clock time", r"K(?P<h>[dco])(?:&(?:(?P<f>[hqt])|(?P<m>[dc])U))?", _spoken_clock),
    Rule("clock time", r"K?(?P<h>[dco])(?P<o>O)(?:(?P<f>[hqt])|(?P<m>[dc])U?)", _spoken_clock),
    Rule("clock time", r"(?P<h>[dco])&(?P<f>[hqt])(?=F?A)", _spoken_clock),
    Rule("clock time", r"(?P<h>o)&(?P<f>[hqt])", _spoken_clock),
    Rule("clock time", r"(?P<h>o)&(?P<m>[dc])U", _spoken_clock),
    Rule("clock time", r"(?P<h>[doc])F?(?P<p>A)", _clock_with_part),
    Rule("clock time", r"(?P<h>d)\.(?P<m>d)(?=A)", _digital_clock),
    Rule("clock time", r"(?<![M,F#J])(?P<n>[Yn])(?P<z>Z)", _military),
    Rule("quantity", r"(?P<n>[dnYc])(?P<u>U)", _quantity),
    Rule("quantity", r"(?P<n>o)(?P<u>U)", _tens),
    Rule("quantity", r"(?P<u>U)(?P<n>[dco])", _definite_quantity),
    Rule("quantity", r"(?P<u>U)(?![dYcP])", _dual),
    Rule("quantity", r"(?P<u>U)(?=(?P<p>P))", _dual),
    Rule("quantity", r"(?P<u>U)(?:(?P<n>c)|r)", _single),
    Rule("quantity", r"1(?P<u>U)", _article_quantity),
    Rule("quantity", r"(?P<f>[hqt])1?(?P<u>U)", _fraction),
    Rule("quantity", r"(?P<n>[dc])&1?(?P<f>[hqt])(?P<u>U)", _number_and_half),
    Rule("quantity", r"(?P<n>d)\.(?P<m>d)(?P<u>U)", _decimal),
    Rule("clock time", r"(?P<h>[dc])(?P<k>K)", _o_clock),
    Rule("clock time", r"(?P<f>[hq])P(?P<h>[dc])", _past_hour),
    Rule("century", r"(?P<u>U)(?P<n>[oc])(?P<e>E)?", _century),
    Rule("century", r"(?P<n>o)(?P<u>U)(?P<e>E)?", _century),
    Rule("century", r"(?P<u>U)(?P<p>P)", _century),
    Rule("century", r"(?P<p>P)(?P<u>U)", _century),
    Rule("decade", r"(?P<n>Y)'?%", _english_decade),
)
PIECES_TOGETHER = (
    Rule("clock time", r"(?P<k>k)[Fi]?(?P<p>A)", _clock_with_part),
    Rule("quantity", r"(?P<u>[uU])&1?(?P<f>[hqt])", _and_half),
    Rule("quantity", r"(?P<a>[uU])[&,]{1,2}(?P<b>[uU])", _sum),
    Rule("decade", r"(?P<u>U)?(?P<c>C)(?:F?(?P<x>X))?", _decade),
)
ZONES = (
    Rule("clock time", r"(?P<k>k)i?z?\(?(?P<z>Z)\)?", _zoned),
    Rule("clock time", r"(?P<k>k)z?@", _zoned),
    Rule("clock time", r"(?P<k>k)(?:\+|(?P<n>\-))(?P<c>k)Z?", _shifted_by_clock),
    Rule("clock time", r"(?P<k>k)(?:\+|(?P<n>\-))(?P<h>[nYd])Z?", _shifted),
)
