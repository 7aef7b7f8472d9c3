import csv
import io
import re
from datetime import date
from functools import partial
from pathlib import Path

import duckdb
import polars as pl
import pytest
from hijridate import Gregorian
from hypothesis import HealthCheck, given, settings

from dashboard.export import Source, export_events, formats, opened
from dashboard.export.rows import columns, event_rows
from dashboard.export.table import cell
from dashboard.filters import Filters
from dashboard.queries.events import events_page
from dashboard.words import Words
from tests.dashboard.filters.naive import shown
from tests.dashboard.filters.test_where import FILTERS, ONE_KEY
from tests.dashboard.store import SCHEMA, write_store
from tests.dashboard.told import BY_START, EVENTS


def written(source: Source, filters: Filters, name: str = "csv", language: str = "en") -> bytes:
    out = io.BytesIO()
    export_events(source, filters, name, out, Words(language))
    return out.getvalue()


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(filters=ONE_KEY | FILTERS)
def test_the_file_equals_the_view(source: Source, con: duckdb.DuckDBPyConnection, filters: Filters) -> None:
    _compare(source, con, filters)


# Random filters seldom leave a few events by one key alone: every key is asked for once in any case.
@pytest.mark.parametrize(
    "query",
    ["from=2024-01-01", "to=2023-12-31", "actors_all=c.EG", "actors_any=p.sisi", "actors_none=c.EG",
     "organizations_any=o.un", "countries=c.SA", "types=aid", "summit=las-32", "status=planned", "outlets=nile",
     "languages=en", "precision=month", "certainty=inferred", "calendar=islamic-umalqura", "q=Egypt", "new_since=1"],
)  # fmt: skip
def test_the_file_equals_the_view_for_every_key(source: Source, con: duckdb.DuckDBPyConnection, query: str) -> None:
    filters, notices = Filters.parse(query)
    assert not notices
    assert 0 < len(shown(filters)) < len(EVENTS)
    _compare(source, con, filters)


def _compare(source: Source, con: duckdb.DuckDBPyConnection, filters: Filters) -> None:
    seen = events_page(con, filters, limit=500)
    file = rows(written(source, filters))
    assert [row["event_id"] for row in file] == [event.id for event in BY_START if event.id in shown(filters)]
    by_id = {row["event_id"]: row for row in file}
    assert set(by_id) == set(seen["event_id"])
    for row in seen.iter_rows(named=True):
        told = by_id[row["event_id"]]
        assert told["actors"] == " | ".join(actor["actor_id"] for actor in row["actors"])
        assert told["evidence"] == row["sentence"]
        assert told["link"] == (row["url"] or "")
        assert told["start_at"] == (row["start_at"].isoformat() if row["start_at"] else "")


def test_a_row_says_everything(source: Source) -> None:
    found = {row["event_id"]: row for row in rows(written(source, Filters(types=("summit",), since=date(2023, 1, 1))))}
    assert found["ev_summit"] == {
        "event_id": "ev_summit", "event_type": "summit", "status": "happened", "start_at": "2023-05-19T00:00:00",
        "end_at": "2023-05-20T00:00:00", "first_day": "2023-05-19", "last_day": "2023-05-19",
        "first_day_hijri": "1444-10-29", "last_day_hijri": "1444-10-29", "start_text": "", "end_text": "",
        "precision": "day", "calendar": "gregorian", "certainty": "stated", "date_basis": "text",
        "headline_ar": "القمة العربية تختتم أعمالها في جدة", "headline_en": "Arab leaders meet in Jeddah",
        "headline_basis": "both", "actors": "c.SA | p.sisi | o.las", "actor_roles": "host | participant | participant",
        "actors_ar": "السعودية | عبد الفتاح السيسي | جامعة الدول العربية",
        "actors_en": "Saudi Arabia | Abdel Fattah el-Sisi | League of Arab States", "place_id": "g.jeddah",
        "place_ar": "جدة", "place_en": "Jeddah", "summit_id": "las-32", "summit_ar": "القمة العربية الثانية والثلاثون",
        "summit_en": "32nd Arab League Summit", "plover": "CONSULT", "cameo_root": "04", "document_count": "3",
        "outlet_count": "3", "outlets": "najd | nile | thames", "documents": "d1 | d2 | d3",
        "first_published_at": "2023-05-18T00:00:00",
        "evidence": "تستضيف جدة غدا القمة العربية بحضور الرئيس المصري عبد الفتاح السيسي.",
        "evidence_document": "d1", "evidence_title": "جدة تستعد للقمة العربية", "evidence_outlet": "nile",
        "evidence_published_at": "2023-05-18T00:00:00", "link": "https://nile.example/1", "origin": "text",
        "corrected": "false", "filter": "of type Summit, since 1 January 2023", "build": "events-000001",
    }  # fmt: skip


def test_both_languages_have_the_same_columns_and_say_the_filter_in_their_own(source: Source) -> None:
    filters = Filters(actors_all=("p.sisi",))
    english, arabic = (rows(written(source, filters, language=language)) for language in ("en", "ar"))
    assert list(english[0]) == list(arabic[0]) == [column.name for column in columns()]
    assert english[0]["filter"] == "with Abdel Fattah el-Sisi"
    assert arabic[0]["filter"] == "بمشاركة عبد الفتاح السيسي"


def test_without_a_row_the_heading_stays(source: Source) -> None:
    data = written(source, Filters(types=("call",)))
    assert data.startswith(b"\xef\xbb\xbfevent_id,event_type,")
    assert rows(data) == []


def test_a_strict_reader_reads_it(source: Source, tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    path.write_bytes(written(source, Filters()))
    frame = pl.read_csv(path, try_parse_dates=True)
    assert frame.columns == [column.name for column in columns()]
    assert frame["event_id"].to_list() == [event.id for event in BY_START]
    assert frame.schema["start_at"] == pl.Datetime
    assert frame.schema["first_day"] == pl.Date


def test_days_are_written_in_both_calendars(source: Source) -> None:
    for row in rows(written(source, Filters(until=date(2029, 1, 1)))):
        for day in ("first_day", "last_day"):
            if row[day]:
                hijri = Gregorian.fromdate(date.fromisoformat(row[day])).to_hijri()
                assert row[f"{day}_hijri"] == f"{hijri.year:04}-{hijri.month:02}-{hijri.day:02}"
            else:
                assert row[f"{day}_hijri"] == ""


@pytest.mark.parametrize(("day", "hijri"), [
    ("1924-07-31", ""), ("1924-08-01", "1343-01-01"), ("2023-05-19", "1444-10-29"), ("2077-11-16", "1500-12-30"),
    ("2077-11-17", ""),
])  # fmt: skip
def test_outside_of_the_table_there_is_no_hijri_day(tmp_path: Path, day: str, hijri: str) -> None:
    store = write_store(tmp_path / "store")
    live = store.live()
    assert live
    with duckdb.connect(str(live)) as con:
        con.execute("update event set start_at = $day, end_at = $day::timestamp + interval 1 day", {"day": day})
    with opened(live) as source:
        assert {row["first_day_hijri"] for row in rows(written(source, Filters()))} == {hijri}


@pytest.mark.parametrize(("text", "harmless"), [
    ("=1+1", "'=1+1"),
    ("+49 30 123", "'+49 30 123"),
    ("-cmd", "'-cmd"),
    ("@sum", "'@sum"),
    ("\tx", "'\tx"),
    ("\rx", "'\rx"),
    ("-5", "-5"),
    ("+3.25", "+3.25"),
    ("-1e9", "-1e9"),
    ("-5+cmd|' /C calc'!A0", "'-5+cmd|' /C calc'!A0"),
    ("-0044-03-15", "-0044-03-15"),
    ("+10500-01", "+10500-01"),
    ("-0044-03-15=1", "'-0044-03-15=1"),
    ("-5\n=1+1", "'-5\n=1+1"),
    ("plain = text", "plain = text"),
    (" =1", " =1"),
    ("'=1", "'=1"),
    ("", ""),
])  # fmt: skip
def test_no_cell_is_a_formula(con: duckdb.DuckDBPyConnection, text: str, harmless: str) -> None:
    headline = next(column for column in columns() if column.name == "headline_en")
    question = f"select {cell(headline)} from (select $text as headline_en)"
    assert con.execute(question, {"text": text}).fetchall() == [(harmless,)]


def test_lists_cannot_begin_a_formula_either(source: Source) -> None:
    for row in rows(written(source, Filters())):
        assert not [value for value in row.values() if re.match(r"[=+\-@\t\r]", value)]
    assert {row["headline_en"] for row in rows(written(source, Filters(types=("aid",))))} == {
        '\'=HYPERLINK("x") appeal by the UN'
    }


def test_batches_join_without_a_seam(source: Source, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = {name: written(source, Filters(), name) for name in ("csv", "json")}
    monkeypatch.setattr(formats, "event_rows", partial(event_rows, size=3))
    assert {name: written(source, Filters(), name) for name in whole} == whole
    assert whole["csv"].count(b"event_id") == 1


def test_the_codebook_explains_every_column_that_a_store_has() -> None:
    assert all(column.meaning["en"] and column.meaning["ar"] for column in columns())
    with duckdb.connect() as con:
        con.execute(SCHEMA.read_text("utf-8"))
        stored = {row[0] for row in con.execute("select column_name from (describe events)").fetchall()}
    assert stored - {column.name for column in columns()} == {"search_text"}


def test_every_event_is_written_once(source: Source) -> None:
    assert len(rows(written(source, Filters()))) == len(EVENTS)
