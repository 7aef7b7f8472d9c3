"""A chart's table → a button that downloads it as a file; the file is made at the click, not before."""

from typing import TYPE_CHECKING

import polars as pl
import streamlit as st

from dashboard.export.frames import csv_of
from dashboard.filters.sentence import sentence
from dashboard.sidebar.lists import called_names
from dashboard.words import plain

if TYPE_CHECKING:
    from dashboard.page import Page


def csv(page: "Page", frame: pl.DataFrame, key: str) -> None:
    """A CSV of all rows of `frame`, its columns named in English in both languages."""
    build = page.build

    def made() -> bytes:
        return csv_of(frame, plain(sentence(page.filters, page.words, called_names(page))), build)

    st.download_button(
        page.words("page.csv"),
        made,
        f"tarikh-{key.replace('.', '-')}-{build}.csv",
        "text/csv",
        key=f"{key}.csv",
        icon=":material/download:",
        on_click="ignore",
        type="tertiary",
    )
