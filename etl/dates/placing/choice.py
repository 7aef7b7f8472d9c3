"""Several readings of one expression → the one that direction, tense, preference or nearness choose."""

from datetime import date

from etl.dates.placing.placed import Placed, first_day, last_day, midnight, reference_day
from etl.dates.policy import Context
from etl.dates.said import Tense
from etl.model import Precision


def direction_of(context: Context) -> int:
    """-1 for the past, 1 for the future: what the text says, else the caller prefers, else the policy."""
    return 1 if (context.tense or context.prefer or context.policy.yearless) == "future" else -1


def open_choice(choices: list[Placed], context: Context) -> Placed:
    """The reading that nothing in the text decides: by preference and policy; in running text the nearest one.

    A verb in the past is no witness against a coming day: what was announced may still be to come.
    """
    here = reference_day(context)
    past = nearest(choices, here, direction_of(context))
    decided = Tense.FUTURE if past.precision is Precision.DAY else context.tense
    if not context.in_text or context.prefer is not None or (context.tense is not None and context.tense is decided):
        return past
    coming = nearest(choices, here, 1)
    ahead = (first_day(coming) - here).days
    return coming if ahead <= context.policy.coming_days and ahead < (here - last_day(past)).days else past


def distance(placed: Placed, day: date) -> int:
    """Days between a day and the first one of a reading."""
    return abs((first_day(placed) - day).days)


def nearest(choices: list[Placed], here: date, direction: int) -> Placed:
    """The last reading that has begun, or the first that has not ended; today counts for both."""
    if direction < 0:
        begun = [placed for placed in choices if first_day(placed) <= here]
        return begun[-1] if begun else choices[0]
    coming = [placed for placed in choices if placed.end is None or placed.end > midnight(here)]
    return coming[0] if coming else choices[-1]


def in_direction(choices: list[Placed], here: date, direction: int) -> Placed:
    """`الماضي`: the last that is over; `الجاري`: that of the reference's year; `المقبل`: the next to begin."""
    if direction < 0:
        over = [placed for placed in choices if placed.end and placed.end <= midnight(here)]
        return over[max(-len(over), direction)] if over else choices[0]
    if direction > 0:
        coming = [placed for placed in choices if first_day(placed) > here]
        return coming[min(len(coming), direction) - 1] if coming else choices[-1]
    return min(choices, key=lambda placed: _around(placed, here))


def _around(placed: Placed, here: date) -> tuple[bool, int]:
    return first_day(placed).year != here.year, distance(placed, here)
