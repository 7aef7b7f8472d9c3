"""A pasted text → every date in it as we read it: its interval in both calendars, how sure, by which rule."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

import polars as pl
import streamlit as st

from dashboard import lab, rows, take, telling
from dashboard.charts.months import GREGORIAN
from dashboard.marked import Mark, marked
from dashboard.markup import tag
from dashboard.reasons import reason
from dashboard.sidebar.dates import today
from etl.dates import normalize_date
from etl.model import DateMention, Reading

if TYPE_CHECKING:
    from dashboard.page import Page

_KEPT = 400  # characters of a text that the address carries


def show(page: "Page") -> None:
    """Put the view on the page."""
    words = page.words
    page.heading("title", words("dates.what"))
    whole = page.choose("read_as", ("text", "whole")) == "whole"
    text = _text(page)
    reference = _reference(page)
    _examples(page)
    if not text.strip():
        return
    found = lab.read(text, reference, whole)
    if not found:
        st.info(words("dates.nothing"))
        return
    if not whole:
        _in_place(page, text, found)
    _readings(page, found)
    st.caption(words("dates.note"))


def _text(page: "Page") -> str:
    """The text to read; a short one is kept in the address."""
    words, kept = page.words, page.param("text")
    now = st.session_state.get("dates.field", kept)
    if not now.startswith(kept) or (kept and not now):
        now = kept
    st.session_state["dates.field"] = now

    def changed() -> None:
        page.set("text", st.session_state["dates.field"][:_KEPT] or None)

    st.text_area(words("dates.text"), key="dates.field", height=110, max_chars=lab.LONGEST, on_change=changed)
    return str(now)


def _reference(page: "Page") -> date | None:
    """The day that the text was written, itself in words; that of the build unless another is given, or none."""
    words = page.words
    given = page.param("on")
    st.session_state["dates.on"] = given

    def changed() -> None:
        page.set("on", st.session_state["dates.on"] or None)

    st.text_input(words("dates.on"), key="dates.on", placeholder=words("dates.on_hint"), on_change=changed)
    if given.strip() in ("-", "–"):
        return None
    meant = normalize_date(given, today(page)) if given.strip() else None
    if given.strip() and (meant is None or meant.start is None):
        st.warning(words("dates.on_unread"))
    day = meant.start.date() if meant and meant.start else today(page)
    st.caption(words("dates.from_day").format(day=telling.day_of(day, GREGORIAN, page.look)))
    return day


def _examples(page: "Page") -> None:
    """Expressions that show what is hard about dates; a click reads one."""
    with st.container(horizontal=True, key="dates.examples", gap="small"):
        for number, example in enumerate(page.words.choose("dates.examples")):
            st.button(
                example,
                key=f"dates.example.{number}",
                on_click=lambda chosen: page.go(text=chosen, read_as="whole"),
                args=(example,),
            )


def _in_place(page: "Page", text: str, found: list[lab.Read]) -> None:
    marks = [
        Mark(
            read.mention.span.start,
            read.mention.span.end,
            "when",
            f"{reason(read.mention.rule, page.words)}: {_when(page, read.mention)}",
        )
        for read in found
    ]
    st.html(tag("article", "t-article", marked(text[: lab.LONGEST], marks), dir="auto"))


def _readings(page: "Page", found: list[lab.Read]) -> None:
    words = page.words
    names = ("expression", "day", "hijri", "certainty", "rule", "otherwise", "dateparser")
    columns = [rows.Column(name, words(f"column.{name}"), "when" if name == "day" else "text") for name in names]
    rows.table(columns, [rows.Row(_cells(page, read)) for read in found], "dates.readings", words("dates.title"))
    take.csv(page, _frame(found), "dates.readings")


def _cells(page: "Page", read: lab.Read) -> list[rows.Cell]:
    words, one = page.words, read.mention
    kind = words(f"date_kind.{one.kind}")
    written = words(f"calendar.{one.calendar}")
    grain = words(f"precision.{one.precision}") if one.precision else ""
    return [
        {"text": telling.quoted(one.surface, 80), "under": f"{kind} · {written}"},
        {"text": _when(page, one), "under": grain, "look": f"t-mark t-mark-{telling.sureness(_row(one))}"},
        _hijri(page, one),
        words(f"certainty.{one.certainty}"),
        reason(one.rule, words),
        [_alternative(page, other) for other in one.alternatives] or None,
        _other(page, read),
    ]


def _row(one: DateMention | Reading) -> Mapping[str, Any]:
    """A reading as `telling` takes it: a row of an event."""
    told = one if isinstance(one, DateMention) else None
    return {
        "start_at": one.start,
        "end_at": one.end,
        "start_text": told.start_text if told else None,
        "precision": told.precision if told else None,
        "calendar": one.calendar,
        "certainty": told.certainty if told else "ambiguous",
    }


def _when(page: "Page", one: DateMention) -> str:
    if one.start is None and one.end is None:
        return one.value or page.words("date.none")
    return telling.when(_row(one), page.words, page.look)


def _alternative(page: "Page", other: Reading) -> rows.Part:
    """Another reading: its interval, by which rule and in which calendar."""
    words = page.words
    under = f"{reason(other.rule, words)} · {words(f'calendar.{other.calendar}')}"
    return {"text": telling.when(_row(other), words, page.look), "under": under}


def _hijri(page: "Page", one: DateMention) -> str | None:
    return telling.both(_row(one), page.words, page.look, "gregorian")[1] if one.start else None


def _other(page: "Page", read: lab.Read) -> rows.Cell:
    """What dateparser says, and whether that lies in our interval."""
    words = page.words
    if read.dateparser is None:
        return {"text": words("dates.dateparser_silent"), "look": "t-note"}
    if not 1 <= read.dateparser.year <= 9998:
        return str(read.dateparser)
    day = telling.day_of(read.dateparser.date(), GREGORIAN, page.look)
    verdict = "" if read.agrees is None else words("dates.agrees" if read.agrees else "dates.differs")
    return {"text": day, "under": verdict}


def _frame(found: list[lab.Read]) -> pl.DataFrame:
    """The readings as a file: one row per expression."""
    return pl.DataFrame(
        [
            {
                "surface": read.mention.surface,
                "kind": str(read.mention.kind),
                "start": read.mention.start,
                "end": read.mention.end,
                "value": read.mention.value,
                "precision": str(read.mention.precision or ""),
                "calendar": str(read.mention.calendar),
                "certainty": str(read.mention.certainty),
                "rule": read.mention.rule,
                "alternatives": len(read.mention.alternatives),
                "dateparser": read.dateparser.replace(tzinfo=None) if read.dateparser else None,
            }
            for read in found
        ],
        infer_schema_length=None,
    )
