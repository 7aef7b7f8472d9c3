"""Files and feeds that a reader adds → articles in the store: progress, what was left out and why, the new events."""

from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from dashboard import bring, rows
from dashboard.bring.check import MOST_FILES, Refusal
from dashboard.filters import Filters
from dashboard.parts import heading
from dashboard.queries.counts import event_count
from dashboard.reasons import locator, reason
from dashboard.words import Words
from etl.store import Store

if TYPE_CHECKING:
    from dashboard.page import Page

_EVENTS = 25
_EVERY = 1.0  # seconds between two looks at a run
_EXPLAINED = (Refusal.KNOWLEDGE, Refusal.FAILED, Refusal.UNWRITABLE)  # where the run's own words help


@st.cache_resource(show_spinner=False)
def _desk(root: str) -> bring.Desk:
    """The one desk of a store, for all readers of this dashboard."""
    return bring.Desk(Store(Path(root)))


def show(page: "Page") -> None:
    """Put the view on the page."""
    page.heading("title", page.words("bring.what"))
    desk = _begin(page.words, page.database.store)
    if desk.progress and not desk.progress.running and not st.session_state.pop("bring.idle", False):
        _outcome(page, desk.progress)


def show_without_store(words: Words, root: Path) -> None:
    """What makes the first build, where there is none yet."""
    last = _begin(words, Store(root)).progress
    if last and last.refusal:
        st.error(_why(words, last.refusal))


def _begin(words: Words, store: Store) -> bring.Desk:
    """The form, or how far the run is."""
    desk = _desk(str(store.root))
    if desk.progress and desk.progress.running:
        _running(words, desk)
        return desk
    _form(words, desk)
    for name, why in st.session_state.pop("bring.refused", ()):
        told = words("bring.refused", name=_plain(name)) + " — " if name else ""
        st.warning(told + _why(words, why))
    return desk


def _form(words: Words, desk: bring.Desk) -> None:
    turn = st.session_state.setdefault("bring.turn", 0)  # a new widget each time: the old files are let go
    with st.form("bring.form"):
        label = f"{words('bring.files')} · {words('bring.files_note').format(size=words.number(_most()))}"
        st.file_uploader(label, accept_multiple_files=True, key=f"bring.files.{turn}")
        st.text_input(words("bring.feed"), key=f"bring.feed.{turn}", placeholder="https://", max_chars=2_000)
        st.form_submit_button(words("bring.go"), type="primary", on_click=_hand_in, args=(desk, turn))


def _hand_in(desk: bring.Desk, turn: int) -> None:
    files = st.session_state.get(f"bring.files.{turn}") or []
    address = (st.session_state.get(f"bring.feed.{turn}") or "").strip()
    uploads = [bring.Upload(file.name, file.getvalue()) for file in files]
    before = desk.progress
    st.session_state["bring.refused"] = bring.hand_in(desk, uploads, address, _most() << 20)
    st.session_state["bring.idle"] = desk.progress is before  # what came of an earlier run is no answer to this
    st.session_state["bring.turn"] = turn + 1


@st.fragment(run_every=_EVERY)
def _running(words: Words, desk: bring.Desk) -> None:
    """How far the run is; the whole page follows when it ends."""
    now = desk.progress
    if now is None or not now.running:
        st.rerun()
    shards = max(1, now.shards)
    part = {"waiting": 0.02, "reading": 0.05 + 0.6 * now.done / shards}.get(now.step, 0.75)
    articles = words.count("article", now.articles)
    numbers = {"done": words.number(now.done), "shards": words.number(shards)}
    st.progress(min(1.0, part), words(f"bring.{now.step}").format(articles=articles, **numbers))


def _outcome(page: "Page", run: bring.Progress) -> None:
    """What came of the last run: the new events, and what was left out."""
    words = page.words
    if run.refusal:
        st.error(_why(words, run.refusal))
        if run.refusal in _EXPLAINED and run.told:
            st.code(run.told, language=None)
    elif run.built:
        _new(page, run)
    else:
        st.info(words("bring.same"))
    _rejects(page, run)


def _new(page: "Page", run: bring.Progress) -> None:
    """How many events the new articles tell, with a link to them on the timeline and the first of them."""
    words, new = page.words, Filters(new_since=run.base)
    events = page.ask(event_count, new)
    told = {"articles": words.count("article", run.articles), "events": words.count("event", events)}
    st.success(words("bring.done").format(**told) if events else words("bring.no_events"))
    if events:
        page.link("timeline", words("bring.to_timeline").format(n=words.figures(str(run.base))), new)
        page.events(new, "bring.events", _EVENTS)


def _rejects(page: "Page", run: bring.Progress) -> None:
    if not run.rejects:
        return
    words = page.words
    heading(words("bring.rejects"))
    columns = [rows.Column(name, words(f"column.{name}")) for name in ("file", "place_in_file", "cause")]
    root = str(page.database.store.root / "uploads") + "/"
    lines = [
        rows.Row((_name(uri, root), locator(where, words) or None, reason(why, words)))
        for uri, where, why in run.rejects
    ]
    rows.table(columns, lines, "bring.rejects", words("bring.rejects"))
    if run.rejected > len(run.rejects):
        st.caption(words("bring.more_rejects").format(n=words.number(run.rejected - len(run.rejects))))


def _name(uri: str, root: str) -> str:
    """What the reader called it: a kept file without the folder that it is kept in."""
    return uri.removeprefix(root).partition("/")[2] if uri.startswith(root) else uri


def _why(words: Words, why: Refusal) -> str:
    limits = {"size": words.number(_most()), "files": words.number(MOST_FILES)}
    return words(f"bring.refused.{why}").format(**limits)


def _most() -> int:
    """Megabytes that a file may have."""
    return int(st.get_option("server.maxUploadSize"))


def _plain(text: str) -> str:
    """Text of a reader's file names that Streamlit's Markdown must not read."""
    return "".join(f"\\{letter}" if letter in "\\`*_{}[]()#+-.!|<>$~:" else letter for letter in text)
