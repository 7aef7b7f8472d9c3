"""Every month and weekday name that is read, written out once more: a changed row of the tables fails here."""

from datetime import date, datetime, timedelta

import pytest

from etl.dates import find_dates, normalize_date
from etl.dates.calendars import hijri_day
from etl.dates.facts import rows

# ruff: noqa: E501 - one line a month, as the table has it
REFERENCE = datetime(2012, 6, 20, 9)
# calendar, month, what the name needs beside it
MONTHS = {
    ("gregorian", 1, "yes"): "يناير|كانون الثاني|كانون ثاني|كانون ثان|كانون 2|كانون2|جانفي|جانفييه|جانفيي|january",
    ("gregorian", 1, "dated"): "jan",
    ("gregorian", 1, "full"): "أي النار",
    ("gregorian", 2, "yes"): "فبراير|فبرائر|شباط|فيفري|فيفرى|february",
    ("gregorian", 2, "dated"): "feb",
    ("gregorian", 2, "full"): "النوار",
    ("gregorian", 3, "yes"): "مارس|آذار|اذار|أذار",
    ("gregorian", 3, "cued"): "march",
    ("gregorian", 3, "dated"): "mar",
    ("gregorian", 3, "full"): "الربيع",
    ("gregorian", 4, "yes"): "أبريل|إبريل|ابريل|أفريل|april",
    ("gregorian", 4, "cued"): "نيسان",
    ("gregorian", 4, "dated"): "apr",
    ("gregorian", 4, "full"): "الطير",
    ("gregorian", 5, "yes"): "أيار|ايار",
    ("gregorian", 5, "cued"): "مايو|ماي|may",
    ("gregorian", 5, "dated"): "مايس",
    ("gregorian", 5, "full"): "الماء",
    ("gregorian", 6, "yes"): "يونيو|يونيه|يونية|حزيران|جوان|june",
    ("gregorian", 6, "dated"): "جوين|jun",
    ("gregorian", 6, "full"): "الصيف",
    ("gregorian", 7, "yes"): "يوليو|يوليه|يولية|جويلية|جويليه|جويليا|يوليوز|july",
    ("gregorian", 7, "cued"): "تموز",
    ("gregorian", 7, "dated"): "jul",
    ("gregorian", 7, "full"): "ناصر",
    ("gregorian", 8, "yes"): "أغسطس|اغسطس|أغسطوس|غشت|أغشت",
    ("gregorian", 8, "cued"): "آب|أوت|august",
    ("gregorian", 8, "dated"): "aug",
    ("gregorian", 8, "full"): "هانيبال",
    ("gregorian", 9, "yes"): "سبتمبر|سبتمر|سبتنبر|سيبتمبر|أيلول|ايلول|شتنبر|شتمبر|september",
    ("gregorian", 9, "dated"): "sep|sept",
    ("gregorian", 9, "full"): "الفاتح",
    ("gregorian", 10, "yes"): "أكتوبر|اكتوبر|أوكتوبر|أكتوبرر|تشرين الأول|تشرين أول|تشرين 1|تشرين1|october",
    ("gregorian", 10, "dated"): "oct",
    ("gregorian", 10, "full"): "التمور",
    ("gregorian", 11, "yes"): "نوفمبر|نوفمبير|نوفنبر|تشرين الثاني|تشرين ثاني|تشرين ثان|تشرين 2|تشرين2|نونبر|november",
    ("gregorian", 11, "dated"): "nov",
    ("gregorian", 11, "full"): "الحرث",
    ("gregorian", 12, "yes"): "ديسمبر|دسمبر|ديسمبير|دیسمبر|كانون الأول|كانون أول|كانون 1|كانون1|دجنبر|دجمبر|december",
    ("gregorian", 12, "dated"): "dec",
    ("gregorian", 12, "full"): "الكانون",
    ("islamic-umalqura", 1, "cued"): "محرم",
    ("islamic-umalqura", 1, "dated"): "محرّم الحرام|محرم الحرام|المحرم|muharram",
    ("islamic-umalqura", 2, "dated"): "صفر|صفر الخير|صفر المظفر|safar",
    (
        "islamic-umalqura",
        3,
        "yes",
    ): "ربيع الأول|ربيع الاول|rabi al-awwal|rabi i|rabi al awal|rabi ul awwal|rabi al-awal",
    ("islamic-umalqura", 3, "dated"): "ربيع أول|ربيع 1",
    ("islamic-umalqura", 4, "yes"): "ربيع الآخر|ربيع الثاني|rabi al-thani|rabi ii|rabi al-akhir|rabi ul akhir",
    ("islamic-umalqura", 4, "dated"): "ربيع آخر|ربيع ثاني|ربيع ثان|ربيع 2",
    (
        "islamic-umalqura",
        5,
        "yes",
    ): "جمادى الأولى|جمادى الأول|جماد الأول|جماد الأولى|jumada al-ula|jumada i|jumada al-awwal|jumada al-oula",
    ("islamic-umalqura", 5, "dated"): "جماد أول|جمادى أول|جمادي أولى|جمادى 1|جماد 1",
    (
        "islamic-umalqura",
        6,
        "yes",
    ): "جمادى الآخرة|جمادى الثانية|جمادى الثاني|جمادى الآخر|جماد الآخر|جماد الآخرة|جماد الثاني|جماد الثانية|jumada al-akhirah|jumada ii|jumada al-thani|jumada al-thaniyah",
    ("islamic-umalqura", 6, "dated"): "جماد ثاني|جماد آخر|جمادى آخر|جمادى ثاني|جمادى 2|جماد 2",
    ("islamic-umalqura", 7, "cued"): "رجب",
    ("islamic-umalqura", 7, "dated"): "رجب المرجب|رجب الفرد|rajab",
    ("islamic-umalqura", 8, "yes"): "sha'ban",
    ("islamic-umalqura", 8, "cued"): "شعبان",
    ("islamic-umalqura", 8, "dated"): "شعبان المعظم|shaban|shaaban",
    ("islamic-umalqura", 9, "yes"): "رمضان المبارك|رمضان الكريم|رمضان المعظم",
    ("islamic-umalqura", 9, "cued"): "رمضان|ramadan|ramadhan",
    ("islamic-umalqura", 10, "cued"): "شوال",
    ("islamic-umalqura", 10, "dated"): "شوال المكرم|shawwal|shawal",
    (
        "islamic-umalqura",
        11,
        "yes",
    ): "ذو القعدة|ذي القعدة|ذوالقعدة|ذيالقعدة|ذا القعدة|dhu al-qadah|dhu al-qi'dah|dhul qadah|dhu al-qa'dah|dhul-qadah|dhul qidah",
    ("islamic-umalqura", 11, "dated"): "القعدة",
    (
        "islamic-umalqura",
        12,
        "yes",
    ): "ذو الحجة|ذي الحجة|ذوالحجة|ذيالحجة|ذا الحجة|dhu al-hijjah|dhul hijjah|dhul-hijjah|dhu al-hijja|dhul hijja",
    ("islamic-umalqura", 12, "dated"): "الحجة|ذو الحجه الحرام",
}
WEEKDAYS = {
    (1, "dated"): "اثنين|mon|mondays",
    (1, "yes"): "الاثنين|الإثنين|الأثنين|الاتنين|الاثنيين|monday",
    (2, "dated"): "ثلاثاء|tue|tues|tuesdays",
    (2, "yes"): "الثلاثاء|الثلثاء|الثلاتاء|tuesday",
    (3, "dated"): "أربعاء|wed|wednesdays",
    (3, "yes"): "الأربعاء|الاربعا|الإربعاء|wednesday",
    (4, "dated"): "خميس|thu|thur|thurs|thursdays",
    (4, "yes"): "الخميس|thursday",
    (5, "dated"): "جمعة|fri|fridays",
    (5, "yes"): "الجمعة|friday",
    (6, "dated"): "سبت|sat|saturdays",
    (6, "yes"): "السبت|saturday",
    (7, "dated"): "أحد|sun|sundays",
    (7, "yes"): "الأحد|sunday",
}
NAMES = [(name, *key) for key, names in MONTHS.items() for name in names.split("|")]
DAYS = [(name, *key) for key, names in WEEKDAYS.items() for name in names.split("|")]


def test_the_table_of_months_is_this_one() -> None:
    found = sorted((row["name"], row["calendar"], int(row["month"]), row["alone"]) for row in rows("months"))
    assert found == sorted(NAMES)


def test_the_table_of_weekdays_is_this_one() -> None:
    found = sorted((row["name"], int(row["weekday"]), row["alone"]) for row in rows("weekdays"))
    assert found == sorted(DAYS)


@pytest.mark.parametrize(("name", "calendar", "month", "alone"), NAMES)
def test_a_day_and_a_year_make_any_name_a_date(name: str, calendar: str, month: int, alone: str) -> None:
    year = 2011 if calendar == "gregorian" else 1432
    day = date(year, month, 5) if calendar == "gregorian" else hijri_day(year, month, 5)
    mention = normalize_date(f"5 {name} {year}", None)
    assert mention is not None
    assert day is not None
    assert (mention.start, mention.calendar) == (datetime(day.year, day.month, day.day), calendar)


@pytest.mark.parametrize(("name", "calendar", "month", "alone"), NAMES)
def test_a_name_alone_is_a_month_only_where_the_table_says_so(name: str, calendar: str, month: int, alone: str) -> None:
    found = [mention for mention in find_dates(name, REFERENCE) if mention.precision == "month"]
    assert bool(found) == (alone == "yes")


@pytest.mark.parametrize(("name", "weekday", "alone"), DAYS)
def test_a_weekday_stands_beside_its_date(name: str, weekday: int, alone: str) -> None:
    day = date(2011, 5, 1) + timedelta(days=weekday)  # 1 May 2011 was a Sunday
    mention = normalize_date(f"{name}، {day.day} مايو 2011", None)
    assert mention is not None
    assert mention.start == datetime(2011, 5, day.day)
    assert mention.certainty == "stated"


@pytest.mark.parametrize(("name", "weekday", "alone"), DAYS)
def test_a_weekday_alone_is_read_only_where_the_table_says_so(name: str, weekday: int, alone: str) -> None:
    found = find_dates(name, REFERENCE)
    assert [mention.start.isoweekday() for mention in found if mention.start] == ([weekday] if alone == "yes" else [])
