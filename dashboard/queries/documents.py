"""Filters → articles, also those without events, and one article with every mention in it."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import polars as pl

from dashboard.database import Connection
from dashboard.filters import Filters, Where
from dashboard.filters.search import terms
from dashboard.queries.ask import frame
from dashboard.queries.shown import shown
from dashboard.queries.told import tells

ORDERS = {"published": "published_at", "title": "title collate ar", "outlet": "outlet_no", "events": "events"}


def documents_page(
    con: Connection,
    filters: Filters,
    order: str = "published",
    descending: bool = True,
    limit: int = 50,
    offset: int = 0,
    without_events: bool = False,
) -> pl.DataFrame:
    """Articles: those that tell a shown event, or with `without_events` those that tell none at all.

    Of the filters, articles without events are asked for outlet, language, day of publication and words only.
    Columns: document_id, title, outlet, language, url, published_at, published_basis, duplicate_of, start (of the
    text), events; and `total`, how many articles there are.
    """
    where = shown(con, filters)
    chosen = _without_events(filters) if without_events else tells(con, filters)
    listed, total = "document", f"(select count(*) from document where {chosen.sql})"
    if order == "events":
        none, some = (
            "(select *, 0 as events from document)",
            f"document join ({_counted('report', where.bridged)}) using (document_no)",
        )
        listed = none if without_events else some
    way = "desc" if descending else "asc"
    by = f"{ORDERS[order]} {way} nulls last, document_no {way}"
    return frame(
        con,
        f"""
        with page as materialized (
            select document_no, row_number() over () as place from (
                select document_no from {listed} where {chosen.sql} order by {by} limit $limit offset $offset)),
        near as materialized (
            select document_no, event_no from report where document_no in (select document_no from page)),
        told as ({_counted("near", where.bridged)})
        select document_id, title, outlet, language::varchar as language, url, published_at,
               published_basis::varchar as published_basis, duplicate_of, substr(body, 1, 280) as "start",
               coalesce(events, 0) as events, {total if chosen.number is None else chosen.number}::bigint as total
        from page join document using (document_no) left join told using (document_no)
        left join outlet using (outlet_no) order by place""",
        {**where.params, **chosen.params, "limit": min(max(limit, 0), 500), "offset": max(offset, 0)},
    )


def _counted(reports: str, condition: str) -> str:
    return f"select document_no, count(*) as events from {reports} where {condition} group by document_no"


def _without_events(filters: Filters) -> Where:
    found = list(_conditions(filters))
    params = {name: value for _, given in found for name, value in given.items()}
    return Where(
        " and ".join(["document_no not in (select document_no from report)", *(sql for sql, _ in found)]), params
    )


def _conditions(filters: Filters) -> Iterator[tuple[str, dict[str, Any]]]:
    """What of the filters can be asked of an article itself."""
    if filters.outlets:
        outlets = "select outlet_no from outlet where outlet in $outlets"
        yield f"outlet_no in ({outlets})", {"outlets": list(filters.outlets)}
    if filters.languages:
        yield "language::varchar in $languages", {"languages": list(filters.languages)}
    if filters.since:
        yield "published_at >= $since", {"since": filters.since}
    if filters.until:
        yield "published_at < $until", {"until": filters.until + timedelta(days=1)}
    for number, term in enumerate(terms(filters.q)):
        yield f"contains(lower(title || ' ' || body), lower($word_{number}))", {f"word_{number}": term}


def one_document(con: Connection, document_id: str) -> pl.DataFrame:
    """One article, or no row.

    Columns: document_id, title, body, language, outlet, outlet_country, author, url, published_at, published_raw,
    published_precision, published_basis, dateline_end, keywords, duplicate_of, near_duplicate_of.
    """
    return frame(
        con,
        """
        select document_id, title, body, language::varchar as language, outlet, country as outlet_country, author, url,
               published_at, published_raw, published_precision::varchar as published_precision,
               published_basis::varchar as published_basis, dateline_end, keywords, duplicate_of, near_duplicate_of
        from document left join outlet using (outlet_no) where document_id = $id""",
        {"id": document_id},
    )


def mentions(con: Connection, document_id: str) -> pl.DataFrame:
    """All that was read in one article, by place.

    Columns: what (date, actor, summit, event), id (of the actor, summit or event), field, char_start, char_end,
    surface, name_ar, name_en, start_at, end_at, precision, calendar, certainty, reason (rule of the date, or why this
    actor). Of an event the trigger words stand here.
    """
    return frame(
        con,
        """
        with doc as (select document_no, title, body from document where document_id = $id),
        found as (
            select 'date' as what, null as id, field, char_start, char_end, surface, null as name_ar, null as name_en,
                   start_at, end_at, "precision"::varchar as "precision", calendar::varchar as calendar,
                   certainty::varchar as certainty, rule as reason
            from date_mention semi join doc using (document_no)
            union all
            select 'actor', actor_id, field, char_start, char_end, surface, name_ar, name_en, null, null, null, null,
                   basis::varchar, reason
            from actor_mention semi join doc using (document_no) join actor using (actor_no)
            union all
            select 'summit', summit_id, field, char_start, char_end, surface, name_ar, name_en, null, null, null, null,
                   basis::varchar, reason
            from summit_mention semi join doc using (document_no) left join summits using (summit_id)
            union all
            select 'event', event_id, v.field, v.char_start, v.char_end,
                   substr(if(v.field = 'title', title, body), v.char_start + 1, v.char_end - v.char_start),
                   headline_ar, headline_en, start_at, end_at, "precision"::varchar, calendar::varchar,
                   certainty::varchar, event_type::varchar
            from evidence_span v join doc using (document_no) join event using (event_no) where aspect = 'what')
        select what, id, field::varchar as field, char_start, char_end, surface, name_ar, name_en, start_at, end_at,
               "precision", calendar, certainty, reason
        from found order by field, char_start, what, id""",
        {"id": document_id},
    )
