"""What "Query and code" shows gives the rows of the view, in whichever program it is run."""

import ast
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from typer.testing import CliRunner

from dashboard.cli import app
from dashboard.filters import Filters
from dashboard.queries.counts import bulk_of, event_count
from dashboard.queries.events import events_page
from dashboard.queries.outlets import gaps
from dashboard.snippets import Question, as_command, as_python, as_script, recorded, shown_events
from etl.store import Store
from tests.dashboard.filters.test_where import FILTERS

_HOSTILE = Filters(q='\'); drop table event; -- """ \\ \'مصر', outlets=("O'Neil", 'a"b\\'), since=date(2023, 1, 1))


@pytest.fixture(scope="module")
def build(small_store: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the live file: in this process the dashboard's own connection holds the original."""
    live = small_store.live()
    assert live
    return Path(shutil.copy(live, tmp_path_factory.mktemp("copy") / "it's events.duckdb"))


def run_python(code: str) -> pl.DataFrame:
    """The frame that the program leaves in `found`."""
    left: dict[str, Any] = {"print": lambda _: None}
    exec(compile(code, "snippet", "exec"), left)
    found: pl.DataFrame = left["found"]
    return found


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(filters=FILTERS)
def test_the_rows_are_those_of_the_view(build: Path, con: duckdb.DuckDBPyConnection, filters: Filters) -> None:
    expected = events_page(con, filters, limit=500)["event_id"].to_list()
    question = shown_events(filters)
    with duckdb.connect(str(build), read_only=True) as other:
        found = other.execute(as_script(question))
        names = [column[0] for column in found.description or ()]
        assert [row[names.index("event_id")] for row in found.fetchall()] == expected
        assert names == [row[0] for row in other.execute("describe events").fetchall()]
    assert run_python(as_python(question, build))["event_id"].to_list() == expected


def test_hostile_values_stay_values(build: Path) -> None:
    question = shown_events(_HOSTILE)
    script, code = as_script(question), as_python(question, build)
    ast.parse(code)
    assert run_python(code).is_empty()
    with duckdb.connect(str(build), read_only=True) as other:
        assert other.execute(script).fetchall() == []
        assert other.execute("select count(*) from event").fetchall() != [(0,)]


def test_the_program_runs_by_itself(build: Path) -> None:
    code = as_python(shown_events(Filters(types=("visit",), since=date(2023, 1, 1))), build)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "ev_visit" in done.stdout


@pytest.mark.parametrize(("asked", "given"), [
    (event_count, (Filters(types=("visit",)),)),
    (bulk_of, (Filters(),)),
    (events_page, (Filters(actors_any=("c.EG",)), "published", False, 3, 1)),
    (gaps, (Filters(), 7, 3)),
])  # fmt: skip
def test_any_question_can_be_written_down(
    build: Path, con: duckdb.DuckDBPyConnection, asked: Callable[..., object], given: tuple[Any, ...]
) -> None:
    (question,) = recorded(con, asked, *given)
    with duckdb.connect(str(build), read_only=True) as other:
        expected = other.execute(question.sql, dict(question.params)).fetchall()
        assert other.execute(as_script(question)).fetchall() == expected
    assert run_python(as_python(question, build)).rows() == expected


def test_values_as_duckdb_writes_them() -> None:
    values = {"a": "it's", "b": 3, "c": 0.5, "d": True, "e": None, "f": date(2024, 2, 10), "g": ["x", "y'"]}
    script = as_script(Question("select $a, $b, $c, $d, $e, $f, $g", values))
    assert duckdb.execute(script).fetchall() == [("it's", 3, 0.5, True, None, date(2024, 2, 10), ["x", "y'"])]
    with pytest.raises(TypeError):
        as_script(Question("select $a", {"a": object()}))


def test_the_command_writes_the_same_file(small_store: Store, tmp_path: Path) -> None:
    filters = Filters(types=("visit",), q="مصر")
    command = as_command(filters, small_store.root, "ar")
    out = tmp_path / "events.csv"
    words = shlex.split(command)
    assert words[:2] == ["tarikh", "export"]
    words[words.index("--out") + 1] = str(out)
    assert CliRunner().invoke(app, words[1:]).exit_code == 0
    assert "ev_visit" in out.read_text("utf-8")
    assert as_command(Filters(), small_store.root, "en").endswith("--format csv --out events.csv")
