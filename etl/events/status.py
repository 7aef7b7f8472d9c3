"""Whether the words around a trigger say that it happened, is to come, was put off, called off or denied."""

from collections.abc import Sequence
from datetime import datetime

from etl.events.cues import Cues
from etl.events.forms import Form
from etl.events.triggers import Found
from etl.model import EventStatus

_BEFORE_NEGATION = 3  # words before a trigger in which a negation turns it
_BEFORE_CONDITION = 5
_BEFORE_STATUS = 6


def refused(found: Found, words: Sequence[str], cues: Cues, start: int) -> bool:
    """Whether the trigger is negated, conditional or merely a purpose, so that it tells of no event."""
    first = found.first
    if cues.within("negation", words, max(start, first - _BEFORE_NEGATION), first):
        return True
    if found.form is Form.PRESENT and cues.within("may", words, max(start, first - 1), first):
        return True
    if found.form is Form.PURPOSE and not words[first].isascii():
        return True
    return cues.within("conditional", words, max(start, first - _BEFORE_CONDITION), first)


def read_status(
    found: Found,
    words: Sequence[str],
    cues: Cues,
    limits: tuple[int, int],
    start: datetime | None,
    now: datetime | None,
) -> EventStatus:
    """The status that the words of the clause (`limits`: first and last-plus-one word) give the event."""
    before = max(limits[0], found.first - _BEFORE_STATUS)
    if cues.within("postponed", words, before, found.first):
        return EventStatus.POSTPONED
    if cues.within("cancelled", words, before, found.first):
        return EventStatus.CANCELLED
    if cues.within("denied", words, before, found.first) or (
        limits[0] < found.first and cues.at("denied", words, limits[0])
    ):
        return EventStatus.DENIED
    if start is not None and now is not None and start.date() > now.date():
        return EventStatus.PLANNED
    if found.form is Form.FUTURE or cues.within("planned", words, before, found.first + 1):
        return EventStatus.PLANNED
    return EventStatus.HAPPENED
