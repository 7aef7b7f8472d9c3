"""Events over time: counts by period down to single events, on one line or on lanes; marking a stretch goes into it."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

import polars as pl
import streamlit as st

from dashboard.charts import lanes as lanes_chart
from dashboard.charts import marks as marks_chart
from dashboard.charts import timeline as counts_chart
from dashboard.charts.axes import grain_for
from dashboard.charts.months import GREGORIAN, HIJRI
from dashboard.charts.spans import Stretch
from dashboard.filters import Filters
from dashboard.markup import safe, tag
from dashboard.queries import periods
from dashboard.queries.counts import bulk_of, outside
from dashboard.queries.lanes import lanes_of_events
from dashboard.queries.summary import summary
from dashboard.views.comparing import choose_comparison, comparison
from dashboard.views.timeline_parts import behind, labels_of, table_of_counts, table_of_events

if TYPE_CHECKING:
    from dashboard.page import Page, Selection

GROUPS = ("type", "status", "certainty")
LANES = ("none", "type", "actor", "organization", "country", "outlet")
_FILTER_OF = {"type": "types", "status": "status", "certainty": "certainty", "outlet": "outlets"}
_SINGLE = 250  # events; as few as these stand as marks of their own
_DAY = timedelta(days=1)


def show(page: "Page") -> None:
    """Put the timeline on the page."""
    told = page.ask(summary)
    if not told["events"][0]:
        return page.explain_empty()
    span = stretch(page, page.param("span") == "whole")
    if span is None:
        st.info(page.words("timeline.undated_only"))
        return page.events()
    with st.container(horizontal=True, vertical_alignment="bottom", key="timeline.tools"):
        lane = page.choose_from_list("lanes", LANES)
        choose_comparison(page)
        single = _single(span, int(told["events"][0])) and not page.param("with")
        by = page.choose("by", GROUPS) if lane == "none" and not single else GROUPS[0]
    _out(page, span)
    if single:
        _marks(page, span, lane)
    elif lane == "none":
        _counts(page, span, by)
    else:
        _lanes(page, span, lane)
    _key(page)
    return page.events(_drawn(page, span), limit=15)


def stretch(page: "Page", whole: bool = False) -> Stretch | None:
    """The days that the axis covers: those chosen, else those of the events without a few that lie far away."""
    found = page.ask(bulk_of).row(0, named=True)
    if found["first_on"] is None:
        return None
    far = (found["last_on"] - found["first_on"]) > 2 * (found["high_on"] - found["low_on"]) + 60 * _DAY
    ends = ("low_on", "high_on") if far and not whole else ("first_on", "last_on")
    first = page.filters.since or found[ends[0]]
    last = max(page.filters.until or found[ends[1]], first) + _DAY
    calendar = HIJRI if page.axis == "hijri" else GREGORIAN
    return Stretch(first, last, grain_for(first, last), calendar)


def _key(page: "Page") -> None:
    """What solid, hollow, bars and grey mean."""
    marks = (
        tag("span", f"t-mark t-mark-{look}", safe(page.words(f"timeline.key.{look}")))
        for look in ("solid", "hollow", "bar")
    )
    grey = tag("span", "t-mark t-mark-grey", safe(page.words("timeline.key.grey")))
    st.html(tag("p", "t-key", " ".join((*marks, grey))))


def _drawn(page: "Page", span: Stretch) -> Filters:
    """The events of the axis and those without a date; how many lie outside is said on a button that shows them all."""
    last = span.last - _DAY
    missing = page.ask(outside, None, span.first, last)
    if not missing or page.filters.since:
        return page.filters
    told = page.words("timeline.outside").format(events=page.words.count("event", missing))
    st.button(told, key="timeline.outside", type="tertiary", on_click=page.set, args=("span", "whole"))
    return page.filters.replace(since=span.first, until=last, undated=True)


def _single(span: Stretch, events: int) -> bool:
    return events <= _SINGLE and (span.last - span.first).days <= 800


def _counts(page: "Page", span: Stretch, by: str) -> None:
    counted = page.ask(periods.events_per_period, None, span.grain, by, span.calendar)
    undated = int(page.ask(periods.not_placed)["undated"][0])
    labels = labels_of(page, by, counted["group"].unique().to_list())
    figure = counts_chart.counts(counted, span, page.look, labels, behind(page, span), undated, comparison(page, span))
    table = table_of_counts(page, counted.rename({"group": "lane"}), span, labels)
    page.chart(figure, table, "counts", lambda marked: into(page, marked, by), alt=_alt(page, span))


def _lanes(page: "Page", span: Stretch, lane: str) -> None:
    counted = page.ask(periods.lanes, None, span.grain, lane, 12, span.calendar)
    labels = labels_of(page, lane, counted["lane"].unique().to_list())
    figure = lanes_chart.lanes(counted, span, page.look, labels, behind(page, span))
    page.chart(
        figure,
        table_of_counts(page, counted, span, labels),
        "over_lanes",
        lambda m: into(page, m, lane),
        alt=_alt(page, span),
    )


def _marks(page: "Page", span: Stretch, lane: str) -> None:
    found = page.ask(periods.single_events)
    words = page.words
    told = pl.col("headline_ar" if words.rtl else "headline_en")
    drawn = _on_lanes(page, found.drop_nulls(["start_at", "end_at"]).with_columns(told.alias("text")), lane)
    if drawn.is_empty():
        st.info(words("timeline.no_lanes"))
        return
    labels = labels_of(page, lane, drawn["lane"].unique().to_list()) if lane != "none" else {"all": "\u00a0"}
    figure = marks_chart.events(drawn, span, page.look, labels, behind(page, span))
    page.chart(figure, table_of_events(page, found), "marks", lambda m: into(page, m), alt=_alt(page, span))


def _on_lanes(page: "Page", events: pl.DataFrame, lane: str) -> pl.DataFrame:
    """The events with their `lane`; one that takes several lanes is on each of them, one without any is left out."""
    if lane in ("none", "type"):
        return events.with_columns(
            pl.lit("all").alias("lane") if lane == "none" else pl.col("event_type").alias("lane")
        )
    return events.join(page.ask(lanes_of_events, None, lane), on="event_id", maintain_order="left")


def into(page: "Page", marked: "Selection", by: str = "type") -> None:
    """A box goes into its days; a bar to its events, of its period and group; a mark opens its event."""
    if marked.box:
        first, last = (date.fromisoformat(day) for day in marked.box)
        page.go(page.filters.replace(since=first, until=max(first, last)))
        return
    told = [str(value) for value in marked.points[0]]
    if len(told) == 1:
        page.open_event(told[0])
    elif told[2] == "undated":
        page.go(page.filters.replace(certainty=("unresolved",)))
    else:
        days = {"since": date.fromisoformat(told[0]), "until": date.fromisoformat(told[1]) - _DAY}
        page.go(page.filters.replace(**days, **_of_group(page.filters, by, told[2])))


def _of_group(filters: Filters, by: str, group: str) -> dict[str, tuple[str, ...]]:
    """The change of the filters that leaves the events of one group or lane; none for all the others together."""
    if group == counts_chart.OTHERS:
        return {}
    if by in ("actor", "organization", "country"):
        return {"actors_all": (*filters.actors_all, group)}
    return {_FILTER_OF[by]: (group,)}


def _out(page: "Page", span: Stretch) -> None:
    """A step back out: three times the days around the middle, or all of them."""
    if not (page.filters.since or page.filters.until):
        return
    wide = span.last - span.first
    since = span.first - wide if wide < span.first - date.min else None
    until = span.last + wide - _DAY if wide < date.max - span.last else None
    wider = page.filters.replace(since=since, until=until)
    whole = page.filters.replace(since=None, until=None)
    steps = (("out", "zoom_out", wider), ("all", "fit_width", whole))
    with st.container(horizontal=True, gap="small", key="timeline.steps"):
        for key, icon, filters in steps:
            st.button(
                page.words(f"timeline.{key}"),
                key=f"timeline.{key}",
                type="tertiary",
                icon=f":material/{icon}:",
                on_click=page.go,
                args=(filters,),
            )


def _alt(page: "Page", span: Stretch) -> str:
    return page.words("timeline.alt")
