"""An address → the page that it names; this file only builds the navigation."""

from functools import partial
from typing import Any

import pandas  # noqa: F401 - loaded before the first session: two at once would meet it half imported
import streamlit as st

from dashboard.frame import prepare, show
from dashboard.state import State, from_browser
from dashboard.views import OWN_KEYS, open_views


def _turn_to(page: Any, state: State) -> None:
    st.switch_page(page, query_params=state.query())


def main() -> None:
    """Build the navigation and run the page of the address."""
    prepare()
    state = from_browser(OWN_KEYS)
    pages: dict[str, Any] = {}
    pages |= {
        view.key: st.Page(
            partial(show, view, state, pages),
            title=state.words(f"view.{view.key}"),
            url_path="" if number == 0 else view.key,
            default=number == 0,
        )
        for number, view in enumerate(open_views())
    }
    # The first view stands at the root; its own name, which readers try, leads there.
    key, first = next(iter(pages.items()))
    by_name = st.Page(lambda: _turn_to(first, state), title=first.title, url_path=key)
    st.navigation([*pages.values(), by_name], position="hidden").run()


if __name__ == "__main__":  # a process that a worker pool spawns runs this file under another name
    main()
