"""An Excel workbook is read like a CSV: its sheets, header, cells and sizes, and what becomes of damage."""

import gzip
import io
import resource
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from openpyxl.comments import Comment

from etl.model import Reject
from etl.read import reasons
from tests.read.forms import strict
from tests.read.reading import articles, read, why

HEADER = ["الرقم", "العنوان", "النص", "التاريخ", "المصدر", "الرابط"]
ROWS: list[list[Any]] = [
    [7, "افتتاح ميناء جديد", "افتتحت وزيرة النقل الميناء.", date(2024, 5, 14), "الراصد", "https://alrasid.example/7"],
    [8.0, "اجتماع اللجنة", "اجتمعت اللجنة أمس.", datetime(2024, 5, 15, 9, 30), "الراصد", "https://alrasid.example/8"],
]
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def workbook(**sheets: Sequence[Sequence[Any]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_part(data: bytes, name: str, part: bytes) -> bytes:
    """The workbook with another part in the place of the one of that name, or beside the others."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            if info.filename != name:
                new.writestr(info.filename, old.read(info))
        new.writestr(name, part)
    return out.getvalue()


def part_of(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "list.xlsx"


def test_sheet_with_an_arabic_header_true_dates_and_numbers(path: Path) -> None:
    path.write_bytes(workbook(الأخبار=[HEADER, *ROWS]))
    found = read(path)
    assert why(found) == []
    assert [(one.external_id, one.title, one.body, one.published_raw, one.outlet) for one in articles(found)] == [
        ("7", "افتتاح ميناء جديد", "افتتحت وزيرة النقل الميناء.", "2024-05-14", "الراصد"),
        ("8", "اجتماع اللجنة", "اجتمعت اللجنة أمس.", "2024-05-15T09:30:00", "الراصد"),
    ]
    assert [one.source.locator for one in articles(found)] == ["الأخبار row 2", "الأخبار row 3"]
    assert {(one.source.byte_start, one.source.byte_end) for one in articles(found)} == {(None, None)}


def test_a_workbook_that_keeps_its_texts_in_a_part_of_their_own(path: Path) -> None:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("أخبار")
        for number, row in enumerate((HEADER, ROWS[0][:3])):
            sheet.write_row(number, 0, row)
    (one,) = articles(read(path))
    assert (one.external_id, one.title, one.body) == ("7", *ROWS[0][1:3])


def test_header_below_blank_rows_and_a_title_and_rows_with_gaps(path: Path) -> None:
    rows = [
        [],
        [],
        ["حصيلة مايو 2024"],
        [],
        HEADER,
        ROWS[0],
        [],
        [None, " ", ""],
        ROWS[1],
        [9, None, None, "2024-05-16"],
    ]
    path.write_bytes(workbook(S=rows))
    found = read(path)
    assert [one.source.locator for one in articles(found)] == ["S row 6", "S row 9"]
    assert [(one.reason, one.source.locator) for one in found if isinstance(one, Reject)] == [
        (reasons.NO_TEXT, "S row 10")
    ]


def test_days_of_the_strict_form_are_days(path: Path) -> None:
    book = openpyxl.Workbook(iso_dates=True)
    book.active.append(HEADER)
    book.active.append(ROWS[1])
    book.save(path)
    path.write_bytes(strict(path.read_bytes()))
    assert [one.published_raw for one in articles(read(path))] == ["2024-05-15T09:30:00"]


def test_each_sheet_with_a_column_for_the_text_is_read_and_the_others_are_named(path: Path) -> None:
    english = [["Title", "Body", "Date"], ["Port opens", "The port opened.", "2024-05-17"]]
    path.write_bytes(workbook(فارغة=[], الأولى=[HEADER, ROWS[0]], أرقام=[["سعر", "عدد"], [3, 4]], English=english))
    found = read(path)
    assert [(one.source.locator, one.title) for one in articles(found)] == [
        ("الأولى row 2", "افتتاح ميناء جديد"),
        ("English row 2", "Port opens"),
    ]
    assert [(one.reason, one.source.locator) for one in found if isinstance(one, Reject)] == [
        (reasons.NO_COLUMN, "أرقام row 1")
    ]


def test_columns_that_the_user_names(path: Path) -> None:
    rows: list[list[Any]] = [["رمز", "عنوانه", "فحواه", "يومه"], ROWS[0][:4]]
    path.write_bytes(workbook(S=rows))
    assert why(read(path)) == [reasons.NO_COLUMN]
    (one,) = articles(read(path, {"id": "رمز", "title": "عنوانه", "body": "فحواه", "published": "يومه"}))
    assert (one.external_id, one.title, one.body, one.published_raw) == ("7", *ROWS[0][1:3], "2024-05-14")


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (date(2024, 5, 14), "2024-05-14"),
        (datetime(2024, 5, 14), "2024-05-14"),
        (datetime(2024, 5, 14, 18, 5, 59), "2024-05-14T18:05:59"),
        (time(18, 5), "18:05:00"),
        ("14 مايو 2024", "14 مايو 2024"),
        (20240514, "20240514"),
        (2024.0, "2024"),
        ("#N/A", None),
        (True, None),
        (None, None),
    ],
)
def test_a_day_as_text(cell: object, text: str | None, path: Path) -> None:
    path.write_bytes(workbook(S=[["title", "published"], ["عنوان", cell]]))
    assert [one.published_raw for one in articles(read(path))] == [text]


def test_a_date_that_no_calendar_has_is_missing_and_says_nothing(path: Path) -> None:
    data = workbook(S=[["title", "published"], ["عنوان", date(2024, 5, 14)]])
    sheet = part_of(data, "xl/worksheets/sheet1.xml").replace(b"<v>45426</v>", b"<v>99999999</v>")
    path.write_bytes(with_part(data, "xl/worksheets/sheet1.xml", sheet))
    found = read(path)
    assert (why(found), [one.published_raw for one in articles(found)]) == ([], [None])


def test_a_formula_gives_the_value_saved_with_it(path: Path) -> None:
    cells = (
        b'<c r="A2" t="str"><f>HYPERLINK("https://a.example/","x")</f><v>saved</v></c><c r="B2"><f>1+1</f><v>2</v></c>'
    )
    data = workbook(S=[["title", "id"]])
    sheet = part_of(data, "xl/worksheets/sheet1.xml").replace(
        b"</sheetData>", b'<row r="2">' + cells + b"</row></sheetData>"
    )
    path.write_bytes(with_part(data, "xl/worksheets/sheet1.xml", sheet))
    assert [(one.title, one.external_id) for one in articles(read(path))] == [("saved", "2")]


def test_paragraphs_of_a_cell_are_lines(path: Path) -> None:
    path.write_bytes(workbook(S=[["title", "body"], ["عنوان", "فقرة أولى._x000D_\nفقرة ثانية.\nفقرة ثالثة."]]))
    assert [one.body for one in articles(read(path))] == ["فقرة أولى.\nفقرة ثانية.\nفقرة ثالثة."]


def test_merged_cells_comments_and_hidden_sheets(path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (HEADER, ["شهر مايو"], *ROWS):
        book.active.append(row)
    book.active.merge_cells("A2:F2")
    book.active["B3"].comment = Comment("ملاحظة", "محرر")
    hidden = book.create_sheet("خفية")
    hidden.sheet_state = "hidden"
    hidden.append(["title"])
    hidden.append(["عنوان خفي"])
    book.save(path)
    found = read(path)
    assert [one.title for one in articles(found)] == ["افتتاح ميناء جديد", "اجتماع اللجنة", "عنوان خفي"]
    assert why(found) == [reasons.NO_TEXT]  # the merged row above the articles


def test_an_address_in_the_column_of_days_is_a_shifted_row(path: Path) -> None:
    shifted = [9, "عنوان", "نص", "https://alrasid.example/9", "الراصد"]
    path.write_bytes(workbook(S=[HEADER, ROWS[0], shifted]))
    found = read(path)
    assert (len(articles(found)), why(found)) == (1, [reasons.SHIFTED])


@pytest.mark.parametrize("name", ["list.xlsx", "list.xlsm", "list.docx", "list", "list.csv"])
def test_a_workbook_is_told_by_its_content(name: str, tmp_path: Path) -> None:
    data = with_part(workbook(S=[HEADER, *ROWS]), "xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 macros")
    (tmp_path / name).write_bytes(data)
    assert [one.external_id for one in articles(read(tmp_path / name))] == ["7", "8"]


def test_gzip_and_zip_of_a_workbook(tmp_path: Path) -> None:
    data = workbook(S=[HEADER, *ROWS])
    (tmp_path / "a.xlsx.gz").write_bytes(gzip.compress(data))
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("deep/list.xlsx", data)
    found = read(tmp_path)
    assert why(found) == []
    assert [one.source.locator for one in articles(found)] == ["S row 2", "S row 3"] * 2


def test_two_workers_share_the_rows(path: Path) -> None:
    rows = [[number, f"عنوان {number}", "نص"] for number in range(700)]
    path.write_bytes(workbook(S=[HEADER, *rows], T=[["سعر"], [1]]))
    shares = [read(path, part=part, parts=2) for part in (0, 1)]
    assert sorted(int(one.external_id or "") for share in shares for one in articles(share)) == list(range(700))
    assert [len(articles(share)) > 0 for share in shares] == [True, True]
    assert [why(share) for share in shares] == [[reasons.NO_COLUMN], []]


def test_a_sheet_that_claims_all_cells_costs_what_it_holds(path: Path) -> None:
    data = workbook(S=[HEADER, *ROWS])
    sheet = part_of(data, "xl/worksheets/sheet1.xml").replace(b'ref="A1:F3"', b'ref="A1:XFD1048576"')
    assert b"XFD1048576" in sheet
    path.write_bytes(with_part(data, "xl/worksheets/sheet1.xml", sheet))
    assert [one.external_id for one in articles(read(path))] == ["7", "8"]


@pytest.mark.parametrize("cell", ["XFD3", "ZZZZZZ3", "B1048576", "B99999999999"])
def test_a_cell_far_away_takes_no_memory(cell: str, path: Path) -> None:
    data = workbook(S=[HEADER, ROWS[0]])
    number = cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    far = f'<row r="{number}"><c r="{cell}" t="str"><v>x</v></c></row></sheetData>'.encode()
    sheet = part_of(data, "xl/worksheets/sheet1.xml").replace(b"</sheetData>", far)
    path.write_bytes(with_part(data, "xl/worksheets/sheet1.xml", sheet))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert articles(read(path))[0].external_id == "7"
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 64 << 10  # kibibytes


@pytest.mark.parametrize(
    ("part", "start", "piece", "end"),
    [
        ("xl/worksheets/sheet1.xml", f"<worksheet {MAIN}><sheetData><row>", "<c/>", "</row></sheetData></worksheet>"),
        ("xl/worksheets/sheet1.xml", f"<worksheet {MAIN}><sheetData>", "<row/>", "</sheetData></worksheet>"),
        ("xl/sharedStrings.xml", f"<sst {MAIN}>", "<si/>", "</sst>"),
        ("xl/styles.xml", f"<styleSheet {MAIN}><cellXfs>", "<xf/>", "</cellXfs></styleSheet>"),
        ("xl/styles.xml", f"<styleSheet {MAIN}><cellXfs>", "<si/><xf/>", "</cellXfs></styleSheet>"),
        ("xl/workbook.xml", f"<workbook {MAIN}><sheets>", "<sheet/>", "</sheets></workbook>"),
    ],
    ids=["cells", "rows", "texts", "styles", "styles as texts", "sheets"],
)
def test_a_bomb_of_elements_is_refused_before_it_is_read(
    part: str, start: str, piece: str, end: str, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("etl.read.workbook._MOST_ELEMENTS", 400_000)
    path.write_bytes(with_part(workbook(S=[HEADER]), part, (start + piece * 500_000 + end).encode()))
    assert why(read(path)) == [reasons.TOO_BIG]


def test_a_bomb_of_bytes_is_refused(path: Path) -> None:
    path.write_bytes(with_part(workbook(S=[HEADER]), "xl/worksheets/sheet2.xml", b" " * (300 << 20)))
    assert why(read(path)) == [reasons.BOMB]


def test_a_document_type_is_refused(path: Path) -> None:
    laughs = b'<!DOCTYPE sst [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    path.write_bytes(with_part(workbook(S=[HEADER]), "xl/sharedStrings.xml", laughs + b"<sst>&b;</sst>"))
    assert why(read(path)) == [reasons.NOT_XLSX]


def test_rows_before_the_damage_are_kept(path: Path) -> None:
    data = workbook(S=[HEADER, *ROWS, *[[number, "عنوان", "نص"] for number in range(5000)]])
    sheet = part_of(data, "xl/worksheets/sheet1.xml")
    path.write_bytes(with_part(data, "xl/worksheets/sheet1.xml", sheet[: len(sheet) // 2]))
    found = read(path)
    assert [one.external_id for one in articles(found)][:2] == ["7", "8"]
    assert why(found) == [reasons.NOT_XLSX]


def test_sheets_with_nothing_on_them(path: Path) -> None:
    path.write_bytes(workbook(S=[], T=[[None], [" "]]))
    assert why(read(path)) == [reasons.NO_TEXT]


def test_a_binary_workbook_is_told_what_to_save_instead(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.bin", "x")
    assert why(read(path)) == [reasons.OFFICE]
