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
        for key, values in PREFERENCES.items():
            if key == "axis" or (key == "months" and not words.rtl):  # the calendar is chosen beside the days
                continue
            st.session_state[f"settings.{key}"] = page.state.preferences[key]
            st.selectbox(
                words(f"settings.{key}"),
                values,
                format_func=_label(page, key),
                key=f"settings.{key}",
                on_change=_changed(page, key),
            )


def _label(page: "Page", key: str) -> Callable[[str], str]:
    return lambda value: page.words(f"settings.{key}.{value}")


def _changed(page: "Page", key: str) -> Callable[[], None]:
    return lambda: page.set(key, st.session_state[f"settings.{key}"])
