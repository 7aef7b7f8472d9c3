"""Rules that read years, decades, centuries and dates in numbers."""

from etl.dates.facts import EraWord
from etl.dates.rules.engine import Got, Rule
from etl.dates.rules.values import Made, number
from etl.dates.said import Century, Decade, Named, Unit
from etl.model import Calendar

_OLDEST = 20_000  # years before the common era that anybody dates


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
    """`2/2013`."""
    month = number(got["m"])
    return {"X": Named(None, number(got["y"]), month)} if 1 <= month <= 12 else None


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


YEARS = (
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
    Rule("month/year", r"(?<![/\-.])(?P<m>d)[/\-](?P<y>Y)(?![/\-.]d)", month_and_year),
    Rule("century", r"(?P<u>U)(?P<n>[oc])(?P<e>E)?", _century),
    Rule("century", r"(?P<n>o)(?P<u>U)(?P<e>E)?", _century),
    Rule("century", r"(?P<u>U)(?P<p>P)", _century),
    Rule("century", r"(?P<p>P)(?P<u>U)", _century),
    Rule("decade", r"(?P<n>Y)'?%", _english_decade),
)

DECADES = (Rule("decade", r"(?P<u>U)?(?P<c>C)(?:F?(?P<x>X))?", _decade),)
