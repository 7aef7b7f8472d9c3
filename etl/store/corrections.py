"""Folders of CSV files → corrections, each a checked row that names its evidence: text, place and surface.

A row says: where the build reads `old` from this stretch of this document, `new` is true, for `reason`, `by` whom and
`on` which day. What each `field` means and takes is told in `data/corrections/README.md`.
"""

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from etl.errors import KnowledgeError
from etl.model import EventStatus, Precision

COLUMNS = ("document_id", "char_start", "surface", "field", "old", "new", "reason", "by", "on")
_ID = re.compile(r"[A-Za-z0-9_.:-]+")
_PLACE = re.compile(r"[A-Za-z0-9_.:-]+:\d+", re.ASCII)
_MOMENT = re.compile(r"\d{4}(-\d\d(-\d\d([T ]\d\d:\d\d(:\d\d)?)?)?)?", re.ASCII)
_GRAINS = {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY, 16: Precision.MINUTE, 19: Precision.SECOND}
_LENGTHS = {
    Precision.DAY: timedelta(days=1),
    Precision.MINUTE: timedelta(minutes=1),
    Precision.SECOND: timedelta(seconds=1),
}


class Target(StrEnum):
    """What a correction can change."""

    EVENT_TYPE = "event_type"
    STATUS = "status"
    START_AT = "start_at"
    END_AT = "end_at"
    PRECISION = "precision"
    PLACE_ID = "place_id"
    SUMMIT_ID = "summit_id"
    HEADLINE_AR = "headline_ar"
    HEADLINE_EN = "headline_en"
    HIDDEN = "hidden"
    MERGE = "merge"
    SPLIT = "split"
    ACTOR_ID = "actor_id"
    SAME_ACTOR = "same_actor"


@dataclass(frozen=True, slots=True)
class Correction:
    """One row of a corrections file; `char_start` counts code points of the title or body in which `surface` stands."""

    document_id: str
    char_start: int
    surface: str
    field: Target
    old: str
    new: str
    reason: str
    by: str
    on: date
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Interval:
    """A half-open interval [start, end) and its grain, as a correction writes it."""

    start: datetime
    end: datetime
    precision: Precision


def load_corrections(folders: Sequence[Path]) -> tuple[Correction, ...]:
    """The corrections of every CSV file in `folders`, the oldest first; a row that stands in two files counts once.

    Raises:
        KnowledgeError: a file cannot be read, or a row cannot be meant; the message names file, line, column, value.
    """
    files = [path for folder in folders if folder.is_dir() for path in sorted(folder.glob("*.csv"))]
    found = [row for path in files for row in _rows(path)]
    first = {(r.document_id, r.char_start, r.surface, r.field, r.old, r.new, r.on): r for r in reversed(found)}
    return tuple(sorted(first.values(), key=lambda row: (row.on, row.file, row.line)))


def parse_interval(text: str) -> Interval:
    """`2024`, `2024-02`, `2024-02-10`, `2024-02-10T14:30`, or the first and last of such with a `/` between.

    Raises:
        ValueError: it is none of these, or no day of the calendar.
    """
    first, slash, last = text.partition("/")
    interval = _grain(first)
    if not slash:
        return interval
    end = _grain(last).end
    if end <= interval.start:
        raise ValueError("the last day comes before the first")
    return Interval(interval.start, end, Precision.RANGE)


def _grain(text: str) -> Interval:
    """One year, month, day, minute or second."""
    if not _MOMENT.fullmatch(text):
        raise ValueError("is no day such as 2024-02-10")
    start = datetime.fromisoformat(text + "-01-01"[: max(0, 10 - len(text))])
    precision = _GRAINS[len(text)]
    if precision is Precision.YEAR:
        end = start.replace(year=start.year + 1)
    elif precision is Precision.MONTH:
        end = (start + timedelta(days=31)).replace(day=1)
    else:
        end = start + _LENGTHS[precision]
    return Interval(start, end, precision)


def _rows(path: Path) -> Iterator[Correction]:
    """The rows of one file."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            if tuple(sorted(reader.fieldnames or ())) != tuple(sorted(COLUMNS)):
                raise KnowledgeError(
                    f"{path}:1: the columns must be {','.join(COLUMNS)}, not {','.join(reader.fieldnames or ())}"
                )
            for cells in reader:
                yield check_row(path, reader.line_num, cells)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise KnowledgeError(f"{path}: cannot be read as CSV in UTF-8 ({error})") from error


def check_row(path: Path, line: int, cells: dict[str, str]) -> Correction:
    """One row, checked cell by cell.

    Raises:
        KnowledgeError: a cell cannot be meant.
    """

    def wrong(column: str, why: str) -> KnowledgeError:
        return KnowledgeError(f"{path}:{line}: {column} {cells[column]!r} {why}; mend or remove the row")

    if None in cells or None in cells.values():
        raise KnowledgeError(f"{path}:{line}: wrong number of columns; quote values that hold a comma")
    for column, (fits, why) in _CELLS.items():
        if not fits(cells[column]):
            raise wrong(column, why)
    field = Target(cells["field"])
    for column in ("old", "new"):
        fits, why = _VALUES[field]
        if not (fits(cells[column]) or (cells[column] == "" and (column, field) in _MAY_BE_EMPTY)):
            raise wrong(column, why)
    if cells["old"] == cells["new"] and field not in (Target.MERGE, Target.SPLIT):
        raise wrong("new", "is what it was")
    return Correction(
        document_id=cells["document_id"],
        char_start=int(cells["char_start"]),
        surface=cells["surface"],
        field=field,
        old=cells["old"],
        new=cells["new"],
        reason=cells["reason"],
        by=cells["by"],
        on=date.fromisoformat(cells["on"]),
        file=str(path),
        line=line,
    )


def _parses(parse: Callable[[str], object]) -> Callable[[str], bool]:
    """Whether `parse` takes a text."""

    def fits(text: str) -> bool:
        try:
            parse(text)
        except ValueError:
            return False
        return True

    return fits


def _matches(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda text: pattern.fullmatch(text) is not None


_Check = tuple[Callable[[str], bool], str]
_WRITTEN: _Check = (lambda text: bool(text.strip()), "is empty")
_CELLS: dict[str, _Check] = {
    "document_id": (_matches(_ID), "is no document_id"),
    "char_start": (lambda text: text.isascii() and text.isdecimal(), "is no count of characters"),
    "surface": _WRITTEN,
    "field": (_parses(Target), f"is not one of {', '.join(Target)}"),
    "reason": _WRITTEN,
    "by": _WRITTEN,
    "on": (_parses(date.fromisoformat), "is no day such as 2024-02-10"),
}
_AN_ID: _Check = (_matches(_ID), "is no id")
_A_PLACE: _Check = (_matches(_PLACE), "must be document_id:char_start of a report of the other event")
_VALUES: dict[Target, _Check] = {
    Target.EVENT_TYPE: _AN_ID,
    Target.STATUS: (_parses(EventStatus), f"is not one of {', '.join(EventStatus)}"),
    Target.START_AT: (_parses(parse_interval), "is no day such as 2024-02-10, no month, year or first/last"),
    Target.END_AT: (_parses(datetime.fromisoformat), "is no moment such as 2024-02-11"),
    Target.PRECISION: (_parses(Precision), f"is not one of {', '.join(Precision)}"),
    Target.PLACE_ID: _AN_ID,
    Target.SUMMIT_ID: _AN_ID,
    Target.HEADLINE_AR: _WRITTEN,
    Target.HEADLINE_EN: _WRITTEN,
    Target.HIDDEN: (lambda text: text in ("true", "false"), "is neither true nor false"),
    Target.MERGE: _A_PLACE,
    Target.SPLIT: _A_PLACE,
    Target.ACTOR_ID: _AN_ID,
    Target.SAME_ACTOR: _AN_ID,
}
_NULLABLE = (
    Target.START_AT, Target.END_AT, Target.PRECISION, Target.PLACE_ID, Target.SUMMIT_ID, Target.HEADLINE_AR,
    Target.HEADLINE_EN, Target.HIDDEN, Target.MERGE, Target.SPLIT,
)  # fmt: skip
_MAY_BE_EMPTY = {
    *(("old", field) for field in _NULLABLE),
    *(("new", field) for field in (*_NULLABLE[:5], Target.SPLIT, Target.ACTOR_ID)),
}
