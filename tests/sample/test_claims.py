"""A day that an article states must exist, and its weekday and its Hijri day must be the calendar's."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hijridate import Hijri

from etl.text import fold
from tests.sample.samples import Sample, samples

WEEKDAYS = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]
ENGLISH_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
MONTHS = [
    "يناير|كانون الثاني|جانفي|january|jan",
    "فبراير|شباط|فيفري|february|feb",
    "مارس|آذار|march|mar",
    "أبريل|إبريل|ابريل|نيسان|أفريل|april|apr",
    "مايو|أيار|ماي|may",
    "يونيو|حزيران|جوان|يونيه|june|jun",
    "يوليو|تموز|جويلية|يوليوز|يوليه|july|jul",
    "أغسطس|آب|أوت|غشت|august|aug",
    "سبتمبر|أيلول|شتنبر|september|sep",
    "أكتوبر|تشرين الأول|october|oct",
    "نوفمبر|تشرين الثاني|نونبر|november|nov",
    "ديسمبر|كانون الأول|دجنبر|december|dec",
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


# What a day is called by its distance from the day of publication; a paper of the small hours still writes yesterday's.
NAMED = {"اول امس": (-2,), "امس": (-1,), "اليوم": (0, -1), "بعد غد": (2,), "غدا": (1,), "غد": (1,)}
NAMED_WEEKDAY = re.compile(rf"(?<!\w)(اول امس|امس|اليوم|بعد غد|غدا|غد) ({_choice(WEEKDAY)})(?!\w)")
LYING_CLOCKS = {"pages/05_manama-clock.txt", "html/maraya-402.html"}
PUBLISHED = re.compile(rf"(\d{{1,2}})(?:(?:st|nd|rd|th),)? ({_choice(MONTH)}),? (20\d\d)")


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


def published_on(sample: Sample) -> date | None:
    """The day that `published` states, in whatever form; None where it states none."""
    stated = fold(sample.published or "").text
    if iso := re.search(r"\d{4}-\d\d-\d\d", stated):
        return date.fromisoformat(iso[0])
    if numbers := re.fullmatch(r"(\d\d)/(\d\d)/(\d{4})", stated):
        return date(int(numbers[3]), int(numbers[2]), int(numbers[1]))
    found = PUBLISHED.search(stated)
    return _day(*found.groups()) if found else None


def named_weekdays(sample: Sample, published: date) -> Iterator[tuple[str, bool]]:
    """Each "yesterday, Friday" of the text, and whether that day is a Friday."""
    for found in NAMED_WEEKDAY.finditer(fold(sample.text).text):
        days = [published + timedelta(days) for days in NAMED[found[1]]]
        yield found[0], WEEKDAY[found[2]] in [day.isoweekday() for day in days]


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.external_id or sample.title[:40])
def test_weekdays_and_hijri_days_are_the_calendars(sample: Sample) -> None:
    assert [claim for claim in claims(sample) if claim[1] != claim[2]] == []


def test_the_check_sees_claims() -> None:
    assert len([claim for sample in samples() for claim in claims(sample)]) >= 6


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.external_id or sample.title[:40])
def test_the_days_that_are_named_are_those_beside_the_day_of_publication(sample: Sample) -> None:
    published = published_on(sample)
    assert (published is None) == (sample.published is None)
    if published and sample.file not in LYING_CLOCKS:
        assert [surface for surface, right in named_weekdays(sample, published) if not right] == []


def test_named_days_are_seen() -> None:
    dated = [(sample, day) for sample in samples() if (day := published_on(sample))]
    assert len([surface for sample, day in dated for surface in named_weekdays(sample, day)]) >= 100
    assert [sample.file for sample, day in dated if not all(right for _, right in named_weekdays(sample, day))] == [
        "pages/05_manama-clock.txt",
        "html/maraya-402.html",
    ]
