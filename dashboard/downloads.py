"""The events shown → files of exactly these, made at the click and not before."""

import io
from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.export import FORMATS, codebook, export_events, opened
from dashboard.markup import safe, tag
from dashboard.queries.counts import event_count
from dashboard.routes import export_address, feed_address

if TYPE_CHECKING:
    from dashboard.page import Page

_MOST_IN_MEMORY = 200_000  # events; Streamlit keeps what its buttons download in memory


def show(page: "Page") -> None:
    """A button for the CSV, and one that opens the other formats."""
    if page.ask(event_count) > _MOST_IN_MEMORY:
        _links(page)
        return
    _button(page, "csv", page.words("page.csv"), ":material/download:")
    with st.popover(page.words("download.more"), type="tertiary", key="download.more"):
        for name in FORMATS:
            if name != "csv":
                _button(page, name, page.words(f"download.{name}"), None)
        _codebook(page)
        _feed(page)


def _codebook(page: "Page") -> None:
    """What the columns of all these files mean."""
    label, key = page.words("download.codebook"), "download.codebook"
    named = "tarikh-codebook.csv"
    st.download_button(label, codebook, named, "text/csv", key=key, type="tertiary", on_click="ignore")


def _feed(page: "Page") -> None:
    """The address under which a feed reader finds what will be shown here."""
    address = feed_address(page.filters, page.words.language)
    st.html(tag("a", "t-take", safe(page.words("download.feed")), href=address, type="application/atom+xml"))


def _links(page: "Page") -> None:
    """Links to the server's own exports, which are written to disk and never held in memory."""
    links = (
        tag(
            "a", "t-take", safe(name.upper()), href=export_address(name, page.filters, page.words.language), download=""
        )
        for name in FORMATS
    )
    st.html(tag("p", "t-takes", safe(page.words("download.large")) + " " + " ".join(links)))
    _codebook(page)
    _feed(page)


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
        out, store = io.BytesIO(), page.database.store
        shown = store.root / f"{page.build}.duckdb"
        live = store.live()
        # Of a page that stood open during two builds the file is gone; the newest one says which it is in every row.
        with opened(shown if live is None or shown.exists() else live) as source:
            export_events(source, page.filters, name, out, page.words)
        return out.getvalue()

    return made
