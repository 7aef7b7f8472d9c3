"""What each chart draws for a few rows counted by hand, and that it is a figure that Plotly accepts."""

import json
from datetime import date, datetime
from typing import Any

import plotly.graph_objects as go
import polars as pl
import pytest

from dashboard.charts import (
    attendance,
    coverage,
    days,
    lanes,
    marks,
    matrix,
    offices,
    pair,
    places,
    shares,
    timeline,
    volume,
)
from dashboard.charts.look import Figure, Look
from dashboard.charts.spans import Behind, Stretch
from dashboard.words import Words

EN, AR = Look(Words("en")), Look(Words("ar"), dark=True)
BOTH = pytest.mark.parametrize("look", [EN, AR])
SPAN = Stretch(date(2024, 1, 1), date(2024, 4, 1))
MONTHS = [(date(2024, n, 1), date(2024, n + 1, 1)) for n in (1, 2, 3)]


def accepted(figure: Figure) -> Figure:
    """The figure, once Plotly has checked it and it can be written as JSON."""
    go.Figure(figure)
    json.dumps(figure)
    return figure


def counted(**groups: list[int]) -> pl.DataFrame:
    rows = [(*MONTHS[n], group, value) for group, values in groups.items() for n, value in enumerate(values) if value]
    return pl.DataFrame(rows, schema=["start", "end", "group", "events"], orient="row")


@BOTH
def test_timeline_stacks_groups(look: Look) -> None:
    figure = accepted(timeline.counts(counted(attack=[1, 0, 5], summit=[2, 3, 0]), SPAN, look, {}))
    assert [(trace["y"], [mark[2] for mark in trace["customdata"]]) for trace in figure["data"]] == [
        ([1, 5], ["attack", "attack"]),
        ([2, 3], ["summit", "summit"]),
    ]
    assert figure["data"][0]["customdata"][1][:2] == ["2024-03-01", "2024-04-01"]
    assert figure["layout"]["yaxis"]["range"][1] >= 5


def test_small_groups_are_put_together() -> None:
    figure = timeline.counts(counted(**{f"g{n}": [n + 1] for n in range(9)}), SPAN, EN, {})
    assert len(figure["data"]) == timeline.MOST_GROUPS
    assert figure["data"][-1]["customdata"][0][2] == "others"
    assert sum(sum(trace["y"]) for trace in figure["data"]) == sum(range(1, 10))


def test_undated_events_have_a_bar_of_their_own() -> None:
    figure = accepted(timeline.counts(counted(attack=[4]), SPAN, EN, {}, undated=900))
    bar = figure["data"][-1]
    assert (bar["xaxis"], bar["text"], bar["customdata"]) == ("x2", ["900"], [["", "", "undated"]])
    assert bar["y"][0] <= figure["layout"]["yaxis"]["range"][1]


def test_gaps_summits_and_the_other_calendar_stand_behind() -> None:
    behind = Behind(((date(2024, 2, 1), date(2024, 2, 9)),), (("<i>قمة</i>", date(2024, 3, 1), date(2024, 3, 2)),))
    figure = accepted(timeline.counts(counted(attack=[4]), SPAN, EN, {}, behind))
    assert [(shape["x0"], shape["x1"]) for shape in figure["layout"]["shapes"]] == [
        ("2024-02-01", "2024-02-09"),
        ("2024-03-01", "2024-03-02"),
    ]
    told = [one["text"] for one in figure["layout"]["annotations"]]
    assert any("Ramadan" in text for text in told)
    assert not any("<i>" in text for text in told)


def test_a_status_that_did_not_happen_is_hatched() -> None:
    figure = timeline.counts(counted(happened=[3], planned=[2]), SPAN, EN, {})
    assert [trace["marker"]["pattern"]["shape"] for trace in figure["data"]] == ["", "/"]


def single(*rows: tuple[str, str, str, str, str]) -> pl.DataFrame:
    lines = [
        (key, datetime.fromisoformat(start), datetime.fromisoformat(end), sure, "attack", lane, key)
        for key, start, end, sure, lane in rows
    ]
    schema = ["event_id", "start_at", "end_at", "certainty", "group", "lane", "text"]
    return pl.DataFrame(lines, schema=schema, orient="row")


@BOTH
def test_marks_show_how_sure_a_day_is(look: Look) -> None:
    frame = single(
        ("solid", "2024-02-01", "2024-02-02", "stated", "x"),
        ("hollow", "2024-02-10", "2024-02-11", "inferred", "x"),
        ("bar", "2024-02-10", "2024-02-20", "stated", "y"),
        ("hollow bar", "2024-03-10", "2024-03-20", "ambiguous", "y"),
    )
    bars, dots, _ = accepted(marks.events(frame, SPAN, look, {"x": "X", "y": "Y"}))["data"]
    filled = [mark[0] for trace in (bars, dots) for mark, colour in _coloured(trace) if colour != look.ground]
    assert filled == ["bar", "solid"]
    assert [mark[0] for mark in bars["customdata"]] == ["bar", "hollow bar"]


def _coloured(trace: Figure) -> list[tuple[list[str], str]]:
    return list(zip(trace["customdata"], trace["marker"]["color"], strict=True))


@BOTH
def test_the_legend_names_each_colour_of_the_marks(look: Look) -> None:
    frame = single(*((f"e{n}", "2024-02-01", "2024-02-02", "stated", "x") for n in range(10)))
    groups = pl.Series("group", ["attack", "visit", *(f"other{n}" for n in range(8))])
    figure = accepted(marks.events(frame.with_columns(groups), SPAN, look, {"attack": "A", "visit": "V"}))
    drawn, *named = figure["data"]
    assert figure["layout"]["showlegend"]
    assert not drawn["showlegend"]
    colours = [trace["marker"]["color"] for trace in named]
    assert len(colours) == len(set(colours)) == len(look.palette) + 1  # the last for all that are past the palette
    assert set(drawn["marker"]["line"]["color"]) == set(colours)


@pytest.mark.parametrize(("start", "side"), [(date(2024, 1, 2), "left"), (SPAN.last, "right")])
def test_names_of_summits_stay_on_the_chart(start: date, side: str) -> None:
    behind = Behind((), (("Summit", start, start),))
    notes = timeline.counts(counted(attack=[4]), SPAN, EN, {}, behind)["layout"]["annotations"]
    assert [note["xanchor"] for note in notes if "Summit" in note["text"]] == [side]


def test_marks_of_one_moment_stand_apart() -> None:
    rows = [(f"e{n}", "2024-02-01", "2024-02-02", "stated", "x") for n in range(4)]
    dots = marks.events(single(*rows), SPAN, EN, {})["data"][0]
    assert len(set(dots["y"])) == 4


@BOTH
def test_lanes(look: Look) -> None:
    frame = counted(a=[1, 4], b=[9]).rename({"group": "lane"})
    trace = accepted(lanes.lanes(frame, SPAN, look, {"a": "A", "b": "B"}))["data"][0]
    sizes = dict(zip(map(tuple, trace["customdata"]), trace["marker"]["size"], strict=True))
    assert sizes["2024-01-01", "2024-02-01", "b"] == 30
    assert sizes["2024-02-01", "2024-03-01", "a"] == 20  # area: 4 of 9


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


PLACES = pl.DataFrame(
    [("g.1", 24.7, 46.7, 9), ("g.2", 30.0, 31.2, 1), ("g.3", None, None, 5)],
    schema=["place_id", "lat", "lon", "events"],
    orient="row",
)


@BOTH
def test_map_draws_what_has_a_position_and_fetches_nothing(look: Look) -> None:
    figure = accepted(places.places(PLACES, look, {"g.1": "Riyadh", "g.2": "Cairo"}))
    trace = figure["data"][0]
    assert (trace["type"], trace["customdata"], trace["x"]) == ("scatter", [["g.1"], ["g.2"]], [46.7, 31.2])
    assert figure["layout"]["images"][0]["source"] == "app/static/world.svg"
    west, east = figure["layout"]["xaxis"]["range"]
    assert west < 31.2 < 46.7 < east


@pytest.mark.parametrize(("lat", "ordinate"), [(0, 0), (45, 48.29), (-45, -48.29), (90, 114.69)])
def test_miller(lat: float, ordinate: float) -> None:
    # y = 5/4 ln tan(pi/4 + 2 phi/5), in degrees; 90 is held at the northern edge of the outlines
    assert places.miller(lat) == pytest.approx(ordinate, abs=0.05)


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
