"""References to offices in an article → the people meant: named beside them, said before, or in office on the day."""

from dataclasses import dataclass, field, replace
from datetime import date

from etl.actors.context import Named
from etl.actors.offices import Office, Resolution, Standing, held, resolve_office
from etl.actors.scene import Reference, Scene
from etl.actors.setting import Setting
from etl.model import ActorKind

COUNTERPART = "counterpart"  # نظيره: the role of the one spoken of before
_UNSAID = Resolution((), "the text does not say whose office it is")


@dataclass(slots=True)
class Memory:
    """Who the article has given which office so far, and the role it spoke of last."""

    by_office: dict[Office, str] = field(default_factory=dict)
    bare: dict[str, str] = field(default_factory=dict)  # role → the one named with it without a country
    last_role: str = ""


def resolve_reference(
    here: Scene, reference: Reference, named: list[Named], memory: Memory, setting: Setting, day: date | None
) -> Resolution:
    """The person whom `reference` means; `memory` learns who was named beside it."""
    if reference.office.role == COUNTERPART:
        role = _role_before(reference, named, memory, setting, day)
        reference = replace(reference, office=replace(reference.office, role=role))
    elif not reference.bare:
        memory.last_role = reference.office.role
    beside = _beside(here, reference, named, setting)
    if beside:
        return _learn(here, reference, beside, memory, setting)
    if reference.bare:
        return _resolve_bare(reference, memory, setting, day)
    office = reference.office
    if reference.standing is Standing.HOLDER and office in memory.by_office:
        return Resolution((memory.by_office[office],), "as named with this office before in the text")
    return _known(office, reference, setting, day)


def _role_before(reference: Reference, named: list[Named], memory: Memory, setting: Setting, day: date | None) -> str:
    """The role of the person last named before `reference`, who holds one on the day; else the role last spoken of."""
    people = [n for n in named if n.kind is ActorKind.PERSON and n.end <= reference.start]
    for n in sorted(people, key=lambda n: -n.end)[:1]:
        for term in setting.offices.by_actor.get(n.actor_id, ()):
            if term.offices[0].country and (day is None or term.may_cover(day)):
                return term.offices[0].role
    return memory.last_role


def _learn(here: Scene, reference: Reference, beside: str, memory: Memory, setting: Setting) -> Resolution:
    """The person named beside the office; the article's memory of it."""
    office = reference.office
    country = office.country or here.lexicon.homes.get(beside, "")
    terms = held(setting.offices, beside, Office(office.role, country, office.body))
    if reference.standing is Standing.HOLDER:
        memory.by_office[Office(office.role, country, office.body)] = beside
        if reference.bare:
            memory.bare[office.role] = beside
    reason = f"named beside the office; held it {terms[-1].words}" if terms else "named beside the office in the text"
    return Resolution((beside,), reason)


def _resolve_bare(reference: Reference, memory: Memory, setting: Setting, day: date | None) -> Resolution:
    """An office without a country: the one of the text, else the home country's where the phrase allows it."""
    role = reference.office.role
    if reference.standing is Standing.FORMER:
        return _UNSAID
    if role in memory.bare and reference.standing is Standing.HOLDER:
        return Resolution((memory.bare[role],), "as named with this office before in the text")
    said = {a for o, a in memory.by_office.items() if o.role == role}
    if len(said) == 1 and reference.standing is Standing.HOLDER:
        return Resolution(tuple(said), "the only holder of such an office in the text so far")
    if reference.word.bare == "home" and not said:
        return _at_home(role, reference, setting, day)
    return _UNSAID


def _at_home(role: str, reference: Reference, setting: Setting, day: date | None) -> Resolution:
    """By the country that the text speaks of and the outlet's own: neither is guessed when both have such an office."""
    found = [
        resolution
        for country in dict.fromkeys((setting.home, setting.outlet))
        if country and (resolution := _known(Office(role, country), reference, setting, day)).actors
    ]
    if len(found) > 1 and setting.lands.get(setting.outlet, 0) > 1:
        actors = tuple(actor for resolution in found for actor in resolution.actors)
        return Resolution(actors, "ambiguous: of the outlet's country or of the one that the text speaks of")
    return found[0] if found else _UNSAID


def _known(office: Office, reference: Reference, setting: Setting, day: date | None) -> Resolution:
    """By the known terms; where they leave several, the one of them whom the text names."""
    resolution = resolve_office(setting.offices, office, day, reference.standing)
    if resolution.ambiguous:
        present = tuple(a for a in resolution.actors if a in setting.sure)
        if len(present) == 1:
            return Resolution(present, "the only one of its holders whom the text names")
    return resolution


def _beside(here: Scene, reference: Reference, named: list[Named], setting: Setting) -> str:
    """The person named right behind the reference, past titles, or right before it; empty when none fits."""
    people = [n for n in named if n.kind is ActorKind.PERSON]
    starts = {n.start: n for n in people}
    at = reference.end + 1
    for _ in range(7):
        if n := starts.get(at):
            return n.actor_id if _fits(here, reference, n, setting) else ""
        word = here.text.word_after(at - 1)
        if word not in here.lexicon.words["title"]:
            break
        at += len(word) + 1
    before = next((n for n in people if n.end == reference.start - 1), None)
    if before:
        comma = before.end in here.text.breaks
        holds = held(setting.offices, before.actor_id, reference.office)
        if holds or (comma and _fits(here, reference, before, setting)):
            return before.actor_id
    return ""


def _fits(here: Scene, reference: Reference, named: Named, setting: Setting) -> bool:
    """Whether the named person may hold the office: not another country's, and known to where a noun governs it."""
    if reference.governed and not held(setting.offices, named.actor_id, reference.office):
        return False
    country = here.lexicon.homes.get(named.actor_id, "")
    return not (reference.office.country and country and country != reference.office.country)
