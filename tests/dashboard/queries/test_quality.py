"""What the hand-counted store is unsure of."""

import duckdb
import pytest

from dashboard.filters import Filters
from dashboard.queries import quality

Con = duckdb.DuckDBPyConnection


def test_events_by_certainty_and_basis(con: Con) -> None:
    found = quality.certainties(con, Filters())
    assert set(found.rows()) == {
        ("stated", "text", 3),
        ("inferred", "summit", 1),
        ("inferred", "text", 1),
        ("inferred", "publication", 1),
        ("ambiguous", "text", 1),
        ("conflict", "text", 1),
        ("unresolved", None, 2),
    }


def test_totals(con: Con) -> None:
    row = quality.totals(con).row(0, named=True)
    assert (row["documents"], row["unpublished"], row["unnamed"], row["silent"]) == (9, 1, 1, 0)
    assert (row["unknown_actors"], row["unknown_summits"], row["rejects"]) == (1, 0, 1)


def test_dates_by_rule(con: Con) -> None:
    assert quality.unread_dates(con, "ambiguous").rows() == [("rule", "relative", 1, "هذا العام")]
    example = quality.date_examples(con, "ambiguous", "rule").row(0, named=True)
    assert example["text"][example["char_start"] :].startswith("هذا العام")


def test_rejects_by_reason(con: Con) -> None:
    assert quality.rejects(con).rows() == [("broken JSON", 1, "a.txt", "line 7")]


def test_reports_that_differ(con: Con) -> None:
    assert dict(quality.conflicts(con, Filters()).rows()) == {"day": 1, "status": 1}  # the speech, the summit
    assert dict(quality.conflicts(con, Filters(types=("visit",))).rows()) == {"day": 0, "status": 0}


def test_the_events_that_reports_disagree_on(con: Con) -> None:
    found = quality.disagreeing(con, Filters())
    assert found.select("event_id", "day", "state").rows() == [
        ("ev_summit", False, True), ("ev_speech", True, False)
    ]  # fmt: skip
    assert quality.disagreeing(con, Filters(types=("visit",))).is_empty()


@pytest.mark.parametrize(
    ("name", "language", "line"),
    [("سليم", "ar", ",سليم,ar,name,"), ('A, "B"', "en", ',"A, ""B""",en,name,')],
)
def test_the_ready_line_is_a_row_of_the_aliases(name: str, language: str, line: str) -> None:
    assert quality.alias_line(name, language) == line


def test_unknown_names_need_mentions(con: Con) -> None:
    assert quality.unknown_names(con).is_empty()  # nobody mentions the one unknown actor in so many words
