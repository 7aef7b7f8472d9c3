import pytest
from hypothesis import given

from dashboard.filters import Filters, phrases
from dashboard.words import Words
from tests.dashboard.filters.test_address import any_filters

_NAMES = {
    "ar": {"p.sisi": "عبد الفتاح السيسي", "c.EG": "مصر", "o.un": "الأمم المتحدة", "las-32": "القمة العربية"},
    "en": {"p.sisi": "Abdel Fattah el-Sisi", "c.EG": "Egypt", "o.un": "United Nations", "las-32": "Arab summit"},
}


@pytest.mark.parametrize(("address", "arabic", "english"), [
    ("", "كل الأحداث", "all events"),
    ("actors_all=p.sisi&actors_all=o.un", "بمشاركة الأمم المتحدة وعبد الفتاح السيسي",
     "with United Nations and Abdel Fattah el-Sisi"),
    ("actors_any=p.sisi&actors_any=o.un", "بمشاركة الأمم المتحدة أو عبد الفتاح السيسي",
     "with United Nations or Abdel Fattah el-Sisi"),
    ("actors_none=p.gone", "من دون \u2068p.gone\u2069", "without p.gone"),
    ("countries=EG&types=visit&types=aid", "تتصل ببلد: مصر، من نوع: مساعدات أو زيارة",
     "concerning Egypt, of type Aid or Visit"),
    ("from=2024-02-10&to=2024-02-10", "في 10 فبراير 2024", "on 10 February 2024"),
    ("from=2024-02-10&undated=1", "منذ 10 فبراير 2024، ومعها ما لا تاريخ له",
     "since 10 February 2024, and those without a date"),
    ("from=2024-02-10&to=2024-03-01", "بين 10 فبراير 2024 و1 مارس 2024", "between 10 February 2024 and 1 March 2024"),
    ("q=هدنة", "ورد فيها «هدنة»", "mentioning “\u2068هدنة\u2069”"),
    ("new_since=16", "ترويها مقالات وردت بعد البناء 16", "told by articles new since build 16"),
    ("q=truce&exact=1", "ورد فيها حرفيًا «\u2068truce\u2069»", "holding exactly “truce”"),
])  # fmt: skip
def test_says(address: str, arabic: str, english: str) -> None:
    filters, _ = Filters.parse(address)
    assert filters.sentence(Words("ar"), _NAMES["ar"]) == arabic
    assert filters.sentence(Words("en"), _NAMES["en"]) == english


def test_counts_names_past_the_twelfth() -> None:
    filters = Filters(actors_any=tuple(f"p.{number:02}" for number in range(20)))
    assert filters.sentence(Words("en"), {}).endswith("p.11 and 8 more")


@given(any_filters())
def test_every_key_that_narrows_is_said(filters: Filters) -> None:
    narrowing = {key for key, _ in filters.pairs()} - {"exact", "undated", "from", "to"}
    days = bool(filters.since or filters.until)
    said = list(phrases(filters, Words("ar"), {}))
    assert len(said) == len(narrowing) + days + (days and filters.undated)
