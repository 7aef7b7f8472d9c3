"""Feeds through the whole pipeline: a second run takes in exactly the new items, and a bad answer costs nothing."""

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from etl.errors import ReadError
from etl.pipeline import Options, Watcher, forget
from etl.read import fetch as fetching
from etl.read import reasons
from etl.store import Store
from tests.articles import write_articles
from tests.building import AS_OF, ask, everything, run
from tests.read.site import Answer, Site, drip, huge, plain, rss, served, with_etag


@pytest.fixture
def site() -> Iterator[Site]:
    with served() as made:
        yield made


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


def titles(store: Store) -> list[str]:
    return [title for (title,) in ask(store, "select title from documents order by title")]


def test_an_updated_feed_ends_with_exactly_the_new_items_added(site: Site, store: Store) -> None:
    site.answer = with_etag(rss(1, 2), '"a"')
    run(store, site.url)
    assert titles(store) == ["خبر 1", "خبر 2"]
    summary = run(store, site.url)
    assert (summary.new, summary.unchanged, summary.built) == (0, 1, None)
    site.answer = with_etag(rss(2, 3), '"b"')
    summary = run(store, site.url)
    assert (summary.new, summary.vanished) == (1, ())
    assert titles(store) == ["خبر 1", "خبر 2", "خبر 3"]
    assert ask(store, "select count(*) from document_sources where source_uri like 'http%#%'") == [(4,)]
    before = everything(store)
    run(store, site.url, rebuild=True)
    assert everything(store) == before


def test_an_item_without_a_day_counts_from_the_run_that_saw_it_first(site: Site, store: Store) -> None:
    undated = re.sub(rb"<pubDate>[^<]*</pubDate>", b"", rss(1))
    site.answer = plain(undated)
    run(store, site.url, as_of=datetime(2024, 5, 14, 8))
    later = undated.replace(b"</channel>", rss(2).partition(b"</title>")[2])
    site.answer = plain(later.partition(b"</channel>")[0] + b"</channel></rss>")
    run(store, site.url, as_of=datetime(2024, 5, 20, 8))
    question = """select title, published_at, published_precision, published_basis, published_raw
                  from documents order by title"""
    expected = [
        ("خبر 1", datetime(2024, 5, 14), "day", "page clock", None),
        ("خبر 2", datetime(2024, 5, 14, 2, 30), "second", "header", "Tue, 14 May 2024 02:30:00 GMT"),
    ]
    assert ask(store, question) == expected
    run(store, site.url, as_of=datetime(2025, 1, 1), rebuild=True)
    assert ask(store, question) == expected
    assert ask(store, "select as_of from runs order by all") == [
        (datetime(2024, 5, 14, 8),),
        (datetime(2024, 5, 20, 8),),
        (datetime(2025, 1, 1),),
    ]


def test_an_item_of_a_saved_feed_has_no_day_but_its_own(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_bytes(re.sub(rb"<pubDate>[^<]*</pubDate>", b"", rss(1)))
    run(store, path)
    assert ask(store, "select published_at, published_basis from documents") == [(None, None)]


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        pytest.param(plain(b"", 500), reasons.UNREACHABLE, id="error"),
        pytest.param(drip, reasons.UNREACHABLE, id="slow"),
        pytest.param(huge, reasons.TOO_BIG, id="huge"),
        pytest.param(plain(b"<rss><channel><title>x"), reasons.NOT_FEED, id="broken"),
    ],
)
def test_a_bad_answer_is_a_reject_beside_what_can_be_read(
    answer: Answer, reason: str, site: Site, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "SECONDS", 0.4)
    site.answer = answer
    summary = run(store, site.url, write_articles(tmp_path / "a.jsonl"))
    assert summary.articles == 3
    assert reason in [why for _, _, why in summary.rejects]
    assert ask(store, f"select count(*) > 0 from rejects where reason = '{reason}'") == [(True,)]


def test_a_feed_that_fails_later_keeps_what_it_gave(site: Site, store: Store) -> None:
    site.answer = plain(rss(1, 2))
    run(store, site.url)
    site.answer = plain(b"", 503)
    with pytest.raises(ReadError, match="does not answer"):
        run(store, site.url)
    assert titles(store) == ["خبر 1", "خبر 2"]


def test_a_withdrawn_item_stays_out_however_often_its_feed_is_read(site: Site, store: Store) -> None:
    site.answer = with_etag(rss(1, 2), '"a"')
    run(store, site.url)
    forget(["https://alrasid.example/1"], store, Options(AS_OF), Watcher())
    assert titles(store) == ["خبر 2"]
    assert not [path for path in store.fetched.iterdir() if "خبر 1".encode() in path.read_bytes()]
    assert run(store, site.url).built is None  # 304: the answer is known, though it is not there any more
    site.answer = plain(rss(1, 2))
    assert run(store, site.url).built is None
    assert not [path for path in store.fetched.iterdir() if "خبر 1".encode() in path.read_bytes()]
    site.answer = plain(rss(1, 2, 3))
    run(store, site.url)
    run(store, site.url, rebuild=True)
    assert titles(store) == ["خبر 2", "خبر 3"]
    assert not [path for path in store.fetched.iterdir() if "خبر 1".encode() in path.read_bytes()]


def test_a_forgotten_feed_is_not_asked_again(site: Site, store: Store, tmp_path: Path) -> None:
    site.answer = plain(rss(7, 8))
    run(store, site.url, write_articles(tmp_path / "a.jsonl"))
    forget([site.url], store, Options(AS_OF), Watcher())
    asked = len(site.asked)
    summary = run(store, site.url, tmp_path / "a.jsonl")
    assert (site.url, "", reasons.FORGOTTEN) in summary.rejects
    assert len(site.asked) == asked
    assert len(titles(store)) == 3
