"""Whether the words around a trigger say that it happened, is to come, was put off, called off or denied."""

from collections.abc import Sequence
from datetime import datetime

from etl.events.cues import Cues
from etl.events.forms import Form
from etl.events.triggers import Found
from etl.model import EventStatus

_BEFORE_NEGATION = 3  # words before a trigger in which a negation turns it
_WHATEVER = ("ما", "مما", "بما", "لما")
_BEFORE_CONDITION = 5
_BEFORE_STATUS = 6
_BEHIND = 18  # words from a noun to what is said of it: who meets, where and when stand between


def refused(found: Found, words: Sequence[str], cues: Cues, start: int) -> bool:
    """Whether the trigger is negated, conditional or merely a purpose, so that it tells of no event."""
    first = found.first
    near = max(start, first - _BEFORE_NEGATION)
    if cues.within("negation", words, near, first) and not cues.within("unheld", words, near, first):
        return True
    if found.form is Form.PRESENT and cues.within("may", words, max(start, first - 1), first):
        return True
    if found.form is Form.PURPOSE and not words[first].isascii():
        return True
    if found.form is Form.PRESENT and cues.within("relative", words, max(start, first - 2), first):
        return True  # "التي تسيطر على الشبكة" says which one is meant
    if found.form is Form.PRESENT and first > start and words[first - 1] in _WHATEVER:
        return True  # "كل ما يهدد أمنه"
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
    if is_put_off(found, words, cues, limits, before):
        return EventStatus.POSTPONED
    if is_called_off(found, words, cues, limits, before):
        return EventStatus.CANCELLED
    if is_denied(found, words, cues, limits[0]):
        return EventStatus.DENIED
    if start is not None and now is not None and start.date() > now.date():
        return EventStatus.PLANNED
    told = found.form is Form.PAST and not words[found.first].isascii()
    if found.form is Form.FUTURE or (not told and cues.within("planned", words, before, found.first + 1)):
        return EventStatus.PLANNED
    return EventStatus.HAPPENED


def is_put_off(found: Found, words: Sequence[str], cues: Cues, limits: tuple[int, int], before: int) -> bool:
    """Whether the event is put off: "أرجأ زيارة", "the talks … have been postponed"."""
    return _turned("postponed", words, cues, before, found.first) or _told_behind(
        "put_off", found, words, cues, limits[1]
    )


def is_called_off(found: Found, words: Sequence[str], cues: Cues, limits: tuple[int, int], before: int) -> bool:
    """Whether the event is called off, or is told not to come: "لن تعقد القمة", "the round will not take place"."""
    return (
        _turned("cancelled", words, cues, before, found.first)
        or cues.within("unheld", words, max(limits[0], found.first - _BEFORE_NEGATION), found.first + 1)
        or _told_behind("called_off", found, words, cues, limits[1])
    )


def is_denied(found: Found, words: Sequence[str], cues: Cues, start: int) -> bool:
    """Whether a denial before the trigger reaches it: what stands behind its "that" or "report" is denied as a whole.

    A denial that opens the clause reaches as far; "but" and "and said" end it.
    """
    if not cues.within("denied", words, start, found.first):
        return False
    near = max(start, found.first - _BEFORE_STATUS)
    for number in range(found.first - 1, start - 1, -1):
        if cues.at("contrast", words, number):
            return False
        if cues.at("denied", words, number):
            if cues.within("negation", words, max(start, number - 2), number):
                return False
            return (
                number >= near
                or number == start
                or any(cues.within(cue, words, number + 1, found.first) for cue in ("that", "reported"))
            )
    return False


def _turned(cue: str, words: Sequence[str], cues: Cues, first: int, end: int) -> bool:
    """Whether `cue` stands in `[first, end)` without a negation: "لم يلغ" calls nothing off."""
    return cues.within(cue, words, first, end) and any(
        cues.at(cue, words, number) and not cues.within("negation", words, number - 2, number)
        for number in range(first, end)
    )


def _told_behind(cue: str, found: Found, words: Sequence[str], cues: Cues, end: int) -> bool:
    """Whether `cue` is said of the noun before it, with no other clause between them."""
    is_noun = found.form is Form.NOUN or (found.form is Form.PURPOSE and words[found.first].isascii())  # "a visit"
    stop = min(found.last + 1 + _BEHIND, end)
    if not is_noun or not cues.within(cue, words, found.last + 1, stop):
        return False
    for number in range(found.last + 1, stop):
        if cues.at("contrast", words, number) or cues.at("aside", words, number):
            return False
        if cues.at(cue, words, number):
            return not cues.within("negation", words, number - 1, number)
    return False
