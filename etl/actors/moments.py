"""The dates of an article → the stretches of its text that tell of another time than the article's own."""

from collections.abc import Sequence
from datetime import date

from etl.model import Certainty, DateKind, PlacedDate, Precision, Publication, Span
from etl.text import sentences

_OTHER_TIME = 60  # days from the article's own within which an office is taken to be in the same hands
_KINDS = (DateKind.ABSOLUTE, DateKind.PARTIAL, DateKind.RELATIVE)

Moments = Sequence[tuple[Span, date]]


def moments(raw: str, dates: Sequence[PlacedDate], day: date | None) -> Moments:
    """Sentences of `raw` with the day that they tell of: one, resolved, and far from `day` where that is known."""
    told = [
        (d.mention.span.start, d.mention.start.date())
        for d in dates
        if d.mention.start and d.mention.kind in _KINDS and _far(d.mention.start.date(), day)
    ]
    if not told:
        return []
    found = []
    last = max(place for place, _ in told)
    for sentence in sentences(raw):
        if sentence.start > last:
            break
        days = {at for place, at in told if sentence.start <= place < sentence.end}
        if len(days) == 1:
            found.append((sentence, days.pop()))
    return found


def own_day(publication: Publication, dates: Sequence[PlacedDate]) -> date | None:
    """The article's own day: its publication, else the latest day or month that its text states in full."""
    if publication.at:
        return publication.at.date()
    stated = [
        d.mention.start.date()
        for d in dates
        if d.mention.start
        and d.mention.kind is DateKind.ABSOLUTE
        and d.mention.certainty is Certainty.STATED
        and d.mention.precision in (Precision.DAY, Precision.MONTH)
    ]
    return max(stated, default=None)


def _far(at: date, day: date | None) -> bool:
    return day is None or abs((at - day).days) > _OTHER_TIME


def moment_at(place: int, told: Moments) -> date | None:
    """The other day that the sentence at `place` tells of, if any."""
    return next((at for sentence, at in told if sentence.start <= place < sentence.end), None)
