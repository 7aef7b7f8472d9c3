"""Ticks at round days, months and years of both calendars, in the reader's words; value axes on the reader's side."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts import axes, months
from dashboard.charts.look import Look
from dashboard.words import Words
from etl.dates import calendars

EN, AR = Look(Words("en")), Look(Words("ar"))
G, H = months.GREGORIAN, months.HIJRI


@pytest.mark.parametrize(
    ("first", "last", "grain"),
    [
        ("2024-01-01", "2024-01-02", "day"),
        ("2024-01-01", "2024-04-30", "day"),
        ("2024-01-01", "2024-05-01", "week"),
        ("2023-01-01", "2025-03-11", "week"),
        ("2020-01-01", "2025-01-01", "month"),
        ("2010-01-01", "2025-01-01", "quarter"),
        ("1980-01-01", "2025-01-01", "year"),
    ],
)
def test_grain_keeps_the_number_of_bars_small(first: str, last: str, grain: str) -> None:
    assert axes.grain_for(date.fromisoformat(first), date.fromisoformat(last)) == grain


@pytest.mark.parametrize(
    ("first", "last", "calendar", "look", "expected"),
    [
        ("2023-11-15", "2024-04-01", G, EN, [("2023-12-01", "Dec<br>2023"), ("2024-01-01", "Jan<br>2024"),
                                            ("2024-02-01", "Feb"), ("2024-03-01", "Mar")]),
        ("2023-11-15", "2024-04-01", G, AR, [("2023-12-01", "ديسمبر<br>2023"), ("2024-01-01", "يناير<br>2024"),
                                            ("2024-02-01", "فبراير"), ("2024-03-01", "مارس")]),
        ("2024-02-01", "2024-06-01", H, AR, [("2024-02-11", "شعبان<br>1445"), ("2024-03-11", "رمضان"),
                                            ("2024-04-10", "شوال"), ("2024-05-09", "ذو القعدة")]),
        ("2024-02-08", "2024-02-12", G, EN, [("2024-02-08", "8 Feb<br>2024"), ("2024-02-09", "9 Feb"),
                                            ("2024-02-10", "10 Feb"), ("2024-02-11", "11 Feb")]),
        ("2000-01-01", "2020-01-01", G, EN, [(f"{year}-01-01", str(year)) for year in (2000, 2005, 2010, 2015)]),
        ("1800-01-01", "1801-01-01", H, EN, []),
        ("2024-02-01", "2024-02-01", G, EN, []),
    ],
)  # fmt: skip
def test_ticks(first: str, last: str, calendar: str, look: Look, expected: list[tuple[str, str]]) -> None:
    found = axes.time_ticks(date.fromisoformat(first), date.fromisoformat(last), calendar, look)
    assert [(day.isoformat(), text) for day, text in found] == expected


@given(st.dates(date(1925, 1, 1), date(2070, 1, 1)), st.integers(1, 20_000), st.sampled_from([G, H]))
def test_ticks_are_few_inside_and_in_order(first: date, days: int, calendar: str) -> None:
    last = first + timedelta(days=days)
    found = [day for day, _ in axes.time_ticks(first, last, calendar, EN)]
    assert found == sorted(set(found))
    assert len(found) <= 14
    assert all(first <= day < last for day in found)


@given(st.dates(date(1924, 8, 1), date(2077, 11, 16)))
def test_hijri_days_are_those_of_the_date_core(day: date) -> None:
    assert months.parts(day, H) == calendars.to_hijri(day)


@given(st.integers(1343, 1499), st.integers(1, 12))
def test_hijri_months_are_those_of_the_date_core(year: int, month: int) -> None:
    told = calendars.hijri_month(year, month)
    assert told is not None
    assert months.month_start(year, month, H) == told[0]


@pytest.mark.parametrize(
    ("region", "name"),
    [("egypt", "أكتوبر"), ("levant", "تشرين الأول"), ("maghreb", "أكتوبر"), ("morocco", "أكتوبر")],
)
def test_months_are_named_by_region(region: str, name: str) -> None:
    assert months.month_name(10, G, Look(Words("ar", months=region))) == name


@pytest.mark.parametrize(
    ("grain", "calendar", "end", "english", "arabic"),
    [
        ("day", G, "2024-02-12", "11 February 2024", "11 فبراير 2024"),
        ("week", G, "2024-02-18", "11 February 2024 – 17 February 2024", "11 فبراير 2024 – 17 فبراير 2024"),
        ("month", H, "2024-03-11", "Shaban 1445 AH", "شعبان 1445 هـ"),
        ("quarter", G, "2024-04-01", "Q1 2024", "الربع 1 من 2024"),
        ("year", H, "2024-07-07", "1445", "1445"),
    ],
)
def test_periods_in_words(grain: str, calendar: str, end: str, english: str, arabic: str) -> None:
    told = [months.period_text(date(2024, 2, 11), date.fromisoformat(end), grain, calendar, look) for look in (EN, AR)]
    assert told == [english, arabic]


@pytest.mark.parametrize(
    ("largest", "ticks"),
    [(0, [0, 1]), (1, [0, 1]), (3, [0, 1, 2, 3]), (7, [0, 2, 4, 6, 8]), (100, [0, 20, 40, 60, 80, 100])],
)
def test_counts_have_whole_ticks(largest: float, ticks: list[float]) -> None:
    axis = axes.value_axis(largest, EN)
    assert axis["tickvals"] == ticks
    assert axis["range"][1] >= largest


def test_the_value_axis_stands_on_the_readers_side() -> None:
    assert (axes.value_axis(5, AR)["side"], axes.value_axis(5, EN)["side"]) == ("right", "left")
    assert axes.category_axis(["a"], ["A"], AR)["side"] == "right"


@pytest.mark.parametrize("look", [EN, AR])
def test_time_is_never_reversed(look: Look) -> None:
    first, last = axes.time_axis(date(2024, 1, 1), date(2025, 1, 1), look)["range"]
    assert first < last
