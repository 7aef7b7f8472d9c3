"""The questions of the frame and of the first views, against numbers counted by hand in `tests.dashboard.store`."""

import math
from collections import Counter
from datetime import date, datetime

import duckdb
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings

from dashboard.filters import Filters
from dashboard.queries import documents, evidence, overview, periods, search
from dashboard.queries.counts import bulk_of
from dashboard.queries.events import ORDERS, events_page, new_since, one_event
from dashboard.queries.facets import facets
from dashboard.queries.summary import names, newest_run, summary
from tests.dashboard.filters.naive import shown
from tests.dashboard.filters.test_where import FILTERS
from tests.dashboard.told import BY_START, DOCUMENTS, EVENTS, body_of

Con = duckdb.DuckDBPyConnection
_BY_ID = {event.id: event for event in EVENTS}
quiet = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@quiet
@given(filters=FILTERS)
def test_the_summary_counts_what_is_shown(con: Con, filters: Filters) -> None:
    ids = shown(filters)
    told = {report.document for one in ids for report in _BY_ID[one].reports}
    outlets = {document.outlet for document in DOCUMENTS if document.id in told} - {None}
    row = summary(con, filters).row(0, named=True)
    assert (row["events"], row["documents"], row["outlets"]) == (len(ids), len(told), len(outlets))
    assert row["undated"] == sum(_BY_ID[one].start is None for one in ids)


@quiet
@given(filters=FILTERS)
def test_a_facet_counts_what_choosing_it_would_show(con: Con, filters: Filters) -> None:
    for row in facets(con, filters).iter_rows(named=True):
        key, value = row["key"], row["value"]
        chosen = (*getattr(filters, key), value) if key == "actors_all" else (value,)
        assert row["events"] == len(shown(filters.replace(**{key: chosen}))), (key, value)


def test_every_value_has_its_facet(con: Con) -> None:
    found = facets(con, Filters())
    counted = {key: dict(zip(rows["value"], rows["events"], strict=True)) for (key,), rows in found.group_by("key")}
    assert counted["types"] == Counter(event.type for event in EVENTS)
    assert counted["outlets"] == {"nile": 4, "thames": 3, "carthage": 3, "najd": 2}
    assert counted["countries"] == {"c.EG": 6, "c.SA": 2, "c.PT": 1}
    assert counted["languages"] == {"ar": 8, "en": 4}
    assert "g.jeddah" not in counted["actors_all"]


@quiet
@given(filters=FILTERS)
def test_periods_and_what_is_in_none_make_the_whole(con: Con, filters: Filters) -> None:
    whole = len(shown(filters))
    rest = periods.not_placed(con, filters).row(0, named=True)
    for grain in periods.GRAINS:
        for calendar in ("gregorian", "islamic-umalqura"):
            found = periods.events_per_period(con, filters, grain, "status", calendar)
            assert found["events"].sum() + rest["undated"] + rest["earlier"] == whole
            assert (found["start"] < found["end"]).all()


@pytest.mark.parametrize(("grain", "calendar", "expected"), [
    ("day", "gregorian", [("2023-05-19", "2023-05-20", 2), ("2023-11-02", "2023-11-03", 1)]),
    ("week", "gregorian", [("2023-05-15", "2023-05-22", 2), ("2023-10-30", "2023-11-06", 2)]),
    ("month", "gregorian", [("2023-05-01", "2023-06-01", 2), ("2023-11-01", "2023-12-01", 2)]),
    ("quarter", "gregorian", [("2023-04-01", "2023-07-01", 2), ("2023-10-01", "2024-01-01", 2)]),
    ("month", "islamic-umalqura", [("2023-04-21", "2023-05-21", 2), ("2023-10-16", "2023-11-15", 2)]),
    ("year", "islamic-umalqura", [("2022-07-30", "2023-07-19", 2), ("2023-07-19", "2024-07-07", 6)]),
])  # fmt: skip
def test_periods_begin_and_end(con: Con, grain: str, calendar: str, expected: list[tuple[str, str, int]]) -> None:
    found = periods.events_per_period(con, Filters(), grain, "type", calendar)
    summed = found.group_by("start", "end").agg(pl.col("events").sum()).sort("start").head(2)
    assert [(str(start), str(end), events) for start, end, events in summed.rows()] == expected


def test_an_event_that_began_before_the_chosen_days_is_in_no_period(con: Con) -> None:
    filters = Filters(since=date(2024, 2, 1), until=date(2024, 2, 28))
    assert periods.events_per_period(con, filters, "day")["events"].sum() == 1
    assert periods.not_placed(con, filters).rows() == [(0, 1)]  # the year 2024 reaches into February


@quiet
@given(filters=FILTERS)
def test_most_events_lie_between_two_days(con: Con, filters: Filters) -> None:
    starts = sorted(start for one in shown(filters) if (start := _BY_ID[one].start))
    found = bulk_of(con, filters).row(0)
    if not starts:
        assert found == (None,) * 4
        return
    places = [0, len(starts) - 1, *(max(0, math.ceil(len(starts) * share) - 1) for share in (0.05, 0.99))]
    assert found == tuple(date.fromisoformat(starts[place][:10]) for place in places)


def test_an_unknown_grain_is_refused(con: Con) -> None:
    with pytest.raises(ValueError, match="decade"):
        periods.events_per_period(con, Filters(), "decade")


@pytest.mark.parametrize(("by", "expected"), [
    ("status", {"happened": 7, "planned": 1}),
    ("actor", {"c.EG": 3, "x.salim": 2, "p.sisi": 2, "o.un": 2, "c.SA": 2, "o.las": 1, "p.guterres": 1}),
    ("organization", {"o.un": 2, "o.las": 1}),
    ("country", {"c.EG": 3, "c.SA": 2}),
    ("outlet", {"nile": 4, "carthage": 2, "thames": 3, "najd": 2}),
])  # fmt: skip
def test_lanes(con: Con, by: str, expected: dict[str, int]) -> None:
    found = periods.lanes(con, Filters(), "month", by).group_by("lane").agg(pl.col("events").sum())
    assert dict(found.rows()) == expected
    assert periods.lanes(con, Filters(), "month", by, most=1)["lane"].n_unique() == 1


def test_single_events_come_by_start(con: Con) -> None:
    dated = [event.id for event in BY_START if event.start]
    assert periods.single_events(con, Filters())["event_id"].to_list() == dated
    assert periods.single_events(con, Filters(), most=2)["event_id"].to_list() == dated[:2]
    assert periods.span_of(con, Filters()) == (date(2023, 5, 19), date(2024, 3, 1))
    assert periods.span_of(con, Filters(types=("call",))) is None


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("descending", [True, False])
def test_pages_hold_every_event_once(con: Con, order: str, descending: bool) -> None:
    pages = [events_page(con, Filters(), order, descending, 3, offset) for offset in range(0, 12, 3)]
    found = [one for page in pages for one in page["event_id"]]
    assert found == events_page(con, Filters(), order, descending)["event_id"].to_list()
    assert sorted(found) == sorted(_BY_ID)


def test_a_page_is_sorted_with_undated_events_last(con: Con) -> None:
    undated = [event.id for event in BY_START if event.start is None]
    newest, oldest = (events_page(con, Filters(), "start", way)["event_id"].to_list() for way in (True, False))
    assert (newest[0], oldest[0]) == ("ev_open", "ev_speech")
    assert sorted(newest[-2:]) == sorted(oldest[-2:]) == undated
    arabic = events_page(con, Filters(), "headline_ar", False)["headline_ar"].to_list()
    assert arabic.index("السيسي يلقي كلمة أمام القادة") < arabic.index("نددت مصر بالهجوم")


def test_a_row_has_its_sentence_and_its_actors(con: Con) -> None:
    row = one_event(con, "ev_visit").row(0, named=True)
    assert row["sentence"] == "يزور أنطونيو غوتيريش مصر الأسبوع المقبل."
    assert [(one["actor_id"], one["role"]) for one in row["actors"]] == [("p.guterres", "source"), ("c.EG", "host")]
    assert (row["outlet"], row["url"]) == ("nile", "https://nile.example/4")
    assert one_event(con, "ev_none").is_empty()


def test_what_is_new(con: Con) -> None:
    assert new_since(con, Filters(), datetime(2024, 1, 10)) == 4
    assert newest_run(con).row(0, named=True)["run_id"] == "run1"


def test_names_of_what_is_filtered(con: Con) -> None:
    filters = Filters(actors_none=("p.sisi",), countries=("c.EG",), summit=("las-32",), actors_any=("p.nobody",))
    assert names(con, filters)["name_en"].to_list() == ["Egypt", "32nd Arab League Summit", "Abdel Fattah el-Sisi"]


def test_reports_of_an_event_each_with_its_reading_and_lag(con: Con) -> None:
    rows = evidence.reports(con, "ev_summit").rows(named=True)
    assert [(row["document_id"], row["status"], row["lag_hours"]) for row in rows] == [
        ("d1", "planned", 0), ("d2", "happened", 48), ("d3", "happened", 48),
    ]  # fmt: skip


@pytest.mark.parametrize("event_id", _BY_ID)
def test_evidence_stands_where_it_says(con: Con, event_id: str) -> None:
    rows = evidence.spans(con, event_id).rows(named=True)
    assert {row["document_id"] for row in rows} == {report.document for report in _BY_ID[event_id].reports}
    for row in rows:
        body = body_of(row["document_id"])
        assert body[row["char_start"] : row["char_end"]] == row["surface"]
        assert body[row["sentence_start"] : row["sentence_end"]] == row["sentence"]
        assert row["surface"] in row["sentence"]


def test_who_takes_part_with_the_office_of_that_day(con: Con) -> None:
    rows = evidence.participants(con, "ev_summit").rows(named=True)
    assert {row["actor_id"]: row["office_en"] for row in rows} == {
        "c.SA": None, "p.sisi": "President of Egypt", "o.las": None,
    }  # fmt: skip


def test_reports_that_disagree_are_set_side_by_side(con: Con) -> None:
    days = evidence.contradictions(con, "ev_speech")
    assert [(row["field"], row["documents"]) for row in days.rows(named=True)] == [("when", ["d2"]), ("when", ["d3"])]
    statuses = evidence.contradictions(con, "ev_summit").rows(named=True)
    assert [(row["value"], row["outlets"]) for row in statuses] == [
        ("planned", ["nile"]),
        ("happened", ["najd", "thames"]),
    ]
    assert evidence.contradictions(con, "ev_visit").is_empty()


def test_articles(con: Con) -> None:
    found = documents.documents_page(con, Filters())
    assert found["document_id"].to_list() == ["d9", "d8", "d6", "d5", "d4", "d3", "d2", "d1", "d7"]
    assert dict(found.select("document_id", "events").rows())["d4"] == 2
    assert documents.documents_page(con, Filters(types=("visit",)))["document_id"].to_list() == ["d4"]
    assert documents.documents_page(con, Filters(), without_events=True).is_empty()
    second = documents.documents_page(con, Filters(), limit=2, offset=2)
    assert (second["document_id"].to_list(), second["total"].to_list()) == (["d6", "d5"], [9, 9])


def test_an_article_with_all_that_was_read_in_it(con: Con) -> None:
    assert documents.one_document(con, "d5").row(0, named=True)["outlet_country"] == "GB"
    found = documents.mentions(con, "d2").rows(named=True)
    assert [(row["what"], row["surface"]) for row in found] == [
        ("event", "القمة العربية"), ("summit", "القمة العربية"), ("date", "أمس"), ("event", "كلمة"),
    ]  # fmt: skip
    assert documents.one_document(con, "none").is_empty()


@pytest.mark.parametrize(("typed", "expected"), [
    ("siss", ["p.sisi"]), ("سيسي", ["p.sisi"]), ("السيسى", ["p.sisi"]), ("عبد الفت", ["p.sisi"]),
    ("arab le", ["o.las"]), ("u", ["o.un"]), ("المملكة", ["c.SA"]), ("سليم", ["x.salim"]), ("جد", ["g.jeddah"]),
    ("xyz", []), ("", []), ("' or 1=1", []), ("%", []),
])  # fmt: skip
def test_suggests(con: Con, typed: str, expected: list[str]) -> None:
    assert search.suggest(con, typed)["actor_id"].to_list() == expected


def test_overview(con: Con) -> None:
    busiest = overview.busiest_days(con, Filters(), 1).row(0, named=True)
    assert (busiest["day"], busiest["events"], busiest["event_id"]) == (date(2023, 5, 19), 2, "ev_summit")
    assert overview.top_actors(con, Filters(), 1)["actor_id"].to_list() == ["c.EG"]
    assert overview.upcoming(con, Filters(), datetime(2023, 11, 1))["event_id"].to_list() == ["ev_visit"]
    assert overview.upcoming(con, Filters(), datetime(2023, 11, 12)).is_empty()
    covered = {row["outlet"]: (row["documents"], row["events"])
               for row in overview.coverage(con, Filters()).iter_rows(named=True)}  # fmt: skip
    assert covered == {
        "nile": (3, 4),
        "carthage": (2, 3),
        "thames": (2, 3),
        "najd": (1, 2),
        None: (1, 1),
    }
    assert overview.quality(con, Filters()).row(0) == (10, 4, 3, 3, 1, 1, 2, 0, 1)
