"""Rows → events one by one as plain values, for the formats that are written entry by entry."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from dashboard.export.rows import Rows
from dashboard.export.source import Source
from dashboard.words import Words, plain

_COLUMNS = (
    "event_id, event_type, status, start_at, end_at, first_day, last_day, precision, headline_ar, headline_en, "
    "place_ar, place_en, evidence, evidence_outlet, link, first_published_at, certainty"
)


@dataclass(frozen=True, slots=True)
class Told:
    """One event in the words of one language."""

    event_id: str
    event_type: str
    status: str
    start_at: datetime | None
    end_at: datetime | None  # not included
    first_day: date | None
    last_day: date | None  # included
    precision: str | None
    headline: str
    place: str
    evidence: str
    outlet: str
    link: str
    published_at: datetime | None
    certainty: str


def told_events(source: Source, batches: Iterator[Rows], words: Words) -> Iterator[Told]:
    """The events in the language of `words`, by start; texts without control characters and direction overrides."""
    for rows in batches:
        found = source.con.execute(f"select {_COLUMNS} from ({rows.sql})", dict(rows.params))
        while many := found.fetchmany(1_000):
            for row in many:
                yield _told(row, words)


def _told(row: tuple[object, ...], words: Words) -> Told:
    (
        event_id,
        kind,
        status,
        start,
        end,
        first,
        last,
        grain,
        ar,
        en,
        place_ar,
        place_en,
        said,
        outlet,
        link,
        told,
        sure,
    ) = row
    headline, place = (ar, place_ar or place_en) if words.rtl else (en, place_en or place_ar)
    return Told(
        str(event_id), str(kind), str(status), _moment(start), _moment(end), _day(first), _day(last),
        str(grain) if grain else None, _text(headline), _text(place), _text(said), _text(outlet), str(link or ""),
        _moment(told), str(sure),
    )  # fmt: skip


def _text(value: object) -> str:
    return " ".join(plain(str(value or "")).split())


def _moment(value: object) -> datetime | None:
    return value if isinstance(value, datetime) else None


def _day(value: object) -> date | None:
    return value if isinstance(value, date) else None
