"""`tarikh ingest`: files, folders, globs and feeds → a new version of the store, and a summary of what was done."""

import time
from datetime import UTC, datetime
from os import cpu_count
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from etl.commands.shared import CorrectionsOption, KnowledgeOption, StoreOption, chosen_store, told_errors
from etl.pipeline import Options, ingest
from etl.progress import print_summary, watching
from etl.read.columns import known_fields


def ingest_command(
    paths: Annotated[list[str], typer.Argument(help="Files, folders, globs or feed addresses.")],
    store: StoreOption = None,
    workers: Annotated[int, typer.Option(min=1, help="Worker processes.")] = cpu_count() or 1,
    scheduler: Annotated[str | None, typer.Option(help="A Dask scheduler, tcp://HOST:PORT.")] = None,
    columns: Annotated[list[str] | None, typer.Option("--map", help="canonical=column, repeatable.")] = None,
    rebuild: Annotated[bool, typer.Option(help="Extract everything anew.")] = False,
    as_of: Annotated[
        str | None, typer.Option(help="The moment to take for now, ISO 8601 (UTC without offset).")
    ] = None,
    knowledge: KnowledgeOption = None,
    corrections: CorrectionsOption = None,
) -> None:
    """Read articles and publish a new version of the store."""
    console = Console(stderr=True)
    began = time.monotonic()
    folder = chosen_store(store)
    options = Options(
        as_of=_moment(as_of) if as_of else datetime.now(UTC).replace(tzinfo=None),
        workers=workers,
        rebuild=rebuild,
        mapping=_mapping(columns or []),
        knowledge=_folder(knowledge, "--knowledge"),
        corrections=_folder(corrections, "--corrections"),
        scheduler=scheduler,
    )
    with told_errors():
        with watching(console) as watch:
            summary = ingest(paths, folder, options, watch)
        print_summary(console, summary, str(folder.live()), time.monotonic() - began)


def _moment(text: str) -> datetime:
    """An ISO 8601 moment in UTC without its offset."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"--as-of {text}: write a moment as in 2024-02-10T12:00") from None
    return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment


def _folder(path: Path | None, option: str) -> Path | None:
    """The folder as given; a name that leads to no folder is a slip of the pen, not an empty folder."""
    if path is not None and not path.is_dir():
        raise typer.BadParameter(f"{option} {path}: no such folder")
    return path.absolute() if path else None


def _mapping(columns: list[str]) -> dict[str, str]:
    """`canonical=column` pairs as a mapping."""
    pairs = [column.partition("=") for column in columns]
    for name, equals, column in pairs:
        if not (name and equals and column):
            raise typer.BadParameter(f"{name}{equals}{column}: write --map canonical=column, e.g. --map body=text")
        if name not in known_fields():
            raise typer.BadParameter(f"--map {name}={column}: no such field; there are {', '.join(known_fields())}")
    return {name: column for name, _, column in pairs}
