"""Events of an article and who came to its summits → the same events without those who stayed away from them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from etl.model import Aspect, Attendance, AttendanceStatus, EventCandidate, Evidence, Role

_CAME = frozenset((AttendanceStatus.ATTENDED, AttendanceStatus.EXPECTED))
_AWAY = frozenset((AttendanceStatus.ABSENT, AttendanceStatus.REPRESENTED))
_WHERE = (Role.VENUE, Role.HOST)


def only_who_came(events: Sequence[EventCandidate], attendance: Iterable[Attendance]) -> tuple[EventCandidate, ...]:
    """Summit events without those who, the article says, stayed away, sent another, or only spoke of the summit.

    Whom its main sentence names takes part unless it says otherwise; whom a later one names, when it says so.
    """
    said: defaultdict[tuple[str, str], set[AttendanceStatus]] = defaultdict(set)
    for row in attendance:
        said[row.summit_id, row.actor_id].add(row.status)
    return tuple(_kept(event, said) if event.summit_id else event for event in events)


def _kept(event: EventCandidate, said: dict[tuple[str, str], set[AttendanceStatus]]) -> EventCandidate:
    main = event.evidence[0]
    named = {
        one.actor_id for one in event.evidence if one.sentence == main.sentence and one.place.field is main.place.field
    }
    gone = {
        actor
        for actor, role in event.participants
        if role not in _WHERE and _is_stranger(said.get((event.summit_id or "", actor), set()), actor in named)
    }
    if not gone:
        return event
    return replace(
        event,
        participants=tuple(one for one in event.participants if one[0] not in gone),
        evidence=tuple(one for one in event.evidence if not _is_of(one, gone)),
    )


def _is_stranger(statuses: set[AttendanceStatus], in_main: bool) -> bool:
    """Whether what is said of an actor makes it no participant; of two who differ, that it came."""
    if statuses & _CAME:
        return False
    return bool(statuses & _AWAY) or (bool(statuses) and not in_main)


def _is_of(evidence: Evidence, gone: set[str]) -> bool:
    return evidence.aspect is Aspect.WHO and evidence.actor_id in gone
