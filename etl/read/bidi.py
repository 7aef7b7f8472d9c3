"""The glyphs of a line as they stand on paper, from left to right, in; the same text in the order of reading out."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

_MIRROR = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_RIGHT = {"R", "AL"}
_LEFT = {"L", "EN", "AN"}
_INSIDE = {"ES", "CS", "ET", "NSM", "BN"}  # signs that belong to a Latin word when they stand between two of them
_IN_NUMBER = {"CS", "NSM", "BN"}  # and to a number: behind Arabic letters a dash parts two numbers, which change places


def to_logical(glyphs: Sequence[str]) -> str:
    """The line in reading order: unchanged unless it holds right-to-left letters, whose order is then turned."""
    kinds = [_kind(glyph) for glyph in glyphs]
    if not any(kind in _RIGHT for kind in kinds):
        return _join(glyphs)
    runs: list[list[str]] = []
    for glyph, left in zip(glyphs, _runs_left(kinds), strict=True):
        if left and runs and runs[-1][0] == "left":
            runs[-1].append(glyph)
        else:
            runs.append(["left" if left else "right", glyph])
    return _join([part for run in reversed(runs) for part in (run[1:] if run[0] == "left" else _mirrored(run[1]))])


def is_right_to_left(text: str) -> bool:
    """Whether most letters of `text` are of a script that is read from right to left."""
    kinds = Counter(map(unicodedata.bidirectional, text))
    return sum(kinds[kind] for kind in _RIGHT) > kinds["L"]


def _kind(glyph: str) -> str:
    """The bidirectional class of a glyph's first letter."""
    return unicodedata.bidirectional(glyph[:1]) if glyph else "BN"


def _runs_left(kinds: Sequence[str]) -> list[bool]:
    """For each glyph whether it belongs to a stretch that is read from left to right, blanks between words included."""
    left = [kind in _LEFT for kind in kinds]
    at = 0
    while at < len(kinds):
        end = at
        while end < len(kinds) and not left[end] and kinds[end] not in _RIGHT:
            end += 1
        if 0 < at < end < len(kinds) and left[at - 1] and left[end]:
            latin = kinds[at - 1] == "L" or kinds[end] == "L"
            inner = kinds[at:end]
            if set(inner) <= (_INSIDE | {"WS", "ON"} if latin else _IN_NUMBER):
                left[at:end] = [True] * (end - at)
        at = max(end, at + 1)
    return left


def _mirrored(glyph: str) -> list[str]:
    """A glyph of a right-to-left stretch; brackets face the other way."""
    return [glyph.translate(_MIRROR)]


def _join(glyphs: Sequence[str]) -> str:
    """The text of the glyphs with single blanks."""
    return re.sub(r"\s+", " ", "".join(glyphs)).strip()
