"""A store folder → answers: its live file, opened read-only and locked down, opened anew when a build is published."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any, Concatenate, ParamSpec, TypeVar

import duckdb

from dashboard.kept import Kept, remember
from etl.errors import StoreError
from etl.store import Store

Connection = duckdb.DuckDBPyConnection
P = ParamSpec("P")
T = TypeVar("T")

SLOWEST = 20_000  # milliseconds after which a question is stopped
# No question, whatever its text, reaches files, the network or these settings. ICU brings Arabic collation.
_LOCK = "load icu; set global timezone = 'UTC'; set enable_external_access = false; set lock_configuration = true"
# Numbers of documents are dense, but it is their highest that a string of bits must reach.
_SIZES = """
    select (select count(*) from event), (select coalesce(max(document_no) + 1, 0) from document),
           (select count(*) from outlet)"""
# Tables that a store of before does not have: it is answered as if it had no totals at all.
_TOTALS = """
    select (select count(*) from day_total),
           (select count(*) from outlet_total), (select count(*) + 1 from event_difference),
           (select count(*) + 1 from summit_document)"""


class TooSlowError(StoreError):
    """A question took longer than it may; its message says what to narrow."""


@dataclass(frozen=True, slots=True)
class _Opened:
    path: Path
    con: Connection
    kept: Kept


class Database:
    """The live build of one store; safe to share between threads, each call gets a cursor of its own."""

    def __init__(self, store: Store, memory_gb: float = 4, threads: int | None = None) -> None:
        self.store = store
        self._settings: dict[str, Any] = {"max_execution_time": SLOWEST, "memory_limit": f"{memory_gb}GB"}
        if threads:
            self._settings["threads"] = threads
        self._opened: _Opened | None = None
        self._lock = Lock()

    def build(self) -> str:
        """The name of the live build, `events-000017`: with the filters, the key of every cached answer.

        Raises:
            StoreError: there is no store, or it cannot be read.
        """
        return self._live().path.stem

    def cursor(self) -> Connection:
        """A cursor on the live build; it goes on reading that build when the next one is published.

        Raises:
            StoreError: there is no store, or it cannot be read.
        """
        live = self._live()
        cursor = live.con.cursor()
        remember(cursor, live.kept)
        return cursor

    def ask(self, question: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The answer of `question(cursor, *args)` from the live build.

        Raises:
            TooSlowError: it took too long and was stopped.
            StoreError: there is no store, or it cannot be read.
        """
        cursor = self.cursor()
        try:
            return question(cursor, *args, **kwargs)
        except duckdb.InterruptException as error:
            raise TooSlowError("this question took too long; choose a shorter period or fewer actors") from error
        except (duckdb.IOException, duckdb.FatalException, duckdb.SerializationException) as error:
            self.close()
            raise StoreError(f"{self.store.root}: the store cannot be read ({error})") from error
        finally:
            cursor.close()

    def close(self) -> None:
        """Let go of the file; the next call opens it anew."""
        with self._lock:
            self._opened = None

    def _live(self) -> _Opened:
        """The open live build; opened anew when `CURRENT` names another."""
        path = self.store.live()
        if path is None:
            self.close()
            root = self.store.root
            raise StoreError(f"{root}: no store here yet; make one with: tarikh ingest PATH --store {root}")
        with self._lock:
            if self._opened is None or self._opened.path != path:
                self._opened = self._open(path)
            return self._opened

    def _open(self, path: Path) -> _Opened:
        try:
            con = duckdb.connect(str(path), read_only=True, config=self._settings)
            events, documents, outlets = con.execute(_SIZES).fetchall()[0]
            if con.execute("select current_setting('lock_configuration')").fetchall() == [(False,)]:
                con.execute(_LOCK)
        except duckdb.Error as error:
            again = "if another version built it, build it anew with: tarikh ingest --rebuild"
            raise StoreError(f"{path}: this is no store that can be read; {again} ({error})") from error
        return _Opened(path, con, Kept(events, documents, outlets, _has_totals(con)))


def _has_totals(con: Connection) -> bool:
    try:
        return all(con.execute(_TOTALS).fetchall()[0])
    except (duckdb.CatalogException, duckdb.BinderException):
        return False
