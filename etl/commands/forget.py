"""`tarikh forget`: files, folders, feeds or articles' addresses → a version of the store without their articles."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from etl.commands.shared import StoreOption, chosen_store, told_errors
from etl.pipeline import Options, forget
from etl.progress import watching
from etl.read.inputs import absolute_uri


def forget_command(
    addresses: Annotated[list[str], typer.Argument(help="Files, folders, feeds, or addresses of single articles.")],
    store: StoreOption = None,
) -> None:
    """Withdraw articles for good: no later run takes them in again."""
    folder = chosen_store(store)
    named = [address if "://" in address else absolute_uri(Path(address)) for address in addresses]
    options = Options(datetime.now(UTC).replace(tzinfo=None))
    with told_errors(), watching(Console(stderr=True)) as watch:
        done = forget(named, folder, options, watch)
    stay = f"; {done.built.rows['documents']:,} documents stay" if done.built else ""
    where = f"every file in {folder.root} (the builds before too)"
    typer.echo(f"Forgotten: {done.documents:,} documents, erased from {where}{stay}", err=True)
    for place in done.copies:
        typer.echo(f"  the same text stays from {place}; forget it too if it shall go", err=True)
