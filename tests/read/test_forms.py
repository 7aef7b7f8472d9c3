"""One article in every form that news arrives in: the same title, text, day and outlet."""

import gzip
import json
from pathlib import Path

import pytest

from etl.model import Reject
from etl.read import reasons
from tests.read.forms import (
    BODY,
    COLUMNS,
    DAY,
    LINKED,
    OPEN_GRAPH,
    PAGE,
    TITLE,
    packed,
    page,
    parquet,
    strict,
    table,
    word,
    workbook,
)
from tests.read.reading import articles, read, why


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(PAGE.encode(), id="page"),
        pytest.param(PAGE.encode("utf-8-sig"), id="page with a byte order mark"),
        pytest.param(PAGE.replace("\n", "\r\n").encode(), id="page with the line ends of Windows"),
        pytest.param(json.dumps(COLUMNS).encode(), id="JSON line"),
        pytest.param(json.dumps({"articles": [COLUMNS]}, indent=1).encode(), id="JSON document"),
        pytest.param(json.dumps({"status": "ok", "items": [COLUMNS]}).encode(), id="JSON document on one line"),
        pytest.param(json.dumps([COLUMNS], indent=1).encode(), id="JSON list"),
        pytest.param(
            json.dumps({"hits": {"hits": [{"_id": "7", "_source": COLUMNS}]}}, indent=1).encode(), id="search"
        ),
        pytest.param(table(","), id="CSV"),
        pytest.param(table(";"), id="CSV with semicolons"),
        pytest.param(table("\t"), id="TSV"),
        pytest.param(table("|"), id="CSV with bars"),
        pytest.param(b"sep=;\r\n" + table(";"), id="CSV with its separator on the first line"),
        pytest.param(b"\r\n\n" + table(","), id="CSV below blank lines"),
        pytest.param(gzip.compress(table(",")), id="gzip of CSV"),
        pytest.param(gzip.compress(parquet()), id="gzip of Parquet"),
        pytest.param(gzip.compress(workbook()), id="gzip of Excel"),
        pytest.param(gzip.compress(word()), id="gzip of Word"),
        pytest.param(gzip.compress(packed("a.txt", PAGE.encode())), id="gzip of a zip"),
        pytest.param(PAGE.replace("\n", "\r").encode(), id="page with the line ends of old Macs"),
        pytest.param(json.dumps([COLUMNS], indent=1).encode()[:-2] + b",\n]", id="JSON list with a comma too many"),
        pytest.param(json.dumps({"response": {"total": 1, "results": [COLUMNS]}}, indent=1).encode(), id="wrapped"),
        pytest.param(json.dumps({"7": COLUMNS}, indent=1).encode(), id="JSON object of articles by their ids"),
        pytest.param(
            json.dumps([{"id": 7, "fields": COLUMNS, "comments": [{"text": "x"}]}]).encode(), id="JSON of a database"
        ),
        pytest.param(table(",").decode().encode("utf-8-sig"), id="CSV of Excel"),
        pytest.param(parquet(), id="Parquet"),
        pytest.param(workbook(), id="Excel"),
        pytest.param(word(), id="Word"),
        pytest.param(strict(workbook()), id="strict Excel"),
        pytest.param(strict(word()), id="strict Word"),
        pytest.param(page(f'<script type="application/ld+json">{LINKED}</script>'), id="HTML with linked data"),
        pytest.param(page(OPEN_GRAPH), id="HTML with OpenGraph"),
        pytest.param(
            page('<meta name="publisher" content="الراصد">', f'<time datetime="{DAY}">الثلاثاء</time>'), id="bare HTML"
        ),
        pytest.param(
            page('<meta property="og:site_name" content="الراصد">', f"<div><span>نشر في:</span> <b>{DAY}</b></div>"),
            id="HTML with a written date",
        ),
        pytest.param(packed("deep/page.txt", PAGE.encode()), id="zip of a page"),
        pytest.param(packed("a.parquet", parquet()), id="zip of Parquet"),
        pytest.param(packed("b.zip", packed("a.docx", word())), id="zip of a zip of Word"),
        pytest.param(packed("b.zip", packed("a.xlsx", workbook())), id="zip of a zip of Excel"),
    ],
)
def test_same_article_in_every_form(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "input"
    path.write_bytes(data)
    found = read(path)
    assert why(found) == []
    (one,) = articles(found)
    assert (one.title, one.body, one.published_raw, one.outlet) == (TITLE, BODY, DAY, "الراصد")
    assert one.language == "ar"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("page.html", PAGE.encode()),
        ("page.csv", page(OPEN_GRAPH)),
        ("feed.json", "\n".join([json.dumps(COLUMNS)] * 2).encode()),
        ("data.jsonl", json.dumps([COLUMNS], indent=1).encode()),
        ("table.txt", table(";")),
        ("data.txt", parquet()),
        ("text.pdf", word()),
    ],
)
def test_a_wrong_name_misleads_nobody(name: str, data: bytes, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    found = read(path)
    assert why(found) == []
    assert {(one.title, one.body) for one in articles(found)} == {(TITLE, BODY)}


@pytest.mark.parametrize(
    ("encoding", "reason"),
    [
        ("cp1256", reasons.KEPT_CP1256),
        ("iso8859-6", reasons.KEPT_8859),
        ("utf-16", reasons.KEPT_UTF16),
        ("utf-16-le", reasons.KEPT_UTF16),
        ("utf-16-be", reasons.KEPT_UTF16),
    ],
)
def test_encodings_are_told_by_their_bytes(encoding: str, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(PAGE.encode(encoding))
    found = read(path)
    assert why(found) == [reason]
    (one,) = articles(found)
    assert (one.title, one.body, one.published_raw) == (TITLE, BODY, DAY)
    assert (one.source.byte_start is None) == encoding.startswith("utf-16")


def test_one_damaged_byte_costs_one_character(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(PAGE.encode().replace("بحضور".encode(), "بح".encode() + b"\xff" + "ضور".encode()))
    found = read(path)
    assert why(found) == [reasons.KEPT_REPLACED]
    assert [one.body for one in articles(found)] == [BODY.replace("بحضور", "بح\ufffdضور")]


def test_a_columns_name_may_be_the_users_own(tmp_path: Path) -> None:
    path = tmp_path / "list"
    path.write_text(f"رمز;عنوانه;فحواه;يومه\n7;{TITLE};{BODY.replace(chr(10), ' ')};{DAY}\n")
    assert why(read(path)) == [reasons.NOT_ARTICLE]
    named = path.rename(tmp_path / "list.csv")
    assert why(read(named)) == [reasons.NO_COLUMN]
    mapping = {"id": "رمز", "title": "عنوانه", "body": "فحواه", "published": "يومه"}
    for name in ("list.csv", "list"):
        named = named.rename(tmp_path / name)
        (found,) = articles(read(named, mapping))
        assert (found.external_id, found.title, found.published_raw) == ("7", TITLE, DAY)


def test_another_column_helps_where_the_best_one_is_empty_but_not_with_the_day(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    record = {"id": None, "_id": "7", "title": TITLE, "body": "", "content": BODY, "published": None}
    path.write_text(json.dumps([record | {"created_at": "2026-11-25"}]))
    (one,) = articles(read(path))
    assert (one.external_id, one.body, one.published_raw) == ("7", BODY, None)


def test_word_file_with_a_password(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000) + "EncryptedPackage".encode("utf-16-le"))
    assert why(read(path)) == [reasons.ENCRYPTED]


def test_a_map_leaves_files_alone_that_have_no_such_column(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(table(","))
    (one,) = articles(read(path, {"title": "kopf", "published": "التاريخ", "body": "wortlaut"}))
    assert (one.title, one.body, one.published_raw) == (TITLE, BODY, DAY)


def test_records_before_the_damage_of_a_json_list_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "cut.json"
    path.write_text(
        json.dumps([{"id": 1, "title": "أول"}, {"id": 2, "title": "ثان"}, {"id": 3, "title": "ثالث"}])[:-20]
    )
    found = read(path)
    assert [one.title for one in articles(found)] == ["أول", "ثان"]
    assert [(one.reason, one.source.locator) for one in found if isinstance(one, Reject)] == [
        (reasons.NOT_JSON, "record 3")
    ]


@pytest.mark.parametrize("name", ["page", "list.csv", "lines.jsonl", "old.txt"])
def test_bytes_of_an_article_are_those_of_the_file(name: str, tmp_path: Path) -> None:
    pages = [PAGE.replace(TITLE, f"{TITLE} {number}") for number in (1, 2)]
    records = [COLUMNS | {"العنوان": f"{TITLE} {number}"} for number in (1, 2)]
    rows = [table(",").replace(TITLE.encode(), f"{TITLE} {number}".encode()) for number in (1, 2)]
    data = {
        "page": "\n-----\n".join(pages).encode(),
        "list.csv": rows[0] + rows[1].partition(b"\n")[2],
        "lines.jsonl": "\n".join(json.dumps(one, ensure_ascii=False) for one in records).encode("utf-8-sig"),
        "old.txt": "\r=====\r".join(one.replace("\n", "\r") for one in pages).encode("cp1256"),
    }[name]
    path = tmp_path / name
    path.write_bytes(data)
    found = articles(read(path))
    assert [one.title for one in found] == [f"{TITLE} {number}" for number in (1, 2)]
    for number, one in enumerate(found, 1):
        cut = data[one.source.byte_start : one.source.byte_end].decode("cp1256" if name == "old.txt" else "utf-8")
        assert f"{TITLE} {number}" in cut
        assert BODY.split("\n")[1] in cut
        assert f"{TITLE} {3 - number}" not in cut
