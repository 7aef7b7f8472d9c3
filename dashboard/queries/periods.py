"""Filters → events over time: counts by period and group, lanes, and the single events of a short stretch."""

from datetime import date
from itertools import pairwise

import polars as pl
from hijridate import Gregorian, Hijri

from dashboard.database import Connection
from dashboard.filters import Filters
from dashboard.queries.ask import frame
from dashboard.queries.shown import by_month, shown
from dashboard.queries.tallies import Tally, days, kinds

GRAINS = ("day", "week", "month", "quarter", "year")
_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_DAYS = {"day": 1, "week": 7}
_GROUPS = {"type": "event_type", "status": "status", "certainty": "certainty"}
_BEGAN = "day >= $since"  # within the chosen days
_COUNTED = {"start": pl.Date, "end": pl.Date, "group": pl.String, "events": pl.Int64}


def events_per_period(
    con: Connection, filters: Filters, grain: str, by: str = "type", calendar: str = "gregorian"
) -> pl.DataFrame:
    """Events by the period in which they begin: columns start, end (days, half-open), group, events; by start.

    `grain` is day, week (from Monday), month, quarter or year; `by` is type, status or certainty. With calendar
    `islamic-umalqura` months, quarters and years are those of that calendar. Events that begin before
    `filters.since`, or without a start, are in no period: see `not_placed`.
    """
    if grain not in GRAINS:
        raise ValueError(f"{grain!r} is none of {', '.join(GRAINS)}")
    hijri = calendar == "islamic-umalqura" and grain in _MONTHS
    source = _by_day(con, filters, by, months=grain in _MONTHS and not hijri)
    counted = frame(
        con,
        f"""
        select "from"::date as "start", "group"::varchar as "group", events from (
            select date_trunc($grain, day) as "from", {_GROUPS[by]} as "group", sum(events)::bigint as events
            from {source.sql} where day is not null and {_BEGAN if filters.since else "true"} group by all)
        order by "start", "group" """,
        {**source.params, "since": filters.since, "grain": "day" if hijri else grain},
    )
    return _by_hijri(counted, _MONTHS[grain], "group") if hijri else _with_end(counted, grain, "group")


def _by_day(con: Connection, filters: Filters, by: str, months: bool) -> Tally:
    """Events by the day on which they begin, or if `months` are enough by its month, and by group."""
    if months and (where := by_month(con, filters)):
        return Tally(f'(select "start" as day, {_GROUPS[by]}, events from month_total where {where.sql})', where.params)
    if by == "type":
        return days(con, filters)
    where = shown(con, filters)
    return Tally(
        f"(select start_at::date as day, {_GROUPS[by]}, 1 as events from event where {where.sql})", where.params
    )


def not_placed(con: Connection, filters: Filters) -> pl.DataFrame:
    """One row: undated, earlier (events that meet the chosen days, but begin before them or have an open start)."""
    kind, day = kinds(con, filters), days(con, filters)
    return frame(
        con,
        f"""
        select undated, without - undated + before as earlier
        from (select coalesce(sum(events) filter (undated), 0)::bigint as undated from {kind.sql}),
             (select coalesce(sum(events) filter (day is null), 0)::bigint as without,
                     coalesce(sum(events) filter (day < $since), 0)::bigint as before from {day.sql})""",
        {**kind.params, **day.params, "since": filters.since},
    )


def lanes(
    con: Connection, filters: Filters, grain: str, by: str = "type", most: int = 12, calendar: str = "gregorian"
) -> pl.DataFrame:
    """Events by period on lanes: columns start, end, lane, events; the `most` lanes with most events.

    `by` is type, status, certainty, actor, organization, country or outlet; a lane is its value or id. An event with
    two actors is on the lanes of both.
    """
    if by in _GROUPS:
        counted = events_per_period(con, filters, grain, by, calendar).rename({"group": "lane"})
        largest = counted.group_by("lane").agg(pl.col("events").sum()).sort("events", "lane", descending=[True, False])
        return counted.filter(pl.col("lane").is_in(largest["lane"].head(most).to_list()))
    hijri = calendar == "islamic-umalqura" and grain in _MONTHS
    where = shown(con, filters)
    if by == "outlet":
        bridge, lane, naming = "report", "outlet", "join outlet using (outlet_no)"
        once = "outlet_first"
    else:
        bridge, lane, naming = "event_actor", "actor_id", "join actor using (actor_no)"
        once = "true"
    number = "outlet_no" if by == "outlet" else "actor_no"
    kind = {"organization": "and kind = 'organization'", "country": "and kind = 'country'"}.get(by, "")
    if by == "actor":
        kind = "and kind <> 'place'"
    counted = frame(
        con,
        f"""
        with dated as materialized (
            select event_no, date_trunc($grain, start_at)::date as "start" from event
            where start_at is not null and {_began(filters)} and ({where.sql})),
        numbers as (
            select {number}, count(*) as events from {bridge}
            where {once} and event_no in (select event_no from dated) group by {number}),
        largest as materialized (
            select {number} from numbers {naming} where true {kind} order by events desc, {number} limit $most),
        counted as (
            select "start", {number}, count(*) as events
            from (select event_no, {number} from {bridge} where {once} and {number} in (select {number} from largest))
            join dated using (event_no) group by all)
        select "start", {lane} as lane, events from counted {naming} order by "start", lane""",
        {**where.params, "since": filters.since, "grain": "day" if hijri else grain, "most": most},
    )
    return _by_hijri(counted, _MONTHS[grain], "lane") if hijri else _with_end(counted, grain, "lane")


def single_events(con: Connection, filters: Filters, most: int = 600) -> pl.DataFrame:
    """The dated events themselves, by start; at most `most`.

    Columns: event_id, start_at, end_at, precision, certainty, event_type, status, headline_ar, headline_en.
    """
    where = shown(con, filters)
    return frame(
        con,
        f"""
        select event_id, start_at, end_at, "precision"::varchar as "precision", certainty::varchar as certainty,
               event_type::varchar as event_type, status::varchar as status, headline_ar, headline_en
        from event where (start_at is not null or end_at is not null) and ({where.sql})
        order by start_at nulls first, event_no limit $most""",
        {**where.params, "most": most},
    )


def span_of(con: Connection, filters: Filters) -> tuple[date, date] | None:
    """First and last day on which a shown event begins; None without any. The chosen days bound them."""
    told = days(con, filters)
    first, last = frame(
        con,
        f"select min(day) as first_on, max(day) as last_on from {told.sql} where {_BEGAN if filters.since else 'true'}",
        {**told.params, "since": filters.since},
    ).row(0)
    return (first, last) if first else None


def _began(filters: Filters) -> str:
    """A condition: the event begins within the chosen days."""
    return "start_at >= $since" if filters.since else "true"


def _with_end(counted: pl.DataFrame, grain: str, group: str) -> pl.DataFrame:
    step = f"{_MONTHS[grain]}mo" if grain in _MONTHS else f"{_DAYS[grain]}d"
    return counted.select("start", pl.col("start").dt.offset_by(step).alias("end"), group, "events")


def _by_hijri(counted: pl.DataFrame, months: int, group: str) -> pl.DataFrame:
    """Counts by day → counts by Umm al-Qura periods of `months` months; days outside its table are left out."""
    if counted.is_empty():
        return pl.DataFrame(schema=_COUNTED | {group: pl.String}).select("start", "end", group, "events")
    edges = _edges(counted["start"].min(), counted["start"].max(), months)  # type: ignore[arg-type]
    periods = pl.DataFrame({"from": [first for first, _ in pairwise(edges)], "end": edges[1:]})
    placed = counted.sort("start").join_asof(periods, left_on="start", right_on="from", strategy="backward")
    return (
        placed.filter(pl.col("start") < pl.col("end"))
        .group_by(pl.col("from").alias("start"), "end", group)
        .agg(pl.col("events").sum())
        .select("start", "end", group, "events")
        .sort("start", group)
    )


def _edges(first: date, last: date, months: int) -> list[date]:
    """Umm al-Qura periods that cover both days: the first day of each, and the day after the last one."""
    lowest, highest = date(1924, 8, 1), date(2077, 11, 16)  # Umm al-Qura 1343-1500, as in hijridate
    begin = Gregorian.fromdate(min(max(first, lowest), highest)).to_hijri()
    number = begin.year * 12 + (begin.month - 1) // months * months
    edges: list[date] = []
    while number < 1500 * 12 + 12:
        year, month = divmod(number, 12)
        edges.append(Hijri(year, month + 1, 1).to_gregorian())
        if edges[-1] > last:
            break
        number += months
    return edges
