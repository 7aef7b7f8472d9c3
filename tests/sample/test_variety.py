"""The demonstration holds each habit of the press several times, told by different outlets."""

import re
from collections import defaultdict

import pytest

from etl.text import fold
from tests.sample.samples import samples

LEVANT = "كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول"
MAGHREB = "جانفي|فيفري|أفريل|ماي|جوان|جويلية|أوت"
MOROCCO = "يوليوز|غشت|شتنبر|نونبر|دجنبر"
EGYPT = "يناير|فبراير|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر"
HIJRI = "محرم|شعبان|رمضان|شوال|ذو القعدة|ربيع الأول|ربيع الآخر|جمادى الآخرة"
WEEKDAY = "الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد"

HABITS = [
    ("Egyptian and Gulf months", EGYPT, 60),
    ("Levantine months", LEVANT, 20),
    ("Maghrebi months", MAGHREB, 12),
    ("Moroccan months", MOROCCO, 6),
    ("Hijri days", rf"\d{{1,2}} (?:{HIJRI}) ?14\d\d|غرة (?:{HIJRI})", 8),
    ("both calendars at once", rf"(?:{HIJRI}) 14\d\d ?هـ? ?(?:الموافق|\(|،)", 6),
    ("datelines", r"\n[^\n:–]{3,25}(?: -| –|:| \()[^\n]{0,25}(?::|–|-) ?\w", 8),
    ("yesterday and its weekday", rf"أمس (?:{WEEKDAY})", 30),
    ("tomorrow and its weekday", rf"غدا?ً? (?:{WEEKDAY})", 6),
    ("last and next", "الماضي|المقبل|الفائت|المنقضي|الفارط|الجاري", 50),
    ("ranges", r"من \d{1,2} إلى (?:\d|غرّة)|يومي ?\d{1,2} و", 6),
    ("parts of months and years", "مطلع|منتصف|أواخر|نهاية", 12),
    ("yearly days", "من كل (?:عام|سنة)|كل (?:عام|سنة)", 5),
    ("clock times", "الرابعة|السابعة|4am", 4),
    ("a president without a name", "الرئيس الأم[يـ]?ر[يك]+ي (?!دونالد|جو|المنتخب|ماركو)", 12),
    ("football", "دوري|ركلات الترجيح|كأس", 4),
    ("summits of another kind", "قمة (?:الهلال|الأهلي|البرنابيو|الرياض|إيفرست|عطائها|الترتيب|الجولة|هرم)", 5),
    ("postponed", "تأجيل|إرجاء|أُرجئ|تؤجل|put off|postponed", 6),
    ("cancelled", "إلغاء|الإلغاء|لن تعقد|will not take place|shelved", 4),
    ("denied", "نفى|تنفي|ينفي|نفت|denied|denies", 4),
]
SPELLINGS = [
    ("ترامب", "ترمب"),
    ("غوتيريش", "جوتيريش"),
    ("سوريا", "سورية"),
    ("الأمريكي", "الأميركي"),
    ("عبد الفتاح", "عبدالفتاح"),
    ("الاثنين", "الإثنين"),
    ("الأفريقي", "الإفريقي"),
    ("أردوغان", "إردوغان"),
    ("فولوديمير زيلينسكي", "فلاديمير زيلينسكي"),
    ("توم برّاك", "توماس باراك"),
    ("جوزاف عون", "جوزيف عون"),
]


@pytest.mark.parametrize(("habit", "pattern", "least"), HABITS, ids=[habit for habit, _, _ in HABITS])
def test_each_habit_stands_in_several_articles(habit: str, pattern: str, least: int) -> None:
    assert len([sample for sample in samples() if re.search(pattern, sample.text)]) >= least


def test_undated_articles_stand_behind_read_also() -> None:
    undated = [sample for sample in samples() if sample.published is None]
    assert len(undated) >= 20
    assert {sample.file.partition("/")[0] for sample in undated} == {"pages"}


@pytest.mark.parametrize(("one", "other"), SPELLINGS)
def test_names_are_spelled_in_more_than_one_way(one: str, other: str) -> None:
    texts = [sample.text for sample in samples()]
    assert [text for text in texts if one in text]
    assert [text for text in texts if other in text]


def test_the_same_summit_is_told_by_several_outlets() -> None:
    told: dict[str, set[str | None]] = defaultdict(set)
    for sample in samples():
        for city in re.findall(r"(?:قمة|القمة)[^.\n]{0,60}(جدة|القاهرة|بغداد|الدوحة)", sample.text):
            told[fold(city).text].add(sample.source)
    assert {city: outlets for city, outlets in told.items() if len(outlets) < 4} == {}
    assert len(told) == 4


def test_outlets_of_many_countries() -> None:
    assert len({sample.source for sample in samples()} - {None}) >= 18
