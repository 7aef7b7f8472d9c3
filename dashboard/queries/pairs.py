"""Filters → who appears with whom, counted by events (not articles), and how often one pair does over time.

Of an event's actors the places are left out unless asked for. Measures, with n events shown, a and b those with each
actor and ab those with both: lift = ab·n / (a·b); npmi = ln(lift) / -ln(ab/n) (Bouma 2009), from -1 to 1.
"""

from collections.abc import Sequence

import polars as pl

from dashboard.database import Connection
from dashboard.filters import Filters
from dashboard.queries import tallies
from dashboard.queries.ask import frame
from dashboard.queries.shown import large, rolled, shown
from dashboard.queries.tallies import actors
from dashboard.queries.together import together

KINDS = ("person", "organization", "country")
MOST_ACTORS = 300

_OFTEN = """
    often as materialized (
      select actor_no, events from {totals} semi join (
        select actor_no from actor where kind in (select unnest($kinds::varchar[])::actor_kind)) using (actor_no)
      order by events desc, actor_no limit $most_actors)"""

_JOIN = """
    kept as (
      select event_no, actor_no from event_actor where actor_no in (select actor_no from often) and {bridged}),
    pair as (
      select a.actor_no as a, b.actor_no as b, count(*) as events
      from kept a join kept b using (event_no) where a.actor_no < b.actor_no group by all having events >= $least)"""
_PAIRS = "pair as (select actor_no as a, other_no as b, events from pair_total where events >= $least)"
_COUNTED = "pair as (select a, b, events from pairs_together where events >= $least)"


def actor_pairs(
    con: Connection, filters: Filters, least: int = 1, kinds: Sequence[str] = KINDS, most: int = 5_000
) -> pl.DataFrame:
    """Pairs among the `MOST_ACTORS` actors with most events.

    Columns actor_a, actor_b, events, events_a, events_b, lift, npmi. At least `least` events each; sorted by events,
    then npmi, then ids; `most` rows at most.
    """
    where, totals, told = shown(con, filters), actors(con, filters), tallies.kinds(con, filters)
    given = {**where.params, **totals.params, "kinds": list(kinds), "most_actors": MOST_ACTORS}
    often, pairs = _OFTEN.format(totals=totals.sql), _JOIN.format(bridged=where.bridged)
    if rolled(con) and where.sql == "true" and set(kinds) == set(KINDS):
        pairs = _PAIRS
    elif large(con):
        pairs = _COUNTED
        numbers = frame(con, f"with {often} select actor_no from often", given)["actor_no"].to_list()
        con.register("pairs_together", together(con, where, numbers))
    return frame(
        con,
        f"""
        with {often},
        {pairs},
        measured as (
          select a, b, p.events, x.events as events_a, y.events as events_b,
                 (select sum(events)::bigint from {told.sql}) as n
          from pair p join often x on x.actor_no = a join often y on y.actor_no = b)
        select i.actor_id as actor_a, j.actor_id as actor_b, events, events_a, events_b,
               events * n / (events_a * events_b) as lift,
               if(events = n, 1.0, ln(events * n / (events_a * events_b)) / -ln(events / n)) as npmi
        from measured join actor i on i.actor_no = a join actor j on j.actor_no = b
        order by events desc, npmi desc, actor_a, actor_b limit $most""",
        {**given, **told.params, "least": least, "most": most},
    )


def pair_actors(con: Connection, filters: Filters, kinds: Sequence[str] = KINDS) -> pl.DataFrame:
    """The actors that `actor_pairs` looks at: columns actor_id, kind, name_ar, name_en, events; most events first."""
    totals = actors(con, filters)
    return frame(
        con,
        f"""
        with {_OFTEN.format(totals=totals.sql)}
        select actor_id, kind::varchar as kind, name_ar, name_en, events
        from often join actor using (actor_no) order by events desc, actor_no""",
        {**totals.params, "kinds": list(kinds), "most_actors": MOST_ACTORS},
    )


def pair_over_time(con: Connection, filters: Filters, first: str, second: str, grain: str) -> pl.DataFrame:
    """Events of two actors by period: columns start, end (days), events (with both), first, second (with each).

    `grain` is day, week, month, quarter or year. Events without a start are not in it.
    """
    where = shown(con, filters)
    return frame(
        con,
        f"""
        with mine as (
          select event_no, bool_or(actor_id = $first) as one, bool_or(actor_id = $second) as other
          from actor_event join actor using (actor_no) where actor_id in ($first, $second) group by event_no),
        dated as (
          select date_trunc($grain, start_at)::date as start, one, other
          from event join mine using (event_no) where start_at is not null and ({where.sql}))
        select start, (start + to_months({_months(grain)}) + to_days({_days(grain)}))::date as "end",
               count(*) filter (one and other) as events, count(*) filter (one) as first,
               count(*) filter (other) as second
        from dated group by all order by start""",
        {**where.params, "first": first, "second": second, "grain": grain},
    )


def _months(grain: str) -> int:
    return {"month": 1, "quarter": 3, "year": 12}.get(grain, 0)


def _days(grain: str) -> int:
    return {"day": 1, "week": 7}.get(grain, 0)
