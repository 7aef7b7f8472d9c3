"""A network that can be read: few edges, no two nodes on top of each other, always in the same place."""

import itertools
import random

import polars as pl
import pytest

from dashboard.charts.graph import HEIGHT, MOST_NODES, WIDTH, Graph, communities, readable
from dashboard.charts.look import Look
from dashboard.charts.network import chosen, network
from dashboard.words import Words

SCHEMA = {"actor_a": pl.String, "actor_b": pl.String, "events": pl.Int64, "npmi": pl.Float64}


def dense(nodes: int, seed: int = 1) -> tuple[pl.DataFrame, dict[str, int]]:
    """A hairball: every pair of actors shares events."""
    chance = random.Random(seed)
    names = [f"a{n:03}" for n in range(nodes)]
    rows = [(a, b, chance.randint(1, 60), chance.random()) for a, b in itertools.combinations(names, 2)]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row"), {name: chance.randint(1, 300) for name in names}


@pytest.fixture(scope="module")
def hairball() -> tuple[pl.DataFrame, dict[str, int], Graph]:
    pairs, events = dense(60)
    return pairs, events, readable(pairs, events, nodes=40, per_node=4)


def test_few_edges_are_drawn(hairball: tuple[pl.DataFrame, dict[str, int], Graph]) -> None:
    graph = hairball[2]
    assert len(graph.nodes) == 40
    assert graph.edges.height <= 40 * 4


def test_every_actor_keeps_its_strongest_edge(hairball: tuple[pl.DataFrame, dict[str, int], Graph]) -> None:
    pairs, _, graph = hairball
    kept = set(graph.nodes)
    inside = pairs.filter(pl.col("actor_a").is_in(kept) & pl.col("actor_b").is_in(kept))
    edges = set(graph.edges.select("actor_a", "actor_b").rows())
    for node in graph.nodes:
        mine = inside.filter((pl.col("actor_a") == node) | (pl.col("actor_b") == node))
        strongest = mine.sort(["events", "npmi"], descending=True).row(0)
        assert strongest[:2] in edges


def test_nodes_stand_apart_inside_the_drawing(hairball: tuple[pl.DataFrame, dict[str, int], Graph]) -> None:
    places = hairball[2].places
    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in places.values())
    near = [
        (one, other)
        for one, other in itertools.combinations(places, 2)
        if abs(places[one][0] - places[other][0]) < 60 and abs(places[one][1] - places[other][1]) < 30
    ]
    assert not near


def test_the_same_graph_lies_the_same_way(hairball: tuple[pl.DataFrame, dict[str, int], Graph]) -> None:
    pairs, events, graph = hairball
    assert readable(pairs.sample(fraction=1.0, shuffle=True, seed=3), events, 40, 4).places == graph.places


def test_no_more_nodes_than_can_be_drawn() -> None:
    names = [f"n{n:03}" for n in range(300)]
    ring = pl.DataFrame(
        [(*sorted((a, b)), 2, 0.1) for a, b in zip(names, [*names[1:], names[0]], strict=True)], SCHEMA, orient="row"
    )
    assert len(readable(ring, dict.fromkeys(names, 1), nodes=900).nodes) <= MOST_NODES


def test_communities_are_those_who_meet() -> None:
    rows = [("a", "b", 9, 0.5), ("a", "c", 9, 0.5), ("b", "c", 9, 0.5), ("c", "d", 1, 0.1),
            ("d", "e", 9, 0.5), ("d", "f", 9, 0.5), ("e", "f", 9, 0.5)]  # fmt: skip
    found = communities(["a", "b", "c", "d", "e", "f"], pl.DataFrame(rows, schema=SCHEMA, orient="row"))
    assert found == {"a": "a", "b": "a", "c": "a", "d": "d", "e": "d", "f": "d"}


def test_no_pairs_no_graph() -> None:
    graph = readable(pl.DataFrame(schema=SCHEMA), {})
    assert (graph.nodes, graph.edges.height) == ((), 0)
    assert network(graph, Look(Words("ar")), {}, {}, {})["baseOption"]["series"][0]["data"] == []


def test_a_click_is_an_actor_or_a_pair(hairball: tuple[pl.DataFrame, dict[str, int], Graph]) -> None:
    graph = hairball[2]
    figure = network(graph, Look(Words("en")), {graph.nodes[0]: "<b>x</b>"}, {}, hairball[1])["baseOption"]["series"][0]
    assert chosen(graph, "node", 3) == (figure["data"][3]["id"],)
    assert chosen(graph, "edge", 5) == (figure["links"][5]["source"], figure["links"][5]["target"])
    assert chosen(graph, "node", 999) == chosen(graph, "edge", 999) == chosen(graph, "legend", 0) == ()
    assert figure["data"][0]["name"] == "\u2068<b>x</b>\u2069"  # drawn on a canvas, and escaped in tooltips by ECharts


def test_phones_see_the_same_actors_upright_and_fewer_names(
    hairball: tuple[pl.DataFrame, dict[str, int], Graph],
) -> None:
    option = network(hairball[2], Look(Words("en")), {}, {}, hairball[1])
    wide, phone = option["baseOption"]["series"][0]["data"], option["media"][0]["option"]["series"][0]["data"]
    assert [(one["id"], one["y"], one["x"]) for one in phone] == [(one["id"], one["x"], one["y"]) for one in wide]
    assert 0 < sum(one["label"]["show"] for one in phone) < len(wide)


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Egypt", ["Egypt"]),
        ("Islamic Resistance Movement (Hamas)", ["Islamic Resistance", "Movement (Hamas)"]),
        ("محمد بن سلمان بن عبدالعزيز آل سعود", ["محمد بن سلمان بن", "عبدالعزيز آل سعود"]),
        ("one two three four five six seven eight nine ten", ["one two three four", "five six seven…"]),
        ("", [""]),
    ],
)
def test_a_long_name_stands_on_two_lines(name: str, lines: list[str]) -> None:
    graph = readable(pl.DataFrame([("a", "b", 1, 0.1)], schema=SCHEMA, orient="row"), {"a": 2, "b": 1})
    node = network(graph, Look(Words("en")), {"a": name}, {}, {"a": 2, "b": 1})["baseOption"]["series"][0]["data"][0]
    assert node["label"]["formatter"].replace("\u2068", "").replace("\u2069", "").split("\n") == lines
