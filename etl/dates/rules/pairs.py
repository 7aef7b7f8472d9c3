"""Rules that read one day in two calendars."""

from dataclasses import replace

from etl.dates.rules.engine import Got, Item, Rule
from etl.dates.rules.values import Made, said_of
from etl.dates.said import Both, Named, Said, Shift, Weekday
from etl.model import Calendar


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
        return None
    if (first.day is None) != (second.day is None) and "e" not in got:
        return None
    hijri, gregorian = (second, first) if calendars[0] is Calendar.GREGORIAN else (first, second)
    return {"X": Both(hijri, gregorian)}


def _weekday_equals(got: Got) -> Made:
    """`الخميس الموافق 10 فبراير`."""
    first, second = got["a"]["X"], got["b"]["X"]
    if isinstance(first, Weekday | Shift) and isinstance(second, Named) and second.day:
        weekday = first.weekday
        return {"X": replace(second, weekday=weekday or second.weekday)}
    return None


def _both_years(got: Got) -> Made:
    """`1436 هـ - 2015 م`."""
    return _both({name: Item({"X": said_of(item)}, item.start, item.end) for name, item in got.items()})


_EQUALS = r"(?P<a>X)[,\-/]?&?\(?(?P<e>=)[:iT\-/]?D?(?P<b>X)\)?"
_BESIDE = r"(?P<a>X)[,\-/]?\(?D?(?P<b>X)\)?"

BOTH = (
    Rule("two calendars", r"(?P<a>[#])[,\-/]?\(?=?(?P<b>[#])\)?", _both_years),
    *(Rule("two calendars", pattern, _both) for pattern in (_EQUALS, _BESIDE)),
    *(Rule("weekday and date", pattern, _weekday_equals) for pattern in (_EQUALS, _BESIDE)),
)
