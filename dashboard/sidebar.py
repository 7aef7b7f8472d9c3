"""The reader's choices → filters: search, facets with live counts, dates, chips and the sentence of what is shown."""

from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from dashboard.page import Page


def show(page: "Page") -> None:
    """Put the filters beside the page."""
    with st.sidebar:
        st.html(f"<h2 class='t-heading'>{page.words('filters.title')}</h2>")
