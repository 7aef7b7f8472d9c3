"""References to offices in an article → the people meant: named beside them, said before, or in office on the day."""

from dataclasses import replace
from datetime import date

from etl.actors.beside import Memory, People, holds, named_beside
from etl.actors.doubts import behind_facility
from etl.actors.leaning import COUNTERPART, PREDECESSOR, SUCCESSOR, complete, neighbour, seat_of
from etl.actors.lexicon import Lexicon
from etl.actors.offices import IN_OFFICE, Office, Resolution, Standing, held, resolve_office
from etl.actors.scene import Reference, Scene
from etl.actors.setting import Setting
from etl.actors.shapes import foreignness, shape
from etl.actors.signs import FOREIGN_CUED

_OF_MONARCHIES = ("crown-prince", "deputy-crown-prince")  # most countries that a text may speak of have none
_UNSAID = Resolution((), "the text does not say whose office it is")


def resolve_reference(
    here: Scene, reference: Reference, people: People, memory: Memory, setting: Setting, spoken_of: date | None
) -> Resolution:
    """The person whom `reference` means; `memory` learns who was named beside it.

    `spoken_of` is the day that its sentence tells of, where that is not the article's own time.
    """
    alone = reference.office.role == COUNTERPART and not reference.office.country
    reference = complete(here, reference, people, memory, setting)
    if alone:
        return _other_party(here, reference, people, memory, setting)
    if reference.office.role in (SUCCESSOR, PREDECESSOR):
        return neighbour(reference.office.role, memory, setting)
    resolution = _resolve(here, reference, people, memory, setting, spoken_of)
    if len(resolution.actors) == 1:
        seat = seat_of(reference, resolution.actors[0], here)
        memory.last_seat, memory.last_end = (seat, resolution.actors[0]), reference.end
        if reference.standing in IN_OFFICE:
            memory.meant[seat] = resolution.actors[0]
    return resolution


def _other_party(here: Scene, reference: Reference, people: People, memory: Memory, setting: Setting) -> Resolution:
    """`نظيره` without a country: who is named behind it, else the only other one with the role that the text named."""
    if beside := named_beside(here, replace(reference, his=True), people, memory, setting):
        return Resolution((beside,), "named beside the office in the text")
    last = people.before(reference.start)
    named = {one.actor_id for one in people.meeting(0, reference.start)} - {last.actor_id if last else ""}
    others = [actor_id for actor_id in sorted(named) if holds(reference, actor_id, setting)]
    if len(others) != 1:
        return _UNSAID
    return Resolution((others[0],), "the only other one with such an office in the text so far")


def _resolve(
    here: Scene, reference: Reference, people: People, memory: Memory, setting: Setting, spoken_of: date | None
) -> Resolution:
    """By the name beside the office, by what the article said before, or by the day."""
    office = reference.office
    if not reference.word.many and (beside := named_beside(here, reference, people, memory, setting)):
        memory.last = (reference.end, beside)
        return _learn(here, reference, beside, memory, setting)
    if reference.his and office.role in _OF_MONARCHIES and not setting.offices.by_office.get(office):
        return _at_home(office.role, reference, setting, spoken_of)
    if reference.local and not _at_hand(office.body, setting, here.lexicon):
        return _UNSAID
    if reference.bare:
        return _resolve_bare(here, reference, people, memory, setting, spoken_of)
    if reference.standing not in IN_OFFICE and _names_another(here, reference):
        return _UNSAID
    if reference.standing in IN_OFFICE and office in memory.by_office:
        return Resolution((memory.by_office[office],), "as named with this office before in the text")
    return _known(office, reference, setting, spoken_of)


def _at_hand(body: str, setting: Setting, lexicon: Lexicon) -> bool:
    """Whether the text names the body in full, or speaks of its country."""
    return body in setting.sure or lexicon.homes.get(body, "") in setting.lands


def _learn(here: Scene, reference: Reference, beside: str, memory: Memory, setting: Setting) -> Resolution:
    """The person named beside the office; the article's memory of it, unless the facts speak against him."""
    seat = seat_of(reference, beside, here)
    terms = held(setting.offices, beside, seat)
    standing = reference.standing
    known = resolve_office(setting.offices, seat, setting.when, standing) if setting.when else Resolution((), "")
    if standing not in IN_OFFICE or not known.actors or beside in known.actors:
        if standing in IN_OFFICE:
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


def _resolve_bare(
    here: Scene, reference: Reference, people: People, memory: Memory, setting: Setting, spoken_of: date | None
) -> Resolution:
    """An office without a country: the one of the text, else the home country's where the phrase allows it."""
    role, standing = reference.office.role, reference.standing
    if behind_facility(here.text, reference.start, here.lexicon) or _names_another(here, reference):
        return _UNSAID
    if standing is Standing.ELECT:
        found = _elected(reference, people, setting)
        at_home = reference.word.bare == "home" and not found.actors
        return _at_home(role, reference, setting, spoken_of) if at_home else found
    if standing not in IN_OFFICE:
        return _by_lands(reference, setting) if standing is Standing.LATE else _UNSAID
    if (named := memory.bare.get(role)) and _suits(reference, named, here.lexicon):
        return Resolution((named,), "as named with this office before in the text")
    said = {a for o, a in memory.by_office.items() if o.role == role and _suits(reference, a, here.lexicon)}
    said = said or {a for o, a in memory.meant.items() if o.role == role and _suits(reference, a, here.lexicon)}
    if reference.word.bare == "home" and (not said or _abroad(said, setting, here.lexicon)):
        found = _at_home(role, reference, setting, spoken_of)
        if found.actors:
            return found
    if len(said) == 1:
        return Resolution(tuple(said), "the only holder of such an office in the text so far")
    return _by_lands(reference, setting) if not said and reference.word.bare == "alone" else _UNSAID


def _abroad(said: set[str], setting: Setting, lexicon: Lexicon) -> bool:
    """Whether those named with such an office are all of other countries than the outlet's, of which the text tells."""
    return setting.lands.get(setting.outlet, 0) > 1 and all(lexicon.homes.get(a) != setting.outlet for a in said)


def _names_another(here: Scene, reference: Reference) -> bool:
    """Whether what looks like a name, which nobody knows, follows a title: `President Alice Bongo`."""
    text, at = here.text, reference.end
    behind = text.word_after(at)
    if at in text.breaks or not behind:
        return False
    if reference.word.language == "en":
        return text.raw[text.span(at + 1, at + 2).start].isupper()
    return shape(behind, here.lexicon) == "X" and foreignness(behind, here.lexicon) >= FOREIGN_CUED


def _suits(reference: Reference, actor_id: str, lexicon: Lexicon) -> bool:
    """Whether the word for the office suits the person's country: no `الملك` of a republic, no `الرئيس` of a throne."""
    country = lexicon.homes.get(actor_id, "")
    if reference.word.countries:
        return country in reference.word.countries
    return reference.office.role != "head-of-state" or country not in lexicon.thrones


def _elected(reference: Reference, people: People, setting: Setting) -> Resolution:
    """`الرئيس المنتخب` without a country: the person last named before who came to such an office."""
    last = people.before(reference.start)
    terms = setting.offices.by_actor.get(last.actor_id, ()) if last else ()
    if last and any(office.role == reference.office.role for term in terms for office in term.offices):
        return Resolution((last.actor_id,), "named before in the text, and came to such an office")
    return _UNSAID


def _by_lands(reference: Reference, setting: Setting) -> Resolution:
    """`الملك`, `سمو الأمير`, `الأمير الراحل`: of the only country with such an office that the text speaks of."""
    countries = reference.word.countries
    spoken_of = [setting.outlet] if setting.outlet in countries else [c for c in countries if setting.lands.get(c)]
    if len(spoken_of) != 1:
        return _UNSAID
    found = _known(Office(reference.office.role, spoken_of[0]), reference, setting, None)
    plain = reference.standing is Standing.HOLDER and " " not in reference.word.phrase
    return _UNSAID if plain and not setting.named.issuperset(found.actors) else found


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
