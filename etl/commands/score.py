"""`tarikh score`: annotated articles → the scores of the installed program, as a table or as JSON."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from etl.commands.shared import chosen_store, live_file, told_errors
from etl.score import Scores, annotation_folder, score_annotation, write_scores

_TITLES = {
    "dates": "Dates",
    "people": "People",
    "organizations": "Organizations",
    "roles": "By office alone",
    "summits": "Summits",
    "events": "Events",
}


def score_command(
    annotation: Annotated[
        Path | None, typer.Option(help="Folder with articles.jsonl and gold.jsonl; else the demonstration's.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object with all misses.")] = False,
    misses: Annotated[bool, typer.Option("--misses", help="List where program and annotation differ.")] = False,
    store: Annotated[
        Path | None, typer.Option("--store", help="A store whose quality page shall show the scores.")
    ] = None,
) -> None:
    """Read annotated articles and compare: how well are dates, names, offices, summits and events read?"""
    with told_errors():
        if store:
            live_file(store)
        scores = score_annotation(annotation or annotation_folder(), datetime.now(UTC).replace(tzinfo=None))
        if store:
            write_scores(scores, chosen_store(store).root)
    if as_json:
        typer.echo(json.dumps(scores.as_json(), ensure_ascii=False))
    else:
        _print(Console(), scores, misses)


def _print(console: Console, scores: Scores, misses: bool) -> None:
    """The scores as a table, one line a matter, and the misses below."""
    missing = f", {scores.articles_missing} missing" if scores.articles_missing else ""
    table = Table(title=f"Tarikh {scores.version} on {scores.articles} annotated articles{missing}", box=None)
    table.add_column()
    table.add_column("annotated", justify="right")
    table.add_column("", overflow="fold")
    figures = scores.as_json()
    for matter, title in _TITLES.items():
        told = [_told(name, figure) for name, figure in figures[matter].items() if name != "n"]
        table.add_row(title, str(figures[matter]["n"]), "  ".join(told))
    console.print(table)
    for miss in scores.misses if misses else ():
        typer.echo(f"{miss.article_id}\t{miss.matter}\t{miss.surface}\t{miss.expected}\t{miss.told}")


def _told(name: str, figure: float | None) -> str:
    """A share as a percentage, a count and a ratio as they are."""
    if isinstance(figure, float) and name != "per_gold":
        return f"{name} {figure:.1%}"
    return f"{name.replace('_', ' ')} {'–' if figure is None else figure}"
