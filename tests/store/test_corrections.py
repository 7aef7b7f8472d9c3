"""Corrections as files: what a row may say, and where a wrong one is told from a right one."""

import csv
from datetime import date, datetime
from pathlib import Path

import pytest

from etl.errors import KnowledgeError
from etl.model import Precision
from etl.store.corrections import COLUMNS, Interval, Target, load_corrections, parse_interval

ROW = {
    "document_id": "d_1",
    "char_start": "7",
    "surface": "التقى",
    "field": "event_type",
    "old": "meeting",
    "new": "visit",
    "reason": "زيارة رسمية",
    "by": "n.hassan",
    "on": "2024-03-01",
}


def write(folder: Path, *rows: dict[str, str], name: str = "a.csv", columns: tuple[str, ...] = COLUMNS) -> Path:
    folder.mkdir(exist_ok=True)
    with (folder / name).open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows(rows)
    return folder


def test_rows_come_in_the_order_of_their_days_and_each_once(tmp_path: Path) -> None:
    late = ROW | {"on": "2024-04-01", "char_start": "9"}
    write(tmp_path / "one", late, ROW)
    write(tmp_path / "two", ROW, name="b.csv")
    found = load_corrections([tmp_path / "one", tmp_path / "two", tmp_path / "none"])
    assert [(row.char_start, row.on, row.line) for row in found] == [(7, date(2024, 3, 1), 3), (9, date(2024, 4, 1), 2)]
    assert (found[0].field, found[0].surface, found[0].file) == (
        Target.EVENT_TYPE,
        "التقى",
        str(tmp_path / "one/a.csv"),
    )


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"document_id": "two words"}, "document_id"),
        ({"document_id": ""}, "document_id"),
        ({"char_start": "-1"}, "char_start"),
        ({"char_start": "٧"}, "char_start"),
        ({"surface": " "}, "surface"),
        ({"field": "colour"}, "field"),
        ({"new": ""}, "new"),
        ({"new": "meeting"}, "new"),
        ({"reason": ""}, "reason"),
        ({"by": ""}, "by"),
        ({"on": "yesterday"}, "on"),
        ({"field": "status", "old": "happened", "new": "gone"}, "new"),
        ({"field": "start_at", "old": "2024-02-30", "new": "2024-02-10"}, "old"),
        ({"field": "start_at", "old": "", "new": "10 February"}, "new"),
        ({"field": "start_at", "old": "", "new": "2024-02-10/2024-02-01"}, "new"),
        ({"field": "precision", "old": "day", "new": "fortnight"}, "new"),
        ({"field": "hidden", "old": "", "new": "yes"}, "new"),
        ({"field": "merge", "old": "", "new": "d_2"}, "new"),
        ({"field": "actor_id", "old": "", "new": "p.x"}, "old"),
        ({"field": "same_actor", "old": "p.x", "new": ""}, "new"),
    ],
)
def test_a_wrong_cell_is_named_with_file_line_column_and_value(
    cells: dict[str, str], column: str, tmp_path: Path
) -> None:
    row = ROW | cells
    write(tmp_path, ROW, row)
    with pytest.raises(KnowledgeError) as caught:
        load_corrections([tmp_path])
    assert str(caught.value).startswith(f"{tmp_path / 'a.csv'}:3: {column} {row[column]!r} ")


@pytest.mark.parametrize(
    "cells",
    [
        {"field": "start_at", "old": "", "new": "2024-02"},
        {"field": "start_at", "old": "2024-02-10T14:30", "new": ""},
        {"field": "end_at", "old": "2024-02-11", "new": "2024-02-12"},
        {"field": "place_id", "old": "g.1", "new": ""},
        {"field": "hidden", "old": "", "new": "true"},
        {"field": "merge", "old": "", "new": "d_2:40"},
        {"field": "split", "old": "", "new": ""},
        {"field": "actor_id", "old": "p.x", "new": ""},
        {"field": "same_actor", "old": "x.1", "new": "p.x"},
        {"field": "headline_en", "old": "", "new": "Talks open in Cairo"},
    ],
)
def test_what_may_be_said(cells: dict[str, str], tmp_path: Path) -> None:
    write(tmp_path, ROW | cells)
    assert [str(row.field) for row in load_corrections([tmp_path])] == [cells["field"]]


def test_other_columns_and_other_bytes_are_refused(tmp_path: Path) -> None:
    write(tmp_path, {"document_id": "d"}, columns=("document_id", "note"))
    with pytest.raises(KnowledgeError, match=r"a\.csv:1: the columns must be document_id,char_start"):
        load_corrections([tmp_path])
    (tmp_path / "a.csv").write_bytes("وزير".encode("cp1256"))
    with pytest.raises(KnowledgeError, match="cannot be read as CSV"):
        load_corrections([tmp_path])
    (tmp_path / "a.csv").write_text(",".join(COLUMNS) + "\nd_1,7\n")
    with pytest.raises(KnowledgeError, match=r"a\.csv:2: wrong number of columns"):
        load_corrections([tmp_path])


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("2024", datetime(2024, 1, 1), datetime(2025, 1, 1), Precision.YEAR),
        ("2024-12", datetime(2024, 12, 1), datetime(2025, 1, 1), Precision.MONTH),
        ("2024-02-29", datetime(2024, 2, 29), datetime(2024, 3, 1), Precision.DAY),
        ("2024-02-10T14:30", datetime(2024, 2, 10, 14, 30), datetime(2024, 2, 10, 14, 31), Precision.MINUTE),
        ("2024-02-10 14:30:05", datetime(2024, 2, 10, 14, 30, 5), datetime(2024, 2, 10, 14, 30, 6), Precision.SECOND),
        ("2024-02-10/2024-02-12", datetime(2024, 2, 10), datetime(2024, 2, 13), Precision.RANGE),
        ("2024-02/2024-03", datetime(2024, 2, 1), datetime(2024, 4, 1), Precision.RANGE),
    ],
)
def test_intervals(text: str, start: datetime, end: datetime, precision: Precision) -> None:
    assert parse_interval(text) == Interval(start, end, precision)


@pytest.mark.parametrize(
    "text", ["", "24", "2024-2-1", "2024-02-30", "2024-13", "0000", "9999", "2024-02-10T25:00", "x/y"]
)
def test_what_is_no_interval(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_interval(text)
