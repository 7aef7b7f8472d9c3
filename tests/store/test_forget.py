"""Forgetting: articles that the user withdraws leave the store and never come back."""

from pathlib import Path

import duckdb
import polars as pl
import pytest
from typer.testing import CliRunner

from etl import knowledge_folder
from etl.cli import app
from etl.errors import ReadError, StoreError
from etl.pipeline import Options, Watcher, forget
from etl.read import reasons
from etl.store import Store, erase
from etl.store.folder import replace_parquet
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
    said = f"Forgotten: 2 documents, erased from every file in {store.root} (the builds before too); 1 documents stay"
    assert (done.exit_code, done.stderr.splitlines()[-1:]) == (0, [said])
    assert documents(store) == {"moscow-1"}


@pytest.mark.parametrize("typed", ["deep/../deep/b.jsonl", "./deep/", "https://alrasid.example/3#comments"])
def test_an_address_may_be_typed_in_another_way(
    store: Store, folder: Path, typed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    assert CliRunner().invoke(app, ["forget", typed, "--store", str(store.root)]).exit_code == 0
    assert documents(store) == {"jeddah-1", "jeddah-2"}


def words_of(article: dict[str, str]) -> list[bytes]:
    """Long words of an article as they would stand in a file."""
    return [word.encode() for word in set(article["body"].split()) if len(word) > 6]


def holds(root: Path, words: list[bytes]) -> set[str]:
    """The files of a folder in which one of the words stands, Parquet and DuckDB read as what they are."""
    found = set()
    for path in (path for path in root.rglob("*") if path.is_file()):
        if path.suffix == ".parquet":
            data = pl.read_parquet(path).write_json().encode()
        elif path.suffix == ".duckdb":
            with duckdb.connect(str(path), read_only=True) as con:
                tables = [name for (name,) in con.sql("select table_name from duckdb_tables()").fetchall()]
                data = "".join(str(con.sql(f"from {name}").fetchall()) for name in tables).encode() + path.read_bytes()
        else:
            data = path.read_bytes()
        if any(word in data for word in words):
            found.add(path.name)
    return found


@pytest.mark.parametrize("address", ["https://alrasid.example/1", "file"])
def test_no_word_of_a_withdrawn_article_stays_in_the_folder(store: Store, folder: Path, address: str) -> None:
    gone, stay = (ARTICLES[:1], ARTICLES[1:]) if address != "file" else (ARTICLES[:2], ARTICLES[2:])
    kept = {word for one in stay for word in words_of(one)} | set(knowledge_words())
    words = [word for one in gone for word in words_of(one) if word not in kept]
    write_articles(folder / "later.jsonl", [ARTICLES[2] | {"id": "x", "url": "https://alrasid.example/77"}])
    run(store, folder)  # now there are two builds with it
    assert len(holds(store.root, words)) > 4
    withdraw(store, folder / "a.jsonl" if address == "file" else address)
    assert holds(store.root, words) == set()
    write_articles(folder / "again.jsonl", gone)
    run(store, folder)
    before = everything(store)
    assert len(before["documents"]) == len(stay) + 1
    run(store, folder, rebuild=True)
    assert everything(store) == before
    assert holds(store.root, words) == set()


def knowledge_words() -> list[bytes]:
    """Words that the store holds anyway, for the knowledge lists them."""
    files = list(knowledge_folder().rglob("*.csv"))
    return [word for path in files for word in path.read_bytes().replace(b",", b" ").replace(b"|", b" ").split()]


def test_a_withdrawal_that_was_cut_short_is_finished_by_the_next_run(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = [word for word in words_of(ARTICLES[0]) if word not in {*words_of(ARTICLES[1]), *words_of(ARTICLES[2])}]
    written: list[Path] = []

    def stumble(path: Path, frame: pl.DataFrame) -> None:
        written.append(path)
        if len(written) > 2:
            raise OSError("no room")
        replace_parquet(path, frame)

    monkeypatch.setattr(erase, "replace_parquet", stumble)
    with pytest.raises(StoreError, match="no room"):
        withdraw(store, "https://alrasid.example/1")
    assert documents(store) == {"jeddah-1", "jeddah-2", "moscow-1"}
    monkeypatch.undo()
    run(store, folder)
    assert documents(store) == {"jeddah-2", "moscow-1"}
    assert not holds(store.root, [word for word in words if word not in knowledge_words()])


def test_copies_of_a_withdrawn_text_that_stay_are_named(store: Store, folder: Path) -> None:
    write_articles(folder / "copy.jsonl", [ARTICLES[0] | {"id": "y", "url": "https://alrasid.example/78"}])
    run(store, folder)
    done = forget(["https://alrasid.example/1"], store, Options(AS_OF), Watcher())
    assert (done.documents, done.copies) == (1, ("https://alrasid.example/78",))
