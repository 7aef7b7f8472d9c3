"""Filters → the table of events, a page at a time, each with who takes part and the sentence that tells it."""

from collections.abc import Mapping

import polars as pl

from dashboard.database import Connection
from dashboard.filters import Filters
from dashboard.queries.ask import frame
from dashboard.queries.details import CHOSEN, COLUMNS, JOINED
from dashboard.queries.shown import shown

# What a page can be sorted by → SQL on `event`. Events without the value come last either way.
ORDERS: Mapping[str, str] = {
    "start": "start_at",
    "published": "first_published_at",
    "type": "event_type::varchar",
    "status": "status::varchar",
    "certainty": "certainty",
    "documents": "document_count",
    "outlets": "outlet_count",
    "headline_ar": "headline_ar collate ar",
    "headline_en": "headline_en collate en",
}
MOST_ROWS = 500


def events_page(
    con: Connection, filters: Filters, order: str = "start", descending: bool = True, limit: int = 100, offset: int = 0
) -> pl.DataFrame:
    """Rows `offset` … `offset + limit` of the events shown, sorted by a key of `ORDERS`.

    Columns: event_id, event_type, status, start_at, end_at, start_text, end_text, precision, calendar, certainty,
    date_basis, headline_ar, headline_en, headline_basis, place_id, place_ar, place_en, summit_id, summit_ar,
    summit_en, document_count, outlet_count, first_published_at, corrected, actors (list of actor_id, kind, role,
    name_ar, name_en), and of the report told first: sentence, document_id, title, outlet, url, published_at, language.
    """
    where = shown(con, filters)
    way = "desc" if descending else "asc"
    by = f"{ORDERS[order]} {way} nulls last, event_no {way}"
    return frame(
        con,
        f"""
        with shown as materialized (
            select event_no, row_number() over () as place from (
                select event_no from event where {where.sql} order by {by} limit $limit offset $offset)),
        {CHOSEN}
        select {COLUMNS} from {JOINED} order by shown.place""",
        {**where.params, "limit": min(max(limit, 0), MOST_ROWS), "offset": max(offset, 0)},
    )


def one_event(con: Connection, event_id: str) -> pl.DataFrame:
    """The row of `events_page` for one event, looked up through redirects of merged ids too; empty when unknown."""
    return frame(
        con,
        f"""
        with shown as materialized (
            select event_no, 1 as place from event where event_id = coalesce(
                (select event_id from event_redirects where old_id = $id limit 1), $id) limit 1),
        {CHOSEN}
        select {COLUMNS} from {JOINED}""",
        {"id": event_id},
    )


def new_since(con: Connection, filters: Filters, moment: object) -> int:
    """How many of the events shown were first published after `moment` (a timestamp)."""
    where = shown(con, filters)
    question = f"select count(*) from event where first_published_at > $moment and ({where.sql})"
    return int(con.execute(question, {**where.params, "moment": moment}).fetchall()[0][0])
