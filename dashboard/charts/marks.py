"""Single events → marks on lanes: solid where the day is stated, hollow where it was worked out, a bar for an interval.

A mark's `customdata` is `[event_id]`.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

import polars as pl

from dashboard.charts.axes import category_axis, room_for, time_axis
from dashboard.charts.event_types import TYPES, colour_of_type
from dashboard.charts.look import Figure, Look, base, group_name
from dashboard.charts.spans import Behind, Stretch, put_behind

MOST_MARKS = 600
_MOST_LEVELS = 9
_MOST_NAMED = 10  # types in the legend


def events(
    frame: pl.DataFrame, span: Stretch, look: Look, labels: Mapping[str, str], behind: Behind | None = None
) -> Figure:
    """Single events on lanes: solid where the day is stated, hollow where it was worked out, a bar for an interval.

    Args:
        frame: columns `event_id`, `start_at`, `end_at` (timestamps, half-open, not null), `certainty`, `event_type`,
            `lane` (text key), `text` (what the mark says); at most `MOST_MARKS` rows are drawn.
        span: what the axis covers.
        look: the reader's language and theme.
        labels: names of lanes; what it lacks is looked up as `event_type.…` or `status.…`.
        behind: gaps and summits.
    """
    rows = frame.sort("start_at", "event_id").head(MOST_MARKS)
    lanes = rows.group_by("lane").len().sort("len", "lane", descending=[True, False])["lane"].to_list()
    spread = _spread(rows, span)
    levels = min(_MOST_LEVELS, max((int(str(row["level"])) for row in spread), default=0) + 1)
    marks = [_mark(row, lanes, levels, look) for row in spread]
    height = max(220, min(900, 120 + len(lanes) * (24 + 13 * levels)))
    names = [look.label(group_name(lane, look, labels), 24) for lane in lanes]
    layout = base(look, height, showlegend=True, dragmode="select", selectdirection="h")
    layout["margin"].update(room_for(names, look))
    layout["xaxis"] = time_axis(span.first, span.last, look, span.calendar)
    layout["yaxis"] = {
        **category_axis([], [], look),
        "type": "linear",
        "autorange": False,
        "range": [len(lanes) - 0.5, -0.5],
        "tickvals": list(range(len(lanes))),
        "ticktext": names,
        "showgrid": True,
        "gridcolor": look.line,
    }
    for key in ("categoryorder", "categoryarray"):
        layout["yaxis"].pop(key)
    put_behind(layout, span, look, behind or Behind())
    bars = [mark for mark in marks if mark["bar"]]
    dots = [mark for mark in marks if not mark["bar"]]
    traces = [trace for trace in (_interval_trace(bars, look, 0.55 / levels), _dot_trace(dots, look)) if trace]
    return {"data": traces + _legend(rows, look, labels), "layout": layout}


def _legend(rows: pl.DataFrame, look: Look, labels: Mapping[str, str]) -> list[Figure]:
    """A trace without points for each of the commonest types, which names its colour and symbol."""
    counted = rows.group_by("event_type").len().sort("len", "event_type", descending=[True, False])
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "name": look.label(group_name(kind, look, labels)),
            "x": [None],
            "y": [None],
            "marker": {"size": 11, "color": colour_of_type(kind, look), "symbol": _symbol(kind)},
            "hoverinfo": "skip",
        }
        for kind in counted["event_type"].head(_MOST_NAMED)
    ]


def _symbol(kind: str) -> str:
    return TYPES[kind].symbol if kind in TYPES else "circle"


def _spread(rows: pl.DataFrame, span: Stretch) -> list[dict[str, object]]:
    """The rows with `level`: how far from its lane's middle a mark sits, so that marks of one moment stand apart."""
    width = max((span.last - span.first) / 70, timedelta(days=1) / 4)
    free: dict[str, list[datetime]] = {}
    found = []
    for row in rows.iter_rows(named=True):
        ends = free.setdefault(row["lane"], [])
        level = next((n for n, end in enumerate(ends) if end <= row["start_at"]), len(ends))
        until = max(row["end_at"] if _is_bar(row) else row["start_at"], row["start_at"]) + width
        if level < len(ends):
            ends[level] = until
        else:
            ends.append(until)
        found.append({**row, "level": level})
    return found


def _is_bar(row: Mapping[str, object]) -> bool:
    start, end = row["start_at"], row["end_at"]
    return isinstance(start, datetime) and isinstance(end, datetime) and end - start > timedelta(days=1)


def _mark(
    row: Mapping[str, object],
    lanes: Sequence[str],
    levels: int,
    look: Look,
) -> Figure:
    level = int(str(row["level"])) % levels
    above = 0.8 / levels * ((level + 1) // 2) * (-1 if level % 2 else 1)
    certainty = str(row["certainty"])
    sure = look.label(look.words(f"certainty.{certainty}"))
    return {
        "bar": _is_bar(row),
        "x": row["start_at"],
        "until": row["end_at"],
        "y": lanes.index(str(row["lane"])) + above,
        "id": str(row["event_id"]),
        "colour": colour_of_type(str(row["event_type"]), look),
        "symbol": _symbol(str(row["event_type"])),
        "hollow": certainty != "stated",
        "text": f"{look.label(str(row['text']), 120)}<br><i>{sure}</i>",
    }


def _dot_trace(marks: Sequence[Figure], look: Look) -> Figure | None:
    if not marks:
        return None
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [(mark["x"] + min(mark["until"] - mark["x"], timedelta(days=1)) / 2).isoformat() for mark in marks],
        "y": [mark["y"] for mark in marks],
        "customdata": [[mark["id"]] for mark in marks],
        "marker": {
            "size": 11,
            "symbol": [mark["symbol"] for mark in marks],
            "color": [look.ground if mark["hollow"] else mark["colour"] for mark in marks],
            "line": {"width": 2.2, "color": [mark["colour"] for mark in marks]},
        },
        "hovertext": [mark["text"] for mark in marks],
        "hoverinfo": "text",
        "showlegend": False,
        "cliponaxis": False,
    }


def _interval_trace(marks: Sequence[Figure], look: Look, width: float) -> Figure | None:
    """Horizontal bars; the outline alone when the interval was worked out."""
    if not marks:
        return None
    return {
        "type": "bar",
        "orientation": "h",
        "base": [mark["x"].isoformat() for mark in marks],
        "x": [(mark["until"] - mark["x"]).total_seconds() * 1000 for mark in marks],
        "y": [mark["y"] for mark in marks],
        "width": min(width, 0.14),
        "customdata": [[mark["id"]] for mark in marks],
        "marker": {
            "color": [look.ground if mark["hollow"] else mark["colour"] for mark in marks],
            "line": {"width": 2, "color": [mark["colour"] for mark in marks]},
        },
        "hovertext": [mark["text"] for mark in marks],
        "hoverinfo": "text",
        "showlegend": False,
    }
