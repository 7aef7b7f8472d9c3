"""Whatever came, changed, went, was withdrawn and came back: the store is the one that a rebuild makes, row by row."""

import random
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from etl.errors import ReadError
from etl.pipeline import Options, Watcher, forget
from etl.store import Store
from tests.articles import ARTICLES, write_articles
from tests.building import AS_OF, ask, everything, run

FILES = ("a.jsonl", "b.jsonl", "deep/c.jsonl")
TITLES = ("عنوان أول", "عنوان ثان", "A third title")
DAYS = ("2023-05-19", "2023-05-20", "2024-02-10")
Step = Callable[[random.Random, Store, Path], None]


def some_articles(chance: random.Random) -> list[dict[str, str]]:
    """One to four articles, many of them with an address, a text or a title that others have too."""
    return [
        chance.choice(ARTICLES)
        | {"id": "", "url": chance.choice(("", f"https://alrasid.example/{chance.randrange(6)}"))}
        | {"title": chance.choice(TITLES), "published": chance.choice(DAYS)}
        for _ in range(chance.randint(1, 4))
    ]


def come_or_change(chance: random.Random, store: Store, folder: Path) -> None:
    write_articles(folder / chance.choice(FILES), some_articles(chance))


def come_or_change_alone(chance: random.Random, folder: Path) -> None:
    """The same with addresses that no other file has: of one article in two files the last one read would count."""
    name = chance.choice(FILES)
    found = [one | {"url": one["url"] and f"{one['url']}/{name}", "source": name} for one in some_articles(chance)]
    write_articles(folder / name, found)


def vanish(chance: random.Random, store: Store, folder: Path) -> None:
    (folder / chance.choice(FILES)).unlink(missing_ok=True)


def move(chance: random.Random, store: Store, folder: Path) -> None:
    one, other = (folder / name for name in chance.sample(FILES, 2))
    if one.exists():
        other.parent.mkdir(exist_ok=True)
        one.replace(other)


def withdraw(chance: random.Random, store: Store, folder: Path) -> None:
    """Forget a file or an article, if the store has it."""
    addresses = [str(folder / chance.choice(FILES)), f"https://alrasid.example/{chance.randrange(6)}"]
    with suppress(ReadError):  # nothing of the store came from there
        forget([chance.choice(addresses)], store, Options(AS_OF), Watcher())


STEPS: tuple[Step, ...] = (come_or_change, come_or_change, come_or_change, vanish, move, withdraw)


@pytest.mark.parametrize("seed", range(2))
def test_an_incremental_store_equals_a_rebuilt_one(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    store, folder = Store(tmp_path / "store"), tmp_path / "in"
    write_articles(folder / "a.jsonl", ARTICLES)
    run(store, folder)
    for _ in range(5):
        chance.choice(STEPS)(chance, store, folder)
        with suppress(ReadError):  # nothing is there any more, or all of it was withdrawn
            run(store, folder)
    write_articles(folder / "last.jsonl", ARTICLES[:1])
    run(store, folder)
    before = everything(store)
    run(store, folder, rebuild=True)
    assert everything(store) == before


@pytest.mark.parametrize("seed", range(2))
def test_a_store_that_followed_its_input_holds_the_articles_of_one_made_at_once(seed: int, tmp_path: Path) -> None:
    chance = random.Random(100 + seed)
    store, folder = Store(tmp_path / "store"), tmp_path / "in"
    for _ in range(3):
        come_or_change_alone(chance, folder)
        run(store, folder)
    at_once = Store(tmp_path / "at-once")
    run(at_once, folder)
    for table in ("document_sources", "date_mentions", "actor_mentions", "rejects"):
        question = f"select * {'exclude (run_id)' if table == 'rejects' else ''} from {table} order by all"
        assert ask(store, question) == ask(at_once, question)
    question = "select document_id, title, body, duplicate_of, near_duplicate_of from documents order by all"
    assert ask(store, question) == ask(at_once, question)
