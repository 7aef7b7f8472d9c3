"""The files of a page are of the build that it shows, or of the newest when that one is gone."""

import csv
import io
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from dashboard.database import Database
from dashboard.downloads import file_of
from dashboard.filters import Filters
from dashboard.words import Words
from tests.dashboard.store import write_store


def test_a_page_that_stood_open_during_two_builds_still_gives_its_file(tmp_path: Path) -> None:
    store = write_store(tmp_path / "store")
    page: Any = SimpleNamespace(
        database=Database(store), build="events-000001", filters=Filters(types=("visit",)), words=Words("en")
    )
    made = file_of(page, "csv")
    assert builds(made()) == {"events-000001"}
    for number in (2, 3):
        write_store(tmp_path / "store", number)
    assert not (store.root / "events-000001.duckdb").exists()
    assert builds(made()) == {"events-000003"}


def builds(data: bytes) -> set[str]:
    """The builds that the rows of a CSV name."""
    return {row["build"] for row in csv.DictReader(io.StringIO(data.decode("utf-8-sig")))}
