"""Each invariant of a build is found when it is broken, and nothing is found in a build that is whole."""

import shutil
from pathlib import Path

import duckdb
import pytest

from etl.store import Store, checks
from tests.articles import ARTICLES, write_articles
from tests.building import run

BROKEN_BY = {
    "an event has no evidence of what happened": "delete from evidence_span where aspect = 'what' and event_no = 0",
    "an event has no report": "delete from report where event_no = 1",
    "an event has no headline": "update event set headline_en = ' ' where event_no = 0",
    "an interval does not end after its start": "update event set end_at = start_at where event_no = 0",
    "a day is given, but no certainty of it": "update event set certainty = 'unresolved' where event_no = 0",
    "an event's numbers do not follow its day": "update event set start_at = '1900-01-01' where event_no = 2",
    "an event does not count its reports": "update event set document_count = 9 where event_no = 0",
    "an event has not exactly one first report": "update report set is_first = false where event_no = 0",
    "a document reports an event twice": "insert into report select * from report where event_no = 0",
    "an actor takes part in an event twice": "insert into event_actor select * from event_actor where event_no = 0",
    "an event has not one first report by each outlet and in each language": """
        update report set language_first = false where event_no = 0""",
    "the first report is not the earliest": "update report set published_at = '1900-01-01' where event_no = 0",
    "an actor has no name": "update actor set name_ar = null, name_en = null, known = false where actor_no = 0",
    "a known actor lacks its Arabic or its English name": "update actor set name_ar = null where actor_no = 0",
    "evidence lies outside its text": "update evidence_span set sentence_end = char_start where event_no = 0",
    "evidence of who names no actor, or other evidence one that is none": """
        update evidence_span set actor_no = null where aspect = 'who'""",
    "evidence of a person, body or place is no mention of it": "delete from actor_mention where document_no = 0",
    "evidence of when is no date mention": "delete from date_mention",
    "evidence comes from a document that does not report the event": "update report set document_no = 2",
    "evidence names an actor that does not take part": "delete from event_actor where event_no = 0",
    "an actor takes part without evidence": "delete from evidence_span where aspect = 'who'",
    "an event's place is no place": """
        update event set place_id = (select actor_id from actor where kind = 'person' limit 1) where event_no = 0""",
    "a document has no source": "delete from document_source where document_no = 1",
    "a copy is a copy of a copy": """
        update document set near_duplicate_of = (select document_id from document where document_no = 0)""",
    "a dateline reaches beyond its text": "update document set dateline_end = 1000000 where document_no = 0",
    "the two bridges between events and actors differ": "delete from actor_event where event_no = 0",
    "a hidden event is shown": "insert into hidden_events select event_id, 'r', 'x' from event where event_no = 0",
    "a redirect leads from an event that is there": """
        insert into event_redirects select one.event_id, other.event_id, 'r', 'merged' from event one, event other
        where one.event_no = 0 and other.event_no = 1""",
    "the last run does not count what is there": "update runs set events = 999",
    "the date mention's offsets do not give its surface": "update date_mention set surface = surface || 'x'",
    "the actor mention's offsets do not give its surface": "update actor_mention set char_start = char_start + 1",
    "the summit mention's offsets do not give its surface": "update summit_mention set char_end = char_end + 1",
    "two rows of document share an id, or one is none": "update document set document_id = 'ن' where document_no = 0",
    "two rows of event share an id, or one is none": "update event set event_id = 'ev_same'",
    "two rows of actor share an id, or one is none": "update actor set actor_id = 'p.same' where actor_no < 2",
    "two rows of summits share an id, or one is none": """
        insert into summits select '' as summit_id, * exclude (summit_id) from summits limit 1""",
    **{
        f"{table}.{column} leads nowhere": f"update {table} set {column} = "
        + ("'nowhere'" if column.endswith(("_id", "_of")) else "65000")
        for table, column, _, _ in checks._REFERENCES
    },
}
ADDED = {  # rows for tables that the small store leaves empty
    "event_redirects": "insert into event_redirects values ('ev_old', 'x', 'r', 'merged')",
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole")
    cairo = {
        "id": "cairo-1",
        "title": "لقاء في القاهرة",
        "published": "2024-02-12",
        "source": "الراصد",
        "body": "استقبل الرئيس المصري عبد الفتاح السيسي في القاهرة يوم 11 فبراير 2024 وزير الخارجية سيرغي لافروف.",
    }
    store = Store(folder / "store")
    run(store, write_articles(folder / "a.jsonl", [*ARTICLES, cairo]))
    live = store.live()
    assert live is not None
    return live


def test_a_build_that_is_whole_breaks_nothing(whole: Path) -> None:
    with duckdb.connect(str(whole), read_only=True) as con:
        assert checks.broken_invariants(con) == []


@pytest.mark.parametrize("name", checks._BROKEN)
def test_what_is_broken_is_named(name: str, whole: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.duckdb"
    shutil.copy(whole, broken)
    with duckdb.connect(str(broken)) as con:
        con.execute("begin")
        if added := ADDED.get(name.partition(".")[0]):
            con.execute(added)
        con.execute(BROKEN_BY[name])
        assert any(told.startswith(f"{name}: ") for told in checks.broken_invariants(con))
