"""`tarikh forget`: files, folders, feeds or articles' addresses → a version of the store without their articles."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from etl.commands.shared import StoreOption, chosen_store, told_errors
from etl.pipeline import Options, forget
from etl.progress import watching


def forget_command(
    addresses: Annotated[list[str], typer.Argument(help="Files, folders, feeds, or addresses of single articles.")],
    store: StoreOption = None,
) -> None:
    """Withdraw articles for good: no later run takes them in again."""
    named = [address if "://" in address else str(Path(address).absolute()) for address in addresses]
    options = Options(datetime.now(UTC).replace(tzinfo=None))
    with told_errors(), watching(Console(stderr=True)) as watch:
        built = forget(named, chosen_store(store), options, watch)
    if built:
        typer.echo(f"Forgotten; {built.rows['documents']:,} documents stay", err=True)
