"""Places on a map: where they lie, and whose names have room."""

import itertools

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts import places
from dashboard.charts.look import Look
from dashboard.charts.place_names import Circle, _beside, _shared, sides_of_names
from tests.dashboard.charts.figures import BOTH, accepted

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


def test_a_name_moves_aside_or_is_left_out() -> None:
    near = [Circle("large", 0, 0, 9, 6), Circle("small", 0, -2, 4, 6), Circle("third", 0, 2, 4, 6)]
    assert sides_of_names(near, 10, 9)["large"] == "bottom center"
    assert sides_of_names([Circle("one", 0, 0, 9, 6), Circle("two", 0, 0, 9, 6)], 10, 9) == {
        "one": "bottom center",
        "two": "top center",
    }
    assert list(sides_of_names(near, 10, 1)) == ["large"]


_CIRCLES = st.lists(
    st.builds(
        Circle,
        key=st.uuids().map(str),
        x=st.floats(-60, 60),
        y=st.floats(-40, 40),
        radius=st.floats(2, 16),
        letters=st.integers(1, 22),
    ),
    max_size=25,
)


@given(_CIRCLES, st.floats(2, 12))
def test_no_name_lies_on_another(circles: list[Circle], scale: float) -> None:
    sides = sides_of_names(circles, scale, 40)
    boxes = [_beside(circle, scale, sides[circle.key]) for circle in circles if circle.key in sides]
    assert not any(_shared(one, other) for one, other in itertools.combinations(boxes, 2))
