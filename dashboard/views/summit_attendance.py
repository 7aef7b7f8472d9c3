"""Who came to which edition of a series: leaders by editions, and the sentences behind a sign."""

from typing import TYPE_CHECKING

import polars as pl
import streamlit as st

from dashboard import quotes, take
from dashboard.charts.attendance import MOST_EDITIONS, MOST_LEADERS, attendance
from dashboard.parts import heading
from dashboard.queries import summits as questions

if TYPE_CHECKING:
    from dashboard.page import Page, Selection


def show(page: "Page", code: str, editions: pl.DataFrame, called: dict[str, str]) -> None:
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
    names = called | {
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
