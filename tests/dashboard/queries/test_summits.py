"""Summit editions, attendance and coverage against the hand-counted store."""

from datetime import date

import duckdb
import pytest

from dashboard.filters import Filters
from dashboard.queries import summits

Con = duckdb.DuckDBPyConnection


def test_editions_count_documents_and_events(con: Con) -> None:
    found = summits.editions(con, Filters())
    assert found.select("summit_id", "city_en", "documents", "events").rows() == [
        ("las-32", "Jeddah", 3, 2),
        ("las-33", None, 1, 1),
    ]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(since=date(2024, 1, 1)), ["las-33"]),
        (Filters(until=date(2023, 5, 19)), ["las-32"]),
        (Filters(until=date(2023, 5, 18)), []),
        (Filters(summit=("las-33",)), ["las-33"]),
        (Filters(outlets=("najd",)), ["las-32"]),
        (Filters(languages=("en",)), ["las-32", "las-33"]),
        (Filters(types=("speech",)), ["las-32"]),
        (Filters(types=("visit",)), []),
    ],
)
def test_filters_choose_editions_and_documents(con: Con, filters: Filters, expected: list[str]) -> None:
    assert summits.editions(con, filters)["summit_id"].to_list() == expected


def test_documents_of_a_speech_are_those_that_report_it(con: Con) -> None:
    found = summits.editions(con, Filters(types=("speech",)))
    assert found["documents"].to_list() == [2]  # d2 and d3; d1 tells of the summit alone


def test_the_series_is_called_by_what_its_editions_share(con: Con) -> None:
    assert summits.series(con, Filters()).rows() == [("LAS", "القمة العربية", "LAS", 2, 4)]


@pytest.mark.parametrize(
    ("names", "common"),
    [
        (["Arab League Summit Jeddah 2023", "Arab League Summit Algiers 2022"], "Arab League Summit"),
        (["القمة العربية في جدة 2023", "القمة العربية في الجزائر 2022"], "القمة العربية"),
        (["G20 Summit in Bali 2022"], "G20 Summit in Bali"),
        (["32nd Arab Summit", "33rd Arab Summit"], ""),
        ([], ""),
    ],
)
def test_common_name(names: list[str], common: str) -> None:
    assert summits.common_name(names) == common


@pytest.mark.parametrize(
    ("names", "common"),
    [
        (["Arab Summit Tunis 2019", "Emergency Summit Cairo", "Arab Summit Algiers 2022"], "Arab Summit"),
        (["Arab Summit Tunis", "Emergency Summit Cairo"], ""),
        (["Forum Davos", "Forum Davos", "Forum Geneva"], "Forum"),
        ([], ""),
    ],
)
def test_one_odd_edition_does_not_take_the_name_from_its_series(names: list[str], common: str) -> None:
    assert summits.common_name(names) == common


def test_attendance_gives_each_actor_one_status(con: Con) -> None:
    found = summits.attendance(con, Filters(), "LAS")
    assert found.select("summit_id", "actor_id", "status", "sentences").rows() == [
        ("las-32", "c.SA", "mentioned", 1),
        ("las-32", "p.guterres", "absent", 1),
        ("las-32", "p.sisi", "attended", 1),
    ]


def test_a_cell_opens_its_words(con: Con) -> None:
    row = summits.attendance_evidence(con, "las-32", "p.sisi").row(0, named=True)
    assert (row["status"], row["document_id"], row["outlet"]) == ("attended", "d2", "najd")
    assert row["text"][row["char_start"] : row["char_end"]] == "السيسي"


def test_coverage_has_every_day_with_its_denominator(con: Con) -> None:
    found = summits.coverage(con, Filters(), ["las-32"])
    assert found.select("day_offset", "outlet", "documents", "outlet_total").rows() == [
        (-1, "nile", 1, 1),
        (1, "najd", 1, 1),
        (1, "thames", 1, 1),
    ]


def test_a_day_without_the_summit_still_counts_below(con: Con) -> None:
    found = summits.coverage(con, Filters(), ["las-33"], days=120)
    assert found.select("published_on", "outlet", "documents", "outlet_total").rows() == [
        (date(2024, 2, 11), "carthage", 0, 1),
        (date(2024, 2, 12), "nile", 0, 1),
        (date(2024, 5, 1), None, 1, 1),
    ]


def test_phases(con: Con) -> None:
    found = summits.phases(summits.coverage(con, Filters(), ["las-32"]), summits.editions(con, Filters()))
    assert found.rows() == [("las-32", "before", 1, 1), ("las-32", "after", 2, 2)]


def test_documents_behind_a_stretch(con: Con) -> None:
    found = summits.coverage_documents(con, Filters(), "las-32", 1, 14)
    assert found["document_id"].to_list() == ["d2", "d3"]
    assert summits.coverage_documents(con, Filters(outlets=("najd",)), "las-32", 1, 14)["document_id"].to_list() == [
        "d2"
    ]
