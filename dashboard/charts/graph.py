"""Pairs of actors → a graph that can be read: the strongest edges of each node, communities, fixed places."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np
import polars as pl

MOST_NODES = 150
MOST_EDGES = 1_000
WIDTH, HEIGHT = 1_000.0, 680.0  # of the drawing that places lie in

Floats = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
Whole = np.ndarray[tuple[int, ...], np.dtype[np.int_]]


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes with their community (named by its largest actor) and place in the drawing, and their edges."""

    nodes: tuple[str, ...]
    groups: Mapping[str, str]
    places: Mapping[str, tuple[float, float]]
    edges: pl.DataFrame  # the chosen rows of the pairs


def readable(pairs: pl.DataFrame, events: Mapping[str, int], nodes: int = 60, per_node: int = 4) -> Graph:
    """The graph of the `nodes` most present actors, of whose edges each brings its `per_node` strongest.

    Args:
        pairs: columns `actor_a`, `actor_b`, `events`, `npmi`.
        events: how many events each actor has.
        nodes: at most so many actors, never more than `MOST_NODES`.
        per_node: how many edges each actor may bring.
    """
    present = sorted({*pairs["actor_a"], *pairs["actor_b"]}, key=lambda actor: (-events.get(actor, 0), actor))
    kept = set(present[: min(nodes, MOST_NODES)])
    inside = pairs.filter(pl.col("actor_a").is_in(kept) & pl.col("actor_b").is_in(kept))
    edges = _strongest(inside, per_node).head(MOST_EDGES)
    linked = {*edges["actor_a"], *edges["actor_b"]}
    names = tuple(actor for actor in present if actor in linked)
    groups = communities(names, edges)
    return Graph(names, groups, _places(names, edges, groups), edges)


def _strongest(pairs: pl.DataFrame, per_node: int) -> pl.DataFrame:
    """The rows that are among the first `per_node` of one of their two actors, in order of events."""
    ranked = pairs.sort(["events", "npmi", "actor_a", "actor_b"], descending=[True, True, False, False])
    brought: dict[str, int] = {}
    chosen = []
    for number, (first, second) in enumerate(ranked.select("actor_a", "actor_b").iter_rows()):
        counts = (brought.get(first, 0), brought.get(second, 0))
        if min(counts) < per_node:
            chosen.append(number)
            brought[first], brought[second] = counts[0] + 1, counts[1] + 1
    return ranked[chosen]


def communities(nodes: Sequence[str], edges: pl.DataFrame) -> dict[str, str]:
    """The community of each node (Louvain, seeded), named by its first node, so that its colour stays."""
    graph = nx.Graph()
    graph.add_nodes_from(nodes)
    graph.add_weighted_edges_from(edges.select("actor_a", "actor_b", "events").iter_rows())
    order = {node: number for number, node in enumerate(nodes)}
    groups: dict[str, str] = {}
    for members in nx.community.louvain_communities(graph, seed=7):
        named = min(members, key=order.__getitem__)
        groups.update(dict.fromkeys(members, named))
    return groups


def _places(nodes: Sequence[str], edges: pl.DataFrame, groups: Mapping[str, str]) -> dict[str, tuple[float, float]]:
    """Fruchterman-Reingold from a fixed start (communities in a ring); the same graph always lies the same way."""
    if not nodes:
        return {}
    index = {node: number for number, node in enumerate(nodes)}
    ends = np.array([[index[a], index[b]] for a, b in edges.select("actor_a", "actor_b").iter_rows()], dtype=int)
    weight = np.log1p(edges["events"].to_numpy().astype(float))
    at = _apart(_filled(_relaxed(_start(nodes, groups), ends.reshape(-1, 2), weight)))
    return {node: (float(at[n, 0]), float(at[n, 1])) for node, n in index.items()}


def _start(nodes: Sequence[str], groups: Mapping[str, str]) -> Floats:
    """Each community in a sector of its own, its members on a sunflower within."""
    names = list(dict.fromkeys(groups[node] for node in nodes))
    seen: dict[str, int] = {}
    rows = []
    for node in nodes:
        group = groups[node]
        rank = seen[group] = seen.get(group, 0) + 1
        sector = 2 * np.pi * names.index(group) / len(names)
        turn, far = 2.39996 * rank, 0.06 * np.sqrt(rank)
        rows.append((np.cos(sector) + far * np.cos(turn), np.sin(sector) + far * np.sin(turn)))
    return np.array(rows, dtype=np.float64)


def _relaxed(at: Floats, ends: Whole, weight: Floats, rounds: int = 220) -> Floats:
    count = len(at)
    ideal = 1.6 / np.sqrt(count)
    for turn in range(rounds):
        across, along = (axis[:, None] - axis[None, :] for axis in at.T)  # a table for each axis: twice as quick
        force = ideal**2 / np.maximum(across**2 + along**2, 1e-6)
        push = np.stack([(across * force).sum(1), (along * force).sum(1)], -1) - at * 0.8
        if len(ends):
            pull = at[ends[:, 0]] - at[ends[:, 1]]
            pull *= (np.sqrt((pull**2).sum(-1)) / ideal * (0.5 + weight / weight.max()))[:, None]
            np.add.at(push, ends[:, 0], -pull)
            np.add.at(push, ends[:, 1], pull)
        size = np.maximum(np.sqrt((push**2).sum(-1)), 1e-9)
        at = at + push / size[:, None] * np.minimum(size, 0.12 * (1 - turn / rounds) + 0.002)[:, None]
    return at


def _filled(at: Floats) -> Floats:
    """Places stretched over the whole drawing."""
    low, high = at.min(axis=0), at.max(axis=0)
    scaled: Floats = (at - low) / np.where(high > low, high - low, 1.0) * (WIDTH, HEIGHT)
    return scaled


def _apart(at: Floats, rounds: int = 500) -> Floats:
    """Nodes moved until the boxes of their names no longer overlap, as far as the drawing has room."""
    count = len(at)
    box = np.array([112.0, 52.0]) * min(1.0, np.sqrt(0.4 * WIDTH * HEIGHT / (count * 112.0 * 52.0)))
    for _ in range(rounds):
        gaps = [axis[:, None] - axis[None, :] for axis in at.T]
        over = [side - np.abs(gap) for side, gap in zip(box, gaps, strict=True)]
        np.fill_diagonal(over[0], -1.0)
        one, other = np.nonzero((over[0] > 0) & (over[1] > 0))
        if not len(one):
            break
        short = over[0][one, other] / box[0] < over[1][one, other] / box[1]  # the shorter way out
        for axis, chosen in ((0, short), (1, ~short)):
            gap = gaps[axis][one, other]
            way = np.where(gap == 0, np.sign(one - other), np.sign(gap))
            move = np.bincount(one, np.where(chosen, over[axis][one, other] * way, 0.0), count)
            at[:, axis] += move * 0.4
        at = np.clip(at, 0.0, (WIDTH, HEIGHT))
    return at
