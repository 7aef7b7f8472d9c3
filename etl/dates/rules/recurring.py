"""Rules that read what comes again: every so often, on a day of every year, week or month."""

from etl.dates.rules.amounts import iso_duration
from etl.dates.rules.engine import Got, Rule
from etl.dates.rules.values import Made, quantity
from etl.dates.said import Named, Recurrence, Said, Weekday
from etl.model import Calendar


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
    return {
        "X": Recurrence(
            "TMO" if first < 12 else "TAF" if first < 18 else "TNI" if got["a"]["A"].half == "night" else "TEV"
        )
    }


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


EVERY = (
    Rule("recurrence", r"eD?(?P<w>W)", _every_weekday),
    Rule("recurrence", r"D?(?P<w>W)FeU", _every_weekday),
    Rule("recurrence", r"e(?P<a>A)", _every_part),
    Rule("recurrence", r"(?P<w>W)(?P<n>o)FeN", _nth_weekday_of_months),
    Rule("recurrence", r"(?:(?P<n>o)|l)(?P<w>W)FeN", _nth_weekday_of_months),
)

RECURRENCES = (
    Rule("recurrence", r"e(?P<u>[uU])", _every),
    Rule("recurrence", r"(?P<v>V)", _adverb),
    Rule("recurrence", r"Vi?D?(?P<x>X)", _yearly),
    Rule("recurrence", r"(?P<x>X)Fe[J]", _yearly),
)
