"""`tarikh score` from the annotation to the table, and its agreement with the measure that it follows."""

import json
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest
from typer.testing import CliRunner

from etl.cli import app
from etl.pipeline import Options, Watcher, ingest
from etl.score import annotation_folder, load_annotation, load_told, read_scores, score, score_annotation
from etl.store import Store

BENCH = Path(__file__).parents[3] / "shared" / "bench"
AS_OF = datetime(2025, 12, 10)
MATTERS = ["dates", "people", "organizations", "roles", "summits", "events"]


def few(folder: Path, count: int = 3) -> Path:
    """The first articles of the shipped annotation in a folder of their own."""
    folder.mkdir()
    for name in ("articles.jsonl", "gold.jsonl"):
        lines = (annotation_folder() / name).read_text(encoding="utf-8").splitlines()
        (folder / name).write_text("\n".join(lines[:count]), encoding="utf-8")
    return folder


def told(*arguments: str, code: int = 0) -> str:
    result = CliRunner().invoke(app, ["score", *arguments])
    assert result.exit_code == code, result.output
    return result.output


def test_prints_a_table_and_the_misses(tmp_path: Path) -> None:
    output = told("--annotation", str(few(tmp_path / "few")), "--misses")
    assert "on 3 annotated articles" in output
    assert all(title in output for title in ("Dates", "People", "By office alone", "Summits", "Events"))


def test_json_is_one_object_of_all_scores(tmp_path: Path) -> None:
    scores = json.loads(told("--annotation", str(few(tmp_path / "few")), "--json"))
    assert scores["articles"] == 3
    assert all(scores[matter]["n"] > 0 for matter in MATTERS)
    assert all(miss["article_id"].startswith("nil-") for miss in scores["misses"])


def test_a_store_keeps_the_scores_for_its_quality_page(tmp_path: Path) -> None:
    annotation, store = few(tmp_path / "few"), Store(tmp_path / "store")
    ingest([str(annotation / "articles.jsonl")], store, Options(AS_OF), Watcher())
    assert read_scores(store.root) is None
    told("--annotation", str(annotation), "--store", str(store.root))
    assert read_scores(store.root) == score_annotation(annotation, AS_OF)


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["--annotation", "nowhere"], 1, "nowhere/articles.jsonl: cannot be read"),
        (["--store", "nowhere"], 4, "no store here yet"),
    ],
)
def test_refuses_what_is_not_there(arguments: list[str], code: int, message: str) -> None:
    assert message in told(*arguments, code=code)


def test_an_article_is_held_against_what_it_tells_itself(tmp_path: Path) -> None:
    """A plan stays a plan in the article that announced it, although the event has been held since."""
    rows = [
        {"id": "before", "published": "2024-05-01T10:00:00", "title": "ماكرون يزور القاهرة الجمعة",
         "body": "يزور الرئيس الفرنسي إيمانويل ماكرون القاهرة يوم 3 مايو 2024 للقاء الرئيس عبد الفتاح السيسي."},
        {"id": "after", "published": "2024-05-04T10:00:00", "title": "ماكرون يزور القاهرة",
         "body": "زار الرئيس الفرنسي إيمانويل ماكرون القاهرة يوم 3 مايو 2024 والتقى الرئيس عبد الفتاح السيسي."},
    ]  # fmt: skip
    path, store = tmp_path / "articles.jsonl", Store(tmp_path / "store")
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    ingest([str(path)], store, Options(AS_OF), Watcher())
    with duckdb.connect(str(store.live()), read_only=True) as con:
        articles = load_told(con)
    visits = {
        name: {(event.event_id, event.status) for event in article.events if event.event_type == "visit"}
        for name, article in articles.items()
    }
    assert {status for _, status in visits["before"]} == {"planned"}
    assert {status for _, status in visits["after"]} == {"happened"}
    assert {event for event, _ in visits["before"]} == {event for event, _ in visits["after"]}


@pytest.mark.skipif(
    not BENCH.is_dir(), reason="the measure and its articles are not beside the project: ../shared/bench"
)
@pytest.mark.parametrize("folder", [BENCH / "gold_dev", annotation_folder()], ids=["bench", "sample"])
def test_agrees_with_the_measure(folder: Path, tmp_path: Path) -> None:
    store = Store(tmp_path)
    ingest([str(folder / "articles.jsonl")], store, Options(AS_OF), Watcher())
    program, articles = BENCH / "score_gold.py", folder / "articles.jsonl"
    command = [sys.executable, *map(str, [program, folder / "gold.jsonl", store.live(), articles])]
    measured: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    with duckdb.connect(str(store.live()), read_only=True) as con:
        ours = score(load_annotation(folder), load_told(con)).as_json()
    ours["events"].pop("status")  # the measure does not ask for it
    assert {key: ours[key] for key in measured} == measured
