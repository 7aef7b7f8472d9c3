"""The events that are shown, as a table with the columns that the reader chose; a row opens its evidence."""

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.listing import MORE, USUAL
from dashboard.listing import show as show_list

if TYPE_CHECKING:
    from dashboard.page import Page


def show(page: "Page") -> None:
    """Put the table on the page."""
    columns = _columns(page)
    show_list(page, page.filters, "table", 50, columns)


def _columns(page: "Page") -> tuple[str, ...]:
    """The columns chosen, in their own order; kept in the address."""
    words = page.words
    chosen = [name for name in page.param("columns").split(",") if name in MORE]
    st.session_state["events.columns"] = chosen

    def changed() -> None:
        page.set("columns", ",".join(st.session_state["events.columns"]) or None)

    st.pills(
        words("events.columns"),
        MORE,
        selection_mode="multi",
        format_func=lambda name: words(f"column.{name}"),
        key="events.columns",
        on_change=changed,
    )
    return (*USUAL, *(name for name in MORE if name in chosen))
