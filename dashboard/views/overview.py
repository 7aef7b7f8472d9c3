"""What is in the store, at a glance."""

from typing import TYPE_CHECKING

import polars as pl

from dashboard.charts.look import base
from dashboard.database import Connection
from dashboard.filters import Filters

if TYPE_CHECKING:
    from dashboard.page import Page


def counted(con: Connection, filters: Filters) -> pl.DataFrame:
    """Events by type: columns event_type, events."""
    where = filters.where()
    found: pl.DataFrame = con.sql(
        f"""select event_type::varchar as event_type, count(*) as events from event
        where {where.sql} group by all order by events desc, event_type""",
        params=dict(where.params),
    ).pl()
    return found


def show(page: "Page") -> None:
    """Put the overview on the page."""
    page.heading("title")
    frame = page.ask(counted)
    if frame.is_empty():
        return page.explain_empty()
    kinds = frame["event_type"].to_list()
    bars = {"type": "bar", "x": kinds, "y": frame["events"].to_list(), "customdata": [[kind] for kind in kinds]}
    figure = {"data": [bars], "layout": base(page.look, 300)}
    page.chart(figure, frame, "types", lambda marked: page.go(page.filters.replace(types=(marked.points[0][0],))))
    return page.events()
