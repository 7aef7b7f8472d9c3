"""Command line → the ETL's commands, and the dashboard's: `dashboard`, `demo`, `export`."""

from pathlib import Path
from typing import Annotated

import typer

from dashboard import demo
from dashboard.serve import serve
from etl.cli import app
from etl.commands.shared import StoreOption, chosen_store, told_errors
from etl.store import Store

PortOption = Annotated[int, typer.Option("--port", min=1, max=65535, help="Port on this machine.")]
UploadOption = Annotated[bool, typer.Option("--allow-upload", help="Let readers of the page add articles.")]


@app.command("dashboard")
def dashboard_command(store: StoreOption = None, port: PortOption = 8501, allow_upload: UploadOption = False) -> None:
    """Open the dashboard on a store."""
    serve(chosen_store(store), port, allow_upload)


@app.command("demo")
def demo_command(
    store: Annotated[Path | None, typer.Option("--store", help="Folder of the demonstration store.")] = None,
    port: PortOption = 8501,
    open_dashboard: Annotated[bool, typer.Option("--open/--build-only", help="Open the dashboard on it.")] = True,
) -> None:
    """Build the demonstration store where it is missing or older than its input, and open the dashboard on it."""
    folder = Store((store or demo.folder()).absolute())
    with told_errors():
        demo.build_if_older(folder)
    if open_dashboard:
        serve(folder, port, allow_upload=False)


def main() -> None:
    """Run the command line."""
    app()
