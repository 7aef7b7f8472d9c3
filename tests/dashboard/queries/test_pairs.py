"""Pairs of actors against the hand-counted store."""

import math

import duckdb
import pytest

from dashboard.filters import Filters
from dashboard.queries import pairs

Con = duckdb.DuckDBPyConnection


def test_pairs_are_counted_by_events(con: Con) -> None:
    found = pairs.actor_pairs(con, Filters()).rows()
    assert {(a, b): n for a, b, n, *_ in found} == {
        ("p.sisi", "o.las"): 1,
        ("p.sisi", "c.SA"): 1,
        ("c.SA", "o.las"): 1,
        ("c.EG", "p.guterres"): 1,
        ("c.EG", "o.un"): 1,
        ("c.EG", "c.SA"): 1,
    }


def test_measures_are_those_of_the_definition(con: Con) -> None:
    row = next(row for row in pairs.actor_pairs(con, Filters()).rows(named=True) if row["actor_a"] == "p.sisi")
    assert (row["actor_b"], row["events_a"], row["events_b"]) == ("c.SA", 2, 2)  # 10 events in all
    assert row["lift"] == pytest.approx(1 * 10 / (2 * 2))
    assert row["npmi"] == pytest.approx(math.log(2.5) / -math.log(1 / 10))


def test_always_together_is_one(con: Con) -> None:
    rows = pairs.actor_pairs(con, Filters(types=("visit",))).rows(named=True)
    assert [(row["events"], row["lift"], row["npmi"]) for row in rows] == [(1, 1.0, 1.0)]


@pytest.mark.parametrize(
    ("kinds", "least", "expected"),
    [
        (("country",), 1, {("c.EG", "c.SA")}),
        (("person",), 1, set()),
        (("person", "country"), 1, {("p.sisi", "c.SA"), ("c.EG", "p.guterres"), ("c.EG", "c.SA")}),
        (pairs.KINDS, 2, set()),
    ],
)
def test_kinds_and_threshold(con: Con, kinds: tuple[str, ...], least: int, expected: set[tuple[str, str]]) -> None:
    found = pairs.actor_pairs(con, Filters(), least, kinds)
    assert set(found.select("actor_a", "actor_b").rows()) == expected


def test_actors_carry_their_events(con: Con) -> None:
    found = pairs.pair_actors(con, Filters(types=("summit", "speech")))
    assert found.select("actor_id", "events").rows() == [("p.sisi", 2), ("o.las", 2), ("c.SA", 1)]


def test_a_pair_over_time(con: Con) -> None:
    found = pairs.pair_over_time(con, Filters(), "c.EG", "o.un", "month")
    assert [(str(s), str(e), both, one, other) for s, e, both, one, other in found.rows()] == [
        ("2023-11-01", "2023-12-01", 0, 1, 1),
        ("2024-01-01", "2024-02-01", 1, 1, 1),
        ("2024-03-01", "2024-04-01", 0, 1, 0),
    ]


def test_a_pair_obeys_the_filters(con: Con) -> None:
    found = pairs.pair_over_time(con, Filters(certainty=("stated",)), "c.EG", "o.un", "year")
    assert [row[2:] for row in found.rows()] == [(1, 1, 1)]
