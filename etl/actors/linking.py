"""Names found by pattern → the known actor whose name they spell in another way, or a new actor of their own."""

import re
from collections import defaultdict
from functools import lru_cache
from hashlib import sha1

from etl.actors.context import Named
from etl.actors.lexicon import Lexicon
from etl.actors.people import Chain
from etl.actors.spelling import skeleton
from etl.actors.tokens import Words
from etl.model import ActorKind, Language, NewActor

_PATRONYMIC = re.compile(r" (?:بن|ابن|بنت) (?:عبد )?\w+(?= \w)")
_JOINED = re.compile(r"\bعبد (?=ال\w)")
LEAST_SKELETON = 6  # consonants; shorter ones are shared by chance


def new_id(kind: ActorKind, name: str) -> str:
    """The id of an actor that no file lists: the same for every spelling that folds to one."""
    mark = "o" if kind is ActorKind.ORGANIZATION else "p"
    return f"x.{mark}.{sha1(_JOINED.sub('عبد', name).encode()).hexdigest()[:12]}"


def link_person(name: str, lexicon: Lexicon) -> str:
    """The known person whom the folded `name` spells with more or fewer parts or other vowels; empty when none."""
    for spelling in _shorter(name):
        found = {n.actor_id for n in lexicon.names.get(spelling, ()) if n.kind is ActorKind.PERSON and n.use == "name"}
        if len(found) == 1:
            return found.pop()
    bones = skeleton(name)
    found = set(_skeletons(lexicon).get(bones, ())) if len(bones) >= LEAST_SKELETON else set()
    return found.pop() if len(found) == 1 else ""


def _shorter(name: str) -> list[str]:
    """The name, without its fathers, and its first and last part."""
    plain = _PATRONYMIC.sub("", name)
    parts = _JOINED.sub("عبد", plain).split()
    out = [name, plain, " ".join(parts)]
    if len(parts) > 2 and "ال" not in parts:
        out.append(f"{parts[0]} {parts[-1]}")
    return out


@lru_cache(maxsize=4)
def _skeletons(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """Skeletons of the full names of people → the people."""
    out: defaultdict[str, set[str]] = defaultdict(set)
    for name, meanings in lexicon.names.items():
        for m in meanings:
            foreign = lexicon.homes.get(m.actor_id, "") not in lexicon.arab
            if m.kind is ActorKind.PERSON and m.use == "name" and m.language == "ar" and " " in name and foreign:
                out[skeleton(name)].add(m.actor_id)
    return {bones: tuple(sorted(ids)) for bones, ids in out.items()}


def name_people(
    text: Words, chains: list[Chain], people: dict[str, str], language: Language
) -> tuple[list[Named], list[NewActor]]:
    """The chains as names; `people` remembers the article's persons by name and learns the new ones.

    A shorter name whose first and last part another one has is the same person; a surname that no full name of the
    text explains is nobody's, for many bear it.
    """
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
        if (o := other.split())
        and o[-1] == parts[-1]
        and (len(parts) == 1 or o[0] == parts[0])
        and set(parts) <= set(o)
    }
    return ids.pop() if len(ids) == 1 else ""
