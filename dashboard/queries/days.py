"""Filters → events by day, those whose day is known apart from those known only to a week, month or longer."""

import polars as pl

from dashboard.database import Connection
from dashboard.filters import Filters
from dashboard.queries.ask import frame
from dashboard.queries.shown import shown


def events_per_day(con: Connection, filters: Filters) -> pl.DataFrame:
    """Events that begin on each day and are known to the day or finer: columns day, events."""
    where = shown(con, filters)
    return frame(
        con,
        f"""
        select start_at::date as day, count(*) as events from event
        where start_at is not null and "precision" <= 'day'::precision_grain and ({where.sql})
        group by all order by day""",
        where.params,
    )


def known_less(con: Connection, filters: Filters) -> int:
    """How many of the events shown have an interval that is not known to the day, and so stand on no day."""
    where = shown(con, filters)
    found = con.execute(
        f"""select count(*) from event where (start_at is not null or end_at is not null)
        and not (start_at is not null and coalesce("precision" <= 'day'::precision_grain, false)) and ({where.sql})""",
        dict(where.params),
    )
    return int(found.fetchall()[0][0])
