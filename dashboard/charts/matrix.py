"""Pairs of actors → a heat map of events in common, actors of one community side by side, columns named by number.

A cell's `customdata` is `[actor_a, actor_b]`.
"""

from collections.abc import Mapping, Sequence

import polars as pl

from dashboard.charts.axes import category_axis, room_for
from dashboard.charts.look import Figure, Look, base

MOST_ROWS = 30


def matrix(
    pairs: pl.DataFrame, order: Sequence[str], look: Look, names: Mapping[str, str], measure: str = "events"
) -> Figure:
    """The symmetric matrix of the actors in `order`, at most `MOST_ROWS`; an empty cell is a pair that never was.

    Args:
        pairs: columns `actor_a`, `actor_b`, `events`, `lift`, `npmi`.
        order: actor ids, first at the top and on the reader's side.
        look: the reader's language and theme.
        names: actor id → name.
        measure: the column that the colour shows: `events`, `lift` or `npmi`.
    """
    keys = list(order[:MOST_ROWS])
    at = {key: number for number, key in enumerate(keys)}
    size = len(keys)
    values: list[list[float | None]] = [[None] * size for _ in keys]
    texts = [[""] * size for _ in keys]
    cells: list[tuple[str, str]] = []
    for pair in pairs.filter(pl.col("actor_a").is_in(keys) & pl.col("actor_b").is_in(keys)).iter_rows(named=True):
        for row, column in ((pair["actor_a"], pair["actor_b"]), (pair["actor_b"], pair["actor_a"])):
            values[at[row]][at[column]] = round(float(pair[measure]), 4)
            cells.append((column, row))
            texts[at[row]][at[column]] = _told(pair, row, column, look, names)
    labels = [f"{look.label(names.get(key, key), 20)} {look.number(at[key] + 1)}" for key in keys]
    numbers = [look.number(number + 1) for number in range(size)]
    cell = max(18, min(34, 680 // max(size, 1)))
    layout = base(look, 90 + cell * size)
    layout["margin"] = {**room_for(labels, look), "t": 28, "b": 44, "pad": 2}
    layout["yaxis"] = category_axis(keys, labels, look)
    layout["xaxis"] = {
        **category_axis(keys, numbers, look),
        "side": "top",
        "autorange": "reversed" if look.rtl else True,
        "tickangle": 0,
        "tickfont": {"size": 10, "color": look.faint},
    }
    trace = {
        "type": "heatmap",
        "x": keys,
        "y": keys,
        "z": values,
        "text": texts,
        "hoverinfo": "text",
        "hoverongaps": False,
        "colorscale": look.scale,
        "zmin": 0 if measure != "npmi" else -0.2,
        "xgap": 1.5,
        "ygap": 1.5,
        "colorbar": _bar(look, measure, pairs),
    }
    return {"data": [trace, _clicks(cells, cell, look)], "layout": layout}


def _clicks(cells: Sequence[tuple[str, str]], cell: int, look: Look) -> Figure:
    """Unseen marks over the cells, as Plotly tells no click on a heat map's own."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [column for column, _ in cells],
        "y": [row for _, row in cells],
        "customdata": [[row, column] for column, row in cells],
        "marker": {"symbol": "square", "size": cell - 4, "opacity": 0, "color": look.ink},
        "selected": {"marker": {"opacity": 0.35}},
        "unselected": {"marker": {"opacity": 0}},
        "hoverinfo": "none",
    }


def _told(pair: Mapping[str, object], row: str, column: str, look: Look, names: Mapping[str, str]) -> str:
    both = f"{look.label(names.get(row, row))} – {look.label(names.get(column, column))}"
    lift, npmi = float(str(pair["lift"])), float(str(pair["npmi"]))
    return (
        f"{both}<br>{look.label(look.words('chart.events'))}: <b>{look.number(int(str(pair['events'])))}</b>"
        f"<br>{look.label(look.words('network.lift'))}: {look.number(lift, 1)}"
        f"<br>NPMI: {look.number(npmi, 2)}"
    )


def _bar(look: Look, measure: str, pairs: pl.DataFrame) -> Figure:
    most = float(str(pairs[measure].max() or 1)) if not pairs.is_empty() else 1.0
    ticks = [0.0, most / 2, most]
    places = 2 if measure == "npmi" else 0 if most >= 4 else 1
    if measure == "events":
        ticks, places = sorted({0.0, float(round(most / 2)), most}), 0
    return {
        "orientation": "h",
        "thickness": 8,
        "len": 0.5,
        "x": 0.5,
        "y": 0,
        "yanchor": "top",
        "ypad": 12,
        "tickvals": ticks,
        "ticktext": [look.number(tick, places) for tick in ticks],
        "tickfont": {"size": 11, "color": look.faint},
        "outlinewidth": 0,
    }
