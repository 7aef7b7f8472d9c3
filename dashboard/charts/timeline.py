"""Events counted by period and group → stacked bars over time, with undated events as a bar of their own.

A bar's `customdata` is `[first_day, day_after, group]`, what a click on it opens; that of the undated
is `["", "", "undated"]`.
"""

from collections.abc import Mapping

import polars as pl

from dashboard.charts.axes import put_value_axis, time_axis
from dashboard.charts.event_types import TYPES, colours_of_groups
from dashboard.charts.look import REST, Figure, Look, base, group_name
from dashboard.charts.months import period_text
from dashboard.charts.spans import Behind, Stretch, put_behind

MOST_GROUPS = 7
PATTERNS: Mapping[str, str] = {"planned": "/", "postponed": "\\", "cancelled": "x", "denied": "."}
OTHERS = "others"
_UNDATED_MOST = 0.75  # of the axis: above the bar stand its number and its name


def counts(
    frame: pl.DataFrame,
    span: Stretch,
    look: Look,
    labels: Mapping[str, str],
    behind: Behind | None = None,
    undated: int = 0,
    compared: pl.DataFrame | None = None,
) -> Figure:
    """Stacked bars of events by period and group.

    Args:
        frame: columns `start`, `end` (dates, half-open), `group` (text key), `events`.
        span: what the axis covers.
        look: the reader's language and theme.
        labels: names of the groups; what it lacks is looked up as `event_type.…` or `status.…`.
        behind: gaps and summits.
        undated: events without a day, drawn as a bar of their own beside the axis.
        compared: columns `start`, `end`, `events` of another actor or an earlier period, drawn as a line.
    """
    rows = lump(frame, MOST_GROUPS)
    groups = order_groups(rows)
    colours = colours_of_groups([one for one in groups if one != OTHERS], look) | {OTHERS: REST}
    traces = [
        _bars(rows.filter(pl.col("group") == group), group, span, look, labels, colours[group]) for group in groups
    ]
    largest = _largest(rows, undated, compared)
    if compared is not None and not compared.is_empty():
        traces.append(_line(compared, span, look))
    layout = base(look, 340, barmode="stack", showlegend=len(traces) > 1, dragmode="select", selectdirection="h")
    layout["xaxis"] = time_axis(span.first, span.last, look, span.calendar)
    put_value_axis(layout, largest, look, look.words("chart.events"))
    if undated:
        traces.append(_undated(undated, largest, look))
        layout["xaxis"]["domain"] = [0.075, 1] if look.rtl else [0, 0.925]
        layout["xaxis2"] = _side_axis(look)
    put_behind(layout, span, look, behind or Behind())
    return {"data": traces, "layout": layout}


def lump(frame: pl.DataFrame, most: int) -> pl.DataFrame:
    """The rows with all but the `most` largest groups put together as `others`."""
    totals = frame.group_by("group").agg(pl.col("events").sum()).sort("events", "group", descending=[True, False])
    if totals.height <= most:
        return frame
    kept = totals.head(most - 1)["group"].to_list()
    named = pl.when(pl.col("group").is_in(kept)).then(pl.col("group")).otherwise(pl.lit(OTHERS)).alias("group")
    return frame.with_columns(named).group_by("start", "end", "group", maintain_order=True).agg(pl.col("events").sum())


def order_groups(frame: pl.DataFrame) -> list[str]:
    """Groups from the largest down, `others` last."""
    totals = frame.group_by("group").agg(pl.col("events").sum()).sort("events", "group", descending=[True, False])
    found: list[str] = totals["group"].to_list()
    return sorted(found, key=lambda group: group == OTHERS)


def _bars(rows: pl.DataFrame, group: str, span: Stretch, look: Look, labels: Mapping[str, str], colour: str) -> Figure:
    name = look.label(group_name(group, look, labels))
    starts, ends = rows["start"].to_list(), rows["end"].to_list()
    texts = [
        f"{look.label(period_text(start, end, span.grain, span.calendar, look))}<br>{name}: <b>{look.number(n)}</b>"
        for start, end, n in zip(starts, ends, rows["events"], strict=True)
    ]
    return {
        "type": "bar",
        "name": name,
        "x": [start.isoformat() for start in starts],
        "y": rows["events"].to_list(),
        "width": [0.92 * (end - start).days * 86_400_000 for start, end in zip(starts, ends, strict=True)],
        "offset": 0,
        "marker": {"color": colour, "line": {"width": 0}, "pattern": _pattern(group, look)},
        "customdata": [[start.isoformat(), end.isoformat(), group] for start, end in zip(starts, ends, strict=True)],
        "hovertext": texts,
        "hoverinfo": "text",
    }


def _pattern(group: str, look: Look) -> Figure:
    """Kindred types share a colour, and what did not happen (yet) is hatched: nothing rests on colour alone."""
    shape = TYPES[group].hatching if group in TYPES else PATTERNS.get(group, "")
    return {"shape": shape, "fillmode": "overlay", "fgcolor": look.ground, "size": 5, "solidity": 0.3}


def _line(compared: pl.DataFrame, span: Stretch, look: Look) -> Figure:
    middles = [start + (end - start) / 2 for start, end in zip(compared["start"], compared["end"], strict=True)]
    name = look.label(look.words("chart.compared"))
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": name,
        "x": [middle.isoformat() for middle in middles],
        "y": compared["events"].to_list(),
        "line": {"color": look.ink, "width": 2, "dash": "dot"},
        "marker": {"size": 6, "color": look.ground, "line": {"color": look.ink, "width": 2}},
        "hovertext": [
            f"{look.label(period_text(start, end, span.grain, span.calendar, look))}<br>{name}: <b>{look.number(n)}</b>"
            for start, end, n in zip(compared["start"], compared["end"], compared["events"], strict=True)
        ],
        "hoverinfo": "text",
    }


def _largest(rows: pl.DataFrame, undated: int, compared: pl.DataFrame | None) -> float:
    stacked = rows.group_by("start").agg(pl.col("events").sum())["events"].max() if not rows.is_empty() else 0
    line = compared["events"].max() if compared is not None and not compared.is_empty() else 0
    dated = max(float(str(stacked or 0)), float(str(line or 0)))
    # A heap of undated events must not flatten the dated ones: its bar is cut at the top, its number stands on it.
    return max(dated, min(float(undated), dated * 1.15 or undated))


def _undated(undated: int, largest: float, look: Look) -> Figure:
    name = look.label(look.words("chart.undated"))
    return {
        "type": "bar",
        "name": name,
        "x": ["undated"],
        "y": [min(float(undated), _UNDATED_MOST * largest)],
        "xaxis": "x2",
        "width": 0.7,
        "marker": {
            "color": "rgba(0,0,0,0)",
            "line": {"color": look.faint, "width": 1.5},
            "pattern": {"shape": ".", "fgcolor": look.faint, "size": 6, "solidity": 0.25},
        },
        "customdata": [["", "", "undated"]],
        "text": [f"{look.number(undated)}<br>{name}"],
        "textposition": "outside",
        "textangle": 0,
        "constraintext": "none",
        "textfont": {"size": 12, "color": look.ink},
        "cliponaxis": False,
        "hovertext": [f"{name}: <b>{look.number(undated)}</b>"],
        "hoverinfo": "text",
        "showlegend": False,
    }


def _side_axis(look: Look) -> Figure:
    return {
        "type": "category",
        "domain": [0, 0.06] if look.rtl else [0.94, 1],
        "anchor": "y",
        "tickvals": ["undated"],
        "ticktext": [""],
        "fixedrange": True,
        "showgrid": False,
        "linecolor": look.line,
    }
