"""The foot of every page says how to ask for what it shows; nothing is asked before it is opened."""

import pytest

from dashboard import behind
from dashboard.views import VIEWS
from etl.store import Store
from tests.dashboard.app import open_app


@pytest.fixture(autouse=True)
def _store(small_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TARIKH_STORE", str(small_store.root))


@pytest.mark.parametrize("view", [view.key for view in VIEWS])
def test_every_question_of_a_page_can_be_shown(view: str, monkeypatch: pytest.MonkeyPatch) -> None:
    app = open_app(view, "ar", types="summit")
    expander = next(one for one in app.expander if one.label == "الاستعلام والشيفرة")
    assert not expander.code
    monkeypatch.setattr(behind, "is_open", lambda _: True)
    app.run()
    assert not app.exception
    (which,) = [one for one in app.selectbox if one.key == f"behind.{view}"]
    languages = [code.language for code in app.code][-3:]
    assert languages == ["sql", "python", "bash"]
    assert "f_types" in app.code[-3].value
    assert "tarikh export" in app.code[-1].value
    for name in which.options[1:]:
        which.select(name).run()
        assert not app.exception, name
        assert app.code[-2].language == "python"
        (which,) = [one for one in app.selectbox if one.key == f"behind.{view}"]
