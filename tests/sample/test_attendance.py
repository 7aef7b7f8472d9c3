"""The summits of the demonstration: the attendance matrix cell by cell (attendance.csv is its truth), the coverage."""

import csv
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import duckdb
import pytest

from dashboard.filters import Filters
from dashboard.queries.summits import coverage, editions, phases
from etl.pipeline import Options, Watcher, ingest
from etl.store import Store
from tests.sample.samples import SAMPLE

Con = duckdb.DuckDBPyConnection
Cell = tuple[str, str, str]


@pytest.fixture(scope="module")
def con(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Con]:
    store = Store(tmp_path_factory.mktemp("attendance"))
    ingest([str(SAMPLE)], store, Options(datetime(2026, 1, 1)), Watcher())
    with duckdb.connect(str(store.live()), read_only=True) as con:
        yield con


# Counted by hand in data/sample: articles that name the edition, by days from its first day.
COVERAGE = {
    "las-2025-03-04": {-9: 1, -2: 1, 0: 4, 1: 3},
    "las-2023-05-19": {-12: 1, 0: 1, 1: 2, 2: 1},
    "las-2025-05-17": {-64: 1, -5: 1, -1: 1, 0: 4},
    "gcc-2024-12-01": {-3: 1, 1: 1},
    "cairo-peace-2023-10-21": {-2: 1, 0: 1, 148: 1},
    "sharm-peace-2025-10-13": {-1: 1, 0: 1, 1: 2},
}


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
    assert set(rows) == truth()


def test_every_cell_has_its_words_in_a_document(con: Con) -> None:
    rows = con.sql(
        """select count(*), count(*) filter (
             length(substr(if(field = 'title', title, body), char_start + 1, char_end - char_start)) > 1)
           from summit_attendance left join documents using (document_id) where document_id is not null"""
    ).fetchall()
    assert rows[0][0] == rows[0][1]
    assert rows[0][0] > len(truth())


@pytest.mark.parametrize(("summit", "days"), COVERAGE.items())
def test_coverage_counts_the_articles_of_each_day(con: Con, summit: str, days: dict[int, int]) -> None:
    rows = con.execute(
        """select day_offset, sum(document_count)::int, bool_and(document_count <= outlet_total)
           from summit_coverage where summit_id = $summit and day_offset is not null and document_count > 0
           group by all order by 1""",
        {"summit": summit},
    ).fetchall()
    assert {offset: count for offset, count, _ in rows} == days
    assert all(fits for *_, fits in rows)


def test_before_during_and_after(con: Con) -> None:
    found = coverage(con, Filters(), ["las-2025-03-04"])
    counted = phases(found, editions(con, Filters(), "LAS")).sort("phase")
    assert dict(counted.select("phase", "documents").iter_rows()) == {"after": 3, "before": 2, "during": 4}
