"""Summits: series and editions, how they were covered before, during and after, and who came, with the sentences."""

from typing import TYPE_CHECKING, Any

import polars as pl
import streamlit as st

from dashboard import rows, telling
from dashboard.parts import heading
from dashboard.queries import summits as questions
from dashboard.views import summit_attendance, summit_coverage

if TYPE_CHECKING:
    from dashboard.page import Page

_LINES = 5  # editions laid over each other


def show(page: "Page") -> None:
    """Put the view on the page."""
    page.heading("title", page.words("summits.what"))
    found = page.ask(questions.series)
    if found.is_empty():
        st.info(page.words("summits.none"))
        return _unlisted(page)
    code = _series(page, found)
    editions = page.ask(questions.editions, None, code)
    told = editions.filter(pl.col("documents") > 0)
    _editions(page, told)
    called = edition_names(page, editions)
    summit_coverage.show(page, told.filter(pl.col("start_on").is_not_null()).tail(_LINES), called)
    summit_attendance.show(page, code, editions, called)
    return _unlisted(page)


def edition_names(page: "Page", editions: pl.DataFrame) -> dict[str, str]:
    """Editions by what tells them apart within their series: `Jeddah 2023`."""
    words = page.words
    shared_ar, shared_en = (questions.common_name(editions[key].drop_nulls()) for key in ("name_ar", "name_en"))
    return {
        row["summit_id"]: words.name(
            questions.short_name(row["name_ar"] or "", shared_ar),
            questions.short_name(row["name_en"] or "", shared_en),
            row["summit_id"],
        )
        for row in editions.iter_rows(named=True)
    }


def _series(page: "Page", found: pl.DataFrame) -> str:
    """Which series to look at: the one in the address, else the one most written about."""
    words = page.words
    names = {
        row["series"]: f"{words.name(row['name_ar'], row['name_en'])} · {words.count('article', row['documents'])}"
        for row in found.iter_rows(named=True)
    }
    codes = list(names)
    now = page.param("series", codes[0])
    now = now if now in codes else codes[0]
    st.session_state["summits.series"] = now

    def changed() -> None:
        page.go(series=st.session_state["summits.series"], cell=None, edition=None)

    st.selectbox(words("summits.series"), codes, format_func=names.__getitem__, key="summits.series", on_change=changed)
    return now


def _editions(page: "Page", editions: pl.DataFrame) -> None:
    """The editions that articles tell of; a row filters everything by it."""
    words = page.words
    heading(words("summits.editions"))
    columns = [
        rows.Column("when", words("column.when"), "when"),
        rows.Column("summit", words("column.summit"), "headline", opens=True),
        rows.Column("documents", words("column.documents"), "number"),
        rows.Column("events", words("column.events"), "number"),
    ]
    lines = [rows.Row(_edition(page, row), row["summit_id"]) for row in editions.reverse().iter_rows(named=True)]

    def opened(summit: str) -> None:
        page.go(page.filters.replace(summit=(summit,)), series=page.param("series") or None)

    rows.table(columns, lines, "summits.editions", words("summits.editions"), on_open=opened)


def _edition(page: "Page", row: dict[str, Any]) -> list[rows.Cell]:
    words, start = page.words, row["start_on"]
    when = telling.interval(start, row["end_on"] or start, words, page.look) if start else words("date.none")
    name = words.name(row["name_ar"], row["name_en"], row["summit_id"])
    known = name if row["known"] else {"text": name, "under": words("summits.unlisted_note")}
    return [when, known, words.number(row["documents"]), words.number(row["events"])]


def _unlisted(page: "Page") -> None:
    """Summits that texts tell of and no series holds."""
    found = page.ask(questions.editions).filter(pl.col("series").is_null())
    if found.is_empty():
        return
    words = page.words
    heading(words("summits.unlisted"))
    columns = [
        rows.Column("when", words("column.when"), "when"),
        rows.Column("summit", words("column.summit"), "headline", opens=True),
        rows.Column("documents", words("column.documents"), "number"),
        rows.Column("events", words("column.events"), "number"),
    ]
    ranked = found.sort("documents", "summit_id", descending=[True, False]).head(20)
    lines = [rows.Row(_edition(page, row), row["summit_id"]) for row in ranked.iter_rows(named=True)]

    def opened(summit: str) -> None:
        page.go(page.filters.replace(summit=(summit,)))

    rows.table(columns, lines, "summits.unlisted", words("summits.unlisted"), on_open=opened)
