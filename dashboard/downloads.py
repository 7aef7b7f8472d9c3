"""The events shown → files of exactly these, made at the click and not before."""

import io
from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.export import FORMATS, export_events, opened

if TYPE_CHECKING:
    from dashboard.page import Page


def show(page: "Page") -> None:
    """A button for the CSV, and one that opens the other formats."""
    _button(page, "csv", page.words("page.csv"), ":material/download:")
    with st.popover(page.words("download.more"), type="tertiary", key="download.more"):
        for name in FORMATS:
            if name != "csv":
                _button(page, name, page.words(f"download.{name}"), None)


def _button(page: "Page", name: str, label: str, icon: str | None) -> None:
    chosen = FORMATS[name]
    st.download_button(
        label,
        file_of(page, name),
        f"tarikh-{page.build}.{chosen.ending}",
        chosen.media_type,
        key=f"download.{name}",
        icon=icon,
        type="tertiary",
        on_click="ignore",
    )


def file_of(page: "Page", name: str) -> Callable[[], bytes]:
    """A function that writes the events of the page in a format, from the build that the page shows."""

    def made() -> bytes:
        out = io.BytesIO()
        with opened(page.database.store.root / f"{page.build}.duckdb") as source:
            export_events(source, page.filters, name, out, page.words)
        return out.getvalue()

    return made
