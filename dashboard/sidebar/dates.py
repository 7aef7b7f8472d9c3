"""Presets, months of either calendar, and dates in words → the days from and to which events are shown."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.charts.months import (
    GREGORIAN,
    HIJRI,
    HIJRI_FIRST,
    HIJRI_LAST,
    has_hijri,
    month_name,
    month_start,
    next_month,
    parts,
)
from dashboard.filters import Filters
from dashboard.queries.counts import bulk_of, newest_article
from dashboard.queries.summary import newest_run
from dashboard.state import PREFERENCES
from dashboard.telling import day_of, interval

if TYPE_CHECKING:
    from dashboard.page import Page

_PRESETS = {"week": 7, "month": 30, "quarter": 91, "year": 365}
_HIJRI_PRESETS = {"ramadan": (9, 9), "hijri_year": (1, 12)}  # first and last month
_DAY = timedelta(days=1)
_LISTED = 100  # years before most events; a date in words reaches further


def show(page: "Page") -> None:
    """Put the choice of days on the page."""
    words, filters = page.words, page.filters
    chosen = bool(filters.since or filters.until or filters.undated)
    with st.expander(words("filters.dates"), expanded=True, key="f.group.dates"):
        if filters.since or filters.until:
            st.html(f'<p class="t-note">{shown_days(page, filters)}</p>')
        _in_words(page)
        _presets(page)
        choose_calendar(page, "f.axis")
        _month(page)
        if chosen:
            st.session_state["f.undated"] = filters.undated
            st.toggle(
                words("filters.undated"),
                key="f.undated",
                on_change=lambda: page.go(page.filters.replace(undated=st.session_state["f.undated"])),
            )


def shown_days(page: "Page", filters: Filters) -> str:
    """The chosen days in words, in the calendar that the reader put first."""
    calendar = HIJRI if page.axis == "hijri" else GREGORIAN
    if filters.since and filters.until:
        return interval(filters.since, filters.until, page.words, page.look, calendar)
    if filters.since:
        return page.words("date.from", day=day_of(filters.since, calendar, page.look))
    return page.words("date.until", day=day_of(filters.until, calendar, page.look)) if filters.until else ""


def today(page: "Page") -> date:
    """The day that relative dates are meant from: that of the newest build, not of the clock."""
    run = page.look_up(newest_run)
    return (run["as_of"][0] or run["finished_at"][0]).date() if run.height else date(1970, 1, 1)


def _in_words(page: "Page") -> None:
    """A field for dates as people write them, read by our own grammar."""
    words = page.words

    def read() -> None:
        from etl.dates import normalize_date

        text = st.session_state["f.when"].strip()
        mention = normalize_date(text, today(page)) if text else None
        st.session_state["f.when.unread"] = (
            text if text and (mention is None or not (mention.start or mention.end)) else ""
        )
        if mention and (mention.start or mention.end):
            since = mention.start.date() if mention.start else None
            until = (mention.end - timedelta(microseconds=1)).date() if mention.end else None
            page.go(page.filters.replace(since=since, until=until))
            st.session_state["f.when"] = ""

    st.text_input(
        words("filters.when"), key="f.when", placeholder=words("filters.when.hint"), max_chars=120, on_change=read
    )
    if unread := st.session_state.get("f.when.unread"):
        st.caption(words("filters.when.unread", text=unread))


def _presets(page: "Page") -> None:
    """The last week, month, quarter or year up to the newest article: an archive of 2015 has no last week of today."""
    words = page.words
    last = min(page.look_up(newest_article) or today(page), today(page))
    spans = {name: (last - timedelta(days=days - 1), last) for name, days in _PRESETS.items()}
    if page.axis == "hijri" and has_hijri(last):
        spans |= {name: _last_hijri(months, last) for name, months in _HIJRI_PRESETS.items()}
    now = (page.filters.since, page.filters.until)
    st.session_state["f.preset"] = next((name for name, span in spans.items() if span == now), None)

    def chosen() -> None:
        since, until = spans.get(st.session_state["f.preset"], (None, None))
        page.go(page.filters.replace(since=since, until=until))

    st.pills(
        words("filters.presets"),
        list(spans),
        format_func=lambda name: words(f"filters.preset.{name}"),
        key="f.preset",
        on_change=chosen,
    )


def _last_hijri(months: tuple[int, int], last: date) -> tuple[date, date]:
    """The last stretch of Hijri months `(first, last)` that had begun on the day `last`, to its end."""
    year = parts(last, HIJRI)[0]
    began = year if month_start(year, months[0], HIJRI) <= last else year - 1
    return month_start(began, months[0], HIJRI), month_start(*next_month(began, months[1]), HIJRI) - _DAY


def choose_calendar(page: "Page", key: str) -> None:
    """The calendar whose years and months can be chosen, and which stands first on axes and in lists."""
    words = page.words
    st.session_state[key] = page.axis
    st.segmented_control(
        words("settings.axis"),
        PREFERENCES["axis"],
        format_func=lambda value: words(f"settings.axis.{value}"),
        key=key,
        on_change=lambda: page.set("axis", st.session_state[key] or page.axis),
    )


def _month(page: "Page") -> None:
    """A year, or a month of it, of the calendar that the reader put first."""
    calendar = HIJRI if page.axis == "hijri" else GREGORIAN
    years = _years(page, calendar)
    if not years:
        return
    now = _chosen_month(page.filters, calendar)
    first, second = st.columns(2)
    with first:
        _pick(page, "year", years, now[0], lambda year: page.words.figures(str(year)), calendar)
    with second:
        months = range(1, 13)
        _pick(page, "month", months, now[1], lambda month: month_name(month, calendar, page.look), calendar)


def _pick(
    page: "Page", what: str, options: Sequence[int], now: int | None, label: Callable[[int], str], calendar: str
) -> None:
    widget = f"f.{what}"
    st.session_state[widget] = now if now in options else None

    def chosen() -> None:
        year, month = st.session_state["f.year"], st.session_state["f.month"]
        if year is None and month is not None:
            year = parts(today(page), calendar)[0]
        page.go(page.filters.replace(**_span(year, month, calendar)))

    st.selectbox(
        page.words(f"filters.{what}.{calendar}" if what == "year" else f"filters.{what}"),
        options,
        format_func=label,
        key=widget,
        placeholder=page.words(f"filters.{what}.any"),
        on_change=chosen,
    )


def _span(year: int | None, month: int | None, calendar: str) -> dict[str, date | None]:
    if year is None:
        return {"since": None, "until": None}
    after = next_month(year, month) if month else (year + 1, 1)
    return {"since": month_start(year, month or 1, calendar), "until": month_start(*after, calendar) - _DAY}


def _chosen_month(filters: Filters, calendar: str) -> tuple[int | None, int | None]:
    """The year and month that the chosen days are exactly, if they are."""
    if not filters.since or not filters.until:
        return None, None
    if calendar == HIJRI and not has_hijri(filters.since):
        return None, None
    year, month, _ = parts(filters.since, calendar)
    whole = {"since": filters.since, "until": filters.until}
    if _span(year, month, calendar) == whole:
        return year, month
    return (year, None) if _span(year, None, calendar) == whole else (None, None)


def _years(page: "Page", calendar: str) -> list[int]:
    """The years in which events of the store begin, the last one first; of long history the part before the bulk."""
    span = page.ask(bulk_of, Filters()).row(0, named=True)
    if span["first_on"] is None:
        return []
    first, last = max(span["first_on"], _years_before(span["low_on"])), span["last_on"]
    if calendar == HIJRI:
        first, last = max(first, HIJRI_FIRST), min(last, HIJRI_LAST)
    return list(range(parts(last, calendar)[0], parts(first, calendar)[0] - 1, -1)) if first <= last else []


def _years_before(day: date) -> date:
    return date(max(1, day.year - _LISTED), 1, 1)
