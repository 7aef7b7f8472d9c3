"""Rules that read a month or a day by its name and number, with what stands for its year."""

from dataclasses import replace

from etl.dates.facts import Month
from etl.dates.rules.engine import Got, Item, Rule
from etl.dates.rules.values import Made, number
from etl.dates.said import Named, Nth, Part, Range, Said, Same, Shift, Unit, Vague
from etl.model import Calendar

_YEAR = r"(?:(?:,?[Fi](?=#)|,?F?)(?P<y>[#Y])|,?F?(?P<j>J)(?P<p>P)|F?m(?P<same>J)|F?(?P<same2>J)m|(?P<p1>P))?"


def named_month(got: Got, day: int | None) -> Named | None:
    """The month of the match with the year that it gives."""
    month: Month = got["m"]["M"]
    named = Named(month.calendar, None, month.month, day)
    if month.alone == "full" and (day is None or "y" not in got):
        return None
    if "y" in got:
        return _with_year(named, got["y"])
    if "j" in got:
        return replace(named, of=Shift(Unit.YEAR, got["p"]["P"]))
    if "same" in got or "same2" in got:
        return replace(named, of=Same(Unit.YEAR))
    return replace(named, direction=got["p1"]["P"]) if "p1" in got else named


def _with_year(named: Named, item: Item) -> Named | None:
    """`named` in the year of an item; null when its era is another calendar's."""
    if "#" not in item.roles:
        return replace(named, year=number(item))
    year: Named = item["#"]
    if year.calendar not in (None, named.calendar):
        return None
    return replace(named, year=year.year, short_year=year.short_year)


def _day(got: Got) -> Made:
    day = number(got["d"]) if "d" in got else 1
    named = named_month(got, day)
    if named and "d" in got and "o" in got["d"].roles:
        named = replace(named, ordinal=True)
    return {"X": named} if named else None


def _unit_of_month(got: Got) -> Made:
    """`الأسبوع الثالث من يناير`, `أول أيام رمضان`."""
    unit, value = got["u"]["U"].unit, number(got["n"])
    if unit is Unit.DAY:
        return _day(got | {"d": got["n"]})
    named = named_month(got, None) if unit is Unit.WEEK else None
    return {"X": Nth(value, unit, None, named)} if named else None


def _half_of_month(got: Got) -> Made:
    """`النصف الثاني من ماي`."""
    named, value = named_month(got, None), number(got["n" if "n" in got else "n2"])
    return {"X": Nth(value, Unit.HALF, None, named)} if named and value in (1, 2) else None


def _no_part_of_month(got: Got) -> Made:
    """`الربع الأول من مارس`: said of halves only."""
    return {"X": Vague("a quarter or third of a month names no days")}


def _days_at_end(got: Got) -> Made:
    """`العشر الأواخر من رمضان`: so many days at one end of the month."""
    named, part = named_month(got, None), got["q"]["Q"]
    number_of_first = 1 if part is Part.EARLY else -1
    return (
        {"X": Nth(number_of_first, Unit.DAY, None, named, number(got["n"]))}
        if named and part is not Part.MIDDLE
        else None
    )


def numeric_day(got: Got) -> Made:
    """`15/2`: day and month."""
    day, month = number(got["a"]), number(got["b"])
    return {"X": Named(Calendar.GREGORIAN, None, month, day)} if 1 <= month <= 12 and 1 <= day <= 31 else None


def _short_year(got: Got) -> Made:
    """`5 مايو 67`, `10 Feb 24`."""
    named = replace(named_month(got, number(got["d"])) or Named(), year=number(got["yy"]), short_year=True)
    return {"X": named} if named.calendar is Calendar.GREGORIAN else None


def _month(got: Got) -> Made:
    named = named_month(got, None)
    return {"X": named} if named else None


def _bare_month(got: Got) -> Made:
    month: Month = got["m"]["M"]
    return {"X": Named(month.calendar, None, month.month)} if month.alone == "yes" else None


def _cued_month(got: Got) -> Made:
    got = got if "m" in got else got | {"m": got["m2"]}
    return _month(got) if got["m"]["M"].alone in ("yes", "cued") else None


def _months(got: Got) -> Made:
    """`شهري يوليو وأغسطس 2014`: two months on end."""
    last, month = named_month(got, None), got["a"]["M"]
    if last is None or (last.calendar, last.month) != (month.calendar, month.month + 1):
        return None
    return {"X": Range(replace(last, month=month.month), last)} if month.alone != "full" else None


def _cued_arabic_month(got: Got) -> Made:
    """`من رمضان`; but "to march" is no month."""
    return None if got["m"]["M"].english else _cued_month(got)


def _month_in_direction(got: Got) -> Made:
    """`next March`; "this may" is no month."""
    return _month(got) if got["p1"]["P"] != 0 or got["m"]["M"].alone == "yes" else None


def _english_day(got: Got) -> Made:
    return _day(got) if got["m"]["M"].english else None


def _english_days(got: Got) -> Made:
    """`February 10-12, 2024`."""
    return _days(got) if got["m"]["M"].english else None


def _days(got: Got) -> Made:
    """`10-12 فبراير 2024`, `يومي 19 و20 فيفري`: from the first to the last day."""
    last = named_month(got, number(got["b"]))
    if last is None:
        return None
    first: Said = replace(last, day=number(got["a"]))
    return {"X": Range(first, last)} if number(got["a"]) < number(got["b"]) else None


def _days_of_numeric(got: Got) -> Made:
    """`من 8 إلى 29 / 11 / 1433هـ`."""
    last = got["x"]["X"]
    if not isinstance(last, Named) or last.day is None or number(got["a"]) >= last.day:
        return None
    return {"X": Range(replace(last, day=number(got["a"])), last)}


def days_of_period(got: Got) -> Made:
    """`15 و16 الجاري`, `الخامس من الشهر الماضي`."""
    of = Same(Unit.MONTH) if "same" in got else Shift(Unit.MONTH, got["p"]["P"])
    last = Named(None, None, None, number(got["b"]), of=of)
    return {"X": Range(replace(last, day=number(got["a"])), last) if "a" in got else last}


_LIST = r"[DU]?(?:W(?:[&,]{1,2}D?W){0,5})?(?P<a>[do])(?:(?:[T&\-,]|,&|,T)D?W?[do]){0,8}(?:[T&\-]|,&|,T)D?W?(?P<b>[do])"
_THIS_MONTH = (r"F?N(?P<p>P)", r"F?(?P<p>P)N", r"F?(?P<p>P)(?![NJU])")
_MONTH = r"(?:F|/)?N?(?P<m>M)\)?"

DAYS = (
    Rule("days of a month", rf"(?:[FB](?=D?W?[do][T&\-]))?{_LIST}{_MONTH}{_YEAR}", _days),
    Rule("days of a month", r"F?(?P<a>d)[T\-](?P<x>X)", _days_of_numeric),
    *(Rule("days of a month", rf"[FB]?{_LIST}{month}", days_of_period) for month in _THIS_MONTH),
    *(Rule("day of a month", rf"D?(?P<b>[do])F{month}", days_of_period) for month in _THIS_MONTH),
    Rule("day of a month", r"(?:D|(?<=[iTsbayW]))(?P<b>d)(?P<p>P)(?![NJUA])", days_of_period),
    Rule("nth of a period", rf"(?P<u>U)(?P<n>o){_MONTH}{_YEAR}", _unit_of_month),
    Rule("nth of a period", rf"(?:(?P<n>o)h|h(?P<n2>o)){_MONTH}{_YEAR}", _half_of_month),
    Rule("nth of a period", rf"(?:o[qt]|[qt]o){_MONTH}", _no_part_of_month),
    Rule("nth of a period", rf"(?P<n>[cd])(?P<q>Q){_MONTH}{_YEAR}", _days_at_end),
    Rule("nth of a period", rf"(?P<n>o)(?P<u>U){_MONTH}{_YEAR}", _unit_of_month),
    Rule("day/month", r"D(?P<a>d)/(?P<b>d)(?!/)", numeric_day),
    Rule("day of a month", r"D?(?P<b>[do])F(?P<same>m)N", days_of_period),
    Rule("day of a month", r"D?(?P<b>[do])FN(?P<same>m)", days_of_period),
    Rule("day and month", rf"[DR]?(?P<d>[do]){_MONTH}{_YEAR}", _day),
    Rule("day and month", rf"[DR]?(?P<d>o),(?P<m>M){_YEAR}", _day),
    Rule("day and month", rf"D?I{_MONTH}{_YEAR}", _day),
    Rule("day and month", r"(?P<d>d)/?(?P<m>M)/?(?P<yy>d)(?![dU:])", _short_year),
    Rule("day and month", r"(?P<d>d)[\-/](?P<m>M)[\-/](?P<y>[#Y])", _day),
    Rule("month, day and year", r"(?P<m>M)\.?(?P<d>[do]),?(?P<y>[#Y])", _day),
    Rule("month and day", r"(?P<m>M)\.?(?P<d>[do])(?![:dnU%])", _english_day),
    Rule(
        "days of a month", r"[FB]?(?P<m>M)\.?(?P<a>[do])[T\-&](?P<b>[do])(?:,?(?P<y>[#Y]))?(?![:dnU%])", _english_days
    ),
    Rule("year, month and day", r"(?P<y>Y)(?P<m>M)(?P<d>d)", _day),
    Rule("month", rf"N?(?P<m>M)\.?{_YEAR.removesuffix('?')}", _month),
    Rule("months", rf"[FB]?[NU]?(?P<a>M)(?:[&\-]|,&)N?(?P<m>M){_YEAR}", _months),
    Rule("month", r"(?P<p1>P)(?P<m>M)", _month_in_direction),
    Rule("month", r"N(?P<m>M)", _cued_month),
    Rule("month", r"(?<=[isywaTFb])(?P<m>M)", _cued_arabic_month),
    Rule("month", r"(?<=[isybQ])(?P<m>M)|(?<=Q\-)(?P<m2>M)", _cued_month),
    Rule("month", r"(?P<m>M)", _bare_month),
)
