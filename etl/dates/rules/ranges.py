"""Rules that read ranges with two ends or one, and years that only a preposition marks."""

from dataclasses import replace

from etl.dates.rules.engine import Got, Rule
from etl.dates.rules.values import Made, number, said_of
from etl.dates.said import Clock, DayPart, Feast, Named, Nth, PartOf, Range, Said, Season, Shift, Unit, Vague, Weekday


def _range(got: Got) -> Made:
    first, last = said_of(got["a"]), said_of(got["b"])
    if isinstance(first, Clock) != isinstance(last, Clock) and not isinstance(last, Clock):
        return None
    if "Y" in got["a"].roles and "Y" in got["b"].roles and not _are_years(number(got["a"]), number(got["b"])):
        return None  # "between 1500 and 2000 pieces"
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


def _season_years(got: Got) -> Made:
    """`موسم 2021/2022`, `the 2021-22 season`, `36-1437هـ`: a year and the next, both whole."""
    first, last = said_of(got["a"]), said_of(got["b"])
    if not isinstance(first, Named) or not isinstance(last, Named) or first.year is None or last.year is None:
        return None
    first = replace(first, calendar=first.calendar or last.calendar)
    if "d" in got["a"].roles:  # the century is said once
        first = replace(first, year=last.year - last.year % 100 + number(got["a"]))
    if "d" in got["b"].roles:
        if not 12 < last.year < 100:  # 2011/12 may be a month
            return None
        last = replace(last, year=(first.year or 0) // 100 * 100 + last.year)
    likely = _are_years(first.year, last.year)
    return {"X": Range(first, last)} if likely and last.year == (first.year or 0) + 1 else None


def _listed_years(got: Got) -> Made:
    """`عامي 2021 و2022`, `أعوام 2019 و2020 و2021`: years on end; with a gap between them they are no range."""
    said = [said_of(got[name]) for name in ("a", "c", "b") if name in got]
    years = [one.year for one in said if isinstance(one, Named) and one.year is not None]
    on_end = len(years) == len(said) and years == list(range(years[0], years[0] + len(years)))
    return _same_sort(got) if on_end and got["u"]["U"].unit is Unit.YEAR else None


def _first_of_years(got: Got) -> Made:
    """`عامي 2015 و2020`: the first of two years apart, which marks the next."""
    year = _cued_year(got) if got["u"]["U"].unit is Unit.YEAR else None
    return {"#": year["X"]} if year else None


def _are_years(first: int | None, last: int | None) -> bool:
    """Whether two bare numbers are years of one calendar, the first before the last."""
    if first is None or last is None or not first < last <= first + 150:
        return False
    return (first >= 1800 and last <= 2100) or (first >= 1300 and last <= 1500)


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


RANGES = (
    Rule("range", r"p?[FBs]?D?(?P<a>[X#])T(?P<b>[X#Y])", _range),
    Rule("range", r"p?[FBs]J?D?(?P<a>[X#Y])[T\-](?P<b>[X#Y])", _range),
    Rule("range", r"p?B[JU]?F?(?P<a>[X#Y])[&T\-](?P<b>[X#Y])", _range),
    Rule("range", r"(?P<a>[X#])[T\-](?P<b>[X#])", _same_sort),
    Rule("range", r"[JU]?(?P<a>[Y#])[\-](?P<b>[Y#])", _same_sort),
    Rule("range", r"[JU]?(?<![/\-.:])(?P<a>[Y#])/(?P<b>[Y#])(?![/\-:])", _season_years),
    Rule("range", r"[JU]?(?<![/\-.:])(?P<a>Y)[/\-](?P<b>d)(?![/\-.:%U])", _season_years),
    Rule("range", r"(?<![/\-.:d])(?P<a>d)[/\-](?P<b>#)", _season_years),
    Rule("range", r"(?P<u>U)(?P<a>[Y#])&(?P<b>[Y#])", _listed_years),
    Rule("range", r"(?P<u>U)(?P<a>[Y#])[,&](?P<c>[Y#]),?&(?P<b>[Y#])", _listed_years),
    Rule("range", r"(?P<x>X)[,iF]?(?P<r>X)", _range_on),
    Rule("range", r"(?P<r>X)[,iF]?(?P<x>X)", _range_on),
    Rule("open range", r"s(?P<x>[X#Y])", _since),
    Rule("year", r"(?P<y>#)", _marked_year),
    Rule("year", r"(?<=[isybaTFv(])(?P<y>Y)(?![/\-:%'U]|\.[dnY])", _cued_year),
    Rule("year", r"(?P<u>U)(?P<y>Y)(?=[,&]Y)", _first_of_years),
    Rule("year", r"(?P<y>Y)(?=v)", _cued_year),
    Rule("year", r"(?<=#&)(?P<y>Y)", _cued_year),
)
