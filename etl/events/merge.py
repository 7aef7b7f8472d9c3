"""Two tellings of one event in one article into one candidate that keeps the evidence of both."""

from dataclasses import replace

from etl.model import Aspect, EventCandidate, EventStatus, Role

_SAID = frozenset(("statement", "speech"))
_OFF = (EventStatus.POSTPONED, EventStatus.CANCELLED, EventStatus.DENIED)
_POINTED_AT = frozenset(
    ("meeting", "visit", "call", "agreement", "attack", "arrest", "trial", "disaster", "protest", "aid", "election")
)  # "the meeting" is the one that was told
_AGAIN = frozenset(("other", "appeal", "agreement", "visit", "accusation", "appointment"))
_LOOSE = frozenset(("statement", "other", "appeal"))  # one article can tell several of these of the same actors


def same_event(one: EventCandidate, other: EventCandidate, continues: bool, refers: bool = False) -> bool:
    """Whether two candidates of an article tell one event: same type and day, and an actor in common.

    `continues` says that `one` opens with "he added" or the like, so that a speaker need not be named again; `refers`
    that it is a definite noun without a day of its own ("the meeting"), which points back at what was told.
    """
    if one.summit_id and one.event_type == other.event_type:
        return one.summit_id == other.summit_id
    if refers and one.event_type == other.event_type and one.event_type in _POINTED_AT and not other.summit_id:
        return True
    if one.status is not other.status:
        return False
    if one.event_type != other.event_type:
        return {one.event_type, other.event_type} == _SAID and _one_speech(one, other)
    if other.summit_id:
        return False
    if one.event_type == "statement":
        return _one_speech(one, other) or (continues and _one_day(one, other) and _speaker(one) is None)
    if one.event_type in _LOOSE or one.start is None or not _one_day(one, other):
        return False
    mine, theirs = _actors(one), _actors(other)
    return not mine or not theirs or bool(mine & theirs)


def told_again(one: EventCandidate, other: EventCandidate) -> bool:
    """Whether two candidates of one article with the same word tell one thing: nothing in them differs.

    Papers open with what they tell again in detail; a day that is not in the text differs from none.
    """
    if one.event_type not in _AGAIN or one.status is not other.status:
        return False
    dated = all(any(part.aspect is Aspect.WHEN for part in each.evidence) for each in (one, other))
    mine, theirs = _actors(one), _actors(other)
    return (not dated or _one_day(one, other)) and (mine <= theirs or theirs <= mine)


def merged(first: EventCandidate, second: EventCandidate, background: bool = False) -> EventCandidate:
    """The first candidate with the second's evidence and participants added; a speech names what was said in it.

    `background` says that the second tells what was before: what has been held stays held, however often put off.
    """
    turned = second.status in _OFF and first.status not in _OFF
    turned = turned and not (background and first.status is EventStatus.HAPPENED)
    known = {actor for actor, _ in first.participants}
    more = tuple((actor, role) for actor, role in second.participants if actor not in known)
    return replace(
        first,
        status=second.status if turned else first.status,
        event_type="speech" if first.event_type != second.event_type else first.event_type,
        participants=first.participants + more,
        evidence=first.evidence + tuple(one for one in second.evidence if one not in first.evidence),
        place_id=first.place_id or second.place_id,
    )


def _one_speech(one: EventCandidate, other: EventCandidate) -> bool:
    """Whether a statement and a speech come from one speaker on one day."""
    speaker = _speaker(one)
    return speaker is not None and speaker == _speaker(other) and _one_day(one, other)


def _one_day(one: EventCandidate, other: EventCandidate) -> bool:
    """Whether both begin on one day, or neither has one."""
    if one.start is None or other.start is None:
        return one.start is other.start
    return one.start.date() == other.start.date()


def _speaker(candidate: EventCandidate) -> str | None:
    return next((actor for actor, role in candidate.participants if role is Role.SOURCE), None)


def _actors(candidate: EventCandidate) -> set[str]:
    return {actor for actor, role in candidate.participants if role is not Role.VENUE}
