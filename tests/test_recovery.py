"""A run that is killed, interrupted, locked out or has no room: the live file stays, and the next run finishes."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from etl.store import Store
from tests.articles import ARTICLES, write_articles
from tests.building import everything, run


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_articles(tmp_path / "in" / "a.jsonl", ARTICLES[:2])
    write_articles(tmp_path / "in" / "b.jsonl", ARTICLES[2:])
    return tmp_path / "in"


def command(store: Store, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "etl", *arguments, "--store", str(store.root)]


def start(store: Store, folder: Path) -> "subprocess.Popen[str]":
    given = command(store, "ingest", str(folder), "--workers", "2", "--as-of", "2024-03-01")
    return subprocess.Popen(given, stderr=subprocess.PIPE, text=True)


def wait_for(happened: Callable[[], bool], process: "subprocess.Popen[str]") -> None:
    until = time.monotonic() + 60
    while not happened() and process.poll() is None and time.monotonic() < until:
        time.sleep(0.0005)


MOMENTS: dict[str, Callable[[Path], bool]] = {
    "a shard is being written": lambda root: any(root.glob("shards/*/.read-*")),
    "a shard is half done": lambda root: any(root.glob("shards/*/.told-*")),
    "the draft is begun": lambda root: (root / "events-000002.duckdb.draft").exists(),
    "the draft is filled": lambda root: any(
        path.stat().st_size > 300_000 for path in root.glob("events-000002.duckdb.draft*")
    ),
    "the build is published": lambda root: (root / "events-000002.duckdb").exists(),
}


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_run_killed_at_any_moment_leaves_a_live_store_and_the_next_run_finishes(
    store: Store, folder: Path, tmp_path: Path, moment: str
) -> None:
    at_once = Store(tmp_path / "at-once")
    run(at_once, folder)
    run(store, folder / "a.jsonl")
    before, after = everything(store), everything(at_once)
    process = start(store, folder)
    wait_for(lambda: MOMENTS[moment](store.root), process)
    process.kill()
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    assert everything(store) in (before, after)
    run(store, folder)
    assert everything(store) == after
    assert not [*store.root.glob("*.draft*"), *store.root.glob("*.tmp"), *store.shards.glob("*/.*")]


def test_an_interrupted_run_says_how_to_go_on(store: Store, folder: Path) -> None:
    run(store, folder / "a.jsonl")
    live, before = store.live(), everything(store)
    process = start(store, folder)
    wait_for(lambda: any(store.root.glob("shards/*/.read-*")), process)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate()
    assert process.returncode == 130
    assert "stopped; the store is as it was. The same command goes on where this one ended." in said
    assert (store.live(), everything(store)) == (live, before)


def test_a_locked_store_is_refused(store: Store, folder: Path) -> None:
    with store.writing():
        done = subprocess.run(command(store, "ingest", str(folder)), capture_output=True, text=True, check=False)
    assert done.returncode == 4
    assert "another tarikh is writing" in done.stderr


@pytest.mark.parametrize("kilobytes", [4, 200])
def test_no_room_left_is_said_and_the_live_store_stays(store: Store, folder: Path, kilobytes: int) -> None:
    """No file may grow beyond some kilobytes: first the shards do not fit, then the draft."""
    run(store, folder / "a.jsonl")
    live, before = store.live(), everything(store)
    limited = ["bash", "-c", f'ulimit -f {kilobytes}; exec "$@"', "bash", *command(store, "ingest", str(folder))]
    done = subprocess.run(limited, capture_output=True, text=True, check=False)
    assert done.returncode == 4, done.stderr
    assert str(store.root) in done.stderr
    assert "live store is untouched" in done.stderr
    assert (store.live(), everything(store)) == (live, before)
    assert not list(store.root.glob("*.draft*"))  # which would keep the disk full
    run(store, folder)


def test_what_is_the_users_own_is_never_written(store: Store, folder: Path) -> None:
    own = [store.corrections / "none.csv", store.root / "views" / "mine.json", store.knowledge / "notes.txt"]
    for path in own:
        path.parent.mkdir(parents=True)
        path.write_text("document_id,char_start,surface,field,old,new,reason,by,on\n")
    stamps = [path.stat() for path in own]
    run(store, folder)
    run(store, folder, rebuild=True)
    assert [path.stat().st_mtime_ns for path in own] == [stamp.st_mtime_ns for stamp in stamps]
    assert sorted(path for parent in own for path in parent.parent.iterdir()) == sorted(own)
