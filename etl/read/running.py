"""The rows of all pages of a document in, the same without the heads and feet that run through it, and these out."""

import re
from collections import Counter
from collections.abc import Sequence

from etl.read.printed_page import Row, Word, rows_of

_EDGE = 2  # rows from the top and from the bottom that may be one
_SAME_HEIGHT = 4.0  # points
_NUMBER = re.compile(r"\d+")


def without_running(pages: Sequence[Sequence[Word]]) -> tuple[list[list[Word]], list[Row]]:
    """The words of each page without those of rows at its edges that half of the pages repeat; and these rows, once."""
    edges = [_edges(rows_of(page)) for page in pages]
    seen = Counter(key for rows in edges for key in set(map(_key, rows)))
    least = max(2, (len(pages) + 1) // 2)
    running: dict[str, Row] = {}
    kept: list[list[Word]] = []
    for page, rows in zip(pages, edges, strict=True):
        struck = {key: row for row in rows if seen[key := _key(row)] >= least}
        gone = {word for row in struck.values() for word in row.words}
        kept.append([word for word in page if word not in gone])
        running = struck | running
    return kept, list(running.values())


def _edges(rows: Sequence[Row]) -> list[Row]:
    """The first and the last rows of a page."""
    return [*rows[:_EDGE], *rows[max(_EDGE, len(rows) - _EDGE) :]]


def _key(row: Row) -> str:
    """What the same row of two pages has in common: its words, whatever numbers, and its height above the foot."""
    text = " ".join("".join(word.glyphs) for word in row.words)
    return f"{_NUMBER.sub('#', text)} {round(row.base / _SAME_HEIGHT)}"
