"""What the reports of one event say differently → the readings side by side; none is dropped."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard import telling
from dashboard.markup import safe, tag
from dashboard.parts import heading
from dashboard.queries.evidence import contradictions

if TYPE_CHECKING:
    from dashboard.page import Page


def show(page: "Page", event_id: str) -> None:
    """Put the contradictions on the page, if there are any."""
    found = page.look_up(contradictions, event_id)
    if found.is_empty():
        return
    heading(page.words("evidence.contradictions"))
    for field in found["field"].unique(maintain_order=True):
        sides: dict[str, list[dict[str, Any]]] = {}  # an evening and its day are told alike: one side
        for row in found.iter_rows(named=True):
            if row["field"] == field:
                sides.setdefault(_value(page, field, str(row["value"])), []).append(row)
        st.html(tag("div", "t-sides", "".join(_side(page, field, *side) for side in sides.items())))


def _side(page: "Page", field: str, value: str, readings: Sequence[Mapping[str, Any]]) -> str:
    words = page.words
    told = words.count("report", len({document for row in readings for document in row["documents"]}))
    outlets = sorted({outlet for row in readings for outlet in row["outlets"]})
    by = words.listing([words.outlet(outlet) for outlet in outlets], 6)
    what = words("aspect.when" if field == "when" else "column.status")
    return tag(
        "div",
        "t-side",
        tag("span", "t-note", safe(what))
        + tag("strong", "", safe(value))
        + tag("span", "t-note", f"{safe(told)} · {safe(by)}"),
    )


def _value(page: "Page", field: str, value: str) -> str:
    """A status, or an interval `start/end` as the question writes it, in words."""
    if field == "status":
        return page.words(f"status.{value}")
    start, end = (datetime.fromisoformat(part) for part in value.split("/"))
    return telling.when({"start_at": start, "end_at": end, "precision": "range"}, page.words, page.look)
