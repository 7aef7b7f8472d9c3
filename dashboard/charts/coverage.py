"""Documents around summits by day → a line per edition, all aligned on day 0; days without any article stay open.

A point's `customdata` is `[summit_id, day_offset]`.
"""

from collections.abc import Mapping

import polars as pl

from dashboard.charts.axes import put_value_axis
from dashboard.charts.look import Figure, Look, base

DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot", "solid")
_MOST_TICKS = 7  # a phone has no room for more
SYMBOLS = ("circle", "square", "diamond", "triangle-up", "cross", "x", "star")


def coverage(
    frame: pl.DataFrame, look: Look, names: Mapping[str, str], days: int, *, share: bool = False, last: int = 0
) -> Figure:
    """Lines of documents a day, or of their share in all documents of the outlets that printed that day.

    Args:
        frame: columns `summit_id`, `day_offset`, `documents`, `outlet_total`, a row per day (and outlet).
        look: the reader's language and theme.
        names: summit id → name; its order is that of the lines.
        days: how far to look before and after.
        share: whether to divide by the outlets' own volume.
        last: the offset of the last day of the longest edition, for the band that marks the summit itself.
    """
    daily = frame.group_by("summit_id", "day_offset").agg(pl.col("documents").sum(), pl.col("outlet_total").sum())
    lines = [summit for summit in names if summit in set(daily["summit_id"])]
    colours = look.colours(lines)
    offsets = list(range(-days, days + last + 1))
    traces, most = [], 0.0
    for number, summit in enumerate(lines):
        mine = {row["day_offset"]: row for row in daily.filter(pl.col("summit_id") == summit).iter_rows(named=True)}
        values = [_value(mine.get(offset), share) for offset in offsets]
        most = max([most, *(value for value in values if value is not None)])
        traces.append(_line(number, summit, offsets, values, mine, look, names, colours[summit]))
    layout = base(look, 380, showlegend=True, hovermode="closest")
    layout["xaxis"] = _offsets(days, last, look)
    title = look.words("summits.share_of_day" if share else "summits.documents_a_day")
    percent = look.words("number.percent").format(n="") if share else ""
    put_value_axis(layout, most or 1, look, title, whole=not share, unit=percent)
    layout["shapes"] = [_day_zero(look, last)]
    layout["legend"]["y"] = 1.04
    return {"data": traces, "layout": layout}


def _value(row: Mapping[str, int] | None, share: bool) -> float | None:
    """None on a day on which no outlet printed anything: that is no zero."""
    if row is None:
        return None
    return round(100 * row["documents"] / row["outlet_total"], 2) if share else row["documents"]


def _line(
    number: int,
    summit: str,
    offsets: list[int],
    values: list[float | None],
    mine: Mapping[int, Mapping[str, int]],
    look: Look,
    names: Mapping[str, str],
    colour: str,
) -> Figure:
    name = look.label(names[summit], 46)
    style = number % len(DASHES)
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": name,
        "x": offsets,
        "y": values,
        "connectgaps": False,
        "line": {"color": colour, "width": 2.2, "dash": DASHES[style], "shape": "linear"},
        "marker": {"size": 7, "symbol": SYMBOLS[style], "color": colour},
        "customdata": [[summit, offset] for offset in offsets],
        "hovertext": [_told(name, offset, mine.get(offset), look) for offset in offsets],
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def _told(name: str, offset: int, row: Mapping[str, int] | None, look: Look) -> str:
    if row is None:
        return name
    words = look.words
    share = 100 * row["documents"] / row["outlet_total"]
    told = words(
        "summits.of_total",
        n=row["documents"],
        total=row["outlet_total"],
        share=words.number(share, 1),
        day=_day(offset, look),
    )
    return f"{name}<br>{look.label(told, 120)}"


def _day(offset: int, look: Look) -> str:
    sign = "+" if offset > 0 else "−" if offset < 0 else ""
    return f"{sign}{look.number(abs(offset))}"


def _offsets(days: int, last: int, look: Look) -> Figure:
    step = next(step for step in (1, 2, 7, 15, 30) if (2 * days + last) / step <= _MOST_TICKS or step == 30)
    ticks = [n for n in range(-days, days + last + 1) if not n % step]
    return {
        "range": [-days - 0.5, days + last + 0.5],
        "tickvals": ticks,
        "ticktext": [_day(tick, look) if tick else look.label(look.words("summits.day_zero")) for tick in ticks],
        "tickfont": {"size": 12, "color": look.faint},
        "tickangle": 0,
        "title": {"text": look.label(look.words("summits.days_from")), "font": {"size": 12, "color": look.faint}},
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        "linecolor": look.line,
    }


def _day_zero(look: Look, last: int) -> Figure:
    return {
        "type": "rect",
        "xref": "x",
        "yref": "paper",
        "x0": -0.5,
        "x1": last + 0.5,
        "y0": 0,
        "y1": 1,
        "fillcolor": look.shade,
        "line": {"width": 0},
        "layer": "below",
    }
