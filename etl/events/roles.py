"""The actors of a clause into participants with roles, and the place where it happened."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from etl.events.agents import agents_of, follows, glued, towards_it
from etl.events.cues import Cues
from etl.events.entries import EventType
from etl.events.forms import Form
from etl.events.triggers import Found
from etl.events.words import Words
from etl.model import ActorKind, ActorMention, Role, Span

_MOST = 24  # participants of one event; a list of 400 names is no event of 400 actors
_VENUE_REACH = 90  # characters between a trigger and the place where it happened
_VENUE_CLUSTER = 30  # characters between a city and its country
_JOINED = re.compile(r"\s*(?:[،,]\s*)?(?:و|and\s+)?\s*")  # what stands between two members of a list
_TITLE = 5  # words of a title that may stand between an office, its body and who holds it
_COUNCIL = ".cabinet"  # the council is part of the words "prime minister" and does not act by his deputies
_STOP = re.compile(r"[.،,؛;:!?؟\n]")
_PLACES = (ActorKind.PLACE, ActorKind.COUNTRY)
_STRIKES = frozenset(("attack", "military_action"))  # what befalls a town; elsewhere a town is where, not who


class Participant(NamedTuple):
    """An actor's part in an event, and the words that name it."""

    mention: ActorMention
    role: Role


def read_roles(
    words: Words, found: Found, limits: tuple[int, int], actors: Sequence[ActorMention], kind: EventType, cues: Cues
) -> tuple[Participant, ...]:
    """The actors between the offsets `limits`, each once: who acts, whom it concerns, and where."""
    named = [m for m in actors if limits[0] <= m.place.span.start < limits[1]]
    people = [m for m in named if m.kind is ActorKind.PERSON]
    holders = {id(m): holder for m in named if (holder := _holder(words, m, people, cues))} if people else {}
    near = [m for m in named if id(m) not in holders and not _sends(words, m, cues)]
    venues = _venues(words, found, near, cues)
    hosts = kind.second_role is Role.HOST
    visited = _visited(words, found, near) if hosts else None
    standing = [m for m in near if m not in venues and m is not visited]
    outer = _outer(standing)
    agents = _with_inner(agents_of(words, found, outer, cues), outer, standing)
    roles: dict[str, Participant] = {}
    towards, end = False, 0
    for mention in near:
        if hosts:
            joined = towards and _JOINED.fullmatch(words.text, end, mention.place.span.start) is not None
            towards = joined or towards_it(words, mention, cues)
        end = mention.place.span.end
        role = _role(mention, mention in venues, towards or mention is visited, agents, kind)
        if mention.kind is ActorKind.PLACE and not _befalls(role, kind):
            continue
        earlier = roles.get(mention.actor_id)
        if earlier is None or (earlier.role is not kind.first_role and role is kind.first_role):
            roles[mention.actor_id] = Participant(mention, role)
    for mention in [m for m in named if not m.actor_id.endswith(_COUNCIL)]:
        part = roles.get(holders[id(mention)].actor_id) if id(mention) in holders else None
        if part is not None and mention.kind is not ActorKind.PLACE:
            roles.setdefault(mention.actor_id, Participant(mention, part.role))
    return tuple(roles.values())[:_MOST]


def where_of(participants: Iterable[Participant]) -> Participant | None:
    """The place of the event: a city before a country."""
    places = [p for p in participants if p.role in (Role.VENUE, Role.HOST) and p.mention.kind in _PLACES]
    return min(places, key=lambda p: p.mention.kind is not ActorKind.PLACE, default=None)


def _holder(words: Words, mention: ActorMention, people: Sequence[ActorMention], cues: Cues) -> ActorMention | None:
    """Whose title names the actor: in "رئيس الحزب فلان" the party acts by its head, whose part it takes."""
    if mention.kind is ActorKind.PERSON:
        return None
    first = words.number(mention.place.span.start)
    if (behind := _nation_of(words, mention, people, cues)) is not None:
        return behind
    lead = max(first - _TITLE, 0)
    if not cues.within("title", words.words, lead, first):
        return None
    title = next(n for n in range(first - 1, lead - 1, -1) if cues.at("title", words.words, n))
    start, end = words.starts[title], mention.place.span.end
    if any(start < person.place.span.start < end for person in people):
        return None
    for person in people:
        span = person.place.span
        if span.start <= start and end <= span.end:
            return person
        if _in_title(words, (end, span.start) if span.start >= end else (span.end, start), cues):
            return person
    return None


def _nation_of(words: Words, mention: ActorMention, people: Sequence[ActorMention], cues: Cues) -> ActorMention | None:
    """The person whose nation the mention names: "Palestinian leader Yasser Arafat"."""
    after = words.inside(mention.place.span).stop
    if mention.kind is not ActorKind.COUNTRY or not cues.within("title", words.words, after, after + 3):
        return None
    start = mention.place.span.end
    near = (m for m in people if m.place.span.start >= start and _in_title(words, (start, m.place.span.start), cues))
    return next(near, None) if mention.surface.isascii() else None


def _sends(words: Words, mention: ActorMention, cues: Cues) -> bool:
    """Whether only somebody's envoy, office or kin is told of: "سفير خادم الحرمين الشريفين"."""
    first = words.number(mention.place.span.start)
    return mention.kind is ActorKind.PERSON and first > 0 and cues.at("envoy_of", words.words, first - 1)


def _in_title(words: Words, gap: tuple[int, int], cues: Cues) -> bool:
    """Whether only words of a title stand between a name and the office: no stop, no "that" and no "with"."""
    between = words.inside(Span(*gap))
    if len(between) > _TITLE or _STOP.search(words.text, *gap):
        return False
    return not any(cues.within(cue, words.words, between.start, between.stop) for cue in ("that", "with"))


def _venues(words: Words, found: Found, near: Sequence[ActorMention], cues: Cues) -> list[ActorMention]:
    """The place nearest to the trigger among those behind "in", with the country or city named next to it."""
    start, end = words.starts[found.first], words.ends[found.last]
    places = [m for m in near if is_venue(words, m, cues)]
    distances = {id(m): max(m.place.span.start - end, start - m.place.span.end) for m in places}
    nearest = min(places, key=lambda m: distances[id(m)], default=None)
    if nearest is None or distances[id(nearest)] > _VENUE_REACH:
        return []
    at = nearest.place.span
    return [m for m in places if -_VENUE_CLUSTER < m.place.span.start - at.end < _VENUE_CLUSTER or m is nearest]


def _outer(mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """The mentions, in order of their start, that do not stand within the words of another: a title holds its body."""
    outer: list[ActorMention] = []
    for mention in mentions:
        if outer and mention.place.span.start == outer[-1].place.span.start < mention.place.span.end:
            outer[-1] = max(outer[-1], mention, key=lambda one: one.place.span.end)
        elif not outer or mention.place.span.end > outer[-1].place.span.end:
            outer.append(mention)
    return outer


def _with_inner(
    agents: frozenset[str], outer: Sequence[ActorMention], mentions: Sequence[ActorMention]
) -> frozenset[str]:
    """Those who act, and whose names stand in theirs: with the UK government acts the UK."""
    spans = [m.place.span for m in outer if m.actor_id in agents and m.kind is not ActorKind.PERSON]
    inner = {m.actor_id for m in mentions for s in spans if s.start <= m.place.span.start and m.place.span.end <= s.end}
    return agents | inner


def _visited(words: Words, found: Found, near: Sequence[ActorMention]) -> ActorMention | None:
    """The place right behind a verb of visiting whose visitor is named elsewhere: "سيزور واشنطن"."""
    first = found.last + 1
    direct = (m for m in near if m.kind in _PLACES and words.inside(m.place.span).start == first)
    place = next(direct, None) if found.form is not Form.NOUN else None
    return place if any(m.kind not in _PLACES for m in near) else None


def _role(mention: ActorMention, is_venue: bool, towards: bool, agents: frozenset[str], kind: EventType) -> Role:
    if is_venue and kind.second_role is not Role.HOST:
        return Role.VENUE
    if mention.actor_id in agents:
        return kind.first_role
    if kind.second_role is Role.HOST:
        return Role.HOST if is_venue or towards else Role.PARTICIPANT
    return kind.second_role


def _befalls(role: Role, kind: EventType) -> bool:
    """Whether a town can have this part in an event: where it happens, whom a visit goes to, what is struck."""
    return role in (Role.VENUE, Role.HOST) or (role is Role.TARGET and kind.event_type in _STRIKES)


def is_venue(words: Words, mention: ActorMention, cues: Cues) -> bool:
    """Whether the mention is a place behind "in", as a word or as the letter ب."""
    if mention.kind not in _PLACES or not (glued(words, mention, "ب") or follows(words, mention, "in", cues)):
        return False
    first = words.number(mention.place.span.start)
    return not cues.within("resides", words.words, first - 3, first)  # "المقيم في باريس" tells where he lives
