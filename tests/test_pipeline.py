"""Articles in, a store out: what a user sees when input is new, changed, gone, broken, or a run is cut short."""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from etl.actors import find_actors
from etl.dates import date_articles
from etl.errors import KnowledgeError, ReadError
from etl.model import Article, PlacedDate, Publication
from etl.read import reasons
from etl.store import Store, extract, seen
from etl.store.checks import broken_invariants
from tests.articles import ARTICLES, write_articles
from tests.building import ask, everything, run


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_articles(tmp_path / "in" / "a.jsonl", ARTICLES[:2])
    write_articles(tmp_path / "in" / "b.jsonl", ARTICLES[2:])
    return tmp_path / "in"


def test_a_store_is_built_and_every_invariant_holds(store: Store, folder: Path) -> None:
    summary = run(store, folder)
    assert (summary.new, summary.changed, summary.articles, summary.rejects) == (2, 0, 3, ())
    assert ask(store, "select count(*) from documents") == [(3,)]
    assert ask(store, "select count(*) > 0 from events") == [(True,)]
    live = store.live()
    with duckdb.connect(str(live), read_only=True) as con:
        assert broken_invariants(con) == []


def test_the_same_input_again_builds_nothing(store: Store, folder: Path) -> None:
    run(store, folder)
    live = store.live()
    summary = run(store, folder)
    assert (summary.changed, summary.unchanged, summary.built) == (0, 2, None)
    assert store.live() == live


def test_changed_text_replaces(store: Store, folder: Path) -> None:
    run(store, folder)
    write_articles(folder / "b.jsonl", [ARTICLES[2] | {"title": "عنوان جديد"}])
    assert run(store, folder).changed == 1
    assert ask(store, "select title from documents where external_id = 'moscow-1'") == [("عنوان جديد",)]
    assert ask(store, "select count(*) from documents") == [(3,)]


def test_a_vanished_source_keeps_its_articles_and_is_named(store: Store, folder: Path) -> None:
    run(store, folder)
    before = ask(store, "select * exclude (run_id) from documents")
    (folder / "b.jsonl").unlink()
    write_articles(folder / "c.jsonl", [ARTICLES[0] | {"id": "other", "url": "https://alrasid.example/9"}])
    summary = run(store, folder)
    assert [Path(uri).name for uri in summary.vanished] == ["b.jsonl"]
    after = ask(store, "select * exclude (run_id) from documents")
    assert all(row in after for row in before)


def test_an_article_that_moved_to_another_file_stays_one(store: Store, folder: Path) -> None:
    run(store, folder)
    (folder / "b.jsonl").rename(folder / "moved.jsonl")
    run(store, folder)
    assert ask(store, "select count(*) from documents") == [(3,)]
    assert ask(store, "select count(*) from document_sources where source_uri like '%moved.jsonl'") == [(1,)]


def test_an_incremental_store_equals_one_built_at_once(store: Store, folder: Path, tmp_path: Path) -> None:
    run(store, folder / "b.jsonl")
    run(store, folder)
    at_once = Store(tmp_path / "at-once")
    run(at_once, folder)
    assert everything(store) == everything(at_once)


def test_a_rebuild_changes_no_row_and_no_id(store: Store, folder: Path) -> None:
    run(store, folder)
    before = everything(store)
    assert run(store, folder, rebuild=True).built is not None
    assert everything(store) == before


@pytest.mark.parametrize("how", ["gone", "changed", "touched"])
def test_a_rebuild_without_a_source_keeps_what_was_read_of_it(store: Store, folder: Path, how: str) -> None:
    run(store, folder)
    path = folder / "b.jsonl"
    before = ask(store, "select * exclude (run_id) from documents order by document_id")
    if how == "gone":
        path.unlink()
    elif how == "changed":
        write_articles(path, [ARTICLES[2] | {"title": "عنوان جديد"}])
    else:
        os.utime(path, (1, 1))
    run(store, folder, rebuild=True)
    after = ask(store, "select * exclude (run_id) from documents order by document_id")
    assert (after == before) == (how != "changed")
    assert len(after) == len(before)
    assert not list(store.shards.glob("*/read-before-*"))
    if how == "changed":
        assert ask(store, "select count(*) from documents where title = 'عنوان جديد'") == [(1,)]


def test_an_article_that_stops_a_step_is_told_and_the_rest_goes_on(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(step: Callable[..., Any]) -> Callable[..., Any]:
        def wrapped(first: Any, *rest: Any) -> Any:
            for article in first if isinstance(first, list) else [first]:
                if article.external_id == "jeddah-2":
                    raise ValueError("odd article")
            return step(first, *rest)

        return wrapped

    monkeypatch.setattr(seen, "date_articles", stumble(date_articles))
    monkeypatch.setattr(extract, "find_actors", stumble(find_actors))
    run(store, folder)
    assert ask(store, "select count(*) from documents") == [(3,)]
    assert ask(store, "select reason, excerpt from rejects order by all") == [
        (reasons.KEPT_UNTOLD, "ValueError: odd article"),
        (reasons.KEPT_UNREAD_DATES, "ValueError: odd article"),
    ]
    assert ask(store, "select count(distinct document_id) from actor_mentions") == [(2,)]


def test_a_date_that_would_end_before_it_begins_is_told_and_left_out(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def turned(articles: Sequence[Article]) -> list[tuple[Publication, tuple[PlacedDate, ...]]]:
        return [
            (publication, tuple(replace(one, mention=replace(one.mention, end=one.mention.start)) for one in placed))
            for publication, placed in date_articles(articles)
        ]

    monkeypatch.setattr(seen, "date_articles", turned)
    run(store, folder)
    assert ask(store, "select count(*) from date_mentions where start_at is not null") == [(0,)]
    assert ask(store, f"select count(*) > 0 from rejects where reason = '{reasons.KEPT_EMPTY_DATE}'") == [(True,)]


def test_other_columns_are_read_through_a_map_and_kept_for_later_runs(store: Store, tmp_path: Path) -> None:
    odd = [{"nr": "7", "kopf": ARTICLES[2]["title"], "wortlaut": ARTICLES[2]["body"]}]
    path = write_articles(tmp_path / "odd.jsonl", odd)
    with pytest.raises(ReadError, match="no article record"):
        run(store, path)
    mapping = {"id": "nr", "title": "kopf", "body": "wortlaut"}
    assert run(store, path, mapping=mapping).articles == 1
    assert run(store, path).unchanged == 1
    assert run(store, path, mapping={"title": "kopf", "body": "wortlaut"}).changed == 1
    assert ask(store, "select external_id, title from documents") == [(None, ARTICLES[2]["title"])]
    write_articles(path, [odd[0] | {"kopf": "عنوان جديد"}])
    assert run(store, path).changed == 1
    assert ask(store, "select title from documents where title = 'عنوان جديد'") == [("عنوان جديد",)]


def test_a_day_of_publication_after_the_run_is_kept_and_noted(store: Store, tmp_path: Path) -> None:
    run(store, write_articles(tmp_path / "a.jsonl", [ARTICLES[2] | {"published": "2031-02-10", "body": "نص الخبر."}]))
    assert ask(store, "select published_at from documents") == [(datetime(2031, 2, 10),)]
    assert ask(store, "select locator, reason, excerpt from rejects") == [("line 1", reasons.KEPT_AHEAD, "2031-02-10")]


def test_bad_input_is_a_reject_with_its_place_and_the_rest_goes_on(store: Store, folder: Path) -> None:
    (folder / "empty.txt").write_text("")
    (folder / "program.bin").write_bytes(bytes(range(256)) * 40)
    with (folder / "b.jsonl").open("a", encoding="utf-8") as lines:
        lines.write('{"id": "broken", "title": \n')
    summary = run(store, folder, folder / "missing.jsonl")
    assert summary.articles == 3
    found = {
        (Path(uri).name, locator): reason
        for uri, locator, reason in ask(store, "select * exclude (run_id, excerpt) from rejects")
    }
    assert set(found) == {("empty.txt", ""), ("program.bin", ""), ("b.jsonl", "line 2"), ("missing.jsonl", "")}
    assert all(found.values())


def test_nothing_readable_is_an_error_and_the_live_store_stays(store: Store, folder: Path, tmp_path: Path) -> None:
    run(store, folder)
    live = store.live()
    (tmp_path / "empty.txt").write_text("")
    with pytest.raises(ReadError, match="empty"):
        run(store, tmp_path / "empty.txt")
    assert store.live() == live


def test_a_wrong_fact_stops_the_run_before_anything_is_touched(store: Store, folder: Path, tmp_path: Path) -> None:
    overlay = tmp_path / "overlay"
    overlay.mkdir()
    (overlay / "actors.csv").write_text("nonsense\n1\n")
    with pytest.raises(KnowledgeError, match=r"actors\.csv"):
        run(store, folder, knowledge=overlay)
    assert not store.root.exists()


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("ingest", "/no/such/file"), 1, "Nothing readable"),
        (("ingest", "x", "--map", "nonsense"), 2, "canonical=column"),
        (("check",), 4, "no store here yet"),
    ],
)
def test_exit_codes_and_messages(store: Store, arguments: tuple[str, ...], code: int, said: str) -> None:
    given = [sys.executable, "-m", "etl", *arguments, "--store", str(store.root)]
    done = subprocess.run(given, capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stderr
    assert said in done.stderr
