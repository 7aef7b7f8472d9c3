"""Which inputs the store holds: one row per file or feed, with the shards that were read from it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

import polars as pl

from etl.store.folder import Store, replace_parquet
from etl.store.rows import shard_number

_SCHEMA: dict[str, Any] = {
    "uri": pl.String,
    "content_hash": pl.String,
    "size": pl.Int64,
    "mtime_ns": pl.Int64,
    "sequence": pl.UInt32,
    "run_id": pl.String,
    "mapping": pl.String,
    "shards": pl.List(pl.String),
}


@dataclass(frozen=True, slots=True)
class Known:
    """An input as it was when it was read last; a later `sequence` replaces documents of an earlier one."""

    uri: str
    content_hash: str
    size: int
    mtime_ns: int
    sequence: int
    run_id: str
    mapping: str  # the user's `canonical=column` pairs, as JSON
    shards: tuple[str, ...]


def load_inputs(store: Store) -> dict[str, Known]:
    """All inputs of the store by uri, in the order in which they were read."""
    path = store.shards / "inputs.parquet"
    if not path.exists():
        return {}
    rows = pl.read_parquet(path).sort("sequence").iter_rows(named=True)
    return {row["uri"]: Known(**{**row, "shards": tuple(row["shards"])}) for row in rows}


def save_inputs(store: Store, inputs: Iterable[Known]) -> None:
    """Replace the record of inputs in one atomic step."""
    rows = [
        (i.uri, i.content_hash, i.size, i.mtime_ns, i.sequence, i.run_id, i.mapping, list(i.shards)) for i in inputs
    ]
    replace_parquet(store.shards / "inputs.parquet", pl.DataFrame(rows, schema=_SCHEMA, orient="row"))


def live_frame(inputs: Iterable[Known]) -> pl.DataFrame:
    """One row per live pair of input and shard: input, shard (its number in row_id), sequence, run_id."""
    rows = [(i.uri, shard_number(key), i.sequence, i.run_id) for i in inputs for key in i.shards]
    schema: dict[str, Any] = {"input": pl.String, "shard": pl.UInt64, "sequence": pl.UInt32, "run_id": pl.String}
    return pl.DataFrame(rows, schema=schema, orient="row")


def digest(parts: Sequence[str]) -> str:
    """A short stable key of a list of texts."""
    return blake2b("\0".join(parts).encode(), digest_size=12).hexdigest()
