"""Every page, feed and file is opened by its own reader, and a store of them all holds together."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import duckdb
import pytest

from etl.model import Article
from etl.pipeline import Options, Watcher, ingest
from etl.read import plan, read_input
from etl.store import Store
from etl.store.checks import broken_invariants
from etl.text import fold_key
from tests.sample.samples import SAMPLE, Sample, files, samples
from tests.sample.test_claims import LYING_CLOCKS, published_on

FOLDERS = ["articles", "feeds", "html", "pages"]
TRUE_DAYS = {"pages/05_manama-clock.txt": date(2024, 5, 16), "html/maraya-402.html": date(2025, 1, 9)}


def told(sample: Sample) -> tuple[str, str, str]:
    return fold_key(sample.title), fold_key(sample.body), sample.source or ""


@pytest.mark.parametrize("path", [path for name in FOLDERS for path in files(f"{name}/*")], ids=lambda path: path.name)
def test_its_reader_finds_its_articles_and_nothing_else(path: Path) -> None:
    ((item,), missing) = plan([str(path)])
    found = list(read_input(item, {}))
    assert missing == []
    assert [one for one in found if not isinstance(one, Article) and "kept" not in one.reason] == []
    articles = [one for one in found if isinstance(one, Article)]
    ours = [sample for sample in samples() if sample.file == path.relative_to(SAMPLE).as_posix()]
    read = [(fold_key(one.title), fold_key(one.body), one.outlet or "") for one in articles]
    assert sorted(read) == sorted(map(told, ours))


@pytest.fixture(scope="module")
def con(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    store = Store(tmp_path_factory.mktemp("demonstration"))
    ingest([str(SAMPLE / name) for name in FOLDERS], store, Options(datetime(2025, 12, 10)), Watcher())
    with duckdb.connect(str(store.live()), read_only=True) as connection:
        yield connection


def test_the_store_holds_together(con: duckdb.DuckDBPyConnection) -> None:
    assert broken_invariants(con) == []


def test_no_article_is_lost_and_only_the_reprint_is_taken_for_a_copy(con: duckdb.DuckDBPyConnection) -> None:
    (counts,) = con.sql("select count(*), count(duplicate_of) from documents").fetchall()
    assert counts == (len(samples()), 0)
    copies = con.sql("""
        select copy.title, original.external_id from documents copy
        join documents original on copy.near_duplicate_of = original.document_id""").fetchall()
    assert copies == [("الغزواني يحضر الاستعراض العسكري في سبعينية الثورة الجزائرية", "diya-241101")]


def test_days_of_publication_are_those_stated_and_lying_clocks_are_seen_through(con: duckdb.DuckDBPyConnection) -> None:
    days = {
        fold_key(title): day for title, day in con.sql("select title, published_at::date from documents").fetchall()
    }
    expected = {
        fold_key(sample.title): TRUE_DAYS[sample.file] if sample.file in LYING_CLOCKS else published_on(sample)
        for sample in samples()
    }
    assert {title: (day, expected[title]) for title, day in days.items() if day != expected[title]} == {}


def test_outlets_have_their_countries(con: duckdb.DuckDBPyConnection) -> None:
    rows = con.sql("select distinct outlet, outlet_country from documents where outlet is not null").fetchall()
    assert [outlet for outlet, country in rows if country is None] == []
    assert len({country for _, country in rows}) >= 17
