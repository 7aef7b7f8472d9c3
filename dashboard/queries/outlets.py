"""Filters → outlets: how much they print, their share, who reports first, how far behind the others are, and gaps."""

from datetime import date

import polars as pl

from dashboard.database import Connection
from dashboard.filters import Filters
from dashboard.queries.ask import frame
from dashboard.queries.shown import shown
from dashboard.queries.tallies import outlets as told_by
from dashboard.queries.told import tells


def outlets(con: Connection, filters: Filters) -> pl.DataFrame:
    """One row per outlet of the store (null: unnamed), the one with most documents shown first.

    Columns outlet, country (code), country_ar, country_en, documents (that report an event shown), total (all its
    documents between the days asked for), share (documents / total), events, contested (events that other outlets
    tell too), first (of these, told by it first), lag_days (median, of the others, behind the first report; null
    without any), first_on, last_on.
    """
    where, told = shown(con, filters), told_by(con, filters)
    inside, days = _published(filters)
    return frame(
        con,
        f"""
        with many as (
          select event_no, first_published_at as first_at from event where outlet_count > 1 and ({where.sql})),
        race as (
          select outlet_no, count(*) as contested, count(*) filter (published_at = first_at) as first,
                 median(date_diff('minute', first_at, published_at) / 1440.0) filter (published_at > first_at)
                   as lag_days
          from report join many using (event_no) where outlet_first and outlet_no is not null group by outlet_no),
        printed as (
          select outlet_no, count(*) as total, min(published_at)::date as first_on, max(published_at)::date as last_on
          from document where duplicate_of is null and {inside} group by outlet_no),
        counted as (
          select outlet_no, sum(documents)::bigint as documents, sum(events)::bigint as events
          from {told.sql} group by outlet_no)
        select outlet, o.country, name_ar as country_ar, name_en as country_en,
               coalesce(documents, 0) as documents, total,
               coalesce(documents, 0) / total as share, coalesce(events, 0) as events,
               coalesce(contested, 0) as contested, coalesce(first, 0) as first, lag_days, first_on, last_on
        from printed p left join outlet o on o.outlet_no = p.outlet_no
        left join actor a on a.actor_id = 'c.' || o.country
        left join counted c on c.outlet_no is not distinct from p.outlet_no
        left join race r on r.outlet_no is not distinct from p.outlet_no
        order by documents desc, total desc, outlet nulls last""",
        {**where.params, **told.params, **days},
    )


def volume(con: Connection, filters: Filters, grain: str) -> pl.DataFrame:
    """Documents by outlet and period: columns start, end, outlet, documents (that report an event shown), total.

    `grain` is day, week, month, quarter or year. A period in which an outlet printed nothing is no row.
    """
    where = tells(con, filters)
    inside, days = _published(filters)
    months, width = {"month": 1, "quarter": 3, "year": 12}.get(grain, 0), {"day": 1, "week": 7}.get(grain, 0)
    return frame(
        con,
        f"""
        with counted as (
          select date_trunc($grain, published_at)::date as start, outlet_no, count(*) as total,
                 count(*) filter ({where.sql}) as documents
          from document where published_at is not null and duplicate_of is null and {inside} group by all)
        select start, (start + to_months({months}) + to_days({width}))::date as "end", outlet, documents, total
        from counted left join outlet using (outlet_no) order by start, outlet""",
        {**where.params, **days, "grain": grain},
    )


def gaps(con: Connection, filters: Filters, least: int = 3, times: float = 0) -> pl.DataFrame:
    """Stretches of at least `least` days in which an outlet printed nothing, between its first and last article.

    Columns outlet, start, end (days, half-open), days; by start; only those that meet the days asked for. With `times`
    a gap must also be so many times as long as the outlet's usual (median) step from one day with articles to the
    next: a weekly has no gap every week.
    """
    chosen, params = _chosen(filters)
    return frame(
        con,
        f"""
        with days as (
          select distinct outlet_no, published_at::date as day from document
          where published_at is not null and outlet_no is not null and {chosen}),
        steps as (
          select outlet_no, day + 1 as start, lead(day) over (partition by outlet_no order by day) as "end" from days),
        usual as (select outlet_no, median(date_diff('day', start, "end") + 1) as step from steps group by outlet_no)
        select outlet, start, "end", date_diff('day', start, "end") as days
        from steps join outlet using (outlet_no) join usual using (outlet_no)
        where days >= greatest($least, $times * step)
          and ($since is null or "end" > $since) and ($until is null or start <= $until)
        order by start, outlet""",
        {**params, "least": least, "times": times, "since": filters.since, "until": filters.until},
    )


def silent(con: Connection, filters: Filters, first: date, last: date, least: int = 1) -> pl.DataFrame:
    """Stretches of `[first, last)` of at least `least` days without an article of any outlet asked for: start, end."""
    chosen, params = _chosen(filters)
    return frame(
        con,
        f"""
        with days as (
          select distinct published_at::date as day from document
          where published_at >= $first and published_at < $last and {chosen}
          union select $first::date - 1 union select $last::date),
        steps as (select day + 1 as start, lead(day) over (order by day) as "end" from days)
        select start, "end" from steps where date_diff('day', start, "end") >= $least order by start""",
        {**params, "first": first, "last": last, "least": least},
    )


def _chosen(filters: Filters) -> tuple[str, dict[str, object]]:
    """A condition on `document`: the outlets asked for."""
    if not filters.outlets:
        return "true", {}
    return "outlet_no in (select outlet_no from outlet where outlet in $outlets)", {"outlets": list(filters.outlets)}


def _published(filters: Filters) -> tuple[str, dict[str, object]]:
    """A condition on `document`: of an outlet and language asked for, and published between the days asked for."""
    found, params = _chosen(filters)
    if filters.languages:
        found += " and language in (select unnest($languages::varchar[])::language)"
        params["languages"] = list(filters.languages)
    if filters.since:
        found += " and published_at >= $since"
        params["since"] = filters.since
    if filters.until:
        found += " and published_at < $until::date + 1"
        params["until"] = filters.until
    return found, params
