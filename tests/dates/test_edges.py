"""Words that meet at the edge of a rule: what the rule still reads, and what it leaves to another or to nobody."""

from datetime import date, datetime

import pytest

from etl.dates import find_dates, normalize_date, resolve
from etl.dates.lexicon import Classes
from etl.dates.policy import Context
from etl.dates.said import Feast, FeastDay, Found
from etl.model import Calendar, Span

REFERENCE = datetime(2024, 2, 15, 10)  # a Thursday, 5 Shaaban 1445

PLACED = [
    ("أقر البرلمان موازنة للعام المقبل", [("2025-01-01", "2026-01-01")]),
    ("two weekends ago", [("2024-02-03", "2024-02-05")]),
    ("الشهر الهجري الماضي", [("2024-01-13", "2024-02-11")]),
    ("رمضان من العام الماضي", [("2023-03-23", "2023-04-21")]),
    ("العامين الماضيين", [("2022-01-01", "2024-01-01")]),
    ("العام المقبل 2016", [("2016-01-01", "2017-01-01")]),
    ("الأسبوع المقبل من ديسمبر", [("2024-02-19", "2024-02-26"), ("2023-12-01", "2024-01-01")]),
    ("أول يوم من مارس", [("2024-03-01", "2024-03-02")]),
    ("من 8 إلى 29/11/1433هـ", [("2012-09-24", "2012-10-16")]),
    ("من 8 إلى 5/11/1433هـ", [("2012-09-21", "2012-09-22")]),
    ("10/7/1445 الموافق 22 يناير 2024", [("2024-01-22", "2024-01-23")]),
    ("10 رجب (يناير 2024)", [("2024-01-22", "2024-01-23"), ("2024-01-01", "2024-02-01")]),
    ("الاثنين الموافق 10 رجب 1445 هـ الموافق 22 يناير 2024", [("2024-01-22", "2024-01-23")]),
    ("الربع الأول من 10 مارس", [("2024-01-01", "2024-04-01"), ("2024-03-10", "2024-03-11")]),
    ("أول يوم من 10 مارس", [("2024-03-10", "2024-03-11")]),
    ("آخر أسابيع من 2023", [("2023-01-01", "2024-01-01")]),
    ("آخر شهر من 2023", [("2023-12-01", "2024-01-01")]),
    ("الجمعة الأول من مارس 2024", [("2024-03-01", "2024-03-02")]),
    ("من يناير إلى مارس", [("2024-01-01", "2024-04-01")]),
    ("من رجب إلى شعبان", [("2024-01-13", "2024-03-11")]),
    ("من ديسمبر إلى مارس", [("2023-12-01", "2024-04-01")]),
    ("منذ عامي 2021 و2022", [("2021-01-01", "2023-01-01")]),
    ("من قبل 3 سنوات إلى اليوم", [("2021-01-01", "2022-01-01"), ("2024-02-15", "2024-02-16")]),
    ("مارس - الأربعاء", [("2024-03-01", "2024-04-01"), ("2024-02-14", "2024-02-15")]),
    ("من الساعة 5 إلى مارس", [("2024-02-15T05:00", "2024-02-15T06:00"), ("2024-03-01", "2024-04-01")]),
    ("من 30 إلى 5 مساء", [("2024-02-15T17:00", "2024-02-15T18:00")]),
    (
        "من 3 إلى 5 مساء، مارس - أبريل",
        [("2024-02-15T15:00", "2024-02-15T17:00"), ("2024-03-01", "2024-05-01")],
    ),
    ("السبت العام الماضي", [("2024-02-10", "2024-02-11"), ("2023-01-01", "2024-01-01")]),
    ("أمس 2024", [("2024-02-14", "2024-02-15")]),
    ("م أمس", [("2024-02-14", "2024-02-15")]),
    ("نهاية اليوم", [("2024-02-15", "2024-02-16")]),
]


@pytest.mark.parametrize(("text", "expected"), PLACED)
def test_places(text: str, expected: list[tuple[str, str]]) -> None:
    found = [(m.start, m.end) for m in find_dates(text, REFERENCE)]
    assert found == [(datetime.fromisoformat(start), datetime.fromisoformat(end)) for start, end in expected]


VALUES = [
    ("سنويا في يوم 10 فبراير", ["XXXX-02-10"]),
    ("أسبوعيا يوم الجمعة", ["XXXX-WXX-5"]),
    ("سنويا العام الماضي", ["P1Y", None]),
    ("سنويا أمس", ["P1Y", None]),
    ("سنويا الساعة 5", ["P1Y", None]),
    ("الأيام الثلاثة الجارية", ["P3D"]),
    ("44 ق.م", ["BC0044"]),
]


@pytest.mark.parametrize(("text", "values"), VALUES)
def test_tells_the_value(text: str, values: list[str | None]) -> None:
    assert [m.value for m in find_dates(text, REFERENCE)] == values


REASONS = [
    ("آخر 20000 يوم", "too far to count"),
    ("منذ سنوات", "a plural without a number names no interval"),
    ("نفس اليوم", "no earlier date in the text that it could be the same as"),
    ("10 مارس من نفس العام", "no earlier date in the text that it could be the same as"),
    ("العام الدراسي 2023/2024", "an academic or fiscal year has no days of its own"),
    ("مارس الساعة 5", "a clock time of no single day"),
    ("الشهر الأول من القرن العشرين", "no such part of the period"),
    ("آخر شهر من مارس 2024", "no such part of the period"),
    ("ثمانينيات 10/2/2024", "a decade of no century"),
    ("من عام 44 قبل الميلاد إلى عام 2000", "one end has no day"),
    ("من عام 2020 إلى عام 2011", "the range ends before it begins"),
    ("قبل عام 44 قبل الميلاد", "the end has no day"),
    ("منذ يوميا", "the beginning has no day"),
]


@pytest.mark.parametrize(("text", "reason"), REASONS)
def test_refuses_with_a_reason(text: str, reason: str) -> None:
    mention = normalize_date(text, REFERENCE)
    assert mention is not None
    assert (mention.start, mention.end, mention.rule) == (None, None, reason)


@pytest.mark.parametrize(
    "text",
    [
        "أيام ونصف",
        "لمدة عطلة أسبوع",
        "25 مساء",
        "آخر أيام",
        "القرن الهجري الماضي",
        "2016-2011",
        "1811-2011",
        "for two weekends",
        "نهاية شهر",
        "مساء قبل الماضي",
        "10-2-24 هـ",
        "79 م",
        "10-12 أيلول 1445 هـ",
    ],
)
def test_is_no_date_as_a_whole(text: str) -> None:
    assert normalize_date(text, REFERENCE) is None


def test_a_weekday_chooses_the_year_of_a_day_without_one() -> None:
    mention = normalize_date("الاثنين 16 ديسمبر", REFERENCE)
    assert mention is not None
    assert mention.start == datetime(2024, 12, 16)  # in 2023 it was a Saturday


def test_a_hijri_year_behind_the_table_is_refused() -> None:
    (mention,) = find_dates("العام الهجري المقبل", date(2077, 6, 1))  # in 1500, the last year of the table
    assert (mention.start, mention.rule) == (None, "outside the published Umm al-Qura calendar")


@pytest.mark.parametrize(("year", "start"), [(2024, datetime(2024, 2, 29)), (2023, None)])
def test_a_feast_on_a_leap_day_has_no_day_in_other_years(year: int, start: datetime | None) -> None:
    feast = Feast(FeastDay("leap day", Calendar.GREGORIAN, 2, 29, 1, ""), year, Calendar.GREGORIAN)
    assert resolve(Found(Span(0, 8), "leap day", feast, "feast"), Context(REFERENCE)).start == start


def test_classes_forget_rather_than_grow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("etl.dates.lexicon._MOST_TOKENS", 2)
    classes = Classes()
    assert [classes[token] for token in ("2024", "مارس", "حجر", "2024")] == ["Y", "A", "x", "Y"]
    assert len(classes) <= 2


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("في أول عقدين من القرن العشرين", "1901-01-01", "1921-01-01"),
        ("آخر عقدين من القرن العشرين", "1981-01-01", "2001-01-01"),
        ("أول ثلاثة عقود من القرن العشرين", "1901-01-01", "1931-01-01"),
        ("العقد الأول من القرن العشرين", "1901-01-01", "1911-01-01"),
    ],
)
def test_decades_of_a_century_are_counted(text: str, start: str, end: str) -> None:
    (mention,) = find_dates(text, datetime(2015, 7, 21))
    assert (str(mention.start)[:10], str(mention.end)[:10]) == (start, end)
