"""The tables of `data/knowledge/date_words/` into values: what each word of a date means."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from etl import knowledge_folder
from etl.dates.columns import COLUMNS, wrong_cell
from etl.dates.roles import WORD_ROLES
from etl.dates.said import FeastDay, Part, Unit
from etl.errors import KnowledgeError
from etl.model import Calendar

Roles = dict[str, Any]  # what a phrase can be: a letter of the grammar → its value

_UNIT_LETTERS = {Unit.DAY: "D", Unit.MONTH: "N", Unit.YEAR: "J"}
_COUNTS = {"1": 1, "2": 2, "many": 0}


@dataclass(frozen=True, slots=True)
class Month:
    """A month's name; `alone` is "yes", or says what it needs.

    "cued" needs a preposition or direction, "dated" a day or year, "full" both.
    """

    month: int
    calendar: Calendar
    alone: str
    english: bool


@dataclass(frozen=True, slots=True)
class WeekdayWord:
    """A weekday; `alone` as for months."""

    weekday: int
    alone: str


@dataclass(frozen=True, slots=True)
class NumberWord:
    """A number word; `form` says how it joins others."""

    value: int
    form: str


@dataclass(frozen=True, slots=True)
class UnitWord:
    """A unit; `count` is 1 or 2 when the word says it, 0 for a plural."""

    unit: Unit
    count: int
    english: bool


@dataclass(frozen=True, slots=True)
class RelativeWord:
    """A period counted from the reference."""

    unit: Unit
    amount: int


@dataclass(frozen=True, slots=True)
class DayPartWord:
    """Hours `[first, last)` of a day part, and what it says of a clock time beside it."""

    first: int
    last: int
    half: str


@dataclass(frozen=True, slots=True)
class EraWord:
    """A calendar's sign; `sign` is -1 before the common era."""

    calendar: Calendar
    sign: int


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of one file of `data/knowledge/date_words`, their cells checked.

    Raises:
        KnowledgeError: the file cannot be read, or a cell cannot be true; names file, line, column and value.
    """
    return _checked_rows(knowledge_folder() / "date_words" / f"{name}.csv")


def check_date_words(folder: Path) -> None:
    """Read every table of `folder`, a `date_words` folder.

    Raises:
        KnowledgeError: as for `rows`.
    """
    for name in COLUMNS:
        for _ in _checked_rows(folder / f"{name}.csv"):
            pass


def _checked_rows(path: Path) -> Iterator[dict[str, str]]:
    columns = list(COLUMNS[path.stem])
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            if reader.fieldnames != columns:
                raise KnowledgeError(f"{path}:1: the columns must be {', '.join(columns)}")
            for row in reader:
                place = f"{path}:{reader.line_num}"
                if None in row or None in row.values():
                    raise KnowledgeError(f"{place}: wrong number of columns; quote values that hold a comma")
                if wrong := wrong_cell(path.stem, row):
                    column, told = wrong
                    raise KnowledgeError(f"{place}: {column} {row[column]!r} {told}; mend or remove the row")
                yield row
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise KnowledgeError(f"{path}: cannot be read as CSV ({error})") from error


def _unit(row: dict[str, str]) -> Roles:
    word = UnitWord(Unit(row["unit"]), _COUNTS[row["count"]], row["language"] == "en")
    letter = _UNIT_LETTERS.get(word.unit) if word.count == 1 else None
    return {"U": word} | ({letter: word} if letter else {})


def _number(row: dict[str, str]) -> Roles:
    return {"x": NumberWord(int(row["value"]), row["form"])}


def _month(row: dict[str, str]) -> Roles:
    return {"M": Month(int(row["month"]), Calendar(row["calendar"]), row["alone"], row["region"] == "english")}


def _direction(row: dict[str, str]) -> Roles:
    """A word that counts from the time of the story (`following`) says so by a second role."""
    return {"P": int(row["direction"])} | ({"$": 0} if row["story"] == "yes" else {})


def _feast(row: dict[str, str]) -> Roles:
    month, day, days = (int(row[column]) for column in ("month", "day", "days"))
    return {"H": FeastDay(row["name"], Calendar(row["calendar"]), month, day, days, row["rule"])}


def _day_part(row: dict[str, str]) -> Roles:
    return {"A": DayPartWord(int(row["first_hour"]), int(row["last_hour"]), row["half"])}


# file → (column of the phrase, row → roles)
TABLES: dict[str, tuple[str, Callable[[dict[str, str]], Roles]]] = {
    "months": ("name", _month),
    "weekdays": ("name", lambda row: {"W": WeekdayWord(int(row["weekday"]), row["alone"])}),
    "numbers": ("word", _number),
    "units": ("word", _unit),
    "relative": ("word", lambda row: {"R": RelativeWord(Unit(row["unit"]), int(row["amount"]))}),
    "directions": ("word", _direction),
    "day_parts": ("word", _day_part),
    "zones": ("name", lambda row: {"Z": int(row["minutes"])}),
    "feasts": ("name", _feast),
    "seasons": ("word", lambda row: {"S": int(row["first_month"])}),
    "decades": ("word", lambda row: {"C": int(row["tens"])}),
    "recurrences": ("word", lambda row: {"V": row["value"]}),
    "eras": ("word", lambda row: {"E": EraWord(Calendar(row["calendar"]), int(row["sign"]))}),
    "parts": ("word", lambda row: {"Q": Part(row["part"])}),
    "words": ("word", lambda row: {WORD_ROLES[row["role"]]: 0}),
}
