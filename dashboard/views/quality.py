"""What the store is unsure of: dates unread, ambiguous or in conflict, names unknown, inputs refused; with examples."""

from typing import TYPE_CHECKING

import polars as pl
import streamlit as st

from dashboard import quotes, rows, take, telling
from dashboard.markup import safe, tag
from dashboard.parts import heading
from dashboard.queries import quality as questions
from dashboard.reasons import locator, reason
from dashboard.views import scores

if TYPE_CHECKING:
    from dashboard.page import Page

_CERTAINTIES = ("unresolved", "ambiguous", "conflict")
_CARDS = (
    "documents",
    "unpublished",
    "unnamed",
    "silent",
    "duplicates",
    "near_duplicates",
    "mentions",
    "unresolved",
    "ambiguous",
    "conflicts",
    "unknown_actors",
    "unknown_summits",
    "rejects",
)


def show(page: "Page") -> None:
    """Put the view on the page."""
    page.heading("title", page.words("quality.what"))
    _cards(page)
    scores.show(page)
    first, second = st.columns(2, gap="large")
    with first:
        _events(page)
    with second:
        _differences(page)
        _rejects(page)
    _dates(page)
    _names(page)


def _cards(page: "Page") -> None:
    """The whole store in numbers."""
    words = page.words
    told = page.look_up(questions.totals).row(0, named=True)
    cards = (
        tag(
            "div",
            "t-card",
            tag("strong", "", safe(words.number(told[key]))) + tag("span", "", safe(words(f"quality.{key}"))),
        )
        for key in _CARDS
    )
    st.html(tag("div", "t-cards", "".join(cards)))


def _events(page: "Page") -> None:
    """How sure the days of the events shown are, and what they rest on; a row filters by it."""
    words = page.words
    found = page.ask(questions.certainties)
    heading(words("quality.events"), words("quality.events_note"))
    total = int(found["events"].sum()) or 1
    columns = [
        rows.Column("certainty", words("column.certainty"), "headline", opens=True),
        rows.Column("basis", words("column.basis")),
        rows.Column("events", words("column.events"), "number"),
        rows.Column("share", words("column.share"), "number"),
    ]
    lines = [
        rows.Row(
            (
                words(f"certainty.{row['certainty']}"),
                words(f"basis.{row['basis']}") if row["basis"] else None,
                words.number(row["events"]),
                words("number.percent").format(n=words.number(100 * row["events"] / total, 1)),
            ),
            row["certainty"],
        )
        for row in found.iter_rows(named=True)
    ]

    def opened(certainty: str) -> None:
        page.go(page.filters.replace(certainty=(certainty,)))

    rows.table(columns, lines, "quality.certainties", words("quality.events"), on_open=opened)
    take.csv(page, found, "quality.certainties")


def _differences(page: "Page") -> None:
    words = page.words
    heading(words("quality.differences"))
    found = page.ask(questions.conflicts)
    for difference, events in found.iter_rows():
        st.html(
            tag(
                "p",
                "",
                safe(words(f"quality.differ.{difference}")) + " " + tag("strong", "", safe(words.number(events))),
            )
        )
    events = page.ask(questions.disagreeing)
    if events.is_empty():
        return
    columns = [
        rows.Column("headline", words("column.headline"), "headline", opens=True),
        rows.Column("difference", words("column.difference")),
        rows.Column("documents", words("column.documents"), "number"),
    ]
    lines = [
        rows.Row(
            (
                telling.headline(row, words),
                words("list.comma").join(words(f"quality.differs.{key}") for key in ("day", "state") if row[key]),
                words.number(row["document_count"]),
            ),
            row["event_id"],
        )
        for row in events.iter_rows(named=True)
    ]
    rows.table(columns, lines, "quality.differing", words("quality.differences"), on_open=page.open_event)


def _rejects(page: "Page") -> None:
    words = page.words
    found = page.look_up(questions.rejects)
    heading(words("quality.rejects"))
    if found.is_empty():
        st.caption(words("quality.no_rejects"))
        return
    columns = [
        rows.Column("reason", words("column.cause")),
        rows.Column("rejects", words("column.rejects"), "number"),
        rows.Column("example", words("column.example")),
    ]
    lines = [
        rows.Row(
            (
                reason(row["reason"], words),
                words.number(row["rejects"]),
                _source(row["source_uri"], locator(row["locator"], words)),
            )
        )
        for row in found.iter_rows(named=True)
    ]
    rows.table(columns, lines, "quality.rejects", words("quality.rejects"))
    take.csv(page, found, "quality.rejects")


def _source(uri: str, where: str) -> rows.Part:
    """The file or address in short, with its whole name to point at."""
    name = uri.rstrip("/").rsplit("/", 1)[-1] or uri
    return {"text": name, "under": where, "title": f"{uri} {where}".strip()}


def _dates(page: "Page") -> None:
    """Date expressions that were not read for certain, by reason; a row shows where."""
    words = page.words
    heading(words("quality.dates"), words("quality.dates_note"))
    certainty = page.choose("doubt", _CERTAINTIES, lambda one: words(f"certainty.{one}"))
    found = page.look_up(questions.unread_dates, certainty)
    if found.is_empty():
        st.caption(words("quality.no_dates"))
        return
    columns = [
        rows.Column("rule", words("column.cause"), "headline", opens=True),
        rows.Column("kind", words("column.kind")),
        rows.Column("example", words("column.example")),
        rows.Column("mentions", words("column.mentions"), "number"),
    ]
    lines = [
        rows.Row(
            (
                reason(row["rule"], words),
                words(f"date_kind.{row['kind']}"),
                row["surface"],
                words.number(row["mentions"]),
            ),
            row["rule"],
        )
        for row in found.iter_rows(named=True)
    ]
    rows.table(columns, lines, "quality.dates", words("quality.dates"), on_open=lambda rule: page.set("rule", rule))
    take.csv(page, found, "quality.dates")
    rule = page.param("rule")
    if rule in set(found["rule"]):
        heading(reason(rule, words))
        places = page.look_up(questions.date_examples, certainty, rule)
        ends = places.with_columns((pl.col("char_start") + pl.col("surface").str.len_chars()).alias("char_end"))
        quotes.show(page, ends, "date", "when")


def _names(page: "Page") -> None:
    """Names that no list holds, each with a line that is ready for the file of aliases."""
    words = page.words
    found = page.look_up(questions.unknown_names)
    heading(words("quality.names"), words("quality.names_note"))
    if found.is_empty():
        st.caption(words("quality.no_names"))
        return
    columns = [
        rows.Column("name", words("column.name"), "headline", opens=True),
        rows.Column("kind", words("column.kind")),
        rows.Column("mentions", words("column.mentions"), "number"),
        rows.Column("documents", words("column.documents"), "number"),
    ]
    lines = [
        rows.Row(
            (
                row["name"],
                words(f"kind.{row['kind']}"),
                words.number(row["mentions"]),
                words.number(row["documents"]),
            ),
            row["actor_id"],
        )
        for row in found.head(40).iter_rows(named=True)
    ]

    def opened(actor: str) -> None:
        page.go(page.filters.replace(actors_all=(actor,)))

    rows.table(columns, lines, "quality.names", words("quality.names"), on_open=opened)
    take.csv(page, found, "quality.names")
    st.code("actor_id,alias,language,kind,provenance\n" + "\n".join(found["line"].head(40)), language=None, height=260)
