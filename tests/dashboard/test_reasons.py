"""The reasons that the ETL gives, for a reading or a refusal, are told in Arabic too, with their days."""

import re
from datetime import date

import pytest

from dashboard.reasons import locator, reason
from dashboard.words import Words
from etl.dates import find_dates
from etl.read import reasons

ARABIC = Words("ar")
REFUSALS = [text for name, text in vars(reasons).items() if name.isupper()]


@pytest.mark.parametrize(
    ("english", "arabic"),
    [
        ("named so", "مذكور باسمه"),
        ("named beside the office; held it since 8 Jun 2014", "ذُكر مع المنصب؛ يشغله منذ 8 حزيران 2014"),
        ("held the office 20 Jan 2021 – 20 Jan 2025", "شغل المنصب 20 كانون الثاني 2021 – 20 كانون الثاني 2025"),
        ("held the office since Mar 2013", "يشغل المنصب منذ آذار 2013"),
        ("named beside the office; held it since 2013", "ذُكر مع المنصب؛ يشغله منذ 2013"),
        ("found by its head, وزارة", "عُرف بصدر اسمه: وزارة"),
        ("edition 33 of its series", "الدورة 33 من سلسلتها"),
        ("days of las-2023-05-19", "أيام القمة \u2068las-2023-05-19\u2069"),
        ("days of a month", "أيام من شهر"),
        ("relative day", "يوم نسبي"),
        ("weekday", "يوم من الأسبوع"),
        ("day and date; published and computed Umm al-Qura may differ by a day",
         "اليوم والتاريخ، قد يختلف المنشور والمحسوب من تقويم أم القرى بيوم"),
        ("weekday; something new", "يوم من الأسبوع، \u2068something new\u2069"),
        ("damaged zip", "أرشيف مضغوط تالف"),
        ("something new", "\u2068something new\u2069"),
        ("", ""),
        (None, ""),
    ],
)  # fmt: skip
def test_reasons(english: str | None, arabic: str) -> None:
    assert reason(english, Words("ar", months="levant")) == arabic


def test_english_readers_see_them_as_they_are() -> None:
    assert reason("held the office since Mar 2013", Words("en")) == "held the office since Mar 2013"


@pytest.mark.parametrize(("english", "arabic"), [
    ("line 7", "السطر 7"), ("row 12", "الصف 12"), ("record 1", "السجل 1"), ("entry 3", "المدخلة 3"),
    ("Sheet1 row 12", "الصف 12 من ورقة \u2068Sheet1\u2069"),
    ("chapter 3", "chapter 3"), ("line x", "line x"), ("", ""),
])  # fmt: skip
def test_places_in_files(english: str, arabic: str) -> None:
    assert locator(english, ARABIC) == arabic
    assert locator(english, Words("en")) == english


def test_a_sheet_with_an_arabic_name() -> None:
    assert locator("أخبار مايو row 2", ARABIC) == "الصف 2 من ورقة أخبار مايو"
    assert locator("أخبار مايو row 2", Words("en")) == "\u2068أخبار مايو\u2069 row 2"


@pytest.mark.parametrize("refusal", REFUSALS)
def test_every_refusal_has_its_arabic(refusal: str) -> None:
    assert not re.search("[A-Za-z]", reason(refusal, ARABIC))


@pytest.mark.parametrize(
    "text",
    [
        "الخميس الماضي", "قبل يومين", "29 شوال 1444 هـ", "10/2/2024", "رمضان المقبل", "كل ثلاثاء", "31 فبراير 2024",
        "الجمعة 19 مايو 2023", "من 10 إلى 12 فبراير", "أكتوبر 2023", "الربع الثالث من 2023", "عيد الفطر", "عام 2023",
        "لمدة ثلاثة أيام", "مساء أمس", "last Thursday", "in the 1990s", "29 رجب 1445 هـ الموافق 10 فبراير 2024",
    ],
)  # fmt: skip
def test_common_rules_of_dates_have_their_arabic(text: str) -> None:
    found = find_dates(text, date(2024, 2, 15))
    assert found
    told = [reason(mention.rule, ARABIC) for mention in found]
    assert not [name for name in told if re.search("[A-Za-z]", name)]
