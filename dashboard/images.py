"""A chart on the page → buttons that download it as PNG and SVG; the browser draws the file, so nothing leaves it."""

from importlib.resources import files
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.filters.sentence import sentence
from dashboard.markup import tag
from dashboard.sidebar.lists import called_names
from dashboard.words import plain

if TYPE_CHECKING:
    from dashboard.page import Page

FORMATS = ("png", "svg")
_LISTENER = st.components.v2.component(
    "tarikh_images", js=(files("dashboard") / "images.js").read_text("utf-8"), isolate_styles=False
)


def listen() -> None:
    """Let the browser hear the buttons; once on every page."""
    _LISTENER(key="images")


def buttons(page: "Page", key: str, title: str) -> None:
    """A button for each format, for the chart right before them; `title` and the filters stand above the picture."""
    words, look = page.words, page.look
    told = {
        "title": plain(title),
        "under": f"{plain(sentence(page.filters, words, called_names(page)))} · {page.build}",
        "name": f"tarikh-{key.replace('.', '-')}-{page.build}",
        "rtl": "1" if words.rtl else "",
        "ink": look.ink,
        "faint": look.faint,
        "ground": look.ground,
    }
    data = {f"data-{name}": value for name, value in told.items()}
    made = [
        tag("button", "t-image", name.upper(), type="button", **data, **{"data-format": name, "aria-label": label})
        for name in FORMATS
        if (label := words("page.image").format(format=name.upper()))
    ]
    st.html(tag("p", "t-images", " ".join(made)))
