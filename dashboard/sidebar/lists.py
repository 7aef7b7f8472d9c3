"""Live counts of every value → lists to choose from; what is chosen stays in its list even where nothing is left."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import polars as pl
import streamlit as st

from dashboard.queries.facets import facets
from dashboard.queries.summary import names

if TYPE_CHECKING:
    from dashboard.page import Page


@dataclass(frozen=True, slots=True)
class _Value:
    """A value to choose: how it is called, and how many events it would leave."""

    key: str
    name: str
    events: int


# Group of the sidebar → its filters.
_GROUPS: Mapping[str, tuple[str, ...]] = {
    "types": ("types",),
    "actors": ("actors_all", "actors_any", "actors_none"),
    "organizations": ("organizations_any",),
    "countries": ("countries",),
    "summit": ("summit",),
    "outlets": ("outlets", "languages"),
    "sureness": ("status", "certainty", "precision", "calendar"),
}
_SHORT = ("types", "languages", "status", "certainty", "precision", "calendar")  # few values: all are on the page
_PREFIX = {"types": "event_type", "languages": "language"}
_MOST = 60


def show(page: "Page") -> None:
    """Put the lists on the page, one group under the other; only those that stand open are counted."""
    called = called_names(page)
    for group, keys in _GROUPS.items():
        chosen = sum(len(getattr(page.filters, key)) for key in keys)
        title = page.words(f"filters.{group}") + (f" ({page.words.number(chosen)})" if chosen else "")
        opened = st.expander(
            title, expanded=bool(chosen) or group == "types", key=f"f.group.{group}", on_change="rerun"
        )
        if not opened.open:
            continue
        counted = page.ask(facets, None, _MOST, keys)
        with opened:
            for key in keys:
                _choice(page, key, _values(page, key, counted.filter(pl.col("key") == key), called))


def called_names(page: "Page") -> dict[str, str]:
    """Ids in the filters → names."""
    found = page.ask(names)
    return {
        row["id"]: page.words.actor(row["name_ar"], row["name_en"], row["id"]) for row in found.iter_rows(named=True)
    }


def _values(page: "Page", key: str, facet: pl.DataFrame, called: Mapping[str, str]) -> list[_Value]:
    """The values of a facet, those chosen among them in any case."""
    found = [
        _Value(row["value"], name_of(page, key, row["value"], row["name_ar"], row["name_en"]), row["events"])
        for row in facet.iter_rows(named=True)
    ]
    missing = set(getattr(page.filters, key)) - {value.key for value in found}
    return [*found, *(_Value(one, called.get(one) or name_of(page, key, one), 0) for one in sorted(missing))]


def name_of(page: "Page", key: str, value: str, name_ar: str | None = None, name_en: str | None = None) -> str:
    """How a value of a filter is called in the reader's language."""
    if key == "outlets":
        return page.words.outlet(value)
    word = f"{_PREFIX.get(key, key)}.{value}"
    return page.words(word) if page.words.has(word) else page.words.name(name_ar, name_en, value)


def _choice(page: "Page", key: str, values: Sequence[_Value]) -> None:
    """One filter's list: all of it on the page where it is short, else to open and type into."""
    if not values:
        return
    widget = f"f.{key}"
    labels = {value.key: f"{value.name} ({page.words.number(value.events)})" for value in values}
    st.session_state[widget] = [value.key for value in values if value.key in getattr(page.filters, key)]
    label, options = page.words(f"filters.{key}"), list(labels)
    shown: Literal["visible", "collapsed"] = "collapsed" if key in _GROUPS else "visible"  # the group is called so
    changed = _changed(page, key)
    if key in _SHORT:
        st.pills(
            label,
            options,
            selection_mode="multi",
            format_func=labels.__getitem__,
            key=widget,
            on_change=changed,
            label_visibility=shown,
        )
    else:
        st.multiselect(
            label,
            options,
            format_func=labels.__getitem__,
            key=widget,
            placeholder=page.words("filters.choose"),
            select_all=False,
            on_change=changed,
            label_visibility=shown,
        )


def _changed(page: "Page", key: str) -> Callable[[], None]:
    return lambda: page.go(page.filters.replace(**{key: tuple(st.session_state[f"f.{key}"])}))
