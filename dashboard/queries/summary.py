"""How much is shown and from which build: the numbers of the sentence above every page."""

import polars as pl

from dashboard.database import Connection
from dashboard.filters import Filters
from dashboard.queries.ask import frame
from dashboard.queries.shown import shown
from dashboard.queries.told import documents


def summary(con: Connection, filters: Filters) -> pl.DataFrame:
    """One row: events, undated (events), first_on, last_on (days on which shown events begin), documents, outlets."""
    where = shown(con, filters)
    return frame(
        con,
        f"""
        with shown as (
            select count(*) as events, count(*) filter (start_at is null and end_at is null) as undated,
                   min(start_at)::date as first_on, max(start_at)::date as last_on
            from event where {where.sql})
        select shown.*, told.* from shown, (
            select {documents(con)} as documents,
                   count(distinct outlet_no) as outlets
            from report where {where.bridged}) as told""",
        where.params,
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
