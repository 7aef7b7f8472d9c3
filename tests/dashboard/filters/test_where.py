from datetime import date

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.filters import Filters, Notice, NoticeKind, drop_unknown
from tests.dashboard.filters.naive import shown
from tests.dashboard.told import ACTORS, EVENTS

_ACTORS = st.lists(st.sampled_from([row[0] for row in ACTORS] + ["p.nobody"]), max_size=2).map(tuple)
_WORDS = ["مصر", "السيسي", "السيسى", "sissi", "Sisi", "القمة", "summit", "Arab League", "عين سليم", "UN", "under",
          "غوتيرش", "summ", "نددت مصر", "hyperlink", "لا شيء", "Guterres Egypt", "%", "_", "'"]  # fmt: skip


def _some(values: list[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.just(()) | st.lists(st.sampled_from(values), max_size=3).map(tuple)


FILTERS = st.builds(
    Filters,
    since=st.none() | st.dates(date(2023, 5, 1), date(2025, 3, 1)),
    until=st.none() | st.dates(date(2023, 5, 1), date(2025, 3, 1)),
    actors_all=_ACTORS, actors_any=_ACTORS, actors_none=_ACTORS, organizations_any=_some(["o.un", "o.las"]),
    countries=_some(["c.EG", "c.SA", "c.PT", "c.XX"]), types=_some(["summit", "visit", "aid", "other", "call"]),
    summit=_some(["las-32", "las-33"]), status=_some(["happened", "planned", "postponed"]),
    outlets=_some(["nile", "thames", "najd", "nobody"]), languages=_some(["ar", "en"]),
    precision=_some(["day", "month", "range"]), certainty=_some(["stated", "inferred", "unresolved"]),
    calendar=_some(["gregorian", "islamic-umalqura"]), undated=st.booleans(), new_since=st.none() | st.integers(0, 3),
    q=st.just("") | st.sampled_from(_WORDS), exact=st.booleans(),
)  # fmt: skip
# Most combinations show nothing: one key alone is drawn as often as all together.
ONE_KEY = st.builds(
    lambda filters, key: Filters(**{key: getattr(filters, key)}, undated=filters.undated, exact=filters.exact),
    FILTERS,
    st.sampled_from(sorted(set(Filters.__dataclass_fields__) - {"undated", "exact"})),
)


def ids(con: duckdb.DuckDBPyConnection, filters: Filters) -> set[str]:
    where = filters.where()
    rows = con.execute(f"select event_id from event where {where.sql}", dict(where.params)).fetchall()
    assert len({row[0] for row in rows}) == len(rows)
    return {str(row[0]) for row in rows}


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(filters=ONE_KEY | FILTERS)
def test_sql_says_what_the_rules_say(con: duckdb.DuckDBPyConnection, filters: Filters) -> None:
    assert ids(con, filters) == shown(filters)


_ALL = {event.id for event in EVENTS}


@pytest.mark.parametrize(("address", "expected"), [
    ("", _ALL),
    ("from=2023-05-19&to=2023-05-19", {"ev_summit", "ev_speech"}),
    ("to=2023-05-18", set()),
    ("from=2023-05-20&to=2023-11-01", set()),
    ("from=2024-01-31&to=2024-01-31", {"ev_aid", "ev_mandate"}),  # a month and a year reach into it
    ("from=2024-02-01&to=2024-02-01", {"ev_mandate"}),  # the month has ended: intervals are half-open
    ("from=2030-01-01", {"ev_open"}),  # an open end
    ("from=2030-01-01&undated=1", {"ev_open", "ev_blame", "ev_put_off"}),
    ("actors_all=o.las&actors_all=p.sisi", {"ev_summit"}),
    ("actors_any=o.las&actors_any=p.sisi", {"ev_summit", "ev_speech", "ev_put_off"}),
    ("actors_any=o.las&actors_none=p.sisi", {"ev_put_off"}),
    ("organizations_any=o.un&actors_any=c.EG", {"ev_aid"}),
    ("countries=c.SA", {"ev_summit", "ev_open"}),
    ("countries=EG&types=speech", {"ev_speech"}),  # the president is of the country
    ("types=summit&status=postponed", {"ev_put_off"}),
    ("summit=las-32", {"ev_summit", "ev_speech"}),
    ("outlets=najd", {"ev_summit", "ev_speech"}),
    ("languages=en", {"ev_summit", "ev_speech", "ev_aid", "ev_put_off"}),
    ("certainty=conflict&certainty=ambiguous", {"ev_open", "ev_mandate"}),
    ("q=السيسى", {"ev_summit", "ev_speech"}),  # a spelling that stands in no headline
    ("q=sissi", {"ev_summit", "ev_speech"}),
    ("q=sissi&exact=1", set()),
    ("q=Sissi&exact=1", {"ev_speech"}),
    ("q=و", set()),
    ("q=the", {"ev_speech", "ev_put_off", "ev_aid"}),  # a short word stands whole
    ('q="summit was"', {"ev_put_off"}),
    ("q=arab league", {"ev_summit", "ev_put_off"}),
    ("q=' or 1=1 --", set()),
    ("q=%25", set()),  # punctuation alone is looked for as it stands
    ("q=%40", {"ev_open"}),
])  # fmt: skip
def test_shows(con: duckdb.DuckDBPyConnection, address: str, expected: set[str]) -> None:
    filters, notices = Filters.parse(address)
    assert notices == ()
    assert ids(con, filters) == expected


def test_ids_that_the_store_does_not_hold_are_named_and_dropped(con: duckdb.DuckDBPyConnection) -> None:
    filters = Filters(
        actors_any=("p.nobody", "p.sisi"), outlets=("nile", "no"), summit=("x",), countries=("c.PT", "c.ZZ")
    )
    known, notices = drop_unknown(con, filters)
    assert known == Filters(actors_any=("p.sisi",), outlets=("nile",), countries=("c.PT",))
    unknown = [("actors_any", "p.nobody"), ("countries", "c.ZZ"), ("summit", "x"), ("outlets", "no")]
    assert notices == tuple(Notice(NoticeKind.UNKNOWN_VALUE, key, value) for key, value in unknown)
