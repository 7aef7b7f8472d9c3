"""A finished store → what it tells of each of its articles: dates, actors, summits and events, with offsets into T."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import duckdb


@dataclass(frozen=True, slots=True)
class ToldDate:
    """A date mention; `start` and `end` are the days of its interval."""

    offset: int
    surface: str
    kind: str
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class ToldActor:
    """A mention of a person or an organization."""

    surface: str
    basis: str  # name alias office context
    kind: str
    name_ar: str
    name_en: str


@dataclass(frozen=True, slots=True)
class ToldSummit:
    """A summit that the article names, or whose event it tells."""

    name_ar: str
    name_en: str
    start: date | None


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """The trigger words `[start, end)` of an event in T, and what the event is."""

    start: int
    end: int
    event_type: str
    on: date | None
    event_id: str
    status: str


@dataclass(frozen=True, slots=True)
class ToldArticle:
    """All that a store tells of one article; T is its stored title + line's end + body."""

    text: str
    dates: tuple[ToldDate, ...]
    actors: tuple[ToldActor, ...]
    summits: tuple[ToldSummit, ...]
    events: tuple[ToldEvent, ...]


_DATES = """
select document_id, field::varchar, char_start, surface, kind::varchar, start_at, end_at from date_mentions
order by document_id, field, char_start"""
_ACTORS = """
select m.document_id, m.surface, m.basis::varchar, a.kind::varchar, a.name_ar, a.name_en
from actor_mentions m join actors a using (actor_id) order by m.document_id, m.field, m.char_start"""
_SUMMITS = """
select m.document_id, s.name_ar, s.name_en, s.start_on from summit_mentions m join summits s using (summit_id)
union
select v.document_id, s.name_ar, s.name_en, s.start_on
from evidence v join events e using (event_id) join summits s using (summit_id)
order by all"""
_EVENTS = """
select v.document_id, v.field::varchar, v.char_start, v.char_end, e.event_type::varchar, e.start_at, e.event_id,
  r.status::varchar
from evidence v join events e using (event_id) join reports r using (event_id, document_id)
where v.aspect = 'what' order by v.document_id, v.field, v.char_start"""


def load_told(con: duckdb.DuckDBPyConnection) -> dict[str, ToldArticle]:
    """What the store tells of each article, by the article's own id."""
    documents = con.sql("select document_id, external_id, title, body from documents where external_id is not null")
    dates, actors, summits, events = (_by_document(con, query) for query in (_DATES, _ACTORS, _SUMMITS, _EVENTS))
    return {
        external: ToldArticle(
            text=f"{title}\n{body}",
            dates=tuple(_date(row, len(title) + 1) for row in dates[document]),
            actors=tuple(ToldActor(row[0], row[1], row[2], row[3] or "", row[4] or "") for row in actors[document]),
            summits=tuple(ToldSummit(row[0] or "", row[1] or "", row[2]) for row in summits[document]),
            events=tuple(_event(row, len(title) + 1) for row in events[document]),
        )
        for document, external, title, body in documents.fetchall()
    }


def _by_document(con: duckdb.DuckDBPyConnection, query: str) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of a query by their first column, which is left out."""
    found: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for document, *row in con.sql(query).fetchall():
        found[document].append(tuple(row))
    return found


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def _date(row: tuple[Any, ...], body_at: int) -> ToldDate:
    field, offset, surface, kind, start, end = row
    return ToldDate(offset + (body_at if field == "body" else 0), surface, kind, _day(start), _day(end))


def _event(row: tuple[Any, ...], body_at: int) -> ToldEvent:
    field, start, end, event_type, at, event_id, status = row
    shift = body_at if field == "body" else 0
    return ToldEvent(start + shift, end + shift, event_type, _day(at), event_id, status)
