"""One event → a citation to copy, and the lines that would correct it."""

import csv
import io
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode, urlsplit, urlunsplit

import polars as pl
import streamlit as st

from dashboard import telling
from dashboard.parts import heading
from dashboard.words import plain
from etl.store.corrections import COLUMNS

if TYPE_CHECKING:
    from dashboard.page import Page


def show(page: "Page", event: Mapping[str, Any], said: pl.DataFrame, words_of: pl.DataFrame) -> None:
    """Put the citation and the correction on the page."""
    words = page.words
    heading(words("evidence.cite"))
    with st.container(key="evidence.citation"):
        st.code(_citation(page, event, said), language=None, wrap_lines=True)
    if address := permalink(page, event["event_id"]):
        heading(words("evidence.permalink"))
        st.code(address, language=None, wrap_lines=True)
    if lines := correction_lines(event, words_of):
        with st.expander(words("evidence.correct"), key="evidence.correct"):
            st.caption(words("evidence.correct.how").format(folder=page.database.store.corrections))
            st.code(lines, language=None)


def permalink(page: "Page", event_id: str) -> str:
    """The address of the event alone, without filters; empty where the browser's is not known."""
    here = urlsplit(st.context.url or "")
    query = urlencode({"lang": page.words.language, "event": event_id})
    return urlunsplit((here.scheme, here.netloc, here.path, query, "")) if here.netloc else ""


def _citation(page: "Page", event: Mapping[str, Any], said: pl.DataFrame) -> str:
    """Headline, day, first report with its address, id and build."""
    words = page.words
    told = [plain(telling.headline(event, words)), telling.when(event, words, page.look)]
    for report in said.head(1).iter_rows(named=True):
        source = [
            words.outlet(report["outlet"]),
            report["title"],
            telling.published(report["published_at"], words, page.look),
        ]
        told.append(words("list.comma").join(plain(piece) for piece in source if piece))
        told.append(report["url"] or "")
    return " | ".join(piece for piece in (*told, event["event_id"], page.build) if piece)


def correction_lines(event: Mapping[str, Any], said: pl.DataFrame) -> str:
    """A header and a line for each field that is most often wrong; new, reason, by and on are left to be filled in."""
    anchor = said.filter(pl.col("aspect") == "what").sort(pl.col("document_id") != event["document_id"], "char_start")
    if anchor.is_empty():
        return ""
    where = anchor.row(0, named=True)
    old = {
        "start_at": event["start_at"].date().isoformat() if event["start_at"] else "",
        "event_type": event["event_type"],
        "status": event["status"],
        "hidden": "",
    }
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for field, value in old.items():
        place = (where["document_id"], where["char_start"], where["surface"])
        writer.writerow((*place, field, value, "", "", "", ""))
    return out.getvalue()
