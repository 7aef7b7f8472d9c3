"""How sure a reading is: stated, inferred, ambiguous, in conflict, or unresolved with its reason."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from etl.dates import Context, Found, Policy, find_dates, normalize_date, resolve, scan
from etl.dates.policy import DEFAULT_POLICY
from etl.dates.said import Same, Unit
from etl.model import Calendar, Certainty, DateKind, DateMention, Span

REFERENCE = datetime(2024, 2, 15, 10)
OUTSIDE = Context(REFERENCE, saudi=False)


def read(text: str, reference: date | None = REFERENCE) -> DateMention:
    mention = normalize_date(text, reference)
    assert mention is not None
    return mention


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("10 فبراير 2024", "stated"),
        ("13/2/2024", "stated"),
        ("15 رمضان 1445", "stated"),
        ("29 رجب 1445 هـ الموافق 10 فبراير 2024 م", "stated"),
        ("10 فبراير", "inferred"),
        ("أمس", "inferred"),
        ("13/25/2024", "unresolved"),
        ("2/13/2024", "inferred"),
        ("2/10/2024", "ambiguous"),
        ("عام 1445", "ambiguous"),
        ("الساعة الثالثة", "ambiguous"),
        ("الأحد 10 فبراير 2024", "conflict"),
        ("أمس الاثنين", "conflict"),
        ("27 رجب 1445 هـ الموافق 10 فبراير 2024 م", "conflict"),
    ],
)
def test_certainty(text: str, certainty: str) -> None:
    mention = read(text)
    assert mention.certainty == certainty
    assert bool(mention.alternatives) == (certainty in ("ambiguous", "conflict"))


def test_two_calendars_that_disagree_keep_both_and_the_gregorian_day_wins() -> None:
    mention = read("27 رجب 1445 هـ الموافق 10 فبراير 2024 م")
    assert mention.calendar is Calendar.DUAL
    assert mention.start == datetime(2024, 2, 10)
    assert [reading.start for reading in mention.alternatives] == [datetime(2024, 2, 8)]


def test_a_swapped_gregorian_day_that_meets_the_hijri_one_is_read_that_way() -> None:
    mention = read("29/7/1445 هـ الموافق 2/10/2024")
    assert (mention.start, mention.certainty) == (datetime(2024, 2, 10), Certainty.STATED)


def test_a_side_without_a_year_takes_it_from_the_other() -> None:
    assert read("29 رجب 1445 هـ الموافق 10 فبراير").start == datetime(2024, 2, 10)


def test_a_hijri_day_outside_the_table_leaves_the_gregorian_one() -> None:
    mention = read("1 محرم 1200 هـ الموافق 4 نوفمبر 1785 م")
    assert (mention.start, mention.calendar) == (datetime(1785, 11, 4), Calendar.DUAL)
    assert "outside" in mention.rule


def test_an_impossible_gregorian_day_beside_a_hijri_one_is_refused() -> None:
    assert read("29 رجب 1445 هـ الموافق 31 فبراير 2024 م").certainty is Certainty.UNRESOLVED


def test_months_in_two_calendars_are_dual() -> None:
    mention = read("رجب 1445 هـ الموافق فبراير 2024 م")
    assert (mention.start, mention.calendar) == (datetime(2024, 2, 1), Calendar.DUAL)


@pytest.mark.parametrize(
    ("text", "reference", "reason"),
    [
        ("31 فبراير 2024", REFERENCE, "no such day"),
        ("30 صفر 1441 هـ", REFERENCE, "no such day"),
        ("31 فبراير", REFERENCE, "no such day"),
        ("1 محرم 1200 هـ", REFERENCE, "outside the published Umm al-Qura calendar"),
        ("رمضان 1200 هـ", REFERENCE, "outside the published Umm al-Qura calendar"),
        ("عام 1200 هـ", REFERENCE, "outside the published Umm al-Qura calendar"),
        ("أمس", None, "no reference day"),
        ("10 فبراير", None, "no reference day"),
        ("الخميس", None, "no reference day"),
        ("قبل ساعتين", date(2024, 2, 15), "no reference time"),
        ("الأشهر القادمة", REFERENCE, "a plural without a number"),
        ("عيد الأضحى 1600 هـ", REFERENCE, "no such feast"),
        ("الاثنين الخامس من فبراير 2023", REFERENCE, "no such part"),
        ("بعد 99999 سنة", REFERENCE, "too far"),
        ("قبل 9000 سنة", REFERENCE, "outside the years"),
        ("رمضان", date(1500, 1, 1), "outside the published"),
    ],
)
def test_the_reason_of_a_refusal_is_the_rule(text: str, reference: date | None, reason: str) -> None:
    mention = read(text, reference)
    assert (mention.start, mention.end, mention.certainty) == (None, None, Certainty.UNRESOLVED)
    assert reason in mention.rule


def only(text: str) -> Found:
    (found,) = scan(text)
    return found


def test_a_hijri_day_of_a_paper_outside_saudi_arabia_may_be_a_day_off() -> None:
    mention = resolve(only("15 رمضان 1445"), OUTSIDE)
    assert mention.certainty is Certainty.AMBIGUOUS
    assert [reading.start and reading.start.day for reading in mention.alternatives] == [24, 26]
    certain = replace(OUTSIDE, policy=replace(DEFAULT_POLICY, hijri_doubt=False))
    assert resolve(only("15 رمضان 1445"), certain).certainty is Certainty.STATED
    assert resolve(only("15 رمضان 1445"), replace(OUTSIDE, saudi=True)).certainty is Certainty.STATED
    assert resolve(only("رمضان 1445"), OUTSIDE).certainty is Certainty.STATED


def test_a_weekday_settles_which_hijri_day_a_paper_counts() -> None:
    mention = resolve(only("الثلاثاء 15 رمضان 1445"), OUTSIDE)  # a Monday in the Umm al-Qura calendar
    assert (mention.start, mention.certainty) == (datetime(2024, 3, 26), Certainty.CONFLICT)
    assert [reading.start for reading in mention.alternatives] == [datetime(2024, 3, 25)]


@pytest.mark.parametrize(("year", "noted"), [(1419, True), (1420, False), (1450, False), (1451, True)])
def test_years_whose_days_are_not_settled_are_marked(year: int, noted: bool) -> None:
    assert ("may differ" in read(f"1 محرم {year} هـ").rule) == noted


def test_the_week_may_begin_on_another_day() -> None:
    (mention,) = find_dates("الأسبوع الماضي", REFERENCE, policy=Policy(week_start=6))
    assert mention.start == datetime(2024, 2, 3)


def test_a_date_without_a_year_may_lie_ahead_by_policy() -> None:
    mention = normalize_date("25 مارس", REFERENCE, policy=Policy(yearless="future"))
    assert mention is not None
    assert mention.start == datetime(2024, 3, 25)


def test_the_same_year_is_that_of_the_date_before() -> None:
    found = only("في نفس العام")
    assert found.said == Same(Unit.YEAR)
    assert resolve(found, Context(REFERENCE)).certainty is Certainty.UNRESOLVED
    assert resolve(found, Context(REFERENCE, anchor=date(1988, 11, 15))).start == datetime(1988, 1, 1)


def test_a_year_of_the_text_draws_a_day_without_one() -> None:
    mention = resolve(only("في 13 ديسمبر اجتمعوا"), Context(REFERENCE, anchor=date(1988, 11, 15)))
    assert mention.start == datetime(1988, 12, 13)


@pytest.mark.parametrize(
    ("text", "start_text", "end_text", "value"),
    [
        ("عام 332 ق.م", "-0331-01-01", "-0330-01-01", "BC0332"),
        ("القرن الخامس قبل الميلاد", "-0499-01-01", "-0399-01-01", "BC04"),
        ("عام 1 ق.م", "0000-01-01", None, "BC0001"),
    ],
)
def test_years_before_the_common_era_are_texts(text: str, start_text: str, end_text: str | None, value: str) -> None:
    mention = read(text)
    assert (mention.start, mention.start_text, mention.end_text, mention.value) == (None, start_text, end_text, value)


def test_the_last_year_of_the_calendar_ends_in_a_text() -> None:
    mention = read("31 ديسمبر 9999") if normalize_date("31 ديسمبر 9999", None) else None
    assert mention is None or mention.end_text == "+10000-01-01"
    today = resolve(only("اليوم"), Context(date.max))
    assert (today.start, today.end, today.end_text) == (datetime(9999, 12, 31), None, "+10000-01-01")


def test_spans_and_kinds() -> None:
    (mention,) = find_dates("وفي 10 فبراير 2024.", None)
    assert (mention.span, mention.kind) == (Span(4, 18), DateKind.ABSOLUTE)
