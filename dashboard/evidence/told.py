"""The reports of one event → each with outlet, day and lag, and its sentences with who, when, what, where marked."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import polars as pl
import streamlit as st

from dashboard import telling
from dashboard.marked import Mark, marked
from dashboard.markup import note, safe, tag
from dashboard.parts import heading
from dashboard.reasons import reason
from dashboard.words import Words

if TYPE_CHECKING:
    from dashboard.page import Page

_MOST = 12


def show(page: "Page", said: pl.DataFrame, words_of: pl.DataFrame) -> None:
    """Put the reports on the page, the first one first."""
    words = page.words
    heading(words("evidence.reports"), words.count("report", said.height))
    legend = (
        tag("mark", f"m-{aspect}", safe(words(f"aspect.{aspect}"))) for aspect in ("who", "what", "when", "where")
    )
    st.html(tag("p", "t-legend", " ".join(legend)))
    for number, report in enumerate(said.head(_MOST).iter_rows(named=True)):
        st.html(_report(page, report, words_of.filter(pl.col("document_id") == report["document_id"])))
        _ways_on(page, report, number)
    if said.height > _MOST:
        st.caption(words("evidence.more").format(reports=words.count("report", said.height - _MOST)))


def _report(page: "Page", report: Mapping[str, Any], said: pl.DataFrame) -> str:
    """One report: who told it and when, its title and sentences, and its own reading of the day."""
    words, look = page.words, page.look
    lag = words("lag.first") if report["is_first"] else telling.lag(report["lag_hours"], words)
    outlet = tag("strong", "", safe(words.outlet(report["outlet"])))
    reading = words("evidence.reading").format(day=telling.when(report, words, look))
    return tag(
        "article",
        "t-report",
        note(outlet, safe(telling.published(report["published_at"], words, look)), safe(lag))
        + tag("h4", "", marked(report["title"], _marks(words, said, "title")), dir="auto")
        + "".join(_sentences(words, report["body"], said))
        + note(safe(reading), safe(reason(report["date_rule"], words)) if report["date_rule"] else ""),
        lang=report["language"],
    )


def _marks(words: Words, said: pl.DataFrame, field: str) -> list[Mark]:
    return [
        Mark(row["char_start"], row["char_end"], row["aspect"], reason(row["reason"], words))
        for row in said.filter(pl.col("field") == field).iter_rows(named=True)
    ]


def _sentences(words: Words, body: str, said: pl.DataFrame) -> list[str]:
    """The sentences of the body that hold evidence, in their order."""
    of_body = said.filter(pl.col("field") == "body")
    places = of_body.select("sentence_start", "sentence_end").unique().sort("sentence_start", "sentence_end")
    marks = _marks(words, said, "body")
    return [tag("blockquote", "", marked(body, marks, start, end), dir="auto") for start, end in places.iter_rows()]


def _ways_on(page: "Page", report: Mapping[str, Any], number: int) -> None:
    """To the whole article, and to where it was published."""
    words = page.words
    with st.container(horizontal=True, gap="small"):
        st.button(
            words("evidence.read"),
            key=f"evidence.read.{number}",
            type="tertiary",
            icon=":material/article:",
            on_click=page.turn_to,
            kwargs={"document": report["document_id"]},
        )
        source_link(page, report["url"])


def source_link(page: "Page", url: str | None) -> None:
    """A link to the article where it was published; only to addresses of the web."""
    if (url or "").startswith(("http://", "https://")):
        st.link_button(page.words("evidence.source"), str(url), type="tertiary", icon=":material/open_in_new:")
