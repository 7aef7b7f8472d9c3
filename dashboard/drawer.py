"""An event or a document in the address → a drawer beside the page with its evidence or its text."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import polars as pl
import streamlit as st

from dashboard import evidence, reader
from dashboard.queries.documents import one_document
from dashboard.queries.events import one_event

if TYPE_CHECKING:
    from dashboard.page import Page


_WIDTH = 760  # pixels


def show(page: "Page") -> None:
    """Open the drawer, if the address names something to put into it."""
    if document := page.param("document"):
        _open(page, "document", reader.show, page.look_up(one_document, document))
    elif event := page.param("event"):
        _open(page, "event", evidence.show, page.look_up(one_event, event))


def _open(page: "Page", key: str, content: Callable[["Page", pl.DataFrame], None], found: pl.DataFrame) -> None:
    title = page.words(f"drawer.{key}")
    # On a right-to-left page Streamlit's "right" is the left side: the end of the line, as in English.
    drawn = st.dialog(title, width=_WIDTH, position="right", on_dismiss=lambda: page.set(key, None))
    drawn(content)(page, found)
