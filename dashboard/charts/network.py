"""A readable graph → an ECharts option: names that don't collide at any width, neighbours lit on hover, all clickable.

ECharts and not Plotly: it hides colliding labels at every zoom and width, lights up an actor's neighbours, and tells a
click on an edge. A node's `id` is its actor, an edge's `source` and `target` are its two.
"""

from collections.abc import Mapping
from textwrap import wrap

from dashboard.charts.graph import Graph
from dashboard.charts.look import FONT, Figure, Look
from dashboard.words import plain

_PHONE = 560  # pixels: a narrower drawing has smaller letters
_NAMED_ON_PHONES = 24
_LINE = 18  # letters of a name's line
SHAPES: Mapping[str, str] = {"person": "circle", "organization": "roundRect", "country": "diamond", "place": "triangle"}


def network(
    graph: Graph, look: Look, names: Mapping[str, str], kinds: Mapping[str, str], events: Mapping[str, int]
) -> Figure:
    """The option for `st.echarts_chart`; colour tells the community, shape the kind, size the events."""
    groups = list(dict.fromkeys(graph.groups[node] for node in graph.nodes))
    colours = look.colours(groups)
    most = max((events.get(node, 0) for node in graph.nodes), default=1)
    nodes = [
        {
            "id": node,
            "name": _name(names.get(node, node)),
            "label": {"formatter": _on_lines(names.get(node, node))},
            "x": graph.places[node][0],
            "y": graph.places[node][1],
            "value": events.get(node, 0),
            "symbol": SHAPES.get(kinds.get(node, ""), "circle"),
            "symbolSize": round(8 + 22 * (events.get(node, 0) / most) ** 0.5, 1),
            "itemStyle": {"color": colours[graph.groups[node]], "borderColor": look.ground, "borderWidth": 1.5},
        }
        for node in graph.nodes
    ]
    return {
        "baseOption": {
            "animation": False,
            "textStyle": {"fontFamily": FONT, "color": look.ink},
            "tooltip": _tooltip(look),
            "series": [{**_series(look), "data": nodes, "links": _links(graph, look, names)}],
        },
        "media": [{"query": {"maxWidth": _PHONE}, "option": {"series": [_on_phones(nodes)]}}],
    }


def _on_phones(nodes: list[Figure]) -> Figure:
    """The drawing turned upright, with smaller marks and only the most present actors named."""
    upright = [
        {
            **node,
            "x": node["y"],
            "y": node["x"],
            "symbolSize": round(0.7 * node["symbolSize"], 1),
            "label": {**node["label"], "show": number < _NAMED_ON_PHONES},
        }
        for number, node in enumerate(nodes)
    ]
    return {"data": upright, "left": "12%", "right": "12%", "label": {"fontSize": 10, "lineHeight": 12, "distance": 2}}


def chosen(graph: Graph, data_type: str, index: int) -> tuple[str, ...]:
    """The actor or the two actors behind a clicked mark of `st.echarts_chart`; none when there is no such mark."""
    if data_type == "node":
        return graph.nodes[index : index + 1]
    if data_type == "edge" and index < graph.edges.height:
        first, second = graph.edges.select("actor_a", "actor_b").row(index)
        return (first, second)
    return ()


def _series(look: Look) -> Figure:
    return {
        "type": "graph",
        "layout": "none",
        "left": "6%",
        "right": "6%",
        "top": 16,
        "bottom": 52,
        "preserveAspect": "contain",
        "roam": True,
        "scaleLimit": {"min": 0.6, "max": 6},
        "nodeScaleRatio": 0.4,
        "selectedMode": "single",
        "select": {"itemStyle": {"borderColor": look.ink, "borderWidth": 3}, "lineStyle": {"color": look.ink}},
        "label": {
            "show": True,
            "position": "bottom",
            "distance": 4,
            "formatter": "{b}",
            "fontSize": 12,
            "lineHeight": 14,
            "fontFamily": FONT,
            "color": look.ink,
            "textBorderColor": look.ground,
            "textBorderWidth": 3,
        },
        "labelLayout": {"hideOverlap": True},
        "emphasis": {
            "focus": "adjacency",
            "label": {"show": True, "fontWeight": "bold"},
            "lineStyle": {"opacity": 0.9},
        },
        "blur": {"itemStyle": {"opacity": 0.15}, "lineStyle": {"opacity": 0.05}, "label": {"opacity": 0.2}},
        "lineStyle": {"curveness": 0.08},
    }


def _links(graph: Graph, look: Look, names: Mapping[str, str]) -> list[Figure]:
    most = float(str(graph.edges["events"].max() or 1))
    return [
        {
            "source": first,
            "target": second,
            "value": count,
            "name": f"{_name(names.get(first, first))} – {_name(names.get(second, second))}",
            "lineStyle": {
                "width": round(0.8 + 5 * (count / most) ** 0.7, 1),
                "color": look.faint,
                "opacity": round(0.22 + 0.4 * (count / most) ** 0.5, 2),
            },
        }
        for first, second, count in graph.edges.select("actor_a", "actor_b", "events").iter_rows()
    ]


def _tooltip(look: Look) -> Figure:
    return {
        "show": True,
        "formatter": "{b}: <b>{c}</b>",
        "backgroundColor": "#1A1F2B" if look.dark else "#FFFFFF",
        "borderColor": look.line,
        "textStyle": {"color": look.ink, "fontFamily": FONT, "fontSize": 13},
        "confine": True,
    }


def _on_lines(text: str) -> str:
    """A name on up to two lines, which its neighbours leave room for."""
    lines = wrap(" ".join(plain(text).split()), _LINE) or [""]
    shown = lines[:2] if len(lines) < 3 else [lines[0], f"{lines[1]}…"]
    return "\n".join(f"\u2068{line}\u2069" for line in shown)


def _name(text: str) -> str:
    """Plain text: ECharts draws labels on a canvas and escapes what it puts into a tooltip."""
    clean = " ".join(plain(text).split())
    return f"\u2068{clean if len(clean) <= 40 else clean[:39].rstrip() + '…'}\u2069"
