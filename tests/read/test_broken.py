"""Every broken sample has its reason, keeps what can be read, and stops nothing."""

import gzip
import os
import random
from pathlib import Path

import pytest

from etl.model import Reject
from etl.read import plan, read_input, reasons
from tests.read.reading import articles, read, why

BROKEN = Path(__file__).parent / "broken"

SAMPLES = [  # sample, articles that are read all the same, reasons
    ("archive/bad_checksum.zip", 0, [reasons.NOT_JSON, reasons.NOT_ZIP]),
    ("archive/bad_member.zip", 1, [reasons.NOT_JSON]),
    ("archive/claims_4gb.zip", 0, [reasons.BOMB]),
    ("archive/cut_off.zip", 0, [reasons.NOT_ZIP]),
    ("archive/encrypted.zip", 0, [reasons.ENCRYPTED]),
    ("archive/escapes.zip", 1, [reasons.ESCAPES, reasons.ESCAPES]),
    ("archive/link.zip", 1, [reasons.OUTSIDE]),
    ("archive/nested.zip", 0, [reasons.NESTED]),
    ("feed/cp1256_declared_utf8.xml", 1, [reasons.KEPT_CP1256]),
    ("feed/cut_off.xml", 2, [reasons.KEPT_BROKEN_FEED]),
    ("feed/empty.xml", 0, [reasons.EMPTY_FEED]),
    ("feed/entities.xml", 1, [reasons.KEPT_UNDATED_FEED, reasons.KEPT_BROKEN_FEED]),
    ("feed/no_dates.xml", 2, [reasons.KEPT_UNDATED_FEED]),
    ("feed/not_a_feed.xml", 0, [reasons.NOT_FEED]),
    ("html/cp1256_declared_utf8.html", 1, [reasons.KEPT_CP1256]),
    ("html/cut_off.html", 1, []),
    ("html/declared_cp1256.html", 1, []),
    ("html/no_date.html", 1, [reasons.KEPT_UNDATED]),
    ("html/no_text.html", 0, [reasons.NO_MAIN_TEXT]),
    ("html/utf8_declared_cp1256.html", 1, []),
    ("json/bom.json", 2, [reasons.KEPT_BOM]),
    ("json/cp1256.jsonl", 3, [reasons.KEPT_CP1256]),
    ("json/deep.json", 0, [reasons.NOT_ARTICLE]),
    ("json/line_7.jsonl", 8, [reasons.NOT_JSON]),
    ("json/no_text.jsonl", 0, [reasons.NO_TEXT]),
    ("json/not_an_article.jsonl", 1, [reasons.NOT_RECORD] * 3),
    ("json/truncated.jsonl.gz", 246, [reasons.DAMAGED_GZIP]),
    ("page/binary.txt", 0, [reasons.BINARY]),
    ("page/blank.txt", 0, [reasons.EMPTY]),
    ("page/clock_years_off.txt", 1, [reasons.KEPT_CLOCK]),
    ("page/cp1256.txt", 1, [reasons.KEPT_CP1256]),
    ("page/empty.txt", 0, [reasons.EMPTY]),
    ("page/no_date.txt", 1, [reasons.KEPT_UNDATED]),
    ("page/notes.txt", 0, [reasons.NOT_ARTICLE]),
    ("page/utf16.txt", 1, [reasons.KEPT_UTF16]),
    ("pdf/cut_off.pdf", 0, [reasons.NOT_PDF]),
    ("pdf/damaged.pdf", 0, [reasons.NOT_PDF]),
    ("pdf/encrypted.pdf", 0, [reasons.ENCRYPTED]),
    ("pdf/no_text.pdf", 0, [reasons.NO_PDF_TEXT]),
    ("table/cp1256.csv", 1, [reasons.KEPT_CP1256]),
    ("table/cut_off.parquet", 0, [reasons.NOT_TABLE]),
    ("table/no_columns.csv", 0, [reasons.NO_COLUMN]),
    ("table/cut_off.xlsx", 0, [reasons.NOT_ZIP]),
    ("table/damaged.xlsx", 1, [reasons.NOT_XLSX]),
    ("table/no_workbook.xlsx", 0, [reasons.NOT_XLSX]),
    ("table/open_quote.csv", 0, [reasons.NOT_TABLE]),
    ("table/shifted.csv", 1, [reasons.SHIFTED] * 3),
    ("word/damaged.docx", 0, [reasons.NOT_ZIP]),
    ("word/empty.docx", 0, [reasons.NO_TEXT]),
]


@pytest.mark.parametrize(("sample", "count", "expected"), SAMPLES, ids=[sample for sample, _, _ in SAMPLES])
def test_sample_says_why(sample: str, count: int, expected: list[str]) -> None:
    found = read(BROKEN / sample)
    assert (len(articles(found)), why(found)) == (count, expected)


def test_every_sample_is_in_the_table() -> None:
    there = {str(path.relative_to(BROKEN)) for path in BROKEN.rglob("*") if path.is_file()}
    assert there == {sample for sample, _, _ in SAMPLES}


@pytest.mark.parametrize("sample", [sample for sample, count, _ in SAMPLES if count and sample != "feed/entities.xml"])
def test_what_is_kept_reads_as_arabic(sample: str) -> None:
    for one in articles(read(BROKEN / sample)):
        assert one.language == "ar"
        assert "\ufffd" not in one.title + one.body


def test_reject_names_file_place_and_words() -> None:
    (reject,) = [one for one in read(BROKEN / "json/line_7.jsonl") if isinstance(one, Reject)]
    assert reject.source.uri.endswith("json/line_7.jsonl")
    assert reject.source.locator == "line 7"
    assert reject.excerpt.startswith('{"id": "b6"')


def test_body_of_5_megabytes(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("عنوان طويل\nتاريخ النشر: 14th, May 2024 GMT\n" + "كلمة " * 600_000)
    assert why(read(path)) == [reasons.LONG_TEXT]
    path = tmp_path / "long.jsonl"
    path.write_text('{"title": "x", "body": "' + "word " * 1_000_000 + '"}\n{"title": "y", "body": "short"}')
    found = read(path)
    assert why(found) == [reasons.LONG_TEXT]
    assert [one.title for one in articles(found)] == ["y"]


def test_record_of_40_megabytes_does_not_shift_the_numbers_of_lines(tmp_path: Path) -> None:
    path = tmp_path / "huge.jsonl"
    path.write_text('{"title": "' + "x" * 40_000_000 + '"}\n{"title": "second", "body": "short"}\n')
    found = read(path)
    assert why(found) == [reasons.LONG_RECORD]
    assert [(one.title, one.source.locator) for one in articles(found)] == [("second", "line 2")]


def test_file_that_vanishes_after_planning(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text("x")
    (item,), _ = plan([str(path)])
    path.unlink()
    assert why(read_input(item, {})) == [reasons.GONE]


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.csv.gz", "a.txt.gz"])
def test_what_stands_before_the_damage_of_a_small_gzip_is_kept(name: str, tmp_path: Path) -> None:
    chance = random.Random(1)
    words = [" ".join(str(chance.random()) for _ in range(30)) for _ in range(3)]
    texts = {
        "a.jsonl.gz": "".join(f'{{"title": "t", "body": "{text}"}}\n' for text in words),
        "a.csv.gz": "title,body\n" + "".join(f"t,{text}\n" for text in words),
        "a.txt.gz": "\n-----\n".join(f"t\nDate: 3 May 2024\n{text}" for text in words),
    }
    path = tmp_path / name
    packed = gzip.compress(texts[name].encode())
    path.write_bytes(packed[: len(packed) * 4 // 5])
    found = read(path)
    assert len(articles(found)) >= 1
    assert why(found) == [reasons.DAMAGED_GZIP]


@pytest.mark.parametrize(
    ("row", "is_shifted"),
    [
        ("7,عنوان,2024-05-14,https://a.example/7,نص", False),
        ("7,عنوان,14 مايو 2024,https://a.example/7,نص عن 14/5/2024 وغيره", False),
        ("7,عنوان,,https://a.example/7,نص", False),
        ("7,عنوان,2024-05-14,https://a.example/7", False),  # the last value is missing, not one before
        ("7,2024-05-14,https://a.example/7,نص", True),
        ("7,عنوان,بقية العنوان,2024-05-14,نص", True),
        ("7,عنوان,سلمى حداد,https://a.example/7,2024-05-14", True),
        ("7,عنوان,2024-05-14,https://a.example/7,نص,بقية", True),
        ("7,عنوان,2024-05-14,https://a.example/7,نص,,", False),
        ("7,عنوان", True),
    ],
)
def test_shifted_rows(row: str, is_shifted: bool, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"id,title,published,url,body\n{row}\n")
    assert why(read(path)) == [reasons.SHIFTED] * is_shifted


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("id,title,published,crawl_date,body", "7,عنوان,14 مايو 2024,2024-05-15,نص"),
        ("id,title,published,saved_on,body", "7,عنوان,أمس,15/05/2024,نص"),
        ("title,url,image,body", "عنوان,/news/7,https://a.example/7.jpg,نص"),
        ("guid,title,url,source,body", "https://a.example/?p=7,عنوان,news/7,https://a.example,نص"),
    ],
)
def test_other_columns_may_hold_days_and_addresses(header: str, row: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"{header}\n{row}\n")
    found = read(path)
    assert why(found) == []
    assert [(one.title, one.body) for one in articles(found)] == [("عنوان", "نص")]


def test_gzip_bomb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("etl.read.streams.MOST_UNPACKED", 1 << 20)
    path = tmp_path / "bomb.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"title": "x"}\n' + b" " * (8 << 20)))
    assert why(read(path)) == [reasons.BOMB]


def test_folder_is_read_without_what_leads_out_of_it(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    (inside / "deeper").mkdir(parents=True)
    (tmp_path / "secret.txt").write_text("x")
    (inside / "deeper" / "b.txt").write_text("x")
    (inside / "a.txt").write_text("x")
    (inside / ".hidden").write_text("x")
    (inside / "again.txt").symlink_to(inside / "a.txt")
    (inside / "out.txt").symlink_to(tmp_path / "secret.txt")
    (inside / "up").symlink_to(tmp_path)
    (inside / "gone.txt").symlink_to(inside / "nowhere")
    os.mkfifo(inside / "pipe")
    inputs, rejects = plan([str(inside)])
    assert [Path(item.uri).name for item in inputs] == ["a.txt", "b.txt"]
    assert {(Path(one.source.uri).name, one.reason) for one in rejects} == {
        ("out.txt", reasons.OUTSIDE),
        ("up", reasons.OUTSIDE),
        ("gone.txt", reasons.GONE),
        ("pipe", reasons.NOT_REGULAR),
    }


def test_unreadable_permissions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x")
    monkeypatch.setattr(os, "access", lambda *_: False)  # for the tests may run as root, who may read everything
    inputs, (reject,) = plan([str(path)])
    assert (inputs, reject.reason) == ([], reasons.FORBIDDEN)


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("nowhere.txt", reasons.GONE),
        ("*.nothing", reasons.NO_MATCH),
        ("ftp://alrasid.example/feed", reasons.SCHEME),
        ("a\0b", reasons.UNREADABLE),
    ],
)
def test_paths_that_name_nothing(path: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    inputs, (reject,) = plan([path])
    assert (inputs, reject.reason) == ([], reason)


def test_globs_and_repeats_name_each_file_once(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c[1].txt"):
        (tmp_path / name).write_text("x")
    inputs, rejects = plan(
        [str(tmp_path / "*.txt"), str(tmp_path / "a.txt"), str(tmp_path), str(tmp_path / "c[1].txt")]
    )
    assert [Path(item.uri).name for item in inputs] == ["a.txt", "b.txt", "c[1].txt"]
    assert rejects == []


@pytest.mark.parametrize("sample", [sample for sample, _, _ in SAMPLES if not sample.startswith("feed/entities")])
def test_damage_of_any_sort_has_a_reason_of_its_own(sample: str, tmp_path: Path) -> None:
    whole = (BROKEN / sample).read_bytes()
    chance = random.Random(sample)
    path = tmp_path / Path(sample).name
    for _ in range(12):
        data = bytearray(whole)
        for _ in range(chance.choice((1, 4, 20)) if data else 0):
            place = chance.randrange(len(data))
            data[place : place + chance.choice((0, 1, 30))] = chance.randbytes(chance.choice((0, 1, 4))) or b"x"
        path.write_bytes(data)
        assert reasons.READER_FAILED not in why(read(path))
