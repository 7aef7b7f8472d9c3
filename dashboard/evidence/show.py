"""The evidence of one event, from the claim down to the words it rests on."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import polars as pl
import streamlit as st

from dashboard import rows, telling
from dashboard.charts.event_types import colour_of_type
from dashboard.evidence import apart, cite, told
from dashboard.markup import note, safe, tag
from dashboard.parts import heading
from dashboard.queries.evidence import participants, reports, spans
from dashboard.reasons import reason

_MOST_PAGES = 8  # actors whose pages are linked

if TYPE_CHECKING:
    from dashboard.page import Page


def show(page: "Page", found: pl.DataFrame) -> None:
    """Put the evidence of the event on the page; `found` is its row of `one_event`, or none."""
    if found.is_empty():
        st.info(page.words("evidence.unknown"))
        return
    event = found.row(0, named=True)
    said = page.look_up(reports, event["event_id"])
    words_of = page.look_up(spans, event["event_id"])
    _head(page, event)
    apart.show(page, event["event_id"])
    told.show(page, said, words_of)
    _who(page, event, words_of)
    cite.show(page, event, said, words_of)


def _head(page: "Page", event: Mapping[str, Any]) -> None:
    """The event in a line, when it was, and how sure that is."""
    words, look = page.words, page.look
    first, second = telling.both(event, words, look, page.axis)
    colour = colour_of_type(event["event_type"], look)
    tags = [
        tag("span", "t-tag", safe(words(f"event_type.{event['event_type']}")), style=f"--tag:{colour}"),
        tag("span", "t-state", safe(words(f"status.{event['status']}"))),
    ]
    if event["corrected"]:
        tags.append(tag("span", "t-state", safe(words("evidence.corrected"))))
    mark = f"t-day t-mark t-mark-{telling.sureness(event)}"
    st.html(
        tag("p", "t-tags", " ".join(tags))
        + tag("h2", "t-title", safe(telling.headline(event, words)))
        + tag("p", mark, tag("strong", "", safe(first)) + " " + tag("span", "t-note", safe(second)))
        + note(*_sure(page, event), *_where(page, event))
    )


def _sure(page: "Page", event: Mapping[str, Any]) -> list[str]:
    """How sure the day is, and what it rests on."""
    words = page.words
    basis = event["date_basis"]
    rests = words("evidence.basis").format(basis=words(f"basis.{basis}")) if basis else ""
    return [safe(words(f"certainty.{event['certainty']}")), safe(rests) if rests else ""]


def _where(page: "Page", event: Mapping[str, Any]) -> list[str]:
    """The place and the summit, where they are known."""
    named = [page.words.name(event[f"{key}_ar"], event[f"{key}_en"]) for key in ("place", "summit")]
    return [safe(name) if name else "" for name in named]


def _who(page: "Page", event: Mapping[str, Any], words_of: pl.DataFrame) -> None:
    """Who takes part, in which role and office, and why each name was read so."""
    words = page.words
    found = page.look_up(participants, event["event_id"])
    if found.is_empty():
        return
    reasons = {row["actor_id"]: row["reason"] for row in words_of.drop_nulls("actor_id").iter_rows(named=True)}
    columns = [rows.Column(key, words(f"column.{key}")) for key in ("who", "role", "office", "reason")]
    lines = [
        rows.Row(
            (
                words.actor(row["name_ar"], row["name_en"], row["actor_id"]),
                words(f"role.{row['role']}"),
                words.name(row["office_ar"], row["office_en"]) or None,
                reason(reasons.get(row["actor_id"]), words),
            )
        )
        for row in found.iter_rows(named=True)
    ]
    heading(words("evidence.who"))
    rows.table(columns, lines, "evidence.who", words("evidence.who"))
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="evidence.pages"):
        st.html(note(safe(words("evidence.pages"))), width="content")
        for row in found.unique("actor_id", maintain_order=True).head(_MOST_PAGES).iter_rows(named=True):
            page.link("actors", words.actor(row["name_ar"], row["name_en"], row["actor_id"]), actor=row["actor_id"])
