"""A big input is shared between workers: every record once, whoever reads it."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from tests.read.forms import PAGE, TITLE, packed, word
from tests.read.reading import articles, read


def many_csv(path: Path) -> None:
    rows = "".join(f'{number},"عنوان\n{number}",نص\n' for number in range(900))
    path.write_text(f"id,title,body\n{rows}")


def many_parquet(path: Path) -> None:
    numbers = [str(number) for number in range(900)]
    pl.DataFrame({"id": numbers, "title": numbers, "body": numbers}).write_parquet(path)


def many_json(path: Path) -> None:
    path.write_text(json.dumps([{"id": number, "title": str(number)} for number in range(900)]))


@pytest.mark.parametrize("write", [many_csv, many_parquet, many_json])
def test_parts_share_every_record_file(write: Callable[[Path], None], tmp_path: Path) -> None:
    path = tmp_path / "many"
    write(path)
    shares = [[one.external_id for one in articles(read(path, part=part, parts=2))] for part in (0, 1)]
    assert [len(share) for share in shares] == [512, 388]
    assert sorted(int(name or -1) for share in shares for name in share) == list(range(900))


@pytest.mark.parametrize("name", ["page.txt", "two.docx", "a.zip"])
def test_other_files_are_read_by_the_first_part_alone(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes({"page.txt": PAGE.encode(), "two.docx": word(), "a.zip": packed("a.txt", PAGE.encode())}[name])
    assert [len(read(path, part=part, parts=2)) for part in (0, 1)] == [1, 0]


def test_parts_share_the_members_of_an_archive(tmp_path: Path) -> None:
    path = tmp_path / "many.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(5):
            archive.writestr(f"{number}.txt", PAGE.replace(TITLE, f"عنوان {number}"))
    shares = [[one.title for one in articles(read(path, part=part, parts=2))] for part in (0, 1)]
    assert shares == [["عنوان 0", "عنوان 2", "عنوان 4"], ["عنوان 1", "عنوان 3"]]


def test_lines_of_a_table_are_told(tmp_path: Path) -> None:
    path = tmp_path / "many.csv"
    many_csv(path)
    first, second = articles(read(path))[:2]
    assert (first.source.locator, second.source.locator) == ("line 2", "line 4")
