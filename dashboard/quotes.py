"""Places in articles → the sentence around each with its words marked, outlet and day, and a way into the article."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import polars as pl
import streamlit as st

from dashboard import telling
from dashboard.marked import Mark, marked
from dashboard.markup import note, safe, tag
from etl.text import sentences

if TYPE_CHECKING:
    from dashboard.page import Page

MOST = 8


def show(page: "Page", places: pl.DataFrame, key: str, look: str = "what") -> None:
    """Put up to `MOST` quotations on the page.

    Args:
        page: the page.
        places: columns `document_id`, `title`, `outlet`, `published_at`, `field`, `char_start`, `char_end`, `text` (of
            that field), and `note` if there is more to say of each.
        key: unique on the page.
        look: the class of the mark: `who`, `when`, `what` or `where`.
    """
    words = page.words
    for number, place in enumerate(places.head(MOST).iter_rows(named=True)):
        st.html(_quote(page, place, look))
        st.button(
            words("quotes.open"),
            key=f"{page.view}.{key}.{number}",
            type="tertiary",
            icon=":material/article:",
            on_click=page.open_document,
            args=(place["document_id"],),
        )
    if places.height > MOST:
        st.caption(words("quotes.more").format(n=words.number(places.height - MOST)))


def _quote(page: "Page", place: Mapping[str, Any], look: str) -> str:
    text = place["text"] or ""
    start, end = place["char_start"], place["char_end"]
    around = next((span for span in sentences(text) if span.start <= start < span.end), None)
    first, last = (around.start, max(around.end, end)) if around else (start, end)
    outlet = tag("strong", "", safe(page.words.outlet(place["outlet"])))
    return tag(
        "article",
        "t-report",
        note(
            outlet, safe(telling.published(place["published_at"], page.words, page.look)), safe(place.get("note") or "")
        )
        + tag("h4", "", safe(telling.quoted(place["title"], 160)), dir="auto")
        + tag("blockquote", "", marked(text, [Mark(start, end, look)], first, last), dir="auto"),
    )
