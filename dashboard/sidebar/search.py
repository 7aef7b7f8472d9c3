"""A word of the reader → events whose text or participants bear it, and the actors who may be meant."""

from typing import TYPE_CHECKING

import polars as pl
import streamlit as st

from dashboard.queries.search import suggest

if TYPE_CHECKING:
    from dashboard.page import Page

_SUGGESTED = 5


def show(page: "Page") -> None:
    """Put the search field on the page, and under it who may be meant."""
    words, filters = page.words, page.filters
    st.session_state["f.q"] = filters.q
    st.session_state["f.exact"] = filters.exact

    def searched() -> None:
        page.go(page.filters.replace(q=_one_line(st.session_state["f.q"])))

    def switched() -> None:
        page.go(page.filters.replace(exact=st.session_state["f.exact"]))

    st.text_input(
        words("filters.q"),
        key="f.q",
        type="search",
        placeholder=words("filters.q.hint"),
        max_chars=200,
        icon=":material/search:",
        on_change=searched,
    )
    if not filters.q:
        return
    st.toggle(words("filters.exact"), key="f.exact", help=words("filters.exact.help"), on_change=switched)
    found = page.look_up(suggest, filters.q, _SUGGESTED)
    for row in found.filter(~pl.col("actor_id").is_in(list(filters.actors_all))).iter_rows(named=True):
        name = words.actor(row["name_ar"], row["name_en"], row["actor_id"])
        told = words("filters.suggested", name=name, events=words.count("event", row["events"]))
        narrowed = filters.replace(q="", actors_all=(*filters.actors_all, row["actor_id"]))
        st.button(
            told,
            key=f"f.suggest.{row['actor_id']}",
            type="tertiary",
            icon=":material/add:",
            on_click=page.go,
            args=(narrowed,),
        )


def _one_line(text: str) -> str:
    return " ".join(text.split())[:200]
