"""Offices of an actor → bars in time, open where no last day is known; acting ones are hatched."""

from collections.abc import Mapping
from datetime import date, timedelta

import polars as pl

from dashboard.charts.axes import category_axis, room_for, time_axis
from dashboard.charts.look import Figure, Look, base
from dashboard.charts.months import GREGORIAN, day_text

MOST_OFFICES = 24


def offices(frame: pl.DataFrame, today: date, look: Look) -> Figure:
    """Columns `label`, `start_on`, `end_on` (inclusive; either may be null), `acting`; `today` closes the open ones."""
    rows = frame.head(MOST_OFFICES).rows(named=True)
    known = [day for row in rows for day in (row["start_on"], row["end_on"]) if day]
    first = min(known, default=today) - timedelta(days=200)
    last = max([today, *known]) + timedelta(days=200)
    keys = [str(number) for number in range(len(rows))]
    labels = [look.label(row["label"], 30) for row in rows]
    layout = base(look, 80 + 34 * max(1, len(rows)), bargap=0.4)
    layout["margin"].update(room_for(labels, look, 210))
    layout["xaxis"] = {**time_axis(first, last, look, GREGORIAN, 7), "showgrid": True, "gridcolor": look.line}
    layout["yaxis"] = category_axis(keys, labels, look)
    starts = [row["start_on"] or first for row in rows]
    ends = [(row["end_on"] + timedelta(days=1)) if row["end_on"] else last for row in rows]
    trace = {
        "type": "bar",
        "orientation": "h",
        "y": keys,
        "base": [start.isoformat() for start in starts],
        "x": [(end - start).days * 86_400_000 for start, end in zip(starts, ends, strict=True)],
        "marker": {
            "color": [look.palette[0] if row["end_on"] else look.palette[4] for row in rows],
            "pattern": {
                "shape": ["/" if row["acting"] else "" for row in rows],
                "fillmode": "overlay",
                "fgcolor": look.ground,
                "size": 6,
            },
        },
        "hovertext": [_told(row, look) for row in rows],
        "hoverinfo": "text",
    }
    return {"data": [trace], "layout": layout}


def _told(row: Mapping[str, date | str | bool | None], look: Look) -> str:
    words = look.words
    start, end = row["start_on"], row["end_on"]
    parts = [
        words("date.from").format(day=day_text(start, GREGORIAN, look)) if isinstance(start, date) else "",
        words("date.until").format(day=day_text(end, GREGORIAN, look)) if isinstance(end, date) else "",
    ]
    return "<br>".join([look.label(str(row["label"]), 90), *(look.label(part) for part in parts if part)])
