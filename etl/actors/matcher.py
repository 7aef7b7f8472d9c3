"""Plain text → every spelling, role word and body in it that stands on word boundaries."""

from dataclasses import dataclass

from etl.actors.lexicon import BodyWord, Lexicon, Meaning, Name, RoleWord
from etl.actors.plain import Break, Plain


@dataclass(frozen=True, slots=True)
class Hit:
    """`[start, end)` of the plain text, what was glued before it, and what it may mean."""

    start: int
    end: int
    glued: str
    meanings: tuple[Meaning, ...]

    @property
    def names(self) -> tuple[Name, ...]:
        """The actors that it may name."""
        return tuple(m for m in self.meanings if isinstance(m, Name))

    @property
    def roles(self) -> tuple[RoleWord, ...]:
        """The offices that it may name."""
        return tuple(m for m in self.meanings if isinstance(m, RoleWord))

    @property
    def bodies(self) -> tuple[BodyWord, ...]:
        """The bodies of states that it may name."""
        return tuple(m for m in self.meanings if isinstance(m, BodyWord))


def find_hits(text: Plain, lexicon: Lexicon) -> list[Hit]:
    """All hits in order of their start, longer ones first; they may overlap."""
    hits: list[Hit] = []
    words = text.text
    clitics, meanings = lexicon.clitics, lexicon.meanings
    for pattern, start, end in lexicon.automaton.find_matches_as_indexes(words, overlapping=True):
        if words[start - 1] == " ":
            glued = ""
        else:
            edge = words.rfind(" ", max(0, start - 5), start)
            if edge < 0 or (glued := words[edge + 1 : start]) not in clitics[pattern]:
                continue
        end -= 1
        kept = _as_written(text, start, end, glued, meanings[pattern])
        if kept:
            hits.append(Hit(start, end, glued, kept))
    hits.sort(key=lambda hit: (hit.start, -hit.end))
    return hits


def _as_written(text: Plain, start: int, end: int, glued: str, meanings: tuple[Meaning, ...]) -> tuple[Meaning, ...]:
    """Those of `meanings` that the unfolded letters allow."""
    if text.breaks and _interrupted(text, start, end):
        return ()
    first = meanings[0]
    if len(meanings) == 1 and not isinstance(first, Name):
        return meanings
    return tuple(m for m in meanings if not isinstance(m, Name) or _written_so(text, start, end, glued, m))


def _interrupted(text: Plain, start: int, end: int) -> bool:
    """Whether a stop lies inside that is not the point of an initial."""
    words = text.text
    at = words.find(" ", start, end)
    while at >= 0:
        if text.breaks.get(at) is Break.STOP and words[at - 2] != " ":
            return True
        at = words.find(" ", at + 1, end)
    return False


def _written_so(text: Plain, start: int, end: int, glued: str, name: Name) -> bool:
    """Case in English, the exact letters of an acronym, and no ى for ي where a clitic was cut off a single word."""
    if name.language == "en":
        surface = text.raw[(span := text.span(start, end)).start : span.end]
        return surface == name.written if name.use == "acronym" else surface[:1].isupper()
    if glued and glued not in ("و", "ال") and " " not in name.written and not name.written.startswith("ال"):
        return end - start > 3 and text.raw[text.span(end - 1, end).start] == name.written[-1]
    return True
