"""Filters → what each key of the filters could be set to, with the events that the other keys leave for it."""

from collections.abc import Sequence

import polars as pl

from dashboard.database import Connection
from dashboard.filters import Filters
from dashboard.queries.ask import frame
from dashboard.queries.shown import rolled, shown
from dashboard.queries.tallies import actors, kinds, outlets

# Attribute of `Filters` → column of `event`; a single pass counts them all.
_OF_EVENTS = {
    "types": "event_type",
    "status": "status",
    "precision": "precision",
    "certainty": "certainty",
    "calendar": "calendar",
}
_OF_REPORTS = {"outlets": "outlet_no", "languages": "language"}
_COLUMNS = ["key", "value", "name_ar", "name_en", "events"]


_OF_ACTORS = ("actors_all", "actors_any", "actors_none", "organizations_any", "countries")
KEYS = (*_OF_EVENTS, *_OF_REPORTS, "actors_all", "organizations_any", "countries", "summit")


def facets(con: Connection, filters: Filters, most: int = 30, keys: Sequence[str] = KEYS) -> pl.DataFrame:
    """Live counts of the filters `keys`: columns key, value, name_ar, name_en, events; most events first within a key.

    A key's own values do not narrow its counts, so that they say what choosing another value would show; those of
    `actors_all` do, as it is a list to add to. At most `most` actors, organizations, countries, summits and outlets.
    """
    plain = [key for key in keys if key in _OF_EVENTS]
    found = [_event_facets(con, filters, plain)] if plain else []
    found += [_report_facet(con, filters, key, most) for key in keys if key in _OF_REPORTS]
    found += [actor_facet(con, filters, key, most) for key in keys if key in _OF_ACTORS]
    found += [_summit_facet(con, filters, most)] if "summit" in keys else []
    return pl.concat(found)


def _event_facets(con: Connection, filters: Filters, keys: Sequence[str]) -> pl.DataFrame:
    """The facets of plain columns: one pass without their filters, then each counted with the others applied."""
    rest = filters.replace(**dict.fromkeys(_OF_EVENTS, ()))
    counted = kinds(con, rest)
    needed = {key: f'"{column}"' for key, column in _OF_EVENTS.items() if key in keys or getattr(filters, key)}
    columns = ", ".join(f"{column}::varchar as {key}" for key, column in needed.items())
    cube = frame(
        con,
        f"""
        select {columns}, events from (
            select {", ".join(needed.values())}, sum(events)::bigint as events from {counted.sql} group by all)""",
        counted.params,
    )
    return pl.concat([_of_cube(cube, filters, key) for key in keys])


def _of_cube(cube: pl.DataFrame, filters: Filters, key: str) -> pl.DataFrame:
    """One facet out of the counts of all combinations."""
    for other in _OF_EVENTS:
        if other != key and (values := getattr(filters, other)):
            cube = cube.filter(pl.col(other).is_in(values))
    counted = cube.drop_nulls(key).group_by(pl.col(key).alias("value")).agg(pl.col("events").sum())
    return _shaped(counted, key)


def _shaped(counted: pl.DataFrame, key: str) -> pl.DataFrame:
    missing = [pl.lit(None, pl.String).alias(name) for name in ("name_ar", "name_en") if name not in counted.columns]
    return (
        counted.with_columns(pl.lit(key).alias("key"), pl.col("events").cast(pl.Int64), *missing)
        .select(_COLUMNS)
        .sort(["events", "value"], descending=[True, False])
    )


def _report_facet(con: Connection, filters: Filters, key: str, most: int) -> pl.DataFrame:
    """Events told by each outlet, or in each language."""
    told = outlets(con, filters.replace(**{key: ()}))
    column = _OF_REPORTS[key]
    by_outlet = key == "outlets"
    value, number = ("outlet", "events") if by_outlet else ("language::varchar", "in_language")
    naming = "join outlet using (outlet_no)" if by_outlet else ""
    counted = frame(
        con,
        f"""
        with counted as (select {column}, sum({number})::bigint as events from {told.sql} group by all)
        select {value} as value, events from counted {naming} where events > 0
        order by events desc, value limit $most""",
        {**told.params, "most": most},
    )
    return _shaped(counted, key)


def actor_facet(con: Connection, filters: Filters, key: str, most: int) -> pl.DataFrame:
    """Events of each actor, organization or country that takes part, for the filter `key`."""
    of_kinds = ("organization",) if key == "organizations_any" else ("person", "organization", "country")
    if key == "countries":
        return _country_facet(con, filters, most)
    counts = actors(con, filters if key == "actors_all" else filters.replace(**{key: ()}))
    counted = frame(
        con,
        f"""
        select actor_id as value, name_ar, name_en, events from {counts.sql} join actor using (actor_no)
        where kind in (select unnest($kinds::varchar[])::actor_kind) order by events desc, actor_no limit $most""",
        {**counts.params, "kinds": list(of_kinds), "most": most},
    )
    return _shaped(counted, key)


# Countries by event: found anew, or as the build holds them.
_LANDS = (
    """
    select distinct event_no, country from (
        select event_no, country from event_actor join actor using (actor_no) where country is not null
        union all
        select event_no, country from event join actor on actor_id = place_id where country is not null)""",
    "from event_country",
)


def _country_facet(con: Connection, filters: Filters, most: int) -> pl.DataFrame:
    """Events of each country: it, or someone or something of it, takes part, or it is the place."""
    where = shown(con, filters.replace(countries=()))
    counted = frame(
        con,
        f"""
        with counted as (
            select country, count(*) as events from ({_LANDS[rolled(con)]})
            where {where.bridged} group by country)
        select 'c.' || c.country as value, name_ar, name_en, events
        from counted c left join actor on actor_id = 'c.' || c.country order by events desc, value limit $most""",
        {**where.params, "most": most},
    )
    return _shaped(counted, "countries")


def _summit_facet(con: Connection, filters: Filters, most: int) -> pl.DataFrame:
    where = shown(con, filters.replace(summit=()))
    counted = frame(
        con,
        f"""
        with counted as (
            select summit_id, count(*) as events from event where summit_id is not null and ({where.sql}) group by all)
        select summit_id as value, name_ar, name_en, events from counted join summits using (summit_id)
        order by events desc, value limit $most""",
        {**where.params, "most": most},
    )
    return _shaped(counted, "summit")
