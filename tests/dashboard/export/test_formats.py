import io
import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import feedparser
import icalendar
import networkx
import openpyxl
import polars as pl
import pytest

from dashboard.export import FORMATS, Source, export_events
from dashboard.export.rows import columns
from dashboard.filters import Filters
from dashboard.words import Words
from tests.dashboard.export.test_csv import written
from tests.dashboard.told import BY_START, EVENTS, days

NAMES = [column.name for column in columns()]
DATED = [event for event in BY_START if event.start]


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_to_show_is_a_whole_file(source: Source, name: str) -> None:
    assert written(source, Filters(types=("call",)), name)


def test_json_keeps_lists_and_types(source: Source) -> None:
    found = json.loads(written(source, Filters(), "json"))
    assert [row["event_id"] for row in found] == [event.id for event in BY_START]
    summit = next(row for row in found if row["event_id"] == "ev_summit")
    assert list(summit) == NAMES
    assert summit["actors"] == ["c.SA", "p.sisi", "o.las"]
    assert (summit["start_at"], summit["document_count"], summit["corrected"]) == ("2023-05-19T00:00:00", 3, False)
    assert json.loads(written(source, Filters(types=("call",)), "json")) == []


def test_parquet_keeps_lists_and_types(source: Source, tmp_path: Path) -> None:
    path = tmp_path / "events.parquet"
    path.write_bytes(written(source, Filters(), "parquet"))
    frame = pl.read_parquet(path)
    assert frame.columns == NAMES
    assert frame["event_id"].to_list() == [event.id for event in BY_START]
    assert frame["start_at"].to_list() == [datetime.fromisoformat(e.start) if e.start else None for e in BY_START]
    with duckdb.connect() as con:
        visit = con.execute("select actors from read_parquet($path) where event_id = 'ev_visit'", {"path": str(path)})
        assert visit.fetchall() == [(["p.guterres", "c.EG"],)]
    path.write_bytes(written(source, Filters(types=("call",)), "parquet"))
    assert pl.read_parquet(path).schema == frame.schema


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_workbook_has_true_dates_and_runs_from_the_right_in_arabic(source: Source, language: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(written(source, Filters(), "xlsx", language)))
    sheet, codebook = book.worksheets
    assert bool(sheet.sheet_view.rightToLeft) == (language == "ar")
    heading, *rows = list(sheet.iter_rows(values_only=True))
    assert list(heading) == NAMES
    found: dict[Any, dict[str, Any]] = {row[0]: dict(zip(NAMES, row, strict=True)) for row in rows}
    assert list(found) == [event.id for event in BY_START]
    assert found["ev_summit"]["start_at"] == datetime(2023, 5, 19)
    assert found["ev_summit"]["last_day"] == datetime(2023, 5, 19)
    assert found["ev_blame"]["start_at"] is None
    assert found["ev_aid"]["headline_en"] == '\'=HYPERLINK("x") appeal by the UN'
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert [row[0] for row in codebook.iter_rows(values_only=True)] == NAMES


def _entries(data: bytes) -> dict[str, Any]:
    """The entries of a calendar by their uid."""
    calendar: Any = icalendar.Calendar.from_ical(data)
    return {str(event["uid"]): event for event in calendar.walk("VEVENT")}


def test_a_calendar_has_every_dated_event_with_its_half_open_interval(source: Source) -> None:
    found = _entries(written(source, Filters(), "ics"))
    assert set(found) == {f"{event.id}@tarikh" for event in DATED}
    visit = found["ev_visit@tarikh"]
    assert (visit["dtstart"].dt, visit["dtend"].dt) == (date(2023, 11, 5), date(2023, 11, 12))
    assert (visit["status"], str(visit["summary"])) == ("TENTATIVE", "Visit: António Guterres, Egypt")
    assert "dtend" not in found["ev_open@tarikh"]
    assert "يزور أنطونيو غوتيريش مصر الأسبوع المقبل." in str(visit["description"])
    assert all(event["dtstamp"].dt.replace(tzinfo=None) == datetime(2024, 6, 1, 0, 1) for event in found.values())


def test_a_calendar_speaks_the_language_asked_for(source: Source) -> None:
    found = _entries(written(source, Filters(types=("visit",)), "ics", "ar"))
    assert [str(event["summary"]) for event in found.values()] == ["أنطونيو غوتيريش يزور مصر"]


def test_timelinejs_gets_dates_and_escaped_texts(source: Source) -> None:
    found = json.loads(written(source, Filters(), "timelinejs"))
    assert set(found) == {"title", "scale", "events"}
    assert found["title"] == {"text": {"headline": "all events"}}
    assert [slide["unique_id"] for slide in found["events"]] == [event.id for event in DATED]
    for slide, event in zip(found["events"], DATED, strict=True):
        interval = days(event)
        assert interval
        assert date(**slide["start_date"]) == interval[0].date()
        assert set(slide) <= {"unique_id", "group", "start_date", "end_date", "text"}
        assert set(slide["text"]) == {"headline", "text"}
    aid = next(slide for slide in found["events"] if slide["unique_id"] == "ev_aid")
    assert aid["end_date"] == {"year": 2024, "month": 1, "day": 31}
    assert aid["text"]["headline"] == "=HYPERLINK(&quot;x&quot;) appeal by the UN"
    visit = next(slide for slide in found["events"] if slide["unique_id"] == "ev_visit")
    assert '<a href="https://nile.example/4">nile</a>' in visit["text"]["text"]


def test_a_graph_has_the_pairs_of_the_network(source: Source) -> None:
    graph = networkx.read_gexf(io.BytesIO(written(source, Filters(), "gexf", "ar")))
    pairs = {("c.SA", "o.las"), ("c.SA", "p.sisi"), ("o.las", "p.sisi"), ("c.EG", "p.guterres"), ("c.EG", "o.un"),
             ("c.EG", "c.SA")}  # fmt: skip
    assert {tuple(sorted(edge)) for edge in graph.edges} == pairs
    assert {weight for _, _, weight in graph.edges(data="weight")} == {1}
    assert graph.nodes["c.EG"]["label"] == "مصر"
    assert graph.nodes["c.EG"]["events"] == 4


def test_a_feed_has_the_newest_first_and_escapes_its_texts(source: Source) -> None:
    out = io.BytesIO()
    export_events(source, Filters(), "atom", out, Words("en"), "http://localhost:8501/events?lang=en&n=0")
    feed = feedparser.parse(out.getvalue())
    assert not feed.bozo
    assert feed.feed.title == "all events"
    assert feed.feed.link == "http://localhost:8501/events?lang=en&n=0"
    assert len(feed.entries) == len(EVENTS)
    stamps = [entry.published for entry in feed.entries]
    assert stamps[:-1] == sorted(stamps[:-1], reverse=True)  # the last one has no publication day
    assert feed.entries[-1].id == "urn:tarikh:ev_blame"
    by_id = {entry.id: entry for entry in feed.entries}
    assert by_id["urn:tarikh:ev_aid"].title == '2024-01-01: =HYPERLINK("x") appeal by the UN'
    assert by_id["urn:tarikh:ev_summit"].link == "https://nile.example/1"
