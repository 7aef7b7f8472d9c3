"""A reference to an office and the people named around it → the one whom the text puts into it."""

from dataclasses import dataclass, field

from etl.actors.context import Named
from etl.actors.doubts import MOST_TITLES
from etl.actors.offices import Office, Term
from etl.actors.plain import Break
from etl.actors.scene import Reference, Scene
from etl.actors.setting import Setting
from etl.actors.stretches import Stretches

_APPOSED = 60  # letters between the offices of one person that follow each other: `ولي العهد نائب … وزير الداخلية`


People = Stretches[Named]  # the people whom one field of an article names


@dataclass(slots=True)
class Memory:
    """Who the article has given which office so far, and the role it spoke of last."""

    by_office: dict[Office, str] = field(default_factory=dict)
    bare: dict[str, str] = field(default_factory=dict)  # role → the one named with it without a country
    last_role: str = ""
    last_seat: tuple[Office, str] = (Office(""), "")  # the office spoken of last, and who was meant
    last_end: int = 0  # where its words ended
    meant: dict[Office, str] = field(default_factory=dict)  # who held the offices that the text spoke of so far
    last: tuple[int, str] = (0, "")  # where the last office that stood beside a name ended, and whose it was


def named_beside(here: Scene, reference: Reference, people: People, memory: Memory, setting: Setting) -> str:
    """The person named right behind the reference, right before it, or before the offices before it."""
    if behind := _behind(here, reference, people):
        apart = here.text.breaks.get(reference.end) is Break.STOP and not holds(reference, behind.actor_id, setting)
        if not apart:
            return behind.actor_id if _fits(here, reference, behind, setting) else ""
    if reference.his:
        return ""
    before = people.ends.get(reference.start - 1)
    if before:
        comma = _set_off(here, before.end)
        if holds(reference, before.actor_id, setting) or (comma and _fits(here, reference, before, setting)):
            return before.actor_id
    return _apposed(here, reference, memory, setting)


def _set_off(here: Scene, end: int) -> bool:
    """Whether a comma, a bracket or a dash stands behind `end`, and no full stop or colon."""
    raw = here.text.raw
    gap = raw[here.text.span(end - 1, end).end : here.text.span(end + 1, end + 2).start]
    return any(mark in gap for mark in ",،()-–—") and not any(mark in gap for mark in ".!?؟:\n")


def holds(reference: Reference, actor_id: str, setting: Setting) -> bool:
    """Whether the person is known to have held the office; a bare one in any country, on the article's day."""
    terms = setting.offices.by_actor.get(actor_id, ())
    if not reference.bare:
        return any(reference.office in term.offices for term in terms)
    return any(_of_role(term, reference) and (setting.when is None or term.meets(setting.when)) for term in terms)


def _of_role(term: Term, reference: Reference) -> bool:
    return any(office.role == reference.office.role for office in term.offices)


def _behind(here: Scene, reference: Reference, people: People) -> Named | None:
    """The person named behind the reference, past titles."""
    at = reference.end + 1
    for _ in range(MOST_TITLES):
        if found := people.starting(at):
            return found
        word = here.text.word_after(at - 1)
        if word not in here.lexicon.words["title"]:
            return None
        at += len(word) + 1
    return None


def _fits(here: Scene, reference: Reference, named: Named, setting: Setting) -> bool:
    """Whether the named person may hold the office: not another country's, and known to where a noun governs it."""
    if reference.governed and not holds(reference, named.actor_id, setting):
        return False
    country = here.lexicon.homes.get(named.actor_id, "")
    return not (reference.office.country and country and country != reference.office.country)


def _apposed(here: Scene, reference: Reference, memory: Memory, setting: Setting) -> str:
    """The holder of the office right before this one, who holds this one too; empty when a clause ends between them."""
    end, actor_id = memory.last
    if not actor_id or not 0 < reference.start - end <= _APPOSED or not holds(reference, actor_id, setting):
        return ""
    words = here.text.text[end : reference.start].split()
    stops = any(here.text.breaks.get(at) is Break.STOP for at in range(end, reference.start))
    return "" if stops or here.lexicon.words["speech-verb"].intersection(words) else actor_id
