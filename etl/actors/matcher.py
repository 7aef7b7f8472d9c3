"""Plain text → every spelling, role word and body in it that stands on word boundaries."""

from collections.abc import Iterable
from typing import NamedTuple

from etl.actors.meanings import BodyWord, Name, RoleWord
from etl.actors.phrases import Pattern, Phrase
from etl.actors.plain import Break, Plain
from etl.actors.signs import Sign
from etl.model import ActorKind

_LIGHT = ("", "و", "ال")  # clitics that leave the word behind them as it is written
_BRIEF = 3  # letters of an agency's name that must be written exactly so


class Hit(NamedTuple):
    """`[start, end)` of the plain text, what was glued before it, and what it may mean."""

    start: int
    end: int
    glued: str
    names: tuple[Name, ...]  # the actors that it may name
    roles: tuple[RoleWord, ...]  # the offices
    bodies: tuple[BodyWord, ...]  # the bodies of states


def find_hits(text: Plain, opening: Iterable[tuple[int, Sign]]) -> list[Hit]:
    """All hits in order of their start, longer ones first; they may overlap. `opening` are the words with a sign."""
    hits: list[Hit] = []
    words = [*text.words, ""]
    for index, sign in opening:
        for glued, phrase in sign.phrases:
            if phrase.patterns or words[index + 1] in phrase.further:
                hits += _along(text, index, glued, phrase)
    return hits


def _along(text: Plain, index: int, glued: str, phrase: Phrase) -> list[Hit]:
    """The hits that begin in word `index`, behind what is glued before it, the longest first."""
    words, starts = text.words, text.starts
    start, last = starts[index] + len(glued), len(words) - 1
    hits: list[Hit] = []
    while True:
        end = starts[index] + len(words[index])
        if phrase.patterns:
            hits[:0] = [hit for pattern in phrase.patterns if (hit := _hit(text, start, end, glued, pattern))]
        goes_on = phrase.further.get(words[index + 1]) if phrase.further and index < last else None
        if goes_on is None or (text.breaks.get(end) is Break.STOP and len(words[index]) > 1):
            return hits
        index, phrase = index + 1, goes_on


def _hit(text: Plain, start: int, end: int, glued: str, pattern: Pattern) -> Hit | None:
    """What the pattern means here, None when nothing is left of it."""
    if glued and glued not in pattern.clitics:
        return None
    names = pattern.names
    if names and (pattern.cased or glued not in _LIGHT or end - start <= _BRIEF):
        names = tuple(name for name in names if _written_so(text, start, end, glued, name))
    if names or pattern.roles or pattern.bodies:
        return Hit(start, end, glued, names, pattern.roles, pattern.bodies)
    return None


def _written_so(text: Plain, start: int, end: int, glued: str, name: Name) -> bool:
    """Case in English, the exact letters of an acronym, and no ى for ي where a clitic was cut off a single word.

    A plus sign belongs to the name that has one, and to no other: "أوبك+".
    """
    plus = "+" in text.raw and text.raw.startswith("+", text.span(start, end).end)
    if plus != name.written.endswith("+"):
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
