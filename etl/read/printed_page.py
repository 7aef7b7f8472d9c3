"""The words of a printed page and where they stand in, its lines in the order of reading out, column after column."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from etl.read.bidi import is_right_to_left

_MOST_ROWS = 200  # of a page that is looked at for columns
_LEAST_GUTTER = 6.0  # points between two columns
_LEAST_LINES = 4  # of each of them
_MOST_PITCH = 4.0  # times the size of letters: the mean distance of its lines, gaps between paragraphs among them
_BLANK = 0.5  # of the size of letters: what is no wider lies between two words
_WIDER = 1.25  # times the distance of the next lines, or the size of their letters: a paragraph or a heading ends
_SAME_LINE = 0.4  # part of the size of letters by which two words of a line may differ in height

Gap = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Word:
    """Glyphs without a blank between them, from left to right; in points where they begin and end, and stand."""

    glyphs: tuple[str, ...]
    x0: float
    x1: float
    base: float  # line on which the letters stand; it grows upwards
    size: float  # of the letters


@dataclass(frozen=True, slots=True)
class Row:
    """Words that stand at one height of a page or column, from left to right."""

    words: tuple[Word, ...]
    base: float
    size: float


def in_reading_order(words: Sequence[Word]) -> list[list[Row]]:
    """The rows of a page in stretches that are read one after the other: across the page, then column by column."""
    rows = rows_of(words)
    if len(rows) > _MOST_ROWS:
        return [rows]
    is_arabic = is_right_to_left("".join(glyph for word in words for glyph in word.glyphs))
    return [stretch for stretch in _stretches(rows, is_arabic) if stretch]


def rows_of(words: Sequence[Word]) -> list[Row]:
    """The words in rows across the page, from the top."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (-word.base, word.x0)):
        if rows and rows[-1][0].base - word.base <= _SAME_LINE * min(rows[-1][0].size, word.size):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [_row(row) for row in rows]


def _row(words: Sequence[Word]) -> Row:
    """A row of these words."""
    largest = max(words, key=lambda word: word.size)
    return Row(tuple(sorted(words, key=lambda word: word.x0)), largest.base, largest.size)


def _stretches(rows: list[Row], is_arabic: bool) -> Iterator[list[Row]]:
    """Rows across the page as they are; where a gutter runs down through rows, its sides one after the other."""
    at, across = 0, list[Row]()
    while at < len(rows):
        end, gutter = _gutter(rows, at)
        if gutter is None:
            across.append(rows[at])
            at += 1
            continue
        lead = at + _lead(rows[at:end], gutter, is_arabic)
        yield [*across, *rows[at:lead]]
        at, across = lead, []
        left, right = _side(rows[at:end], gutter[1], True), _side(rows[at:end], gutter[1], False)
        for column in (right, left) if is_arabic else (left, right):
            yield from _stretches(column, is_arabic)
        at = end
    yield across


def _lead(rows: Sequence[Row], gutter: Gap, is_arabic: bool) -> int:
    """How many first rows stand above the columns: on the side that is read first, up to the end of a paragraph."""
    ends = 0
    for at, (row, below, next_) in enumerate(zip(rows, rows[1:], rows[2:], strict=False), 1):
        if row.words[0].x0 < gutter[1] if is_arabic else _right(row) > gutter[1]:
            break
        if row.base - below.base > _WIDER * (below.base - next_.base) or row.size > _WIDER * below.size:
            ends = at
    return ends


def _side(rows: Sequence[Row], middle: float, is_left: bool) -> list[Row]:
    """What of the rows stands on one side of a gutter, as rows of their own: columns need not share their lines."""
    return rows_of([word for row in rows for word in row.words if (word.x0 < middle) == is_left])


def _gutter(rows: Sequence[Row], start: int) -> tuple[int, Gap | None]:
    """Where the rows end that one gutter runs through from `start` on, and the widest such; None where none does."""
    page = (min(row.words[0].x0 for row in rows), max(_right(row) for row in rows))
    gaps, end, best, text = [page], start, None, (page[1], page[0])
    while end < len(rows) and (gaps := _shared(gaps, _free(rows[end], page))):
        text = (min(text[0], rows[end].words[0].x0), max(text[1], _right(rows[end])))
        end += 1
        inner = [gap for gap in gaps if text[0] < gap[0] and gap[1] < text[1]]
        for gap in sorted(inner, key=lambda gap: gap[0] - gap[1]):
            if _parts(rows[start:end], gap):
                best = (end, gap)
                break
    return best or (start, None)


def _right(row: Row) -> float:
    """Where the text of a row ends."""
    return max(word.x1 for word in row.words)


def _free(row: Row, page: Gap) -> Iterator[Gap]:
    """The stretches of the page's width on which the row has no word, blanks between words aside."""
    at, blank = page[0], _BLANK * row.size
    for word in row.words:
        if at == page[0] or word.x0 - at > blank:
            yield at, word.x0
        at = max(at, word.x1)
    yield at, page[1]


def _shared(gaps: Sequence[Gap], free: Iterator[Gap]) -> list[Gap]:
    """What two sets of gaps have in common, if it is wide enough for a gutter."""
    pairs = [(max(one[0], other[0]), min(one[1], other[1])) for other in free for one in gaps]
    return [gap for gap in pairs if gap[1] - gap[0] >= _LEAST_GUTTER]


def _parts(rows: Sequence[Row], gap: Gap) -> bool:
    """Whether a gap parts two columns: lines enough on both sides, beside each other for most of their height."""
    left = [row for row in rows if row.words[0].x0 < gap[1]]
    right = [row for row in rows if _right(row) > gap[1]]
    if not (_is_column(left) and _is_column(right)):
        return False
    beside = min(left[0].base, right[0].base) - max(left[-1].base, right[-1].base)
    return beside * 2 >= min(left[0].base - left[-1].base, right[0].base - right[-1].base)


def _is_column(rows: Sequence[Row]) -> bool:
    """Whether rows are enough, and close enough below each other, for a column."""
    if len(rows) < _LEAST_LINES:
        return False
    return rows[0].base - rows[-1].base <= _MOST_PITCH * len(rows) * max(row.size for row in rows)
