"""A chart over which a stretch can be dragged → what a click on one of its marks says, which Streamlit keeps back."""

from collections.abc import Callable
from importlib.resources import files
from typing import Any

import streamlit as st

_CLICKS = st.components.v2.component(
    "tarikh_clicks", js=(files("dashboard") / "clicks.js").read_text("utf-8"), isolate_styles=False
)


def listen(chart: str, on_click: Callable[[tuple[Any, ...]], None]) -> None:
    """Call `on_click` with the `customdata` of a mark that is clicked on the chart of that key."""
    key = f"clicks.{chart}"

    def clicked() -> None:
        told = st.session_state[key].clicked
        if isinstance(told, list) and told:
            on_click(tuple(told))

    _CLICKS(key=key, data={"chart": chart.replace(".", "-")}, on_clicked_change=clicked)
