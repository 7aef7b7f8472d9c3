"""The date lab: each reading beside what dateparser says, and no text that holds it up."""

import time
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import lab

_DAY = date(2024, 2, 15)


@pytest.mark.parametrize(("text", "start", "end", "calendar", "certainty", "dateparser", "agrees"), [
    ("29 شوال 1444 هـ", "2023-05-19", "2023-05-20", "islamic-umalqura", "stated", None, None),
    ("1444/10/29", "2023-05-19", "2023-05-20", "islamic-umalqura", "stated", "1444-10-29", False),
    ("الخميس الماضي", "2024-02-08", "2024-02-09", "gregorian", "inferred", None, None),
    ("أمس", "2024-02-14", "2024-02-15", "gregorian", "inferred", "2024-02-14", True),
    ("19 May 2023", "2023-05-19", "2023-05-20", "gregorian", "stated", "2023-05-19", True),
    ("31 فبراير 2024", None, None, "gregorian", "unresolved", None, None),
])  # fmt: skip
def test_readings(
    text: str, start: str | None, end: str | None, calendar: str, certainty: str, dateparser: str | None,
    agrees: bool | None,
) -> None:  # fmt: skip
    (read,) = lab.read(text, _DAY, whole=True)
    told = [moment.date().isoformat() if moment else None for moment in (read.mention.start, read.mention.end)]
    assert told == [start, end]
    assert (read.mention.calendar, read.mention.certainty) == (calendar, certainty)
    said = read.dateparser.date().isoformat() if read.dateparser else None
    assert (said, read.agrees) == (dateparser, agrees)


def test_all_of_a_text_or_one_date() -> None:
    text = "من 10 إلى 12 فبراير، ثم الخميس الماضي"
    assert [read.mention.surface for read in lab.read(text, _DAY, whole=False)] == [
        "من 10 إلى 12 فبراير",
        "الخميس الماضي",
    ]
    assert lab.read(text, _DAY, whole=True) == []


@pytest.mark.parametrize("piece", [
    "1 ", "1", "1/2/", "10/2/2024 ", "الخميس الماضي ", "من 10 إلى ", "يناير ", "(", "يَ", "29 شوال 1444 هـ الموافق ",
    "عيد الفطر و", "\u200f\u200e", "📅", "\0", "1 و2 و3 و4 و5 فبراير و", "10-", "first second third ",
    "\u202e1/2/24\u202c",
])  # fmt: skip
@pytest.mark.parametrize("whole", [False, True])
def test_no_text_holds_it_up(piece: str, whole: bool) -> None:
    began = time.process_time()
    found = lab.read(piece * 20_000, _DAY, whole)
    assert time.process_time() - began < 3
    assert len(found) <= lab.MOST


@given(st.text(max_size=200), st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_no_text_breaks_it(text: str, reference: date | None) -> None:
    for read in lab.read(text, reference, whole=False):
        assert text[read.mention.span.start : read.mention.span.end] == read.mention.surface


@pytest.mark.parametrize("text", ["", "   ", "x" * 81, "9" * 80, "99999999 days ago", "in 9999999999 years"])
def test_dateparser_is_asked_within_bounds(text: str) -> None:
    said = lab.dateparser_says(text, _DAY)
    assert said is None or isinstance(said, datetime)
