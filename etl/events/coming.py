"""A word about coming to a summit into the actors whom it is said of: who does it, and to whom it is done."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from etl.events.clause import Clause, is_passive
from etl.events.forms import Form
from etl.events.triggers import Found
from etl.events.words import Words
from etl.model import ActorKind, ActorMention, AttendanceStatus

_SENT_REACH = 5  # words between "sent" and the person sent
_PRONOUNS = ("ه", "ها", "هم")
Said = tuple[ActorMention, AttendanceStatus]


class Reach(Enum):
    """How near a summit must be named for the word to be about it."""

    ARTICLE = auto()  # an article about the summit goes on with it: "وحضر من القادة …"
    SENTENCE = auto()
    SUBJECT = auto()  # the summit itself does it: "ضمت القمة …"


@dataclass(frozen=True, slots=True)
class Frame:
    """What a kind of word says of who does it and of the others whom it names."""

    doer: AttendanceStatus | None = None
    others: AttendanceStatus | None = None
    reach: Reach = Reach.ARTICLE


_CAME, _REPLACED = AttendanceStatus.ATTENDED, AttendanceStatus.REPRESENTED
_AWAY, _TO_COME = AttendanceStatus.ABSENT, AttendanceStatus.EXPECTED
FRAMES: Mapping[str, Frame] = {
    "came": Frame(_CAME),
    "acted": Frame(_CAME, reach=Reach.SENTENCE),
    "met": Frame(_CAME, _CAME),
    "gathered": Frame(others=_CAME, reach=Reach.SUBJECT),
    "presence": Frame(others=_CAME),
    "chaired": Frame(others=_CAME, reach=Reach.SENTENCE),
    "stayed_away": Frame(_AWAY),
    "absence": Frame(others=_AWAY),
    "stood_in": Frame(_CAME, _REPLACED),
    "on_behalf": Frame(_CAME, _REPLACED),
    "sent": Frame(_REPLACED, _CAME),
    "invited": Frame(others=_TO_COME),
    "going": Frame(_TO_COME),
    "representation": Frame(others=_REPLACED),
    "received": Frame(_CAME, _CAME, Reach.SENTENCE),
}


def said_of(clause: Clause, found: Found) -> list[Said]:
    """Whom the word is said of, with what it says; an Arabic verb stands before who does it, an English one behind."""
    kind = found.trigger.event_type
    if kind == "stood_in":
        return list(_stood_in(clause, found))
    if kind == "on_behalf":
        return list(_on_behalf(clause, found))
    if kind == "sent":
        return list(_sent(clause, found))
    if kind == "invited":
        return list(_invited(clause, found))
    return list(_plain(clause, found, FRAMES[kind]))


def _plain(clause: Clause, found: Found, frame: Frame) -> Iterator[Said]:
    ahead = clause.ahead(found)
    if found.form is Form.PURPOSE and found.trigger.event_type == "presence":  # "غادر … للمشاركة في"
        yield from ((m, _TO_COME) for m in clause.back(found) if m.kind is ActorKind.PERSON)
        return
    if frame.doer is None:
        if frame.others and not (found.form is Form.NOUN and has_pronoun(clause.words, found)):
            yield from ((m, frame.others) for m in ahead)
        return
    if found.form is Form.NOUN or clause.is_english(found):
        passive = is_passive(clause.words, found)
        doers = ahead if passive else clause.back(found)
        others = ahead if not passive else ()
        if found.last > found.first and not passive and clause.names_object(doers):
            doers = ()  # "خلفا لرئيس جزر القمر، وذلك في افتتاح القمة": another opened it
    else:
        doers = tuple(m for m in ahead if not clause.is_object(m)) or clause.back(found)
        others = clause.after(doers)
        if frame.doer is _CAME:
            yield from ((m, _REPLACED) for m in ahead if clause.preposition(m) == "عن")  # "حضر عن الإمارات نائب …"
            yield from ((m, _CAME) for m in clause.delegations(found))
        if frame.reach is Reach.SENTENCE or frame.doer is _TO_COME:
            doers = tuple(m for m in doers if m.kind is ActorKind.PERSON)
    yield from ((m, frame.doer) for m in doers)
    if frame.others:
        yield from ((m, frame.others) for m in others)


def _stood_in(clause: Clause, found: Found) -> Iterator[Said]:
    """Persons come in the place of countries and of those behind "عن"; "مثّله" is said of whoever stands before."""
    if not clause.is_english(found) and clause.is_bare_like(found):
        return
    ahead, back = clause.ahead(found), clause.back(found)
    if clause.is_english(found):
        lands = tuple(m for m in ahead if m.kind is ActorKind.COUNTRY)  # "…, and Syria by its foreign minister"
        doers, replaced = (ahead, (*back, *lands)) if is_passive(clause.words, found) else (back, ahead)
    else:
        replaced = tuple(m for m in ahead if m.kind is not ActorKind.PERSON or clause.preposition(m) == "عن")
        doers = tuple(m for m in ahead if m not in replaced)
        if has_pronoun(clause.words, found) or clause.names_himself(found):
            replaced = tuple(m for m in back if m.kind is ActorKind.PERSON) if doers else ()
        elif not doers or (not replaced and back and clause.touches(back[-1], found)):
            doers, replaced = back, ahead
        elif not replaced:
            replaced = clause.after(doers)
    yield from ((m, _REPLACED) for m in replaced)
    yield from ((m, _CAME) for m in doers if m.kind is ActorKind.PERSON)


def _on_behalf(clause: Clause, found: Found) -> Iterator[Said]:
    replaced, back = clause.behalf(found), clause.back(found)
    yield from ((m, _REPLACED) for m in replaced)
    if replaced and back and back[-1].kind is ActorKind.PERSON and clause.touches(back[-1], found):
        yield from ((m, _CAME) for m in back)


def _sent(clause: Clause, found: Found) -> Iterator[Said]:
    """Who sends stands before the word, or first behind it when another follows."""
    ahead = clause.ahead(found)
    doers = tuple(m for m in ahead if m.actor_id == ahead[0].actor_id)
    sent = tuple(m for m in clause.after(doers) if not clause.is_object(m))
    if clause.is_english(found) or not sent or not clause.near(doers, sent, _SENT_REACH):
        doers, sent = clause.back(found), ahead
        if not sent or clause.distance(found, sent[0]) > _SENT_REACH:
            return
    persons = [m for m in sent if m.kind is ActorKind.PERSON]
    if persons:
        yield from ((m, _REPLACED) for m in doers)
        yield from ((m, _CAME) for m in persons)


def _invited(clause: Clause, found: Found) -> Iterator[Said]:
    """The guests: behind "إلى", or next to whoever invites them."""
    ahead = clause.ahead(found)
    guests = clause.ahead(found, behind_preposition=True) if not clause.is_english(found) else ahead
    if not clause.is_english(found) and guests == ahead:
        guests = clause.after(ahead[:1])
    yield from ((m, _TO_COME) for m in guests)


def has_pronoun(words: Words, found: Found) -> bool:
    """Whether an object pronoun hangs on the word: "مثّله", "غيابه"; a written ة is none."""
    written = words.text[words.ends[found.last] - 1]
    return found.first == found.last and written != "ة" and words.words[found.last].endswith(_PRONOUNS)
