"""How the reader wants numbers, months and calendars written."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.state import PREFERENCES

if TYPE_CHECKING:
    from dashboard.page import Page


def show(page: "Page") -> None:
    """Put the settings on the page; they stay in the address."""
    words = page.words
    with st.expander(words("settings.title"), key="settings"):
        _choose(page, "digits", st.segmented_control)
        if words.rtl:  # English has one set of names; the calendar is chosen beside the days
            _choose(page, "months", st.selectbox)


def _choose(page: "Page", key: str, widget: Callable[..., object]) -> None:
    words, now = page.words, page.state.preferences[key]
    st.session_state[f"settings.{key}"] = now
    widget(
        words(f"settings.{key}"),
        PREFERENCES[key],
        format_func=lambda value: words(f"settings.{key}.{value}"),
        key=f"settings.{key}",
        on_change=lambda: page.set(key, st.session_state[f"settings.{key}"] or now),
    )
