"""What tests of charts share: two readers, a span of three months, and a figure that Plotly accepts."""

import json
from datetime import date

import plotly.graph_objects as go
import polars as pl
import pytest

from dashboard.charts.look import Figure, Look
from dashboard.charts.spans import Stretch
from dashboard.words import Words

EN, AR = Look(Words("en")), Look(Words("ar"), dark=True)
BOTH = pytest.mark.parametrize("look", [EN, AR])
SPAN = Stretch(date(2024, 1, 1), date(2024, 4, 1))
MONTHS = [(date(2024, n, 1), date(2024, n + 1, 1)) for n in (1, 2, 3)]


def accepted(figure: Figure) -> Figure:
    """The figure, once Plotly has checked it and it can be written as JSON."""
    go.Figure(figure)
    json.dumps(figure)
    return figure


def counted(**groups: list[int]) -> pl.DataFrame:
    rows = [(*MONTHS[n], group, value) for group, values in groups.items() for n, value in enumerate(values) if value]
    return pl.DataFrame(rows, schema=["start", "end", "group", "events"], orient="row")
