"""References that lean on what was said before → the seats that they mean: `وزير خارجيته`, `نظيره المصري`, `سلفه`."""

from dataclasses import replace

from etl.actors.beside import Memory, People
from etl.actors.offices import NOBODY, Office, Resolution, Standing, predecessor, resolve_office
from etl.actors.scene import Reference, Scene
from etl.actors.setting import Setting
from etl.model import ActorKind

COUNTERPART = "counterpart"  # نظيره: the role of the one spoken of before
SUCCESSOR, PREDECESSOR = "successor", "predecessor"
_FAR = 15  # words before "his foreign minister" within which his country stands
_OWNERS = (ActorKind.COUNTRY, ActorKind.PERSON)


def complete(here: Scene, reference: Reference, people: People, memory: Memory, setting: Setting) -> Reference:
    """The reference with the role of a counterpart and the country of an office that is `his`."""
    office = reference.office
    if office.role == COUNTERPART:
        return replace(reference, office=replace(office, role=_role_before(reference, people, memory, setting)))
    memory.last_role = office.role
    if reference.bare and reference.his:
        return replace(reference, office=replace(office, country=_whose(here, reference, memory)))
    return reference


def neighbour(role: str, memory: Memory, setting: Setting) -> Resolution:
    """The one who follows, or went before, the holder of the office that was spoken of last."""
    seat, actor_id = memory.last_seat
    if role == PREDECESSOR:
        return predecessor(setting.offices, seat, actor_id, setting.when)
    return resolve_office(setting.offices, seat, setting.when, Standing.ELECT) if setting.when else NOBODY


def _role_before(reference: Reference, people: People, memory: Memory, setting: Setting) -> str:
    """The role of the person last named before `reference`, who holds one on the day; else the role last spoken of."""
    last = people.before(reference.start)
    for term in setting.offices.by_actor.get(last.actor_id, ()) if last else ():
        if term.offices[0].country and (setting.when is None or term.meets(setting.when)):
            return term.offices[0].role
    return memory.last_role


def _whose(here: Scene, reference: Reference, memory: Memory) -> str:
    """The country that stands nearest before: of an office, by its name, its adjective or one of its people."""
    lexicon, text = here.lexicon, here.text
    seat, _ = memory.last_seat
    end = text.text.rfind(" ", 0, reference.start)
    for _ in range(_FAR):
        if end == memory.last_end and seat.country:
            return seat.country
        word = text.word_before(end + 1)
        if not word:
            return ""
        bare = word[1:] if word[0] in "وبل" and word not in lexicon.nisbas else word
        if bare.startswith("ال") and (country := lexicon.nisbas.get(bare)):
            return country
        for hit in here.until.get(end, ()):
            for name in hit.names:
                if name.kind in _OWNERS and name.use == "name" and name.actor_id in lexicon.homes:
                    return lexicon.homes[name.actor_id]
        end -= len(word) + 1
    return ""


def seat_of(reference: Reference, actor_id: str, here: Scene) -> Office:
    """The office of `reference` with the country of the one who holds it."""
    return replace(reference.office, country=reference.office.country or here.lexicon.homes.get(actor_id, ""))
