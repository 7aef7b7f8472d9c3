"""References to offices in an article → the people meant: named beside them, said before, or in office on the day."""

from dataclasses import replace
from datetime import date

from etl.actors.beside import Memory, People, named_beside
from etl.actors.offices import Office, Resolution, Standing, held, resolve_office
from etl.actors.scene import Reference, Scene
from etl.actors.setting import Setting

_OF_MONARCHIES = ("crown-prince", "deputy-crown-prince")  # most countries that a text may speak of have none
COUNTERPART = "counterpart"  # نظيره: the role of the one spoken of before
_UNSAID = Resolution((), "the text does not say whose office it is")


def resolve_reference(
    here: Scene, reference: Reference, people: People, memory: Memory, setting: Setting, spoken_of: date | None
) -> Resolution:
    """The person whom `reference` means; `memory` learns who was named beside it.

    `spoken_of` is the day that its sentence tells of, where that is not the article's own time.
    """
    if reference.office.role == COUNTERPART:
        role = _role_before(reference, people, memory, setting)
        reference = replace(reference, office=replace(reference.office, role=role))
    elif not reference.bare:
        memory.last_role = reference.office.role
    if not reference.word.many and (beside := named_beside(here, reference, people, memory, setting)):
        memory.last = (reference.end, beside)
        return _learn(here, reference, beside, memory, setting)
    if reference.bare:
        return _resolve_bare(reference, memory, setting, spoken_of)
    office = reference.office
    if reference.standing is Standing.HOLDER and office in memory.by_office:
        return Resolution((memory.by_office[office],), "as named with this office before in the text")
    return _known(office, reference, setting, spoken_of)


def _role_before(reference: Reference, people: People, memory: Memory, setting: Setting) -> str:
    """The role of the person last named before `reference`, who holds one on the day; else the role last spoken of."""
    last = people.before(reference.start)
    for term in setting.offices.by_actor.get(last.actor_id, ()) if last else ():
        if term.offices[0].country and (setting.when is None or term.meets(setting.when)):
            return term.offices[0].role
    return memory.last_role


def _learn(here: Scene, reference: Reference, beside: str, memory: Memory, setting: Setting) -> Resolution:
    """The person named beside the office; the article's memory of it, unless the facts speak against him."""
    seat = replace(reference.office, country=reference.office.country or here.lexicon.homes.get(beside, ""))
    terms = held(setting.offices, beside, seat)
    known = resolve_office(setting.offices, seat, setting.when) if setting.when else Resolution((), "")
    if reference.standing is not Standing.HOLDER or not known.actors or beside in known.actors:
        if reference.standing is Standing.HOLDER:
            memory.by_office[seat] = beside
            if reference.bare:
                memory.bare[seat.role] = beside
        return Resolution((beside,), _named_so(f"held it {terms[-1].words}" if terms else ""))
    if terms:
        return Resolution((beside,), _named_so(f"held it {terms[-1].words}, not on that day"))
    others = ", ".join(known.actors)
    return Resolution((beside,), _named_so(f"the facts contradict it: {others} {known.reason}"))


def _named_so(why: str) -> str:
    return f"named beside the office; {why}" if why else "named beside the office in the text"


def _resolve_bare(reference: Reference, memory: Memory, setting: Setting, spoken_of: date | None) -> Resolution:
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
        return _at_home(role, reference, setting, spoken_of)
    return _UNSAID


def _at_home(role: str, reference: Reference, setting: Setting, spoken_of: date | None) -> Resolution:
    """By the country that the text speaks of and the outlet's own: neither is guessed when both have such an office."""
    own = setting.outlet if setting.lands.get(setting.outlet, 0) > 1 or role in _OF_MONARCHIES else ""
    found = [
        resolution
        for country in dict.fromkeys((setting.home, own))
        if country and (resolution := _known(Office(role, country), reference, setting, spoken_of)).actors
    ]
    if len(found) > 1 and setting.lands.get(setting.outlet, 0) > 1:
        actors = tuple(actor for resolution in found for actor in resolution.actors)
        return Resolution(actors, "ambiguous: of the outlet's country or of the one that the text speaks of")
    return found[0] if found else _UNSAID


def _known(office: Office, reference: Reference, setting: Setting, spoken_of: date | None) -> Resolution:
    """By the known terms on the article's day; where they or the sentence's day leave several, the one named."""
    there = (spoken_of, spoken_of) if spoken_of else None
    resolution = resolve_office(setting.offices, office, setting.when or there, reference.standing)
    if there and setting.when:
        then = resolve_office(setting.offices, office, there, reference.standing)
        if then.actors != resolution.actors:
            actors = tuple(dict.fromkeys((*then.actors, *resolution.actors)))
            why = "ambiguous: another held the office on the day that the sentence tells of"
            resolution = Resolution(actors if len(actors) > 1 else (), why)
    if resolution.ambiguous:
        present = tuple(a for a in resolution.actors if a in setting.named)
        if len(present) == 1:
            return Resolution(present, "the only one of its holders whom the text names")
    return resolution
