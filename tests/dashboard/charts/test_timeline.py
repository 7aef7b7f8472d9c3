"""Counts, lanes and single events over time: what stands where, in which colour, and what lies behind it."""

from datetime import date, datetime

import polars as pl
import pytest

from dashboard.charts import lanes, marks, timeline
from dashboard.charts.event_types import TYPES, colour_of_type
from dashboard.charts.look import DARK, LIGHT, Figure, Look
from dashboard.charts.spans import Behind
from dashboard.words import table
from tests.dashboard.charts.figures import BOTH, EN, SPAN, accepted, counted


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
    assert (bar["xaxis"], bar["text"], bar["customdata"]) == (
        "x2",
        ["900<br>\u2068No date\u2069"],
        [["", "", "undated"]],
    )
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
    schema = ["event_id", "start_at", "end_at", "certainty", "event_type", "lane", "text"]
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
def test_the_legend_names_each_type_of_the_marks_as_it_is_drawn(look: Look) -> None:
    frame = single(*((f"e{n}", "2024-02-01", "2024-02-02", "stated", "x") for n in range(4)))
    kinds = pl.Series("event_type", ["attack", "attack", "threat", "accusation"])
    drawn, *named = accepted(marks.events(frame.with_columns(kinds), SPAN, look, {}))["data"]
    assert not drawn["showlegend"]
    looks = {trace["name"]: (trace["marker"]["color"], trace["marker"]["symbol"]) for trace in named}
    assert list(looks) == [look.label(look.words(f"event_type.{kind}")) for kind in ("attack", "accusation", "threat")]
    assert len(set(looks.values())) == 3  # the last two share a colour, not a symbol
    assert set(zip(drawn["marker"]["line"]["color"], drawn["marker"]["symbol"], strict=True)) == set(looks.values())


@BOTH
@pytest.mark.parametrize("kind", sorted(TYPES))
def test_a_type_has_one_colour_in_every_chart(look: Look, kind: str) -> None:
    mine = colour_of_type(kind, look)
    others = {"summit": [9], "attack": [8], kind: [1]}
    bars = timeline.counts(counted(**others), SPAN, look, {})["data"]
    assert [trace["marker"]["color"] for trace in bars if trace["customdata"][0][2] == kind] == [mine]
    circles = lanes.lanes(counted(**others).rename({"group": "lane"}), SPAN, look, {})["data"][0]
    assert {
        c for (_, _, lane), c in zip(circles["customdata"], circles["marker"]["color"], strict=True) if lane == kind
    } == {mine}
    event = single(("e", "2024-02-01", "2024-02-02", "stated", "x")).with_columns(pl.lit(kind).alias("event_type"))
    assert marks.events(event, SPAN, look, {})["data"][0]["marker"]["color"] == [mine]


def test_types_of_one_colour_differ_in_hatching_and_symbol() -> None:
    assert set(TYPES) == {key.removeprefix("event_type.") for key in table()["en"] if key.startswith("event_type.")}
    assert len({(one.slot, one.hatching) for one in TYPES.values()}) == len(TYPES)
    assert len({(one.slot, one.symbol) for one in TYPES.values()}) == len(TYPES)
    assert {one.slot for one in TYPES.values()} == {-1, *range(len(LIGHT))}
    assert len(LIGHT) == len(DARK)


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
