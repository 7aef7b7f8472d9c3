"""Events by place, on outlines served by the app itself; a circle opens the events of its place."""

from typing import TYPE_CHECKING, Any

import polars as pl
import streamlit as st

from dashboard import rows, take, telling
from dashboard.charts.event_types import colour_of_type
from dashboard.charts.places import places as places_chart
from dashboard.parts import heading
from dashboard.queries import places as questions

if TYPE_CHECKING:
    from dashboard.page import Page, Selection

_EVENTS = 50


def show(page: "Page") -> None:
    """Put the view on the page."""
    words = page.words
    page.heading("title", words("map.what"))
    found = page.ask(questions.events_by_place)
    missing = page.ask(questions.without_place)
    if found.is_empty():
        st.info(words("map.none"))
        return page.explain_empty()
    names = {
        row["place_id"]: words.name(row["name_ar"], row["name_en"], row["place_id"])
        for row in found.iter_rows(named=True)
    }
    country = {row["place_id"]: _country(page, row) for row in found.iter_rows(named=True)}
    table = found.with_columns(
        pl.col("place_id").replace_strict(names).alias("place"),
        pl.col("place_id").replace_strict(country).alias("country"),
    )
    figure = places_chart(found, page.look, names)
    years = [telling.years(row["first_on"], row["last_on"], words) for row in found.iter_rows(named=True)]
    shown = table.select("place", "country", "events", pl.Series("years", years, dtype=pl.String))
    page.chart(figure, shown, "places", lambda marked: _to_place(page, marked), alt=words("map.what"), zooms=True)
    st.caption(words("map.zoom"))
    take.csv(page, found, "map.places")
    unknown = int(found.filter(pl.col("lat").is_null())["events"].sum())
    left_out = (("missing", missing), ("unknown", unknown))
    told = [words(f"map.{why}").format(events=words.count("event", events)) for why, events in left_out if events]
    if told:
        st.caption(" ".join(told))
    return _place(page, names)


def _country(page: "Page", row: dict[str, Any]) -> str:
    return page.words.name(row["country_ar"], row["country_en"], row["country"] or "")


def _to_place(page: "Page", marked: "Selection") -> None:
    if marked.points and marked.points[0]:
        page.set("place", str(marked.points[0][0]))


def _place(page: "Page", names: dict[str, str]) -> None:
    """The events of the place in the address, else the places with most events."""
    words = page.words
    place = page.param("place")
    if place not in names:
        return _largest(page, names)
    found = page.ask(questions.events_at, None, place, _EVENTS)
    heading(names[place])
    columns = [
        rows.Column("when", words("column.when"), "when"),
        rows.Column("type", words("column.type"), "type"),
        rows.Column("headline", words("column.headline"), "headline", opens=True),
    ]
    lines = [rows.Row(_event(page, row), row["event_id"]) for row in found.iter_rows(named=True)]
    return rows.table(columns, lines, "map.events", names[place], on_open=page.open_event)


def _event(page: "Page", row: dict[str, Any]) -> list[rows.Cell]:
    words = page.words
    first, second = telling.both(row, words, page.look, page.axis)
    colour = colour_of_type(row["event_type"], page.look)
    return [
        {"text": first, "under": second, "look": f"t-mark t-mark-{telling.sureness(row)}"},
        {"text": words(f"event_type.{row['event_type']}"), "look": "t-tag", "colour": colour},
        telling.headline(row, words),
    ]


def _largest(page: "Page", names: dict[str, str]) -> None:
    words = page.words
    found = page.ask(questions.events_by_place)
    columns = [
        rows.Column("place", words("column.place"), "headline", opens=True),
        rows.Column("country", words("column.country")),
        rows.Column("events", words("column.events"), "number"),
    ]
    most = int(found["events"][0])
    lines = [
        rows.Row(
            (
                names[row["place_id"]],
                _country(page, row),
                rows.amount(words.number(row["events"]), row["events"], most),
            ),
            row["place_id"],
        )
        for row in found.head(15).iter_rows(named=True)
    ]
    rows.table(columns, lines, "map.largest", words("map.title"), on_open=lambda place: page.set("place", place))
