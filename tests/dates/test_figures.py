"""Date strings of figures and Latin words alone, as the systems of papers write them, from a Monday afternoon."""

import pytest

from etl.dates import normalize_date
from tests.dates.test_arabic import REFERENCE, Agrees

# text, precision, first moment, moment behind it; a duration by its kind and value
CASES = [
    ("1990s", "decade", "1990-01-01", "2000-01-01"),
    ("2016-12-05T10:00", "minute", "2016-12-05T10:00", "2016-12-05T10:01"),
    ("10/2", "day", "2016-02-10", "2016-02-11"),
    ("2024/2", "month", "2024-02-01", "2024-03-01"),
    ("1442/3/5", "day", "2020-10-22", "2020-10-23"),
    ("10 Feb 24", "day", "2024-02-10", "2024-02-11"),
    ("1990-1995", "range", "1990-01-01", "1996-01-01"),
    ("10:30 +0200", "minute", "2016-11-07T10:30", "2016-11-07T10:31"),
    ("10:30:00 -05:00", "second", "2016-11-07T10:30", "2016-11-07T10:30:01"),
    ("1/2/2016", "day", "2016-02-01", "2016-02-02"),
    ("2/13/2016", "day", "2016-02-13", "2016-02-14"),
    ("20161110", "day", "2016-11-10", "2016-11-11"),
    ("1478736000", "second", "2016-11-10", "2016-11-10T00:00:01"),
    ("1478736000000", "second", "2016-11-10", "2016-11-10T00:00:01"),
    ("Q3", "quarter", "2016-07-01", "2016-10-01"),
    ("twenty first of October 2016", "day", "2016-10-21", "2016-10-22"),
    ("two hundred and fifty days", "duration", "P250D", None),
    ("three thousand years", "duration", "P3000Y", None),
    ("Sat Nov 5 10:00:00 UTC 2016", "second", "2016-11-05T10:00", "2016-11-05T10:00:01"),
    ("half past ten", "minute", "2016-11-07T10:30", "2016-11-07T10:31"),
    ("5.30pm", "minute", "2016-11-07T17:30", "2016-11-07T17:31"),
    ("March", "month", "2016-03-01", "2016-04-01"),
    ("in May", "month", "2016-05-01", "2016-06-01"),
    ("next March", "month", "2017-03-01", "2017-04-01"),
    ("the weekend", "range", "2016-11-12", "2016-11-14"),
    ("AD 1990", "year", "1990-01-01", "1991-01-01"),
    ("1990 AD", "year", "1990-01-01", "1991-01-01"),
    ("Muharram 1438 AH", "month", "2016-10-02", "2016-11-01"),
]


@pytest.mark.parametrize(("text", "precision", "start", "end"), CASES)
def test_reads(text: str, precision: str, start: str | None, end: str | None, agrees: Agrees) -> None:
    agrees(normalize_date(text, REFERENCE), precision, start, end)
