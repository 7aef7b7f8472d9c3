"""Dates in sentences: what is found where, what is a name or a number, and which way the verb points."""

from datetime import datetime

import pytest

from etl.dates import find_dates

REFERENCE = datetime(2024, 2, 15, 10)  # a Thursday

FOUND = [
    ("قال الوزير أمس الأربعاء إن القمة تعقد في 20 مارس.", [("أمس الأربعاء", "2024-02-14"), ("20 مارس", "2024-03-20")]),
    ("وصل الوفد مساء أمس إلى المدينة.", [("مساء أمس", "2024-02-14")]),
    ("عقد الاجتماع يومي17 و18 جانفي الماضي.", [("يومي17 و18 جانفي الماضي", "2024-01-17")]),
    ("صدر البيان في 16يناير2024م.", [("16يناير2024م", "2024-01-16")]),
    ("انتهت المهلة في ينايرالماضي", [("ينايرالماضي", "2024-01-01")]),
    ("بدأ العمل به منذ عام 2011 وتوقف في 2019.", [("منذ عام 2011", "2011-01-01"), ("2019", "2019-01-01")]),
    ("توجه إلى البلاد وبالأمس عاد.", [("الأمس", "2024-02-14")]),
    ("جرت الانتخابات عام 2011 و2012.", [("عام 2011", "2011-01-01"), ("2012", "2012-01-01")]),
    ("في شهري يوليو وأغسطس 2014", [("شهري يوليو وأغسطس 2014", "2014-07-01")]),
    ("خلال العشرين عاما المقبلة", [("العشرين عاما المقبلة", "2025-01-01")]),
    ("اليوم الأحد 05 فيفري 2017", [("اليوم الأحد 05 فيفري 2017", "2017-02-05")]),
    ("فاز في انتخابات 2009 بفارق كبير", [("2009", "2009-01-01")]),
    ("The talks, held on Feb. 10, end next week.", [("Feb. 10", "2024-02-10"), ("next week", "2024-02-19")]),
    ("He was born in the 1990s and died last Tuesday.", [("1990s", "1990-01-01"), ("last Tuesday", "2024-02-13")]),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_finds(text: str, expected: list[tuple[str, str]]) -> None:
    mentions = find_dates(text, REFERENCE)
    assert [(m.surface, m.start.date().isoformat() if m.start else None) for m in mentions] == expected
    assert all(text[m.span.start : m.span.end] == m.surface for m in mentions)


NAMES_AND_NUMBERS = [
    "أحيا الآلاف ذكرى ثورة 25 يناير",
    "تجمعوا في ميدان 17 فبراير",
    "مر من شارع 26 سبتمبر إلى جسر 6 أكتوبر",
    "أعلنت كتيبة 17 فبراير انسحابها",
    "غنى محمد رمضان في الحفل",
    "زار مفاعل تموز ثم اشترى سيارة نيسان",
    "قالت تيريزا ماي للصحفيين",
    "كتبت صحيفة الغد وقناة اليوم",
    "ألقى خطيب الجمعة كلمة",
    "التقى الأمين العام السابق للحزب",
    "دعا المدير العام المقبل للمنظمة",
    "صوت المجلس على القرار 2254",
    "قتل 1500 شخص ونزح 2000 أسرة",
    "من 2000 جندي إلى 2500 جندي",
    "فاز الفريق 2-صفر في المباراة",
    "سافر إلى المغرب ثم عاد",
    "هذا محرم دوليا",
    "قال الأب إن ابنه بخير",
    "اليوم العالمي للصحة",
    "اليوم الأول من المعركة",
    "انتظروا حتى الآن ولم يأت أحد",
    "الربيع العربي",
    "زاد على 75960م مربعا",
    "عثر عليه بعد ثلاثة أيام",
    "في ذلك اليوم",
    "رؤية 2030",
    "They may march to the square",
    "The Winter Olympics and the Sunday Times",
    "It passed resolution 2254",
    "6-0 . 6 - 0",
]


@pytest.mark.parametrize("text", NAMES_AND_NUMBERS)
def test_names_and_numbers_are_no_dates(text: str) -> None:
    assert [(m.surface, m.rule) for m in find_dates(text, REFERENCE) if m.start or m.end or m.value] == []


TENSES = [
    ("التقى الرئيسان الثلاثاء", "2024-02-13"),
    ("سيلتقي الرئيسان الثلاثاء", "2024-02-20"),
    ("من المقرر أن يلتقيا يوم الثلاثاء", "2024-02-20"),
    ("قال إنه سيزور القاهرة الخميس", "2024-02-15"),
    ("سيزورها قريبا كما أعلن الأربعاء", "2024-02-14"),
    ("ناقشا سياسة البلدين الثلاثاء", "2024-02-13"),
    ("ستفتتح المدرسة بعد أسبوعين", "2024-02-29"),
    ("The leaders will meet on Tuesday", "2024-02-20"),
    ("The leaders met on Tuesday", "2024-02-13"),
    ("They are scheduled to vote in December", "2024-12-01"),
    ("يعقد المؤتمر في 15 أبريل", "2024-04-15"),
    ("عقد المؤتمر في 15 ديسمبر", "2023-12-15"),
    ("وصل إلى العاصمة في مارس", "2023-03-01"),
]


@pytest.mark.parametrize(("text", "day"), TENSES)
def test_the_verb_before_gives_the_direction(text: str, day: str) -> None:
    (mention,) = find_dates(text, REFERENCE)
    assert mention.start is not None
    assert mention.start.date().isoformat() == day


def test_what_the_caller_prefers_decides_what_the_text_leaves_open() -> None:
    assert [m.start and m.start.day for m in find_dates("الثلاثاء", REFERENCE, "future")] == [20]
    assert [m.start and m.start.day for m in find_dates("الثلاثاء", REFERENCE, "past")] == [13]
    assert [m.start and m.start.year for m in find_dates("25 مارس", REFERENCE, "past")] == [2023]
