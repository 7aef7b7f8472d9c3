"""The foot of every page says how to ask for what it shows; nothing is asked before it is opened."""

from typing import TYPE_CHECKING

import pytest

from dashboard import behind
from dashboard.snippets import as_python, as_script, recorded
from dashboard.views import VIEWS
from etl.store import Store
from tests.dashboard.app import open_app

if TYPE_CHECKING:
    from dashboard.page import Page


@pytest.fixture(autouse=True)
def _store(small_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TARIKH_STORE", str(small_store.root))


@pytest.mark.parametrize("view", [view.key for view in VIEWS])
def test_every_question_of_a_page_can_be_written_down(view: str, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []

    def write_all(page: "Page") -> None:
        for one in page.asked:
            for question in page.database.ask(recorded, one.question, *one.args, **one.kwargs):
                told.append(as_script(question))
                compile(as_python(question, page.database.store.root / "x.duckdb"), "snippet", "exec")

    monkeypatch.setattr(behind, "show", write_all)
    app = open_app(view, "ar", types="summit")
    assert not app.exception
    assert told or view == "dates"  # the date lab asks the store nothing unless it needs the newest day


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_reader_chooses_a_question(lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    title = {"ar": "الاستعلام والشيفرة", "en": "Query and code"}[lang]
    app = open_app("outlets", lang, types="summit")
    assert not next(one for one in app.expander if one.label == title).code
    monkeypatch.setattr(behind, "is_open", lambda _: True)
    app.run()
    (which,) = [one for one in app.selectbox if one.key == "behind.outlets"]
    assert [code.language for code in app.code] == ["sql", "python", "bash"]
    assert "f_types" in app.code[0].value
    assert "tarikh export" in app.code[-1].value
    assert "types=summit" in app.code[-1].value
    which.select("outlets.outlets").run()
    assert not app.exception
    assert [code.language for code in app.code] == ["sql", "python", "bash"]
    assert "lag_days" in app.code[0].value
    assert which.options == ["The events shown" if lang == "en" else "الأحداث المعروضة",
                             "outlets.outlets", "outlets.volume", "outlets.gaps"]  # fmt: skip
