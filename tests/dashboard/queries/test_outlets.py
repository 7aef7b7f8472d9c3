"""Outlets against the hand-counted store: volume, share, who is first, lag, gaps."""

from datetime import date

import duckdb
import pytest

from dashboard.filters import Filters
from dashboard.queries import outlets

Con = duckdb.DuckDBPyConnection


def test_volume_and_share(con: Con) -> None:
    found = outlets.outlets(con, Filters())
    assert found.select("outlet", "documents", "total", "events").rows() == [
        ("nile", 3, 3, 4),
        ("carthage", 2, 2, 3),
        ("thames", 2, 2, 3),
        ("najd", 1, 1, 2),
        (None, 1, 1, 1),
    ]


def test_share_is_of_the_outlets_own_documents(con: Con) -> None:
    found = outlets.outlets(con, Filters(types=("summit",), status=("happened",)))
    assert {row["outlet"]: (row["documents"], row["total"], row["share"]) for row in found.rows(named=True)} == {
        "nile": (1, 3, pytest.approx(1 / 3)),
        "najd": (1, 1, 1.0),
        "thames": (1, 2, 0.5),
        "carthage": (0, 2, 0.0),
        None: (0, 1, 0.0),
    }


def test_who_reports_first(con: Con) -> None:
    found = outlets.outlets(con, Filters(types=("summit", "speech"), status=("happened",)))
    race = {row["outlet"]: (row["contested"], row["first"], row["lag_days"]) for row in found.rows(named=True)}
    assert race["nile"] == (1, 1, None)  # the summit, a day before the two others
    assert race["najd"] == (2, 1, 2.0)  # the speech on the same day as thames: both are first
    assert race["thames"] == (2, 1, 2.0)
    assert race["carthage"] == (0, 0, None)


def test_days_asked_for_bound_the_denominator(con: Con) -> None:
    found = outlets.outlets(con, Filters(since=date(2024, 2, 1)))
    assert {row["outlet"]: row["total"] for row in found.rows(named=True)} == {"carthage": 1, "nile": 1, None: 1}


def test_volume_by_month(con: Con) -> None:
    found = outlets.volume(con, Filters(types=("summit",)), "month")
    assert found.rows() == [
        (date(2023, 5, 1), date(2023, 6, 1), "najd", 1, 1),
        (date(2023, 5, 1), date(2023, 6, 1), "nile", 1, 1),
        (date(2023, 5, 1), date(2023, 6, 1), "thames", 1, 1),
        (date(2023, 11, 1), date(2023, 12, 1), "nile", 0, 1),
        (date(2024, 1, 1), date(2024, 2, 1), "thames", 0, 1),
        (date(2024, 2, 1), date(2024, 3, 1), "carthage", 0, 1),
        (date(2024, 2, 1), date(2024, 3, 1), "nile", 0, 1),
        (date(2024, 5, 1), date(2024, 6, 1), None, 1, 1),
    ]


def test_gaps_lie_between_the_articles_of_an_outlet(con: Con) -> None:
    assert outlets.gaps(con, Filters()).rows() == [
        ("nile", date(2023, 5, 19), date(2023, 11, 2), 167),
        ("thames", date(2023, 5, 21), date(2024, 1, 10), 234),
        ("nile", date(2023, 11, 3), date(2024, 2, 12), 101),
    ]
    assert outlets.gaps(con, Filters(outlets=("najd",))).is_empty()
    late = Filters(since=date(2023, 11, 2), until=date(2023, 11, 3))
    assert outlets.gaps(con, late)["outlet"].to_list() == ["thames", "nile"]
    assert outlets.gaps(con, Filters(until=date(2023, 5, 18))).is_empty()


def test_silent_days_are_those_without_any_article(con: Con) -> None:
    found = outlets.silent(con, Filters(), date(2023, 5, 17), date(2023, 5, 23))
    assert found.rows() == [
        (date(2023, 5, 17), date(2023, 5, 18)),
        (date(2023, 5, 19), date(2023, 5, 20)),
        (date(2023, 5, 21), date(2023, 5, 23)),
    ]
    only = outlets.silent(con, Filters(outlets=("nile",)), date(2023, 5, 17), date(2023, 5, 23), least=2)
    assert only.rows() == [(date(2023, 5, 19), date(2023, 5, 23))]


def test_a_gap_is_measured_by_what_is_usual(con: Con) -> None:
    # nile prints after 168 and 102 days: neither is three times the median of both
    assert outlets.gaps(con, Filters(outlets=("nile",)), times=3).is_empty()
    assert outlets.gaps(con, Filters(outlets=("nile",)), times=1)["days"].to_list() == [167]
