"""A view under AppTest: the app run on the hand-counted store, in one language, at one address."""

from pathlib import Path

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

import dashboard
from dashboard.views import VIEWS

SCRIPT = Path(dashboard.__file__).with_name("app.py")
KEYS = [view.key for view in VIEWS]


def open_app(view: str = "overview", lang: str = "en", **query: str | list[str]) -> AppTest:
    """The app after its first run on a view; `TARIKH_STORE` must name the store."""
    app = AppTest.from_file(str(SCRIPT), default_timeout=30)
    app.query_params["lang"] = lang
    for key, value in query.items():
        app.query_params[key] = value
    if view != KEYS[0]:
        app._page_hash = calc_hash(view)  # `switch_page` knows pages of files only
    return app.run()


def shown_text(app: AppTest) -> str:
    """All text of a page that stands in Markdown, HTML, labels and notices, one after the other."""
    kinds = {
        "value": ("markdown", "caption", "info", "warning", "error"),
        "label": ("button", "expander", "multiselect"),
    }
    told = [
        getattr(element, name) for name, all_kinds in kinds.items() for kind in all_kinds for element in app.get(kind)
    ]
    return "\n".join(map(str, (*told, *(element.proto.body for element in app.get("html")))))
