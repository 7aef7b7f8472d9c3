"""Views are kept by name in the store's own folder, whatever the name, and files that are none harm nothing."""

from pathlib import Path

import pytest

from dashboard.saved import SavedView, all_saved, clean_name, forget, save
from etl.errors import StoreError
from etl.store import Store
from tests.dashboard.app import open_app
from tests.dashboard.store import write_store

NAMES = ("Summits 2024", "قمم عربية", "../../etc/passwd", "a\u0000b", "x" * 80, "<b>bold</b>")


@pytest.mark.parametrize("name", NAMES)
def test_a_view_is_read_back_as_it_was_saved(empty_folder: Store, name: str) -> None:
    view = SavedView(name, "timeline", "types=summit&n=1", "events-000001")
    save(empty_folder, view)
    assert all_saved(empty_folder) == [view]
    assert [path.parent.name for path in empty_folder.root.rglob("*.json")] == ["views"]
    forget(empty_folder, name)
    assert all_saved(empty_folder) == []


def test_the_same_name_replaces(empty_folder: Store) -> None:
    save(empty_folder, SavedView("a", "events", "", "events-000001"))
    save(empty_folder, SavedView("a", "map", "", "events-000002"))
    assert [view.view for view in all_saved(empty_folder)] == ["map"]


def test_files_that_are_no_views_are_left_out(empty_folder: Store) -> None:
    save(empty_folder, SavedView("a", "events", "", "events-000001"))
    (empty_folder.root / "views" / "broken.json").write_text("{")
    (empty_folder.root / "views" / "other.json").write_text('["list"]')
    assert [view.name for view in all_saved(empty_folder)] == ["a"]


def test_no_more_than_the_limit_are_kept(empty_folder: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.saved.MOST", 1)
    save(empty_folder, SavedView("a", "events", "", "events-000001"))
    with pytest.raises(StoreError, match="saved already"):
        save(empty_folder, SavedView("b", "events", "", "events-000001"))


def test_names_stay_on_one_line() -> None:
    assert clean_name("  a \n b  ") == "a b"
    assert len(clean_name("x" * 500)) == 80


def test_a_view_of_an_earlier_build_tells_what_is_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every event of the store was told by articles of its run 1."""
    store = write_store(tmp_path / "store", 2)
    monkeypatch.setenv("TARIKH_STORE", str(store.root))
    save(store, SavedView("since the start", "events", "types=summit", "events-000000"))
    save(store, SavedView("now", "events", "", "events-000002"))
    save(store, SavedView("no build", "events", "", "by hand"))
    app = open_app("events", "en")
    assert not app.exception
    links = [link.proto.label for link in app.get("page_link")]
    assert [label for label in links if label.startswith("New since")] == ["New since it was saved: 2 events"]
