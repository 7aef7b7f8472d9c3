from datetime import date, timedelta

import pytest

from dashboard.views.calendar import last_day

_FIRST = date(2015, 7, 1)


@pytest.mark.parametrize(
    ("days", "end"),
    [
        ([0, 300], 300),  # all of it fits
        ([0, 1, 5_000], 7),  # a plan far ahead does not empty the calendar
    ],
)
def test_the_calendar_ends_where_the_events_do(days: list[int], end: int) -> None:
    told = [_FIRST + timedelta(days=number) for number in days]
    assert last_day(told, lambda: _FIRST + timedelta(days=7)) == _FIRST + timedelta(days=end)
