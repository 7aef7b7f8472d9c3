"""A group of inputs → one shard of Parquet files, in two stages that are each written whole or not at all.

Stage `read-*` (documents, dates, rejects) is keyed by the inputs and by the code that reads; stage `told-*` (actors,
summits, event candidates) by the knowledge too. When only the second is wanting, it is made from the files of the
first, so that a change of knowledge never reads a source again.
"""

import gc
import os
import shutil
import time
from collections.abc import Collection, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import orjson
import polars as pl

from etl.read import Input
from etl.store import rows
from etl.store.extract import TABLES, TOLD_TABLES, load_facts, read_back, read_inputs, write_read, write_told
from etl.store.folder import write_parquet

_EMPTY = "empty"
_SWEEPS = (100_000, 50, 50)  # objects until a sweep for cycles; sweeps until one of the next generation


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
    with _seldom_swept(), ExitStack() as drafts:
        telling = None if told.is_dir() else drafts.enter_context(_whole(told))  # gets its name after the other
        if read.is_dir():
            batches = read_back(read)
        else:
            found = read_inputs(shard.inputs, dict(shard.mapping), shard.part, shard.parts, _kept_reading(shard))
            batches = write_read(found, shard.key, drafts.enter_context(_whole(read)))
        if telling:
            write_told(batches, telling, *load_facts(stages.knowledge, stages.overlay, stages.told))
        elif not read.is_dir():
            for _ in batches:
                pass
    rejects = pl.read_parquet(read / "rejects-*.parquet").select("source_uri", "locator", "reason")
    articles = pl.scan_parquet(read / "documents-*.parquet").select(pl.len()).collect().item()
    return Counts(shard.key, _name(shard), articles, tuple(rejects.iter_rows()), time.monotonic() - began)


def _name(shard: Shard) -> str:
    """What a person calls the shard."""
    more = f" and {len(shard.inputs) - 1} more" if len(shard.inputs) > 1 else ""
    return f"{shard.inputs[0].uri}{more}" + (f" (part {shard.part + 1} of {shard.parts})" if shard.parts > 1 else "")


def make_anew(shard: Shard, stages: Stages) -> None:
    """Set both stages aside, so that they are made again; the reading stays until then, for sources that are gone."""
    read, told = _folders(shard, stages)
    shutil.rmtree(told, ignore_errors=True)
    if read.is_dir():
        read.rename(shard.folder / f"read-before-{time.time_ns()}")


def is_done(shard: Shard, stages: Stages) -> bool:
    """Whether both stages are there."""
    return all(stage.is_dir() for stage in _folders(shard, stages))


def stage_files(shard: Shard, stages: Stages, table: str) -> list[str]:
    """The Parquet files of `table` that a build reads."""
    read, told = _folders(shard, stages)
    folder = told if table in TOLD_TABLES else read
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
    inputs = [
        {"uri": i.uri, "path": str(i.path), "size": i.size, "mtime_ns": i.mtime_ns, "seen": i.seen}
        for i in shard.inputs
    ]
    job = {"inputs": inputs, "mapping": shard.mapping, "part": shard.part, "parts": shard.parts}
    (shard.folder / "job.json").write_bytes(orjson.dumps(job))


def load_job(folder: Path) -> Shard:
    """The shard that was written down in `folder`."""
    job = orjson.loads((folder / "job.json").read_bytes())
    inputs = tuple(
        Input(i["uri"], Path(i["path"]), i["size"], i["mtime_ns"], _moment(i.get("seen"))) for i in job["inputs"]
    )
    mapping = tuple((name, column) for name, column in job["mapping"])
    return Shard(folder.name, folder, inputs, mapping, job["part"], job["parts"])


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _folders(shard: Shard, stages: Stages) -> tuple[Path, Path]:
    return shard.folder / f"read-{stages.read}", shard.folder / f"told-{stages.told}"


def _kept_reading(shard: Shard) -> Path | None:
    """The newest reading of an earlier run: all that is left of a source that is gone."""
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


@contextmanager
def _seldom_swept() -> Iterator[None]:
    """Articles become very many values and no cycles: looking for some as usual takes a seventh of the time."""
    usual = gc.get_threshold()
    gc.set_threshold(*_SWEEPS)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
