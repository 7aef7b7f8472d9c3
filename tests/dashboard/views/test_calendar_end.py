from datetime import date, timedelta

import polars as pl
import pytest

from dashboard.views.calendar import _end_of_bulk

_FIRST = date(2015, 7, 1)


@pytest.mark.parametrize(
    ("days", "end"),
    [
        ({0: 5, 300: 1}, 300),  # all of it fits
        ({0: 500, 1: 500, 5_000: 1}, 1),  # a plan far ahead does not empty the calendar
        ({0: 1, 3_000: 500, 3_001: 500}, 3_001),
    ],
)
def test_the_calendar_ends_where_the_events_do(days: dict[int, int], end: int) -> None:
    frame = pl.DataFrame({"day": [_FIRST + timedelta(days=n) for n in days], "events": list(days.values())})
    assert _end_of_bulk(frame) == _FIRST + timedelta(days=end)
