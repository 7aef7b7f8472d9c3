"""One field of an article as folded words with their places, sentences and long quotations."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

import numpy as np

from etl.letters import LetterMap
from etl.model import Article, Field, Span
from etl.text import Folded, fold, sentences

_LETTERS = chain(range(0x20000), range(0xE0000, 0xE0200))  # between them are Chinese letters and nothing else
_BLANKS = LetterMap(dict.fromkeys(map(ord, re.findall(r"\W", "".join(map(chr, _LETTERS)))), " "))
_LONG_QUOTE = range(25, 2000)  # shorter ones name a thing, longer ones are an unclosed mark


@dataclass(frozen=True, slots=True)
class Words:
    """The folded words of a field; `starts` and `ends` are offsets into the stored text, ascending."""

    field: Field
    text: str
    words: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]
    sentences: tuple[Span, ...]
    quotes: tuple[Span, ...]

    def inside(self, span: Span) -> range:
        """The numbers of the words that stand wholly in `span`."""
        return range(bisect_left(self.starts, span.start), bisect_right(self.ends, span.end))

    def number(self, offset: int) -> int:
        """The number of the first word that begins at `offset` or behind it."""
        return bisect_left(self.starts, offset)

    def span(self, first: int, last: int) -> Span:
        """The stretch from word `first` to word `last`, both included."""
        return Span(self.starts[first], self.ends[last])

    def quoted(self, offset: int) -> bool:
        """Whether `offset` stands in a long quotation."""
        return bool(self.quotes) and any(quote.start < offset < quote.end for quote in self.quotes)


def read_words(article: Article, field: Field) -> Words:
    """The words of one field; the dateline of a body belongs to no sentence."""
    return _read(article.text(field), field, article.dateline_end if field is Field.BODY else 0)


@lru_cache(maxsize=4)
def _read(text: str, field: Field, skip: int) -> Words:
    """The words of `text`, kept for the next step on its article; sentences begin behind `skip`."""
    whole = fold(text)
    spaced = _BLANKS.replace(whole.text)
    starts, ends = _places(whole, spaced)
    parts = tuple(sentences(text))
    if skip:
        parts = tuple(_after(span, skip) for span in parts if span.end > skip)
    marks = [whole.original(at.start()) for at in re.finditer('"', whole.text)]
    return Words(field, text, spaced.split(), starts, ends, parts, _quotes(text, marks))


def _places(whole: Folded, spaced: str) -> tuple[list[int], list[int]]:
    """Where the words of `spaced`, as long as the folded text, begin and end in the original one."""
    letters = np.frombuffer(f" {spaced} ".encode("utf-32-le"), np.uint32) != ord(" ")
    (edges,) = (letters[1:] != letters[:-1]).nonzero()
    starts, ends = edges[::2], edges[1::2]
    if whole.gaps:
        gaps, dropped = np.array(whole.gaps), np.array(whole.dropped)
        starts = starts + dropped[gaps.searchsorted(starts, "right")]
        ends = ends + dropped[gaps.searchsorted(ends - 1, "right")]
    return starts.tolist(), ends.tolist()


def _after(span: Span, offset: int) -> Span:
    return span if span.start >= offset else Span(offset, span.end)


def _quotes(text: str, marks: list[int]) -> tuple[Span, ...]:
    """Long stretches between quotation marks; a mark inside a paragraph opens before a word and closes behind one."""
    found: list[Span] = []
    opened: int | None = None
    for mark in marks:
        opens = mark == 0 or not (text[mark - 1].isalnum() or text[mark - 1] in ".!?؟")
        closes = mark + 1 == len(text) or not text[mark + 1].isalnum()
        if opened is None or (opens and not closes) or "\n" in text[opened:mark]:
            opened = mark if opens else None
        elif closes:
            if mark - opened in _LONG_QUOTE:
                found.append(Span(opened, mark))
            opened = None
    return tuple(found)
