"""The drawing of outlets over time covers the months of nearly all articles, not one that lies far from them."""

from datetime import date

import polars as pl
import pytest

from dashboard.views.outlets import _bulk


@pytest.mark.parametrize(
    ("months", "span"),
    [
        ({(1999, 2): 1, (2015, 7): 700, (2015, 8): 500}, (date(2015, 7, 1), date(2015, 9, 1))),
        ({(1999, 2): 90, (2015, 7): 700, (2015, 8): 500}, (date(1999, 2, 1), date(2015, 9, 1))),
        ({(2015, 7): 700, (2015, 8): 500, (2031, 1): 1}, (date(2015, 7, 1), date(2015, 9, 1))),
        ({(2015, 7): 1}, (date(2015, 7, 1), date(2015, 8, 1))),
    ],
)
def test_the_span_of_nearly_all_articles(months: dict[tuple[int, int], int], span: tuple[date, date]) -> None:
    rows = [(date(y, m, 1), date(y + m // 12, m % 12 + 1, 1), total) for (y, m), total in months.items()]
    assert _bulk(pl.DataFrame(rows, schema=["start", "end", "total"], orient="row")) == span
