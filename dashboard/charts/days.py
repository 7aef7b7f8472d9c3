"""Events by day → a calendar of months (rows) and days (columns), Gregorian or Hijri, so that months compare.

A cell's `customdata` is `[day]`.
"""

from collections.abc import Mapping
from datetime import date, timedelta

import polars as pl

from dashboard.charts.axes import room_for
from dashboard.charts.look import Figure, Look, base
from dashboard.charts.months import HIJRI, day_text, has_hijri, month_name, month_starts, next_month, parts

MOST_MONTHS = 48
_COMPARED = 12  # years of one month that are shown whether or not the first ones have an event


def days(frame: pl.DataFrame, first: date, last: date, calendar: str, look: Look, month: int | None = None) -> Figure:
    """The months of `[first, last)`, the newest at the bottom, at most the last `MOST_MONTHS`.

    Args:
        frame: columns `day`, `events`.
        first: the first day.
        last: the day after the last.
        calendar: `gregorian` or `islamic-umalqura`.
        look: the reader's language and theme.
        month: one month (1-12) of every year, such as Ramadan, instead of all months.
    """
    begins = parts(first, calendar)
    opening = month_starts(first - timedelta(days=begins[2] - 1), last, calendar)
    rows = [one for one in opening if month in (None, one[2])][-MOST_MONTHS:]
    events = dict(frame.select("day", "events").iter_rows())
    if month is None or len(rows) > _COMPARED:
        rows = _from_the_first_event(rows, events, calendar)
    values: list[list[int | None]] = []
    texts: list[list[str]] = []
    cells: list[tuple[int, int, date]] = []
    for number, (start, year, which) in enumerate(rows):
        length = _length(start, year, which, calendar)
        line = [start + timedelta(days=n) for n in range(length)]
        counts = [events.get(day, 0) if first <= day < last else None for day in line]
        values.append([*counts, *([None] * (31 - length))])
        texts.append(
            [_told(day, n, calendar, look) if n is not None else "" for day, n in zip(line, counts, strict=True)]
        )
        cells += [(n + 1, number, day) for n, day in enumerate(line) if counts[n]]
    layout = base(look, 84 + 24 * max(1, len(rows)))
    names = [look.label(look.words.figures(f"{month_name(which, calendar, look)} {year}")) for _, year, which in rows]
    layout["margin"] = {**room_for(names, look), "t": 26, "b": 40, "pad": 2}
    layout["xaxis"] = _numbers(look)
    layout["yaxis"] = _months(names, look)
    return {"data": [_heat(values, texts, look), _clicks(cells, look)], "layout": layout}


def _from_the_first_event(
    rows: list[tuple[date, int, int]], events: Mapping[date, int], calendar: str
) -> list[tuple[date, int, int]]:
    """Without the months before the first one that has an event; the last month always stays."""
    for number, (start, year, which) in enumerate(rows):
        if any(start + timedelta(days=n) in events for n in range(_length(start, year, which, calendar))):
            return rows[number:]
    return rows[-1:]


def _length(start: date, year: int, month: int, calendar: str) -> int:
    following = start + timedelta(days=28)
    nxt = next_month(year, month)
    while has_hijri(following) and parts(following, calendar)[:2] != nxt:
        following += timedelta(days=1)
    return (following - start).days


def _told(day: date, events: int, calendar: str, look: Look) -> str:
    other = "gregorian" if calendar == HIJRI else HIJRI
    beside = f"<br>{look.label(day_text(day, other, look))}" if has_hijri(day) else ""
    return f"{look.label(day_text(day, calendar, look))}{beside}<br><b>{look.number(events)}</b>"


def _heat(values: list[list[int | None]], texts: list[list[str]], look: Look) -> Figure:
    most = max((n for line in values for n in line if n), default=1)
    return {
        "type": "heatmap",
        "x": list(range(1, 32)),
        "y": list(range(len(values))),
        "z": values,
        "text": texts,
        "hoverinfo": "text",
        "hoverongaps": False,
        "colorscale": [[0, look.line], [0.0001, look.scale[0][1]], *look.scale[1:]],
        "zmin": 0,
        "zmax": most,
        "xgap": 2,
        "ygap": 2,
        "showscale": True,
        "colorbar": {
            "orientation": "h",
            "thickness": 8,
            "len": 0.4,
            "y": 0,
            "yanchor": "top",
            "ypad": 10,
            "tickvals": sorted({0, most // 2, most}),
            "ticktext": [look.number(n) for n in sorted({0, most // 2, most})],
            "tickfont": {"size": 11, "color": look.faint},
            "outlinewidth": 0,
        },
    }


def _clicks(cells: list[tuple[int, int, date]], look: Look) -> Figure:
    """Unseen marks over the cells, as Plotly tells no click on a heat map's own."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [x for x, _, _ in cells],
        "y": [y for _, y, _ in cells],
        "customdata": [[day.isoformat()] for _, _, day in cells],
        "marker": {"symbol": "square", "size": 18, "opacity": 0, "color": look.ink},
        "selected": {"marker": {"opacity": 0.35}},
        "unselected": {"marker": {"opacity": 0}},
        "hoverinfo": "none",
        "showlegend": False,
    }


def _numbers(look: Look) -> Figure:
    return {
        "tickvals": [1, 5, 10, 15, 20, 25, 30],
        "ticktext": [look.number(n) for n in (1, 5, 10, 15, 20, 25, 30)],
        "range": [0.5, 31.5],
        "side": "top",
        "tickfont": {"size": 11, "color": look.faint},
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
    }


def _months(names: list[str], look: Look) -> Figure:
    return {
        "tickvals": list(range(len(names))),
        "ticktext": names,
        "range": [len(names) - 0.5, -0.5],
        "side": "right" if look.rtl else "left",
        "tickfont": {"size": 12, "color": look.ink},
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
    }
