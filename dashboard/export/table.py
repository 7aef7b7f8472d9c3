"""Rows → one table file, written by DuckDB itself in constant memory: CSV, Parquet, JSON."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

from dashboard.export.rows import Column, Rows, columns
from dashboard.export.source import Source

LIST_MARK = " | "
BOM = b"\xef\xbb\xbf"

# A spreadsheet runs a cell that begins like a formula; ISO dates (also before the year 1) and numbers are none.
_FORMULA = "('=', '+', '-', '@', chr(9), chr(13))"
_HARMLESS = r"[+-]?(\d+(\.\d+)?([eE][+-]?\d+)?|\d{4,6}-\d{2}(-\d{2}([T ]\d{2}:\d{2}(:\d{2})?)?)?)"


def write_csv(source: Source, batches: Iterator[Rows], out: BinaryIO) -> None:
    """Comma-separated UTF-8 with a byte order mark, for spreadsheets; see `cell` for lists and formulas."""
    cells = ", ".join(f'{cell(column)} as "{column.name}"' for column in columns())
    out.write(BOM)
    for number, rows in enumerate(batches):
        with _copied(source, rows, f"select {cells} from", f"format csv, header {number == 0}") as part:
            shutil.copyfileobj(part, out)


def write_json(source: Source, batches: Iterator[Rows], out: BinaryIO) -> None:
    """A JSON array of objects, moments in ISO 8601; lists stay lists."""
    names = [column.name for column in columns() if column.kind == "moment"]
    moments = ", ".join(f"strftime({name}, '%Y-%m-%dT%H:%M:%S') as {name}" for name in names)
    out.write(b"[")
    between = b"\n"
    for rows in batches:
        with _copied(source, rows, f"select * replace ({moments}) from", "format json") as part:
            for line in part:
                out.write(between + line.rstrip(b"\n"))
                between = b",\n"
    out.write(b"\n]\n")


def write_parquet(source: Source, batches: Iterator[Rows], out: BinaryIO) -> None:
    """Parquet with typed columns; lists stay lists."""
    with TemporaryDirectory(prefix="tarikh-") as folder:
        parts = []
        for number, rows in enumerate(batches):
            parts.append(Path(folder) / f"{number}.parquet")
            _copy(source, rows.sql, dict(rows.params), parts[-1], "format parquet")
        whole = Path(folder) / "whole.parquet"
        names = [str(part) for part in parts]
        _copy(source, "select * from read_parquet($parts)", {"parts": names}, whole, "format parquet, compression zstd")
        with whole.open("rb") as written:
            shutil.copyfileobj(written, out)


def cell(column: Column) -> str:
    """The SQL that makes a column's value one cell of text, harmless in a spreadsheet."""
    name = f'"{column.name}"'
    if column.kind in ("number", "yes/no", "day"):
        return name
    if column.kind == "moment":
        return f"strftime({name}, '%Y-%m-%dT%H:%M:%S')"
    text = f"array_to_string({name}, '{LIST_MARK}')" if column.kind == "list" else name
    formula = f"left({text}, 1) in {_FORMULA} and not regexp_full_match({text}, '{_HARMLESS}')"
    return f"if({formula}, '''' || {text}, {text})"


@contextmanager
def _copied(source: Source, rows: Rows, select: str, options: str) -> Iterator[BinaryIO]:
    """The file that DuckDB wrote of `select … (rows)`, open for reading."""
    with TemporaryDirectory(prefix="tarikh-") as folder:
        part = Path(folder) / "part"
        _copy(source, f"{select} ({rows.sql})", dict(rows.params), part, options)
        with part.open("rb") as written:
            yield written


def _copy(source: Source, sql: str, params: dict[str, Any], out: Path, options: str) -> None:
    quoted = str(out).replace("'", "''")
    source.con.execute(f"copy ({sql}) to '{quoted}' ({options})", params)
