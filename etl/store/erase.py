"""Withdrawn articles and the store's folder in, the same folder without a word of them out.

Shards are rewritten file by file, each in one step and the documents last, so that a run that was cut short is taken up
by the next one. Answers of feeds and older builds that hold such an article are thrown away.
"""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import polars as pl

from etl.read.snapshots import withhold
from etl.store.folder import Store, replace_parquet
from etl.store.forgotten import Forgotten


def erase_texts(store: Store, forgotten: Forgotten) -> None:
    """Take the withdrawn documents out of all shards, and away the answers of feeds that they came with.

    Raises:
        OSError: a file cannot be written; what is done stays done.
    """
    if forgotten.rows.is_empty():
        return
    for stage in sorted(store.shards.glob("*/read-*")):
        covered = _covered(stage, forgotten)
        ids = forgotten.rows["document_id"].unique()
        withdrawn = pl.col("document_id").is_in(ids.implode()) | pl.col("input").is_in(covered.implode())
        for path in sorted(stage.glob("documents-*.parquet")):
            if gone := set(pl.scan_parquet(path).filter(withdrawn).select("input").collect()["input"]):
                _erase(stage, path, withdrawn)
                withhold(store.fetched, gone)
        if covered.len():
            _replace(stage / "rejects-0000.parquet", ~pl.col("input").is_in(covered.implode()))


def erase_builds(store: Store, forgotten: Forgotten) -> None:
    """Throw away the older builds that hold a withdrawn document, or that cannot be read any more."""
    if forgotten.rows.is_empty():
        return
    live = store.live()
    for path in store.builds():
        if path != live and _holds(path, forgotten):
            path.unlink(missing_ok=True)


def _covered(stage: Path, forgotten: Forgotten) -> pl.Series:
    """The inputs of a stage that were withdrawn whole."""
    inputs = pl.read_parquet(stage / "documents-*.parquet", columns=["input"])["input"]
    rejected = pl.read_parquet(stage / "rejects-*.parquet", columns=["input"])["input"]
    both = pl.concat([inputs, rejected]).unique()
    return both.filter(pl.Series([forgotten.covers(uri) for uri in both], dtype=pl.Boolean))


def _erase(stage: Path, documents: Path, withdrawn: pl.Expr) -> None:
    """Take the rows of the documents that are `withdrawn` out of all files of their shard."""
    frame = pl.read_parquet(documents)
    gone = frame.filter(withdrawn)
    row_ids = gone["row_id"].implode()
    for path in _files_by_row(stage, documents.stem.removeprefix("documents-")):
        _replace(path, ~pl.col("row_id").is_in(row_ids))
    places = gone.select("source_uri", "locator").unique()
    rejects = stage / "rejects-0000.parquet"
    replace_parquet(rejects, pl.read_parquet(rejects).join(places, on=["source_uri", "locator"], how="anti"))
    replace_parquet(documents, frame.filter(~pl.col("row_id").is_in(row_ids)))


def _files_by_row(stage: Path, number: str) -> Iterator[Path]:
    """The dates of a batch, and what every stage after this one told of it."""
    yield stage / f"dates-{number}.parquet"
    yield from sorted(stage.parent.glob(f"told-*/*-{number}.parquet"))


def _replace(path: Path, kept: pl.Expr) -> None:
    """Rewrite a file with the rows that are `kept`."""
    frame = pl.read_parquet(path)
    left = frame.filter(kept)
    if left.height < frame.height:
        replace_parquet(path, left)


def _holds(build: Path, forgotten: Forgotten) -> bool:
    """Whether a build holds a withdrawn document; true of one that cannot be read."""
    try:
        with duckdb.connect(str(build), read_only=True) as con:
            con.register("forgotten", forgotten.rows.select("document_id"))
            return con.execute("from documents semi join forgotten using (document_id) limit 1").fetchone() is not None
    except duckdb.Error:
        return True
