"""Rows → an Excel workbook, row by row: true dates, Arabic from right to left, the codebook on a second sheet."""

from collections.abc import Iterator
from datetime import date
from typing import Any, BinaryIO

import xlsxwriter

from dashboard.export.rows import Rows, columns
from dashboard.export.source import Source
from dashboard.export.table import cell
from dashboard.words import Words

_MOST_ROWS = 1_048_575  # of a sheet, below its heading
_MOST_LETTERS = 32_767  # of a cell
_FIRST_YEAR = 1900  # Excel knows no earlier day
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def write_xlsx(source: Source, batches: Iterator[Rows], out: BinaryIO, words: Words) -> None:
    """An Excel workbook; more rows than a sheet holds go on to the next one."""
    with xlsxwriter.Workbook(out, _OPTIONS) as book:
        formats = {
            "day": book.add_format({"num_format": "yyyy-mm-dd"}),
            "moment": book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
        }
        sheet, line = None, 0
        for row in _rows(source, batches):
            if sheet is None or line == _MOST_ROWS:
                sheet, line = _sheet(book, words), 0
            line += 1
            for place, (column, value) in enumerate(zip(columns(), row, strict=True)):
                _write(sheet, line, place, value, formats.get(column.kind))
        if sheet is None:
            _sheet(book, words)
        _codebook(book, words)


def _rows(source: Source, batches: Iterator[Rows]) -> Iterator[tuple[Any, ...]]:
    """Rows whose lists and texts are cells, and whose days and moments are typed."""
    typed = ("day", "moment")
    cells = ", ".join(f'"{one.name}"' if one.kind in typed else cell(one) for one in columns())
    for rows in batches:
        found = source.con.execute(f"select {cells} from ({rows.sql})", dict(rows.params))
        while many := found.fetchmany(1_000):
            yield from many


def _sheet(book: Any, words: Words) -> Any:
    """A new sheet with its heading, which stays in view."""
    sheet = book.add_worksheet()
    if words.rtl:
        sheet.right_to_left()
    bold = book.add_format({"bold": True})
    for place, column in enumerate(columns()):
        sheet.write_string(0, place, column.name, bold)
    sheet.freeze_panes(1, 1)
    return sheet


def _write(sheet: Any, line: int, place: int, value: object, form: Any) -> None:
    if isinstance(value, date):
        if value.year >= _FIRST_YEAR:
            sheet.write_datetime(line, place, value, form)
        else:
            sheet.write_string(line, place, value.isoformat())
    elif isinstance(value, bool):
        sheet.write_boolean(line, place, value)
    elif isinstance(value, int):
        sheet.write_number(line, place, value)
    elif isinstance(value, str):
        sheet.write_string(line, place, value[:_MOST_LETTERS])


def _codebook(book: Any, words: Words) -> None:
    sheet = book.add_worksheet("codebook")
    if words.rtl:
        sheet.right_to_left()
    for line, column in enumerate(columns()):
        for place, text in enumerate((column.name, column.kind, column.meaning[words.language])):
            sheet.write_string(line, place, text)
