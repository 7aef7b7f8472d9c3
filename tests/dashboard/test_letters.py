"""Names that are known in Arabic only, in Latin letters and without invented vowels."""

import pytest

from dashboard.letters import letters
from dashboard.words import Words


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("سليم المرزوقي", "slim al-mrzuqi"),
        ("مولاي رشيد", "mulay rshid"),
        ("مُحَمَّد", "mhmd"),
        ("يوسف", "yusf"),
        ("الوليد", "al-wlid"),
        ("عائشة", "'ai'sha"),
        ("حزب الله", "hzb al-lh"),
        ("G20 مجموعة", "G20 mjmu'a"),
        ("الـ", "al"),
        ("", ""),
    ],
)
def test_letters(name: str, latin: str) -> None:
    assert letters(name) == latin


def test_a_name_without_an_english_form_shows_its_letters_in_english_only() -> None:
    assert Words("en").actor("مولاي رشيد", None) == "\u2068مولاي رشيد\u2069 [mulay rshid]"
    assert Words("en").actor("بوتين", "Putin") == "Putin"
    assert Words("ar").actor("مولاي رشيد", None) == "مولاي رشيد"
    assert Words("en").actor(None, None, "x.1") == "x.1"


@pytest.mark.parametrize(
    ("key", "arabic", "english"),
    [
        ("aawsat", "الشرق الأوسط", "Asharq Al-Awsat"),
        ("aawsat.com", "الشرق الأوسط", "Asharq Al-Awsat"),
        ("nile", "\u2068nile\u2069", "nile"),
        (None, "مصدر غير مسمى", "Unnamed outlet"),
    ],
)
def test_an_outlet_is_called_by_its_name(key: str | None, arabic: str, english: str) -> None:
    assert (Words("ar").outlet(key), Words("en").outlet(key)) == (arabic, english)
