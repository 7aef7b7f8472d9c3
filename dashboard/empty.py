"""An empty answer → which filter emptied it, and a button that drops it."""

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.filters import Filters
from dashboard.queries.counts import event_count
from dashboard.shown import chip
from dashboard.sidebar.lists import called_names

if TYPE_CHECKING:
    from dashboard.page import Page

_MOST = 12  # filters that are tried one by one


def explain(page: "Page", filters: Filters) -> None:
    """Say that nothing is left, name the filters without which something would be, and offer to drop them."""
    words = page.words
    if not filters:
        st.info(words("empty.store"))
        return
    st.info(words("empty.nothing"))
    called = called_names(page)
    freed = [(key, value, event_count_without(page, filters, key, value)) for key, value in filters.pairs()[:_MOST]]
    for key, value, events in sorted(freed, key=lambda one: -one[2]):
        if events:
            told = words("empty.drop").format(
                filter=chip(page, key, value, called), events=words.count("event", events)
            )
            dropped = filters.without(key, value)
            st.button(
                told, key=f"{page.view}.empty.{key}.{value}", icon=":material/close:", on_click=page.go, args=(dropped,)
            )
    if not any(events for _, _, events in freed):
        st.caption(words("empty.together"))
    st.button(words("filters.clear"), key=f"{page.view}.empty.clear", type="tertiary", on_click=page.clear)


def event_count_without(page: "Page", filters: Filters, key: str, value: str) -> int:
    """How many events would be shown without one value of the filters."""
    return page.ask(event_count, filters.without(key, value))
