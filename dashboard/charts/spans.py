"""What a time chart spans and what stands behind its marks: both calendars, gaps without articles, summits."""

from dataclasses import dataclass
from datetime import date, timedelta

from dashboard.charts.axes import second_calendar
from dashboard.charts.look import Figure, Look
from dashboard.charts.months import GREGORIAN, HIJRI

_NAMES_ROOM = 34  # pixels between the plot and its legend, for the names of summits
_NEAR_END = 0.7  # of the axis: a name that begins further on would run off the edge


@dataclass(frozen=True, slots=True)
class Stretch:
    """What a time chart spans: days `[first, last)`, the period counted by, the calendar on top, the other beneath."""

    first: date
    last: date
    grain: str = "month"
    calendar: str = GREGORIAN
    both: bool = True


@dataclass(frozen=True, slots=True)
class Behind:
    """What is drawn behind the marks: stretches `[start, end)` without articles, and summits as named bands."""

    gaps: tuple[tuple[date, date], ...] = ()
    summits: tuple[tuple[str, date, date], ...] = ()  # name, first day, day after


def put_behind(layout: Figure, span: Stretch, look: Look, behind: Behind = Behind()) -> None:
    """Adds the second calendar, the gaps and the summits to a layout."""
    notes: list[Figure] = []
    shapes: list[Figure] = []
    if span.both:
        other = HIJRI if span.calendar == GREGORIAN else GREGORIAN
        notes += second_calendar(span.first, span.last, look, other)
        layout["margin"]["b"] = 84
    for start, end in behind.gaps:
        shapes.append(_band(start, end, look.shade, 0, 1))
    for number, (name, start, end) in enumerate(behind.summits):
        shapes.append(_band(start, max(end, start + timedelta(days=1)), look.palette[1], 0.965, 1))
        if number < 6:
            notes.append(
                {
                    "x": start.isoformat(),
                    "y": 1,
                    "yref": "paper",
                    "yanchor": "bottom",
                    "showarrow": False,
                    "text": look.label(name, 32),
                    "font": {"size": 11, "color": look.ink},
                    "xanchor": "right" if start - span.first > _NEAR_END * (span.last - span.first) else "left",
                    "yshift": 2 + 13 * (number % 2),
                }
            )
    if behind.summits:
        layout["margin"]["t"] = 58
        layout["legend"]["y"] = 1 + _NAMES_ROOM / (layout["height"] - layout["margin"]["t"] - layout["margin"]["b"])
    layout["shapes"] = shapes
    layout["annotations"] = notes


def _band(start: date, end: date, colour: str, low: float, high: float) -> Figure:
    return {
        "type": "rect",
        "xref": "x",
        "yref": "paper",
        "x0": start.isoformat(),
        "x1": end.isoformat(),
        "y0": low,
        "y1": high,
        "fillcolor": colour,
        "line": {"width": 0},
        "layer": "below",
    }
