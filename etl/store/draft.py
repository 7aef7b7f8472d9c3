"""What a build works on: an open draft file, and the Parquet files of the live shards."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import duckdb
import polars as pl

Connection = duckdb.DuckDBPyConnection


@dataclass(frozen=True, slots=True)
class ShardFiles:
    """The Parquet files of each shard table, and which (input, shard) pairs are live."""

    paths: Mapping[str, Sequence[str]]
    live: pl.DataFrame
    unfound: pl.DataFrame  # rejects of paths that led to no input at all

    def of(self, table: str) -> list[str]:
        """The files of `table`; every shard has at least one."""
        return list(self.paths[table])
