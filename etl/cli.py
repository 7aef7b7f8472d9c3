"""Command line → pipeline: `tarikh ingest`, `dates`, `check`, `check-knowledge`; the dashboard's commands join them.

Exit codes: 0 built or nothing new · 1 nothing readable, or a check failed · 2 usage · 3 knowledge or correction
invalid · 4 store locked, full or unwritable.
"""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from os import cpu_count
from pathlib import Path
from typing import Annotated

import duckdb
import typer
from rich.console import Console

from etl import __version__, knowledge_folder
from etl.actors import check_knowledge, load_knowledge
from etl.dates.cli import run as read_date_lines
from etl.errors import FilterError, KnowledgeError, ReadError, StoreError, TarikhError
from etl.events import check_event_facts
from etl.pipeline import Options, ingest
from etl.progress import print_summary, watching
from etl.store import Store, default_store
from etl.store.checks import broken_invariants

app = typer.Typer(
    help="Arabic and English news in, a dated event timeline with its evidence out.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
_EXIT_CODES: dict[type[TarikhError], int] = {ReadError: 1, FilterError: 2, KnowledgeError: 3, StoreError: 4}
StoreOption = Annotated[
    Path | None, typer.Option("--store", help="Store folder; else $TARIKH_STORE, else the default store.")
]


@contextmanager
def told_errors() -> Iterator[None]:
    """Turn our own errors into one line on standard error and the contract's exit code."""
    try:
        yield
    except TarikhError as error:
        typer.echo(f"tarikh: {error}", err=True)
        raise typer.Exit(_EXIT_CODES.get(type(error), 1)) from None
    except KeyboardInterrupt:
        typer.echo("tarikh: stopped; the store is as it was. The same command goes on where this one ended.", err=True)
        raise typer.Exit(130) from None


@app.command("ingest")
def ingest_command(
    paths: Annotated[list[str], typer.Argument(help="Files, folders, globs or feed addresses.")],
    store: StoreOption = None,
    workers: Annotated[int, typer.Option(min=1, help="Worker processes.")] = cpu_count() or 1,
    scheduler: Annotated[str | None, typer.Option(help="A Dask scheduler, tcp://HOST:PORT.")] = None,
    columns: Annotated[list[str] | None, typer.Option("--map", help="canonical=column, repeatable.")] = None,
    rebuild: Annotated[bool, typer.Option(help="Extract everything anew.")] = False,
    as_of: Annotated[datetime | None, typer.Option(help="The moment to take for now (UTC, ISO 8601).")] = None,
    knowledge: Annotated[Path | None, typer.Option(help="Folder of facts laid over the shipped ones.")] = None,
) -> None:
    """Read articles and publish a new version of the store."""
    console = Console(stderr=True)
    began = time.monotonic()
    folder = Store((store or default_store()).absolute())
    moment = as_of or datetime.now(UTC).replace(tzinfo=None)
    with told_errors():
        given = _mapping(columns or [])
        options = Options(moment, workers, rebuild, given, knowledge, scheduler=scheduler)
        with watching(console) as watch:
            summary = ingest(paths, folder, options, watch)
        print_summary(console, summary, str(folder.live()), time.monotonic() - began)


@app.command("dates")
def dates_command(
    whole: Annotated[bool, typer.Option("--whole", help="Each text is one date string.")] = False,
) -> None:
    """Read the dates of JSON lines from standard input; write JSON lines to standard output."""
    for line in read_date_lines(sys.stdin.buffer, whole):
        sys.stdout.buffer.write(line)


@app.command("check")
def check_command(store: StoreOption = None) -> None:
    """Check the invariants of the live store; exit 1 and a list when one is broken."""
    folder = Store((store or default_store()).absolute())
    with told_errors():
        live = folder.live()
        if live is None:
            raise StoreError(
                f"{folder.root}: no store here yet; make one with: tarikh ingest PATH --store {folder.root}"
            )
        with duckdb.connect(str(live), read_only=True) as con:
            problems = broken_invariants(con)
    for problem in problems:
        typer.echo(problem)
    if problems:
        raise typer.Exit(1)
    typer.echo(f"{live}: every invariant holds")


@app.command("check-knowledge")
def check_knowledge_command(
    knowledge: Annotated[Path | None, typer.Option(help="Folder of facts laid over the shipped ones.")] = None,
) -> None:
    """Check the reference facts; exit 1 and a list when something contradicts itself."""
    with told_errors():
        problems = check_knowledge(knowledge_folder(), knowledge)
        actors = load_knowledge(knowledge_folder(), knowledge)
        problems += check_event_facts(knowledge_folder(), knowledge, actors)
    for problem in problems:
        typer.echo(problem)
    if problems:
        raise typer.Exit(1)
    typer.echo("The reference facts hold together")


def _mapping(columns: list[str]) -> dict[str, str]:
    """`canonical=column` pairs as a mapping."""
    pairs = [column.partition("=") for column in columns]
    for name, equals, column in pairs:
        if not (name and equals and column):
            raise typer.BadParameter(f"{name}{equals}{column}: write --map canonical=column, e.g. --map body=text")
    return {name: column for name, _, column in pairs}


@app.command("version")
def version_command() -> None:
    """Print the version."""
    typer.echo(__version__)


def main() -> None:
    """Run the ETL's commands."""
    app()
