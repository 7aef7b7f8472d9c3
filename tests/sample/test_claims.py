"""A day that an article states must exist, and its weekday and its Hijri day must be the calendar's."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from hijridate import Hijri

from etl.text import fold
from tests.sample.samples import Sample, samples

WEEKDAYS = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]
ENGLISH_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
MONTHS = [
    "يناير|كانون الثاني|جانفي|january",
    "فبراير|شباط|فيفري|february",
    "مارس|آذار|march",
    "أبريل|إبريل|ابريل|نيسان|أفريل|april",
    "مايو|أيار|ماي|may",
    "يونيو|حزيران|جوان|يونيه|june",
    "يوليو|تموز|جويلية|يوليوز|يوليه|july",
    "أغسطس|آب|أوت|غشت|august",
    "سبتمبر|أيلول|شتنبر|september",
    "أكتوبر|تشرين الأول|october",
    "نوفمبر|تشرين الثاني|نونبر|november",
    "ديسمبر|كانون الأول|دجنبر|december",
]
HIJRI_MONTHS = [
    "محرم|المحرم",
    "صفر",
    "ربيع الأول",
    "ربيع الآخر|ربيع الثاني",
    "جمادى الأولى",
    "جمادى الآخرة|جمادى الثانية",
    "رجب",
    "شعبان",
    "رمضان",
    "شوال",
    "ذو القعدة|ذي القعدة",
    "ذو الحجة|ذي الحجة",
]


def _names(table: list[str]) -> dict[str, int]:
    return {fold(name).text: n for n, names in enumerate(table, 1) for name in names.split("|")}


def _choice(names: dict[str, int]) -> str:
    return "|".join(sorted(names, key=len, reverse=True))


MONTH, HIJRI_MONTH = _names(MONTHS), _names(HIJRI_MONTHS)
WEEKDAY = _names(WEEKDAYS) | _names(ENGLISH_DAYS)
# A Levantine month may stand beside its Egyptian name: "19 أيار/مايو 2023".
DAY = rf"(\d{{1,2}}) (?:من )?({_choice(MONTH)})(?:[/ ]\(?(?:{_choice(MONTH)})\)?)?,? (?:من عام |عام )?(20\d\d)"
HIJRI_DAY = rf"(\d{{1,2}}) (?:من )?({_choice(HIJRI_MONTH)}),? (14\d\d) ?ه?"
WITH_WEEKDAY = re.compile(rf"({_choice(WEEKDAY)}),? (?:\(?(?:{HIJRI_DAY}),? (?:الموافق |ال?موافق ل ?|[(/,-] ?)?)?{DAY}")
DUAL = re.compile(rf"{HIJRI_DAY}\.?,? ?(?:الموافق (?:ل|يوم )?|[(/,-] ?)?(?:(?:{_choice(WEEKDAY)}) )?{DAY}")


def _day(day: str, month: str, year: str) -> date:
    return date(int(year), MONTH[month], int(day))


def claims(sample: Sample) -> Iterator[tuple[str, object, object]]:
    """What the text claims of a day, and what the calendar says: (surface, claimed, true)."""
    text = fold(f"{sample.published or ''}\n{sample.text}").text
    for found in WITH_WEEKDAY.finditer(text):
        weekday, _, _, _, *gregorian = found.groups()
        yield found[0], WEEKDAY[weekday], _day(*gregorian).isoweekday()
    for found in DUAL.finditer(text):
        day, month, year, *gregorian = found.groups()
        yield found[0], Hijri(int(year), HIJRI_MONTH[month], int(day)).to_gregorian(), _day(*gregorian)
    for found in re.finditer(DAY, text):
        _day(*found.groups())  # raises when there is no such day


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.external_id or sample.title[:40])
def test_weekdays_and_hijri_days_are_the_calendars(sample: Sample) -> None:
    assert [claim for claim in claims(sample) if claim[1] != claim[2]] == []


def test_the_check_sees_claims() -> None:
    assert len([claim for sample in samples() for claim in claims(sample)]) >= 6
