"""What a view is given: words, look, filters and answers, and the few things that a view puts on the page."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

import polars as pl
import streamlit as st

from dashboard import parts, state
from dashboard.charts.look import Figure, Look
from dashboard.database import Connection, Database
from dashboard.filters import Filters
from dashboard.queries.summary import names as names_of
from dashboard.state import State
from dashboard.words import Words

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Selection:
    """What the reader marked on a chart: the `customdata` of its points, and the box along the x axis."""

    points: tuple[tuple[Any, ...], ...] = ()
    box: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that a page put to the store, with what it gave besides the connection."""

    question: Callable[..., object]
    args: tuple[Any, ...]
    kwargs: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Page:
    """One page as one reader sees it now."""

    view: str
    state: State
    database: Database
    build: str
    pages: Mapping[str, Any]  # key of a view → its st.Page
    asked: list[Asked] = field(default_factory=list, compare=False)  # by this run, for whoever wants the SQL

    @property
    def words(self) -> Words:
        """The words of the reader's language."""
        return self.state.words

    @property
    def look(self) -> Look:
        """How figures look to the reader."""
        return self.state.look

    @property
    def filters(self) -> Filters:
        """What the reader asked to see."""
        return self.state.filters

    @property
    def axis(self) -> str:
        """The calendar that the reader put first: `gregorian` or `hijri`."""
        return self.state.preferences["axis"]

    def ask(
        self,
        question: Callable[Concatenate[Connection, Filters, P], T],
        filters: Filters | None = None,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """The answer to `question(con, filters, ...)` from the live build, kept for the next time it is asked."""
        shown = self.filters if filters is None else filters
        return self._kept(question, (shown.query_string(), args, kwargs), (shown, *args), kwargs)

    def look_up(self, question: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """`ask` for a question that takes no filters: `question(con, ...)`."""
        return self._kept(question, (args, kwargs), args, kwargs)

    def _kept(self, question: Callable[..., T], given: object, args: tuple[Any, ...], kwargs: dict[str, Any]) -> T:
        self.asked.append(Asked(question, args, kwargs))
        key = (self.build, f"{question.__module__}.{question.__qualname__}", repr(given))
        return cast("T", _answer(key, self.database, question, args, kwargs))

    def param(self, key: str, default: str = "") -> str:
        """The value of one of the view's own keys in the address."""
        return self.state.params.get(key, default)

    def go(self, filters: Filters | None = None, **changes: str | None) -> None:
        """Change the address, and with it the page; for callbacks, so that Back undoes it."""
        state.write(self.state.query(filters, **changes))

    def turn_to(self, **changes: str | None) -> None:
        """`go` for callbacks in the drawer, which runs by itself: the whole page follows."""
        state.write(self.state.query(None, **changes))
        st.rerun()

    def clear(self) -> None:
        """Take all filters away; for callbacks."""
        self.go(Filters())

    def set(self, key: str, value: str | None) -> None:
        """Change one of the view's own keys of the address; for callbacks."""
        state.write(self.state.query(None, **{key: value}))

    def heading(self, key: str, note: str = "") -> None:
        """A section's heading, `<view>.<key>` of the words table, with a line under it."""
        parts.heading(self.words(f"{self.view}.{key}" if "." not in key else key), note)

    def choose(self, key: str, options: Sequence[str], label: Callable[[str], str] | None = None) -> str:
        """A row of options kept in the address under `key`, the first the default; labelled `<view>.<key>.<option>`."""
        words = self.words
        told = label or (lambda option: words(f"{self.view}.{key}.{option}"))
        now = self.param(key, options[0])
        now = now if now in options else options[0]
        widget = f"{self.view}.{key}"
        st.session_state[widget] = now

        def chosen() -> None:
            value = st.session_state[widget]
            self.set(key, None if value in (None, options[0]) else value)

        st.segmented_control(words(f"{self.view}.{key}"), options, format_func=told, key=widget, on_change=chosen)
        return now

    def choose_from_list(self, key: str, options: Sequence[str], width: int = 180) -> str:
        """`choose` as a list to open, for more options than fit on a phone."""
        words = self.words
        now = self.param(key, options[0])
        now = now if now in options else options[0]
        widget = f"{self.view}.{key}"
        st.session_state[widget] = now

        def chosen() -> None:
            value = st.session_state[widget]
            self.set(key, None if value == options[0] else value)

        def told(option: str) -> str:
            return words(f"{widget}.{option}")

        st.selectbox(words(widget), options, format_func=told, key=widget, width=width, on_change=chosen)
        return now

    def choose_number(self, key: str, low: int, high: int, default: int) -> int:
        """A slider kept in the address under `key`, labelled `<view>.<key>`."""
        text = self.param(key)
        now = min(high, max(low, int(text))) if text.isascii() and text.isdigit() and len(text) < 10 else default
        widget = f"{self.view}.{key}"
        st.session_state[widget] = now

        def chosen() -> None:
            value = st.session_state[widget]
            self.set(key, None if value == default else str(value))

        st.slider(self.words(f"{self.view}.{key}"), low, high, key=widget, on_change=chosen)
        return now

    def chart(
        self,
        figure: Figure,
        table: pl.DataFrame,
        key: str,
        on_select: Callable[[Selection], None] | None = None,
        *,
        alt: str = "",
        zooms: bool = False,
    ) -> None:
        """A figure, with the same numbers as a table beneath it and as a file.

        Args:
            figure: a plain dict, from `dashboard.charts`.
            table: display-ready columns; headings are `column.<name>` of the words table.
            key: of the chart, unique on the page.
            on_select: called before the next run with what the reader marked.
            alt: what the chart shows, for screen readers.
            zooms: whether a wheel or two fingers zoom into it.
        """
        parts.chart(self, figure, table, key, on_select, alt, zooms)

    def table(self, frame: pl.DataFrame, key: str) -> None:
        """A small table; headings are `column.<name>` of the words table."""
        parts.table(self, frame, key)

    def events(self, filters: Filters | None = None, key: str = "events", limit: int = 25) -> None:
        """The events of `filters`, newest first and paged; a row opens its evidence."""
        from dashboard.listing import show

        show(self, self.filters if filters is None else filters, key, limit)

    def names(self, actors: Sequence[str]) -> dict[str, str]:
        """Ids of actors → their names in the reader's language."""
        found = self.ask(names_of, Filters(actors_any=tuple(actors)))
        return {
            row["id"]: self.words.actor(row["name_ar"], row["name_en"], row["id"])
            for row in found.iter_rows(named=True)
        }

    def open_event(self, event_id: str) -> None:
        """Open the evidence of an event beside the page; for callbacks."""
        self.go(event=event_id)

    def open_document(self, document_id: str) -> None:
        """Open a document in the reader beside the page; for callbacks."""
        self.go(document=document_id)

    def explain_empty(self, filters: Filters | None = None) -> None:
        """Say which filter left nothing to show, with a button that drops it."""
        from dashboard.empty import explain

        explain(self, self.filters if filters is None else filters)

    def link(self, view: str, text: str, filters: Filters | None = None, **own: str) -> None:
        """A link to another view with these filters."""
        query = {**self.state.elsewhere(filters), **{key: [value] for key, value in own.items()}}
        st.page_link(self.pages[view], label=text, query_params=query)


@st.cache_data(max_entries=2_000, show_spinner=False)
def _answer(
    key: tuple[str, ...],
    _database: Database,
    _question: Callable[..., object],
    _args: tuple[Any, ...],
    _kwargs: dict[str, Any],
) -> object:
    """`question(con, *args, **kwargs)`, cached by build, question, filters and arguments: its key."""
    return _database.ask(_question, *_args, **_kwargs)
