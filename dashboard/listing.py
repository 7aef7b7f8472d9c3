"""Filters → a list of events, paged in the store; a row opens its evidence, a heading sorts."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard import rows, telling
from dashboard.charts.event_types import colour_of_type
from dashboard.filters import Filters
from dashboard.queries.events import events_page
from dashboard.queries.summary import summary

if TYPE_CHECKING:
    from dashboard.page import Page

USUAL = ("when", "type", "headline", "who", "reports")
MORE = ("status", "certainty", "place", "summit", "outlets", "published")
# Column → key of `queries.events.ORDERS`; the headline sorts by the reader's language.
_ORDERS = {
    "when": "start",
    "type": "type",
    "reports": "documents",
    "status": "status",
    "certainty": "certainty",
    "outlets": "outlets",
    "published": "published",
}
_NUMBERS = ("reports", "outlets")
_Cells = Callable[["Page", Mapping[str, Any]], rows.Cell]


def show(page: "Page", filters: Filters, key: str, limit: int, columns: Sequence[str] = USUAL) -> None:
    """Put the list on the page, with a line that says which part of how many it is."""
    total = int(page.ask(summary, filters)["events"][0])
    if not total:
        return page.explain_empty(filters)
    at = min(part_of(page), (total - 1) // limit)
    name, _, way = page.param("sort", "when:desc").partition(":")
    name = name if name in _sortable() else "when"
    order = f"headline_{page.words.language}" if name == "headline" else _ORDERS[name]
    found = page.ask(events_page, filters, order=order, descending=way == "desc", limit=limit, offset=at * limit)
    rows.table(
        [_column(page, column) for column in columns],
        [
            rows.Row(
                [_CELLS[column](page, row) for column in columns],
                row["event_id"],
                row["event_id"] == page.param("event"),
            )
            for row in found.iter_rows(named=True)
        ],
        f"{page.view}.{key}",
        page.words("view.events"),
        on_open=page.open_event,
        on_sort=lambda column, descending: page.go(sort=f"{column}:{'desc' if descending else 'asc'}", page=None),
        order=(name, way == "desc"),
    )
    return pager(page, f"{page.view}.{key}", at, limit, total)


def pager(page: "Page", key: str, at: int, limit: int, total: int) -> None:
    """Which rows of how many are shown, and buttons to the pages before and after."""
    words = page.words
    first, last = at * limit + 1, min(total, (at + 1) * limit)
    if total <= limit:
        return
    with st.container(horizontal=True, vertical_alignment="center", key=f"{key}.pager"):
        st.button(
            words("pager.back"), key=f"{key}.back", disabled=at == 0, on_click=page.set, args=("page", str(at - 1))
        )
        st.html(
            f'<span class="t-note">{words("pager.of", first=first, last=last, total=total)}</span>', width="content"
        )
        st.button(
            words("pager.on"), key=f"{key}.on", disabled=last >= total, on_click=page.set, args=("page", str(at + 1))
        )


def part_of(page: "Page") -> int:
    """Which part of a list the address asks for, the first is 0."""
    text = page.param("page")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else 0


def _sortable() -> set[str]:
    return {*_ORDERS, "headline"}


def _column(page: "Page", name: str) -> rows.Column:
    kind = "number" if name in _NUMBERS else name if name in ("when", "headline", "type") else "text"
    first = "desc" if name in ("when", "published", *_NUMBERS) else "asc"
    return rows.Column(name, page.words(f"column.{name}"), kind, name in _sortable(), name == "headline", first)


def _when(page: "Page", row: Mapping[str, Any]) -> rows.Cell:
    first, second = telling.both(row, page.words, page.look, page.axis)
    title = page.words(f"certainty.{row['certainty']}")
    return {"text": first, "under": second, "look": f"t-mark t-mark-{telling.sureness(row)}", "title": title}


def _type(page: "Page", row: Mapping[str, Any]) -> rows.Cell:
    told = page.words(f"event_type.{row['event_type']}")
    tag = {"text": told, "look": "t-tag", "colour": colour_of_type(row["event_type"], page.look)}
    return [tag, *([_state(page, row)] if row["status"] != "happened" else [])]


def _state(page: "Page", row: Mapping[str, Any]) -> dict[str, str]:
    return {"text": page.words(f"status.{row['status']}"), "look": "t-state"}


def _headline(page: "Page", row: Mapping[str, Any]) -> rows.Cell:
    told = telling.headline(row, page.words)
    return {
        "text": telling.quoted(told, 170),
        "under": telling.beneath(row, page.words),
        "title": telling.quoted(told, 600),
    }


def _named(ar: str, en: str) -> _Cells:
    return lambda page, row: page.words.name(row[ar], row[en]) if row[ar] or row[en] else None


_CELLS: Mapping[str, _Cells] = {
    "when": _when,
    "type": _type,
    "headline": _headline,
    "who": lambda page, row: telling.who(row["actors"], page.words),
    "reports": lambda page, row: page.words.number(row["document_count"]),
    "outlets": lambda page, row: page.words.number(row["outlet_count"]),
    "status": lambda page, row: page.words(f"status.{row['status']}"),
    "certainty": lambda page, row: page.words(f"certainty.{row['certainty']}"),
    "place": _named("place_ar", "place_en"),
    "summit": _named("summit_ar", "summit_en"),
    "published": lambda page, row: telling.published(row["first_published_at"], page.words, page.look),
}
