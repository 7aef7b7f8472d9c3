"""A set of events that is kept for a page answers every question as the filter itself does."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime

import duckdb
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from dashboard.database import Database
from dashboard.filters import Filters
from dashboard.kept import Kept, Shown
from dashboard.queries import actors, counts, days, documents, overview, pairs, periods, places, quality, summits
from dashboard.queries import shown as sets
from dashboard.queries.events import events_page
from dashboard.queries.facets import facets
from dashboard.queries.lanes import lanes_of_events
from dashboard.queries.outlets import outlets, volume
from dashboard.queries.summary import summary
from etl.store.rollups import roll_up
from tests.dashboard.filters.test_where import FILTERS
from tests.dashboard.store import write_store

Con = duckdb.DuckDBPyConnection
QUESTIONS: Mapping[str, Callable[[Con, Filters], object]] = {
    "summary": summary,
    "facets": facets,
    "page": events_page,
    "months": lambda con, filters: periods.events_per_period(con, filters, "month"),
    "not placed": periods.not_placed,
    "span": periods.span_of,
    "lanes of actors": lambda con, filters: periods.lanes(con, filters, "month", "actor"),
    "lanes of outlets": lambda con, filters: periods.lanes(con, filters, "year", "outlet"),
    "count": counts.event_count,
    "lanes of events": lambda con, filters: lanes_of_events(con, filters, "actor").sort("*"),
    "years by certainty": lambda con, filters: periods.events_per_period(con, filters, "year", "certainty"),
    "single events": periods.single_events,
    "bulk": counts.bulk_of,
    "outside": lambda con, filters: counts.outside(con, filters, date(2023, 6, 1), date(2024, 1, 31)),
    "days": days.events_per_day,
    "known less": days.known_less,
    "busiest": overview.busiest_days,
    "top actors": overview.top_actors,
    "upcoming": lambda con, filters: overview.upcoming(con, filters, datetime(2023, 6, 1)),
    "coverage": overview.coverage,
    "quality": overview.quality,
    "ranking": actors.ranking,
    "company": lambda con, filters: actors.company(con, filters, "c.EG"),
    "outlets of an actor": lambda con, filters: actors.outlets(con, filters, "c.EG"),
    "pairs": pairs.actor_pairs,
    "actors of pairs": pairs.pair_actors,
    "pair over time": lambda con, filters: pairs.pair_over_time(con, filters, "c.EG", "o.un", "month"),
    "outlets": outlets,
    "volume": lambda con, filters: volume(con, filters, "month"),
    "places": places.events_by_place,
    "without place": places.without_place,
    "certainties": quality.certainties,
    "conflicts": quality.conflicts,
    "documents": documents.documents_page,
    "documents by events": lambda con, filters: documents.documents_page(con, filters, "events"),
    "silent documents": lambda con, filters: documents.documents_page(con, filters, "events", without_events=True),
    "disagreeing": quality.disagreeing,
    "totals": lambda con, _: quality.totals(con),
    "summit series": summits.series,
    "coverage of summits": lambda con, filters: summits.coverage(con, filters, ["las-32"]),
    "editions": summits.editions,
}


@pytest.mark.parametrize("name", QUESTIONS)
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(filters=FILTERS)
def test_a_kept_set_answers_as_the_filter_does(con: Con, name: str, filters: Filters) -> None:
    plain = QUESTIONS[name](con, filters)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sets, "LARGE", 0)
        patch.setattr(sets, "_PART", 1)  # byte: ten events lie in two parts
        assert not filters or sets.shown(con, filters).everywhere
        found = QUESTIONS[name](con, filters)
    _same(plain, found)


def _same(plain: object, found: object) -> None:
    if isinstance(plain, pl.DataFrame) and isinstance(found, pl.DataFrame):
        assert_frame_equal(plain, found)
    else:
        assert plain == found


@pytest.fixture(scope="module")
def rolled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Con]:
    """The small store with totals, as a large one has them."""
    store = write_store(tmp_path_factory.mktemp("rolled") / "store")
    with duckdb.connect(str(store.live())) as con:
        assert not roll_up(con)
        assert roll_up(con, large=0)
    database = Database(store)
    yield database.cursor()
    database.close()


# Totals answer where nothing, or only plain columns are filtered.
_PLAIN = FILTERS.map(lambda f: Filters(types=f.types, status=f.status, certainty=f.certainty, calendar=f.calendar))


@pytest.mark.parametrize("name", QUESTIONS)
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(filters=st.just(Filters()) | _PLAIN | FILTERS, keeps=st.booleans())
def test_totals_answer_as_counting_does(con: Con, rolled: Con, name: str, filters: Filters, keeps: bool) -> None:
    assert sets.rolled(rolled)
    assert not sets.rolled(con)
    plain = QUESTIONS[name](con, filters)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sets, "LARGE", 0 if keeps else sets.LARGE)
        _same(plain, QUESTIONS[name](rolled, filters))


def test_a_small_store_keeps_no_sets(con: Con) -> None:
    assert not sets.shown(con, Filters(types=("aid",))).everywhere


def test_the_sets_asked_for_longest_ago_are_forgotten() -> None:
    kept, large = Kept(events=8_000, most_bytes=3_200), Shown(bytes(1_000), 0, 0, 7_999, 2)
    for asked in "ab":
        kept.put(asked, large)
        kept.put(asked, large)
    kept.get("a")
    kept.put("c", None)
    assert (kept.get("a"), kept.get("c")) == (large, None)
    with pytest.raises(KeyError):
        kept.get("b")
    kept.put("whole", Shown(bytes(5_000), 0, 0, 39_999, 2))  # larger than all may be: kept alone
    assert kept.get("whole")
    with pytest.raises(KeyError):
        kept.get("a")
