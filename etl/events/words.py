"""One field of an article as folded words with their places, sentences and long quotations."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from etl.model import Article, Field, Span
from etl.text import fold, sentences

_PIECE = re.compile(r"\w+|\W+")
_WORD = re.compile(r"\w")
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

    def span(self, first: int, last: int) -> Span:
        """The stretch from word `first` to word `last`, both included."""
        return Span(self.starts[first], self.ends[last])

    def quoted(self, offset: int) -> bool:
        """Whether `offset` stands in a long quotation."""
        return any(quote.start < offset < quote.end for quote in self.quotes)


@lru_cache(maxsize=4)
def read_words(article: Article, field: Field) -> Words:
    """The words of one field; the dateline of a body belongs to no sentence. Kept for the next step on the article."""
    text = article.text(field)
    whole = fold(text)
    pieces = _PIECE.findall(whole.text)
    stops = list(accumulate(map(len, pieces)))
    first = 0 if pieces and _WORD.match(pieces[0]) else 1  # words and what parts them take turns
    ends = whole.originals([stop - 1 for stop in stops[first::2]])
    starts = whole.originals([0, *stops][first:-1:2])
    skip = article.dateline_end if field is Field.BODY else 0
    parts = tuple(_after(span, skip) for span in sentences(text) if span.end > skip)
    marks = whole.originals([at.start() for at in re.finditer('"', whole.text)]) if '"' in whole.text else []
    return Words(field, text, pieces[first::2], starts, [end + 1 for end in ends], parts, _quotes(text, marks))


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
