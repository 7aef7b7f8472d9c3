"""The reasons that the ETL gives are told in Arabic too, with their days."""

import pytest

from dashboard.reasons import reason
from dashboard.words import Words


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
        ("relative day", "يوم نسبي"),
        ("something new", "\u2068something new\u2069"),
        ("", ""),
        (None, ""),
    ],
)
def test_reasons(english: str | None, arabic: str) -> None:
    assert reason(english, Words("ar", months="levant")) == arabic


def test_english_readers_see_them_as_they_are() -> None:
    assert reason("held the office since Mar 2013", Words("en")) == "held the office since Mar 2013"
