"""An address → the page that it names; this file only builds the navigation."""

from functools import partial
from typing import Any

import pandas  # noqa: F401 - loaded before the first session: two at once would meet it half imported
import streamlit as st

from dashboard.frame import prepare, show
from dashboard.state import from_browser
from dashboard.views import OWN_KEYS, View, open_views

prepare()
state = from_browser(OWN_KEYS)
pages: dict[str, Any] = {}


def _show(view: View) -> None:
    show(view, state, pages)


def _turn_to(page: Any) -> None:
    st.switch_page(page, query_params=state.query())


pages |= {
    view.key: st.Page(
        partial(_show, view),
        title=state.words(f"view.{view.key}"),
        url_path="" if number == 0 else view.key,
        default=number == 0,
    )
    for number, view in enumerate(open_views())
}
# The first view stands at the root; its own name, which readers try, leads there.
key, first = next(iter(pages.items()))
by_name = st.Page(lambda: _turn_to(first), title=first.title, url_path=key)
st.navigation([*pages.values(), by_name], position="hidden").run()
