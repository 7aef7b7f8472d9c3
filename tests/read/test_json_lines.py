"""JSON lines: columns guessed or named, bad lines told by number, big files shared between workers."""

import gzip
import json
from pathlib import Path

import pytest

from etl.model import Article, Reject
from etl.read import reasons
from tests.read.reading import read

RECORD = {
    "id": "r1",
    "url": "https://alrasid.example/1",
    "title": "افتتاح معرض الكتاب",
    "published": "31/12/2016",
    "source": "الراصد",
    "author": "سلمى حداد",
    "category": "ثقافة",
    "keywords": ["كتاب", "معرض"],
    "body": "افتتح الوزير المعرض أمس.",
}


def write(path: Path, *records: object) -> Path:
    path.write_text("\n".join(json.dumps(record, ensure_ascii=False) for record in records), encoding="utf-8")
    return path


def test_fields_of_a_record(tmp_path: Path) -> None:
    (one,) = read(write(tmp_path / "a.jsonl", RECORD))
    assert isinstance(one, Article)
    assert (one.external_id, one.url, one.title) == ("r1", "https://alrasid.example/1", "افتتاح معرض الكتاب")
    assert (one.published_raw, one.outlet, one.author) == ("31/12/2016", "الراصد", "سلمى حداد")
    assert (one.keywords, one.body) == (("كتاب", "معرض"), "افتتح الوزير المعرض أمس.")
    assert one.source.locator == "line 1"


def test_gzip_by_content_not_by_name(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(gzip.compress(json.dumps(RECORD).encode()))
    (one,) = read(path)
    assert isinstance(one, Article)


@pytest.mark.parametrize(
    ("names", "mapping"),
    [
        ({"headline": "title", "content": "body", "pubDate": "published"}, {}),
        ({"العنوان": "title", "النص": "body", "التاريخ": "published"}, {}),
        ({"x1": "title", "x2": "body", "x3": "published"}, {"title": "x1", "text": "x2", "published": "x3"}),
    ],
)
def test_columns_are_guessed_or_named(tmp_path: Path, names: dict[str, str], mapping: dict[str, str]) -> None:
    record = {name: RECORD[field] for name, field in names.items()}
    (one,) = read(write(tmp_path / "a.jsonl", record), mapping)
    assert isinstance(one, Article)
    assert (one.title, one.body, one.published_raw) == (RECORD["title"], RECORD["body"], RECORD["published"])


def test_broken_line_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    lines = [json.dumps({**RECORD, "url": "", "id": str(number)}) for number in range(9)]
    lines[6] = lines[6][:40]
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(lines))
    found = read(path)
    assert len([one for one in found if isinstance(one, Article)]) == 8
    (reject,) = [one for one in found if isinstance(one, Reject)]
    assert (reject.source.locator, reject.reason) == ("line 7", reasons.NOT_JSON)


def test_lead_in_the_author_column_goes_back_to_the_text(tmp_path: Path) -> None:
    lead = "استقبل الوزير في مكتبه صباح اليوم سفير الدولة الصديقة وبحث معه سبل تعزيز التعاون بين البلدين."
    (one,) = read(write(tmp_path / "a.jsonl", {**RECORD, "author": lead}))
    assert isinstance(one, Article)
    assert one.author is None
    assert one.body == f"{lead}\nافتتح الوزير المعرض أمس."


def test_parts_share_a_file_without_loss_or_repeat(tmp_path: Path) -> None:
    records = [{**RECORD, "id": str(number), "url": ""} for number in range(1000)]
    path = write(tmp_path / "a.jsonl", *records)
    shares = [
        [one.external_id for one in read(path, part=part, parts=3) if isinstance(one, Article)] for part in range(3)
    ]
    assert all(shares)
    assert sorted(int(name or "") for share in shares for name in share) == list(range(1000))


def test_lost_characters_are_replaced_one_for_one(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"title": "a\\ud800b\\u0000c", "body": "text of it"}')
    (one,) = read(path)
    assert isinstance(one, Article)
    assert one.title == "a\ufffdb\ufffdc"
