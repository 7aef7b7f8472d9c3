"""Events by place, by day and by lane against the hand-counted store."""

from datetime import date

import duckdb
import pytest

from dashboard.filters import Filters
from dashboard.queries import days, lanes, places

Con = duckdb.DuckDBPyConnection


def test_events_by_place(con: Con) -> None:
    found = places.events_by_place(con, Filters())
    assert found.select("place_id", "name_en", "country", "lat", "lon", "events").rows() == [
        ("g.jeddah", "Jeddah", "SA", 21.5, 39.2, 1)
    ]
    assert places.without_place(con, Filters()) == 9
    assert places.events_by_place(con, Filters(types=("visit",))).is_empty()


def test_events_at_a_place(con: Con) -> None:
    assert places.events_at(con, Filters(), "g.jeddah")["event_id"].to_list() == ["ev_summit"]
    assert places.events_at(con, Filters(), "g.nowhere").is_empty()


def test_only_days_that_are_known_stand_on_the_calendar(con: Con) -> None:
    assert days.events_per_day(con, Filters()).rows() == [
        (date(2023, 5, 19), 2),
        (date(2023, 11, 2), 1),
        (date(2024, 2, 11), 1),
    ]
    assert days.known_less(con, Filters()) == 4  # a week, a month, a year, a range
    assert days.known_less(con, Filters(types=("aid",))) == 1


@pytest.mark.parametrize(
    ("by", "found"),
    [
        ("organization", [("ev_put_off", "o.las"), ("ev_summit", "o.las"), ("ev_aid", "o.un"), ("ev_truce", "o.un")]),
        ("country", [("ev_aid", "c.EG"), ("ev_blame", "c.EG"), ("ev_open", "c.EG"), ("ev_visit", "c.EG"),
                     ("ev_open", "c.SA"), ("ev_summit", "c.SA")]),
    ],
)  # fmt: skip
def test_an_event_lies_on_the_lanes_of_all_its_actors(con: Con, by: str, found: list[tuple[str, str]]) -> None:
    assert lanes.lanes_of_events(con, Filters(), by).rows() == found


def test_only_the_largest_lanes_are_kept(con: Con) -> None:
    assert set(lanes.lanes_of_events(con, Filters(), "outlet", 2)["lane"]) == {"carthage", "nile"}
    assert set(lanes.lanes_of_events(con, Filters(types=("summit",)), "actor")["lane"]) == {"o.las", "p.sisi", "c.SA"}
