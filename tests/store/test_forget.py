"""Forgetting: articles that the user withdraws leave the store and never come back."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from etl.cli import app
from etl.errors import ReadError
from etl.pipeline import Options, Watcher, forget
from etl.read import reasons
from etl.store import Store
from tests.articles import ARTICLES, write_articles
from tests.building import AS_OF, ask, everything, run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_articles(tmp_path / "in" / "a.jsonl", ARTICLES[:2])
    write_articles(tmp_path / "in" / "deep" / "b.jsonl", ARTICLES[2:])
    return tmp_path / "in"


@pytest.fixture
def store(tmp_path: Path, folder: Path) -> Store:
    made = Store(tmp_path / "store")
    run(made, folder)
    return made


def withdraw(store: Store, *addresses: Path | str) -> None:
    forget([str(address) for address in addresses], store, Options(AS_OF), Watcher())


def documents(store: Store) -> set[str]:
    return {name for (name,) in ask(store, "select external_id from documents")}


def test_an_article_goes_by_its_address_and_the_rest_of_its_file_stays(store: Store, folder: Path) -> None:
    withdraw(store, "https://alrasid.example/1")
    assert documents(store) == {"jeddah-2", "moscow-1"}
    run(store, folder, rebuild=True)
    assert documents(store) == {"jeddah-2", "moscow-1"}
    write_articles(folder / "again.jsonl", ARTICLES[:1])
    run(store, folder)
    assert documents(store) == {"jeddah-2", "moscow-1"}


def test_a_file_goes_and_is_not_read_again(store: Store, folder: Path) -> None:
    withdraw(store, folder / "deep" / "b.jsonl")
    assert documents(store) == {"jeddah-1", "jeddah-2"}
    summary = run(store, folder)
    assert (str(folder / "deep" / "b.jsonl"), "", reasons.FORGOTTEN) in summary.rejects
    assert documents(store) == {"jeddah-1", "jeddah-2"}


def test_a_folder_goes_with_all_below_it_and_a_store_can_be_emptied(store: Store, folder: Path) -> None:
    withdraw(store, folder / "deep")
    assert documents(store) == {"jeddah-1", "jeddah-2"}
    withdraw(store, folder)
    assert documents(store) == set()
    assert ask(store, "select count(*) from events") == [(0,)]
    write_articles(folder.parent / "new.jsonl", [ARTICLES[0] | {"id": "other", "url": "https://x.example/9"}])
    run(store, folder.parent / "new.jsonl")
    assert documents(store) == {"other"}


def test_what_never_came_in_is_named_and_nothing_is_changed(store: Store, folder: Path) -> None:
    before, live = everything(store), store.live()
    with pytest.raises(ReadError, match=r"https://x\.example/none"):
        withdraw(store, folder / "a.jsonl", "https://x.example/none")
    assert (everything(store), store.live()) == (before, live)


def test_the_command_takes_paths_as_they_are_typed(store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    done = CliRunner().invoke(app, ["forget", "a.jsonl", "--store", str(store.root)])
    assert (done.exit_code, done.stderr.splitlines()[-1:]) == (0, ["Forgotten; 1 documents stay"])
    assert documents(store) == {"moscow-1"}
