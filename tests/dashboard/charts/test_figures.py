"""What each chart draws for a few rows counted by hand, and that it is a figure that Plotly accepts."""

from datetime import date
from typing import Any

import polars as pl
import pytest

from dashboard.charts import attendance, coverage, days, matrix, offices, pair, shares, volume
from dashboard.charts.look import Look
from tests.dashboard.charts.figures import BOTH, EN, MONTHS, SPAN, accepted

PAIRS = pl.DataFrame(
    [("a", "b", 4, 5, 6, 1.5, 0.4), ("b", "c", 1, 6, 2, 0.8, -0.1)],
    schema=["actor_a", "actor_b", "events", "events_a", "events_b", "lift", "npmi"],
    orient="row",
)
NAMES = {"a": "Anna", "b": "بدر", "c": "C"}


@BOTH
@pytest.mark.parametrize("measure", ["events", "npmi", "lift"])
def test_matrix_is_symmetric_and_clickable(look: Look, measure: str) -> None:
    figure = accepted(matrix.matrix(PAIRS, ["a", "b", "c"], look, NAMES, measure))
    heat, clicks = figure["data"]
    assert heat["z"][0][1] == heat["z"][1][0] == PAIRS[measure][0]
    assert heat["z"][0][2] is None
    assert sorted(map(tuple, clicks["customdata"])) == [("a", "b"), ("b", "a"), ("b", "c"), ("c", "b")]


@BOTH
def test_pair(look: Look) -> None:
    frame = pl.DataFrame(
        [(*MONTHS[0], 2, 3, 4), (*MONTHS[1], 0, 1, 0)],
        schema=["start", "end", "events", "first", "second"],
        orient="row",
    )
    figure = accepted(pair.pair(frame, SPAN, look, "A", "B"))
    assert [trace["y"] for trace in figure["data"]] == [[2, 0], [3, 1], [4, 0]]


COVERAGE = pl.DataFrame(
    [("s1", -1, "x", 1, 10), ("s1", 0, "x", 4, 8), ("s1", 0, "y", 1, 2), ("s2", 0, "x", 0, 5)],
    schema=["summit_id", "day_offset", "outlet", "documents", "outlet_total"],
    orient="row",
)


@BOTH
def test_coverage_is_aligned_on_day_zero(look: Look) -> None:
    figure = accepted(coverage.coverage(COVERAGE, look, {"s1": "One", "s2": "Two"}, 2))
    first, second = figure["data"]
    assert (first["x"], first["y"]) == ([-2, -1, 0, 1, 2], [None, 1, 5, None, None])
    assert second["y"] == [None, None, 0, None, None]  # a zero where others were printed, else nothing
    assert first["customdata"][2] == ["s1", 0]
    assert first["line"]["dash"] != second["line"]["dash"]


def test_coverage_as_a_share() -> None:
    first = coverage.coverage(COVERAGE, EN, {"s1": "One"}, 1, share=True)["data"][0]
    assert first["y"] == [10.0, 50.0, None]
    assert "5 of 10 (50.0%)" in first["hovertext"][1]


@BOTH
def test_attendance_has_a_sign_for_each_status(look: Look) -> None:
    frame = pl.DataFrame(
        [("s1", "a", "attended", ["attended"], 2), ("s2", "a", "absent", ["absent", "expected"], 1)],
        schema=["summit_id", "actor_id", "status", "said", "sentences"],
        orient="row",
    )
    names = {**NAMES, "s1": "One", "s2": "Two"}
    figure = accepted(attendance.attendance(frame, ["a"], ["s1", "s2"], look, names))
    shown = {tuple(mark): trace["name"] for trace in figure["data"] for mark in trace["customdata"]}
    assert set(shown) == {("s1", "a"), ("s2", "a")}
    assert (
        len(
            {(trace["marker"]["symbol"], trace["marker"]["size"], trace["marker"]["color"]) for trace in figure["data"]}
        )
        == 5
    )
    assert figure["layout"]["xaxis"]["categoryarray"] == ["s1", "s2"]


def test_long_names_of_editions_are_written_out_on_lines() -> None:
    frame = pl.DataFrame(
        [(f"s{n}", "a", "attended", ["attended"], 1) for n in range(4)],
        schema=["summit_id", "actor_id", "status", "said", "sentences"],
        orient="row",
    )
    name = "Emergency Arab Summit on Palestine Cairo"
    layout = attendance.attendance(frame, ["a"], [f"s{n}" for n in range(4)], EN, {"a": "A", "s0": name})["layout"]
    told = layout["xaxis"]["ticktext"][0].replace("\u2068", "").replace("\u2069", "")
    assert told == "Emergency Arab Summit<br>on Palestine Cairo"
    assert layout["xaxis"]["tickangle"]  # side by side they would run into each other on a phone


@BOTH
def test_shares_carry_their_denominator(look: Look) -> None:
    frame = pl.DataFrame(
        [("n", "Nile", 1, 4), ("m", "M", 0, 0)], schema=["key", "label", "part", "total"], orient="row"
    )
    trace = accepted(shares.shares(frame, look, "of"))["data"][0]
    assert (trace["x"], trace["customdata"]) == ([25.0, 0.0], [["n"], ["m"]])
    assert "1" in trace["text"][0]
    assert "4" in trace["text"][0]


@BOTH
def test_volume_greys_gaps(look: Look) -> None:
    frame = pl.DataFrame(
        [(*MONTHS[0], "n", 1, 4)], schema=["start", "end", "outlet", "documents", "total"], orient="row"
    )
    gaps = pl.DataFrame([("n", date(2024, 2, 3), date(2024, 3, 1))], schema=["outlet", "start", "end"], orient="row")
    figure = accepted(volume.volume(frame, ["n"], gaps, SPAN, look, {"n": "Nile"}))
    totals, told = figure["data"]
    assert told["y"][0] / totals["y"][0] == pytest.approx(1 / 4)
    assert [(shape["x0"], shape["x1"]) for shape in figure["layout"]["shapes"]] == [("2024-02-03", "2024-03-01")]


DAYS = pl.DataFrame({"day": [date(2024, 3, 10), date(2024, 3, 11), date(2024, 4, 10)], "events": [2, 7, 1]})


@BOTH
@pytest.mark.parametrize(
    ("calendar", "rows", "cells"),
    [
        ("gregorian", [31, 30], {("2024-03-10", 10, 0), ("2024-03-11", 11, 0), ("2024-04-10", 10, 1)}),
        ("islamic-umalqura", [29, 30, 29], {("2024-03-10", 29, 0), ("2024-03-11", 1, 1), ("2024-04-10", 1, 2)}),
    ],
)
def test_days_stand_in_their_month(
    look: Look, calendar: str, rows: list[int], cells: set[tuple[str, int, int]]
) -> None:
    figure = accepted(days.days(DAYS, date(2024, 3, 10), date(2024, 4, 11), calendar, look))
    heat, clicks = figure["data"]
    assert [len(line) for line in heat["text"]] == rows
    marked = zip(clicks["customdata"], clicks["x"], clicks["y"], strict=True)
    assert {(day[0], x, y) for day, x, y in marked} == cells
    assert sum(n for line in heat["z"] for n in line if n) == 10


def test_one_month_of_every_year() -> None:
    figure = days.days(DAYS, date(2022, 1, 1), date(2024, 5, 1), "islamic-umalqura", EN, 9)
    named = [text.strip("\u2068\u2069") for text in figure["layout"]["yaxis"]["ticktext"]]
    assert named == ["Ramadan 1443", "Ramadan 1444", "Ramadan 1445"]


@pytest.mark.parametrize(("first", "rows"), [(date(1975, 1, 1), 1), (date(2012, 1, 1), 1), (date(2014, 1, 1), 11)])
def test_one_month_of_many_years_begins_with_its_first_event(first: date, rows: int) -> None:
    figure = days.days(DAYS, first, date(2024, 5, 1), "islamic-umalqura", EN, 9)
    assert len(figure["layout"]["yaxis"]["ticktext"]) == rows


@BOTH
def test_offices_are_open_where_no_end_is_known(look: Look) -> None:
    frame = pl.DataFrame(
        [("First", date(2010, 1, 1), date(2010, 12, 31), False), ("Now", date(2011, 1, 1), None, True)],
        schema=["label", "start_on", "end_on", "acting"],
        orient="row",
    )
    trace: Any = accepted(offices.offices(frame, date(2024, 1, 1), look))["data"][0]
    assert trace["x"][0] == 365 * 86_400_000
    assert trace["base"] == ["2010-01-01", "2011-01-01"]
    assert trace["marker"]["pattern"]["shape"] == ["", "/"]
