"""Events by place → circles on outlines of our own (`static/world.svg`): nothing is fetched from elsewhere.

A circle's `customdata` is `[place_id]`. Miller's cylindrical projection, in degrees of longitude.
"""

import math
from collections.abc import Mapping
from typing import Any

import polars as pl

from dashboard.charts.look import Figure, Look, base
from dashboard.charts.place_names import Circle, sides_of_names

OUTLINES = "app/static/world.svg"
NORTH, SOUTH = 84.0, -58.0  # what the outlines cover
MOST_PLACES = 400
_SMALLEST = 34.0  # degrees of longitude that are shown at least
_HEIGHT = 450  # pixels
_RATIO = 0.5  # height to width of the drawing
_LONGEST = 22  # letters of a name
_WIDTHS = ((920, 40), (350, 12))  # pixels of the drawing and names at most: a wide page, a phone


def miller(lat: float) -> float:
    """The ordinate of a latitude, in the unit of the longitudes (Miller 1942)."""
    held = math.radians(max(SOUTH, min(NORTH, lat)))
    return 1.25 * math.degrees(math.log(math.tan(math.pi / 4 + 0.4 * held)))


def places(frame: pl.DataFrame, look: Look, names: Mapping[str, str]) -> Figure:
    """Columns `place_id`, `lat`, `lon` (rows without them are left out), `events`; a circle's area is the number.

    After the circles come two traces of names, those for a wide page and those for a phone; `style.css` shows one.
    """
    rows = frame.drop_nulls(["lat", "lon"]).sort("events", "place_id", descending=[True, False]).head(MOST_PLACES)
    lines = rows.rows(named=True)
    most = max((row["events"] for row in lines), default=1)
    sizes = [round(6 + 26 * (row["events"] / most) ** 0.5, 1) for row in lines]
    layout = base(look, _HEIGHT, dragmode="pan")
    layout["margin"] = {"l": 0, "r": 0, "t": 0, "b": 0}
    (west, east), (south, north) = _window(lines)
    hidden = {"visible": False, "showgrid": False, "zeroline": False}
    layout["xaxis"] = {**hidden, "range": [west, east], "minallowed": -190, "maxallowed": 190}
    layout["yaxis"] = {**hidden, "range": [south, north], "scaleanchor": "x", "scaleratio": 1}
    layout["images"] = [_outlines()]
    circles = {
        "type": "scatter",
        "mode": "markers",
        **_at(lines),
        "marker": {
            "size": sizes,
            "color": look.palette[0],
            "opacity": 0.62,
            "line": {"width": 1.2, "color": look.ground},
        },
        "hovertext": [f"{look.label(names[row['place_id']])}: <b>{look.number(row['events'])}</b>" for row in lines],
        "hoverinfo": "text",
    }
    labels = [look.label(names[row["place_id"]], _LONGEST) for row in lines]
    drawn = [
        Circle(row["place_id"], row["lon"], miller(row["lat"]), size / 2, len(label) - 2)
        for row, size, label in zip(lines, sizes, labels, strict=True)
    ]
    written = [
        _names(lines, labels, sizes, sides_of_names(drawn, width / (east - west), count, (west, east)), look)
        for width, count in _WIDTHS
    ]
    return {"data": [circles, *written], "layout": layout}


def _at(rows: list[dict[str, Any]]) -> Figure:
    return {
        "x": [row["lon"] for row in rows],
        "y": [round(miller(row["lat"]), 3) for row in rows],
        "customdata": [[row["place_id"]] for row in rows],
    }


def _names(
    rows: list[dict[str, Any]], labels: list[str], sizes: list[float], sides: Mapping[str, str], look: Look
) -> Figure:
    """The names of the places in `sides`; over unseen circles, so that each stands off its own."""
    told = [number for number, row in enumerate(rows) if row["place_id"] in sides]
    return {
        "type": "scatter",
        "mode": "markers+text",
        **_at([rows[number] for number in told]),
        "marker": {"size": [sizes[number] for number in told], "opacity": 0},
        "text": [labels[number] for number in told],
        "textposition": [sides[rows[number]["place_id"]] for number in told],
        "textfont": {"size": 12, "color": look.ink},
        "hoverinfo": "skip",
    }


def _window(rows: list[dict[str, Any]]) -> tuple[tuple[float, float], tuple[float, float]]:
    """The part of the world that holds the places; the outermost fiftieth of the events may lie outside."""
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
        if low + n > 0.02 * total and low < 0.98 * total:
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
