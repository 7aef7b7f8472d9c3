"""Two actors by period → bars of their events together over the lines of each alone.

A bar's `customdata` is `[first_day, day_after]`.
"""

import polars as pl

from dashboard.charts.axes import put_value_axis, time_axis
from dashboard.charts.look import Figure, Look, base
from dashboard.charts.months import period_text
from dashboard.charts.spans import Stretch, put_behind


def pair(frame: pl.DataFrame, span: Stretch, look: Look, first: str, second: str) -> Figure:
    """Columns `start`, `end`, `events` (both), `first`, `second`; `first` and `second` are the two names."""
    rows = frame.rows(named=True)
    most = max((max(row["events"], row["first"], row["second"]) for row in rows), default=1)
    layout = base(look, 320, showlegend=True)
    layout["xaxis"] = time_axis(span.first, span.last, look, span.calendar)
    put_value_axis(layout, most, look, look.words("chart.events"))
    put_behind(layout, span, look)
    bars = {
        "type": "bar",
        "name": look.label(look.words("network.together")),
        "x": [row["start"].isoformat() for row in rows],
        "y": [row["events"] for row in rows],
        "width": [0.92 * (row["end"] - row["start"]).days * 86_400_000 for row in rows],
        "offset": 0,
        "marker": {"color": look.palette[0]},
        "customdata": [[row["start"].isoformat(), row["end"].isoformat()] for row in rows],
        "hovertext": [
            f"{look.label(period_text(row['start'], row['end'], span.grain, span.calendar, look))}<br>"
            f"{look.label(look.words('network.together'))}: <b>{look.number(row['events'])}</b><br>"
            f"{look.label(first)}: {look.number(row['first'])}<br>{look.label(second)}: {look.number(row['second'])}"
            for row in rows
        ],
        "hoverinfo": "text",
    }
    lines = [
        {
            "type": "scatter",
            "mode": "lines+markers",
            "name": look.label(name),
            "x": [(row["start"] + (row["end"] - row["start"]) / 2).isoformat() for row in rows],
            "y": [row[key] for row in rows],
            "line": {"color": look.palette[slot], "width": 2, "dash": dash},
            "marker": {"size": 5, "symbol": symbol},
            "hoverinfo": "skip",
        }
        for key, name, slot, dash, symbol in (
            ("first", first, 1, "solid", "circle"),
            ("second", second, 2, "dot", "square"),
        )
    ]
    return {"data": [bars, *lines], "layout": layout}
