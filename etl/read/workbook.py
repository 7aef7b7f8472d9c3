"""The bytes of an Excel workbook in, its sheets as rows of text out: values only, and no more than memory bears."""

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import date, datetime, time
from itertools import islice
from typing import Any, cast
from xml.parsers import expat

import openpyxl

from etl.read.streams import TooBigError
from etl.read.strict import as_transitional

Row = tuple[int, list[str]]  # its number, counted from 1, and its cells up to the last that is not blank
_MOST_PLAIN = 256 << 20  # bytes of all parts together
_MOST_PARTS = 5000
_MOST_SHEETS = 256
_MOST_ELEMENTS = 8 << 20  # of all parts together, for the library keeps an empty one of each in memory
_MOST_HELD = 1 << 18  # elements of one row or text, or outside of all in one part; 16,384 cells of a row need fewer
_MOST_ROWS = 1 << 20  # that a sheet can have
_MOST_COLUMNS = 512  # that are looked at
_STREAMED = {("row", 3), ("si", 2)}  # rows and texts, and how deep they stand: the library forgets each when it is read
_AT_ONCE = 64  # rows
_RETURN = re.compile(r"_x000[dD]_\n?")  # how a workbook writes the carriage return of a text
_NO_VALUES = {"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#SPILL!", "#CALC!", "#FIELD!"}


def sheets(data: bytes) -> Iterator[tuple[str, Iterator[Row]]]:
    """The name and the rows of each sheet, hidden ones too, charts not; the rows are to be read before the next sheet.

    Formulas give the value that was saved with them; links to other files are not followed, macros not looked at.

    Raises:
        TooBigError: it is more than we read. Other errors, also from the rows: whatever damage makes the library raise.
    """
    _weigh(data)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about styles and extensions, which nobody asked for
        plain = io.BytesIO(as_transitional(data))
        book = openpyxl.load_workbook(plain, read_only=True, data_only=True, keep_links=False)
    with closing(book):
        for sheet in book.worksheets:
            yield " ".join(sheet.title.split()), _rows(sheet)


class _Scales:
    """Counts the elements of the parts of a workbook while they are parsed once, keeping none."""

    def __init__(self) -> None:
        self._elements = self._outside = self._inside = self._sheets = self._depth = self._row = 0

    def weigh(self, part: zipfile.ZipExtFile) -> None:
        """Count one part up to its end or its first damage; raises TooBigError."""
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.StartDoctypeDeclHandler = self._refuse
        self._outside = self._depth = self._row = 0
        with suppress(expat.ExpatError):  # pictures and other parts are no XML; the library meets damage itself
            parser.ParseFile(part)

    def _start(self, name: str, _attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        self._elements += 1
        self._depth += 1
        self._sheets += local == "sheet"
        if self._row:
            self._inside += 1
        elif (local, self._depth) in _STREAMED:
            self._row, self._inside = self._depth, 0
        else:
            self._outside += 1
        held = max(self._inside, self._outside)
        if self._elements > _MOST_ELEMENTS or held > _MOST_HELD or self._sheets > _MOST_SHEETS:
            raise TooBigError("workbook has more cells than are read")

    def _end(self, _name: str) -> None:
        if self._row == self._depth:
            self._row = 0
        self._depth -= 1

    def _refuse(self, *_declared: object) -> None:
        raise ValueError("workbook with a document type, which no honest one has")


def _weigh(data: bytes) -> None:
    """Raises TooBigError for a workbook that memory could not bear, whatever sizes it declares."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_PLAIN:
            raise TooBigError("workbook expands too far")
        scales = _Scales()
        for part in parts:
            with archive.open(part) as file:
                scales.weigh(cast(zipfile.ZipExtFile, file))


def _rows(sheet: Any) -> Iterator[Row]:
    """The rows that hold anything."""
    sheet.reset_dimensions()  # a sheet may claim a million rows of 16,384 cells
    rows = sheet.iter_rows(min_row=1, max_col=_MOST_COLUMNS, values_only=True)
    blank: tuple[object, ...] | None = None  # the library gives the same one for each row of a gap
    for number, row in enumerate(islice(_quietly(rows), _MOST_ROWS), 1):
        if row is blank:
            continue
        cells = [_text(value) for value in row] if any(row) else []
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            yield number, cells
        else:
            blank = row


def _quietly(rows: Iterator[tuple[object, ...]]) -> Iterator[tuple[object, ...]]:
    """The rows without the library's warnings about cells whose day no calendar has; these are blank."""
    damage: Exception | None = None
    batch: list[tuple[object, ...]] = [()]
    while batch and damage is None:
        batch = []
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                batch.extend(islice(rows, _AT_ONCE))
            except Exception as error:  # the rows before the damage come first
                damage = error
        yield from batch
    if damage is not None:
        raise damage


def _text(value: object) -> str:
    """A cell as text: days and moments as ISO, whole numbers without a fraction, errors of formulas as nothing."""
    if isinstance(value, str):
        return "" if value.strip() in _NO_VALUES else _RETURN.sub("\n", value).strip()
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, datetime):
        moment = value.replace(microsecond=0)
        return moment.date().isoformat() if moment.time() == time() else moment.isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
