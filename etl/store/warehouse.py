"""All live shards and the ledger → one new DuckDB file, checked, published and swapped in; never an update in place."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from etl.actors import Knowledge
from etl.errors import StoreError
from etl.events import EventFacts
from etl.store import amend, load, tell
from etl.store.actor_fixes import map_actors
from etl.store.checks import broken_invariants
from etl.store.corrections import Correction
from etl.store.draft import Connection, ShardFiles
from etl.store.folder import Store, replace_parquet
from etl.store.forgotten import Forgotten
from etl.store.inputs import digest
from etl.store.ledger import LEDGER_SCHEMA
from etl.store.rollups import roll_up

_LEAST, _PER_TEXT = 250_000_000, 2.5  # bytes that DuckDB may take whatever is built, and for each byte of all texts
_THREADS = 2  # each wants memory of its own, and most of a build is not DuckDB's
_SCHEMA = Path(__file__).with_name("schema.sql")
_REDIRECTS = {"old_id": pl.String, "event_id": pl.String, "run_id": pl.String, "reason": pl.String}


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the ETL, as the store remembers it."""

    run_id: str
    version: str
    knowledge_hash: str
    inputs: int
    as_of: datetime  # UTC; the moment at which the run counts as begun
    began: float  # time.monotonic() at its begin
    build_key: str  # equal keys mean that there is nothing new to build


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a build knows beside the shards: the facts, what the user corrected, and what the user withdrew."""

    knowledge: Knowledge
    facts: EventFacts
    corrections: Sequence[Correction]
    forgotten: Forgotten


@dataclass(frozen=True, slots=True)
class Built:
    """What a build holds: `rows` of the main tables by name, and the corrections that it could not apply, with why."""

    rows: Mapping[str, int]
    unapplied: tuple[str, ...]


def build(store: Store, run: Run, files: ShardFiles, grounds: Grounds, memory_gb: float) -> Built:
    """Write, check and publish a new live file; the old one stays live until the last step.

    DuckDB takes no more than `memory_gb`, and less for few texts.

    Raises:
        StoreError: an invariant is broken, or the disk is full; the live file is untouched.
    """
    target = store.next_build()
    draft = target.with_name(target.name + ".draft")
    con = _open_draft(draft)
    try:
        limit = _limit_memory(con, files, memory_gb)
        ledger = _load(con, store, run, files, grounds, int(limit / _PER_TEXT))
        problems = broken_invariants(con)
        if problems:
            raise StoreError(f"{store.root}: the new build was not published, because " + "; ".join(problems))
        built = Built(_counts(con), _unapplied(con))
        redirects = con.sql("select * from event_redirects order by old_id").pl()
        con.execute("checkpoint")
    except duckdb.Error as error:
        raise StoreError(f"{store.root}: the build failed, the live store is untouched: {error}") from error
    finally:
        con.close()
    replace_parquet(store.ledger, ledger)
    replace_parquet(store.redirects, redirects)
    store.publish(draft, target)
    return built


def build_key(files: ShardFiles, grounds: Grounds, code: str) -> str:
    """The key of a build: equal shards, live inputs, corrections, withdrawals and `code` give an equal store."""
    paths = sorted(path for table in files.paths for path in files.of(table))
    live, forgotten = files.live.sort("*").write_csv(), grounds.forgotten.rows["document_id"].unique().sort()
    return digest([*paths, live, *forgotten, *map(repr, grounds.corrections), code])


def live_build_key(store: Store) -> str | None:
    """The key of the live build, or None when there is none that this version can read."""
    live = store.live()
    if live is None:
        return None
    try:
        with duckdb.connect(str(live), read_only=True) as con:
            row = con.execute("select build_key from build").fetchone()
    except duckdb.Error:
        return None
    return str(row[0]) if row else None


def _open_draft(draft: Path) -> Connection:
    """A fresh file with the schema, spilling into the store's own folder."""
    draft.unlink(missing_ok=True)
    settings: dict[str, Any] = {"threads": _THREADS, "temp_directory": f"{draft}.spill"}
    con = duckdb.connect(str(draft), config=settings)
    con.execute(_SCHEMA.read_text("utf-8"))
    return con


def _limit_memory(con: Connection, files: ShardFiles, most_gb: float) -> float:
    """Bound the memory of a build, which spills what does not fit; returns the bytes that it may take."""
    limit = min(most_gb * 1e9, max(_LEAST, _PER_TEXT * load.text_bytes(con, files)))
    con.execute(f"set memory_limit = '{limit:.0f}B'")
    return limit


def _load(con: Connection, store: Store, run: Run, files: ShardFiles, grounds: Grounds, texts: int) -> pl.DataFrame:
    """Fill the draft, table after table; returns the new ledger. So many bytes of `texts` fit into memory in order."""
    knowledge, facts = grounds.knowledge, grounds.facts
    con.register("known_actors", knowledge.actors)
    load.pick_documents(con, files, grounds.forgotten)
    load.load_documents(con, files, texts)
    load.mark_near_duplicates(con)
    load.load_mentions(con, files)
    amend.record(con, grounds.corrections)
    map_actors(con, files)
    load.load_actors(con, files)
    load.load_facts(con, knowledge.aliases, knowledge.memberships, knowledge.offices)
    load.load_summits(con, files, facts)
    load.load_attendance(con, files, facts)
    load.load_rejects(con, files, run.run_id)
    ledger = pl.read_parquet(store.ledger) if store.ledger.exists() else pl.DataFrame(schema=LEDGER_SCHEMA)
    ledger = tell.load_events(con, files, facts, ledger, run.run_id)
    roll_up(con)
    _lead_on(con, store)
    _record(con, store, run)
    return ledger


def _lead_on(con: Connection, store: Store) -> None:
    """Ids that were merged away in earlier builds, led on to where their event is now."""
    earlier = pl.read_parquet(store.redirects) if store.redirects.exists() else pl.DataFrame(schema=_REDIRECTS)
    con.register("earlier", earlier)
    con.execute(
        """
        insert into event_redirects
        select e.old_id, coalesce(r.event_id, e.event_id), e.run_id, e.reason
        from earlier e left join event_redirects r on r.old_id = e.event_id
        where e.old_id not in (select event_id from event) and e.old_id not in (select old_id from event_redirects)
          and coalesce(r.event_id, e.event_id) in (select event_id from event)"""
    )


def _record(con: Connection, store: Store, run: Run) -> None:
    """The runs that led here, this one with what it found."""
    con.execute("insert into build values ($key, $version)", {"key": run.build_key, "version": run.version})
    live = store.live()
    if live:
        quoted = str(live).replace("'", "''")
        con.execute(f"attach '{quoted}' as earlier (read_only)")
        con.execute("insert into runs select * from earlier.runs")
        con.execute("detach earlier")
    con.execute(
        """
        insert into runs
        select $run_id, $started_at, $finished_at, $version, $knowledge_hash, $inputs,
               (select count(*) from document), (select count(*) from event), (select count(*) from rejects), $as_of""",
        {
            "run_id": run.run_id,
            "started_at": run.as_of,
            "finished_at": run.as_of + timedelta(seconds=time.monotonic() - run.began),
            "version": run.version,
            "knowledge_hash": run.knowledge_hash,
            "inputs": run.inputs,
            "as_of": run.as_of,
        },
    )


def _unapplied(con: Connection) -> tuple[str, ...]:
    """The corrections that came to nothing: file, line and why."""
    rows = con.sql(
        "select source_uri || ':' || line || ': ' || note from corrections where not applied order by correction_no"
    )
    return tuple(text for (text,) in rows.fetchall())


def _counts(con: Connection) -> dict[str, int]:
    """How many rows the main tables hold, and how many documents repeat others."""
    counted = {
        "documents": "documents",
        "exact copies": "documents where duplicate_of is not null",
        "near copies": "documents where near_duplicate_of is not null",
        "date mentions": "date_mentions",
        "actor mentions": "actor_mentions",
        "summit mentions": "summit_mentions",
        "events": "events",
        "reports": "reports",
        "rejects": "rejects",
    }
    return {name: int(con.execute(f"select count(*) from {rows}").fetchall()[0][0]) for name, rows in counted.items()}
