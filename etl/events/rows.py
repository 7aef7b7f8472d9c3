"""A facts file and its overlay into checked rows; every complaint names file, line, column and value."""

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from etl.errors import KnowledgeError

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a facts file."""

    path: Path
    line: int
    cells: dict[str, str]

    def wrong(self, column: str, why: str) -> KnowledgeError:
        """The error that names this row's file, line, column and value."""
        return KnowledgeError(f"{self.path.name}:{self.line}: {column} = {self.cells.get(column, '')!r}: {why}")

    def text(self, column: str) -> str:
        """A cell that must not be empty."""
        value = self.cells[column].strip()
        if not value:
            raise self.wrong(column, "must not be empty")
        return value

    def many(self, column: str) -> tuple[str, ...]:
        """A cell that lists values parted by `|`."""
        return tuple(part.strip() for part in self.cells[column].split("|") if part.strip())

    def parsed(self, column: str, read: Callable[[str], Value], what: str) -> Value:
        """A cell read by `read`, which raises ValueError or KeyError for what is no `what`."""
        try:
            return read(self.cells[column].strip())
        except (ValueError, KeyError):
            raise self.wrong(column, f"is no {what}") from None

    def maybe(self, column: str, read: Callable[[str], Value], what: str) -> Value | None:
        """Like `parsed`, and None for an empty cell."""
        return self.parsed(column, read, what) if self.cells[column].strip() else None

    def day(self, column: str) -> date | None:
        """An ISO day, or None."""
        return self.maybe(column, date.fromisoformat, "ISO day")


def read_rows(folder: Path, overlay: Path | None, name: str, columns: Sequence[str], key: Sequence[str]) -> list[Row]:
    """The rows of `name` in both folders; an overlay row replaces the shipped one with the same `key`.

    Raises:
        KnowledgeError: the shipped file is missing, or a file lacks a column or holds a ragged row.
    """
    shipped = list(_read(folder / name, columns))
    if overlay is None or not (overlay / name).is_file():
        return shipped
    own = list(_read(overlay / name, columns))
    replaced = {_key(row, key) for row in own}
    return [row for row in shipped if _key(row, key) not in replaced] + own


def _read(path: Path, columns: Sequence[str]) -> Iterator[Row]:
    try:
        file = path.open(encoding="utf-8-sig", newline="")
    except OSError as error:
        raise KnowledgeError(f"{path}: cannot be read ({error.strerror})") from error
    with file:
        reader = csv.reader(file, strict=True)
        header = next(reader, [])
        if missing := [column for column in columns if column not in header]:
            raise KnowledgeError(f"{path.name}:1: column {missing[0]!r} is missing")
        while True:
            try:
                values = next(reader)
            except StopIteration:
                return
            except (csv.Error, UnicodeDecodeError) as error:
                raise KnowledgeError(f"{path.name}:{reader.line_num}: is no CSV ({error})") from None
            if not values:
                continue
            if len(values) != len(header):
                raise KnowledgeError(
                    f"{path.name}:{reader.line_num}: {len(values)} cells where the header has {len(header)}"
                )
            yield Row(path, reader.line_num, dict(zip(header, values, strict=True)))


def _key(row: Row, key: Sequence[str]) -> tuple[str, ...]:
    return tuple(row.cells[column] for column in key)
