"""Summits: series and editions, how they were covered before, during and after, and who came, with the sentences."""

from typing import TYPE_CHECKING, Any

import polars as pl
import streamlit as st

from dashboard import quotes, rows, take, telling
from dashboard.charts.attendance import MOST_EDITIONS, MOST_LEADERS, attendance
from dashboard.charts.coverage import coverage
from dashboard.charts.shares import shares
from dashboard.parts import heading
from dashboard.queries import summits as questions

if TYPE_CHECKING:
    from dashboard.page import Page, Selection

_LINES = 5  # editions laid over each other
_DAYS = 14


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
    _coverage(page, told.filter(pl.col("start_on").is_not_null()).tail(_LINES), editions)
    _attendance(page, code, editions)
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


def _coverage(page: "Page", editions: pl.DataFrame, everyone: pl.DataFrame) -> None:
    """Articles by day around day 0, as counts or as a share of all that the same outlets printed."""
    if editions.is_empty():
        return
    words = page.words
    heading(words("summits.coverage"), words("summits.coverage_note"))
    with st.container(horizontal=True, vertical_alignment="bottom", gap="large", key="summits.tools"):
        share = page.choose("measure", ("documents", "share")) == "share"
        days = int(page.choose("days", ("14", "7", "30"), lambda n: words.count("day", int(n))))
    called = edition_names(page, everyone)
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


def _attendance(page: "Page", code: str, editions: pl.DataFrame) -> None:
    """Leaders by editions; a sign opens the sentences that it rests on."""
    words = page.words
    heading(words("summits.attendance"), words("summits.attendance_note"))
    found = page.ask(questions.attendance, None, code)
    kind = page.choose("who", ("person", "country", "organization"), lambda kind: words(f"kind.{kind}"))
    found = found.filter(pl.col("kind") == kind)
    if found.is_empty():
        st.info(words("summits.nobody"))
        return
    columns = [one for one in editions["summit_id"].to_list() if one in set(found["summit_id"])]
    ranked = found.group_by("actor_id").agg(pl.len(), pl.col("sentences").sum()).sort(
        "len", "sentences", "actor_id", descending=[True, True, False]
    )  # fmt: skip
    names = edition_names(page, editions)
    names |= {
        row["actor_id"]: words.actor(row["name_ar"], row["name_en"], row["actor_id"])
        for row in found.iter_rows(named=True)
    }
    figure = attendance(found, ranked["actor_id"].to_list(), columns, page.look, names)
    table = found.select(
        pl.col("actor_id").replace_strict(names).alias("who"),
        pl.col("summit_id").replace_strict(names).alias("summit"),
        pl.col("status").map_elements(lambda status: words(f"attendance.{status}"), return_dtype=pl.String),
        "sentences",
    )
    page.chart(figure, table, "attendance", lambda m: _to_cell(page, m), alt=words("summits.attendance_note"))
    take.csv(page, found, "summits.attendance")
    if ranked.height > MOST_LEADERS or len(columns) > MOST_EDITIONS:
        st.caption(
            words("summits.cut").format(leaders=words.number(MOST_LEADERS), editions=words.number(MOST_EDITIONS))
        )
    _cell(page, names)


def _to_cell(page: "Page", marked: "Selection") -> None:
    if marked.points and len(marked.points[0]) == 2:
        page.set("cell", ",".join(map(str, marked.points[0])))


def _cell(page: "Page", names: dict[str, str]) -> None:
    """The sentences behind one sign of the matrix."""
    summit, _, actor = page.param("cell").partition(",")
    if summit not in names or actor not in names:
        st.caption(page.words("summits.hint"))
        return
    words = page.words
    heading(f"{names[actor]} – {names[summit]}")
    found = page.look_up(questions.attendance_evidence, summit, actor).with_columns(
        pl.col("status")
        .map_elements(lambda status: words(f"attendance.{status}"), return_dtype=pl.String)
        .alias("note")
    )
    known = found.filter(pl.col("document_id").is_null())
    if known.height:
        st.markdown(f"**{known['note'][0]}** – {words('summits.known_beforehand')}")
    quotes.show(page, found.filter(pl.col("document_id").is_not_null()), "cell", "who")


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
