"""Views saved by name → links that open them, with what is new since then; and a field that saves this one."""

from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlencode

import streamlit as st

from dashboard.filters import Filters
from dashboard.markup import safe, tag
from dashboard.queries.counts import event_count
from dashboard.routes import feed_address
from dashboard.saved import SavedView, all_saved, clean_name, forget, save
from etl.errors import FilterError, StoreError

if TYPE_CHECKING:
    from dashboard.page import Page

_NOT_SAVED = ("lang", "event", "document", "page")


def show(page: "Page") -> None:
    """Put the saved views on the page."""
    words = page.words
    found = all_saved(page.database.store)
    with st.expander(words("saved.title"), key="saved"):
        for number, saved in enumerate(found):
            with st.container(horizontal=True, vertical_alignment="center", key=f"saved.{number}"):
                _link(page, saved)
                st.button(
                    words("saved.forget"),
                    key=f"saved.forget.{number}",
                    type="tertiary",
                    icon=":material/delete:",
                    on_click=forget,
                    args=(page.database.store, saved.name),
                )
        st.text_input(
            words("saved.name"), key="saved.name", placeholder=words("saved.hint"), on_change=lambda: _keep(page)
        )
        if failed := st.session_state.pop("saved.failed", ""):
            st.warning(words("saved.failed", reason=failed))


def _link(page: "Page", saved: SavedView) -> None:
    """A link to the saved view, with how many events are new since then."""
    if saved.view not in page.pages:
        return
    query = {"lang": [page.words.language], **parse_qs(saved.address)}
    st.page_link(page.pages[saved.view], label=saved.name.replace("[", "(").replace("]", ")"), query_params=query)
    try:
        filters, _ = Filters.from_address(parse_qs(saved.address), parse_qs(saved.address))
    except FilterError:
        return
    address = feed_address(filters, page.words.language)
    st.html(tag("a", "t-take", safe(page.words("saved.feed")), href=address, type="application/atom+xml"))
    number = saved.build.rpartition("-")[2]
    if saved.build == page.build or not number.isdecimal():
        return
    newer = filters.replace(new_since=int(number))
    if new := page.ask(event_count, newer):
        told = page.words("saved.new").format(events=page.words.count("event", new))
        st.page_link(page.pages[saved.view], label=told, query_params=page.state.elsewhere(newer))


def _keep(page: "Page") -> None:
    name = clean_name(st.session_state["saved.name"])
    if not name:
        return
    query = {key: value for key, value in page.state.query().items() if key not in _NOT_SAVED}
    saved = SavedView(name, page.view, urlencode(query, doseq=True), page.build)
    try:
        save(page.database.store, saved)
        st.session_state["saved.name"] = ""
    except StoreError as error:
        st.session_state["saved.failed"] = str(error)
