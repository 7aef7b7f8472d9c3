"""Text → the folded words of it with single blanks between, every position leading back to the original."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from itertools import accumulate
from operator import add

from etl.letters import LetterMap
from etl.model import Span
from etl.text import Folded, fold, fold_text

# Letters that news uses for sounds Arabic has no letter for; each outlet chooses its own.
_FOREIGN = {"پ": "ب", "ڤ": "ف", "چ": "ج", "گ": "غ", "ژ": "ج"}
_WIDE, _LINE, _QUOTE, _STOP = "\x1c", "\x1d", "\x1e", "\x1f"  # the blank follows them in Unicode
_LINKS = {**dict.fromkeys("-_'ـ/", " "), "\n": _LINE, '"': _QUOTE}
_PLAIN = LetterMap(
    {code: " " if chr(code).isspace() else _STOP for code in range(0x10000) if not chr(code).isalnum()}
    | {ord(letter): plain for letter, plain in (_FOREIGN | _LINKS).items()}
)
_DASH = re.compile(r"-(?<=\s-)(?=\s)")  # between blanks it parts words; within a name it links them
_BLANKS = re.compile("  +")
_GAP = re.compile(f"[{_WIDE}-{_STOP}][{_WIDE}- ]*")  # it has no blank in front, so that the search is quick


class Break(IntEnum):
    """What stands between two words beside blanks, the weakest first."""

    NONE = 0
    LINE = 1
    QUOTE = 2
    STOP = 3  # a comma, a full stop, a bracket, a new paragraph …


@dataclass(frozen=True, slots=True)
class Plain:
    """Folded words of `raw`, one blank before, between and after them; `text` is what patterns match."""

    raw: str
    text: str
    words: list[str]
    starts: list[int]  # where each word begins in `text`
    breaks: dict[int, Break]  # by the offset of the blank
    _folded: Folded
    _at: list[int]  # offsets in `text` before which blanks were dropped, ascending
    _dropped: list[int]  # how many before the first of these places, between the first and the second, …

    def span(self, start: int, end: int) -> Span:
        """The stretch of `raw` that `[start, end)` of `text` stands for; the blank before the text is none of it."""
        first = start - 1 + self._dropped[bisect_right(self._at, start)]
        last = end - 2 + self._dropped[bisect_right(self._at, end - 1)]
        return self._folded.span(first, last + 1)

    def word_after(self, end: int) -> str:
        """The word behind the blank at `end`; empty at the end of the text."""
        start = end + 1
        stop = self.text.find(" ", start)
        return self.text[start:stop] if stop > 0 else ""

    def word_before(self, start: int) -> str:
        """The word before the blank at `start - 1`; empty at the beginning."""
        stop = start - 1
        return self.text[self.text.rfind(" ", 0, stop) + 1 : stop] if stop > 0 else ""


def plain(raw: str) -> Plain:
    """`raw` folded, with every run of blanks and punctuation as one blank."""
    folded = fold(raw)
    spaced = _spaced(folded.text)
    at: list[int] = []
    dropped = [0]
    breaks: dict[int, Break] = {}
    total = 0
    for gap in _GAP.finditer(spaced):
        start, end = gap.span()
        if start and spaced[start - 1] == " ":
            start -= 1
        if (strength := _strength(gap[0])) and not _is_initial(folded.text, start - 1):
            breaks[start - total] = strength
        if end - start > 1:
            total += end - start - 1
            at.append(end - total)
            dropped.append(total)
    words = spaced.split()
    text = " ".join(("", *words, ""))
    return Plain(raw, text, words, _starts(words), breaks, folded, at, dropped)


def _is_initial(folded: str, at: int) -> bool:
    """Whether the point at `at` ends an initial or an acronym, and no sentence: "U.S. President", "S. Jaishankar"."""
    if folded[at : at + 1] != "." or at < 1 or not folded[at - 1].isalpha():
        return False
    return at == 1 or not folded[at - 2].isalnum()


def _spaced(folded: str) -> str:
    """`folded` with a blank around it and its punctuation as marks; more than one blank are marks too."""
    spaced = " " + _PLAIN.replace(_DASH.sub(",", folded)) + " "
    return _BLANKS.sub(lambda run: _WIDE * len(run[0]), spaced) if "  " in spaced else spaced


def _starts(words: list[str]) -> list[int]:
    """Where each word begins when one blank stands before each."""
    lengths = map(len, words)
    return list(map(add, accumulate(lengths, initial=0), range(1, len(words) + 1)))


@lru_cache(maxsize=1024)
def _strength(gap: str) -> Break:
    """How strongly a gap keeps its words apart."""
    if _STOP in gap or gap.count(_LINE) > 1:
        return Break.STOP
    return Break.QUOTE if _QUOTE in gap else Break.LINE if _LINE in gap else Break.NONE


def plain_key(text: str) -> str:
    """`text` as patterns are written: folded words with single blanks."""
    return " ".join(_PLAIN.replace(fold_text(text)).split())


def plain_keys(texts: Iterable[str]) -> list[str]:
    """`plain_key` of each of many texts, without lines, at once."""
    folded = _PLAIN.replace(fold_text("\n".join(text.replace("\n", " ") for text in texts)))
    return [" ".join(key.split()) for key in folded.split(_LINE)]
