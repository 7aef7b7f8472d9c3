"""Events by day on a calendar, Gregorian or Hijri; one month, such as Ramadan, can be compared across years."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

import polars as pl
import streamlit as st

from dashboard import take
from dashboard.charts.days import MOST_MONTHS, days
from dashboard.charts.months import GREGORIAN, HIJRI, HIJRI_FIRST, HIJRI_LAST, day_text, month_name
from dashboard.parts import heading
from dashboard.queries import days as questions
from dashboard.queries.counts import bulk_of
from dashboard.sidebar.dates import choose_calendar

_DAY = timedelta(days=1)
_MONTH = 30  # days
_DRAWN = timedelta(days=_MONTH * MOST_MONTHS)

if TYPE_CHECKING:
    from dashboard.page import Page, Selection


def show(page: "Page") -> None:
    """Put the view on the page."""
    words = page.words
    page.heading("title", words("calendar.what"))
    found = page.ask(questions.events_per_day)
    if found.is_empty():
        st.info(words("calendar.none"))
        return page.explain_empty() if page.filters else None
    with st.container(horizontal=True, vertical_alignment="bottom", gap="large", key="calendar.tools"):
        choose_calendar(page, "calendar.axis")
        calendar = HIJRI if page.axis == "hijri" else GREGORIAN
        month = _month(page, calendar)
    first = page.filters.since or found["day"][0]
    last = _last(page, found["day"].to_list()) + _DAY
    if month is None:
        _steps(page, found["day"], last)
    if calendar == HIJRI:
        first, last = max(first, HIJRI_FIRST), min(last, HIJRI_LAST)
    figure = days(found, first, last, calendar, page.look, month)
    page.chart(figure, found, "days", lambda marked: _to_day(page, marked), alt=words("calendar.what"))
    take.csv(page, found, "calendar.days")
    less = words.count("event", page.ask(questions.known_less))
    st.caption(words("calendar.less").format(events=less, months=words.number(MOST_MONTHS)))
    return _day(page)


def _last(page: "Page", told: Sequence[date]) -> date:
    """The last day drawn: that of the address, else the last one chosen, else where the events end."""
    try:
        return min(date.fromisoformat(page.param("last")), told[-1])
    except ValueError:
        until = page.filters.until
        return min(until, told[-1] + 2 * _MONTH * _DAY) if until else last_day(told, lambda: _bulk_end(page))


def _steps(page: "Page", told: pl.Series, last: date) -> None:
    """To the months before those drawn and to those after them, where there are events."""
    first = max(last - _DRAWN, told[0])
    steps = (
        ("earlier", told.filter(told < first), "keyboard_arrow_up", first - _DAY),
        ("later", told.filter(told >= last), "keyboard_arrow_down", last + _DRAWN - _DAY),
    )
    with st.container(horizontal=True, gap="small", key="calendar.steps"):
        for key, beyond, icon, end in steps:
            if beyond.len():
                st.button(
                    page.words(f"calendar.{key}", days=beyond.len()),
                    key=f"calendar.{key}",
                    type="tertiary",
                    icon=f":material/{icon}:",
                    on_click=page.set,
                    args=("last", end.isoformat()),
                )


def last_day(days_told: Sequence[date], bulk_end: Callable[[], date]) -> date:
    """The last of the days with an event; of more than fit, the day by which nearly all have begun."""
    fits = days_told[-1] - days_told[0] <= _DRAWN
    return days_told[-1] if fits else bulk_end()


def _bulk_end(page: "Page") -> date:
    """Where the timeline ends, too, when few events lie far ahead."""
    end: date = page.ask(bulk_of)["high_on"][0]
    return end


def _month(page: "Page", calendar: str) -> int | None:
    """One month of every year, or all months; kept in the address."""
    words = page.words
    options = ["", *(str(number) for number in range(1, 13))]
    now = page.param("month")
    now = now if now in options else ""
    st.session_state["calendar.month"] = now

    def changed() -> None:
        page.set("month", st.session_state["calendar.month"] or None)

    def told(number: str) -> str:
        return month_name(int(number), calendar, page.look) if number else words("calendar.month.all")

    st.selectbox(words("calendar.month"), options, format_func=told, key="calendar.month", width=200, on_change=changed)
    return int(now) if now else None


def _to_day(page: "Page", marked: "Selection") -> None:
    if marked.points and marked.points[0]:
        page.set("day", str(marked.points[0][0]))


def _day(page: "Page") -> None:
    """The events that meet the day in the address."""
    try:
        day = date.fromisoformat(page.param("day"))
    except ValueError:
        st.caption(page.words("calendar.hint"))
        return
    heading(day_text(day, GREGORIAN, page.look))
    page.events(page.filters.replace(since=day, until=day), "day")
