"""The inputs of a shard → rows of its Parquet files: first what was read and dated, then what it tells."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

import polars as pl

from etl.actors import Knowledge, find_actors, load_knowledge
from etl.events import EventFacts, extract_events, find_attendance, find_summits, load_event_facts, only_who_came
from etl.model import Article, Extract, Language, PlacedDate, Publication, Reject, Source
from etl.read import Input, is_unchanged, read_input, reasons
from etl.store import rows
from etl.store.folder import write_parquet
from etl.store.seen import date_seen, fault, is_ahead

READ_TABLES = ("documents", "dates", "rejects")
TOLD_TABLES = (
    "actors", "new_actors", "summits", "new_summits", "attendance", "candidates", "participants", "evidence", "faults",
)  # fmt: skip
TABLES = (*READ_TABLES, *TOLD_TABLES)
_BATCH = 1000  # articles held in memory at a time
_Item = TypeVar("_Item")
_Found = tuple[Input, Article | Reject]
_Batch = tuple[str, list[tuple[int, Extract]]]  # its number in the names of files; row_id, article, publication, dates


def read_inputs(
    inputs: Sequence[Input], mapping: dict[str, str], part: int, parts: int, kept: Path | None
) -> Iterator[_Found]:
    """Everything that the inputs hold, each article or reject with its input.

    What an input held that is gone or another one by now comes from `kept`, a stage one that earlier code wrote.
    """
    for item in inputs:
        again = kept is None or is_unchanged(item)
        for found in read_input(item, mapping, part, parts) if again or kept is None else _kept(kept, item):
            yield item, found


def _kept(folder: Path, item: Input) -> Iterator[Article | Reject]:
    """The articles and rejects of one input as they were read once."""
    mine = pl.col("input") == item.uri
    for path in sorted(folder.glob("documents-*.parquet")):
        for _, article, _ in rows.articles_back(pl.read_parquet(path).filter(mine)):
            yield article
    for row in pl.read_parquet(folder / "rejects-*.parquet").filter(mine).iter_rows(named=True):
        yield Reject(Source(row["source_uri"], row["locator"]), row["reason"], row["excerpt"])


def write_read(found: Iterable[_Found], key: str, draft: Path) -> Iterator[_Batch]:
    """Stage one of the shard `key`: articles and rejects → documents with their publication, date mentions, rejects.

    Yields what each batch wrote, so that stage two need not read it back.
    """
    place = 0
    rejects: list[tuple[Any, ...]] = []

    def refuse(item: Input, reject: Reject) -> None:
        rejects.append((*rows.reject_row(reject), item.uri, rows.shard_number(key)))

    for number, batch in enumerate(_batches(found)):
        articles: list[tuple[Input, Article]] = []
        for item, one in batch:
            if isinstance(one, Reject):
                refuse(item, one)
            else:
                articles.append((item, one))
        read: list[tuple[int, Extract]] = []
        for (item, article), dated in zip(articles, date_seen(articles), strict=True):
            publication, placed = dated if not isinstance(dated, Reject) else (Publication(), ())
            if isinstance(dated, Reject):
                refuse(item, dated)
            if is_ahead(item, publication):
                refuse(item, Reject(article.source, reasons.KEPT_AHEAD, article.published_raw or ""))
            row = rows.row_id(key, place)
            place += 1
            read.append((row, Extract(article, publication, tuple(one for one in placed if not _is_empty(one)))))
            for empty in filter(_is_empty, placed):
                refuse(item, Reject(article.source, reasons.KEPT_EMPTY_DATE, empty.mention.surface))
        _write_batch(read, [item.uri for item, _ in articles], draft, f"{number:04d}")
        yield f"{number:04d}", read
    write_parquet(draft / "rejects-0000.parquet", rows.frame("rejects", rejects))


def _write_batch(read: list[tuple[int, Extract]], inputs: list[str], draft: Path, number: str) -> None:
    """The documents, each of one of the `inputs`, and the dates of a batch."""
    documents = (rows.document_row(row, one.article, one.publication) for row, one in read)
    from_inputs = [(*document, uri) for document, uri in zip(documents, inputs, strict=True)]
    write_parquet(draft / f"documents-{number}.parquet", rows.frame("documents", from_inputs))
    dates = [rows.date_row(row, placed) for row, one in read for placed in one.dates]
    write_parquet(draft / f"dates-{number}.parquet", rows.frame("dates", dates))


def _is_empty(placed: PlacedDate) -> bool:
    """Whether an interval ends before it begins: a reading that cannot be, and no reason to refuse a whole build."""
    mention = placed.mention
    return mention.start is not None and mention.end is not None and mention.end <= mention.start


def _batches(items: Iterable[_Item]) -> Iterator[list[_Item]]:
    """`items` in lists of the batch size, and at least one list, so that every table has a file."""
    source = iter(items)
    yield list(islice(source, _BATCH))
    while batch := list(islice(source, _BATCH)):
        yield batch


def read_back(read: Path) -> Iterator[_Batch]:
    """What stage one wrote, batch by batch."""
    for path in sorted(read.glob("documents-*.parquet")):
        number = path.stem.removeprefix("documents-")
        dates = rows.dates_back(pl.read_parquet(read / f"dates-{number}.parquet"))
        articles = rows.articles_back(pl.read_parquet(path))
        yield number, [(row, Extract(article, published, dates.get(row, ()))) for row, article, published in articles]


def write_told(batches: Iterable[_Batch], draft: Path, knowledge: Knowledge, facts: EventFacts) -> None:
    """Stage two: what was read → actors, summits, event candidates, and articles that stopped a step."""
    for number, batch in batches:
        told = (row for row_id, read in batch for row in _told(row_id, read, knowledge, facts))
        for table, frame in rows.frames(TOLD_TABLES, told).items():
            write_parquet(draft / f"{table}-{number}.parquet", frame)


def _told(row_id: int, read: Extract, knowledge: Knowledge, facts: EventFacts) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """The rows of one article, each with its table; one row of `faults` alone when a step stumbles over it."""
    try:
        yield from list(rows.told_rows(row_id, _extract(read.article, read.publication, read.dates, knowledge, facts)))
    except Exception as error:  # the last guard, as for dates
        yield "faults", (row_id, *rows.reject_row(fault(read.article, reasons.KEPT_UNTOLD, error)))


def _extract(
    article: Article,
    publication: Publication,
    dates: tuple[PlacedDate, ...],
    knowledge: Knowledge,
    facts: EventFacts,
) -> Extract:
    """All that one article gives; an article in a third language is kept, but not read."""
    if article.language is Language.OTHER:
        return Extract(article, publication, dates)
    actors, new_actors = find_actors(article, publication, dates, knowledge)
    summits = find_summits(article, publication, dates, actors, facts)
    events = extract_events(article, publication, dates, actors, summits, facts)
    attendance = find_attendance(article, publication, actors, summits, facts)
    events = only_who_came(events, attendance) if attendance else events
    return Extract(article, publication, dates, actors, new_actors, summits, events, attendance)


@lru_cache(maxsize=2)
def load_facts(knowledge: Path, overlay: Path | None, key: str) -> tuple[Knowledge, EventFacts]:
    """The facts, loaded once per process and version `key`."""
    actors = load_knowledge(knowledge, overlay)
    return actors, load_event_facts(knowledge, overlay, actors)
