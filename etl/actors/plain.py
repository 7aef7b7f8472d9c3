"""Text → the folded words of it with single blanks between, every position leading back to the original."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from etl.model import Span
from etl.text import Folded, fold

# Letters that news uses for sounds Arabic has no letter for; each outlet chooses its own.
_FOREIGN = {"پ": "ب", "ڤ": "ف", "چ": "ج", "گ": "غ", "ژ": "ج"}
_PLAIN = {code: " " for code in range(0x10000) if not chr(code).isalnum()} | {
    ord(letter): plain for letter, plain in _FOREIGN.items()
}
_BLANKS = re.compile(" {2,}")


@dataclass(frozen=True, slots=True)
class Plain:
    """Folded words of `raw`, one blank before, between and after them; `text` is what patterns match."""

    raw: str
    text: str
    _folded: Folded
    _at: tuple[int, ...]  # offsets in `text` before which blanks were dropped, ascending
    _dropped: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """The stretch of `raw` that `[start, end)` of `text` stands for."""
        return self._folded.span(self._back(start), self._back(end - 1) + 1)

    def _back(self, offset: int) -> int:
        """The offset in the folded text of the character at `offset`; the blank put before the text is not counted."""
        place = bisect_right(self._at, offset)
        return offset - 1 + (self._dropped[place - 1] if place else 0)

    def word_after(self, end: int) -> str:
        """The word behind the blank at `end`; empty at the end of the text."""
        start = end + 1
        stop = self.text.find(" ", start)
        return self.text[start:stop] if stop > 0 else ""

    def word_before(self, start: int) -> str:
        """The word before the blank at `start - 1`; empty at the beginning."""
        stop = start - 1
        return self.text[self.text.rfind(" ", 0, stop) + 1 : stop] if stop > 0 else ""

    def between(self, left: int, right: int) -> str:
        """What stands in `raw` between the word that ends at `left` and the one that begins at `right`."""
        return self.raw[self.span(left - 1, left).end : self.span(right, right + 1).start] if left < right else ""


def plain(raw: str) -> Plain:
    """`raw` folded, with every run of blanks and punctuation as one blank."""
    folded = fold(raw)
    spaced = " " + folded.text.translate(_PLAIN) + " "
    at: list[int] = []
    dropped: list[int] = []
    total = 0
    for run in _BLANKS.finditer(spaced):
        total += run.end() - run.start() - 1
        at.append(run.end() - total)
        dropped.append(total)
    return Plain(raw, _BLANKS.sub(" ", spaced) if total else spaced, folded, tuple(at), tuple(dropped))


def plain_key(text: str) -> str:
    """`text` as patterns are written: folded words with single blanks."""
    return " ".join(fold(text).text.translate(_PLAIN).split())
