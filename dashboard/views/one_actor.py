"""The page of one actor: offices in time, events, company, summits, outlets and every spelling found."""

from typing import TYPE_CHECKING, Any

import polars as pl
import streamlit as st

from dashboard import quotes, rows, take, telling
from dashboard.charts import timeline
from dashboard.charts.offices import offices as offices_chart
from dashboard.charts.spans import Stretch
from dashboard.filters import Filters
from dashboard.markup import note, safe, tag
from dashboard.parts import heading
from dashboard.queries import actors as questions
from dashboard.queries import periods
from dashboard.queries.summits import attendance_evidence
from dashboard.sidebar.dates import today
from dashboard.views.timeline import into, stretch
from dashboard.views.timeline_parts import labels_of, table_of_counts

if TYPE_CHECKING:
    from dashboard.page import Page

_MOST = 12


def show(page: "Page", actor: dict[str, Any]) -> None:
    """The page of one actor."""
    words, key = page.words, actor["actor_id"]
    mine = page.filters.replace(actors_all=(*page.filters.actors_all, key))
    _head(page, actor)
    _offices(page, actor)
    _over_time(page, mine)
    first, second = st.columns(2, gap="large")
    with first:
        _company(page, key)
        _outlets(page, key)
    with second:
        _summits(page, key)
        _spellings(page, key)
    heading(words("actors.events"))
    page.events(mine, "events")


def _head(page: "Page", actor: dict[str, Any]) -> None:
    words = page.words
    other = actor["name_en"] if words.rtl else actor["name_ar"]
    title = words.actor(actor["name_ar"], actor["name_en"], actor["actor_id"])
    told = [words(f"kind.{actor['kind']}"), other or "", actor["actor_id"], actor["wikidata_id"] or ""]
    told += [] if actor["known"] else [words("actors.unknown")]
    told += [] if words.rtl or actor["name_en"] else [words("actors.letters")]
    st.html(tag("h2", "t-title", safe(title)) + note(*(safe(piece) for piece in told if piece)))
    with st.container(horizontal=True, vertical_alignment="center", key="actors.ways", gap="small"):
        st.button(words("actors.back"), key="actors.back", type="tertiary", on_click=page.set, args=("actor", None))
        mine = page.filters.replace(actors_all=(*page.filters.actors_all, actor["actor_id"]))
        st.button(words("actors.filter"), key="actors.filter", type="tertiary", on_click=page.go, args=(mine,))
        page.link("network", words("view.network"), pair=actor["actor_id"])


def _offices(page: "Page", actor: dict[str, Any]) -> None:
    """Offices in time: of a person its own, of a body those of its heads."""
    found = page.look_up(questions.offices, actor["actor_id"])
    if found.is_empty():
        return
    words = page.words
    of_body = actor["kind"] != "person"
    labels = []
    for row in found.iter_rows(named=True):
        office = words.name(row["office_ar"], row["office_en"])
        holder = words.actor(row["name_ar"], row["name_en"], row["actor_id"])
        labels.append(f"{holder} – {office}" if of_body else office)
    drawn = found.with_columns(pl.Series("label", labels, dtype=pl.String))
    heading(words("actors.offices"), words("actors.offices_note"))
    table = drawn.select(pl.col("label").alias("office"), "start_on", "end_on", "acting", "provenance")
    page.chart(offices_chart(drawn, today(page), page.look), table, "offices", alt=words("actors.offices"))


def _over_time(page: "Page", mine: Filters) -> None:
    words = page.words
    span = stretch(page)
    found = page.ask(periods.span_of, mine)
    if span is None or found is None:
        return
    heading(words("actors.over_time"))
    counted = page.ask(periods.events_per_period, mine, span.grain, "type", span.calendar)
    undated = int(page.ask(periods.not_placed, mine)["undated"][0])
    labels = labels_of(page, "type", counted["group"].unique().to_list())
    figure = timeline.counts(
        counted, Stretch(span.first, span.last, span.grain, span.calendar), page.look, labels, None, undated
    )
    figure["layout"]["height"] = 280
    table = table_of_counts(page, counted.rename({"group": "lane"}), span, labels)
    page.chart(figure, table, "over_time", lambda marked: into(page, marked), alt=words("timeline.alt"))


def _company(page: "Page", key: str) -> None:
    """With whom; a row opens the pair on the network's page."""
    words = page.words
    found = page.ask(questions.company, None, key, _MOST)
    heading(words("actors.company"))
    if found.is_empty():
        st.caption(words("actors.alone"))
        return
    most = int(found["events"][0])
    fields = (
        rows.Field("who", lambda row: words.actor(row["name_ar"], row["name_en"], row["actor_id"]), "headline"),
        rows.Field("kind", lambda row: words(f"kind.{row['kind']}")),
        rows.Field("together", lambda row: rows.amount(words.number(row["events"]), row["events"], most), "number"),
    )

    def opened(other: str) -> None:
        page.go(page.filters.replace(actors_all=(*page.filters.actors_all, other)), actor=key)

    rows.of_frame(words, found, fields, "actors.company", words("actors.company"), opens="actor_id", on_open=opened)
    take.csv(page, found, "actors.company")


def _outlets(page: "Page", key: str) -> None:
    words = page.words
    found = page.ask(questions.outlets, None, key)
    heading(words("actors.outlets"))
    fields = (
        rows.Field("outlet", lambda row: words.outlet(row["outlet"]), "headline"),
        rows.Field("events", lambda row: words.number(row["events"]), "number"),
        rows.Field("documents", lambda row: words.number(row["documents"]), "number"),
    )

    def opened(outlet: str) -> None:
        page.go(page.filters.replace(outlets=(outlet,)), actor=key)

    shown = found.head(_MOST)
    rows.of_frame(words, shown, fields, "actors.outlets", words("actors.outlets"), opens="outlet", on_open=opened)


def _summits(page: "Page", key: str) -> None:
    """Summits, each with what is said of the actor's coming; a row opens the summit's page at that cell."""
    words = page.words
    found = page.look_up(questions.summits, key)
    heading(words("actors.summits"))
    if found.is_empty():
        st.caption(words("actors.no_summits"))
        return
    fields = (
        rows.Field("summit", lambda row: words.name(row["name_ar"], row["name_en"], row["summit_id"]), "headline"),
        rows.Field("attendance", lambda row: words(f"attendance.{row['status']}")),
        rows.Field("sentences", lambda row: words.number(row["sentences"]), "number"),
    )
    rows.of_frame(
        words,
        found.head(_MOST),
        fields,
        "actors.summits",
        words("actors.summits"),
        opens="summit_id",
        on_open=lambda one: page.set("summit_cell", one),
    )
    if page.param("summit_cell") in set(found["summit_id"]):
        places = page.look_up(attendance_evidence, page.param("summit_cell"), key)
        told = places.filter(pl.col("document_id").is_not_null())
        if told.is_empty():
            st.caption(words("summits.known_beforehand"))
        quotes.show(page, told, "summit", "who")


def _spellings(page: "Page", key: str) -> None:
    """Every wording that was read as the actor; a row opens where."""
    words = page.words
    found = page.look_up(questions.spellings, key)
    heading(words("actors.spellings"), words("actors.spellings_note"))
    fields = (
        rows.Field("surface", lambda row: telling.quoted(row["surface"], 60), "headline"),
        rows.Field("basis", lambda row: words(f"basis.{row['basis']}")),
        rows.Field("language", lambda row: words(f"language.{row['language']}")),
        rows.Field("mentions", lambda row: words.number(row["mentions"]), "number"),
    )
    rows.of_frame(
        words,
        found.head(25),
        fields,
        "actors.spellings",
        words("actors.spellings"),
        opens="surface",
        on_open=lambda one: page.set("spelling", one),
    )
    take.csv(page, found, "actors.spellings")
    if page.param("spelling") in set(found["surface"]):
        places = page.look_up(questions.spelling_documents, key, page.param("spelling"))
        quotes.show(page, places.with_columns(pl.col("reason").alias("note")), "spelling", "who")
