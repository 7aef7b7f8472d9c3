"""A date whose year a news text leaves open → the reading that lies likeliest near the day of writing.

News is about what is near: of the last and the next 16 December the nearer one is meant, unless the words say which.
A past day is likelier than a coming one of the same distance, all the more behind a verb in the past.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from etl.dates.policy import Context
from etl.dates.resolve import resolve
from etl.dates.said import Clock, DayPart, Feast, Found, Named, Nth, PartOf, Range, Said, Season, Shift, Tense
from etl.model import Certainty, DateMention, Reading

# How much farther a coming day counts than a past one, by the tense of the words before it: tuned on 4,600 articles.
_AHEAD = {None: 2.0, Tense.PAST: 6.0, Tense.FUTURE: 0.15}
_CLEAR = 1.5  # how many times likelier the one reading must be to leave no doubt


def resolve_likely(found: Found, context: Context, coming_before: date | None = None) -> DateMention:
    """`resolve`, with an open year the likeliest one; ambiguous where another may be meant as well.

    `coming_before` is the date before it in a list of dates to come: a fixture list goes on from there.
    """
    day = context.reference.date() if isinstance(context.reference, datetime) else context.reference
    if day is None or not is_yearless(found.said):
        return resolve(found, context)
    past, coming = (resolve(found, replace(context, tense=tense)) for tense in (Tense.PAST, Tense.FUTURE))
    if past.start is None or coming.start is None or past.start == coming.start:
        return resolve(found, context)
    behind = max(1, (day - past.start.date()).days)
    ahead = max(1, (coming.start.date() - day).days) * _AHEAD[found.tense]
    if coming_before and found.tense is not Tense.PAST:
        ahead = min(ahead, max(1.0, (coming.start.date() - coming_before).days))
    chosen, other = (past, coming) if behind <= ahead else (coming, past)
    is_clear = max(behind, ahead) >= _CLEAR * min(behind, ahead)
    return chosen if is_clear else beside(chosen, [other])


def is_yearless(said: Said | None) -> bool:
    """Whether an expression names a day or month, or a feast, and leaves the year to the reader."""
    if isinstance(said, Clock | DayPart):
        return is_yearless(said.on)
    if isinstance(said, PartOf | Shift | Nth):  # "the third day of the feast"
        return is_yearless(said.of)
    if isinstance(said, Range):  # "since December" is the last one
        return said.last is not None and is_yearless(said.first or said.last)
    if isinstance(said, Feast):
        return said.year is None and said.direction is None
    if isinstance(said, Season):
        return said.of is None and said.direction is None
    if not isinstance(said, Named) or said.month is None or said.weekday is not None:
        return False
    return said.year is None and said.of is None and said.direction is None


def beside(mention: DateMention, others: Sequence[DateMention]) -> DateMention:
    """`mention`, ambiguous when others name another time, which it then keeps."""
    if not others or mention.certainty is Certainty.CONFLICT or mention.start is None:
        return mention
    readings = [
        Reading(other.start, other.end, other.calendar, other.rule)
        for other in others
        if other.start is not None and (other.start, other.end) != (mention.start, mention.end)
    ]
    kept = tuple(dict.fromkeys((*mention.alternatives, *readings)))
    return replace(mention, certainty=Certainty.AMBIGUOUS, alternatives=kept) if readings else mention
