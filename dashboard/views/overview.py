"""What is in the store at a glance: over time, the busiest days, who, what is to come, who covers it, how sure."""

from collections.abc import Mapping
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard import rows, telling
from dashboard.charts import timeline as counts_chart
from dashboard.markup import note, safe, tag
from dashboard.queries import overview as questions
from dashboard.queries import periods
from dashboard.queries.summary import summary
from dashboard.sidebar.dates import today
from dashboard.views.timeline import into, stretch
from dashboard.views.timeline_parts import labels_of, table_of_counts

if TYPE_CHECKING:
    from dashboard.page import Page

_MOST = 8


def show(page: "Page") -> None:
    """Put the overview on the page."""
    told = page.ask(summary)
    if not told["events"][0]:
        return page.explain_empty()
    _numbers(page, told.row(0, named=True))
    _over_time(page)
    first, second = st.columns(2, gap="large")
    with first:
        _busiest(page)
        _coverage(page)
    with second:
        _actors(page)
        _upcoming(page)
    return None


def _numbers(page: "Page", told: Mapping[str, Any]) -> None:
    """The store in six numbers, and in a line how sure its dates are."""
    words = page.words
    sure = page.ask(questions.quality).row(0, named=True)
    shown = [(told[key], key) for key in ("events", "documents", "outlets")]
    shown += [(sure[key], key) for key in ("to_the_day", "undated", "rejects")]
    cards = (
        tag(
            "div",
            "t-card",
            tag("strong", "", safe(words.number(value))) + tag("span", "", safe(words(f"overview.{key}"))),
        )
        for value, key in shown
    )
    st.html(tag("div", "t-cards", "".join(cards)))
    parts = [
        words("overview.share").format(
            share=words.percent(sure[key] / sure["events"], 0 if 100 * sure[key] >= sure["events"] else 1),
            what=words(f"certainty.{key}").lower(),
        )
        for key in ("stated", "inferred", "ambiguous", "conflict")
        if sure[key]
    ]
    st.html(note(safe(words("overview.sureness").format(shares=words("list.comma").join(parts)))))


def _over_time(page: "Page") -> None:
    """Events by period; a bar leads to its days."""
    span = stretch(page)
    if span is None:
        return
    page.heading("over_time")
    counted = page.ask(periods.events_per_period, None, span.grain, "type", span.calendar)
    labels = labels_of(page, "type", counted["group"].unique().to_list())
    figure = counts_chart.counts(counted, span, page.look, labels)
    figure["layout"]["height"] = 300
    table = table_of_counts(page, counted.rename({"group": "lane"}), span, labels)
    page.chart(figure, table, "over_time", lambda marked: into(page, marked), alt=page.words("timeline.alt"))


def _busiest(page: "Page") -> None:
    """The days with most events, each with the one most written about."""
    page.heading("busiest")
    found = page.ask(questions.busiest_days, None, _MOST)
    columns = [
        rows.Column("when", page.words("column.day"), "when"),
        rows.Column("headline", page.words("column.most_told"), "headline", opens=True),
        rows.Column("events", page.words("column.events"), "number"),
    ]
    lines = [
        rows.Row(
            (
                telling.day_of(row["day"], "gregorian", page.look),
                telling.headline(row, page.words, 110),
                page.words.number(row["events"]),
            ),
            row["day"].isoformat(),
        )
        for row in found.iter_rows(named=True)
    ]

    def opened(day: str) -> None:
        chosen = datetime.fromisoformat(day).date()
        page.go(page.filters.replace(since=chosen, until=chosen))

    rows.table(columns, lines, "overview.busiest", page.words("overview.busiest"), on_open=opened)


def _actors(page: "Page") -> None:
    """Who takes part most often; a row narrows to them."""
    page.heading("actors")
    found = page.ask(questions.top_actors, None, 12)
    most = max(found["events"].to_list(), default=1)
    columns = [
        rows.Column("who", page.words("column.who"), "headline", opens=True),
        rows.Column("kind", page.words("column.kind")),
        rows.Column("events", page.words("column.events"), "number"),
    ]
    lines = [
        rows.Row(
            (
                page.words.actor(row["name_ar"], row["name_en"], row["actor_id"]),
                page.words(f"kind.{row['kind']}"),
                rows.amount(page.words.number(row["events"]), row["events"], most),
            ),
            row["actor_id"],
        )
        for row in found.iter_rows(named=True)
    ]

    def opened(actor: str) -> None:
        page.go(page.filters.replace(actors_all=(*page.filters.actors_all, actor)))

    rows.table(columns, lines, "overview.actors", page.words("overview.actors"), on_open=opened)


def _upcoming(page: "Page") -> None:
    """What is planned or put off, and not over yet at the day of the build."""
    page.heading("upcoming")
    found = page.ask(questions.upcoming, None, datetime.combine(today(page), time()), _MOST)
    if found.is_empty():
        st.caption(page.words("overview.nothing_planned"))
        return
    columns = [
        rows.Column("when", page.words("column.when"), "when"),
        rows.Column("headline", page.words("column.headline"), "headline", opens=True),
        rows.Column("status", page.words("column.status")),
    ]
    lines = [
        rows.Row(
            (
                {"text": telling.when(row, page.words, page.look), "look": f"t-mark t-mark-{telling.sureness(row)}"},
                telling.headline(row, page.words, 110),
                page.words(f"status.{row['status']}"),
            ),
            row["event_id"],
        )
        for row in found.iter_rows(named=True)
    ]
    rows.table(columns, lines, "overview.upcoming", page.words("overview.upcoming"), on_open=page.open_event)


def _coverage(page: "Page") -> None:
    """Who tells the events."""
    page.heading("coverage")
    found = page.ask(questions.coverage, None, 10)
    columns = [
        rows.Column("outlet", page.words("column.outlet"), "headline", opens=True),
        *(rows.Column(key, page.words(f"column.{key}"), "number") for key in ("documents", "events")),
    ]
    lines = [
        rows.Row(
            (
                page.words.outlet(row["outlet"]),
                *(page.words.number(row[key]) for key in ("documents", "events")),
            ),
            row["outlet"],
        )
        for row in found.iter_rows(named=True)
    ]

    def opened(outlet: str) -> None:
        page.go(page.filters.replace(outlets=(outlet,)))

    rows.table(columns, lines, "overview.coverage", page.words("overview.coverage"), on_open=opened)
