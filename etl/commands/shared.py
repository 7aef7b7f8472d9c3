"""What all commands share: where the store is, which errors are told how, and with which exit code.

Exit codes: 0 built or nothing new · 1 nothing readable, or a check failed · 2 usage · 3 knowledge or correction
invalid · 4 store locked, full or unwritable.
"""

import errno
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import duckdb
import typer

from etl.errors import FilterError, KnowledgeError, ReadError, StoreError, TarikhError
from etl.store import Store, default_store

_EXIT_CODES: dict[type[TarikhError], int] = {ReadError: 1, FilterError: 2, KnowledgeError: 3, StoreError: 4}
_ON_FULL_DISK = "; free some space, then run the same command again: it goes on where this one ended"
StoreOption = Annotated[
    Path | None, typer.Option("--store", help="Store folder; else $TARIKH_STORE, else the default store.")
]
KnowledgeOption = Annotated[Path | None, typer.Option(help="Folder of facts laid over the shipped ones.")]
CorrectionsOption = Annotated[
    Path | None, typer.Option(help="Folder of corrections, applied together with the store's own.")
]


@contextmanager
def told_errors() -> Iterator[None]:
    """Turn our own errors into one line on standard error and the contract's exit code."""
    try:
        yield
    except TarikhError as error:
        advice = _ON_FULL_DISK if os.strerror(errno.ENOSPC) in str(error) else ""
        typer.echo(f"tarikh: {error}{advice}", err=True)
        raise typer.Exit(exit_code(error)) from None
    except KeyboardInterrupt:
        typer.echo("tarikh: stopped; the store is as it was. The same command goes on where this one ended.", err=True)
        raise typer.Exit(130) from None


def exit_code(error: TarikhError) -> int:
    """The contract's exit code for one of our own errors."""
    return _EXIT_CODES.get(type(error), 1)


def chosen_store(store: Path | None) -> Store:
    """The store that the user named, or the default one."""
    return Store((store or default_store()).absolute())


def live_file(store: Path | None) -> Path:
    """The live DuckDB file of the store that the user named.

    Raises:
        StoreError: no build was ever finished there.
    """
    folder = chosen_store(store)
    live = folder.live()
    if live is None:
        raise StoreError(f"{folder.root}: no store here yet; make one with: tarikh ingest PATH --store {folder.root}")
    return live


@contextmanager
def live_connection(store: Path | None) -> Iterator[duckdb.DuckDBPyConnection]:
    """The live file opened for reading.

    Raises:
        StoreError: there is none, or it cannot be opened.
    """
    live = live_file(store)
    try:
        con = duckdb.connect(str(live), read_only=True)
    except duckdb.Error as error:
        raise StoreError(f"{live}: cannot be opened ({error}); build it anew with: tarikh ingest --rebuild") from error
    try:
        yield con
    finally:
        con.close()


def end_with(problems: Sequence[str], well: str) -> None:
    """Print what is wrong and end with code 1, or say that all is well."""
    for problem in problems:
        typer.echo(problem)
    if problems:
        raise typer.Exit(1)
    typer.echo(well)
