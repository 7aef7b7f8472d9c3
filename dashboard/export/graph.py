"""Filters → who appears with whom, as a GEXF graph: actors are nodes, events in common are the weight of an edge."""

import re
from typing import BinaryIO

import networkx

from dashboard.export.source import Source
from dashboard.filters import Filters
from dashboard.queries.pairs import actor_pairs, pair_actors
from dashboard.words import Words, plain

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def write_gexf(source: Source, filters: Filters, out: BinaryIO, words: Words, title: str) -> None:
    """GEXF 1.2 of the pairs that the co-occurrence view counts, with the names of actors in both languages."""
    graph = networkx.Graph(name=title)
    for row in pair_actors(source.con, filters).iter_rows(named=True):
        names = {key: _xml(row[key] or "") for key in ("name_ar", "name_en")}
        label = _xml(plain(words.name(row["name_ar"], row["name_en"], row["actor_id"])))
        graph.add_node(row["actor_id"], label=label, kind=row["kind"], events=row["events"], **names)
    for row in actor_pairs(source.con, filters).iter_rows(named=True):
        graph.add_edge(
            row["actor_a"], row["actor_b"], weight=row["events"], lift=float(row["lift"]), npmi=float(row["npmi"])
        )
    networkx.write_gexf(graph, out, version="1.2draft")


def _xml(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
