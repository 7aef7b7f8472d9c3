"""Names and texts → words to compare: two spellings of a name, and the places of one text in another."""

import re
from collections.abc import Callable, Iterable
from difflib import SequenceMatcher

from etl.text import fold_key

_TOKEN = re.compile(r"\w+")
_BEFORE = 12  # characters before a stretch in which a word may stand for it
Aligner = Callable[[int, int], int | None]


def words(text: str) -> frozenset[str]:
    """The folded words of `text`, the article aside."""
    return frozenset(map(_bare, fold_key(text).split()))


def _bare(word: str) -> str:
    """`word` without للـ and الـ before it."""
    for prefix in ("لل", "ال"):
        if word.startswith(prefix) and len(word) > 4:
            word = word[2:]
    return word


def same_name(one: str, other: str) -> bool:
    """Whether two names may be one's: all words of the one in the other, or half of all words shared."""
    left, right = words(one), words(other)
    shared = left & right
    return bool(shared) and (shared in (left, right) or len(shared) / len(left | right) >= 0.5)


def same_surface(surfaces: Iterable[str], others: Iterable[str]) -> bool:
    """Whether any of the ones may be any of the others."""
    others = tuple(others)
    return any(same_name(one, other) for one in surfaces for other in others)


def overlap(one: str, other: str) -> bool:
    """Whether two surfaces share a word, or one holds the other."""
    left, right = fold_key(one), fold_key(other)
    return bool(words(one) & words(other)) or left in right or right in left


def align(text: str, stored: str) -> Aligner:
    """Where a stretch (offset, length) of `text` begins in `stored`; None where reading dropped it.

    Word by word: cleaning may have moved or dropped text.
    """
    ours, theirs = ([(m.start(), fold_key(m[0])) for m in _TOKEN.finditer(one)] for one in (text, stored))
    matcher = SequenceMatcher(None, [word for _, word in ours], [word for _, word in theirs], autojunk=False)
    places = {
        ours[block.a + step][0]: theirs[block.b + step][0]
        for block in matcher.get_matching_blocks()
        for step in range(block.size)
    }

    def place(offset: int, length: int) -> int | None:
        near = (at for at, _ in ours if offset - _BEFORE <= at < offset + length)
        return next((places[at] for at in near if at in places), None)

    return place
