"""A run is followed to its end, whatever becomes of its process; and there is one at a time."""

import subprocess
import sys
import time
from pathlib import Path
from typing import IO

import pytest

from dashboard.bring import Desk, Progress, Refusal, Upload, hand_in, job
from dashboard.bring.job import BusyError, follow
from etl.store import Store
from tests.articles import write_articles
from tests.building import ask, run
from tests.dashboard.store import write_store

_GOOD = Upload("news.txt", b"Some news")
_MOST = 1 << 20


def follow_all(*lines: bytes) -> Progress:
    now = Progress(3)
    for line in lines:
        now = follow(now, line)
    return now


def test_progress_is_what_the_worker_says() -> None:
    lines = [
        b'{"step": "planned", "shards": 2}', b"a library's own words", b"[1]", b"7", b'{"stop": 1}',
        b'{"step": "extracted", "articles": 5, "rejects": 1}',
    ]  # fmt: skip
    reading = follow_all(*lines)
    assert (reading.step, reading.shards, reading.done, reading.articles, reading.rejected) == ("reading", 2, 1, 5, 1)
    assert follow(reading, b'{"step": "building"}').step == "building"
    done = follow_all(*lines, b'{"step": "done", "articles": 7, "rejects": [["a", "", "b"]], "left": 4, "built": true}')
    assert (done.running, done.articles, done.rejects, done.rejected, done.built) == (
        False, 7, (("a", "", "b"),), 5, True,
    )  # fmt: skip
    refused = follow_all(b'{"step": "refused", "cause": "full", "rejects": [], "told": "no room"}')
    assert (refused.running, refused.refusal, refused.told, refused.base) == (False, Refusal.FULL, "no room", 3)


def ended(desk: Desk, seconds: float = 20) -> Progress:
    """The last progress, once the desk is free again."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            desk.take()
        except BusyError:
            time.sleep(0.02)
            continue
        desk.give_back()
        assert desk.progress
        return desk.progress
    raise AssertionError("the run did not end")


def worker(monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Runs start this Python script in place of the worker."""

    def started(errors: IO[bytes]) -> subprocess.Popen[bytes]:
        pipe = subprocess.PIPE
        command = [sys.executable, "-c", script]
        return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=errors, start_new_session=True)

    monkeypatch.setattr(job, "_started", started)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(write_store(tmp_path / "store", 4))


def test_a_run_ends_well(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    end = '{"step": "done", "articles": 1, "rejects": [], "left": 0, "built": true}'
    worker(monkeypatch, f"import sys; sys.stdin.read(); print('''{end}''')")
    assert hand_in(desk, [_GOOD], "", _MOST) == []
    done = ended(desk)
    assert (done.step, done.base, done.built, done.refusal) == ("done", 4, True, None)


def test_a_worker_that_dies_is_told_with_its_last_words(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    worker(monkeypatch, "import os, sys; sys.stderr.write('no memory'); sys.stderr.flush(); os.kill(os.getpid(), 9)")
    hand_in(desk, [_GOOD], "", _MOST)
    last = ended(desk)
    assert (last.refusal, last.told) == (Refusal.FAILED, "no memory")
    assert list((desk.store.root / "uploads").iterdir()) == []


def test_a_run_ends_whatever_goes_wrong_beside_it(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ValueError("no such worker")

    monkeypatch.setattr(job, "_started", broken)
    hand_in(desk, [_GOOD], "", _MOST)
    assert ended(desk).refusal is Refusal.FAILED


def test_a_run_that_takes_too_long_is_stopped_with_all_its_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = tmp_path / "late"
    child = f"import time; time.sleep(2); open({str(mark)!r}, 'w')"
    worker(monkeypatch, f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])")
    slow = Desk(write_store(tmp_path / "store"), seconds=0.5)
    hand_in(slow, [_GOOD], "", _MOST)
    assert ended(slow).refusal is Refusal.SLOW
    time.sleep(2.2)
    assert not mark.exists()


def test_a_second_one_is_refused_while_one_runs(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    worker(monkeypatch, "import sys; sys.stdin.read(); import time; time.sleep(0.6)")
    assert hand_in(desk, [_GOOD], "", _MOST) == []
    assert hand_in(desk, [Upload("other.txt", b"Other news")], "", _MOST) == [("", Refusal.BUSY)]
    assert len(list((desk.store.root / "uploads").iterdir())) == 1
    ended(desk)
    assert hand_in(desk, [Upload("x.exe", b"x")], "", _MOST) == [("x.exe", Refusal.PROGRAM)]


@pytest.mark.parametrize(("uploads", "address", "expected"), [
    ([], "", [("", Refusal.MISSING)]),
    ([_GOOD] * 101, "", [("", Refusal.TOO_MANY)]),
    ([Upload("a", b"\x7fELF"), Upload("b", b"")], "file:///etc/passwd",
     [("a", Refusal.PROGRAM), ("b", Refusal.EMPTY), ("file:///etc/passwd", Refusal.ADDRESS)]),
])  # fmt: skip
def test_refusals_start_nothing_and_leave_nothing(
    desk: Desk, uploads: list[Upload], address: str, expected: list[tuple[str, Refusal]]
) -> None:
    before = sorted(path.name for path in desk.store.root.rglob("*"))
    assert hand_in(desk, uploads, address, _MOST) == expected
    assert desk.progress is None
    assert sorted(path.name for path in desk.store.root.rglob("*")) == before
    desk.take()  # it is free for the next one


def test_what_is_good_is_taken_beside_what_is_not(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    worker(monkeypatch, "import sys; sys.stderr.write(sys.stdin.read())")
    refused = hand_in(desk, [_GOOD, Upload("a", b"\x7fELF")], "https://news.example/feed", _MOST)
    assert refused == [("a", Refusal.PROGRAM)]
    told = ended(desk).told
    assert "https://news.example/feed" in told
    assert "news.txt" in told


def test_a_full_disk_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> list[Path]:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("dashboard.bring.taking.keep", full)
    assert hand_in(desk, [_GOOD], "", _MOST) == [("", Refusal.FULL)]
    desk.take()


def test_the_worker_takes_an_article_in(tmp_path: Path) -> None:
    """The whole way, in a process of its own: kept, read, built, swapped."""
    store = Store(tmp_path / "store")
    run(store, write_articles(tmp_path / "first.jsonl"))
    desk = Desk(store)
    page = "القاهرة، 3 مارس 2024 — استقبل الرئيس المصري عبد الفتاح السيسي أنطونيو غوتيريش في القاهرة يوم 3 مارس 2024."
    told = f'{{"id": "n1", "title": "السيسي يستقبل غوتيريش", "published": "2024-03-03", "body": "{page}"}}\n'
    assert hand_in(desk, [Upload("new.jsonl", told.encode()), Upload("b.txt", b"\1\2" * 99)], "", _MOST) == []
    done = ended(desk, 60)
    assert (done.step, done.base, done.articles, done.built) == ("done", 1, 1, True), done.told
    assert [reason for _, _, reason in done.rejects] == ["binary file that is no article"]
    assert ask(store, "select count(*) from documents where external_id = 'n1'") == [(1,)]
    assert [path.name for path in (store.root / "uploads").rglob("*.jsonl")] == ["new.jsonl"]
    run(store, tmp_path / "first.jsonl", rebuild=True)
    assert ask(store, "select count(*) from documents where external_id = 'n1'") == [(1,)]
