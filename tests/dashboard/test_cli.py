import csv
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dashboard.cli import app
from etl.store import Store

RUN = CliRunner()


def test_export_writes_the_file_and_its_codebook(small_store: Store, tmp_path: Path) -> None:
    out = tmp_path / "visits.csv"
    result = RUN.invoke(app, ["export", "--store", str(small_store.root), "--filter", "types=visit", "--out", str(out)])
    assert (result.exit_code, result.stdout) == (0, "")
    with out.open(encoding="utf-8-sig", newline="") as file:
        assert [row["event_id"] for row in csv.DictReader(file)] == ["ev_visit"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["visits.codebook.csv", "visits.csv"]
    assert "event_id" in (tmp_path / "visits.codebook.csv").read_text("utf-8")


def test_export_without_a_file_writes_to_standard_output_and_speaks_on_standard_error(small_store: Store) -> None:
    given = "types=visit&types=party&colour=red&actors_none=p.nobody"
    result = RUN.invoke(app, ["export", "--store", str(small_store.root), "--filter", given])
    assert result.exit_code == 0
    assert result.stdout.lstrip("\ufeff").startswith("event_id,")
    assert result.stdout.count("\n") == 2
    assert result.stderr.splitlines() == [
        "tarikh: colour: no such filter; ignored",
        "tarikh: types=party: no such value here; ignored",
        "tarikh: actors_none=p.nobody: no such value here; ignored",
    ]


@pytest.mark.parametrize(("arguments", "code", "message"), [
    (["--filter", "n=3&types=visit"], 2, "cut short"),
    (["--filter", "&".join(f"actors_any=p.{number}" for number in range(301))], 2, "301"),
    (["--format", "doc"], 2, "doc"),
    (["--lang", "fr"], 2, "fr"),
    (["--out", "/no/such/folder/x.csv"], 4, "no such folder"),
])  # fmt: skip
def test_export_refuses(small_store: Store, arguments: list[str], code: int, message: str) -> None:
    result = RUN.invoke(app, ["export", "--store", str(small_store.root), *arguments])
    assert (result.exit_code, result.stdout) == (code, "")
    assert message in result.stderr


def test_export_without_a_store_says_how_to_make_one(tmp_path: Path) -> None:
    result = RUN.invoke(app, ["export", "--store", str(tmp_path / "none")])
    assert result.exit_code == 4
    assert "tarikh ingest" in result.stderr


def test_a_failed_export_leaves_the_earlier_file(small_store: Store, tmp_path: Path) -> None:
    out = tmp_path / "events.csv"
    out.write_text("earlier")
    result = RUN.invoke(app, ["export", "--store", str(small_store.root), "--filter", "n=9", "--out", str(out)])
    assert result.exit_code == 2
    assert out.read_text() == "earlier"


def test_the_commands_of_the_etl_are_here_too() -> None:
    result = RUN.invoke(app, ["--help"])
    for command in ("ingest", "dates", "check", "check-knowledge", "sql", "export", "dashboard", "demo"):
        assert command in result.stdout
