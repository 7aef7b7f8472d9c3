"""The store's folder: one writer, a live file swapped in whole, and what a killed writer leaves."""

from pathlib import Path

import pytest

from etl.errors import StoreError
from etl.store import Store, default_store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


def publish(store: Store, content: str) -> Path:
    draft = store.root / "x.draft"
    draft.write_text(content)
    build = store.next_build()
    store.publish(draft, build)
    return build


def test_an_empty_store_has_no_live_file(store: Store) -> None:
    assert store.live() is None


def test_the_newest_build_is_live_and_the_last_two_stay(store: Store) -> None:
    with store.writing():
        builds = [publish(store, str(number)) for number in range(4)]
    assert [path.name for path in builds] == [f"events-{n:06d}.duckdb" for n in (1, 2, 3, 4)]
    assert store.live() == builds[-1]
    assert sorted(store.root.glob("*.duckdb")) == builds[2:]


def test_a_second_writer_is_refused_and_told_what_to_do(store: Store) -> None:
    with store.writing(), pytest.raises(StoreError, match="another tarikh is writing"), Store(store.root).writing():
        pass


def test_what_a_killed_writer_left_is_cleared_and_the_rest_stays(store: Store) -> None:
    with store.writing():
        live = publish(store, "good")
    for left in (
        "events-000002.duckdb.draft",
        "events-000002.duckdb.draft.wal",
        "CURRENT.tmp",
        "shards/ab/.read-1.99/x",
    ):
        path = store.root / left
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("half")
    with store.writing():
        names = {str(p.relative_to(store.root)) for p in store.root.rglob("*") if p.is_file()}
    assert names == {"CURRENT", "LOCK", live.name}
    assert store.live() == live


def test_a_live_file_that_was_deleted_is_not_live(store: Store) -> None:
    with store.writing():
        publish(store, "good").unlink()
    assert store.live() is None


def test_a_folder_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot write here"), Store(tmp_path / "file" / "store").writing():
        pass


def test_the_environment_names_the_default_store(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TARIKH_STORE", str(tmp_path))
    assert default_store() == tmp_path
