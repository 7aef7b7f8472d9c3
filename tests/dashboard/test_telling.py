"""Events are told as precisely as they are known, in both calendars and languages."""

from datetime import datetime

import pytest

from dashboard import telling
from dashboard.charts.look import Look
from dashboard.words import Words


def _row(start: str | None, end: str | None, precision: str | None, certainty: str = "stated") -> dict[str, object]:
    start_at, end_at = (datetime.fromisoformat(text) if text else None for text in (start, end))
    return {
        "start_at": start_at,
        "end_at": end_at,
        "precision": precision,
        "certainty": certainty,
        "calendar": "gregorian",
    }


@pytest.mark.parametrize(
    ("start", "end", "precision", "english", "arabic", "hijri"),
    [
        ("2023-05-19", "2023-05-20", "day", "19 May 2023", "19 مايو 2023", "29 شوال 1444 هـ"),
        (
            "2023-05-19 14:30",
            "2023-05-19 14:31",
            "minute",
            "19 May 2023, 14:30",
            "19 مايو 2023، 14:30",
            "29 شوال 1444 هـ",
        ),
        (
            "2023-11-05",
            "2023-11-12",
            "week",
            "5 – 11 November 2023",
            "5 – 11 نوفمبر 2023",
            "21 – 27 ربيع الآخر 1445 هـ",
        ),
        ("2024-01-01", "2024-02-01", "month", "January 2024", "يناير 2024", "جمادى الآخرة – رجب 1445 هـ"),
        ("2024-01-01", "2025-01-01", "year", "2024", "2024", "1445 – 1446 هـ"),
        ("2024-03-01", None, "range", "since 1 March 2024", "منذ 1 مارس 2024", "منذ 20 شعبان 1445 هـ"),
        (
            "2023-11-25",
            "2023-12-04",
            "range",
            "25 November – 3 December 2023",
            "25 نوفمبر – 3 ديسمبر 2023",
            "11 – 19 جمادى الأولى 1445 هـ",
        ),
        ("2023-07-01", "2023-08-01", "month", "July 2023", "يوليو 2023", "ذو الحجة 1444 هـ – محرم 1445 هـ"),
        ("2071-01-01", "2101-01-01", "range", "1 January 2071 – 31 December 2100", "1 يناير 2071 – 31 ديسمبر 2100", ""),
        (None, None, None, "Undated", "بلا تاريخ", ""),
        ("1798-07-01", "1798-07-02", "day", "1 July 1798", "1 يوليو 1798", ""),
    ],
)
def test_when(start: str | None, end: str | None, precision: str | None, english: str, arabic: str, hijri: str) -> None:
    row = _row(start, end, precision)
    assert telling.when(row, Words("en"), Look(Words("en"))) == english
    assert telling.both(row, Words("ar"), Look(Words("ar")), "gregorian") == (arabic, hijri)


@pytest.mark.parametrize(
    ("start", "end", "certainty", "mark"),
    [
        ("2023-05-19", "2023-05-20", "stated", "solid"),
        ("2023-05-19", "2023-05-20", "inferred", "hollow"),
        ("2023-05-19", "2023-05-20", "ambiguous", "hollow"),
        ("2024-01-01", "2024-02-01", "stated", "bar"),
        ("2024-01-01", "2024-02-01", "inferred", "bar-hollow"),
        ("2024-03-01", None, "stated", "bar"),
        (None, None, "unresolved", "none"),
    ],
)
def test_how_sure_a_day_is_can_be_seen(start: str | None, end: str | None, certainty: str, mark: str) -> None:
    assert telling.sureness(_row(start, end, "day", certainty)) == mark


@pytest.mark.parametrize(
    ("hours", "english", "arabic"),
    [
        (0, "First to report", "أول من نشر"),
        (5, "5 hours after the first", "بعد الأول بـ5 ساعات"),
        (48, "2 days after the first", "بعد الأول بـيومين"),
        (264, "11 days after the first", "بعد الأول بـ11 يومًا"),
    ],
)
def test_lag(hours: int, english: str, arabic: str) -> None:
    assert telling.lag(hours, Words("en")) == english
    assert telling.lag(hours, Words("ar")) == arabic
