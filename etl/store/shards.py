"""A group of inputs → one shard of Parquet files, in two stages that are each written whole or not at all.

Stage `read-*` (documents, dates, rejects) is keyed by the inputs and by the code that reads; stage `told-*` (actors,
summits, event candidates) by the knowledge too, and is always made from the files of the first, so that a change of
knowledge never reads a source again.
"""

import os
import shutil
import time
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

import orjson
import polars as pl

from etl.actors import Knowledge, find_actors, load_knowledge
from etl.dates import date_articles
from etl.events import EventFacts, extract_events, find_attendance, find_summits, load_event_facts
from etl.model import Article, Extract, Language, PlacedDate, Publication, Reject
from etl.read import Input, read_input
from etl.store import rows
from etl.store.folder import write_parquet

_Item = TypeVar("_Item")
_BATCH = 1000  # articles held in memory at a time
_READ_TABLES = ("documents", "dates", "rejects")
_TOLD_TABLES = (
    "actors",
    "new_actors",
    "summits",
    "new_summits",
    "attendance",
    "candidates",
    "participants",
    "evidence",
)
TABLES = (*_READ_TABLES, *_TOLD_TABLES)
_EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Stages:
    """The keys of the two stages, and where the facts are; equal keys mean equal output for equal input."""

    read: str
    told: str
    knowledge: Path
    overlay: Path | None


@dataclass(frozen=True, slots=True)
class Shard:
    """The unit of work: which inputs (or which part of one) become the folder `folder`."""

    key: str  # hexadecimal
    folder: Path
    inputs: tuple[Input, ...]
    mapping: tuple[tuple[str, str], ...] = ()
    part: int = 0
    parts: int = 1


@dataclass(frozen=True, slots=True)
class Counts:
    """What one shard gave, and how long it took; `seconds` is the wall clock of the work itself."""

    key: str
    name: str  # of its first input, and which part of how many, or how many more inputs it has
    articles: int
    rejects: tuple[tuple[str, str, str], ...]  # (uri, locator, reason)
    seconds: float


def extract_shard(shard: Shard, stages: Stages) -> Counts:
    """Bring `shard` up to date with `stages`; a stage that is already there is not made again."""
    began = time.monotonic()
    read, told = _folders(shard, stages)
    if not read.is_dir() and (_sources_remain(shard) or not _kept_reading(shard)):
        with _whole(read) as draft:
            _read(shard, draft)
    read = read if read.is_dir() else _kept_reading(shard) or read
    if not told.is_dir():
        with _whole(told) as draft:
            _tell(read, draft, *load_facts(stages.knowledge, stages.overlay, stages.told))
    rejects = pl.read_parquet(read / "rejects-*.parquet").select("source_uri", "locator", "reason")
    articles = pl.scan_parquet(read / "documents-*.parquet").select(pl.len()).collect().item()
    return Counts(shard.key, _name(shard), articles, tuple(rejects.iter_rows()), time.monotonic() - began)


def _name(shard: Shard) -> str:
    """What a person calls the shard."""
    more = f" and {len(shard.inputs) - 1} more" if len(shard.inputs) > 1 else ""
    return f"{shard.inputs[0].uri}{more}" + (f" (part {shard.part + 1} of {shard.parts})" if shard.parts > 1 else "")


def make_anew(shard: Shard, stages: Stages) -> None:
    """Throw away what can be made again: both stages, but no reading whose source is gone."""
    read, told = _folders(shard, stages)
    for stage in [read, told] if _sources_remain(shard) else [told]:
        shutil.rmtree(stage, ignore_errors=True)


def is_done(shard: Shard, stages: Stages) -> bool:
    """Whether both stages are there, or can't be made again because the sources are gone."""
    read, told = _folders(shard, stages)
    return told.is_dir() and (read.is_dir() or not _sources_remain(shard))


def stage_files(shard: Shard, stages: Stages, table: str) -> list[str]:
    """The Parquet files of `table` that a build reads."""
    read, told = _folders(shard, stages)
    read = read if read.is_dir() else _kept_reading(shard) or read
    folder = told if table in _TOLD_TABLES else read
    return sorted(str(path) for path in folder.glob(f"{table}-*.parquet"))


def sweep_shards(folder: Path, live: Collection[str], stages: Stages) -> None:
    """Throw away the shards that no input has any more, and the stages that newer ones have taken the place of."""
    for shard in folder.iterdir():
        if not shard.is_dir() or shard.name == _EMPTY:
            continue
        if shard.name not in live:
            shutil.rmtree(shard)
            continue
        stale = [path for path in shard.glob("told-*") if path.name != f"told-{stages.told}"]
        if (shard / f"read-{stages.read}").is_dir():
            stale += [path for path in shard.glob("read-*") if path.name != f"read-{stages.read}"]
        for path in stale:
            shutil.rmtree(path)


def empty_files(folder: Path) -> dict[str, list[str]]:
    """A file without rows for each table: what a store is built from when nothing is left in it."""
    (folder / _EMPTY).mkdir(exist_ok=True)
    paths = {table: folder / _EMPTY / f"{table}-0000.parquet" for table in TABLES}
    for table, path in paths.items():
        write_parquet(path, rows.frame(table, []))
    return {table: [str(path)] for table, path in paths.items()}


def save_job(shard: Shard) -> None:
    """Write down what the shard is made of, so that a later run with other code can make it again."""
    shard.folder.mkdir(parents=True, exist_ok=True)
    inputs = [{"uri": i.uri, "path": str(i.path), "size": i.size, "mtime_ns": i.mtime_ns} for i in shard.inputs]
    job = {"inputs": inputs, "mapping": shard.mapping, "part": shard.part, "parts": shard.parts}
    (shard.folder / "job.json").write_bytes(orjson.dumps(job))


def load_job(folder: Path) -> Shard:
    """The shard that was written down in `folder`."""
    job = orjson.loads((folder / "job.json").read_bytes())
    inputs = tuple(Input(i["uri"], Path(i["path"]), i["size"], i["mtime_ns"]) for i in job["inputs"])
    mapping = tuple((name, column) for name, column in job["mapping"])
    return Shard(folder.name, folder, inputs, mapping, job["part"], job["parts"])


def _folders(shard: Shard, stages: Stages) -> tuple[Path, Path]:
    return shard.folder / f"read-{stages.read}", shard.folder / f"told-{stages.told}"


def _sources_remain(shard: Shard) -> bool:
    """Whether every source is still the file that the shard was keyed by."""
    return all(_unchanged(item) for item in shard.inputs)


def _unchanged(item: Input) -> bool:
    try:
        found = item.path.stat() if item.path else None
    except OSError:
        return False
    return found is not None and (found.st_size, found.st_mtime_ns) == (item.size, item.mtime_ns)


def _kept_reading(shard: Shard) -> Path | None:
    """The newest reading by earlier code: all that is left of a source that is gone."""
    kept = [path for path in shard.folder.glob("read-*") if path.is_dir()]
    return max(kept, key=lambda path: path.stat().st_mtime_ns, default=None)


@contextmanager
def _whole(folder: Path) -> Iterator[Path]:
    """A folder to write into that gets its name only when all of it is written."""
    draft = folder.with_name(f".{folder.name}.{os.getpid()}")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    yield draft
    if folder.is_dir():  # another process made the same
        shutil.rmtree(draft)
    else:
        draft.rename(folder)


def _read(shard: Shard, draft: Path) -> None:
    """Stage one: bytes → documents with their publication moment, date mentions, rejects."""
    place = 0
    rejects: list[tuple[str | int, ...]] = []
    for number, batch in enumerate(_batches(_articles(shard, rejects))):
        dated = date_articles([article for _, article in batch])
        documents: list[tuple[Any, ...]] = []
        dates: list[tuple[Any, ...]] = []
        for (uri, article), (publication, placed) in zip(batch, dated, strict=True):
            row = rows.row_id(shard.key, place)
            place += 1
            documents.append((*rows.document_row(row, article, publication), uri))
            dates.extend(rows.date_row(row, one) for one in placed)
        write_parquet(draft / f"documents-{number:04d}.parquet", rows.frame("documents", documents))
        write_parquet(draft / f"dates-{number:04d}.parquet", rows.frame("dates", dates))
    write_parquet(draft / "rejects-0000.parquet", rows.frame("rejects", rejects))


def _articles(shard: Shard, rejects: list[tuple[str | int, ...]]) -> Iterator[tuple[str, Article]]:
    """(input, article) of everything readable; what is not goes to `rejects`."""
    for item in shard.inputs:
        for found in read_input(item, dict(shard.mapping), shard.part, shard.parts):
            if isinstance(found, Reject):
                rejects.append((*rows.reject_row(found), item.uri, rows.shard_number(shard.key)))
            else:
                yield item.uri, found


def _batches(items: Iterable[_Item]) -> Iterator[list[_Item]]:
    """`items` in lists of the batch size, and at least one list, so that every table has a file."""
    source = iter(items)
    yield list(islice(source, _BATCH))
    while batch := list(islice(source, _BATCH)):
        yield batch


def _tell(read: Path, draft: Path, knowledge: Knowledge, facts: EventFacts) -> None:
    """Stage two: articles with their dates → actors, summits, event candidates."""
    for path in sorted(read.glob("documents-*.parquet")):
        number = path.stem.removeprefix("documents-")
        dates = rows.dates_back(pl.read_parquet(read / f"dates-{number}.parquet"))
        told = (
            row
            for row_id, article, publication in rows.articles_back(pl.read_parquet(path))
            for row in rows.told_rows(row_id, _extract(article, publication, dates.get(row_id, ()), knowledge, facts))
        )
        for table, frame in rows.frames(_TOLD_TABLES, told).items():
            write_parquet(draft / f"{table}-{number}.parquet", frame)


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
    attendance = find_attendance(article, actors, summits, facts)
    return Extract(article, publication, dates, actors, new_actors, summits, events, attendance)


@lru_cache(maxsize=2)
def load_facts(knowledge: Path, overlay: Path | None, key: str) -> tuple[Knowledge, EventFacts]:
    """The facts, loaded once per process and version `key`."""
    actors = load_knowledge(knowledge, overlay)
    return actors, load_event_facts(knowledge, overlay, actors)
