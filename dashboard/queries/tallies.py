"""Filters → counts that many questions of a page share; in a large store made once and kept, in a small one asked anew.

Each is SQL to select from, with the parameters that it binds.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.database import Connection
from dashboard.filters import Filters
from dashboard.kept import kept_of
from dashboard.queries.shown import by_month, large, rolled, shown
from dashboard.queries.told import documents_by_outlet

_KIND = 'event_type, status, "precision", certainty, calendar, undated, corrected'
_DAY = "day, event_type, to_the_day"
_EVENTS = """
    select event_type, status, "precision", certainty, calendar, start_at is null and end_at is null as undated,
           corrected, start_at::date as day,
           coalesce("precision" <= 'day'::precision_grain, false) as to_the_day, 1 as events
    from event where {where}"""
# One pass for both: rows by kind, and rows `of_days`.
_BOTH = f"""
    select grouping(day) = 0 as of_days, {_KIND}, day, to_the_day, count(*) as events
    from ({_EVENTS}) group by grouping sets (({_KIND}), ({_DAY}))"""
_ACTORS = """
    select actor_no, count(*) as events from event_actor where {where} group by actor_no"""
_OUTLETS = """
    select outlet_no, language, {documents} as documents, count(*) filter (outlet_first) as events,
           count(*) filter (language_first) as in_language
    from report where {where} group by outlet_no, language"""


@dataclass(frozen=True, slots=True)
class Tally:
    """What stands behind `from`, and the values of its parameters."""

    sql: str
    params: Mapping[str, Any]


def kinds(con: Connection, filters: Filters) -> Tally:
    """Events by all that is a plain column: event_type, status, precision, certainty, calendar, undated, corrected.

    `events` is how many; several rows may have the same kind. Names of enums may be text: cast them to compare.
    """
    if where := by_month(con, filters):
        return Tally(f"(select {_KIND}, events from month_total where {where.sql})", where.params)
    return _events(con, filters, f"(select {_KIND}, events from {{}} where not of_days)")


def days(con: Connection, filters: Filters) -> Tally:
    """Events by `day` on which they begin (null: unknown), event_type, and whether they are known `to_the_day`."""
    if rolled(con) and not filters.replace(types=(), exact=False, undated=False):
        where = filters.replace(exact=False, undated=False).where()
        return Tally(f"(select {_DAY}, events from day_total where {where.sql})", where.params)
    return _events(con, filters, f"(select {_DAY}, events from {{}} where of_days)")


def actors(con: Connection, filters: Filters) -> Tally:
    """Events by actor_no."""
    if not filters and rolled(con):
        return Tally("(select actor_no, events from actor_total)", {})
    return _made(con, filters, "actors", _ACTORS)


def outlets(con: Connection, filters: Filters) -> Tally:
    """By outlet_no (null: unnamed) and language of the reports: documents, events, in_language.

    Events are counted once by outlet, or once `in_language`.
    """
    if not filters and rolled(con):
        return Tally("(select outlet_no, language, documents, events, in_language from outlet_total)", {})
    return _made(
        con, filters, "outlets", _OUTLETS.replace("{documents}", documents_by_outlet(con, shown(con, filters)))
    )


def _events(con: Connection, filters: Filters, part: str) -> Tally:
    if not large(con):
        where = filters.where()
        return Tally(f"({_EVENTS.format(where=where.sql)})", where.params)
    made = _made(con, filters, "events", _BOTH)
    return Tally(part.format(made.sql), made.params)


def _made(con: Connection, filters: Filters, name: str, sql: str) -> Tally:
    """The answer to `sql` (of which `{where}` is left open): in a large store made once, kept and named by a view."""
    where = shown(con, filters)
    asked = sql.replace("{where}", where.sql if name == "events" else where.bridged)
    kept = kept_of(con)
    if kept is None or not large(con):
        return Tally(f"({asked})", where.params)
    table = kept.ask(f"{name}?{filters.query_string()}", lambda: con.sql(asked, params=dict(where.params)).pl())
    view = f"tally_{id(table)}"
    con.register(view, table)
    return Tally(view, {})
