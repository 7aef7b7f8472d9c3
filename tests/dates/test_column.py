"""A column of date strings: the expressions and the grammar must never disagree."""

from datetime import date, datetime, timedelta

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.dates import Context, normalize_date, resolve, scan_whole
from etl.dates.calendars import to_hijri
from etl.dates.column import SCHEMA, normalize_column
from etl.dates.facts import rows
from etl.dates.fallback import read_foreign
from etl.dates.stated import read_stated
from etl.model import DateMention

REFERENCE = date(2024, 2, 10)
MONTHS = [row["name"] for row in rows("months")]
WEEKDAYS = [row["name"] for row in rows("weekdays")]
STRINGS = [
    "10 فبراير 2024", "10 شباط 2024", "١٠ فبراير ٢٠٢٤", "10 فِبْراير 2024", "10 فبراير 2024 م", "10 فبراير 2024م",
    "السبت 10 فبراير 2024", "السبت، 10 فبراير 2024", "الأحد 10 فبراير 2024", "يوم السبت 10 فبراير 2024",
    "10 فبراير 2024 21:43", "10 فبراير 2024، 21:43", "10 فبراير 2024 21:43:05", "10 فبراير 2024 9:43",
    "10 فبراير 2024 24:00", "10 فبراير 2024 21:60", "10 فبراير 2024 12:30 م", "10 فبراير 2024 12:30 ص",
    "29 رجب 1445", "29 رجب 1445 هـ", "29 رجب 1445هـ", "السبت 29 رجب 1445", "30 صفر 1445", "1 محرم 1300", "1 محرم 1501",
    "29 رجب 1445 م", "10 فبراير 1445", "10 فبراير 1445 هـ", "10 فبراير 999", "10 فبراير 2999", "10 فبراير 3000",
    "10 جمادى الآخرة 1445", "10 ربيع الأول 1445", "10 كانون الثاني 2024", "10 تشرين 2 2024",
    "29 فبراير 2023", "29 فبراير 2024", "31 نيسان 2024", "0 فبراير 2024", "00 فبراير 2024", "32 فبراير 2024",
    "February 10, 2024", "10 February 2024", "Saturday, February 10, 2024", "Sunday, February 10, 2024",
    "10th February 2024",
    "10 May 2024", "May 10 2024", "mar 3 2024", "3 Mar 2024", "فبراير 10 2024", "السبت, فبراير 10 2024",
    "2024-02-10", "2024-02-30", "2024-13-01", "2024-02-10 21:43", "2024-02-10T21:43:05", "2024-02-10T21:43:05Z",
    "2024-02-10t21:43", "1445-07-29", "1000-01-01", "2999-12-31", "2024-00-10", "0001-01-01", "2024-02-10 1:05",
    "10/2/2024", "2/13/2024", "10.2.2024", "2024/02/10", "أمس", "الخميس المقبل", "10 فبراير", "فبراير 2024", "2024",
    " 10 فبراير 2024", "10 فبراير 2024 ", "10  فبراير 2024", "10\tفبراير 2024", "10\u00a0فبراير\u00a02024",
    "\u200f10 فبراير 2024", "10 فبراير 2024\u200f", "10 فبراير 2024.", "(10 فبراير 2024)", "10 فبراير، 2024",
    "10 من فبراير 2024", "10 فبراير/شباط 2024", "29 رجب 1445 - 10 فبراير 2024", "10 février 2024", "3 mai 2024",
    "السبتت 10 فبراير 2024", "محمد 10 فبراير 2024", "10 الربيع 2024", "10 ناصر 1990", "12 2024", "", " ", "x" * 500,
    "10 فبراير 2024 " * 40, "ثورة 25 يناير 2011", "قمة 10 فبراير 2024",
]  # fmt: skip


def columns(mention: DateMention | None) -> dict[str, object]:
    """A mention as the frame's row."""
    if mention is None:
        return dict.fromkeys(SCHEMA)
    alternatives = [
        {"start_at": one.start, "end_at": one.end, "calendar": one.calendar, "rule": one.rule}
        for one in mention.alternatives
    ]
    return {
        "surface": mention.surface, "char_start": mention.span.start, "char_end": mention.span.end,
        "kind": mention.kind, "start_at": mention.start, "end_at": mention.end, "start_text": mention.start_text,
        "end_text": mention.end_text, "utc_offset_minutes": mention.utc_offset_minutes, "precision": mention.precision,
        "calendar": mention.calendar, "certainty": mention.certainty, "value": mention.value, "rule": mention.rule,
        "alternatives": alternatives,
    }  # fmt: skip


def expect_agreement(texts: list[str]) -> None:
    found = normalize_column(pl.Series(texts, dtype=pl.String), REFERENCE).to_dicts()
    for text, row in zip(texts, found, strict=True):
        read = scan_whole(text)
        mention = resolve(read, Context(REFERENCE)) if read else read_foreign(text)  # without any short cut
        assert row == columns(mention), text
        assert normalize_date(text, REFERENCE) == mention, text


def test_every_string_is_read_as_normalize_date_reads_it() -> None:
    expect_agreement(STRINGS)


@pytest.mark.parametrize("form", ["5 {} 1998", "5 {} 1418", "{} 5, 1998", "الاثنين 5 {} 1998 10:20"])
def test_every_month_name_is_read_as_normalize_date_reads_it(form: str) -> None:
    expect_agreement([form.format(month) for month in MONTHS])


def test_every_weekday_is_read_as_normalize_date_reads_it() -> None:
    expect_agreement([f"{weekday} {day} يناير 2024" for weekday in WEEKDAYS for day in range(1, 8)])


DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31))
CLOCKS = st.sampled_from(["", " 00:00", " 7:05", " 23:59", " 12:00:30"])


@given(DAYS, CLOCKS, st.integers(0, 3))
def test_any_day_is_read_as_normalize_date_reads_it(day: date, clock: str, form: int) -> None:
    name = MONTHS[day.month - 1]
    forms = (
        f"{day.day} {name} {day.year}",
        f"{name} {day.day}, {day.year}",
        day.isoformat(),
        f"{day:%d} {name} {day.year}",
    )
    expect_agreement([forms[form] + clock])


@given(st.dates(date(1999, 4, 17), date(2029, 5, 13)))
def test_any_hijri_day_is_read_back_by_expressions(day: date) -> None:
    year, month, number = to_hijri(day) or (0, 0, 0)
    name = next(row["name"] for row in rows("months") if row["calendar"] != "gregorian" and int(row["month"]) == month)
    [row] = read_stated(pl.Series([f"{number} {name} {year}"])).to_dicts()
    assert (row["start"], row["end"]) == (_midnight(day), _midnight(day) + timedelta(days=1))


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)


@settings(deadline=None)  # the first foreign text loads dateparser
@given(st.lists(st.one_of(st.none(), st.text(max_size=30), st.sampled_from(STRINGS)), max_size=12))
def test_rows_stay_in_their_order(texts: list[str | None]) -> None:
    found = normalize_column(pl.Series(texts, dtype=pl.String), REFERENCE)
    assert found.schema == pl.Schema(SCHEMA)
    assert found["surface"].to_list() == [
        mention and mention.surface for mention in (normalize_date(text or "", REFERENCE) for text in texts)
    ]


def test_what_is_plain_is_read_without_the_grammar() -> None:
    plain = [
        "10 فبراير 2024 21:43",
        "السبت 29 رجب 1445",
        "Saturday, February 10, 2024",
        "2024-02-10T21:43:05",
        "10 أوت 2016",
    ]
    assert read_stated(pl.Series(plain))["start"].null_count() == 0


def test_an_empty_column() -> None:
    assert normalize_column(pl.Series([], dtype=pl.String), None).schema == pl.Schema(SCHEMA)


def test_a_column_of_numbers_is_refused() -> None:
    with pytest.raises(TypeError, match="cast it to text"):
        normalize_column(pl.Series([2024]), None)
