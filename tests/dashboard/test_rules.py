"""Rules of date reading have names in both languages."""

import re
from datetime import date

import pytest

from dashboard.rules import rule_name
from dashboard.words import Words
from etl.dates import find_dates

ARABIC = Words("ar")


@pytest.mark.parametrize(
    "text",
    [
        "الخميس الماضي", "قبل يومين", "29 شوال 1444 هـ", "10/2/2024", "رمضان المقبل", "كل ثلاثاء", "31 فبراير 2024",
        "الجمعة 19 مايو 2023", "من 10 إلى 12 فبراير", "أكتوبر 2023", "الربع الثالث من 2023", "عيد الفطر", "عام 2023",
        "لمدة ثلاثة أيام", "مساء أمس", "last Thursday", "in the 1990s", "29 رجب 1445 هـ الموافق 10 فبراير 2024",
    ],
)  # fmt: skip
def test_common_rules_have_a_name(text: str) -> None:
    found = find_dates(text, date(2024, 2, 15))
    assert found
    told = [rule_name(mention.rule, ARABIC) for mention in found]
    assert not [name for name in told if re.search("[A-Za-z]", name)]


@pytest.mark.parametrize(
    ("rule", "arabic"),
    [
        ("weekday", "يوم من الأسبوع"),
        ("day and date; published and computed Umm al-Qura may differ by a day",
         "اليوم والتاريخ، قد يختلف المنشور والمحسوب من تقويم أم القرى بيوم"),
        ("days of las-2022-11-01", "أيام القمة"),
        ("days of a month", "أيام من شهر"),
        ("", ""),
    ],
)  # fmt: skip
def test_names(rule: str, arabic: str) -> None:
    assert rule_name(rule, ARABIC) == arabic


def test_an_unknown_rule_is_shown_as_it_is() -> None:
    assert "moon rule" in rule_name("moon rule", ARABIC)
