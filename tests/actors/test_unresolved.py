"""What `tarikh unresolved` prints: unlisted actors by frequency, each with a row ready for aliases.csv."""

import csv
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from etl.cli import app

_BODIES = [
    "قال الخبير الاقتصادي سليم بوزغاية إن الأسعار ترتفع. وأضاف بوزغاية أن الطلب قوي.",
    "التقى سليم بوزغاية ممثلي هيئة تنمية الواحات في توزر.",
    "أكدت هيئة تنمية الواحات دعمها للفلاحين، وحضر اللقاء سليم بوزغاية.",
    "زار وزير الخارجية الروسي سيرغي لافروف القاهرة.",
]


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("unresolved")
    news = folder / "news.jsonl"
    with news.open("w", encoding="utf-8") as out:
        for number, body in enumerate(_BODIES):
            article = {"id": f"u{number}", "title": f"خبر {number}", "published": "2024-03-01", "body": body}
            out.write(json.dumps(article, ensure_ascii=False) + "\n")
    run = CliRunner()
    built = run.invoke(app, ["ingest", str(news), "--store", str(folder / "store"), "--workers", "1"])
    assert built.exit_code == 0
    told = run.invoke(app, ["unresolved", "--store", str(folder / "store")])
    assert told.exit_code == 0
    return [line for line in told.stdout.splitlines() if line.count("\t") == 4]


def test_the_most_frequent_come_first_with_their_counts(lines: list[str]) -> None:
    assert lines[0].split("\t") == ["articles", "mentions", "kind", "name", "row for aliases.csv"]
    assert lines[1].split("\t")[:4] == ["3", "4", "person", "سليم بوزغاية"]
    assert lines[2].split("\t")[:4] == ["2", "2", "organization", "هيئة تنمية الواحات"]


def test_each_row_fits_the_alias_file_and_no_listed_actor_is_among_them(lines: list[str]) -> None:
    rows = [next(csv.reader([line.split("\t")[4]])) for line in lines[1:]]
    assert [row[1:] for row in rows[:2]] == [
        ["سليم بوزغاية", "ar", "name", "reader"],
        ["هيئة تنمية الواحات", "ar", "name", "reader"],
    ]
    assert not any("لافروف" in row[1] for row in rows)


def test_a_store_that_is_not_there_ends_with_code_4(tmp_path: Path) -> None:
    assert CliRunner().invoke(app, ["unresolved", "--store", str(tmp_path / "none")]).exit_code == 4
