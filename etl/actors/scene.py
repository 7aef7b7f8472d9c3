"""A plain text with its hits, and the references to offices found in it."""

from dataclasses import dataclass

from etl.actors.lexicon import Lexicon
from etl.actors.matcher import Hit, find_hits
from etl.actors.meanings import RoleWord
from etl.actors.offices import Office, Standing
from etl.actors.plain import Plain
from etl.actors.signs import Sign, signs


@dataclass(frozen=True, slots=True)
class Reference:
    """`[start, end)` of the plain text and the seat that it names; without country and body it is bare."""

    start: int
    end: int
    word: RoleWord
    office: Office
    standing: Standing
    his: bool = False  # of the country of someone spoken of before: `وزير خارجيته`, `her foreign minister`
    local: bool = False  # of a body whose name other countries' bodies have too
    governed: bool = False  # by another noun, as in `مستشار الرئيس`: a name behind may be that one's

    @property
    def bare(self) -> bool:
        """Whether the text does not say whose office it is."""
        return not self.office.country and not self.office.body


@dataclass(frozen=True, slots=True)
class Scene:
    """A plain text with its hits, also by the offset at which their word begins."""

    text: Plain
    hits: list[Hit]
    at: dict[int, list[Hit]]
    lexicon: Lexicon
    until: dict[int, list[Hit]]  # by the offset at which they end
    signs: list[tuple[int, Sign]]  # the words that open or tell something, by their number


def scene(text: Plain, lexicon: Lexicon) -> Scene:
    """Find the hits of a text."""
    opening = signs(lexicon).among(text.words)
    hits = find_hits(text, opening)
    at: dict[int, list[Hit]] = {}
    until: dict[int, list[Hit]] = {}
    for hit in hits:
        at.setdefault(hit.start - len(hit.glued), []).append(hit)
        until.setdefault(hit.end, []).append(hit)
    return Scene(text, hits, at, lexicon, until, opening)
