"""`tarikh dates`: JSON lines of texts on standard input → JSON lines of their date mentions on standard output."""

import sys
from typing import Annotated

import typer

from etl.dates.cli import run as read_date_lines


def dates_command(
    whole: Annotated[bool, typer.Option("--whole", help="Each text is one date string.")] = False,
) -> None:
    """Read the dates of JSON lines from standard input; write JSON lines to standard output."""
    for block in read_date_lines(sys.stdin.buffer, whole):
        sys.stdout.buffer.write(block)
        sys.stdout.buffer.flush()  # who sends one line and waits gets its answer
