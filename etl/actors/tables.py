"""One CSV file of reference facts, and the user's overlay on it, into one checked polars frame of strings."""

from dataclasses import dataclass
from pathlib import Path

import polars as pl

from etl.errors import KnowledgeError

_ID = r"^[A-Za-z0-9_.:\-]+$"
_DAY = r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"
_NUMBER = r"^-?\d+(\.\d+)?$"
_ISO2 = r"^[A-Z]{2}$"
_MANY_ISO2 = r"^[A-Z]{2}( [A-Z]{2})*$"
_TRUTH = r"^(true|false)$"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the pattern that a value must match as a whole, and whether a row may leave it empty."""

    name: str
    pattern: str = r"."
    empty: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A file of facts: its columns in order, and those that together name a row."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]

    @property
    def file(self) -> str:
        """The file's name."""
        return f"{self.name}.csv"


def _one_of(*words: str) -> str:
    return "^(" + "|".join(words) + ")$"


_LANGUAGE = Column("language", _one_of("ar", "en"))
_SOURCE = Column("provenance")
_NAMES = (Column("name_ar"), Column("name_en"))

ACTORS = Table(
    "actors",
    (
        Column("actor_id", _ID),
        Column("kind", _one_of("person", "organization", "country")),
        *_NAMES,
        Column("wikidata_id", r"^Q\d+$", empty=True),
        Column("country", _ISO2, empty=True),
        Column("body", _ID, empty=True),
        Column("type", _ID, empty=True),
        _SOURCE,
    ),
    ("actor_id",),
)
ALIASES = Table(
    "aliases",
    (
        Column("actor_id", _ID),
        Column("alias"),
        _LANGUAGE,
        Column("kind", _one_of("name", "acronym", "local", "short", "beside", "sport")),
        _SOURCE,
    ),
    ("actor_id", "alias"),
)
OFFICES = Table(
    "offices",
    (
        Column("actor_id", _ID),
        Column("role", _ID),
        Column("country", _ISO2, empty=True),
        Column("body_id", _ID, empty=True),
        Column("office_ar"),
        Column("office_en"),
        Column("phrases", empty=True),
        Column("start_on", _DAY, empty=True),
        Column("end_on", _DAY, empty=True),
        Column("precision", r"^(day|month|year)( (day|month|year))?$", empty=True),
        Column("acting", _TRUTH),
        _SOURCE,
    ),
    ("actor_id", "role", "country", "body_id", "start_on"),
)
MEMBERSHIPS = Table(
    "memberships",
    (
        Column("actor_id", _ID),
        Column("organization_id", _ID),
        Column("start_on", _DAY, empty=True),
        Column("end_on", _DAY, empty=True),
        _SOURCE,
    ),
    ("actor_id", "organization_id", "start_on"),
)
PLACES = Table(
    "places",
    (
        Column("actor_id", _ID),
        *_NAMES,
        Column("country", _ISO2),
        Column("capital", _TRUTH),
        Column("population", r"^\d+$"),
        Column("lat", _NUMBER),
        Column("lon", _NUMBER),
        _SOURCE,
    ),
    ("actor_id",),
)
COUNTRIES = Table(
    "countries",
    (
        Column("actor_id", _ID),
        Column("country", _ISO2),
        Column("nisba_ar", empty=True),
        Column("nisba_en", empty=True),
        Column("capital_id", _ID, empty=True),
        Column("provenance", empty=True),
    ),
    ("actor_id",),
)
ROLES = Table(
    "roles",
    (
        Column("role", _ID),
        _LANGUAGE,
        Column("phrase"),
        Column("form", _one_of("definite", "construct", "fixed")),
        Column("bare", _one_of("home", "text", "alone", "late", "his"), empty=True),
        Column("countries", _MANY_ISO2, empty=True),
        _SOURCE,
    ),
    ("role", "language", "phrase", "form", "countries"),
)
BODIES = Table(
    "bodies",
    (
        Column("body", _ID),
        *_NAMES,
        Column("masculine_ar", empty=True),
        Column("feminine_ar", empty=True),
        Column("construct_ar", empty=True),
        Column("phrases_en", empty=True),
        Column("bare", _one_of("home", "said", "no")),
        Column("never", _MANY_ISO2, empty=True),
        _SOURCE,
    ),
    ("body",),
)
OUTLETS = Table(
    "outlets",
    (
        Column("outlet"),
        Column("domain", empty=True),
        *_NAMES,
        Column("country", _ISO2),
        Column("actor_id", _ID, empty=True),
        Column("readers", _one_of("home", "abroad")),
        _SOURCE,
    ),
    ("outlet",),
)
WORDS = Table(
    "words",
    (Column("word"), _LANGUAGE, Column("use", _ID), _SOURCE),
    ("word", "language", "use"),
)
NAMES = Table(
    "names",
    (Column("word"), Column("use", _one_of("given", "weak", "doubtful", "family", "latin")), _SOURCE),
    ("word",),
)
VOCABULARY = Table("vocabulary", (Column("word"),), ("word",))
TABLES = (ACTORS, ALIASES, OFFICES, MEMBERSHIPS, PLACES, COUNTRIES, ROLES, BODIES, OUTLETS, WORDS, NAMES, VOCABULARY)


def read_table(table: Table, folder: Path, overlay: Path | None = None) -> pl.DataFrame:
    """The rows of `table`, empty cells as empty text, with `file` and `line`; overlay rows add or replace by key.

    Raises:
        KnowledgeError: the file is missing or a value cannot stand in its column.
    """
    rows = _read_file(table, folder / table.file)
    if overlay is None or not (overlay / table.file).is_file():
        return rows
    mine = _read_file(table, overlay / table.file)
    return pl.concat([rows.join(mine, on=list(table.key), how="anti"), mine])


def _read_file(table: Table, path: Path) -> pl.DataFrame:
    """One file, checked column by column."""
    try:
        raw = pl.read_csv(path, infer_schema=False).fill_null("")
    except (OSError, pl.exceptions.PolarsError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{path}: cannot be read as CSV: {error}") from error
    names = [column.name for column in table.columns]
    if raw.columns != names:
        raise KnowledgeError(f"{path}:1: the columns must be {','.join(names)}, not {','.join(raw.columns)}")
    rows = raw.with_columns(file=pl.lit(str(path)), line=pl.int_range(2, raw.height + 2, dtype=pl.Int64))
    for column in table.columns:
        _check_column(rows, column)
    _check_key(rows, table)
    return rows


def _check_column(rows: pl.DataFrame, column: Column) -> None:
    """Raise for the first value of `column` that does not match its pattern."""
    value = pl.col(column.name)
    wrong = ~value.str.contains(column.pattern)
    if column.empty:
        wrong &= value != ""
    refuse(rows.filter(wrong), column.name, "is not a value of this column")


def _check_key(rows: pl.DataFrame, table: Table) -> None:
    """Raise for the first row whose key an earlier row has."""
    refuse(rows.filter(~pl.struct(table.key).is_first_distinct()), table.key[0], "repeats the key of an earlier row")


def refuse(wrong: pl.DataFrame, column: str, why: str) -> None:
    """Raise a KnowledgeError for the first of the `wrong` rows, when there is one."""
    if wrong.height:
        raise KnowledgeError(describe(wrong.row(0, named=True), column, why))


def describe(row: dict[str, object], column: str, why: str) -> str:
    """The message for one wrong row: file, line, column, value and the reason."""
    return f"{row['file']}:{row['line']}: {column} {row[column]!r} {why}; mend or remove the row"
