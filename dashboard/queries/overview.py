"""Filters → the first page: busiest days, who is in most events, what is to come, who covers it, how sure it all is."""

from datetime import datetime

import polars as pl

from dashboard.database import Connection
from dashboard.filters import Filters
from dashboard.queries.ask import frame
from dashboard.queries.shown import actor_totals, by_month, shown
from dashboard.queries.told import documents_by_outlet

_TO_THE_DAY = "\"precision\" <= 'day'::precision_grain"  # the grains begin with the finest


def busiest_days(con: Connection, filters: Filters, most: int = 10) -> pl.DataFrame:
    """Days with most events stated or worked out to the day: columns day, events, headline_ar, headline_en, event_id.

    The headline is that of the day's most reported event.
    """
    where = shown(con, filters)
    return frame(
        con,
        f"""
        with busy as (
            select start_at::date as day, count(*) as events, max(document_count * $step - event_no) as best from event
            where {_TO_THE_DAY} and start_at is not null and ({where.sql})
            group by day order by events desc, day desc limit $most)
        select day, events, headline_ar, headline_en, event_id
        from (select *, (-best) % $step + if((-best) % $step < 0, $step, 0) as event_no from busy)
        join event using (event_no) order by events desc, day desc""",
        {
            **where.params,
            "most": most,
            "step": 2**32,
        },  # one number for reports and event: the greatest is found at once
    )


def top_actors(con: Connection, filters: Filters, most: int = 20) -> pl.DataFrame:
    """Who takes part most often, places left out: columns actor_id, kind, name_ar, name_en, events."""
    where = shown(con, filters)
    return frame(
        con,
        f"""
        with counted as ({actor_totals(con, where)})
        select actor_id, kind::varchar as kind, name_ar, name_en, events from counted join actor using (actor_no)
        where kind <> 'place' order by events desc, actor_no limit $most""",
        {**where.params, "most": most},
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
    where = shown(con, filters)
    return frame(
        con,
        f"""
        select outlet, documents, events from (
            select outlet_no, {documents_by_outlet(con)} as documents, count(*) filter (outlet_first) as events
            from report where {where.bridged} group by outlet_no) left join outlet using (outlet_no)
        order by events desc, outlet nulls last limit $most""",
        {**where.params, "most": most},
    )


def quality(con: Connection, filters: Filters) -> pl.DataFrame:
    """How sure the events shown are, in one row.

    Columns: events, to_the_day, stated, inferred, ambiguous, conflict, undated, corrected; rejects of the whole store.
    """
    where = by_month(con, filters)
    kinds = {
        "events": "true",
        "to_the_day": _TO_THE_DAY,
        **{one: f"certainty = '{one}'" for one in ("stated", "inferred", "ambiguous", "conflict")},
        "undated": "undated" if where else "start_at is null and end_at is null",
        "corrected": "corrected",
    }
    number = "coalesce(sum(events) filter ({}), 0)::bigint" if where else "count(*) filter ({})"
    table = "month_total" if where else "event"
    where = where or shown(con, filters)
    counted = ", ".join(f"{number.format(condition)} as {name}" for name, condition in kinds.items())
    return frame(
        con,
        f"select {counted}, (select count(*) from rejects) as rejects from {table} where {where.sql}",
        where.params,
    )
