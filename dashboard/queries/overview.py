"""Filters → the first page: busiest days, who is in most events, what is to come, who covers it, how sure it all is."""

from datetime import datetime

import polars as pl

from dashboard.database import Connection
from dashboard.filters import Filters
from dashboard.queries.ask import frame
from dashboard.queries.shown import shown
from dashboard.queries.tallies import actors, days, kinds, outlets

_TO_THE_DAY = "\"precision\" <= 'day'::precision_grain"  # the grains begin with the finest


def busiest_days(con: Connection, filters: Filters, most: int = 10) -> pl.DataFrame:
    """Days with most events stated or worked out to the day: columns day, events, headline_ar, headline_en, event_id.

    The headline is that of the day's most reported event.
    """
    told = days(con, filters)
    busy = frame(
        con,
        f"""
        select day, sum(events)::bigint as events from {told.sql} where day is not null and to_the_day
        group by day order by events desc, day desc limit $most""",
        {**told.params, "most": most},
    )
    where = shown(con, filters)
    # A stretch for each day: only the rows of these days are read.
    within = [f"start_at >= $day_{number} and start_at < $day_{number} + 1" for number in range(busy.height)]
    best = frame(
        con,
        f"""
        select start_at::date as day, headline_ar, headline_en, event_id from event
        where ({" or ".join(f"({one})" for one in within) or "false"}) and {_TO_THE_DAY} and ({where.sql})
        qualify row_number() over (partition by day order by document_count desc, event_no) = 1""",
        {**where.params, **{f"day_{number}": day for number, day in enumerate(busy["day"])}},
    )
    return busy.join(best, on="day", how="left", maintain_order="left")


def top_actors(con: Connection, filters: Filters, most: int = 20) -> pl.DataFrame:
    """Who takes part most often, places left out: columns actor_id, kind, name_ar, name_en, events."""
    counted = actors(con, filters)
    return frame(
        con,
        f"""
        select actor_id, kind::varchar as kind, name_ar, name_en, events from {counted.sql} join actor using (actor_no)
        where kind <> 'place' order by events desc, actor_no limit $most""",
        {**counted.params, "most": most},
    )


def upcoming(con: Connection, filters: Filters, after: datetime, most: int = 10) -> pl.DataFrame:
    """Planned or postponed events that end after the moment `after`, the next one first.

    Columns: event_id, event_type, status, start_at, end_at, precision, calendar, certainty, headline_ar, headline_en.
    """
    where = shown(con, filters)
    return frame(
        con,
        f"""
        select event_id, event_type::varchar as event_type, status::varchar as status, start_at, end_at,
               "precision"::varchar as "precision", calendar::varchar as calendar, certainty::varchar as certainty,
               headline_ar, headline_en
        from event where status in ('planned', 'postponed') and end_at > $after and ({where.sql})
        order by start_at nulls first, event_no limit $most""",
        {**where.params, "after": after, "most": most},
    )


def coverage(con: Connection, filters: Filters, most: int = 20) -> pl.DataFrame:
    """Who tells the events shown: columns outlet (null: unnamed), documents, events."""
    told = outlets(con, filters)
    return frame(
        con,
        f"""
        select outlet, documents, events from (
            select outlet_no, sum(documents)::bigint as documents, sum(events)::bigint as events
            from {told.sql} group by outlet_no) left join outlet using (outlet_no)
        order by events desc, outlet nulls last limit $most""",
        {**told.params, "most": most},
    )


def quality(con: Connection, filters: Filters) -> pl.DataFrame:
    """How sure the events shown are, in one row.

    Columns: events, to_the_day, stated, inferred, ambiguous, conflict, undated, corrected; rejects of the whole store.
    """
    told = kinds(con, filters)
    conditions = {
        "events": "true",
        "to_the_day": "\"precision\"::precision_grain <= 'day'::precision_grain",
        **{one: f"certainty = '{one}'" for one in ("stated", "inferred", "ambiguous", "conflict")},
        "undated": "undated",
        "corrected": "corrected",
    }
    counted = ", ".join(
        f"coalesce(sum(events) filter ({condition}), 0)::bigint as {name}" for name, condition in conditions.items()
    )
    return frame(con, f"select {counted}, (select count(*) from rejects) as rejects from {told.sql}", told.params)
