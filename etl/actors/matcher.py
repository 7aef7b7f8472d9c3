"""Plain text → every spelling, role word and body in it that stands on word boundaries."""

from typing import NamedTuple

from etl.actors.lexicon import BodyWord, Lexicon, Name, RoleWord
from etl.actors.plain import Break, Plain
from etl.letters import to_bytes
from etl.model import ActorKind

_LIGHT = ("", "و", "ال")  # clitics that leave the word behind them as it is written
_BRIEF = 3  # letters of an agency's name that must be written exactly so
_LONGEST = 5  # letters before a hit that are looked at, one more than any clitics have


class Hit(NamedTuple):
    """`[start, end)` of the plain text, what was glued before it, and what it may mean."""

    start: int
    end: int
    glued: str
    names: tuple[Name, ...]  # the actors that it may name
    roles: tuple[RoleWord, ...]  # the offices
    bodies: tuple[BodyWord, ...]  # the bodies of states


def find_hits(text: Plain, lexicon: Lexicon) -> list[Hit]:
    """All hits in order of their start, longer ones first; they may overlap."""
    hits: list[Hit] = []
    words, patterns = text.text, lexicon.patterns
    for number, start, stop in lexicon.automaton.find_matches_as_indexes(to_bytes(words), overlapping=True):
        pattern, end = patterns[number], stop - 1
        glued = "" if words[start - 1] == " " else words[max(0, start - _LONGEST) : start].rpartition(" ")[2]
        if (glued and glued not in pattern.clitics) or not (pattern.single or _whole(text, start, end)):
            continue
        if pattern.rare and words[start:end] != pattern.rare:
            continue
        names = pattern.names
        if names and (pattern.cased or glued not in _LIGHT or end - start <= _BRIEF):
            names = tuple(name for name in names if _written_so(text, start, end, glued, name))
        if names or pattern.roles or pattern.bodies:
            hits.append(Hit(start, end, glued, names, pattern.roles, pattern.bodies))
    hits.sort(key=_order)
    return hits


def _order(hit: Hit) -> tuple[int, int]:
    return hit.start, -hit.end


def _whole(text: Plain, start: int, end: int) -> bool:
    """Whether no stop lies inside that is not the point of an initial."""
    words = text.text
    at = words.find(" ", start, end)
    while at >= 0:
        if text.breaks.get(at) is Break.STOP and words[at - 2] != " ":
            return False
        at = words.find(" ", at + 1, end)
    return True


def _written_so(text: Plain, start: int, end: int, glued: str, name: Name) -> bool:
    """Case in English, the exact letters of an acronym, and no ى for ي where a clitic was cut off a single word.

    A plus sign belongs to the name that has one, and to no other: "أوبك+".
    """
    if text.raw.startswith("+", text.span(start, end).end) != name.written.endswith("+"):
        return False
    if name.language == "en":
        surface = text.raw[(span := text.span(start, end)).start : span.end]
        if name.use == "acronym":
            return surface.replace(".", "") == name.written.replace(".", "")
        surname = name.kind is ActorKind.ORGANIZATION and text.word_before(start) in ("al", "el")
        return surface[:1].isupper() and not surname
    if name.use == "short" and end - start <= _BRIEF and name.kind is ActorKind.ORGANIZATION:
        return text.raw[(span := text.span(start, end)).start : span.end] == name.written  # `وام`, no `وأم`
    if glued not in _LIGHT and " " not in name.written and not name.written.startswith("ال"):
        return end - start > 3 and text.raw[text.span(end - 1, end).start] == name.written[-1]
    return True
