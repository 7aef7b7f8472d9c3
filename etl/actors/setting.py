"""All scenes of an article → what they tell about its names: who is surely meant, which countries it speaks of."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from etl.actors.meanings import Name
from etl.actors.offices import Offices, Period, Standing, Term, resolve_office
from etl.actors.scene import Reference, Scene
from etl.model import ActorKind

_DAY = timedelta(days=1)
_PERSON, _COUNTRY, _PLACE = ActorKind.PERSON, ActorKind.COUNTRY, ActorKind.PLACE
_VAGUE = ("short", "beside", "sport")  # uses of spellings that say nothing about the country
_SPORTIVE = 3  # words of sport in an article that tells of it


@dataclass(frozen=True, slots=True)
class Setting:
    """What the whole article tells about its names."""

    named: frozenset[str]  # actors that a full name stands for somewhere in the text
    sure: frozenset[str]  # those, and the ones whom an office of that day means there
    lands: dict[str, int]  # countries that the text names or speaks of → how often; the outlet's own among them
    home: str  # the country whose bodies go without its name here; empty when none does
    outlet: str  # the outlet's country, whose offices may go without its name too; empty when it writes for many
    sport: bool  # it tells of sport
    offices: Offices
    when: Period | None  # the article's own day twice, or the time within which it must have been written


def setting_of(
    told: list[tuple[Scene, list[Reference]]], outlet: tuple[str, bool], offices: Offices, day: date | None
) -> Setting:
    """The setting of an article from an `outlet`: its country, and whether it writes for readers of many countries."""
    country, abroad = outlet
    scenes = [here for here, _ in told]
    when = (day, day) if day else _written_within(told, offices)
    counts = _named_lands(scenes)
    spoken_of = counts if max(counts.values(), default=0) > 1 else _with_places(counts, scenes)
    home = _home(spoken_of, "" if abroad else country)
    lands = counts | ({country: counts.get(country, 0) + 1} if country else {})
    named = _surely_named(scenes, lands)
    sure = named | _in_office((r for _, found in told for r in found), offices, when)
    return Setting(named, sure, lands, home, "" if abroad else country, _sportive(scenes), offices, when)


def _sportive(scenes: list[Scene]) -> bool:
    """Whether the article has several words of sport, or names of clubs."""
    words = sum([sign.sport for here in scenes for _, sign in here.signs])
    return words >= _SPORTIVE or (words > 0 and words + _clubs(scenes) >= _SPORTIVE)


def _clubs(scenes: list[Scene]) -> int:
    """How often the article names a club in full."""
    return sum(
        any(n.actor_id in here.lexicon.clubs and n.use in ("name", "acronym") for n in hit.names)
        for here in scenes
        for hit in here.hits
    )


def _named_lands(scenes: list[Scene]) -> dict[str, int]:
    """How often the article names each country, by its name, its capital, its adjective or one of its people."""
    lands: defaultdict[str, int] = defaultdict(int)
    for here in scenes:
        capitals, homes = here.lexicon.capitals, here.lexicon.homes
        for _, sign in here.signs:
            if sign.country:
                lands[sign.country] += 1
        for names in [hit.names for hit in here.hits if hit.names]:
            own = [n for n in names if n.use not in _VAGUE and (_of_a_land(n) or n.actor_id in capitals)]
            if len(own) == 1:
                lands[homes.get(own[0].actor_id, "")] += 1
    return dict(lands)


def _with_places(counts: dict[str, int], scenes: list[Scene]) -> dict[str, int]:
    """The countries with the number of times that the article names them or a city of theirs."""
    places = defaultdict(int, counts)
    for here in scenes:
        homes, capitals = here.lexicon.homes, here.lexicon.capitals
        for name in [hit.names[0] for hit in here.hits if len(hit.names) == 1]:
            if name.kind is _PLACE and name.use == "name" and name.actor_id not in capitals:
                places[homes.get(name.actor_id, "")] += 1
    return dict(places)


def _of_a_land(name: Name) -> bool:
    return name.kind is _COUNTRY or (name.kind is _PERSON and name.use == "name")


def _home(counts: dict[str, int], outlet: str) -> str:
    """The country that the text speaks of most, when that is much more than of the outlet's own; else the outlet's.

    Empty when it speaks as often of two others and never of the outlet's.
    """
    first, second = (*sorted(counts.values(), reverse=True), 0, 0)[:2]
    if first < 2 or first == second or counts.get(outlet, 0) * 3 > first:
        return "" if first == second > 1 and outlet not in counts else outlet
    return max(counts, key=lambda country: counts[country])


def _surely_named(scenes: list[Scene], lands: dict[str, int]) -> frozenset[str]:
    """The actors that a name which stands alone gives somewhere in the article."""
    return frozenset(
        n.actor_id
        for here in scenes
        for hit in here.hits
        for n in hit.names
        if (n.use == "name" or (n.use == "local" and here.lexicon.homes.get(n.actor_id) in lands))
        and (n.kind is _PERSON or " " in n.written)
    )


def _in_office(references: Iterable[Reference], offices: Offices, when: Period | None) -> set[str]:
    """Those whom an office of the text means in its time by itself."""
    found: set[str] = set()
    for reference in references:
        if not reference.bare and reference.standing is Standing.HOLDER and when:
            holders = resolve_office(offices, reference.office, when).actors
            found.update(holders if len(holders) == 1 else ())
    return found


def _written_within(told: list[tuple[Scene, list[Reference]]], offices: Offices) -> Period | None:
    """The time in which all those held their offices whom an article without a day names beside them.

    The days of their handovers do not count: half of them were another's.
    """
    first, last = date.min, date.max
    for here, references in told:
        for reference in references:
            for term in _terms_beside(here, reference, offices):
                start, end = max(first, term.starts[0]), min(last, term.ends[1])
                if start <= end:
                    first, last = start, end
    if (first, last) == (date.min, date.max):
        return None
    return first + _DAY if date.min < first < last else first, last - _DAY if first < last < date.max else last


def _terms_beside(here: Scene, reference: Reference, offices: Offices) -> list[Term]:
    """The one term in that office of the person whose full name stands behind it, past titles."""
    at = reference.end + 1
    while (word := here.text.word_after(at - 1)) in here.lexicon.words["title"]:
        at += len(word) + 1
    people = {n.actor_id for hit in here.at.get(at, ()) for n in hit.names if n.kind is ActorKind.PERSON}
    if len(people) != 1 or reference.standing is not Standing.HOLDER:
        return []
    served = [
        term
        for term in offices.by_actor.get(people.pop(), ())
        if reference.office in term.offices
        or (reference.bare and any(office.role == reference.office.role for office in term.offices))
    ]
    return served if len(served) == 1 else []
