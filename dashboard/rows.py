"""Rows and columns → one accessible table whose rows open something and whose headings sort."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import polars as pl
import streamlit as st

from dashboard.words import Words

Part = str | Mapping[str, str]  # a text, or `text` with `under`, `look` (a class of style.css), `colour`, `title`
Cell = Part | Sequence[Part] | None

_TABLE = st.components.v2.component(
    "tarikh_rows", js=(files("dashboard") / "rows.js").read_text("utf-8"), isolate_styles=False
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its class in style.css, whether it sorts and whether its texts open the row."""

    key: str
    label: str
    kind: str = "text"  # text, number, when, tags
    sorts: bool = False
    opens: bool = False
    first: str = "asc"  # the order of the first click


@dataclass(frozen=True, slots=True)
class Row:
    """Cells in the order of the columns; `id` is handed to `on_open`."""

    cells: Sequence[Cell]
    id: str | None = None
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a frame's table: its heading is `column.<key>`, its cells are made of the frame's rows."""

    key: str
    cell: Callable[[Mapping[str, Any]], Cell]
    kind: str = "text"


def of_frame(
    words: Words,
    frame: pl.DataFrame,
    fields: Sequence[Field],
    key: str,
    caption: str,
    *,
    opens: str | None = None,
    on_open: Callable[[str], None] | None = None,
) -> None:
    """A table of a frame's rows; its headlines open the row, with `on_open(value of the column opens)`."""
    columns = [
        Column(field.key, words(f"column.{field.key}"), field.kind, opens=field.kind == "headline" and bool(opens))
        for field in fields
    ]
    lines = [
        Row([field.cell(row) for field in fields], row[opens] if opens else None) for row in frame.iter_rows(named=True)
    ]
    table(columns, lines, key, caption, on_open=on_open)


def amount(text: str, number: float, most: float) -> dict[str, str]:
    """A cell with a number and a bar of its part of the largest one."""
    return {"text": text, "bar": f"{number / most if most else 0:.3f}"}


def table(
    columns: Sequence[Column],
    rows: Sequence[Row],
    key: str,
    caption: str,
    *,
    on_open: Callable[[str], None] | None = None,
    on_sort: Callable[[str, bool], None] | None = None,
    order: tuple[str, bool] | None = None,
) -> None:
    """Put a table on the page; `on_open(id)` and `on_sort(key, descending)` are called before the next run."""

    def opened() -> None:
        chosen = st.session_state[key].opened
        if on_open and isinstance(chosen, str) and any(row.id == chosen for row in rows):
            on_open(chosen)

    def sorted_by() -> None:
        name, _, way = str(st.session_state[key].sorted).partition(":")
        if on_sort and any(column.key == name and column.sorts for column in columns):
            on_sort(name, way == "desc")

    data = {
        "caption": caption,
        "columns": [
            {"key": c.key, "label": c.label, "kind": c.kind, "sorts": c.sorts, "opens": c.opens, "first": c.first}
            for c in columns
        ],
        "rows": [
            {"cells": list(row.cells), "chosen": row.chosen, **({"id": row.id} if row.id and on_open else {})}
            for row in rows
        ],
        "sorted": {"key": order[0], "descending": order[1]} if order else None,
    }
    _TABLE(key=key, data=data, on_opened_change=opened, on_sorted_change=sorted_by)
