"""Arabic and English letters: one fold for matching that keeps its offsets, and sentences.

`fold` serves dates and names alike: it drops marks, unifies letter variants and lower-cases, and every position of
the folded text leads back to the original one.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from etl.letters import LetterMap
from etl.model import Span

_GONE = "\uffff"  # no character of any text: what the dropped ones become
# Arabic marks, tatweel, soft hyphen, zero-width and direction marks, word joiner, BOM: they carry no letter.
_DROPPED = (
    "\u00ad\u0610-\u061a\u061c\u0640\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff"
    f"{_GONE}"
)
_WORD = re.compile(r"\w+")
_GONE_RUN = re.compile(f"{_GONE}+")
_VARIANTS = {
    **dict.fromkeys("أإآٱٲٳ", "ا"),
    **dict.fromkeys("ىیېۍےئ", "ي"),
    **dict.fromkeys("ةۀہھە", "ه"),
    "ؤ": "و",
    "ک": "ك",
    "ڪ": "ك",
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("“”„«»‟″", '"'),
    **dict.fromkeys("‘’‚‛ʼ′`´", "'"),
    "،": ",",
    "؛": ";",
    "؟": "?",
    "٪": "%",
    "٫": ".",
}


_STROKES = {"ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "ı": "i", "ħ": "h", "Ħ": "H"}


def _one_to_one() -> dict[int, str]:
    """Every code point of the BMP that folds to one other: case, width, presentation forms, digits, blanks."""
    table: dict[int, str] = {}
    for code in range(0x80, 0x10000):
        letter = chr(code)
        plain = unicodedata.normalize("NFKC", letter)
        digit = unicodedata.decimal(letter, None)
        if digit is not None:
            plain = str(digit)
        elif letter.isspace():
            plain = " "
        plain = _without_accent(_VARIANTS.get(plain, plain))
        lower = plain.lower() if len(plain) == 1 else letter.lower()
        if len(lower) == 1 and lower != letter:
            table[code] = lower
    table.update({ord(letter): letter.lower() for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"})
    table.update({ord(letter): plain for letter, plain in _VARIANTS.items()})
    return table


def _without_accent(letter: str) -> str:
    """A Latin letter without its marks: newsrooms write Erdoğan and Erdogan, Đukanović and Djukanovic's d."""
    apart = unicodedata.normalize("NFD", letter)
    base = apart[:1]
    if letter in _STROKES:
        return _STROKES[letter]
    return base if len(apart) > 1 and base.isascii() and base.isalpha() else letter


def _gone() -> dict[int, str]:
    """Every code point that `fold` drops."""
    every = "".join(map(chr, range(0x80, 0x10000)))
    return {ord(letter): _GONE for letter in re.findall(f"[{_DROPPED}]", every)}


_FOLD = _one_to_one() | _gone()
_FOLD_LETTERS = LetterMap(_FOLD)


def fold_pairs() -> dict[str, str]:
    """Every code point that `fold` changes, and what it becomes: the same fold for an engine that replaces by table."""
    return {chr(code): plain if plain != _GONE else "" for code, plain in _FOLD.items()}


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and the way back: `original(i)` is the offset in the unfolded text of folded offset `i`."""

    text: str
    gaps: list[int]  # folded offsets before which something was dropped, ascending
    dropped: list[int]  # how much before the first of these places, between the first and the second, …

    def original(self, offset: int) -> int:
        """The offset in the original text of the character at `offset` of the folded text."""
        return offset + self.dropped[bisect_right(self.gaps, offset)]

    def span(self, start: int, end: int) -> Span:
        """The original stretch of folded `[start, end)`, without marks that hang before or behind it."""
        places, dropped = self.gaps, self.dropped
        if not places:
            return Span(start, end)
        first = start + dropped[bisect_right(places, start)]
        return Span(first, end + dropped[bisect_right(places, end - 1)] if end > start else first)


@lru_cache(maxsize=4)
def fold(text: str) -> Folded:
    """`text` ready for matching: marks dropped, letter variants, digits, blanks, quotes and case unified.

    The last few are kept: each step on an article folds its title and body.
    """
    letters = _FOLD_LETTERS.replace(text)
    dropped = [0]
    places: list[int] = []
    total = 0
    for run in _GONE_RUN.finditer(letters) if _GONE in letters else ():
        start, end = run.span()
        places.append(start - total)
        total += end - start
        dropped.append(total)
    return Folded(letters.replace(_GONE, "") if total else letters, places, dropped)


def fold_text(text: str) -> str:
    """The text of `fold`, where no offset leads back."""
    return _FOLD_LETTERS.replace(text).replace(_GONE, "")


def fold_key(text: str) -> str:
    """`text` folded, with every run of blanks and punctuation as one blank: what two spellings of a name share."""
    return " ".join(_WORD.findall(fold_text(text)))


# A full stop ends a sentence when a blank or a letter that is no digit follows it and it ends no abbreviation.
# One set of letters opens all its forms, so that the search leaps from one of them to the next.
_SENTENCE_END = re.compile(
    r"[.!?؟…\n]"
    r"(?:(?<!\n)[.!?؟…]*[\"'»”’)\]]*(?=\s|$)"
    r"|(?<=[\u0621-\u064a]{2}\.)(?=[\u0621-\u064a]{2})"
    r"|(?<=\n)\n*)"
)
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:mr|mrs|ms|dr|prof|gen|lt|col|maj|capt|adm|sgt|sen|rep|gov|st|vs|no|jr|sr|[a-z]|[د أ م ص ت غ ق])\.$",
    re.I,
)
_MONTH_AND_DAY = re.compile(r"(?:^|[\s(])(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.\s\d$", re.I)  # "Feb. 24"
_ACRONYM = re.compile(r"(?:^|[^\w.])(?:[A-Za-z]\.){2,4}$")  # "U.S."
_OPENS = re.compile(r"\s+(?:The|This|That|He|She|It|They|We|But|In|On|At|An?|If|When|There|Its|His|Her|Their)\b")


def sentences(text: str) -> Iterator[Span]:
    """The sentences of `text` in order, trimmed of blanks; paragraphs end sentences, glued full stops too."""
    start = 0
    for stop in _SENTENCE_END.finditer(text):
        if stop[0] == "." and _abbreviates(text, start, stop.end()):
            continue
        if span := _trimmed(text, start, stop.end()):
            yield span
        start = stop.end()
    if span := _trimmed(text, start, len(text)):
        yield span


def _abbreviates(text: str, start: int, end: int) -> bool:
    """Whether the full stop before `end` belongs to a short form, and ends no sentence that began at `start`."""
    begin = max(start, end - 8)
    head = text[begin:end]
    if not head[-2:].isascii():
        return bool(_ABBREVIATION.search(head))
    if _ACRONYM.search(head):
        return not _OPENS.match(text, end)
    return bool(_ABBREVIATION.search(head) or _MONTH_AND_DAY.search(text[begin : end + 2]))


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """`[start, end)` without blanks at its ends; None when nothing is left."""
    piece = text[start:end]
    inner = piece.strip()
    if not inner:
        return None
    offset = start + piece.index(inner)
    return Span(offset, offset + len(inner))
