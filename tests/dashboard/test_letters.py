"""Names that are known in Arabic only, in Latin letters and without invented vowels."""

import pytest

from dashboard.letters import letters
from dashboard.spelled import spelled
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


@pytest.mark.parametrize(("name", "latin"), [
    ("فهد بن سالم الشهبي", "Fahad bin Salem al-Shhbi"),
    ("عبد الرحمن الشهبي", "Abdulrahman al-Shhbi"),
    ("عبدالرحمن الشهبي", "Abdulrahman al-Shhbi"),
    ("عبد المجيب أحمد", "Abdulmjib Ahmed"),
    ("احمد العثب", "Ahmed al-'Thb"),
    ("", ""),
])  # fmt: skip
def test_parts_that_our_lists_spell_take_their_usual_spelling(name: str, latin: str) -> None:
    assert spelled(name) == latin


def test_a_person_without_an_english_name_is_spelled_in_english_only() -> None:
    assert Words("en").actor("سالم الشهبي", None, "x.p.1") == "Salem al-Shhbi [\u2068سالم الشهبي\u2069]"
    assert Words("en").actor("شركة الشهب", None, "x.o.1") == "\u2068شركة الشهب\u2069"
    assert Words("en").actor("بوتين", "Putin", "p.putin") == "Putin"
    assert Words("ar").actor("سالم الشهبي", None, "x.p.1") == "سالم الشهبي"
    assert Words("en").actor(None, None, "x.p.1") == "x.p.1"


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
