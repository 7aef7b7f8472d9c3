"""Who came to which edition → leaders down, editions across, a sign of its own for each status.

A sign's `customdata` is `[summit_id, actor_id]`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap

import polars as pl

from dashboard.charts.axes import category_axis, room_for
from dashboard.charts.look import Figure, Look, base
from dashboard.words import plain

MOST_LEADERS = 40
MOST_EDITIONS = 24
_MOST_UPRIGHT = 2  # editions whose names stand side by side on a phone
_LINE = 22  # letters of a heading's line
_PAST_THE_LAST = 48  # pixels that the slanted name of the last edition takes


@dataclass(frozen=True, slots=True)
class _Sign:
    symbol: str
    slot: int  # of the palette; -1: grey
    filled: bool


SIGNS: Mapping[str, _Sign] = {
    "attended": _Sign("circle", 2, True),
    "represented": _Sign("circle", 2, False),
    "absent": _Sign("x-thin", 1, False),
    "expected": _Sign("diamond", 0, False),
    "mentioned": _Sign("circle", -1, True),
}


def attendance(
    frame: pl.DataFrame, leaders: Sequence[str], editions: Sequence[str], look: Look, names: Mapping[str, str]
) -> Figure:
    """The matrix; an empty cell is "nothing read", never "absent".

    Args:
        frame: columns `summit_id`, `actor_id`, `status`, `said` (every status told), `sentences`.
        leaders: actor ids, first at the top, at most `MOST_LEADERS`.
        editions: summit ids in order of time, from left to right; the last `MOST_EDITIONS` are drawn.
        look: the reader's language and theme.
        names: actor and summit id → name; for a summit a short one.
    """
    rows, columns = list(leaders[:MOST_LEADERS]), list(editions[-MOST_EDITIONS:])
    inside = frame.filter(pl.col("actor_id").is_in(rows) & pl.col("summit_id").is_in(columns))
    traces = [_signs(inside.filter(pl.col("status") == status), status, look, names) for status in SIGNS]
    labels = [look.label(names.get(key, key), 28) for key in rows]
    headings = [_heading(names.get(key, key), look) for key in columns]
    slanted = len(columns) > _MOST_UPRIGHT
    above = _above(headings, slanted)
    layout = base(look, above + 20 + 26 * max(1, len(rows)), showlegend=True)
    layout["margin"].update(room_for(labels, look))
    layout["yaxis"] = {
        **category_axis(rows, labels, look),
        "showgrid": True,
        "gridcolor": look.line,
        "range": [len(rows) - 0.5, -0.5],
        "autorange": False,
    }
    layout["xaxis"] = {
        **category_axis(columns, headings, look),
        "side": "top",
        "autorange": False,
        "range": [-0.5, len(columns) - 0.5],
        "showgrid": True,
        "gridcolor": look.line,
        "tickangle": -55 if slanted else 0,
    }
    layout["legend"].update(xref="container", yref="container", y=1, yanchor="top")
    layout["margin"].update(t=above, b=20)
    if slanted and not look.rtl:
        layout["margin"]["r"] = _PAST_THE_LAST
    return {"data": traces, "layout": layout}


def _heading(name: str, look: Look) -> str:
    """The name of an edition on lines of its own; nothing of a usual name is cut."""
    return "<br>".join(look.label(line) for line in wrap(plain(name), _LINE)[:2])


def _above(headings: Sequence[str], slanted: bool) -> int:
    """Pixels above the matrix: the legend, which takes two lines on a phone, and the headings under it."""
    lines = [line for heading in headings for line in heading.split("<br>")]
    longest = max((len(line) - 2 for line in lines), default=0)
    most = max((heading.count("<br>") + 1 for heading in headings), default=1)
    return 60 + (round(5.4 * longest + 10 * most) if slanted else 16 * most)


def _signs(rows: pl.DataFrame, status: str, look: Look, names: Mapping[str, str]) -> Figure:
    sign = SIGNS[status]
    colour = look.palette[sign.slot] if sign.slot >= 0 else look.faint
    return {
        "type": "scatter",
        "mode": "markers",
        "name": look.label(look.words(f"attendance.{status}")),
        "x": rows["summit_id"].to_list() or [None],
        "y": rows["actor_id"].to_list() or [None],
        "customdata": [list(pair) for pair in rows.select("summit_id", "actor_id").iter_rows()],
        "marker": {
            "symbol": sign.symbol,
            "size": 8 if status == "mentioned" else 13,
            "color": colour if sign.filled else look.ground if sign.symbol == "circle" else colour,
            "line": {"width": 2.4, "color": colour},
        },
        "hovertext": [_told(row, look, names) for row in rows.iter_rows(named=True)],
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def _told(row: Mapping[str, object], look: Look, names: Mapping[str, str]) -> str:
    words = look.words
    said = row["said"] if isinstance(row["said"], list) else []
    told = words.listing([words(f"attendance.{status}") for status in said], 5)
    who, where = (names.get(str(row[key]), str(row[key])) for key in ("actor_id", "summit_id"))
    return f"{look.label(who)}<br>{look.label(where)}<br>{look.label(told)} · {look.number(int(str(row['sentences'])))}"
