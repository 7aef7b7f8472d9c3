"""A text and the stretches that mean something in it → HTML with each stretch marked; nothing of the text is markup."""

import html
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dashboard.words import plain


@dataclass(frozen=True, slots=True)
class Mark:
    """A half-open stretch of code points, its class (`who`, `when`, `what`, `where`), and what hovering it says."""

    start: int
    end: int
    look: str
    title: str = ""


def marked(text: str, marks: Sequence[Mark], first: int = 0, last: int | None = None) -> str:
    """`text[first:last]` as safe HTML with `marks` (offsets into all of `text`) in colour; marks may overlap."""
    stop = len(text) if last is None else min(last, len(text))
    inside = [mark for mark in marks if mark.start < stop and mark.end > first and mark.start < mark.end]
    edges = {first, stop, *(edge for mark in inside for edge in (mark.start, mark.end) if first < edge < stop)}
    return "".join(_piece(text[start:end], _over(inside, start)) for start, end in pairwise(sorted(edges)))


def _over(marks: Sequence[Mark], at: int) -> list[Mark]:
    return [mark for mark in marks if mark.start <= at < mark.end]


def _piece(text: str, over: Sequence[Mark]) -> str:
    shown = html.escape(plain(text))
    if not over or not shown:
        return shown
    looks = " ".join(dict.fromkeys(f"m-{mark.look}" for mark in over))
    title = html.escape(" · ".join(dict.fromkeys(mark.title for mark in over if mark.title)))
    return f'<mark class="{looks}" title="{title}">{shown}</mark>'
