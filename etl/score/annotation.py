"""A folder with articles.jsonl and gold.jsonl → the annotated articles: their text and what a careful reader found."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from etl import data_folder
from etl.errors import ReadError


@dataclass(frozen=True, slots=True)
class GoldDate:
    """A date expression of T and its half-open interval; `start` is null where it names none."""

    offset: int
    surface: str
    kind: str  # absolute partial relative range hijri dual time recurrence duration
    start: date | None
    end: date | None
    grain: str | None


@dataclass(frozen=True, slots=True)
class GoldName:
    """A person or an organization: its names, the surfaces that name it, and those that tell only its office."""

    name_ar: str
    name_en: str
    mentions: tuple[str, ...]
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldSummit:
    """A summit that the text names or describes; `start` is its first day where that is certain."""

    name_ar: str
    name_en: str
    mentions: tuple[str, ...]
    start: date | None


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """An event that belongs on a timeline; the first of an article is its main one."""

    event_type: str
    start: date | None
    headline: str
    offset: int  # where in T its sentence begins
    status: str | None = None  # happened planned postponed cancelled denied; null where the annotation does not say


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """One annotated article; T, to which all offsets count, is title + line's end + body."""

    article_id: str
    text: str
    dates: tuple[GoldDate, ...]
    people: tuple[GoldName, ...]
    organizations: tuple[GoldName, ...]
    summits: tuple[GoldSummit, ...]
    events: tuple[GoldEvent, ...]


def annotation_folder() -> Path:
    """Where the annotation of the demonstration articles lies."""
    return data_folder() / "sample" / "annotation"


def articles_file(folder: Path) -> Path:
    """The annotated articles as an input of `tarikh ingest`."""
    return folder / "articles.jsonl"


def load_annotation(folder: Path) -> list[GoldArticle]:
    """The annotated articles of `folder`, those without text left out.

    Raises:
        ReadError: a file is missing, or a line of it is no annotation.
    """
    texts = {str(row["id"]): _text(row) for row in _rows(articles_file(folder), "id")}
    path = folder / "gold.jsonl"
    gold = _rows(path, "id", "dates", "people", "organisations", "summits", "events")
    return [_checked(path, row, texts[row["id"]]) for row in gold if row["id"] in texts]


def _rows(path: Path, *fields: str) -> list[dict[str, Any]]:
    """The objects of a file of JSON lines, each with these fields."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise ReadError(f"{path}: cannot be read ({error.strerror}); name a folder with an annotation") from None
    return [_row(path, number, line, fields) for number, line in enumerate(lines, 1) if line.strip()]


def _row(path: Path, number: int, line: str, fields: tuple[str, ...]) -> dict[str, Any]:
    """One line as an object."""
    try:
        row = json.loads(line)
    except ValueError:
        row = None
    if not isinstance(row, dict) or not row.keys() >= set(fields):
        raise ReadError(f"{path}, line {number}: {line[:60]}: write a JSON object with {', '.join(fields)}")
    return row


def _text(row: Mapping[str, Any]) -> str:
    return f"{row.get('title') or ''}\n{row.get('body') or ''}"


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _checked(path: Path, row: Mapping[str, Any], text: str) -> GoldArticle:
    """The annotation of one article, or which one is wrong."""
    try:
        return _article(row, text)
    except (KeyError, TypeError, ValueError) as error:
        raise ReadError(f"{path}, article {row['id']}: {type(error).__name__}: {error}; mend its annotation") from None


def _article(row: Mapping[str, Any], text: str) -> GoldArticle:
    return GoldArticle(
        article_id=row["id"],
        text=text,
        dates=tuple(_date(one, text) for one in row["dates"]),
        people=tuple(map(_name, row["people"])),
        organizations=tuple(map(_name, row["organisations"])),
        summits=tuple(
            GoldSummit(one["name_ar"], one["name_en"], tuple(one["mentions"]), _day(one.get("start")))
            for one in row["summits"]
        ),
        events=tuple(
            GoldEvent(one["type"], _day(one["start"]), one["headline_en"], one["offset"], one.get("status"))
            for one in row["events"]
        ),
    )


def _date(one: Mapping[str, Any], text: str) -> GoldDate:
    surface = text[one["offset"] : one["offset"] + one["length"]]
    return GoldDate(one["offset"], surface, one["kind"], _day(one["start"]), _day(one["end"]), one["grain"])


def _name(one: Mapping[str, Any]) -> GoldName:
    return GoldName(one["name_ar"], one["name_en"], tuple(one["mentions"]), tuple(one.get("roles", ())))
