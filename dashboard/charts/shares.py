"""Parts of totals by outlet → horizontal bars of the share, the part and its denominator written on each.

A bar's `customdata` is `[key]`.
"""

import polars as pl

from dashboard.charts.axes import category_axis, room_for, value_axis
from dashboard.charts.look import Figure, Look, base

MOST_BARS = 25
_ROOM = 2  # times the longest bar: on a phone, too, the words at its end are not cut off


def shares(frame: pl.DataFrame, look: Look, title: str) -> Figure:
    """Columns `key`, `label`, `part`, `total`; in the order given, the first at the top, at most `MOST_BARS`."""
    rows = frame.head(MOST_BARS).rows(named=True)
    values = [100 * row["part"] / row["total"] if row["total"] else 0.0 for row in rows]
    keys = [row["key"] for row in rows]
    labels = [look.label(row["label"], 20) for row in rows]
    percent = look.words("number.percent").format(n="")
    layout = base(look, 84 + 30 * max(1, len(rows)), bargap=0.35)
    layout["margin"].update(room_for(labels, look))
    layout["yaxis"] = category_axis(keys, labels, look)
    layout["xaxis"] = {
        **value_axis(max(values, default=1) * _ROOM or 1, look, title, whole=False, unit=percent),
        "side": "bottom",
    }
    shown = [n for n, tick in enumerate(layout["xaxis"]["tickvals"]) if tick <= 100]
    for key in ("tickvals", "ticktext"):
        layout["xaxis"][key] = [layout["xaxis"][key][n] for n in shown]
    if look.rtl:
        layout["xaxis"]["range"] = layout["xaxis"]["range"][::-1]
    told = [look.words("chart.of", part=row["part"], total=row["total"]) for row in rows]
    trace = {
        "type": "bar",
        "orientation": "h",
        "y": keys,
        "x": [round(value, 2) for value in values],
        "customdata": [[key] for key in keys],
        "marker": {"color": look.palette[0]},
        "text": [
            look.label(f"{look.words.percent(value / 100)} · {text}") for value, text in zip(values, told, strict=True)
        ],
        "textposition": "outside",
        "textfont": {"size": 12, "color": look.faint},
        "cliponaxis": False,
        "hoverinfo": "none",
    }
    return {"data": [trace], "layout": layout}
