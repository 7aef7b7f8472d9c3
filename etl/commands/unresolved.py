"""`tarikh unresolved`: the actors of a store that no file lists, with lines to add to the alias file."""

from typing import Annotated

import typer

from etl.actors.unresolved import PLACEHOLDER, unresolved
from etl.commands.shared import StoreOption, live_connection, told_errors

MostOption = Annotated[int, typer.Option("--most", min=1, help="How many to print.")]


def unresolved_command(store: StoreOption = None, most: MostOption = 50) -> None:
    """Print the most frequent actors that no file lists, each with a row for aliases.csv of your own folder."""
    with told_errors(), live_connection(store) as con:
        found = unresolved(con, most)
    if not found:
        typer.echo("Every actor of this store is listed", err=True)
        return
    typer.echo("articles\tmentions\tkind\tname\trow for aliases.csv")
    for one in found:
        typer.echo(f"{one.documents}\t{one.mentions}\t{one.kind}\t{one.name}\t{one.alias_line}")
    typer.echo(
        f"Copy the rows that are right to knowledge/aliases.csv of the store, {PLACEHOLDER} filled in with an id of "
        "actors.csv, under the header actor_id,alias,language,kind,provenance",
        err=True,
    )
