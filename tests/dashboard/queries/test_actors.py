"""One actor against the hand-counted store."""

from datetime import date

import duckdb

from dashboard.filters import Filters
from dashboard.queries import actors

Con = duckdb.DuckDBPyConnection


def test_an_actor_and_none(con: Con) -> None:
    assert actors.actor(con, "p.sisi").row(0)[:4] == ("p.sisi", "person", "عبد الفتاح السيسي", "Abdel Fattah el-Sisi")
    assert actors.actor(con, "p.nobody").is_empty()


def test_ranking(con: Con) -> None:
    found = actors.ranking(con, Filters())
    assert found.select("actor_id", "events").rows()[:2] == [("c.EG", 4), ("p.sisi", 2)]
    assert "g.jeddah" not in found["actor_id"]
    assert actors.ranking(con, Filters(), most=1).height == 1


def test_offices_of_a_person(con: Con) -> None:
    found = actors.offices(con, "p.sisi").row(0, named=True)
    assert (found["office_en"], found["start_on"], found["end_on"]) == ("President of Egypt", date(2014, 6, 8), None)


def test_company_is_counted_by_events(con: Con) -> None:
    found = actors.company(con, Filters(), "c.EG")
    assert dict(found.select("actor_id", "events").rows()) == {"p.guterres": 1, "o.un": 1, "c.SA": 1}
    assert actors.company(con, Filters(types=("aid",)), "c.EG")["actor_id"].to_list() == ["o.un"]
    assert actors.company(con, Filters(), "p.nobody").is_empty()


def test_summits_of_an_actor(con: Con) -> None:
    found = actors.summits(con, "p.sisi")
    assert found.select("summit_id", "status", "sentences").rows() == [("las-32", "attended", 1)]


def test_outlets_of_an_actor(con: Con) -> None:
    found = actors.outlets(con, Filters(), "p.sisi")
    assert found.rows() == [("najd", 2, 1), ("thames", 2, 1), ("nile", 1, 1)]
