"""What the program that built the store scored on articles annotated by hand → a table of shares and counts."""

import shlex
from typing import TYPE_CHECKING

import polars as pl
import streamlit as st

from dashboard import rows, take
from dashboard.parts import heading
from etl.score import Scores, read_scores

if TYPE_CHECKING:
    from dashboard.page import Page

_NAMES = ("precision", "recall", "linked")
# Matter → its shares, those that a reader of the numbers needs first in front.
_MEASURES = {
    "dates": ("precision", "recall"),
    "people": _NAMES,
    "organizations": _NAMES,
    "roles": ("resolved", "wrong"),
    "summits": ("found", "dated"),
    "events": ("precision", "found", "main", "type", "day", "status"),
}


def show(page: "Page") -> None:
    """Put the scores on the page, or how to get them where the store's folder carries none."""
    words, root = page.words, page.database.store.root
    scores = read_scores(root)
    if scores is None:
        heading(words("quality.scores"), words("quality.no_scores"))
        st.code(shlex.join(["tarikh", "score", "--store", str(root)]), language=None)
        return
    note = words(
        "quality.scores_note",
        articles=words.count("article", scores.articles),
        version=scores.version,
        wrong=scores.dates.wrong,
        invented=scores.dates.invented,
    )
    heading(words("quality.scores"), note)
    found = table(scores)
    columns = [
        rows.Column("matter", words("column.matter")),
        rows.Column("measure", words("column.measure"), "headline"),
        rows.Column("share", words("column.share"), "number"),
        rows.Column("annotated", words("column.annotated"), "number"),
    ]
    firsts = found["matter"].is_first_distinct()
    lines = [
        rows.Row(
            (
                words(f"score.{row['matter']}") if first else None,
                words(f"score.{row['matter']}.{row['measure']}"),
                words("number.percent").format(n=words.number(100 * row["share"], 1)),
                words.number(row["annotated"]),
            )
        )
        for row, first in zip(found.iter_rows(named=True), firsts, strict=True)
    ]
    rows.table(columns, lines, "quality.scores", words("quality.scores"))
    take.csv(page, found, "quality.scores")


def table(scores: Scores) -> pl.DataFrame:
    """Columns matter, measure, share (0 to 1), annotated (how many the annotation holds); without empty shares."""
    shares = (
        (matter, measure, getattr(getattr(scores, matter), measure), getattr(scores, matter).n)
        for matter, measures in _MEASURES.items()
        for measure in measures
        if getattr(scores, matter).n
    )
    return pl.DataFrame(
        [row for row in shares if row[2] is not None],
        schema={"matter": pl.String, "measure": pl.String, "share": pl.Float64, "annotated": pl.Int64},
        orient="row",
    )
