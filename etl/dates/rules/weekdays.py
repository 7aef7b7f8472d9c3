"""Rules that read weekdays, today and yesterday, alone and beside a date."""

from dataclasses import replace

from etl.dates.facts import WeekdayWord
from etl.dates.rules.engine import Got, Rule
from etl.dates.rules.values import Made
from etl.dates.said import Named, Range, Said, Shift, Unit, Weekday


def _weekday(got: Got) -> Made:
    word: WeekdayWord = got["w"]["W"]
    if "one" in got and not got["p"]["P"] and not got["w"].definite:  # أحد هذه الهجمات: one of these attacks
        return None
    if "p" in got:
        return {"X": Weekday(word.weekday, got["p"]["P"])}
    return {"X": Weekday(word.weekday)} if word.alone == "yes" or "d" in got else None


def _weekday_of_week(got: Got) -> Made:
    """`الثلاثاء من الأسبوع المقبل`."""
    if got["u"]["U"].unit is not Unit.WEEK:
        return None
    return {"X": Weekday(got["w"]["W"].weekday, week=got["p"]["P"])}


def _with_weekday(got: Got) -> Made:
    """`السبت 10 فبراير`: the day with the weekday that stands beside it."""
    said: Said = got["x"]["X"]
    weekday = got["w"]["W"].weekday
    if not isinstance(said, Named) or said.day is None:
        return None
    return {"X": replace(said, weekday=weekday, ordinal=said.ordinal and "near" in got)}


def _beside_weekday(got: Got) -> Made:
    """`الأحد الأول من يوليو`: with nothing between them the ordinal may be the weekday's."""
    return _with_weekday(got | {"x": got["near"]})


def _two_weekdays(got: Got) -> Made:
    """`يومي الخميس والجمعة المقبلين`: two days on end."""
    first, last = (got[name]["W"].weekday for name in "ab")
    direction = got["p"]["P"] if "p" in got else None
    if (last - first) % 7 != 1:
        return None
    return {"X": Range(Weekday(first, direction), Weekday(last, direction))}


def _relative_day(got: Got) -> Made:
    """`أمس الأربعاء`, `اليوم (الاثنين)`."""
    word = got["r"]["R"]
    weekday = got["w"]["W"].weekday if "w" in got else None
    return {"X": Shift(word.unit, word.amount, weekday=weekday)}


def _relative_and_date(got: Got) -> Made:
    """`اليوم السبت 10 فبراير`: the date says it all."""
    return {"X": got["x"]["X"]}


WEEKDAYS = (
    Rule("weekday and date", r"D?(?P<w>W)(?P<near>X)", _beside_weekday),
    Rule("weekday and date", r"D?(?P<w>W)[,.]?\(?=?D?(?P<x>X)\)?", _with_weekday),
    Rule("two weekdays", r"D?(?P<a>W)&(?P<b>W)(?P<p>P)?", _two_weekdays),
    Rule("day and date", r"D(?P<x>X)", _relative_and_date),
    Rule("weekday and date", r"(?P<x>X)[,\-]?\(?(?P<w>W)\)?", _with_weekday),
    Rule("relative day", r"D?(?P<r>R),?\(?(?P<w>W)\)?", _relative_day),
    Rule("relative day", r"D?(?P<r>R)(?!o)", _relative_day),
    Rule("relative day and date", r"R,?\(?(?P<x>X)\)?", _relative_and_date),
    Rule("weekday", r"D(?P<w>W)(?P<p>P)", _weekday),
    Rule("weekday", r"(?P<one>(?P<w>W))(?P<p>P)", _weekday),
    Rule("weekday", r"(?P<p>P)(?P<w>W)", _weekday),
    Rule("weekday", r"D?(?P<w>W)[Fi]?(?P<u>U)(?P<p>P)", _weekday_of_week),
    Rule("weekday", r"D?(?P<w>W)[Fi]?(?P<p>P)(?P<u>U)", _weekday_of_week),
    Rule("weekday", r"(?P<d>D)?(?P<w>W)", _weekday),
)
