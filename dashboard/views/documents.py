"""The articles themselves, those that tell the events shown or those that tell none; a row opens the reader."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard import rows, telling
from dashboard.listing import pager, part_of
from dashboard.queries.documents import ORDERS, documents_page

if TYPE_CHECKING:
    from dashboard.page import Page

_TOLD = ("with", "without")
_LIMIT = 25


def show(page: "Page") -> None:
    """Put the list of articles on the page."""
    words = page.words
    without = page.choose("told", _TOLD) == "without"
    name, _, way = page.param("sort", "published:desc").partition(":")
    name = name if name in ORDERS else "published"
    at = part_of(page)
    found = page.ask(documents_page, None, name, way == "desc", _LIMIT, at * _LIMIT, without)
    if found.is_empty():
        if page.filters:
            return page.explain_empty()
        st.info(words("documents.none"))
        return None
    total = int(found["total"][0])
    columns = [
        rows.Column("published", words("column.published_on"), "when", sorts=True, first="desc"),
        rows.Column("title", words("column.title"), "headline", sorts=True, opens=True),
        rows.Column("outlet", words("column.outlet"), sorts=True),
        rows.Column("events", words("column.events"), "number", sorts=True, first="desc"),
    ]
    lines = [rows.Row(_cells(page, row), row["document_id"]) for row in found.iter_rows(named=True)]
    rows.table(
        columns,
        lines,
        "documents.list",
        words("view.documents"),
        on_open=page.open_document,
        on_sort=lambda column, descending: page.go(sort=f"{column}:{'desc' if descending else 'asc'}", page=None),
        order=(name, way == "desc"),
    )
    return pager(page, "documents.list", at, _LIMIT, total)


def _cells(page: "Page", row: Mapping[str, Any]) -> list[rows.Cell]:
    words = page.words
    title = {"text": telling.quoted(row["title"], 200), "under": telling.quoted(row["start"], 200)}
    outlet = {"text": words.outlet(row["outlet"]), "under": words(f"language.{row['language']}")}
    return [telling.published(row["published_at"], words, page.look), title, outlet, words.number(row["events"])]
