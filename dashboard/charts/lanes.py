"""Events counted by period on lanes → circles whose area is the number.

A circle's `customdata` is `[first_day, day_after, lane]`.
"""

from collections.abc import Mapping

import polars as pl

from dashboard.charts.axes import category_axis, room_for, time_axis
from dashboard.charts.event_types import colours_of_groups
from dashboard.charts.look import Figure, Look, base, group_name
from dashboard.charts.months import period_text
from dashboard.charts.spans import Behind, Stretch, put_behind


def lanes(
    frame: pl.DataFrame, span: Stretch, look: Look, labels: Mapping[str, str], behind: Behind | None = None
) -> Figure:
    """Counts by period on lanes, a circle's area for the number: columns `start`, `end`, `lane`, `events`."""
    order = frame.group_by("lane").agg(pl.col("events").sum()).sort("events", "lane", descending=[True, False])
    keys = order["lane"].to_list()
    colours = colours_of_groups(keys, look)
    largest = float(str(frame["events"].max() or 1))
    rows = frame.rows(named=True)
    names = [look.label(group_name(key, look, labels), 24) for key in keys]
    layout = base(look, max(200, 90 + 46 * len(keys)), dragmode="select", selectdirection="h")
    layout["margin"].update(room_for(names, look))
    layout["xaxis"] = time_axis(span.first, span.last, look, span.calendar)
    layout["yaxis"] = {
        **category_axis(keys, names, look),
        "showgrid": True,
        "gridcolor": look.line,
    }
    put_behind(layout, span, look, behind or Behind())
    trace = {
        "type": "scatter",
        "mode": "markers",
        "x": [(row["start"] + (row["end"] - row["start"]) / 2).isoformat() for row in rows],
        "y": [row["lane"] for row in rows],
        "customdata": [[row["start"].isoformat(), row["end"].isoformat(), row["lane"]] for row in rows],
        "marker": {
            "size": [max(5.0, 30.0 * (row["events"] / largest) ** 0.5) for row in rows],
            "color": [colours[row["lane"]] for row in rows],
            "opacity": 0.85,
            "line": {"width": 1, "color": look.ground},
        },
        "hovertext": [
            f"{look.label(group_name(row['lane'], look, labels))}<br>"
            f"{look.label(period_text(row['start'], row['end'], span.grain, span.calendar, look))}: "
            f"<b>{look.number(row['events'])}</b>"
            for row in rows
        ],
        "hoverinfo": "text",
        "cliponaxis": False,
    }
    return {"data": [trace], "layout": layout}
