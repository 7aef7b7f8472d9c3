"""Event ids: the same evidence keeps its id over builds, whatever joins it or leaves it."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.store.ledger import LEDGER_SCHEMA, Named, name_stories

EMPTY = pl.DataFrame(schema=LEDGER_SCHEMA)


def stories(**reports: str) -> pl.DataFrame:
    """`a="xyz"` is story a with reports x, y and z, x seen first."""
    rows = [
        (number, report, place == 0)
        for number, members in enumerate(reports.values())
        for place, report in enumerate(members)
    ]
    return pl.DataFrame(
        rows, schema={"story_no": pl.UInt32, "report_key": pl.String, "first": pl.Boolean}, orient="row"
    )


def ids(named: Named) -> list[str]:
    return named.ids.sort("story_no")["event_id"].to_list()


def redirects(named: Named) -> dict[str, str]:
    return dict(named.redirects.select("old_id", "event_id").iter_rows())


@pytest.mark.parametrize(
    ("before", "after", "expected_ids", "expected_redirects"),
    [
        ({"a": "xy"}, {"a": "xy"}, ["ev_x"], {}),
        ({"a": "xy"}, {"a": "wxy"}, ["ev_x"], {}),  # an earlier report turns up
        ({"a": "xy"}, {"a": "y"}, ["ev_x"], {}),  # the anchor's article was withdrawn
        ({"a": "xyz", "b": "uv"}, {"a": "uvxyz"}, ["ev_x"], {"ev_u": "ev_x"}),  # a merge keeps the id of most reports
        ({"a": "xyz"}, {"a": "x", "b": "yz"}, ["ev_x", "ev_y"], {}),  # a split keeps the id with its anchor
        ({"a": "x"}, {"a": "x", "b": "y"}, ["ev_x", "ev_y"], {}),
        ({}, {"a": "x"}, ["ev_x"], {}),
    ],
)
def test_ids_survive(
    before: dict[str, str], after: dict[str, str], expected_ids: list[str], expected_redirects: dict[str, str]
) -> None:
    first = name_stories(stories(**before), EMPTY)
    second = name_stories(stories(**after), first.ledger)
    assert ids(second) == expected_ids
    assert redirects(second) == expected_redirects


def test_a_split_story_whose_natural_id_is_taken_gets_another() -> None:
    joined = name_stories(stories(a="xy"), EMPTY)
    moved = name_stories(stories(a="y"), joined.ledger)  # x is gone, its id lives on with y
    back = name_stories(stories(a="y", b="x"), moved.ledger)
    assert len(set(ids(back))) == 2
    assert "ev_x" in ids(back)


_partition = st.lists(st.integers(0, 4), min_size=1, max_size=9)


@given(st.lists(_partition, min_size=1, max_size=4))
def test_every_build_has_one_id_per_story_and_a_rebuild_changes_none(builds: list[list[int]]) -> None:
    ledger = EMPTY
    for build in builds:
        reports = stories(
            **{str(s): "".join("abcdefghi"[i] for i, t in enumerate(build) if t == s) for s in set(build)}
        )
        named = name_stories(reports, ledger)
        assert named.ids["event_id"].n_unique() == len(set(build)) == named.ids["story_no"].n_unique()
        assert not set(redirects(named)) & set(ids(named))
        ledger = named.ledger
        assert ledger["report_key"].is_unique().all()
        assert ids(name_stories(reports, ledger)) == ids(named)
