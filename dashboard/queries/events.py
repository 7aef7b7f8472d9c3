"""Filters → the table of events, a page at a time, each with who takes part and the sentence that tells it."""

from collections.abc import Mapping

import polars as pl

from dashboard.database import Connection
from dashboard.filters import Filters
from dashboard.queries.ask import frame

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

# One row per event of the table `shown` (event_no); the report told first speaks for it.
_DETAILS = """
    who as (
        select event_no, list({{'actor_id': actor_id, 'kind': kind::varchar, 'role': "role"::varchar,
                               'name_ar': name_ar, 'name_en': name_en}} order by "role", actor_no) as actors
        from event_actor semi join shown using (event_no) join actor using (actor_no) group by event_no),
    first_report as (
        select event_no, document_no from report semi join shown using (event_no)
        qualify row_number() over (
            partition by event_no order by is_first desc, published_at nulls last, document_no) = 1),
    told as (
        select event_no, v.document_no, v.field, v.char_start, v.char_end, v.sentence_start, v.sentence_end
        from evidence_span v semi join shown using (event_no) left join first_report f using (event_no)
        where aspect = 'what'
        qualify row_number() over (
            partition by event_no
            order by v.document_no is distinct from f.document_no, v.field desc, v.char_start) = 1)
    select event_id, event_type::varchar as event_type, e.status::varchar as status, start_at, end_at, start_text,
           end_text, "precision"::varchar as "precision", e.calendar::varchar as calendar,
           certainty::varchar as certainty,
           date_basis::varchar as date_basis, headline_ar, headline_en, headline_basis, place_id,
           p.name_ar as place_ar, p.name_en as place_en, summit_id, s.name_ar as summit_ar, s.name_en as summit_en,
           document_count, outlet_count, first_published_at, corrected, coalesce(actors, []) as actors,
           substr(if(told.field = 'title', d.title, d.body), sentence_start + 1, sentence_end - sentence_start)
               as sentence,
           document_id, title, outlet, url, d.published_at, d.language::varchar as language
    from shown join event e using (event_no) left join who using (event_no) left join told using (event_no)
    left join document d using (document_no) left join outlet using (outlet_no)
    left join actor p on p.actor_id = place_id left join summits s using (summit_id)"""


def events_page(
    con: Connection, filters: Filters, order: str = "start", descending: bool = True, limit: int = 100, offset: int = 0
) -> pl.DataFrame:
    """Rows `offset` … `offset + limit` of the events shown, sorted by a key of `ORDERS`.

    Columns: event_id, event_type, status, start_at, end_at, start_text, end_text, precision, calendar, certainty,
    date_basis, headline_ar, headline_en, headline_basis, place_id, place_ar, place_en, summit_id, summit_ar,
    summit_en, document_count, outlet_count, first_published_at, corrected, actors (list of actor_id, kind, role,
    name_ar, name_en), and of the report told first: sentence, document_id, title, outlet, url, published_at, language.
    """
    where = filters.where()
    way = "desc" if descending else "asc"
    by = f"{ORDERS[order]} {way} nulls last, event_no {way}"
    return frame(
        con,
        f"""
        with shown as materialized (
            select event_no, row_number() over () as place from (
                select event_no from event where {where.sql} order by {by} limit $limit offset $offset)),
        {_DETAILS.format()} order by shown.place""",
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
        {_DETAILS.format()}""",
        {"id": event_id},
    )


def new_since(con: Connection, filters: Filters, moment: object) -> int:
    """How many of the events shown were first published after `moment` (a timestamp)."""
    where = filters.where()
    question = f"select count(*) from event where first_published_at > $moment and ({where.sql})"
    return int(con.execute(question, {**where.params, "moment": moment}).fetchall()[0][0])
