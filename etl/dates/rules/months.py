"""Rules that read two names of one month as one: `آذار/مارس`, `شباط (فبراير)`."""

from etl.dates.facts import Month
from etl.dates.rules.engine import Got, Rule
from etl.dates.rules.values import Made


def _month_pair(got: Got) -> Made:
    """`آذار/مارس`: two names of one month."""
    first, second = got["a"]["M"], got["b"]["M"]
    same = (first.calendar, first.month) == (second.calendar, second.month)
    return {"M": Month(first.month, first.calendar, "yes", False)} if same else None


MONTHS = (
    Rule("two names of a month", r"(?P<a>M)[/\-]?(?P<b>M)", _month_pair),
    Rule("two names of a month", r"(?P<a>M)\((?P<b>M)\)", _month_pair),
)
