"""Outlets: how much each prints, its share, who reports first and how far behind the others are, and its gaps."""

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import polars as pl
import streamlit as st

from dashboard import rows, take, telling
from dashboard.charts.axes import grain_for
from dashboard.charts.shares import shares
from dashboard.charts.spans import Stretch
from dashboard.charts.volume import MOST_OUTLETS, volume
from dashboard.parts import heading
from dashboard.queries import outlets as questions

if TYPE_CHECKING:
    from dashboard.page import Page, Selection

_GAP = 7  # days without an article that are worth a line
_MOST_GAPS = 150  # the longest; more would not be told apart, and each is a shape that travels
_FAR = 0.005  # of the articles, at either end: one of 1999 must not press those of this year together
_OF = ("own", "all")  # without filters every article counts: then each one's part of all says more
_TIMES = 3  # if they are so many times as long as the usual step of the outlet


def show(page: "Page") -> None:
    """Put the view on the page."""
    words = page.words
    page.heading("title", words("outlets.what"))
    found = page.ask(questions.outlets)
    if found.is_empty():
        return page.explain_empty()
    names = pl.Series("label", [words.outlet(outlet) for outlet in found["outlet"]], dtype=pl.String)
    named = found.with_columns(names, pl.col("outlet").fill_null("").alias("key"))
    _table(page, found)
    first, second = st.columns(2, gap="large")
    with first:
        _share(page, named)
    with second:
        _firsts(page, named)
    _volume(page, found)
    return _gaps(page)


def _table(page: "Page", found: pl.DataFrame) -> None:
    """One row per outlet; a row filters everything by it."""
    words = page.words
    numbers = ("documents", "total", "events", "contested", "first")
    columns = [
        rows.Column("outlet", words("column.outlet"), "headline", opens=True),
        *(rows.Column(key, words(f"column.{key}"), "number") for key in numbers),
        rows.Column("lag", words("column.lag_days"), "number"),
        rows.Column("period", words("column.period")),
    ]
    lines = []
    for row in found.iter_rows(named=True):
        span = telling.interval(row["first_on"], row["last_on"], words, page.look) if row["first_on"] else ""
        lag = words.number(row["lag_days"], 1) if row["lag_days"] is not None else None
        named = {
            "text": words.outlet(row["outlet"]),
            "under": words.name(row["country_ar"], row["country_en"], row["country"] or ""),
        }
        lines.append(rows.Row([named, *(words.number(row[key]) for key in numbers), lag, span], row["outlet"]))
    rows.table(columns, lines, "outlets.all", words("outlets.title"), on_open=lambda outlet: _filter(page, outlet))
    take.csv(page, found, "outlets.all")
    st.caption(words("outlets.measures"))


def _filter(page: "Page", outlet: str) -> None:
    page.go(page.filters.replace(outlets=(outlet,)))


def _marked(page: "Page", marked: "Selection") -> None:
    if marked.points and marked.points[0] and marked.points[0][0]:
        _filter(page, str(marked.points[0][0]))


def _share(page: "Page", found: pl.DataFrame) -> None:
    """How much of an outlet's own articles tell the events shown, or of all articles that tell them how many it has."""
    words = page.words
    heading(words("outlets.share"))
    of = page.choose("of", _OF if page.filters else _OF[::-1])
    note = words(f"outlets.of.{of}.note")
    st.caption(note)
    told = found.filter(pl.col("documents") > 0)
    total = pl.col("total") if of == "own" else pl.lit(int(told["documents"].sum()))
    bars = told.select(
        "key",
        "label",
        pl.col("documents").alias("part"),
        total.alias("total"),
    )
    bars = bars.sort(pl.col("part") / pl.col("total"), "key", descending=[True, False])
    figure = shares(bars, page.look, words(f"outlets.of.{of}.axis"))
    table = told.select(
        pl.col("label").alias("outlet"), "documents", total.alias("total"), (pl.col("documents") / total).alias("share")
    )
    page.chart(figure, table, "share", lambda marked: _marked(page, marked), alt=note)


def _firsts(page: "Page", found: pl.DataFrame) -> None:
    """Of the events that several outlets tell, how many each told first."""
    words = page.words
    heading(words("outlets.firsts"), words("outlets.firsts_note"))
    race = found.filter(pl.col("contested") > 0)
    if race.is_empty():
        st.info(words("outlets.no_race"))
        return
    bars = race.select(
        "key",
        "label",
        pl.col("first").alias("part"),
        pl.col("contested").alias("total"),
    ).sort(pl.col("part") / pl.col("total"), "key", descending=[True, False])
    figure = shares(bars, page.look, words("outlets.firsts_axis"))
    table = race.select(pl.col("label").alias("outlet"), "first", "contested", "lag_days")
    page.chart(figure, table, "firsts", lambda marked: _marked(page, marked), alt=words("outlets.firsts_note"))


def _volume(page: "Page", found: pl.DataFrame) -> None:
    """Articles by period, an outlet a row, its gaps greyed."""
    words = page.words
    if found["first_on"].is_null().all():
        return
    heading(words("outlets.volume"), words("outlets.volume_note"))
    names = found["outlet"].drop_nulls().to_list()
    coarser = max(2, min(len(names), MOST_OUTLETS) // 3)  # the more outlets, the fewer bars of each: all are drawn
    first, last = _bulk(page.ask(questions.volume, None, "month"))
    span = Stretch(first, last, grain_for(first, last, coarser))
    counted = page.ask(questions.volume, None, span.grain)
    inside = (pl.col("end") > first) & (pl.col("start") < last)
    drawn = counted.filter(inside & pl.col("outlet").is_not_null())
    if drawn.height:  # whole periods: a month that the last article cuts short would be a sliver
        span = replace(span, first=min(drawn["start"]), last=max(drawn["end"]))
    gaps = page.ask(questions.gaps, None, _GAP, _TIMES).sort("days", descending=True).head(_MOST_GAPS)
    figure = volume(drawn, names, gaps, span, page.look, {name: words.outlet(name) for name in names})
    table = counted.with_columns(
        pl.Series("outlet", [words.outlet(outlet) for outlet in counted["outlet"]], dtype=pl.String)
    )
    page.chart(figure, table, "volume", lambda marked: _into(page, marked), alt=words("outlets.volume_note"))
    if outside := int(counted["total"].sum()) - int(counted.filter(inside)["total"].sum()):
        st.caption(words("outlets.outside").format(articles=words.count("article", outside)))
    take.csv(page, counted, "outlets.volume")


def _bulk(months: pl.DataFrame) -> tuple[date, date]:
    """The months `[first, last)` that hold all articles but the few hundredths furthest from the rest."""
    totals = months.group_by("start", "end").agg(pl.col("total").sum()).sort("start")
    before = totals["total"].cum_sum() / totals["total"].sum()
    inside = totals.filter((before >= _FAR) & (before - totals["total"] / totals["total"].sum() <= 1 - _FAR))
    return inside["start"][0], inside["end"][-1]


def _into(page: "Page", marked: "Selection") -> None:
    """A bar leads to its outlet and period."""
    told = [str(value) for value in (marked.points[0] if marked.points else ())]
    if len(told) == 3:
        first, last = date.fromisoformat(told[0]), date.fromisoformat(told[1]) - timedelta(days=1)
        page.go(page.filters.replace(since=first, until=last, outlets=(told[2],)))


def _gaps(page: "Page") -> None:
    """The longest stretches without any article."""
    words = page.words
    found = page.ask(questions.gaps, None, _GAP, _TIMES).sort("days", "start", descending=[True, False])
    heading(words("outlets.gaps"), words("outlets.gaps_note").format(days=words.count("day", _GAP)))
    if found.is_empty():
        st.caption(words("outlets.no_gaps"))
        return
    columns = [
        rows.Column("outlet", words("column.outlet")),
        rows.Column("when", words("column.period"), "when"),
        rows.Column("days", words("column.days"), "number"),
    ]
    day = timedelta(days=1)
    lines = [
        rows.Row(
            (
                words.outlet(row["outlet"]),
                telling.interval(row["start"], row["end"] - day, words, page.look),
                words.number(row["days"]),
            )
        )
        for row in found.head(12).iter_rows(named=True)
    ]
    rows.table(columns, lines, "outlets.gaps", words("outlets.gaps"))
    take.csv(page, found, "outlets.gaps")
