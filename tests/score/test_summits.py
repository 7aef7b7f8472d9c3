from datetime import date

import pytest

from etl.score.annotation import GoldSummit
from etl.score.summits import compare_summits
from etl.score.told import ToldSummit
from tests.score.building import gold, told

MANAMA = GoldSummit(
    "القمة العربية في المنامة 2024", "Arab League Summit Manama 2024", ("قمة المنامة",), date(2024, 5, 16)
)
UNDATED = GoldSummit("القمة الرباعية في عمّان", "Four-way Amman summit", ("القمة الرباعية",), None)


@pytest.mark.parametrize(
    ("summit", "stored", "found", "dated"),
    [
        (MANAMA, ("القمة العربية في المنامة 2024", "Arab League Summit Manama 2024", "2024-05-16"), 1, 1),
        (MANAMA, ("القمة العربية في المنامة 2024", "Arab League Summit Manama 2024", "2023-05-19"), 1, 0),
        (MANAMA, ("قمة بلا اسم", "Unnamed", "2024-05-17"), 1, 1),  # its day is enough
        (MANAMA, ("قمة المنامة للسلام", "Manama Dialogue", "2025-11-01"), 1, 0),
        (MANAMA, ("قمة مجموعة العشرين", "G20 Leaders' Summit", "2024-11-18"), 0, 0),
        (UNDATED, ("القمة الرباعية", "Four-way summit", "2023-10-18"), 1, 0),
        (UNDATED, ("قمة الدولية", "International summit", "2023-10-18"), 0, 0),
    ],
)
def test_summits_are_found_by_name_or_day(
    summit: GoldSummit, stored: tuple[str, str, str], found: int, dated: int
) -> None:
    name_ar, name_en, start = stored
    one = ToldSummit(name_ar, name_en, date.fromisoformat(start))
    counts = compare_summits(gold(summits=[summit]), told(summits=[one])).counts
    assert (counts["summit_n"], counts["summit_tp"], counts["summit_dated"]) == (1, found, dated)
    assert counts["summit_dated_n"] == int(summit.start is not None)


def test_a_summit_of_no_store_is_a_miss() -> None:
    (miss,) = compare_summits(gold(summits=[MANAMA]), told()).misses
    assert (miss.matter, miss.surface, miss.expected) == (
        "summit",
        "قمة المنامة",
        "Arab League Summit Manama 2024 2024-05-16",
    )
