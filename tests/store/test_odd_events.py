"""Articles that no careful reader could date or list: the build ends, and the store says why it knows no better."""

import json
from pathlib import Path
from typing import Any

import duckdb

from etl.store import Store
from etl.store.checks import broken_invariants
from tests.building import ask, run


def told(tmp_path: Path, *articles: dict[str, Any]) -> Store:
    path, store = tmp_path / "odd.jsonl", Store(tmp_path / "store")
    rows = ({"id": str(number), "source": "ورق"} | article for number, article in enumerate(articles))
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    run(store, path)
    assert ask(store, "select count(*) from documents") == [(len(articles),)]
    with duckdb.connect(str(store.live()), read_only=True) as con:
        assert broken_invariants(con) == []
    return store


def test_an_article_without_a_date_gives_an_event_without_a_day(tmp_path: Path) -> None:
    body = "استقبل الرئيس المصري عبد الفتاح السيسي في القاهرة ملك الأردن عبد الله الثاني."
    store = told(tmp_path, {"title": "السيسي يستقبل ملك الأردن", "body": body})
    assert ask(store, "select start_at, date_basis, certainty, date_rule from reports") == [
        (None, None, "unresolved", "no day in the text")
    ]
    assert ask(store, "select published_at, published_basis from documents") == [(None, None)]


def test_dates_that_contradict_each_other_are_told_with_their_readings(tmp_path: Path) -> None:
    """15 February 2024 was a Thursday, and 5 Sha'ban 1445 that same day: the weekday and the month are wrong."""
    body = (
        "استقبل الرئيس المصري عبد الفتاح السيسي ملك الأردن عبد الله الثاني يوم الاثنين 15 فبراير 2024.\n"
        "ووقعت مصر والأردن مذكرة تفاهم في 29 رجب 1445 هـ الموافق 20 فبراير 2024 م."
    )
    store = told(tmp_path, {"title": "", "body": body, "published": "2024-02-21"})
    rows = ask(
        store,
        """select e.event_type, r.certainty, len(d.alternatives) > 0
           from reports r join events e using (event_id) join evidence v using (event_id, document_id)
           join date_mentions d on d.document_id = v.document_id and d.char_start = v.char_start
           where v.aspect = 'when' order by v.char_start""",
    )
    assert rows == [("meeting", "conflict", True), ("agreement", "conflict", True)]


def test_a_list_of_400_names_is_no_event_of_400_people(tmp_path: Path) -> None:
    names = "، و".join(f"سمير بن علي الكيلاني {number}" for number in range(400))
    states = "، و".join(["مصر", "الأردن", "تونس", "المغرب", "العراق", "الكويت", "قطر"] * 60)
    bodies = (f"استقبل الوزير {names} في القاهرة.", f"وقعت {states} اتفاقية للنقل يوم 9 فبراير 2024.")
    store = told(tmp_path, *({"title": "", "body": body, "published": "2024-02-10"} for body in bodies))
    ((most,),) = ask(store, "select max(n) from (select count(*) as n from event_actors group by event_id)")
    assert most <= 24
    assert ask(store, "select count(*) from events where event_type = 'agreement'") == [(1,)]


def test_a_text_that_no_sentence_ends_is_read(tmp_path: Path) -> None:
    body = "قالت مصر إن الأردن " * 2000
    store = told(tmp_path, {"title": "", "body": body, "published": "2024-02-10"})
    assert len(ask(store, "select event_id from events")) <= 1
