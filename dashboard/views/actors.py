"""Actors: who takes part in the events shown, most events first; a row opens the page of one."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import polars as pl
import streamlit as st

from dashboard import rows, take, telling
from dashboard.queries import actors as questions
from dashboard.queries.search import suggest
from dashboard.views import one_actor

if TYPE_CHECKING:
    from dashboard.page import Page

_MOST, _FILED = 100, 500  # actors on the page, in the file


def show(page: "Page") -> None:
    """Put the view on the page."""
    chosen = page.param("actor")
    found = page.look_up(questions.actor, chosen) if chosen else None
    if found is not None and found.height:
        return one_actor.show(page, found.row(0, named=True))
    if chosen:
        st.warning(page.words("actors.no_such"))
    return _all(page)


def _all(page: "Page") -> None:
    """Everybody who takes part, most events first; a row opens the actor's page."""
    words = page.words
    page.heading("title", words("actors.what"))
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium", key="actors.tools"):
        kinds = ("all", "person", "organization", "country")
        kind = page.choose("kind", kinds, lambda one: words(f"actors.kind.{one}"))
        asked = st.text_input(words("actors.search"), key="actors.search", placeholder=words("actors.search_hint"))
    _search(page, asked)
    found = page.ask(questions.ranking, None, _FILED)
    found = found if kind == "all" else found.filter(pl.col("kind") == kind)
    if found.is_empty():
        return page.explain_empty()
    most = int(str(found["events"].max()))
    fields = (
        rows.Field("who", lambda row: _named(page, row), "headline"),
        rows.Field("kind", lambda row: words(f"kind.{row['kind']}")),
        rows.Field("events", lambda row: rows.amount(words.number(row["events"]), row["events"], most), "number"),
        rows.Field("years", lambda row: telling.years(row["first_on"], row["last_on"], words)),
    )
    rows.of_frame(
        words,
        found.head(_MOST),
        fields,
        "actors.all",
        words("actors.title"),
        opens="actor_id",
        on_open=lambda actor: page.go(actor=actor),
    )
    if found.height > _MOST:
        st.caption(words("page.cut", shown=_MOST, all=found.height))
    return take.csv(page, found, "actors.all")


def _named(page: "Page", row: Mapping[str, Any]) -> rows.Cell:
    """The actor's name, and under it that no list holds it."""
    name = page.words.actor(row["name_ar"], row["name_en"], row["actor_id"])
    return name if row["known"] else {"text": name, "under": page.words("actors.unknown")}


def _search(page: "Page", asked: str) -> None:
    """The actors that a word may mean, by any of their spellings."""
    words = page.words
    if not asked.strip():
        return
    found = page.look_up(suggest, asked)
    if found.is_empty():
        st.caption(words("actors.not_found"))
    with st.container(horizontal=True, key="actors.found", gap="small"):
        for row in found.head(8).iter_rows(named=True):
            name = words.actor(row["name_ar"], row["name_en"], row["actor_id"])
            st.button(name, key=f"actors.found.{row['actor_id']}", on_click=page.set, args=("actor", row["actor_id"]))
