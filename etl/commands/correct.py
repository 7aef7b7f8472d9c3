"""`tarikh correct`: what the user knows better → a checked row in the store's corrections, and a build with it."""

from datetime import UTC, datetime
from getpass import getuser
from typing import Annotated

import typer
from rich.console import Console

from etl.commands.shared import StoreOption, chosen_store, live_connection, told_errors
from etl.pipeline import Options, refresh
from etl.progress import watching
from etl.store.corrections import Target
from etl.store.enter import enter_correction, history, undo_last


def correct_command(
    document_id: Annotated[str, typer.Argument(help="The article that holds the evidence.")] = "",
    surface: Annotated[str, typer.Argument(help="The words of the evidence, as they stand there.")] = "",
    field: Annotated[Target | None, typer.Argument(help="What is wrong.", show_default=False)] = None,
    new: Annotated[str, typer.Argument(help="What is true; empty for nothing.")] = "",
    reason: Annotated[str, typer.Option(help="Why; asked of every correction.")] = "",
    at: Annotated[int | None, typer.Option(help="Where the words begin, when they stand there twice.")] = None,
    old: Annotated[str | None, typer.Option(help="What the build says; looked up when left out.")] = None,
    by: Annotated[str, typer.Option(help="Who says so.")] = "",
    undo: Annotated[bool, typer.Option("--undo", help="Take the last correction back.")] = False,
    listed: Annotated[bool, typer.Option("--list", help="Show all corrections and what became of them.")] = False,
    store: StoreOption = None,
) -> None:
    """Write a correction and build a version of the store that holds it; every later build applies it again."""
    folder = chosen_store(store)
    with told_errors():
        if listed:
            with live_connection(store) as con:
                typer.echo("\n".join(history(con)))
            return
        if undo:
            typer.echo(f"Taken back: {undo_last(folder)}", err=True)
        elif document_id and surface and field and reason:
            today = datetime.now(UTC).date().isoformat()
            stamp = {"new": new, "reason": reason, "by": by or getuser(), "on": today}
            with live_connection(store) as con:
                path = enter_correction(con, folder, document_id, surface, field, at, old, stamp)
            typer.echo(f"Written to {path}", err=True)
        else:
            raise typer.BadParameter("name DOCUMENT_ID, SURFACE, FIELD and NEW, and give a --reason")
        with watching(Console(stderr=True)) as watch:
            built = refresh(folder, Options(datetime.now(UTC).replace(tzinfo=None)), watch)
        for problem in built.unapplied if built else ():
            typer.echo(f"correction not applied: {problem}", err=True)
