"""Names found by pattern → the known actor whose name they spell in another way, or a new actor of their own."""

import re
from collections import defaultdict
from difflib import SequenceMatcher
from functools import lru_cache
from hashlib import sha1

from etl.actors.context import Named
from etl.actors.lexicon import Lexicon
from etl.actors.people import Chain
from etl.actors.shapes import shape
from etl.actors.spelling import one_sound, skeleton
from etl.actors.tokens import Words
from etl.model import ActorKind, Language, NewActor

_PATRONYMIC = re.compile(r" (?:بن|ابن|بنت) (?:عبد )?\w+(?= \w)")
_JOINED = re.compile(r"\bعبد (?=ال\w)")
LEAST_SKELETON = 6  # consonants; shorter ones are shared by chance
_ALIKE = 0.82  # least share of common letters of two spellings with the same consonants
_OF = frozenset(("بن", "ابن", "بنت"))


def new_id(kind: ActorKind, name: str) -> str:
    """The id of an actor that no file lists: the same for every spelling that folds to one."""
    mark = "o" if kind is ActorKind.ORGANIZATION else "p"
    return f"x.{mark}.{sha1(_JOINED.sub('عبد', name).encode()).hexdigest()[:12]}"


@lru_cache(maxsize=1 << 14)
def link_person(name: str, lexicon: Lexicon) -> str:
    """The known person whom the folded `name` spells with more or fewer parts or other vowels; empty when none."""
    for spelling in _shorter(name, lexicon):
        found = {n.actor_id for n in lexicon.names.get(spelling, ()) if n.kind is ActorKind.PERSON and n.use == "name"}
        if len(found) == 1 and _same_fathers(name, spelling, one := found.pop(), lexicon):
            return one
    return _alike(name, lexicon)


def _shorter(name: str, lexicon: Lexicon) -> list[str]:
    """The name, without its fathers, and its first and last part; a chain of given names alone has nothing to spare."""
    parts = _JOINED.sub("عبد", name).split()
    fathers_only = parts[-2:-1] and parts[-2] in _OF
    given = "بن" not in parts and parts[-1] in lexicon.words["given"]
    if fathers_only or (given and len(parts) > 2):
        return [name, " ".join(parts)]
    plain = _PATRONYMIC.sub("", name)
    parts = _JOINED.sub("عبد", plain).split()
    out = [name, plain, " ".join(parts)]
    if len(parts) > 2 and "ال" not in parts:
        out.append(f"{parts[0]} {parts[-1]}")
    return out


def _same_fathers(name: str, spelling: str, actor_id: str, lexicon: Lexicon) -> bool:
    """Whether the parts that `spelling` leaves out of `name` do not speak against the person.

    Where the family is a common Arab one, or a father of the person is known, the parts left out must be known too.
    """
    known = lexicon.parts[actor_id]
    left_out = set(_JOINED.sub("عبد", name).split()) - set(_JOINED.sub("عبد", spelling).split()) - _OF
    if not left_out:
        return True
    joined = {*known, *("عبد" + part for part in known)}
    arab = lexicon.homes.get(actor_id) in lexicon.arab
    common = arab and spelling.split()[-1] in lexicon.words["family"]
    fathered = bool(_OF & known) and bool(_OF & set(name.split()))
    return not (common or fathered) or bool(left_out & joined)


def _alike(name: str, lexicon: Lexicon) -> str:
    """The one known foreigner whose name has the same consonants and nearly the same letters as a foreign `name`."""
    bones = skeleton(name)
    if len(bones) < LEAST_SKELETON:
        return ""
    foreign = any(shape(part, lexicon) in ("X", "F") for part in name.split())
    found = {
        actor_id
        for actor_id, spelling in _skeletons(lexicon).get(bones, ())
        if (foreign or name.split()[-1] == spelling.split()[-1])
        and SequenceMatcher(None, one_sound(name), one_sound(spelling), autojunk=False).ratio() >= _ALIKE
    }
    return found.pop() if len(found) == 1 else ""


@lru_cache(maxsize=4)
def _skeletons(lexicon: Lexicon) -> dict[str, tuple[tuple[str, str], ...]]:
    """Skeletons of the full names of people → the people, each with that spelling."""
    out: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for name, meanings in lexicon.names.items():
        for m in meanings:
            foreign = lexicon.homes.get(m.actor_id, "") not in lexicon.arab
            if m.kind is ActorKind.PERSON and m.use == "name" and m.language == "ar" and " " in name and foreign:
                out[skeleton(name)].add((m.actor_id, name))
    return {bones: tuple(sorted(ids)) for bones, ids in out.items()}


def name_people(
    text: Words, chains: list[Chain], people: dict[str, str], language: Language
) -> tuple[list[Named], list[NewActor]]:
    """The chains as names; `people` remembers the article's persons by name and learns the new ones.

    A shorter name whose first and last part another one has is the same person; a surname that no full name of the
    text explains is nobody's, for many bear it.
    """
    if not chains:
        return [], []
    named: list[Named] = []
    new: list[NewActor] = []
    for chain in sorted(chains, key=lambda c: c.first - c.last):
        start, end = text.starts[chain.first] + chain.cut, text.end(chain.last - 1)
        name = text.here.text.text[start:end]
        reason = "named so before in the text"
        actor_id = people.get(name, "")
        if not actor_id:
            actor_id = _same_in_text(name, people) or link_person(name, text.here.lexicon)
            reason = "another spelling of the name" if actor_id else f"found by its {chain.cue or 'form'}"
        if not actor_id and " " not in name:
            continue
        if not actor_id:
            actor_id = new_id(ActorKind.PERSON, name)
            span = text.here.text.span(start, end)
            new.append(NewActor(actor_id, ActorKind.PERSON, tidy(text.here.text.raw[span.start : span.end]), language))
        people[name] = actor_id
        named.append(Named(start, end, actor_id, ActorKind.PERSON, True, reason))
    return sorted(named, key=lambda n: n.start), new


def tidy(surface: str) -> str:
    """A surface as a name: kashidas and doubled blanks taken out."""
    return " ".join(surface.replace("\u0640", "").split())


def _same_in_text(name: str, people: dict[str, str]) -> str:
    """The person of the article whose longer name holds all parts of this one, first and last alike."""
    parts = name.split()
    ids = {
        actor_id
        for other, actor_id in people.items()
        if other.endswith(parts[-1])
        and (o := other.split())
        and o[-1] == parts[-1]
        and (len(parts) == 1 or o[0] == parts[0])
        and set(parts) <= set(o)
    }
    return ids.pop() if len(ids) == 1 else ""
