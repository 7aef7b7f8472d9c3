"""Pairs counted batch by batch are those of a join of the bridge with itself."""

from collections import Counter
from itertools import combinations

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.filters import Where
from dashboard.queries import together as module
from dashboard.queries.together import together

_EVENTS = st.lists(st.sets(st.integers(0, 9), max_size=6), max_size=12)


def _bridge(events: list[set[int]]) -> duckdb.DuckDBPyConnection:
    con = duckdb.connect()
    con.execute("create table event_actor (event_no uinteger, actor_no uinteger)")
    rows = [(number, actor) for number, actors in enumerate(events) for actor in sorted(actors, reverse=True)]
    if rows:
        con.executemany("insert into event_actor values (?, ?)", rows)
    return con


@given(events=_EVENTS, actors=st.sets(st.integers(0, 9)), first=st.integers(0, 6), rows=st.integers(1, 5))
def test_every_two_actors_of_an_event_are_counted_once(
    events: list[set[int]], actors: set[int], first: int, rows: int
) -> None:
    kept = [sorted(one & actors) for one in events[first:]]
    expected = Counter(pair for one in kept for pair in combinations(one, 2))
    where = Where("event_no >= $f_first", {"f_first": first}, everywhere=True)
    with pytest.MonkeyPatch.context() as patch, _bridge(events) as con:
        patch.setattr(module, "_ROWS", rows)
        found = together(con, where, list(actors))
    assert {(a, b): number for a, b, number in found.iter_rows()} == expected


def test_what_takes_too_long_is_stopped_like_any_question() -> None:
    with duckdb.connect() as con:
        con.execute(
            "create table event_actor as select range::uinteger as event_no, 1::uinteger as actor_no from range(100)"
        )
        con.execute("set max_execution_time = 200")
        slow = Where(
            "(select sum(hash(a.range + b.range)) from range(1000000) a, range(100000) b) > 0", {}, everywhere=True
        )
        with pytest.raises(duckdb.InterruptException):
            together(con, slow, [1, 2])
