"""The page that brings in articles: off unless allowed, and every refusal said in the reader's language."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st

from dashboard.bring import ALLOW_UPLOAD, Desk, Progress, Refusal
from dashboard.views import bring, open_views
from dashboard.words import Words
from etl.store import Store
from tests.dashboard.app import open_app, shown_text
from tests.dashboard.store import write_store


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    store = write_store(tmp_path / "store", 2)
    monkeypatch.setenv("TARIKH_STORE", str(store.root))
    monkeypatch.setenv(ALLOW_UPLOAD, "1")
    yield store
    st.cache_resource.clear()


@pytest.fixture
def desk(store: Store, monkeypatch: pytest.MonkeyPatch) -> Desk:
    desk = Desk(store)
    monkeypatch.setattr(bring, "_desk", lambda root: desk)
    return desk


def ended(desk: Desk, **how: object) -> None:
    desk._progress = Progress(1, **how)  # type: ignore[arg-type]


def test_it_is_off_unless_allowed(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "bring" in {view.key for view in open_views()}
    monkeypatch.delenv(ALLOW_UPLOAD)
    assert "bring" not in {view.key for view in open_views()}
    app = open_app("bring")
    assert not app.exception
    assert not app.file_uploader
    assert Words("en")("overview.nothing_planned") in shown_text(app)


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_files_are_handed_in_and_refusals_are_told(desk: Desk, lang: str) -> None:
    words = Words(lang)
    app = open_app("bring", lang)
    assert not app.exception
    app.file_uploader[0].upload("run_me[1].txt", b"\x7fELF" + bytes(50), "text/plain")
    app.text_input(key="bring.feed.0").input("file:///etc/passwd")
    next(one for one in app.button if one.label == words("bring.go")).click().run()
    assert not app.exception
    told = [warning.value for warning in app.warning]
    assert [text for text in told if words("bring.refused.program") in text.replace("\\", "")]
    assert [text for text in told if "file" in text and "etc/passwd" in text]
    assert desk.progress is None
    assert "bring.files.1" in {uploader.key for uploader in app.file_uploader}


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("why", [Refusal.NOTHING, Refusal.KNOWLEDGE, Refusal.TOO_BIG])  # all have their words
def test_how_a_run_failed_is_told(desk: Desk, lang: str, why: Refusal) -> None:
    reject = (str(desk.store.root / "uploads" / "0123456789abcdef" / "a.zip!/b.bin"), "line 3", "damaged zip")
    ended(desk, step="refused", refusal=why, rejects=(reject,), rejected=1, told="StoreError: <b>x</b>")
    app = open_app("bring", lang)
    assert not app.exception
    words = Words(lang)
    assert words(f"bring.refused.{why}").format(size="200", files="100") in [error.value for error in app.error]
    assert words("bring.rejects") in shown_text(app)


def test_new_events_are_linked_on_the_timeline(desk: Desk) -> None:
    ended(desk, step="done", articles=2, built=True)
    app = open_app("bring")
    assert not app.exception
    assert "Done: 2 articles, telling 2 events." in [one.value for one in app.success]
    links = [one.proto for one in app.get("page_link")]
    assert [link.label for link in links if "new_since" in link.query_string] == ["New since build 1, on the timeline"]


def test_nothing_new_is_told(desk: Desk) -> None:
    ended(desk, step="done", articles=0, built=False)
    app = open_app("bring")
    assert Words("en")("bring.same") in [one.value for one in app.info]


@pytest.mark.parametrize("step", ["waiting", "reading", "building"])
def test_a_run_is_watched(desk: Desk, step: str) -> None:
    ended(desk, step=step, shards=4, done=1, articles=12)
    app = open_app("bring", "ar")
    assert not app.exception
    assert not app.file_uploader
    (bar,) = app.get("progress")
    assert bar.proto.text == Words("ar")(f"bring.{step}").format(done=1, shards=4, articles="12 مقالًا")


def test_the_first_articles_make_the_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TARIKH_STORE", str(tmp_path / "none"))
    monkeypatch.setenv(ALLOW_UPLOAD, "1")
    app = open_app()
    assert not app.exception
    assert app.file_uploader
