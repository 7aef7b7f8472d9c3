"""The worker's own refusals: each with its cause and exit code, and the live store untouched."""

import errno
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dashboard.bring import worker
from etl.errors import ReadError
from etl.read import reasons
from etl.store import Store
from etl.store import shards as store_shards
from tests.articles import write_articles
from tests.building import run
from tests.read.site import plain, rss, served


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder = tmp_path_factory.mktemp("worker")
    store = Store(folder / "store")
    run(store, write_articles(folder / "first.jsonl"))
    return store


@pytest.fixture(autouse=True)
def _untouched(store: Store) -> Iterator[None]:
    live = store.live()
    assert live
    before = (live, live.read_bytes())
    yield
    assert (store.live(), live.read_bytes()) == before


def told(monkeypatch: pytest.MonkeyPatch, store: Store, *paths: object) -> tuple[int, dict[str, Any]]:
    """The exit code and the last line of a run."""
    asked = {"store": str(store.root), "paths": [str(path) for path in paths], "workers": 1}
    out = io.StringIO()
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(asked)))
    monkeypatch.setattr("sys.stdout", out)
    code = worker.main()
    return code, json.loads(out.getvalue().splitlines()[-1])


def test_nothing_readable(monkeypatch: pytest.MonkeyPatch, store: Store, tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(b"\1\2\3" * 100)
    code, last = told(monkeypatch, store, tmp_path / "a.bin")
    assert (code, last["step"], last["cause"]) == (1, "refused", "nothing")
    assert [reason for _, _, reason in last["rejects"]] == [reasons.BINARY]


def test_nothing_new(monkeypatch: pytest.MonkeyPatch, store: Store) -> None:
    code, last = told(monkeypatch, store, store.root.parent / "first.jsonl")
    assert (code, last["step"], last["built"]) == (0, "done", False)


@pytest.mark.parametrize(("address", "reason"), [
    ("{url}", reasons.PRIVATE),
    ("http://169.254.169.254/latest/meta-data/", reasons.PRIVATE),
    ("file:///etc/passwd", reasons.SCHEME),
])  # fmt: skip
def test_addresses_that_are_not_asked(monkeypatch: pytest.MonkeyPatch, store: Store, address: str, reason: str) -> None:
    with served() as site:
        site.answer = plain(rss(1))
        code, last = told(monkeypatch, store, address.format(url=site.url))
        assert site.asked == []
    assert (code, last["cause"], [why for _, _, why in last["rejects"]]) == (1, "nothing", [reason])


def test_another_writer_is_at_work(monkeypatch: pytest.MonkeyPatch, store: Store, tmp_path: Path) -> None:
    more = write_articles(tmp_path / "more.jsonl")
    with store.writing():
        code, last = told(monkeypatch, store, more)
    assert (code, last["cause"]) == (4, "busy")


@pytest.mark.parametrize(("code", "cause"), [
    (errno.ENOSPC, "full"), (errno.EDQUOT, "full"), (errno.EACCES, "unwritable")
])  # fmt: skip
def test_a_full_disk(monkeypatch: pytest.MonkeyPatch, store: Store, tmp_path: Path, code: int, cause: str) -> None:
    def full(*_: object) -> None:
        raise OSError(code, "no room")

    page = {"id": "x", "title": "Sisi meets Guterres", "published": "2024-03-03", "body": "They met on 3 March 2024."}
    monkeypatch.setattr(store_shards, "write_read", full)
    ended, last = told(monkeypatch, store, write_articles(tmp_path / f"{code}.jsonl", [page]))
    assert (ended, last["cause"]) == (4, cause)


def test_wrong_facts(monkeypatch: pytest.MonkeyPatch, store: Store, tmp_path: Path) -> None:
    store.corrections.mkdir()
    wrong = store.corrections / "wrong.csv"
    wrong.write_text("document_id,nonsense\nx,y\n")
    try:
        code, last = told(monkeypatch, store, write_articles(tmp_path / "more.jsonl"))
    finally:
        wrong.unlink()
        store.corrections.rmdir()
    assert (code, last["cause"]) == (3, "knowledge")
    assert "wrong.csv" in last["told"]


def test_libraries_that_print_disturb_nothing(monkeypatch: pytest.MonkeyPatch, store: Store) -> None:
    def chatty(*_: object, **__: object) -> None:
        print("chatter")
        raise ReadError("nothing", [("a", "", "b")])

    monkeypatch.setattr(worker, "ingest", chatty)
    code, last = told(monkeypatch, store, "x")
    assert (code, last["cause"], last["rejects"]) == (1, "nothing", [["a", "", "b"]])
