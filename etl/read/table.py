"""CSV, TSV and Parquet in, raw articles and rejects out: columns are guessed from the header or named by the user."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import polars as pl
from polars.exceptions import PanicException, PolarsError

from etl.model import Reject, Source
from etl.read import reasons
from etl.read.columns import choose_columns, has_fields, to_raw
from etl.read.inputs import refuse
from etl.read.raw import RawArticle
from etl.read.records import BLOCK, Columns, Share, is_mine
from etl.read.sniff import SIGNS, separator, stated_separator
from etl.read.streams import Blob, open_plain, read_all, read_head, text_lines

_LONGEST_FIELD = 32 << 20
_LONGEST_LINE = 64 << 20  # bytes
_MOST_PACKED = 512 << 20  # bytes of a Parquet file that does not lie on disk
_ADDRESS = re.compile(r"https?://\S+")
_DAY = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[T ,]+\d{1,2}:\d{2}\S*)?")
_BACKSLASHED = re.compile(rb'[^\\]\\"[^,;|\t\r\n]')
_DOUBLED = re.compile(rb'[^\\",;|\t\r\n]""(?!")')
_ROWS = 16 * BLOCK


def read_table(blob: Blob, encoding: str, columns: Columns, share: Share) -> Iterator[RawArticle | Reject]:
    """The rows of a CSV or TSV file, each told by its line; a row that has not the header's width is a reject."""
    csv.field_size_limit(_LONGEST_FIELD)
    escape = "\\" if _is_escaped(read_head(blob)) else None
    with open_plain(blob) as file:
        lines = _Lines(text_lines(file, encoding, _LONGEST_LINE))
        header, stated = _header(lines)
        mapped = tuple(column for _, column in columns)
        sign = stated or separator(header, mapped) or max(SIGNS, key=header.count)
        names = tuple(name.strip().lstrip("\ufeff") for name in next(csv.reader([header], delimiter=sign), []))
        if not has_fields(names, columns):
            if share[0] == 0:
                yield refuse(blob.uri, reasons.NO_COLUMN, header, f"line {max(1, lines.number)}")
            return
        rows = csv.reader(lines, delimiter=sign, escapechar=escape, doublequote=escape is None)
        yield from _rows(rows, lines, names, columns, share, blob.uri)


def _is_escaped(head: bytes) -> bool:
    """Whether quotes inside of values have a backslash before them, as databases write them, and are not doubled."""
    return _BACKSLASHED.search(head) is not None and _DOUBLED.search(head) is None


@dataclass(frozen=True, slots=True)
class _Kind:
    """Values of one form: the column, counted from 0, in which they stand, and those in which none has a place.

    Columns that no field of an article is read from may hold anything: another day, the address of a picture.
    """

    form: re.Pattern[str]
    own: int
    foreign: tuple[int, ...]


_FOREIGN = {
    "url": (_ADDRESS, ("title", "body", "lead", "published")),
    "published": (_DAY, ("title", "body", "lead", "author", "outlet", "url", "keywords")),
}


def _kinds(names: tuple[str, ...], columns: Columns) -> list[_Kind]:
    """The kinds of values that tell whether a row of a table with these columns is shifted."""
    chosen = dict(choose_columns(names, columns))
    at = {field: names.index(column) for field, column in chosen.items() if column in names}
    return [
        _Kind(form, at[field], tuple(at[other] for other in others if other in at and at[other] != at[field]))
        for field, (form, others) in _FOREIGN.items()
        if field in at
    ]


class _Lines:
    """The lines of a table with U+FFFD for NUL, which the csv module refuses; `ended` once one was missed."""

    def __init__(self, lines: Iterator[tuple[int, int, str]]) -> None:
        self._lines, self.ended, self.number, self.end = lines, False, 0, 0

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        found = next(self._lines, None)
        if found is None:
            self.ended = True
            raise StopIteration
        self.number, self.end = self.number + 1, found[1]
        return found[2].replace("\0", "\ufffd") if "\0" in found[2] else found[2]


def _header(lines: _Lines) -> tuple[str, str | None]:
    """The first line with anything on it, and the separator that a line above states."""
    stated = None
    for line in lines:
        found = stated_separator(line.lstrip("\ufeff"))
        stated = found or stated
        if not found and line.strip("\ufeff \r\n"):
            return line, stated
    return "", stated


def _rows(
    rows: Iterator[list[str]], lines: _Lines, names: tuple[str, ...], columns: Columns, share: Share, uri: str
) -> Iterator[RawArticle | Reject]:
    """The articles of the rows behind the header."""
    kinds = _kinds(names, columns)
    number, line, start = 0, lines.number + 1, lines.end
    for row in _until_damage(rows):
        source = Source(uri, f"line {line}", start, lines.end)
        line, start = lines.number + 1, lines.end
        if row is None or lines.ended:  # a quote that nothing closes takes all that follows for its text
            yield refuse(uri, reasons.NOT_TABLE, " | ".join(row or ()), source.locator)
        elif any(row):
            if is_mine(number, share):
                yield _row(row, names, columns, kinds, source)
            number += 1


def _until_damage(rows: Iterator[list[str]]) -> Iterator[list[str] | None]:
    """The rows, and None where the csv module gives up."""
    try:
        yield from rows
    except csv.Error:
        yield None


def _row(
    row: list[str], names: tuple[str, ...], columns: Columns, kinds: Sequence[_Kind], source: Source
) -> RawArticle | Reject:
    """The article of one row, unless its values do not stand under their names."""
    while len(row) > len(names) and not row[-1]:
        row.pop()
    if not len(names) - 1 <= len(row) <= len(names) or any(_stands_elsewhere(row, kind) for kind in kinds):
        return refuse(source.uri, reasons.SHIFTED, " | ".join(row), source.locator)
    return to_raw(dict(zip(names, row, strict=False)), columns, source)


def _stands_elsewhere(row: Sequence[str], kind: _Kind) -> bool:
    """Whether the value of a kind has nothing of its form, which the whole of a value under another name has."""
    if kind.own >= len(row) or not row[kind.own] or kind.form.search(row[kind.own]):
        return False
    return any(kind.form.fullmatch(row[at]) for at in kind.foreign if at < len(row))


def is_exchanged(row: Sequence[str], url: int | None, published: int | None) -> bool:
    """Whether an address stands in the column of days or a day in that of addresses."""
    return any(
        place is not None and place < len(row) and form.fullmatch(row[place]) is not None
        for place, form in ((url, _DAY), (published, _ADDRESS))
    )


def read_parquet(blob: Blob, columns: Columns, share: Share) -> Iterator[RawArticle | Reject]:
    """The rows of a Parquet file, a few thousand at a time."""
    source: str | bytes = blob.path if blob.path else read_all(blob, _MOST_PACKED)
    try:
        names = tuple(pl.read_parquet_schema(io.BytesIO(source) if isinstance(source, bytes) else source))
        if not has_fields(names, columns):
            yield from () if share[0] else iter([refuse(blob.uri, reasons.NO_COLUMN, ", ".join(names))])
            return
        wanted = [column for _, column in choose_columns(names, columns) if column in names]
        yield from _frames(source, list(dict.fromkeys(wanted)), columns, share, blob.uri)
    except (PolarsError, PanicException, ValueError, OverflowError) as error:  # damage can make the engine panic
        yield refuse(blob.uri, reasons.NOT_TABLE, str(error))


def _frames(
    source: str | bytes, wanted: list[str], columns: Columns, share: Share, uri: str
) -> Iterator[RawArticle | Reject]:
    """The rows in slices; a part's blocks only."""
    start = 0
    while True:
        scan = pl.scan_parquet(io.BytesIO(source) if isinstance(source, bytes) else source)
        frame = scan.select(wanted).slice(start, _ROWS).collect()
        for number, row in enumerate(frame.iter_rows(named=True), start):
            if is_mine(number, share):
                yield to_raw(row, columns, Source(uri, f"row {number + 1}"))
        if frame.height < _ROWS:
            return
        start += _ROWS
