"""A page → how to ask for what it shows without it: the SQL with its values, a Python program, a command."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard.page import Asked
from dashboard.snippets import Question, as_command, as_python, as_script, recorded, shown_events

if TYPE_CHECKING:
    from dashboard.page import Page

_EVENTS = "events"
_HELPERS = ("summary", "counts", "facets", "search")  # what every page asks for its frame


def show(page: "Page") -> None:
    """An expander at the foot of the page; nothing is made before it is opened."""
    words = page.words
    with st.expander(words("behind.title"), key="behind", on_change="rerun") as opened:
        if not is_open(opened):
            return
        st.caption(words("behind.what"))
        question = _chosen(page, _own(page.asked))
        st.code(as_script(question), language="sql")
        st.code(as_python(question, page.database.store.root / f"{page.build}.duckdb"), language="python")
        st.code(as_command(page.filters, page.database.store.root, words.language), language="bash")


def _own(asked: Iterable[Asked]) -> dict[str, Asked]:
    """Name of a question → what this page asked for its own charts and tables."""
    modules = [(one.question.__module__.rpartition(".")[2], one) for one in asked]
    return {f"{module}.{one.question.__name__}": one for module, one in modules if module not in _HELPERS}


def _chosen(page: "Page", asked: Mapping[str, Asked]) -> Question:
    """What the reader chose to see: the events shown, or one of the questions that this page asked."""
    words = page.words
    chosen = st.selectbox(
        words("behind.question"),
        [_EVENTS, *asked],
        format_func=lambda name: words("behind.events") if name == _EVENTS else name,
        key=f"behind.{page.view}",
    )
    if chosen not in asked:
        return shown_events(page.filters)
    one = asked[chosen]
    # A question may ask for a size first; its answer is that of its last statement.
    return page.database.ask(recorded, one.question, *one.args, **one.kwargs)[-1]


def is_open(expander: Any) -> bool:
    """Whether the reader has opened it."""
    return bool(expander.open)
