"""The address bar → language, look, filters and the page's own choices; and the reader's changes → the address bar."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import streamlit as st

from dashboard.charts.look import Look
from dashboard.filters import Filters, Notice
from dashboard.words import LANGUAGES, Words
from etl.errors import FilterError

# Choices of the reader that every page keeps, with the values that each may take; the first is the default.
PREFERENCES: Mapping[str, tuple[str, ...]] = {
    "digits": ("latin", "arabic"),
    "months": ("egypt", "levant", "maghreb", "morocco"),
    "axis": ("gregorian", "hijri"),
}
SHARED = ("event", "document", "page", "sort")  # what stands open beside any page, and the part of its list
Query = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class State:
    """All that an address says; `params` are the single values of the page's own keys."""

    language: str
    preferences: Mapping[str, str]
    filters: Filters
    params: Mapping[str, str]
    notices: tuple[Notice, ...] = ()
    refused: str | None = None  # why the address was not read at all
    dark: bool = field(default=False)

    @property
    def words(self) -> Words:
        """The words of the reader's language."""
        return Words(self.language, self.preferences["digits"], self.preferences["months"])

    @property
    def look(self) -> Look:
        """How the reader sees figures."""
        return Look(self.words, self.dark)

    def query(self, filters: Filters | None = None, **changes: str | None) -> dict[str, list[str]]:
        """The address of this state with other filters or choices; a choice of None is left out."""
        chosen: dict[str, str | None] = {"lang": self.language, **self.preferences, **self.params}
        if filters is not None and filters != self.filters:
            chosen["page"] = None  # other events: the list begins anew
        chosen |= changes
        usual = {key: values[0] for key, values in PREFERENCES.items()}
        kept = {key: [value] for key, value in chosen.items() if value is not None and usual.get(key) != value}
        return {**kept, **(self.filters if filters is None else filters).address()}

    def elsewhere(self, filters: Filters | None = None) -> dict[str, list[str]]:
        """The address of another page with the same filters: without what only this page understands."""
        return replace(self, params={}).query(filters)


def read(query: Query, own: Sequence[str], locale: str | None = None, dark: bool = False) -> State:
    """The state that an address stands for; `own` are the keys of the page beside the filters."""
    told = {key: values[-1] for key, values in query.items() if values}
    language = told.get("lang", "")
    if language not in LANGUAGES:
        language = "ar" if (locale or "").lower().startswith("ar") else "en"
    preferences = {key: _one_of(told.get(key), values) for key, values in PREFERENCES.items()}
    params = {key: told[key][:500] for key in (*SHARED, *own) if told.get(key)}
    try:
        filters, notices = Filters.from_address(query, (*PREFERENCES, *SHARED, *own))
    except FilterError as error:
        return State(language, preferences, Filters(), params, refused=str(error), dark=dark)
    return State(language, preferences, filters, params, notices, dark=dark)


def from_browser(own: Sequence[str]) -> State:
    """The state of the address that the browser shows now."""
    query = {key: st.query_params.get_all(key) for key in st.query_params}
    return read(query, own, st.context.locale, st.context.theme.type == "dark")


def write(query: Query) -> None:
    """Make `query` the address; only in callbacks, so that the browser keeps the one before for its Back button."""
    st.query_params.from_dict({key: list(values) for key, values in query.items()})


def _one_of(value: str | None, allowed: tuple[str, ...]) -> str:
    return value if value in allowed else allowed[0]
