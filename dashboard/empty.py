"""An empty answer → which filter emptied it, and a button that drops it."""

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.filters import Filters

if TYPE_CHECKING:
    from dashboard.page import Page


def explain(page: "Page", filters: Filters) -> None:
    """Say that nothing is left, and offer to drop a filter."""
    st.info(page.words("empty.nothing"))
    if filters:
        st.button(page.words("filters.clear"), key=f"{page.view}.empty.clear", on_click=page.go, args=(Filters(),))
