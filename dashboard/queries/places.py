"""Filters → events by place: the place that a text gives, where its coordinates are known."""

import polars as pl

from dashboard.database import Connection
from dashboard.filters import Filters
from dashboard.queries.ask import frame
from dashboard.queries.shown import shown


def events_by_place(con: Connection, filters: Filters, most: int = 1_000) -> pl.DataFrame:
    """Places of the events shown, the one with most events first.

    Columns place_id, kind, name_ar, name_en, country (code), country_ar, country_en, lat, lon (null: unknown), events,
    first_on, last_on.
    """
    where = shown(con, filters)
    return frame(
        con,
        f"""
        with counted as (
          select place_id, count(*) as events, min(start_at)::date as first_on, max(start_at)::date as last_on
          from event where place_id is not null and ({where.sql}) group by all)
        select place_id, p.kind::varchar as kind, p.name_ar, p.name_en, p.country,
               c.name_ar as country_ar, c.name_en as country_en, p.lat, p.lon, events, first_on, last_on
        from counted join actor p on p.actor_id = place_id left join actor c on c.actor_id = 'c.' || p.country
        order by events desc, place_id limit $most""",
        {**where.params, "most": most},
    )


def without_place(con: Connection, filters: Filters) -> int:
    """How many of the events shown have no place."""
    where = shown(con, filters)
    found = con.execute(f"select count(*) from event where place_id is null and ({where.sql})", dict(where.params))
    return int(found.fetchall()[0][0])


def events_at(con: Connection, filters: Filters, place_id: str, limit: int = 50, offset: int = 0) -> pl.DataFrame:
    """The events shown at a place, newest first.

    Columns event_id, start_at, end_at, precision, certainty, event_type, status, headline_ar, headline_en.
    """
    where = shown(con, filters)
    return frame(
        con,
        f"""
        select event_id, start_at, end_at, "precision"::varchar as "precision", certainty::varchar as certainty,
               event_type::varchar as event_type, status::varchar as status, headline_ar, headline_en
        from event where place_id = $place and ({where.sql})
        order by start_at desc nulls last, event_no limit $limit offset $offset""",
        {**where.params, "place": place_id, "limit": limit, "offset": offset},
    )
