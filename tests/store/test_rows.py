"""What goes into a shard comes out of it unchanged, so that the second stage never needs the source."""

from datetime import date, datetime

import pytest

from etl import model as m
from etl.store import rows

FULL = m.Article(
    document_id="d1",
    title="قمة",
    body="عُقدت القمة في 19 مايو 2023\nنهاية",
    source=m.Source("a.txt", "article 2", 10, 99),
    language=m.Language.ARABIC,
    external_id="x-1",
    url="https://example.org/1",
    outlet="الرصد",
    outlet_country="EG",
    author="كاتب",
    published_raw="10th, February 2024 GMT",
    keywords=("قمة", "جدة"),
    dateline_end=3,
)
BARE = m.Article("d2", "", "", m.Source("b.jsonl", "line 7"), m.Language.OTHER)
PUBLISHED = m.Publication(
    datetime(2024, 2, 10),
    m.Precision.DAY,
    m.PublishedBasis.HEADER,
    0,
    (m.PublishedReading(m.PublishedBasis.HEADER, datetime(2024, 2, 10), m.Precision.DAY, "10th, February 2024 GMT"),),
)
PLACED = m.PlacedDate(
    m.Field.BODY,
    m.DateMention(
        "19 مايو 2023",
        m.Span(15, 27),
        m.DateKind.ABSOLUTE,
        datetime(2023, 5, 19),
        datetime(2023, 5, 20),
        m.Precision.DAY,
        m.Calendar.GREGORIAN,
        m.Certainty.CONFLICT,
        "day-month-year",
        alternatives=(m.Reading(datetime(2023, 5, 18), datetime(2023, 5, 19), m.Calendar.UMM_AL_QURA, "hijri"),),
    ),
    date(2024, 2, 10),
    "publication",
)


@pytest.mark.parametrize(("article", "publication"), [(FULL, PUBLISHED), (BARE, m.Publication())])
def test_articles_come_back(article: m.Article, publication: m.Publication) -> None:
    row = rows.row_id("ffffffffffff", 5)
    frame = rows.frame("documents", [(*rows.document_row(row, article, publication), "input")])
    assert rows.articles_back(frame) == [(row, article, publication)]


def test_dates_come_back_by_article() -> None:
    frame = rows.frame("dates", [rows.date_row(7, PLACED), rows.date_row(9, PLACED), rows.date_row(9, PLACED)])
    assert rows.dates_back(frame) == {7: (PLACED,), 9: (PLACED, PLACED)}


def test_a_row_id_names_the_shard_and_the_place() -> None:
    row = rows.row_id("0123456789abcdef", 42)
    assert (row >> 20, row & 0xFFFFF) == (rows.shard_number("0123456789abcdef"), 42)
    assert row < 2**64


def test_events_become_rows_of_every_table() -> None:
    at = m.Place(m.Field.TITLE, m.Span(0, 3))
    event = m.EventCandidate(
        "summit",
        m.EventStatus.HAPPENED,
        datetime(2023, 5, 19),
        datetime(2023, 5, 20),
        m.Precision.DAY,
        m.Calendar.GREGORIAN,
        m.Certainty.STATED,
        m.DateBasis.TEXT,
        "day-month-year",
        "قمة جدة",
        (("o.las", m.Role.PARTICIPANT),),
        (m.Evidence(m.Aspect.WHAT, at, m.Span(0, 3)), m.Evidence(m.Aspect.WHO, at, m.Span(0, 3), "o.las")),
        summit_id="s1",
    )
    new = m.NewSummit("قمة", m.Language.ARABIC)
    extract = m.Extract(
        FULL,
        PUBLISHED,
        (PLACED,),
        (m.ActorMention(at, "قمة", "o.las", m.ActorKind.ORGANIZATION, m.MentionBasis.NAME, "name"),),
        (m.NewActor("x1", m.ActorKind.PERSON, "فلان", m.Language.ARABIC),),
        (m.SummitMention(at, "قمة", "s1", m.MentionBasis.NAME, "name", new),),
        (event,),
        (m.Attendance("s1", "o.las", m.AttendanceStatus.ATTENDED, at),),
    )
    tables = ("actors", "new_actors", "summits", "new_summits", "attendance", "candidates", "participants", "evidence")
    frames = rows.frames(tables, rows.told_rows(3, extract))
    assert {name: frame.height for name, frame in frames.items()} == dict.fromkeys(tables, 1) | {"evidence": 2}
    assert frames["candidates"]["words"].to_list() == ["قمه جده قمه"]


def test_a_reject_keeps_a_short_excerpt() -> None:
    reject = m.Reject(m.Source("a", "line 1"), "broken JSON", "x" * 999)
    assert rows.reject_frame([reject]).rows() == [("a", "line 1", "broken JSON", "x" * 200)]
