"""The Umm al-Qura table against DuckDB's ICU, an independent engine, and against itself."""

from datetime import date, timedelta

import duckdb
import pytest

from etl.dates.calendars import (
    FIRST_HIJRI,
    LAST_HIJRI,
    easter,
    gregorian_day,
    hijri_day,
    hijri_month,
    is_settled,
    month_length,
    to_hijri,
)


def icu_month_starts(first: int, last: int) -> list[tuple[int, int, date]]:
    with duckdb.connect() as con:
        con.execute("set timezone='UTC'; set calendar='islamic-umalqura'")
        query = """
            select y, m, epoch(make_timestamptz(y, m, 1, 0, 0, 0))
            from range($1, $2) a(y), range(1, 13) b(m) order by all
        """
        found = con.execute(query, [first, last + 1]).fetchall()
    return [(year, month, date(1970, 1, 1) + timedelta(seconds=seconds)) for year, month, seconds in found]


def test_every_month_of_the_settled_years_begins_where_icu_says() -> None:
    starts = icu_month_starts(1420, 1450)
    assert len(starts) == 31 * 12
    assert [(year, month, hijri_day(year, month, 1)) for year, month, _ in starts] == starts


def test_outside_the_settled_years_the_two_differ_somewhere_by_a_day_or_two() -> None:
    apart = [
        abs((hijri_day(year, month, 1) or start) - start).days
        for year, month, start in icu_month_starts(FIRST_HIJRI, LAST_HIJRI)
        if not is_settled(year)
    ]
    assert 0 < max(apart) <= 2


def test_every_day_of_the_table_goes_both_ways() -> None:
    first, end = hijri_month(FIRST_HIJRI, 1), hijri_month(LAST_HIJRI, 12)
    assert first is not None
    assert end is not None
    day = first[0]
    while day < end[1]:
        hijri = to_hijri(day)
        assert hijri is not None
        assert hijri_day(*hijri) == day
        day += timedelta(days=1)
    assert to_hijri(first[0] - timedelta(days=1)) is None
    assert to_hijri(end[1]) is None


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [(1441, 2, 30), (1445, 0, 1), (1445, 13, 1), (1445, 1, 0), (1445, 1, 31), (1342, 12, 1), (1501, 1, 1)],
)
def test_no_such_hijri_day(year: int, month: int, day: int) -> None:
    assert hijri_day(year, month, day) is None


@pytest.mark.parametrize(
    ("year", "month", "day"), [(2023, 2, 29), (2024, 2, 30), (0, 1, 1), (10000, 1, 1), (2024, 13, 1), (2024, 1, 0)]
)
def test_no_such_gregorian_day(year: int, month: int, day: int) -> None:
    assert gregorian_day(year, month, day) is None
    assert month_length(2024, 2) == 29


@pytest.mark.parametrize(
    "day",
    [date(1961, 4, 2), date(2000, 4, 23), date(2008, 3, 23), date(2024, 3, 31), date(2038, 4, 25)],
)
def test_easter(day: date) -> None:
    assert easter(day.year) == day
