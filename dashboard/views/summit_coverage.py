"""How the editions of a series were covered: articles by day around day 0, and each outlet's share of voice."""

from typing import TYPE_CHECKING

import polars as pl
import streamlit as st

from dashboard import rows, take, telling
from dashboard.charts.coverage import coverage
from dashboard.charts.shares import shares
from dashboard.parts import heading
from dashboard.queries import summits as questions

if TYPE_CHECKING:
    from dashboard.page import Page, Selection


def show(page: "Page", editions: pl.DataFrame, called: dict[str, str]) -> None:
    """Articles by day around day 0, as counts or as a share of all that the same outlets printed."""
    if editions.is_empty():
        return
    words = page.words
    heading(words("summits.coverage"), words("summits.coverage_note"))
    with st.container(horizontal=True, vertical_alignment="bottom", gap="large", key="summits.tools"):
        share = page.choose("measure", ("documents", "share")) == "share"
        days = int(page.choose("days", ("14", "7", "30"), lambda n: words.count("day", int(n))))
    names = {summit: called[summit] for summit in editions["summit_id"].reverse()}
    found = page.ask(questions.coverage, None, list(names), days)
    if found.is_empty():
        st.caption(words("summits.uncovered"))
        return
    lengths = ((row["end_on"] or row["start_on"]) - row["start_on"] for row in editions.iter_rows(named=True))
    figure = coverage(found, page.look, names, days, share=share, last=max(one.days for one in lengths))
    table = questions.phases(found, editions).with_columns(
        pl.col("summit_id").replace_strict(names).alias("summit"),
        pl.col("phase").map_elements(lambda phase: words(f"summits.{phase}"), return_dtype=pl.String),
        (pl.col("documents") / pl.col("outlet_total")).alias("share"),
    )
    page.chart(
        figure,
        table.select("summit", "phase", "documents", "outlet_total", "share"),
        "coverage",
        lambda marked: _to_day(page, marked),
        alt=words("summits.coverage_note"),
    )
    take.csv(page, found, "summits.coverage")
    _day(page, names)
    _voices(page, found)


def _to_day(page: "Page", marked: "Selection") -> None:
    if marked.points:
        page.set("edition", f"{marked.points[0][0]}@{marked.points[0][1]}")


def _day(page: "Page", names: dict[str, str]) -> None:
    """The articles behind a point of the chart."""
    summit, _, offset = page.param("edition").rpartition("@")
    if summit not in names or not offset.lstrip("-").isdigit() or len(offset) > 4:
        return
    words = page.words
    found = page.ask(questions.coverage_documents, None, summit, int(offset), int(offset))
    heading(words("summits.day").format(summit=names[summit], day=words.number(int(offset))))
    columns = [
        rows.Column("published", words("column.published_on"), "when"),
        rows.Column("title", words("column.title"), "headline", opens=True),
        rows.Column("outlet", words("column.outlet")),
    ]
    lines = [
        rows.Row(
            (
                telling.published(row["published_at"], words, page.look),
                telling.quoted(row["title"], 160),
                words.outlet(row["outlet"]),
            ),
            row["document_id"],
        )
        for row in found.head(50).iter_rows(named=True)
    ]
    rows.table(columns, lines, "summits.day", words("view.documents"), on_open=page.open_document)


def _voices(page: "Page", found: pl.DataFrame) -> None:
    """Which outlets gave the shown editions most of their own room, with the denominator."""
    words = page.words
    outlets = (
        found.group_by("outlet")
        .agg(pl.col("documents").sum().alias("part"), pl.col("outlet_total").sum().alias("total"))
        .filter(pl.col("part") > 0)
        .with_columns(pl.col("outlet").fill_null("").alias("key"))
        .sort(pl.col("part") / pl.col("total"), "key", descending=[True, False])
    )
    if outlets.is_empty():
        return
    labels = pl.Series("label", [words.outlet(outlet) for outlet in outlets["outlet"]], dtype=pl.String)
    outlets = outlets.with_columns(labels)
    heading(words("summits.voices"), words("summits.voices_note"))
    table = outlets.select(
        pl.col("label").alias("outlet"),
        pl.col("part").alias("documents"),
        pl.col("total").alias("outlet_total"),
        (pl.col("part") / pl.col("total")).alias("share"),
    )
    figure = shares(outlets, page.look, words("summits.voices_axis"))
    page.chart(figure, table, "voices", lambda marked: _only(page, marked), alt=words("summits.voices_note"))
    take.csv(page, table, "summits.voices")


def _only(page: "Page", marked: "Selection") -> None:
    if marked.points and marked.points[0] and marked.points[0][0]:
        page.go(page.filters.replace(outlets=(str(marked.points[0][0]),)))
