"""Figures, tables and headings → what stands on the page."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import polars as pl
import streamlit as st

from dashboard import clicks, images, rows, take
from dashboard.charts.look import Figure
from dashboard.charts.months import GREGORIAN, day_text
from dashboard.markup import note, safe, tag
from dashboard.words import plain

if TYPE_CHECKING:
    from dashboard.page import Page, Selection

_LONGEST_TABLE = 500


def heading(text: str, under: str = "") -> None:
    """A section's heading and a quiet line under it."""
    st.html(tag("h2", "t-heading", safe(text)) + (note(safe(under)) if under else ""))


def chart(
    page: "Page",
    figure: Figure,
    table_frame: pl.DataFrame,
    key: str,
    on_select: "Callable[[Selection], None] | None",
    alt: str,
    zooms: bool = False,
) -> None:
    """A Plotly figure, with a table of its numbers beneath it; `zooms` by wheel or fingers."""
    from dashboard.page import Selection

    widget = f"{page.view}.{key}"

    def marked() -> None:
        told = st.session_state[widget].selection
        points = tuple(tuple(point.get("customdata") or ()) for point in told.get("points", ()))
        boxes = told.get("box") or []
        edges = sorted(str(value)[:10] for value in boxes[0].get("x", ())) if boxes else []
        box = (edges[0], edges[-1]) if edges else None
        if on_select and (points or box):
            on_select(Selection(points, box))

    more: dict[str, Any] = {"on_select": marked, "selection_mode": ("points", "box")} if on_select else {}
    config = {"displayModeBar": False, "displaylogo": False, "scrollZoom": zooms}
    st.plotly_chart(figure, key=widget, config=config, alt=alt or None, **more)
    images.buttons(page, widget, alt)
    if on_select and figure["layout"].get("dragmode") == "select":
        clicks.listen(widget, lambda mark: on_select(Selection((mark,))))
    with st.expander(page.words("page.table"), key=f"{widget}.table", on_change="rerun") as opened:
        if opened.open:
            table(page, table_frame, f"{widget}.rows")
            if table_frame.height > _LONGEST_TABLE:
                st.caption(page.words("page.cut", shown=_LONGEST_TABLE, all=table_frame.height))
            take.csv(page, table_frame, f"{widget}.table")


def table(page: "Page", frame: pl.DataFrame, key: str) -> None:
    """Every column with its heading, numbers and days as the reader writes them."""
    words = page.words
    shown = frame.head(_LONGEST_TABLE)
    columns = [
        rows.Column(name, words(f"column.{name}"), "number" if kind.is_numeric() else "text")
        for name, kind in shown.schema.items()
    ]
    lines = [rows.Row([_cell(page, value) for value in line]) for line in shown.iter_rows()]
    rows.table(columns, lines, key, words("page.table"))


def _cell(page: "Page", value: object) -> str | None:
    if value is None:
        return None
    if isinstance(value, bool):
        return page.words("page.yes" if value else "page.no")
    if isinstance(value, int):
        return page.words.number(value)
    if isinstance(value, float):
        return page.words.number(value, 2)
    if isinstance(value, datetime):
        return page.words.figures(f"{day_text(value.date(), GREGORIAN, page.look)} {value:%H:%M}")
    if isinstance(value, date):
        return day_text(value, GREGORIAN, page.look)
    return plain(str(value))
