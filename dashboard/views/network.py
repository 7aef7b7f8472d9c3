"""Who appears with whom: network, matrix, one pair over time, and the events behind a line or a cell."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import polars as pl
import streamlit as st

from dashboard import images, rows, take
from dashboard.charts.axes import grain_for
from dashboard.charts.graph import Graph, readable
from dashboard.charts.matrix import MOST_ROWS, matrix
from dashboard.charts.network import chosen, network
from dashboard.charts.pair import pair as pair_chart
from dashboard.charts.spans import Stretch
from dashboard.parts import heading
from dashboard.queries import pairs as questions

if TYPE_CHECKING:
    from dashboard.page import Page, Selection

MEASURES = ("events", "npmi", "lift")


def show(page: "Page") -> None:
    """Put the view on the page."""
    page.heading("title", page.words("network.what"))
    with st.container(horizontal=True, vertical_alignment="bottom", gap="large", key="network.tools"):
        drawn = page.choose("as", ("network", "matrix"))
        kinds = _kinds(page)
        measure = page.choose("measure", MEASURES) if drawn == "matrix" else MEASURES[0]
    first, second = st.columns(2, gap="large")
    with first:
        least = page.choose_number("least", 1, 30, 1)
    with second:
        nodes = page.choose_number("nodes", 10, 120, 40)
    found = page.ask(questions.actor_pairs, None, least, kinds)
    if found.is_empty():
        st.info(page.words("network.none"))
        return
    actors = page.ask(questions.pair_actors, None, kinds)
    names = {
        row["actor_id"]: page.words.actor(row["name_ar"], row["name_en"], row["actor_id"])
        for row in actors.iter_rows(named=True)
    }
    graph = _graph((page.build, page.filters.query_string(), least, kinds, nodes), found, actors)
    if drawn == "network":
        _network(page, graph, actors, names)
    else:
        _matrix(page, found, graph, names, measure)
    st.caption(page.words("network.measures"))
    first, second = st.columns(2, gap="large")
    with first:
        _table(page, found, names)
    picked = tuple(actor for actor in page.param("pair").split(",") if actor in names)[:2]
    with second:
        _picked(page, picked, names)
    if picked:
        page.events(page.filters.replace(actors_all=(*page.filters.actors_all, *picked)), "events")
    return


@st.cache_data(max_entries=100, show_spinner=False)
def _graph(key: tuple[object, ...], _found: pl.DataFrame, _actors: pl.DataFrame) -> Graph:
    """The graph of the pairs, kept by what was asked; `key` ends with the number of nodes."""
    return readable(_found, dict(_actors.select("actor_id", "events").iter_rows()), int(str(key[-1])))


def _kinds(page: "Page") -> tuple[str, ...]:
    """The kinds of actors to look at; kept in the address."""
    words, usual = page.words, questions.KINDS
    now = [kind for kind in page.param("kinds", ",".join(usual)).split(",") if kind in usual] or list(usual)
    st.session_state["network.kinds"] = now

    def changed() -> None:
        picked = [kind for kind in usual if kind in st.session_state["network.kinds"]]
        page.set("kinds", None if len(picked) in (0, len(usual)) else ",".join(picked))

    st.pills(
        words("network.kinds"),
        usual,
        selection_mode="multi",
        format_func=lambda kind: words(f"kind.{kind}"),
        key="network.kinds",
        on_change=changed,
    )
    return tuple(now)


def _network(page: "Page", graph: Graph, actors: pl.DataFrame, names: dict[str, str]) -> None:
    kinds = dict(actors.select("actor_id", "kind").iter_rows())
    events = dict(actors.select("actor_id", "events").iter_rows())
    key = "network.graph"

    def marked() -> None:
        told: list[Any] = st.session_state[key].selection.selected
        picked = next(
            (chosen(graph, one["data_type"], one["data_indices"][0]) for one in told if one["data_indices"]), ()
        )
        if picked:
            page.set("pair", ",".join(picked))

    figure = network(graph, page.look, names, kinds, events)
    told = page.words("network.aria")
    st.echarts_chart(figure, height=620, theme=None, key=key, on_select=marked, renderer="svg", alt=told)
    images.buttons(page, key, told)
    legend = " · ".join(page.words(f"network.shape.{kind}") for kind in ("person", "organization", "country"))
    st.caption(f"{legend} · {page.words('network.colours')}")


def _matrix(page: "Page", found: pl.DataFrame, graph: Graph, names: dict[str, str], measure: str) -> None:
    order = sorted(
        graph.nodes[:MOST_ROWS], key=lambda node: (graph.nodes.index(graph.groups[node]), graph.nodes.index(node))
    )
    figure = matrix(found, order, page.look, names, measure)

    def marked(selection: "Selection") -> None:
        if selection.points:
            page.set("pair", ",".join(map(str, selection.points[0][:2])))

    page.chart(figure, _named(found, names), "matrix", marked, alt=page.words("network.aria"))


def _named(found: pl.DataFrame, names: dict[str, str]) -> pl.DataFrame:
    """The pairs with their names, as they are shown and downloaded."""
    return found.with_columns(
        pl.col(key).replace_strict(names, default=pl.col(key)).alias(key.replace("actor", "name"))
        for key in ("actor_a", "actor_b")
    ).select("name_a", "name_b", "events", "events_a", "events_b", "lift", "npmi")


def _table(page: "Page", found: pl.DataFrame, names: dict[str, str]) -> None:
    """The strongest pairs; a row opens its events."""
    words = page.words
    most = int(str(found["events"].max()))
    columns = [
        rows.Column("pair", words("column.pair"), "headline", opens=True),
        rows.Column("events", words("column.events"), "number"),
        rows.Column("npmi", words("column.npmi"), "number"),
    ]
    lines = [
        rows.Row(
            (
                f"{names.get(row['actor_a'], row['actor_a'])} – {names.get(row['actor_b'], row['actor_b'])}",
                rows.amount(words.number(row["events"]), row["events"], most),
                words.number(row["npmi"], 2),
            ),
            f"{row['actor_a']},{row['actor_b']}",
            page.param("pair") in (f"{row['actor_a']},{row['actor_b']}", f"{row['actor_b']},{row['actor_a']}"),
        )
        for row in found.head(14).iter_rows(named=True)
    ]
    rows.table(columns, lines, "network.pairs", words("network.title"), on_open=lambda pair: page.set("pair", pair))
    take.csv(page, _named(found, names), "network.pairs")


def _picked(page: "Page", picked: tuple[str, ...], names: dict[str, str]) -> None:
    """What was clicked: a pair over time, or an actor with a way to its page."""
    if not picked:
        st.info(page.words("network.hint"), icon=":material/touch_app:")
        return
    called = [names.get(actor, actor) for actor in picked]
    heading(" – ".join(called))
    if len(picked) == 2:
        _over_time(page, picked[0], picked[1], called)
    for actor, name in zip(picked, called, strict=True):
        page.link("actors", page.words("network.actor_page").format(name=name), actor=actor)


def _over_time(page: "Page", first: str, second: str, called: list[str]) -> None:
    days = page.ask(questions.pair_over_time, None, first, second, "day")
    if days.is_empty():
        return
    start, end = days["start"][0], days["end"][-1]
    grain = grain_for(start, end, 3)
    counted = page.ask(questions.pair_over_time, None, first, second, grain)
    figure = pair_chart(counted, Stretch(counted["start"][0], counted["end"][-1], grain), page.look, *called)
    table = counted.rename({"events": "together", "first": "events_a", "second": "events_b"})
    page.chart(figure, table, "over_time", _into(page, first, second), alt=page.words("network.together"))


def _into(page: "Page", first: str, second: str) -> Any:
    def marked(selection: "Selection") -> None:
        told = [str(value) for value in (selection.points[0] if selection.points else ())]
        if len(told) == 2:
            days = {"since": date.fromisoformat(told[0]), "until": date.fromisoformat(told[1]) - timedelta(days=1)}
            page.go(page.filters.replace(**days), pair=f"{first},{second}")

    return marked
