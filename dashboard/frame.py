"""A view → the whole page around it: style, navigation, filters, notices; or a page that says why there is nothing."""

import gc
import logging
from collections.abc import Mapping
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import streamlit as st

from dashboard import behind, bring, drawer, images, shown, sidebar
from dashboard.database import Database, TooSlowError
from dashboard.filters import drop_unknown
from dashboard.filters.keys import MOST_BYTES
from dashboard.markup import safe, tag
from dashboard.page import Page
from dashboard.state import State, from_browser, write
from dashboard.views import View, open_views
from dashboard.words import table
from etl.errors import StoreError
from etl.store import Store, default_store

_LOG = logging.getLogger(__name__)
_FRAME = st.components.v2.component(
    "tarikh_frame", js=(files("dashboard") / "frame.js").read_text("utf-8"), isolate_styles=False
)
_ICON = str(files("dashboard") / "static" / "icon.svg")
_STYLE = f"<style>{(files('dashboard') / 'style.css').read_text('utf-8')}</style>"


@st.cache_resource(show_spinner=False)
def prepare() -> bool:
    """Once per process: take all that is loaded out of the garbage collector's sight, or every run waits for it."""
    gc.collect()
    gc.freeze()
    return True


@st.cache_resource(show_spinner=False)
def _database(root: str) -> Database:
    return Database(Store(Path(root)))


def show(view: View, state: State, pages: Mapping[str, st.Page]) -> None:
    """Put the page of `view` on the screen."""
    words = state.words
    title = f"{words(f'view.{view.key}')} · {words('app.name')}"
    st.set_page_config(page_title=title, page_icon=_ICON, layout="wide", initial_sidebar_state=300)
    turned = "<style>.stApp { direction: rtl }</style>" if words.rtl else ""
    turned += f'<style>:root {{ --filters: "{words("filters.title")}" }}</style>'
    with st.container(key="unseen"):
        st.html(_STYLE + turned)
        told = {"language": state.language, "rtl": words.rtl, "said": _said(state), "longest": MOST_BYTES}
        frame = _FRAME(key="frame", data=told, on_cut_change=lambda: None)
        images.listen()
    if frame.cut and not state.filters:
        st.warning(words("notice.too_long"))
    store = default_store().absolute()
    database = _database(str(store))
    _head(state, pages)
    try:
        build = database.build()
        filters, unknown = database.ask(drop_unknown, state.filters)
        page = Page(view.key, replace(state, filters=filters), database, build, pages)
        sidebar.show(page)
        shown.show(page, (*state.notices, *unknown))
        page.asked.clear()
        view.show(page)
        behind.show(page)
        drawer.show(page)
    except TooSlowError:
        st.warning(words("frame.too_slow"))
    except StoreError as error:
        _no_store(state, store, error)


def tell_failure(error: Exception) -> bool:
    """Say in the reader's language that something failed; the details are for the log."""
    _LOG.error("a page failed", exc_info=error)
    st.error(from_browser(()).words("frame.failed"))
    return True


def _said(state: State) -> dict[str, str]:
    """Streamlit's own English words → ours; nothing to say in English."""
    if not state.words.rtl:
        return {}
    most = str(st.get_option("server.maxUploadSize"))
    english, ours = (
        {key: text.replace("{size}", most) for key, text in table()[language].items() if key.startswith("streamlit.")}
        for language in ("en", state.language)
    )
    return {english[key]: ours[key] for key in english}


def _head(state: State, pages: Mapping[str, st.Page]) -> None:
    """The name, the language switch and the links to the views, each with the same filters."""
    words = state.words
    with st.container(horizontal=True, vertical_alignment="center", key="head"):
        name, tagline = tag("strong", "", safe(words("app.name"))), tag("span", "", safe(words("app.tagline")))
        st.html(tag("div", "t-brand", name + tagline))
        other = "en" if words.rtl else "ar"
        st.button(
            words("app.language"), key="language", type="tertiary", on_click=write, args=(state.query(lang=other),)
        )
    query = state.elsewhere()
    with st.container(horizontal=True, key="views"):
        for view in open_views():
            st.page_link(pages[view.key], label=words(f"view.{view.key}"), query_params=query)


def _no_store(state: State, store: Path, error: StoreError) -> None:
    """How to make a store, where there is none."""
    words = state.words
    st.html(tag("h1", "t-title", safe(words("frame.no_store"))))
    st.markdown(words("frame.make_store"))
    st.code(f"tarikh ingest PATH --store {store}", language=None)
    st.caption(str(error))
    if bring.allowed():
        from dashboard.views.bring import show_without_store

        show_without_store(words, store)
