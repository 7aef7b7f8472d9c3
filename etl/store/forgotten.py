"""Articles that the user withdrew for good → what a build leaves out, and what a run does not read again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import polars as pl

from etl.store.draft import Connection
from etl.store.folder import Store, replace_parquet

_SCHEMA: dict[str, Any] = {"address": pl.String, "document_id": pl.String, "forgotten_at": pl.Datetime("us")}
_BELOW = ("/", "!/", "#")  # behind the name of a folder, an archive, a feed


@dataclass(frozen=True, slots=True)
class Forgotten:
    """Addresses (paths and URLs) that were withdrawn, with the ids of the documents that came from there."""

    rows: pl.DataFrame  # address, document_id, forgotten_at

    @classmethod
    def none(cls) -> "Forgotten":
        """Nothing withdrawn."""
        return cls(pl.DataFrame(schema=_SCHEMA))

    def covers(self, uri: str) -> bool:
        """Whether an input was withdrawn, by its own name or by that of a folder or feed it belongs to."""
        addresses = self.rows["address"].unique()
        return any(uri == one or uri.startswith(tuple(one + sign for sign in _BELOW)) for one in addresses)


def load_forgotten(store: Store) -> Forgotten:
    """All that was ever withdrawn from the store."""
    path = store.forgotten
    return Forgotten(pl.read_parquet(path)) if path.exists() else Forgotten.none()


def save_forgotten(store: Store, forgotten: Forgotten) -> None:
    """Replace the record in one atomic step."""
    replace_parquet(store.forgotten, forgotten.rows)


def find_documents(con: Connection, addresses: Sequence[str], at: datetime) -> Forgotten:
    """The documents of an open store that came from `addresses`: files, folders, feeds, or articles' own URLs."""
    con.register("asked", pl.DataFrame({"address": list(addresses)}, schema={"address": pl.String}))
    rows: pl.DataFrame = con.sql(
        """
        select distinct a.address, document_id, $at::timestamp as forgotten_at
        from asked a, documents join document_sources using (document_id)
        where url = split_part(a.address, '#', 1) or source_uri = a.address
           or list_bool_or([starts_with(source_uri, a.address || sign) for sign in $below]) order by all""",
        params={"at": at, "below": list(_BELOW)},
    ).pl()
    con.unregister("asked")
    return Forgotten(rows.cast(pl.Schema(_SCHEMA)))


def copies_left(con: Connection, forgotten: Forgotten) -> list[str]:
    """Where the same text stands in an open store under another id, which nobody withdrew: addresses or files."""
    con.register("forgotten", forgotten.rows.select("document_id").unique())
    rows = con.execute(
        """
        with gone as (select distinct content_hash from documents semi join forgotten using (document_id))
        select distinct coalesce(url, source_uri) from documents join document_sources using (document_id)
        semi join gone using (content_hash) anti join forgotten using (document_id) order by all"""
    ).fetchall()
    con.unregister("forgotten")
    return [place for (place,) in rows]


def joined(parts: Iterable[Forgotten]) -> Forgotten:
    """All rows of `parts`, each once."""
    return Forgotten(
        pl.concat([part.rows for part in parts]).unique(["address", "document_id"], keep="first").sort("*")
    )
