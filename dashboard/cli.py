"""Command line → the ETL's commands, and the dashboard's: `dashboard`, `demo`, `export`."""

from pathlib import Path
from typing import Annotated

import typer

from dashboard import demo
from dashboard.export import FORMATS
from dashboard.serve import serve
from dashboard.takeaway import take_away
from dashboard.words import LANGUAGES, Words
from etl.cli import app
from etl.commands.shared import StoreOption, chosen_store, live_file, told_errors
from etl.store import Store

__all__ = ["app", "main"]
PortOption = Annotated[int, typer.Option("--port", min=1, max=65535, help="Port on this machine.")]
UploadOption = Annotated[bool, typer.Option("--allow-upload", help="Let readers of the page add articles.")]
MostOption = Annotated[int, typer.Option("--max-upload", min=1, max=2_000, help="Megabytes that such a file may have.")]


@app.command("dashboard")
def dashboard_command(
    store: StoreOption = None, port: PortOption = 8501, allow_upload: UploadOption = False, most: MostOption = 100
) -> None:
    """Open the dashboard on a store."""
    serve(chosen_store(store), port, most if allow_upload else 0)


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
        serve(folder, port)


@app.command("export")
def export_command(
    store: StoreOption = None,
    form: Annotated[str, typer.Option("--format", help=f"One of {', '.join(FORMATS)}.")] = "csv",
    filter_: Annotated[str, typer.Option("--filter", help="A filter string, as in an address of the dashboard.")] = "",
    out: Annotated[Path | None, typer.Option("--out", help="File to write; else standard output.")] = None,
    language: Annotated[str, typer.Option("--lang", help="Language of texts that come in one: ar or en.")] = "en",
) -> None:
    """Write exactly the events that the dashboard shows for a filter; with --out also their codebook."""
    if form not in FORMATS:
        raise typer.BadParameter(f"--format {form}: choose one of {', '.join(FORMATS)}")
    if language not in LANGUAGES:
        raise typer.BadParameter(f"--lang {language}: choose one of {', '.join(LANGUAGES)}")
    with told_errors():
        notices = take_away(live_file(store), filter_, form, out, Words(language))
    for notice in notices:
        typer.echo(f"tarikh: {notice}", err=True)


def main() -> None:
    """Run the command line."""
    app()
