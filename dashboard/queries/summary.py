"""How much is shown and from which build: the numbers of the sentence above every page."""

import polars as pl

from dashboard.database import Connection
from dashboard.filters import Filters
from dashboard.queries.ask import frame
from dashboard.queries.tallies import days, kinds, outlets


def summary(con: Connection, filters: Filters) -> pl.DataFrame:
    """One row: events, undated (events), first_on, last_on (days on which shown events begin), documents, outlets."""
    kind, day, outlet = kinds(con, filters), days(con, filters), outlets(con, filters)
    return frame(
        con,
        f"""
        select shown.*, first_on, last_on, told.* from (
            select coalesce(sum(events), 0)::bigint as events,
                   coalesce(sum(events) filter (undated), 0)::bigint as undated
            from {kind.sql}) as shown,
            (select min(day) as first_on, max(day) as last_on from {day.sql}),
            (select coalesce(sum(documents), 0)::bigint as documents, count(distinct outlet_no) as outlets
             from {outlet.sql}) as told""",
        {**kind.params, **day.params, **outlet.params},
    )


def newest_run(con: Connection) -> pl.DataFrame:
    """One row on the build, or none: run_id, finished_at, as_of (UTC), version, documents, events, rejects."""
    return frame(
        con,
        """
        select run_id, finished_at, as_of, version, documents, events, rejects
        from runs order by started_at desc limit 1""",
        {},
    )


def names(con: Connection, filters: Filters) -> pl.DataFrame:
    """How the ids of the filters are called: columns id, kind, name_ar, name_en; actors, countries and summits."""
    ids = {*filters.actors_all, *filters.actors_any, *filters.actors_none, *filters.organizations_any}
    return frame(
        con,
        """
        select actor_id as id, kind::varchar as kind, name_ar, name_en from actor where actor_id in $actors
        union all
        select summit_id, 'summit', name_ar, name_en from summits where summit_id in $summits
        order by id""",
        {"actors": sorted(ids | set(filters.countries)), "summits": list(filters.summit)},
    )
