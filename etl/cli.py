"""Command line → the commands of `etl.commands`; the dashboard's commands join them in `dashboard.cli`."""

import typer

from etl import __version__
from etl.commands.correct import correct_command
from etl.commands.dates import dates_command
from etl.commands.forget import forget_command
from etl.commands.ingest import ingest_command
from etl.commands.inspect import check_command, check_knowledge_command, sql_command
from etl.commands.score import score_command
from etl.commands.unresolved import unresolved_command

app = typer.Typer(
    help="Arabic and English news in, a dated event timeline with its evidence out.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
app.command("ingest")(ingest_command)
app.command("forget")(forget_command)
app.command("correct")(correct_command)
app.command("dates")(dates_command)
app.command("check")(check_command)
app.command("check-knowledge")(check_knowledge_command)
app.command("sql")(sql_command)
app.command("score")(score_command)
app.command("unresolved")(unresolved_command)


@app.command("version")
def version_command() -> None:
    """Print the version."""
    typer.echo(__version__)


def main() -> None:
    """Run the ETL's commands."""
    app()
