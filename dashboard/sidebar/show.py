"""The filters of a page, in the order in which readers reach for them."""

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.sidebar import dates, lists, saved, search, settings

if TYPE_CHECKING:
    from dashboard.page import Page


def show(page: "Page") -> None:
    """Put the filters beside the page."""
    with st.sidebar:
        search.show(page)
        dates.show(page)
        lists.show(page)
        saved.show(page)
        settings.show(page)
