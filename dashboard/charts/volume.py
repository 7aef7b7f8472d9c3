"""Documents by outlet and period → small bars, an outlet a row, with its gaps greyed; and who reports how late."""

from collections.abc import Mapping, Sequence

import polars as pl

from dashboard.charts.axes import category_axis, room_for, time_axis
from dashboard.charts.look import Figure, Look, base
from dashboard.charts.months import period_text
from dashboard.charts.spans import Stretch, put_behind
from dashboard.words import plain

MOST_OUTLETS = 20
_LONGEST = 18  # letters of a name


def volume(
    frame: pl.DataFrame, outlets: Sequence[str], gaps: pl.DataFrame, span: Stretch, look: Look, names: Mapping[str, str]
) -> Figure:
    """Bars whose height is all documents of the outlet, the lower part those that report an event shown.

    A bar's `customdata` is `[first_day, day_after, outlet]`. Every row has a scale of its own: shapes are compared,
    amounts are written at the row's name.

    Args:
        frame: columns `start`, `end`, `outlet`, `documents`, `total`.
        outlets: keys, first at the top, at most `MOST_OUTLETS`.
        gaps: columns `outlet`, `start`, `end`: stretches in which it printed nothing.
        span: what the axis covers.
        look: the reader's language and theme.
        names: outlet → name.
    """
    rows = list(outlets[:MOST_OUTLETS])
    totals = {outlet: frame.filter(pl.col("outlet") == outlet)["total"] for outlet in rows}
    labels = [look.label(f"{_short(names.get(key, key))} {look.number(int(totals[key].sum()))}") for key in rows]
    layout = base(look, 110 + 44 * max(1, len(rows)), barmode="overlay", showlegend=True)
    layout["margin"].update(room_for(labels, look))
    layout["xaxis"] = time_axis(span.first, span.last, look, span.calendar)
    layout["yaxis"] = {
        **category_axis([], labels, look),
        "type": "linear",
        "autorange": False,
        "range": [len(rows) - 0.05, -0.15],
        "tickvals": [number + 0.5 for number in range(len(rows))],
        "showgrid": False,
    }
    for key in ("categoryorder", "categoryarray"):
        layout["yaxis"].pop(key)
    put_behind(layout, span, look)
    layout["shapes"] += [
        _gap(rows.index(outlet), start.isoformat(), end.isoformat(), look)
        for outlet, start, end in gaps.select("outlet", "start", "end").iter_rows()
        if outlet in totals
    ]
    shown = frame.filter(pl.col("outlet").is_in(rows))
    most = {key: max(1, int(str(values.max() or 1))) for key, values in totals.items()}
    return {
        "data": [
            _bars(shown, "total", rows, most, span, look, look.shade, look.words("outlets.total")),
            _bars(shown, "documents", rows, most, span, look, look.palette[0], look.words("outlets.documents")),
        ],
        "layout": layout,
    }


def _short(name: str) -> str:
    clean = plain(name)
    return clean if len(clean) <= _LONGEST else clean[: _LONGEST - 1].rstrip() + "…"


def _bars(
    frame: pl.DataFrame,
    part: str,
    rows: Sequence[str],
    most: Mapping[str, int],
    span: Stretch,
    look: Look,
    colour: str,
    name: str,
) -> Figure:
    lines = frame.rows(named=True)
    heights = [0.86 * row[part] / most[row["outlet"]] for row in lines]
    return {
        "type": "bar",
        "name": look.label(name),
        "x": [row["start"].isoformat() for row in lines],
        "width": [0.94 * (row["end"] - row["start"]).days * 86_400_000 for row in lines],
        "offset": 0,
        "base": [rows.index(row["outlet"]) + 0.95 - height for row, height in zip(lines, heights, strict=True)],
        "y": heights,
        "marker": {"color": colour, "line": {"width": 0}},
        "customdata": [[row["start"].isoformat(), row["end"].isoformat(), row["outlet"]] for row in lines],
        "hovertext": [
            f"{look.label(row['outlet'])} · "
            f"{look.label(period_text(row['start'], row['end'], span.grain, span.calendar, look))}<br>"
            + look.label(look.words("chart.of", part=row["documents"], total=row["total"]))
            for row in lines
        ],
        "hoverinfo": "text",
    }


def _gap(row: int, start: str, end: str, look: Look) -> Figure:
    return {
        "type": "rect",
        "xref": "x",
        "yref": "y",
        "x0": start,
        "x1": end,
        "y0": row + 0.05,
        "y1": row + 0.95,
        "fillcolor": look.shade,
        "line": {"width": 0},
        "layer": "below",
    }
