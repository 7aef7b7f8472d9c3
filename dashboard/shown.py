"""Filters → the line above every page: what is shown, a chip for each filter, what was ignored, and the file of it."""

from typing import TYPE_CHECKING

import streamlit as st

from dashboard import downloads
from dashboard.charts.months import GREGORIAN, day_text
from dashboard.filters import Notice
from dashboard.filters.sentence import sentence
from dashboard.markup import safe, tag
from dashboard.queries.summary import newest_run, summary
from dashboard.sidebar.lists import called_names, name_of

if TYPE_CHECKING:
    from dashboard.page import Page

_DAYS = {"from": "since", "to": "until"}


def show(page: "Page", notices: tuple[Notice, ...]) -> None:
    """Put the line, the chips and the notices on the page."""
    if page.state.refused:
        st.warning(page.words("notice.refused", reason=page.state.refused))
    if notices:
        told = "\n".join(f"- {_told(page, notice)}" for notice in notices[:8])
        st.warning(f"{page.words('notice.ignored')}\n{told}")
    with st.container(horizontal=True, vertical_alignment="center", key="shown"):
        _sentence(page)
        downloads.show(page)
    _chips(page)


def _told(page: "Page", notice: Notice) -> str:
    """A notice in the reader's words; the value is shown as it came, as text."""
    key = page.words(f"key.{notice.key}") if page.words.has(f"key.{notice.key}") else f"`{_code(notice.key)}`"
    value = f"`{_code(notice.value)}`" if notice.value else ""
    return page.words(f"notice.{notice.kind}").format(key=key, value=value)


def _code(text: str) -> str:
    return text.replace("`", "'").replace("\n", " ")


def _sentence(page: "Page") -> None:
    """How many events, which ones, in how many documents of how many outlets, from which build."""
    words = page.words
    told = page.ask(summary)
    events, documents, outlets = (int(told[name][0]) for name in ("events", "documents", "outlets"))
    which = sentence(page.filters, words, called_names(page))
    where = words("shown.from").format(
        documents=words.count("in_documents", documents), outlets=words.count("of_outlets", outlets)
    )
    told_events = tag("strong", "", safe(words.count("event", events)))
    pieces = (told_events, safe(f"({which})"), safe(where) if events else "", tag("span", "t-build", safe(build(page))))
    st.html(tag("p", "t-shown", " ".join(pieces)))


def build(page: "Page") -> str:
    """The number and day of the build that is shown."""
    run = page.look_up(newest_run)
    number = page.words.figures(page.build.rsplit("-", 1)[-1].lstrip("0") or "0")
    moment = run["finished_at"][0] if run.height else None
    day = day_text(moment.date(), GREGORIAN, page.look) if moment else ""
    return page.words("shown.build").format(number=number, day=day)


def _chips(page: "Page") -> None:
    """A button for every filter that takes it away, and one for all."""
    pairs = page.filters.pairs()
    if not pairs:
        return
    called = called_names(page)
    with st.container(horizontal=True, key="chips", gap="small"):
        for key, value in pairs:
            st.button(
                chip(page, key, value, called),
                key=f"chip.{key}.{value}",
                icon=":material/close:",
                icon_position="right",
                help=page.words("chips.remove"),
                on_click=page.go,
                args=(page.filters.without(key, value),),
            )
        if len(pairs) > 1:
            st.button(page.words("filters.clear"), key="chips.clear", type="tertiary", on_click=page.clear)


def chip(page: "Page", key: str, value: str, called: dict[str, str]) -> str:
    """What one filter says, in a few words."""
    words = page.words
    if key in _DAYS:
        day = getattr(page.filters, _DAYS[key])
        return words(f"chip.{key}").format(day=day_text(day, GREGORIAN, page.look))
    if key in ("undated", "exact"):
        return words(f"chip.{key}")
    if key == "new_since":
        return words("chip.new_since").format(n=words.figures(value))
    if key == "q":
        return words("chip.q", text=value if len(value) < 40 else value[:39] + "…")
    name = called.get(value) or name_of(page, key, value)
    return words(f"chip.{key}").format(name=name) if words.has(f"chip.{key}") else name
