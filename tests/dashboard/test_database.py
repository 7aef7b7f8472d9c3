import time
from pathlib import Path

import duckdb
import pytest

from dashboard import database as module
from dashboard.database import Connection, Database, TooSlowError
from dashboard.filters import Filters
from dashboard.queries.overview import top_actors
from dashboard.queries.shown import rolled
from etl.errors import StoreError
from etl.store import Store
from etl.store.checks import broken_invariants
from etl.store.rollups import roll_up
from tests.dashboard.store import write_store
from tests.dashboard.told import EVENTS


def _events(con: Connection) -> int:
    return int(con.sql("select count(*) from events").fetchall()[0][0])


def test_the_hand_made_store_keeps_every_invariant(con: Connection) -> None:
    told = {problem.partition(":")[0] for problem in broken_invariants(con)}
    # Its few actors are counted by hand in events alone: they carry no mentions, and some no words.
    assert told == {"evidence of a person, body or place is no mention of it", "an actor takes part without evidence"}


@pytest.mark.parametrize("statement", [
    "copy (select 1) to '{folder}/out.csv'",
    "select * from read_csv('{folder}/secret.csv')",
    "attach '{folder}/other.duckdb' as other",
    "insert into build values ('x', 'y')",
    "set enable_external_access = true",
    "set threads = 1",
    "install httpfs",
])  # fmt: skip
def test_no_question_reaches_outside_the_file(con: Connection, tmp_path: Path, statement: str) -> None:
    (tmp_path / "secret.csv").write_text("a\n1\n")
    with pytest.raises(duckdb.Error):
        con.execute(statement.format(folder=tmp_path)).fetchall()
    assert [path.name for path in tmp_path.iterdir()] == ["secret.csv"]


def test_a_swap_is_noticed_and_a_cursor_reads_on(tmp_path: Path) -> None:
    store = write_store(tmp_path / "store", 1)
    database = Database(store)
    earlier = database.cursor()
    assert database.build() == "events-000001"
    write_store(tmp_path / "store", 2)
    assert database.build() == "events-000002"
    assert database.ask(_events) == len(EVENTS)
    assert _events(earlier) == len(EVENTS)


def test_without_a_store_it_says_how_to_make_one(empty_folder: Store) -> None:
    with pytest.raises(StoreError, match=r"no store here yet.*tarikh ingest"):
        Database(empty_folder).build()


def test_a_store_deleted_under_the_app_is_said(tmp_path: Path) -> None:
    store = write_store(tmp_path / "store")
    database = Database(store)
    assert database.ask(_events) == len(EVENTS)
    for path in store.root.iterdir():
        path.unlink()
    with pytest.raises(StoreError, match="no store here yet"):
        database.ask(_events)
    write_store(tmp_path / "store", 2)
    assert database.ask(_events) == len(EVENTS)


@pytest.mark.parametrize("content", [b"", b"no database", b"\0" * 20_000])
def test_a_damaged_file_is_said(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "events-000001.duckdb"
    path.write_bytes(content)
    (tmp_path / "CURRENT").write_text(path.name)
    with pytest.raises(StoreError, match="events-000001"):
        Database(Store(tmp_path)).ask(_events)


def test_a_file_that_is_no_store_is_said(tmp_path: Path) -> None:
    duckdb.connect(str(tmp_path / "events-000001.duckdb")).close()
    (tmp_path / "CURRENT").write_text("events-000001.duckdb")
    with pytest.raises(StoreError, match="no store that can be read"):
        Database(Store(tmp_path)).ask(_events)


def _forever(con: Connection) -> object:
    return con.execute("select sum(a.range + b.range) from range(10_000_000) a, range(1_000_000) b").fetchall()


def test_a_question_that_takes_too_long_is_stopped_and_the_next_one_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "SLOWEST", 200)
    database = Database(write_store(tmp_path / "store"))
    began = time.monotonic()
    with pytest.raises(TooSlowError, match="shorter period or fewer actors"):
        database.ask(_forever)
    assert time.monotonic() - began < 15
    assert database.ask(_events) == len(EVENTS)


@pytest.mark.parametrize("change", ["drop table day_total", "drop table event_difference"])
def test_a_store_of_before_its_totals_answers_without_them(tmp_path: Path, change: str) -> None:
    store = write_store(tmp_path / "store")
    with duckdb.connect(str(store.live())) as con:
        roll_up(con, large=0)
        con.execute(change)
    database = Database(store)
    assert not rolled(database.cursor())
    assert database.ask(top_actors, Filters()).height
    database.close()


def test_a_store_of_an_earlier_version_is_said(tmp_path: Path) -> None:
    store = write_store(tmp_path / "store")
    with duckdb.connect(str(store.live())) as con:
        con.execute("drop table outlet")
    with pytest.raises(StoreError, match="no store that can be read"):
        Database(store).build()
