from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from dashboard.database import Database
from etl.store import Store
from tests.dashboard.store import write_store


@pytest.fixture(scope="session")
def small_store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The hand-counted store; read-only: a test that changes one writes its own."""
    return write_store(tmp_path_factory.mktemp("small") / "store")


@pytest.fixture(scope="session")
def database(small_store: Store) -> Iterator[Database]:
    database = Database(small_store)
    yield database
    database.close()


@pytest.fixture
def con(database: Database) -> Iterator[duckdb.DuckDBPyConnection]:
    """A cursor on the hand-counted store, locked down as in the dashboard."""
    cursor = database.cursor()
    yield cursor
    cursor.close()


@pytest.fixture
def empty_folder(tmp_path: Path) -> Store:
    """A store folder in which nothing was ever built."""
    return Store(tmp_path / "nothing")
