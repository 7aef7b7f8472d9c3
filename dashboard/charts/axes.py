"""A stretch of time or a largest value → axis settings and tick texts in the reader's language, calendar and digits."""

import math
from collections.abc import Sequence
from datetime import date, timedelta

from dashboard.charts.look import Figure, Look
from dashboard.charts.months import GREGORIAN, HIJRI, HIJRI_FIRST, HIJRI_LAST, month_name, month_starts, parts

Tick = tuple[date, str]

_MONTH_STEPS = (1, 2, 3, 6)
_YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


def grain_for(first: date, last: date, coarser: int = 1) -> str:
    """The period to count `[first, last)` by, so that about a hundred bars come out, `coarser` times fewer."""
    days = (last - first).days * coarser
    steps = ((120, "day"), (800, "week"), (4_000, "month"), (12_000, "quarter"))
    return next((grain for most, grain in steps if days <= most), "year")


def time_ticks(first: date, last: date, calendar: str, look: Look, most: int = 9) -> list[Tick]:
    """At most about `most` ticks over `[first, last)`, at round days, months or years of the calendar."""
    if calendar == HIJRI:
        first, last = max(first, HIJRI_FIRST), min(last, HIJRI_LAST)
    days = (last - first).days
    if days <= 0:
        return []
    if days <= 31 * 3:
        return _day_ticks(first, last, calendar, look, most)
    months = days / 30.4
    step = next((step for step in _MONTH_STEPS if months / step <= most), None)
    if step:
        return _month_ticks(first, last, calendar, look, step)
    return _year_ticks(first, last, calendar, look, most)


def _day_ticks(first: date, last: date, calendar: str, look: Look, most: int) -> list[Tick]:
    days = [first + timedelta(days=n) for n in range((last - first).days)]
    step = next((step for step in (1, 2, 5, 10, 15) if len(days) / step <= most), 15)
    ticks: list[Tick] = []
    told = 0
    for day in days:
        year, month, number = parts(day, calendar)
        if step > 1 and ((number - 1) % step or (number > 31 - step and number > 1 and step > 2)):
            continue
        text = f"{number} {month_name(month, calendar, look, short=True)}" + (f"<br>{year}" if year != told else "")
        told = year
        ticks.append((day, look.words.figures(text)))
    return ticks


def _month_ticks(first: date, last: date, calendar: str, look: Look, step: int) -> list[Tick]:
    ticks: list[Tick] = []
    told = 0
    for day, year, month in month_starts(first, last, calendar):
        if (month - 1) % step:
            continue
        text = month_name(month, calendar, look, short=True) + (f"<br>{year}" if year != told else "")
        told = year
        ticks.append((day, look.words.figures(text)))
    return ticks


def _year_ticks(first: date, last: date, calendar: str, look: Look, most: int) -> list[Tick]:
    years = (last - first).days / 365.25
    step = next((step for step in _YEAR_STEPS if years / step <= most), _YEAR_STEPS[-1])
    starts = month_starts(first, last, calendar)
    return [(day, look.words.figures(str(year))) for day, year, month in starts if month == 1 and not year % step]


def time_axis(first: date, last: date, look: Look, calendar: str = GREGORIAN, most: int = 9) -> Figure:
    """A time axis over `[first, last)`; time runs from left to right in both languages."""
    ticks = time_ticks(first, last, calendar, look, most)
    return {
        "type": "date",
        "range": [first.isoformat(), last.isoformat()],
        "tickmode": "array",
        "tickvals": [day.isoformat() for day, _ in ticks],
        "ticktext": [text for _, text in ticks],
        "ticks": "outside",
        "ticklen": 4,
        "tickcolor": look.line,
        "tickfont": {"size": 12, "color": look.faint},
        "tickangle": 0,
        "showgrid": False,
        "zeroline": False,
        "linecolor": look.line,
        "fixedrange": True,
    }


def second_calendar(first: date, last: date, look: Look, calendar: str, below: int = 42, most: int = 8) -> list[Figure]:
    """Annotations that name the months of the other calendar beneath a time axis, `below` pixels under the plot.

    `style.css` knows them by the size of their letters and shows every other one on phones.
    """
    return [
        {
            "x": day.isoformat(),
            "xref": "x",
            "y": 0,
            "yref": "paper",
            "yshift": -below,
            "showarrow": False,
            "yanchor": "top",
            "text": text,
            "font": {"size": 10.5, "color": look.palette[2]},
            "align": "center",
        }
        for day, text in time_ticks(first, last, calendar, look, most)
    ]


def nice_ticks(largest: float, most: int = 5) -> list[float]:
    """Round values from 0 past `largest`, at most about `most` steps of 1, 2 or 5 times a power of ten."""
    if largest <= 0:
        return [0.0, 1.0]
    raw = largest / most
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= raw * 0.999)
    count = math.ceil(largest / step - 1e-9)
    return [round(n * step, 10) for n in range(count + 1)]


def value_axis(largest: float, look: Look, title: str = "", *, whole: bool = True, unit: str = "") -> Figure:
    """A value axis from 0, on the right in Arabic, its numbers in the reader's digits; `whole` for counts."""
    ticks = nice_ticks(largest)
    if whole and ticks[1] < 1:
        ticks = [float(n) for n in range(math.ceil(largest) + 1)]
    places = 0 if all(float(tick).is_integer() for tick in ticks) else max(0, -math.floor(math.log10(ticks[1])))
    return {
        "range": [0, ticks[-1] * 1.04],
        "tickmode": "array",
        "tickvals": ticks,
        "ticktext": [look.number(tick, places) + unit for tick in ticks],
        "side": "right" if look.rtl else "left",
        "title": {"text": look.label(title), "font": {"size": 12, "color": look.faint}} if title else {"text": ""},
        "tickfont": {"size": 12, "color": look.faint},
        "gridcolor": look.line,
        "zeroline": False,
        "fixedrange": True,
        "automargin": True,
    }


def put_value_axis(
    layout: Figure, largest: float, look: Look, title: str, *, whole: bool = True, unit: str = ""
) -> None:
    """Sets the upright value axis of a layout; on the right Plotly 7.1 leaves no room for the title, so it is made."""
    axis = layout["yaxis"] = value_axis(largest, look, title, whole=whole, unit=unit)
    if look.rtl:
        numbers = 8 + 7 * max(map(len, axis["ticktext"]))
        axis["title"]["standoff"] = numbers
        layout["margin"]["r"] = numbers + 26


def room_for(labels: Sequence[str], look: Look, most: int = 180) -> Figure:
    """Side margins in pixels that hold the longest label on the reader's side: Plotly's own are too small on phones."""
    longest = max((len(label) for label in labels), default=0)
    side = min(most, 16 + round(6.4 * longest))
    return {"r": side, "l": 16} if look.rtl else {"l": side, "r": 16}


def category_axis(keys: Sequence[str], labels: Sequence[str], look: Look) -> Figure:
    """Rows from top to bottom, their names on the reader's side."""
    return {
        "type": "category",
        "categoryorder": "array",
        "categoryarray": list(keys),
        "autorange": "reversed",
        "tickmode": "array",
        "tickvals": list(keys),
        "ticktext": list(labels),
        "side": "right" if look.rtl else "left",
        "tickfont": {"size": 12, "color": look.ink},
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        "automargin": False,
    }
