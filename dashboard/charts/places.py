"""Events by place → circles on outlines of our own (`static/world.svg`): nothing is fetched from elsewhere.

A circle's `customdata` is `[place_id]`. Miller's cylindrical projection, in degrees of longitude.
"""

import math
from collections.abc import Mapping
from typing import Any

import polars as pl

from dashboard.charts.look import Figure, Look, base

OUTLINES = "app/static/world.svg"
NORTH, SOUTH = 84.0, -58.0  # what the outlines cover
MOST_PLACES = 400
_SMALLEST = 34.0  # degrees of longitude that are shown at least
_RATIO = 0.5  # height to width of the drawing


def miller(lat: float) -> float:
    """The ordinate of a latitude, in the unit of the longitudes (Miller 1942)."""
    held = math.radians(max(SOUTH, min(NORTH, lat)))
    return 1.25 * math.degrees(math.log(math.tan(math.pi / 4 + 0.4 * held)))


def places(frame: pl.DataFrame, look: Look, names: Mapping[str, str]) -> Figure:
    """Columns `place_id`, `lat`, `lon` (rows without them are left out), `events`; a circle's area is the number."""
    rows = frame.drop_nulls(["lat", "lon"]).sort("events", "place_id", descending=[True, False]).head(MOST_PLACES)
    lines = rows.rows(named=True)
    most = max((row["events"] for row in lines), default=1)
    layout = base(look, 520, dragmode="pan")
    layout["margin"] = {"l": 0, "r": 0, "t": 0, "b": 0}
    (west, east), (south, north) = _window(lines)
    hidden = {"visible": False, "showgrid": False, "zeroline": False}
    layout["xaxis"] = {**hidden, "range": [west, east], "minallowed": -190, "maxallowed": 190}
    layout["yaxis"] = {**hidden, "range": [south, north], "scaleanchor": "x", "scaleratio": 1}
    layout["images"] = [_outlines()]
    named = _named(lines, east - west)
    trace = {
        "type": "scatter",
        "mode": "markers+text",
        "x": [row["lon"] for row in lines],
        "y": [round(miller(row["lat"]), 3) for row in lines],
        "customdata": [[row["place_id"]] for row in lines],
        "marker": {
            "size": [round(7 + 33 * (row["events"] / most) ** 0.5, 1) for row in lines],
            "color": look.palette[0],
            "opacity": 0.62,
            "line": {"width": 1.2, "color": look.ground},
        },
        "text": [look.label(names[row["place_id"]], 22) if row["place_id"] in named else "" for row in lines],
        "textposition": "bottom center",
        "textfont": {"size": 12, "color": look.ink},
        "hovertext": [f"{look.label(names[row['place_id']])}: <b>{look.number(row['events'])}</b>" for row in lines],
        "hoverinfo": "text",
    }
    return {"data": [trace], "layout": layout}


def _named(rows: list[dict[str, Any]], width: float) -> set[str]:
    """The places whose names have room, the largest first; a name takes a ninth of the width and a row of text."""
    put: list[tuple[float, float]] = []
    found: set[str] = set()
    for row in rows[:60]:
        x, y = row["lon"], miller(row["lat"])
        if all(abs(x - other) > width / 9 or abs(y - above) > width / 45 for other, above in put):
            put.append((x, y))
            found.add(row["place_id"])
    return found


def _window(rows: list[dict[str, Any]]) -> tuple[tuple[float, float], tuple[float, float]]:
    """The part of the world that holds the places; the outermost hundredth of the events may lie outside."""
    if not rows:
        return (-25.0, 75.0), (miller(-5), miller(50))
    spread = sorted((row["lon"], miller(row["lat"]), row["events"]) for row in rows)
    west, east = _held([(x, n) for x, _, n in spread])
    south, north = _held(sorted((y, n) for _, y, n in spread))
    width = max(_SMALLEST, (east - west) * 1.15, (north - south) * 1.2 / _RATIO)
    middle, height = (west + east) / 2, (south + north) / 2
    return (middle - width / 2, middle + width / 2), (height - width * _RATIO / 2, height + width * _RATIO / 2)


def _held(weighed: list[tuple[float, float]]) -> tuple[float, float]:
    total, low = sum(n for _, n in weighed), 0.0
    kept = []
    for at, n in weighed:
        if low + n > 0.01 * total and low < 0.99 * total:
            kept.append(at)
        low += n
    return kept[0], kept[-1]


def _outlines() -> Figure:
    top, bottom = miller(NORTH), miller(SOUTH)
    return {
        "source": OUTLINES,
        "xref": "x",
        "yref": "y",
        "x": -180,
        "y": top,
        "sizex": 360,
        "sizey": top - bottom,
        "sizing": "stretch",
        "layer": "below",
    }
