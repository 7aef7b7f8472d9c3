"""A mark of a timeline → the filters that leave exactly the events that it counts."""

from datetime import date

import duckdb
import pytest

from dashboard.charts.months import GREGORIAN
from dashboard.filters import Filters
from dashboard.queries import periods
from dashboard.queries.counts import event_count
from dashboard.views.timeline import GROUPS, LANES, _of_group


@pytest.mark.parametrize("by", GROUPS)
def test_a_bar_leads_to_as_many_events_as_it_counts(by: str, con: duckdb.DuckDBPyConnection) -> None:
    bars = periods.events_per_period(con, Filters(), "month", by, GREGORIAN)
    assert bars.height
    for bar in bars.iter_rows(named=True):
        days = _inside(bar["start"], bar["end"])
        asked = Filters(since=days[0], until=days[1]).replace(**_of_group(Filters(), by, bar["group"]))
        # what began earlier and goes on is shown, too: never fewer than the bar counts
        assert event_count(con, asked) >= bar["events"]
        assert event_count(con, asked.replace(since=None, until=None)) >= event_count(con, asked)


@pytest.mark.parametrize("lane", LANES[1:])
def test_a_circle_leads_to_its_lane(lane: str, con: duckdb.DuckDBPyConnection) -> None:
    circles = periods.lanes(con, Filters(), "year", lane, 12, GREGORIAN)
    assert circles.height
    for circle in circles.iter_rows(named=True):
        days = _inside(circle["start"], circle["end"])
        asked = Filters(since=days[0], until=days[1]).replace(**_of_group(Filters(), lane, circle["lane"]))
        assert event_count(con, asked) >= circle["events"]


def test_all_the_others_together_are_no_filter() -> None:
    assert _of_group(Filters(), "type", "others") == {}
    assert _of_group(Filters(actors_all=("c.EG",)), "actor", "p.sisi") == {"actors_all": ("c.EG", "p.sisi")}


def _inside(start: date, end: date) -> tuple[date, date]:
    return start, date.fromordinal(end.toordinal() - 1)
