"""Filters → events by day, those whose day is known apart from those known only to a week, month or longer."""

import polars as pl

from dashboard.database import Connection
from dashboard.filters import Filters
from dashboard.queries import tallies
from dashboard.queries.ask import frame


def events_per_day(con: Connection, filters: Filters) -> pl.DataFrame:
    """Events that begin on each day and are known to the day or finer: columns day, events."""
    told = tallies.days(con, filters)
    return frame(
        con,
        f"""
        select day, sum(events)::bigint as events from {told.sql} where day is not null and to_the_day
        group by all order by day""",
        told.params,
    )


def known_less(con: Connection, filters: Filters) -> int:
    """How many of the events shown have an interval that is not known to the day, and so stand on no day."""
    dated, placed = tallies.kinds(con, filters), tallies.days(con, filters)
    found = con.execute(
        f"""
        select coalesce((select sum(events) from {dated.sql} where not undated), 0)
             - coalesce((select sum(events) from {placed.sql} where day is not null and to_the_day), 0)""",
        {**dated.params, **placed.params},
    )
    return int(found.fetchall()[0][0])
