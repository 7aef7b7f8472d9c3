"""Another actor, or the period before → a second series of counts beside those of the timeline."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

import polars as pl
import streamlit as st

from dashboard.charts.months import GREGORIAN
from dashboard.charts.spans import Stretch
from dashboard.filters import Filters
from dashboard.queries import periods
from dashboard.queries.overview import top_actors

if TYPE_CHECKING:
    from dashboard.page import Page

_BEFORE = "before"
_STEPS = {"day": "1d", "week": "1w", "month": "1mo", "quarter": "3mo", "year": "1y"}
_WIDGET = "timeline.with"


def choose_comparison(page: "Page") -> None:
    """A list of what can be compared: the period before, where days are chosen, and the actors most involved."""
    words, filters = page.words, page.filters
    found = page.ask(top_actors, _others(filters), 20)
    names = {
        row["actor_id"]: words.actor(row["name_ar"], row["name_en"], row["actor_id"])
        for row in found.iter_rows(named=True)
    }
    before = {_BEFORE: words("timeline.before")} if filters.since and filters.until else {}
    labels = {**before, **names}
    now = page.param("with")
    st.session_state[_WIDGET] = now if now in labels else None
    st.selectbox(
        words("timeline.with"),
        list(labels),
        format_func=labels.__getitem__,
        key=_WIDGET,
        placeholder=words("timeline.nothing"),
        width=220,
        on_change=lambda: page.set("with", st.session_state[_WIDGET]),
    )


def comparison(page: "Page", span: Stretch) -> pl.DataFrame | None:
    """Columns start, end, events of what is compared, on the days of the axis; None when nothing is."""
    chosen, filters = page.param("with"), page.filters
    if not chosen:
        return None
    if chosen != _BEFORE:
        return _counted(page, _others(filters).replace(actors_all=(chosen,)), span)
    if not (filters.since and filters.until):
        return None
    wide = filters.until - filters.since + timedelta(days=1)
    if wide > filters.since - date.min:
        return None  # nothing is as long before it
    earlier = filters.replace(since=filters.since - wide, until=filters.until - wide)
    return _counted(page, earlier, span).with_columns(pl.col("start") + wide, pl.col("end") + wide)


def _counted(page: "Page", filters: Filters, span: Stretch) -> pl.DataFrame:
    counted = page.ask(periods.events_per_period, filters, span.grain, "type", span.calendar)
    summed = counted.group_by("start", "end").agg(pl.col("events").sum()).sort("start")
    if summed.is_empty() or span.calendar != GREGORIAN:
        return summed
    step = _STEPS[span.grain]
    first, last = summed["start"][0], summed["start"][-1]
    every = pl.DataFrame({"start": pl.date_range(first, last, step, eager=True)})
    filled = every.join(summed, on="start", how="left", maintain_order="left")
    return filled.with_columns(pl.col("start").dt.offset_by(step).alias("end"), pl.col("events").fill_null(0))


def _others(filters: Filters) -> Filters:
    """The filters without those of actors."""
    return filters.replace(actors_all=(), actors_any=(), actors_none=())
