"""What one article gave → rows of the shards' Parquet tables, and articles with their dates back again.

Every row carries `row_id`, the number of its article: 44 bits of the shard's key and 20 bits of the place within it.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from enum import StrEnum
from hashlib import blake2b
from typing import Any, TypeVar

import polars as pl

from etl.model import (
    Article,
    Calendar,
    Certainty,
    DateKind,
    DateMention,
    EventCandidate,
    Extract,
    Field,
    Language,
    Place,
    PlacedDate,
    Precision,
    Publication,
    PublishedBasis,
    PublishedReading,
    Reading,
    Reject,
    Source,
    Span,
)
from etl.text import fold_key

_Named = TypeVar("_Named", bound=StrEnum)
_TIME, _TEXT, _COUNT = pl.Datetime("us"), pl.String, pl.UInt32
_PLACE = {"field": _TEXT, "char_start": _COUNT, "char_end": _COUNT}
_INTERVAL = {"start_at": _TIME, "end_at": _TIME, "start_text": _TEXT, "end_text": _TEXT}
_SCHEMAS: dict[str, dict[str, Any]] = {
    "documents": {
        "document_id": _TEXT, "external_id": _TEXT, "url": _TEXT, "title": _TEXT, "body": _TEXT, "language": _TEXT,
        "outlet": _TEXT, "outlet_country": _TEXT, "author": _TEXT, "published_raw": _TEXT, "keywords": pl.List(_TEXT),
        "dateline_end": _COUNT, "source_uri": _TEXT, "locator": _TEXT, "byte_start": pl.UInt64, "byte_end": pl.UInt64,
        "published_at": _TIME, "published_precision": _TEXT, "published_basis": _TEXT, "utc_offset_minutes": pl.Int16,
        "published_readings": pl.List(pl.Struct({"basis": _TEXT, "at": _TIME, "precision": _TEXT, "surface": _TEXT})),
        "content_hash": _TEXT, "input": _TEXT,
    },
    "dates": {
        **_PLACE, "surface": _TEXT, "kind": _TEXT, **_INTERVAL, "utc_offset_minutes": pl.Int16, "precision": _TEXT,
        "calendar": _TEXT, "certainty": _TEXT, "value": _TEXT, "rule": _TEXT, "reference_on": pl.Date,
        "reference_basis": _TEXT,
        "alternatives": pl.List(pl.Struct({"start_at": _TIME, "end_at": _TIME, "calendar": _TEXT, "rule": _TEXT})),
    },
    "actors": {**_PLACE, "surface": _TEXT, "actor_id": _TEXT, "basis": _TEXT, "reason": _TEXT},
    "new_actors": {"actor_id": _TEXT, "kind": _TEXT, "name": _TEXT, "language": _TEXT},
    "summits": {**_PLACE, "surface": _TEXT, "summit_id": _TEXT, "basis": _TEXT, "reason": _TEXT},
    "new_summits": {
        "summit_id": _TEXT, "name": _TEXT, "language": _TEXT, "start_on": pl.Date, "end_on": pl.Date, "city_id": _TEXT,
        "country_id": _TEXT,
    },
    "attendance": {"summit_id": _TEXT, "actor_id": _TEXT, "status": _TEXT, **_PLACE},
    "candidates": {
        "candidate": _COUNT, "event_type": _TEXT, "plover": _TEXT, "cameo_root": _TEXT, "status": _TEXT,
        **_INTERVAL, "precision": _TEXT, "calendar": _TEXT,
        "certainty": _TEXT, "date_basis": _TEXT, "date_rule": _TEXT, "headline": _TEXT, "place_id": _TEXT,
        "summit_id": _TEXT, "words": _TEXT, **_PLACE,
    },
    "participants": {"candidate": _COUNT, "actor_id": _TEXT, "role": _TEXT},
    "evidence": {
        "candidate": _COUNT, "aspect": _TEXT, "actor_id": _TEXT, **_PLACE, "sentence_start": _COUNT,
        "sentence_end": _COUNT,
    },
    "faults": {"source_uri": _TEXT, "locator": _TEXT, "reason": _TEXT, "excerpt": _TEXT},
    "rejects": {
        "source_uri": _TEXT, "locator": _TEXT, "reason": _TEXT, "excerpt": _TEXT, "input": _TEXT, "shard": pl.UInt64,
    },
}  # fmt: skip


def row_id(shard: str, place: int) -> int:
    """The number of the article at `place` (0-based, below 2**20) of the shard with hexadecimal key `shard`."""
    return shard_number(shard) << 20 | place


def shard_number(key: str) -> int:
    """The number that stands for a shard's hexadecimal key inside its rows."""
    return int(key[:11], 16)


def frame(table: str, rows: list[tuple[Any, ...]]) -> pl.DataFrame:
    """`rows` as the shard table `table`; each row begins with its row_id, but for `rejects`."""
    schema = _SCHEMAS[table] if table == "rejects" else {"row_id": pl.UInt64, **_SCHEMAS[table]}
    if not rows or any(isinstance(kind, pl.List) for kind in schema.values()):
        return pl.DataFrame(rows, schema=schema, orient="row")
    columns = zip(*rows, strict=True)  # half the time of handing over rows, but for lists ten times as much
    return pl.DataFrame(dict(zip(schema, columns, strict=True)), schema=schema)


def document_row(row: int, article: Article, publication: Publication) -> tuple[Any, ...]:
    """A row of `documents`."""
    digest = blake2b(f"{article.title}\n{article.body}".encode(), digest_size=12).hexdigest()
    readings = [
        {"basis": r.basis, "at": r.at, "precision": r.precision, "surface": r.surface} for r in publication.readings
    ]
    return (
        row, article.document_id, article.external_id, article.url, article.title, article.body, article.language,
        article.outlet, article.outlet_country, article.author, article.published_raw, list(article.keywords),
        article.dateline_end, article.source.uri, article.source.locator, article.source.byte_start,
        article.source.byte_end, publication.at, publication.precision, publication.basis,
        publication.utc_offset_minutes, readings, digest,
    )  # fmt: skip


def date_row(row: int, placed: PlacedDate) -> tuple[Any, ...]:
    """A row of `dates`."""
    m = placed.mention
    alternatives = [
        {"start_at": a.start, "end_at": a.end, "calendar": a.calendar, "rule": a.rule} for a in m.alternatives
    ]
    return (
        row, placed.field, m.span.start, m.span.end, m.surface, m.kind, m.start, m.end, m.start_text, m.end_text,
        m.utc_offset_minutes, m.precision, m.calendar, m.certainty, m.value, m.rule, placed.reference_on,
        placed.reference_basis, alternatives,
    )  # fmt: skip


def reject_row(reject: Reject) -> tuple[str, str, str, str]:
    """A row of `rejects`; the excerpt is cut to what a person reads at a glance."""
    return (reject.source.uri, reject.source.locator, reject.reason, reject.excerpt[:200])


def reject_frame(rejects: Iterable[Reject]) -> pl.DataFrame:
    """Rejects that belong to no shard, as source_uri, locator, reason, excerpt."""
    schema = dict.fromkeys(("source_uri", "locator", "reason", "excerpt"), _TEXT)
    return pl.DataFrame([reject_row(reject) for reject in rejects], schema=schema, orient="row")


def told_rows(row: int, extract: Extract) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Rows of the tables that the second stage writes, each with its table's name."""
    for a in extract.actors:
        yield "actors", (row, *_at(a.place), a.surface, a.actor_id, a.basis, a.reason)
    for n in extract.new_actors:
        yield "new_actors", (row, n.actor_id, n.kind, n.name, n.language)
    for s in extract.summits:
        yield "summits", (row, *_at(s.place), s.surface, s.summit_id, s.basis, s.reason)
        if new := s.new:
            found = (s.summit_id, new.name, new.language, new.start_on, new.end_on, new.city_id, new.country_id)
            yield "new_summits", (row, *found)
    for came in extract.attendance:
        yield "attendance", (row, came.summit_id, came.actor_id, came.status, *_at(came.place))
    for number, event in enumerate(extract.events):
        yield "candidates", (row, number, *_candidate(extract.article, event))
        for actor_id, role in event.participants:
            yield "participants", (row, number, actor_id, role)
        for e in event.evidence:
            yield "evidence", (row, number, e.aspect, e.actor_id, *_at(e.place), e.sentence.start, e.sentence.end)


def _at(place: Place) -> tuple[str, int, int]:
    return place.field, place.span.start, place.span.end


def _candidate(article: Article, event: EventCandidate) -> tuple[Any, ...]:
    what = event.evidence[0]
    sentence = article.text(what.place.field)[what.sentence.start : what.sentence.end]
    return (
        event.event_type, event.plover, event.cameo_root, event.status, event.start, event.end, event.start_text,
        event.end_text, event.precision, event.calendar, event.certainty, event.date_basis, event.date_rule,
        event.headline, event.place_id, event.summit_id, fold_key(f"{event.headline} {sentence}"), *_at(what.place),
    )  # fmt: skip


def articles_back(documents: pl.DataFrame) -> list[tuple[int, Article, Publication]]:
    """(row_id, article, publication) of every row of a `documents` frame."""
    return [_article(row) for row in documents.iter_rows(named=True)]


def dates_back(dates: pl.DataFrame) -> dict[int, tuple[PlacedDate, ...]]:
    """The date mentions of a `dates` frame by row_id, in their order."""
    found: dict[int, list[PlacedDate]] = {}
    for row in dates.iter_rows(named=True):
        found.setdefault(row["row_id"], []).append(_placed(row))
    return {row: tuple(placed) for row, placed in found.items()}


def _article(row: dict[str, Any]) -> tuple[int, Article, Publication]:
    article = Article(
        document_id=row["document_id"],
        title=row["title"],
        body=row["body"],
        source=Source(row["source_uri"], row["locator"], row["byte_start"], row["byte_end"]),
        language=Language(row["language"]),
        external_id=row["external_id"],
        url=row["url"],
        outlet=row["outlet"],
        outlet_country=row["outlet_country"],
        author=row["author"],
        published_raw=row["published_raw"],
        keywords=tuple(row["keywords"]),
        dateline_end=row["dateline_end"],
    )
    return row["row_id"], article, _publication(row)


def _publication(row: dict[str, Any]) -> Publication:
    readings = tuple(
        PublishedReading(PublishedBasis(r["basis"]), r["at"], Precision(r["precision"]), r["surface"])
        for r in row["published_readings"]
    )
    return Publication(
        at=row["published_at"],
        precision=_named(Precision, row["published_precision"]),
        basis=_named(PublishedBasis, row["published_basis"]),
        utc_offset_minutes=row["utc_offset_minutes"],
        readings=readings,
    )


def _placed(row: dict[str, Any]) -> PlacedDate:
    mention = DateMention(
        surface=row["surface"],
        span=Span(row["char_start"], row["char_end"]),
        kind=DateKind(row["kind"]),
        start=row["start_at"],
        end=row["end_at"],
        precision=_named(Precision, row["precision"]),
        calendar=Calendar(row["calendar"]),
        certainty=Certainty(row["certainty"]),
        rule=row["rule"],
        value=row["value"],
        start_text=row["start_text"],
        end_text=row["end_text"],
        utc_offset_minutes=row["utc_offset_minutes"],
        alternatives=tuple(_reading(a) for a in row["alternatives"]),
    )
    return PlacedDate(Field(row["field"]), mention, row["reference_on"], row["reference_basis"])


def _reading(row: dict[str, Any]) -> Reading:
    start: datetime | None = row["start_at"]
    return Reading(start, row["end_at"], Calendar(row["calendar"]), row["rule"])


def _named(kind: type[_Named], value: str | None) -> _Named | None:
    return None if value is None else kind(value)


def frames(tables: Sequence[str], rows: Iterable[tuple[str, tuple[Any, ...]]]) -> dict[str, pl.DataFrame]:
    """One frame for each of `tables`, also for those without a row."""
    sorted_rows: dict[str, list[tuple[Any, ...]]] = {table: [] for table in tables}
    for table, row in rows:
        sorted_rows[table].append(row)
    return {table: frame(table, found) for table, found in sorted_rows.items()}
