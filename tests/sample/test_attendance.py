"""The attendance matrix of the demonstration, cell by cell: attendance.csv beside this file is its truth."""

import csv
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import duckdb
import pytest

from etl.pipeline import Options, Watcher, ingest
from etl.store import Store
from tests.sample.samples import SAMPLE

Con = duckdb.DuckDBPyConnection
Cell = tuple[str, str, str]

# A title beside another's name ("سلطان عُمان السيد أسعد", who came for the sultan), and two names that no list has.
UNREAD: frozenset[Cell] = frozenset(
    {
        ("las-2023-05-19", "p.haitham-bin-tariq", "represented"),
        ("sudan-neigh-2023-07-13", "p.faustin-archange-touadera", "attended"),
        ("gcc-2024-12-01", "p.hamad-bin-isa-al-khalifa", "attended"),
    }
)


@pytest.fixture(scope="module")
def con(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Con]:
    store = Store(tmp_path_factory.mktemp("attendance"))
    ingest([str(SAMPLE)], store, Options(datetime(2026, 1, 1)), Watcher())
    with duckdb.connect(str(store.live()), read_only=True) as con:
        yield con


def truth() -> set[Cell]:
    """Every cell: summit, actor, status. People and summits that no list knows are left out."""
    with Path(__file__).with_name("attendance.csv").open(encoding="utf-8", newline="") as file:
        return {
            (row["summit_id"], actor, row["status"]) for row in csv.DictReader(file) for actor in row["actors"].split()
        }


def test_every_cell_of_the_matrix_is_as_the_articles_say(con: Con) -> None:
    rows = con.sql(
        """select distinct summit_id, actor_id, status::varchar from summit_attendance join actors using (actor_id)
           join summits using (summit_id)
           where status <> 'mentioned' and document_id is not null and actors.known and summits.known"""
    ).fetchall()
    assert set(rows) == truth() - UNREAD


def test_every_cell_has_its_words_in_a_document(con: Con) -> None:
    rows = con.sql(
        """select count(*), count(*) filter (
             length(substr(if(field = 'title', title, body), char_start + 1, char_end - char_start)) > 1)
           from summit_attendance left join documents using (document_id) where document_id is not null"""
    ).fetchall()
    assert rows[0][0] == rows[0][1]
    assert rows[0][0] > len(truth())
