"""Plain text → its words with their places, and which of them lie inside given stretches."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from etl.actors.doubts import behind_facility
from etl.actors.scene import Scene
from etl.actors.stretches import Stretch


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a scene and where each begins in its plain text."""

    here: Scene
    words: list[str]
    starts: list[int]

    def end(self, index: int) -> int:
        """Where word `index` ends."""
        return self.starts[index] + len(self.words[index])

    def joined(self, index: int) -> bool:
        """Whether only blanks stand between word `index` and the one before it."""
        return self.starts[index] - 1 not in self.here.text.breaks


def words_of(here: Scene) -> Words:
    """The words of `here`."""
    return Words(here, here.text.words, here.text.starts)


def covered_words(text: Words, taken: Iterable[Stretch]) -> set[int]:
    """The words that lie inside the taken stretches of the plain text."""
    out: set[int] = set()
    for one in taken:
        out.update(range(bisect_right(text.starts, one.start) - 1, bisect_left(text.starts, one.end)))
    return out


def at_facility(text: Words, first: int) -> bool:
    """Whether what begins at word `first` belongs to a hospital, a street, a prize and their like."""
    return behind_facility(text.here.text, text.starts[first], text.here.lexicon)
