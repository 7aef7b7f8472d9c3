"""What holds for every day and every text: days are read back, surfaces are cut out, nothing raises."""

import time
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.dates import Context, find_dates, normalize_date, resolve, scan
from etl.dates.calendars import to_hijri
from etl.dates.facts import rows

REFERENCE = datetime(2024, 2, 15, 10)
GREGORIAN = {
    month: [row["name"] for row in rows("months") if row["calendar"] == "gregorian" and int(row["month"]) == month]
    for month in range(1, 13)
}
HIJRI = {
    month: [row["name"] for row in rows("months") if row["calendar"] != "gregorian" and int(row["month"]) == month]
    for month in range(1, 13)
}
WEEKDAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
FORMS = (
    "{day} {name} {year}",
    "{weekday} {day} {name} {year}",
    "{weekday}، {day} {name} {year} م",
    "يوم {weekday} الموافق {day} {name} {year}م",
    "{name} {day}, {year}",
    "{year} {name} {day}",
    "{year}-{month:02}-{day:02}",
    "{year}/{month}/{day}",
    "{day:02}.{month:02}.{year}",
    "{weekday} {day}/{month}/{year}",
)
ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
NOISE = ("\u200f", "\u0640", "\u064e", "\u200e", "\ufeff")
any_day = st.dates(date(1900, 1, 1), date(2099, 12, 31))


@given(day=any_day, form=st.sampled_from(FORMS), data=st.data(), digits=st.booleans())
@settings(max_examples=400, deadline=None)
def test_any_day_in_any_form_is_read_back(day: date, form: str, data: st.DataObject, digits: bool) -> None:
    name = data.draw(st.sampled_from(GREGORIAN[day.month]))
    text = form.format(day=day.day, month=day.month, year=day.year, name=name, weekday=WEEKDAYS[day.weekday()])
    mention = normalize_date(text.translate(ARABIC_DIGITS) if digits else text, None)
    assert mention is not None
    assert mention.start is not None
    assert (mention.start.date(), mention.precision) == (day, "day")


@given(day=st.dates(date(1925, 1, 1), date(2076, 12, 31)), data=st.data())
@settings(max_examples=300, deadline=None)
def test_any_hijri_day_is_read_back_alone_and_beside_the_gregorian_one(day: date, data: st.DataObject) -> None:
    hijri = to_hijri(day)
    assert hijri is not None
    year, month, number = hijri
    name = data.draw(st.sampled_from(HIJRI[month]))
    alone = normalize_date(f"{number} {name} {year} هـ", None)
    numeric = normalize_date(f"{number}/{month}/{year}هـ", None)
    dual = normalize_date(f"{number} {name} {year} هـ الموافق {day.day}/{day.month}/{day.year} م", None)
    for mention in (alone, numeric, dual):
        assert mention is not None
        assert mention.start is not None
        assert (mention.start.date(), mention.certainty) == (day, "stated")


@given(day=any_day, at=st.integers(0, 30), noise=st.sampled_from(NOISE))
@settings(max_examples=200, deadline=None)
def test_marks_that_carry_no_letter_change_nothing(day: date, at: int, noise: str) -> None:
    name = GREGORIAN[day.month][0]
    text = f"عقد يوم {day.day} {name} {day.year} في المدينة"
    noisy = text[:at] + noise + text[at:]
    (plain,), (found,) = find_dates(text, None), find_dates(noisy, None)
    assert (plain.start, plain.end) == (found.start, found.end)
    assert noisy[found.span.start : found.span.end] == found.surface
    assert found.surface.replace(noise, "") == plain.surface


words = st.sampled_from(
    [row["word"] for table in ("words", "numbers", "units", "directions", "parts") for row in rows(table)]
    + ["10", "2024", "5", "1445", "/", "-", "(", ")", ":", ".", "،", "\n", "زار", "\ud800", "\x00", "99999999999"]
    + [name for names in (*GREGORIAN.values(), *HIJRI.values()) for name in names]
    + list(WEEKDAYS)
)


@given(parts=st.lists(words, max_size=14), glue=st.sampled_from(["", " ", " و"]), reference=st.none() | st.datetimes())
@settings(max_examples=600, deadline=None)
def test_no_text_raises_and_every_surface_stands_where_it_says(
    parts: list[str], glue: str, reference: datetime | None
) -> None:
    text = glue.join(parts)
    normalize_date(text, reference)
    end = 0
    for mention in find_dates(text, reference):
        assert text[mention.span.start : mention.span.end] == mention.surface
        assert mention.span.start >= end
        end = mention.span.end
        assert mention.start is None or mention.end is None or mention.start < mention.end


@given(text=st.text(max_size=60), prefer=st.sampled_from(["past", "future", None]))
@settings(max_examples=200, deadline=None)
def test_no_string_raises(text: str, prefer: Any) -> None:
    normalize_date(text, REFERENCE, prefer)
    find_dates(text, REFERENCE, prefer)


@pytest.mark.parametrize("value", [None, 5, b"10/2/2024", ["10/2/2024"], 1.5])
def test_what_is_no_text_names_no_date(value: Any) -> None:
    assert find_dates(value, REFERENCE) == []
    assert normalize_date(value, REFERENCE) is None


RELATIVE = (
    "أمس", "غدا", "قبل 10 سنوات", "الأسبوع الماضي", "الأسبوع المقبل", "الخميس المقبل", "الخميس", "25 مارس",
    "رمضان المقبل", "عيد الفطر المقبل", "سيعود بعد 900 سنة", "مطلع العام المقبل", "الساعة 10 مساء", "الصيف",
    "العقد المقبل", "القرن الماضي", "آخر 10 أيام", "الليلة الماضية", "الربع الأول", "نهاية الأسبوع المقبل", "بعد غد",
    "منذ ساعتين", "العام الهجري الماضي", "الشهر الهجري المقبل",
    "الجمعة العظيمة", "29 فبراير", "خلال 24 ساعة المقبلة", "الشتاء المقبل",
)  # fmt: skip


@pytest.mark.parametrize("reference", [date.min, date.max, datetime.min, datetime.max, date(1924, 1, 1)])
@pytest.mark.parametrize("prefer", [None, "past", "future"])
def test_the_edges_of_time_are_reasons_not_errors(reference: date, prefer: Any) -> None:
    for text in RELATIVE:
        for mention in [*find_dates(text, reference, prefer), normalize_date(text, reference, prefer)]:
            assert mention is None or mention.start or mention.end or mention.value or mention.rule


HOSTILE = {
    "digits": "1" * 100_000,
    "arabic digits": "٣" * 100_000,
    "brackets": "(" * 10_000 + "10 فبراير" + ")" * 10_000,
    "ands": "و" * 100_000,
    "loose ands": "و " * 50_000,
    "marks": "\u064e" * 100_000,
    "surrogates": "\ud800" * 100_000,
    "blanks": " " * 100_000,
    "every": "كل " * 30_000,
    "before": "قبل " * 30_000,
    "from": "من " * 30_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_strings_take_no_time(text: str) -> None:
    find_dates("10 فبراير 2024", REFERENCE)
    for read in (find_dates, normalize_date):
        times = []
        for _ in range(3):
            began = time.process_time()
            read(text, REFERENCE)
            times.append(time.process_time() - began)
        assert min(times) < 0.05


@pytest.mark.parametrize("piece", ["1/2/", "أمس ", "السبت ", "10 و", "من 1 إلى ", "ألف و", "فبراير/", "10:", "last "])
def test_time_grows_no_faster_than_the_text(piece: str) -> None:
    def taken(text: str) -> float:
        began = time.process_time()
        find_dates(text, REFERENCE)
        return time.process_time() - began

    find_dates(piece * 1000, REFERENCE)
    short, long = min(taken(piece * 2000) for _ in range(3)), taken(piece * 16_000)
    assert long < 8 * short * 4 + 0.05


def test_an_expression_is_resolved_again_without_being_read_again() -> None:
    (found,) = scan("قال أمس")
    days = [resolve(found, Context(REFERENCE + timedelta(days=step))).start for step in range(3)]
    assert days == [datetime(2024, 2, 14), datetime(2024, 2, 15), datetime(2024, 2, 16)]
