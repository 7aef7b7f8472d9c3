"""Filters → single numbers: how many events, how many new since a run, between which days most of them lie."""

from datetime import date

import polars as pl

from dashboard.database import Connection
from dashboard.filters import Filters
from dashboard.queries.ask import frame
from dashboard.queries.shown import shown
from dashboard.queries.tallies import days


def event_count(con: Connection, filters: Filters) -> int:
    """How many events are shown."""
    where = shown(con, filters)
    if where.number is not None:
        return where.number
    found = con.execute(f"select count(*) from event where {where.sql}", dict(where.params)).fetchall()
    return int(found[0][0])


def bulk_of(con: Connection, filters: Filters) -> pl.DataFrame:
    """Where most events begin: one row with first_on, last_on (of all), low_on, high_on (5th, 99th of a hundred)."""
    told = days(con, filters)
    return frame(
        con,
        f"""
        with days as (select day, sum(events) as events from {told.sql} where day is not null group by all),
        running as (select day, sum(events) over (order by day) as so_far, sum(events) over () as total from days)
        select min(day) as first_on, max(day) as last_on, min(day) filter (so_far >= 0.05 * total) as low_on,
               min(day) filter (so_far >= 0.99 * total) as high_on
        from running""",
        told.params,
    )


def outside(con: Connection, filters: Filters, first: date, last: date) -> int:
    """How many of the events shown begin before `first` or after `last`."""
    told = days(con, filters)
    found = con.execute(
        f"select coalesce(sum(events), 0) from {told.sql} where day < $first or day > $last",
        {**told.params, "first": first, "last": last},
    ).fetchall()
    return int(found[0][0])


def silent(con: Connection, filters: Filters, least: int, most: int = 120) -> pl.DataFrame:
    """Stretches of `least` days or more without any article of the chosen outlets: columns start, end (half-open).

    Only between the first and the last article; the longest `most` of them, by start.
    """
    chosen = "outlet_no in (select outlet_no from outlet where outlet in $outlets)" if filters.outlets else "true"
    return frame(
        con,
        f"""
        with days as (
            select distinct published_at::date as day from document where published_at is not null and {chosen}),
        steps as (select day + 1 as "start", lead(day) over (order by day) as "end" from days)
        select "start"::date as "start", "end" from steps where date_diff('day', "start", "end") >= $least
        order by date_diff('day', "start", "end") desc, "start" limit $most""",
        {"outlets": list(filters.outlets), "least": least, "most": most},
    ).sort("start")


def newest_article(con: Connection) -> date | None:
    """The day on which the newest article was published; None when none says."""
    found = con.execute("select max(published_at)::date from document").fetchall()[0][0]
    return found if isinstance(found, date) else None
