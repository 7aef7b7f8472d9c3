import pytest

from etl.score.annotation import GoldDate
from etl.score.dates import compare_dates
from etl.score.told import ToldDate
from etl.score.words import align
from tests.score.building import TEXT, gold, gold_date, told, told_date

WEDNESDAY = gold_date("أمس الأربعاء", "2024-05-15", "2024-05-16")
EARLY_JUNE = gold_date("مطلع الشهر المقبل", "2024-06-01", "2024-06-11", grain="range")
THREE_DAYS = gold_date("ثلاثة أيام", None, None, kind="duration")
UNKNOWN = gold_date("أمس الأربعاء", None, None)


def counts(dates: list[GoldDate], stored: list[ToldDate], text: str = TEXT) -> dict[str, int]:
    article = gold(dates)
    found = compare_dates(article, told(stored, text=text), align(TEXT, text))
    return {name: number for name, number in found.counts.items() if number}


@pytest.mark.parametrize(
    ("surface", "start", "end", "right"),
    [
        ("أمس الأربعاء", "2024-05-15", "2024-05-16", True),
        ("أمس", "2024-05-15", "2024-05-16", True),
        ("أمس", "2024-05-15", None, True),
        ("أمس الأربعاء", "2024-05-15", "2024-05-18", False),
        ("أمس الأربعاء", "2024-05-08", "2024-05-09", False),
        ("أمس الأربعاء", None, None, False),
    ],
)
def test_a_day_must_be_the_day(surface: str, start: str | None, end: str | None, right: bool) -> None:
    found = counts([WEDNESDAY], [told_date(surface, start, end)])
    assert found.get("date_tp", 0) == int(right)
    assert found.get("date_wrong", 0) == int(not right and start is not None)


@pytest.mark.parametrize(
    ("start", "end", "right"),
    [
        ("2024-06-01", "2024-07-01", True),
        ("2024-06-03", "2024-06-04", True),
        ("2024-06-11", "2024-06-20", False),
        ("2024-01-01", "2025-01-01", False),
    ],
)
def test_any_reading_inside_a_part_of_a_period_counts(start: str, end: str, right: bool) -> None:
    assert counts([EARLY_JUNE], [told_date("مطلع الشهر المقبل", start, end)]).get("date_tp", 0) == int(right)


def test_a_week_may_begin_two_days_off() -> None:
    week = gold_date("مطلع الشهر المقبل", "2024-06-03", "2024-06-10", grain="week")
    shifted = gold_date("أمس الأربعاء", "2024-06-03", "2024-06-10", grain="week")
    assert counts([week], [told_date("مطلع الشهر المقبل", "2024-06-01", "2024-06-08")])["date_tp"] == 1
    assert counts([shifted], [told_date("أمس الأربعاء", "2024-06-06", "2024-06-13")])["date_wrong"] == 1


def test_durations_ask_for_nothing_and_an_interval_where_none_is_was_invented() -> None:
    assert counts([THREE_DAYS], [told_date("ثلاثة أيام", "2024-05-13", "2024-05-16")]) == {}
    assert counts([UNKNOWN], [told_date("أمس الأربعاء", "2024-05-15", "2024-05-16")]) == {"date_invented": 1}


def test_what_no_annotated_date_stands_for_is_extra_unless_it_is_a_piece_of_one() -> None:
    far = told_date("مطلع الشهر المقبل", "2024-06-01", "2024-06-11")
    whole, piece = told_date("أمس الأربعاء", "2024-05-15", "2024-05-16"), told_date("أمس", "2024-05-15", None)
    assert counts([WEDNESDAY], [whole, far]) == {"date_n": 1, "date_tp": 1, "date_extra": 1}
    assert counts([WEDNESDAY], [whole, piece]) == {"date_n": 1, "date_tp": 1}
    assert counts([], [told_date("ثلاثة أيام", "2024-05-13", "2024-05-16", kind="duration")]) == {}


def test_a_date_in_dropped_text_is_missed_and_told_apart() -> None:
    kept = TEXT.partition("التقى")[0] + "وتنعقد القمة"
    assert counts([WEDNESDAY], [], kept) == {"date_n": 1, "date_dropped": 1}
