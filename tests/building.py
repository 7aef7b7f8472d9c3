"""Small stores for tests: built from a few articles, asked, and compared row by row."""

from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb

from etl.pipeline import Options, Summary, Watcher, ingest
from etl.store import Store

TABLES = (
    "documents", "document_sources", "date_mentions", "actors", "aliases", "memberships", "offices", "actor_mentions",
    "events", "reports", "event_actors", "evidence", "event_redirects", "hidden_events", "summits", "summit_mentions",
    "summit_attendance", "summit_coverage", "rejects", "corrections",
)  # fmt: skip
AS_OF = datetime(2024, 3, 1)
_STAMPED = ("documents", "rejects", "event_redirects", "hidden_events")


def run(
    store: Store,
    *paths: Path | str,
    rebuild: bool = False,
    knowledge: Path | None = None,
    corrections: Path | None = None,
    mapping: dict[str, str] | None = None,
    as_of: datetime = AS_OF,
) -> Summary:
    """One run of the pipeline, in this process."""
    options = Options(as_of, rebuild=rebuild, knowledge=knowledge, corrections=corrections, mapping=mapping or {})
    return ingest([str(path) for path in paths], store, options, Watcher())


def ask(store: Store, question: str) -> list[tuple[Any, ...]]:
    """The rows that answer `question` in the live file."""
    live = store.live()
    assert live is not None
    with duckdb.connect(str(live), read_only=True) as con:
        return con.sql(question).fetchall()


def everything(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table in one order, but for the stamps of the runs."""
    return {
        table: ask(store, f"select * {'exclude (run_id)' if table in _STAMPED else ''} from {table} order by all")
        for table in TABLES
    }
