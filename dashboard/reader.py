"""One article → its text with everything that was read in it, and where it comes from."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import polars as pl
import streamlit as st

from dashboard import telling
from dashboard.evidence.told import source_link
from dashboard.marked import Mark, marked
from dashboard.markup import note, safe, tag
from dashboard.parts import heading
from dashboard.queries.documents import mentions
from dashboard.reasons import reason

if TYPE_CHECKING:
    from dashboard.page import Page

_LOOKS = {"date": "when", "actor": "who", "summit": "where", "event": "what"}
_LONGEST = 60_000  # code points of a body that are shown


def show(page: "Page", found: pl.DataFrame) -> None:
    """Put the article on the page; `found` is its row of `one_document`, or none."""
    words = page.words
    if found.is_empty():
        st.info(words("reader.unknown"))
        return
    document = found.row(0, named=True)
    said = page.look_up(mentions, document["document_id"])
    _head(page, document)
    _text(page, document, said)
    _events(page, said)


def _head(page: "Page", document: Mapping[str, Any]) -> None:
    """Outlet, author, day of publication and what it rests on, duplicates, link."""
    words = page.words
    day = telling.published(document["published_at"], words, page.look)
    basis = words(f"published.{document['published_basis']}") if document["published_basis"] else ""
    twins = [words(f"reader.{key}") for key in ("duplicate_of", "near_duplicate_of") if document[key]]
    told = (words.outlet(document["outlet"]), day, basis, document["author"] or "", *twins)
    st.html(note(*(safe(piece) if piece else "" for piece in told)))
    source_link(page, document["url"])


def _text(page: "Page", document: Mapping[str, Any], said: pl.DataFrame) -> None:
    """Title and body as they were read, with every mention in its colour."""
    words, body = page.words, document["body"]
    legend = (tag("mark", f"m-{look}", safe(words(f"reader.{what}"))) for what, look in _LOOKS.items())
    title = tag("h2", "", marked(document["title"], _marks(page, said, "title")), dir="auto")
    paragraphs = _paragraphs(body[:_LONGEST], _marks(page, said, "body"))
    st.html(
        tag("p", "t-legend", " ".join(legend))
        + tag("article", "t-article", title + paragraphs, lang=document["language"])
        + (note(safe(words("reader.cut"))) if len(body) > _LONGEST else "")
    )


def _paragraphs(body: str, marks: list[Mark]) -> str:
    found, start = [], 0
    for line in body.split("\n"):
        if line.strip():
            found.append(tag("p", "", marked(body, marks, start, start + len(line)), dir="auto"))
        start += len(line) + 1
    return "".join(found)


def _marks(page: "Page", said: pl.DataFrame, field: str) -> list[Mark]:
    return [
        Mark(row["char_start"], row["char_end"], _LOOKS[row["what"]], _why(page, row))
        for row in said.filter(pl.col("field") == field).iter_rows(named=True)
    ]


def _why(page: "Page", row: Mapping[str, Any]) -> str:
    """What a mention was read as, and why."""
    words = page.words
    if row["what"] == "date":
        dated = row["start_at"] is not None or row["end_at"] is not None
        told = telling.when(row, words, page.look) if dated else words("certainty.unresolved")
        return f"{told} – {reason(row['reason'], words)}"
    if row["what"] == "event":
        return words(f"event_type.{reason(row['reason'], words)}")
    return f"{words.name(row['name_ar'], row['name_en'], row['id'])} – {reason(row['reason'], words)}"


def _events(page: "Page", said: pl.DataFrame) -> None:
    """The events that this article tells, each a button to its evidence."""
    told = said.filter(pl.col("what") == "event").unique("id", keep="first", maintain_order=True)
    heading(page.words("reader.events"))
    if told.is_empty():
        st.caption(page.words("reader.no_events"))
    for row in told.iter_rows(named=True):
        day = telling.when(row, page.words, page.look)
        st.button(
            f"{day} – {page.words.name(row['name_ar'], row['name_en'], row['id'])}",
            key=f"reader.event.{row['id']}",
            type="tertiary",
            on_click=page.turn_to,
            kwargs={"event": row["id"], "document": None},
        )
