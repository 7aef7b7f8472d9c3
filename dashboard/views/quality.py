"""What the store is unsure of: dates unread, ambiguous or in conflict, names unknown, inputs refused; with examples."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

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
        _rejects(page)
    _differences(page)
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
    fields = (
        rows.Field("certainty", lambda row: words(f"certainty.{row['certainty']}"), "headline"),
        rows.Field("basis", lambda row: words(f"basis.{row['basis']}") if row["basis"] else None),
        rows.Field("events", lambda row: words.number(row["events"]), "number"),
        rows.Field("share", lambda row: words.percent(row["events"] / total), "number"),
    )

    def opened(certainty: str) -> None:
        page.go(page.filters.replace(certainty=(certainty,)))

    told = words("quality.events")
    rows.of_frame(words, found, fields, "quality.certainties", told, opens="certainty", on_open=opened)
    take.csv(page, found, "quality.certainties")


def _differences(page: "Page") -> None:
    words = page.words
    counted = (
        f"{words(f'quality.differ.{difference}')} {words.number(events)}"
        for difference, events in page.ask(questions.conflicts).iter_rows()
    )
    heading(words("quality.differences"), " · ".join(counted))
    events = page.ask(questions.disagreeing)
    if events.is_empty():
        return

    def differs(row: Mapping[str, Any]) -> str:
        return words("list.comma").join(words(f"quality.differs.{key}") for key in ("day", "state") if row[key])

    fields = (
        rows.Field("headline", lambda row: telling.headline(row, words), "headline"),
        rows.Field("difference", differs),
        rows.Field("documents", lambda row: words.number(row["document_count"]), "number"),
    )
    told = words("quality.differences")
    rows.of_frame(words, events, fields, "quality.differing", told, opens="event_id", on_open=page.open_event)


def _rejects(page: "Page") -> None:
    words = page.words
    found = page.look_up(questions.rejects)
    heading(words("quality.rejects"))
    if found.is_empty():
        st.caption(words("quality.no_rejects"))
        return
    fields = (
        rows.Field("cause", lambda row: reason(row["reason"], words)),
        rows.Field("rejects", lambda row: words.number(row["rejects"]), "number"),
        rows.Field("example", lambda row: _source(row["source_uri"], locator(row["locator"], words))),
    )
    rows.of_frame(words, found, fields, "quality.rejects", words("quality.rejects"))
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
    fields = (
        rows.Field("cause", lambda row: reason(row["rule"], words), "headline"),
        rows.Field("kind", lambda row: words(f"date_kind.{row['kind']}")),
        rows.Field("example", lambda row: row["surface"]),
        rows.Field("mentions", lambda row: words.number(row["mentions"]), "number"),
    )
    told = words("quality.dates")
    rows.of_frame(
        words, found, fields, "quality.dates", told, opens="rule", on_open=lambda rule: page.set("rule", rule)
    )
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
    fields = (
        rows.Field("name", lambda row: row["name"], "headline"),
        rows.Field("kind", lambda row: words(f"kind.{row['kind']}")),
        rows.Field("mentions", lambda row: words.number(row["mentions"]), "number"),
        rows.Field("documents", lambda row: words.number(row["documents"]), "number"),
    )

    def opened(actor: str) -> None:
        page.go(page.filters.replace(actors_all=(actor,)))

    told = words("quality.names")
    rows.of_frame(words, found.head(40), fields, "quality.names", told, opens="actor_id", on_open=opened)
    take.csv(page, found, "quality.names")
    st.code("actor_id,alias,language,kind,provenance\n" + "\n".join(found["line"].head(40)), language=None, height=260)
