"""An actor → offices, company, summits, outlets, and every spelling found for it."""

import polars as pl

from dashboard.database import Connection
from dashboard.filters import Filters
from dashboard.queries import tallies
from dashboard.queries.ask import frame
from dashboard.queries.shown import rolled, shown


def actor(con: Connection, actor_id: str) -> pl.DataFrame:
    """One row, or none for an unknown id: actor_id, kind, name_ar, name_en, wikidata_id, country, lat, lon, known."""
    return frame(
        con,
        """
        select actor_id, kind::varchar as kind, name_ar, name_en, wikidata_id, country, lat, lon, known
        from actor where actor_id = $actor""",
        {"actor": actor_id},
    )


def ranking(con: Connection, filters: Filters, most: int = 200) -> pl.DataFrame:
    """Who takes part in the events shown, places left out.

    Columns actor_id, kind, name_ar, name_en, known, events, first_on, last_on; most events first.
    """
    where, told = shown(con, filters), tallies.actors(con, filters)
    return frame(
        con,
        f"""
        with often as materialized (
          select actor_no, actor_id, kind, name_ar, name_en, known, events
          from {told.sql} join actor using (actor_no) where kind <> 'place'
          order by events desc, actor_no limit $most),
        {"ends as (from actor_total)" if where.sql == "true" and rolled(con) else _ENDS.format(bridged=where.bridged)}
        select actor_id, kind::varchar as kind, name_ar, name_en, known, often.events, first_on, last_on
        from often join ends using (actor_no) order by often.events desc, actor_no""",
        {**where.params, **told.params, "most": most},
    )


# Events are numbered by their start, those without one last: numbers are compared, and only the ends looked up.
_ENDS = """
        everyone as materialized (
          select actor_no, min(event_no) as first_no,
                 max(event_no) filter (event_no < (select count(start_at) from event)) as last_no
          from event_actor where {bridged} group by actor_no),
        numbers as (select * from everyone semi join often using (actor_no)),
        starts as materialized (
          select event_no, start_at::date as day from event
          where event_no in (select first_no from numbers union select last_no from numbers)),
        ends as (
          select actor_no, f.day as first_on, l.day as last_on
          from numbers left join starts f on f.event_no = first_no left join starts l on l.event_no = last_no)"""


def offices(con: Connection, actor_id: str) -> pl.DataFrame:
    """Offices of a person, or of a body or country those who held one: by first day, unknown first days first.

    Columns actor_id, name_ar, name_en, office_ar, office_en, body_id, start_on, end_on (inclusive), acting, provenance.
    """
    return frame(
        con,
        """
        select o.actor_id, name_ar, name_en, office_ar, office_en, body_id, start_on, end_on, acting, provenance
        from offices o left join actor a on a.actor_id = o.actor_id
        where o.actor_id = $actor or body_id = $actor order by start_on nulls first, end_on, o.actor_id""",
        {"actor": actor_id},
    )


def company(con: Connection, filters: Filters, actor_id: str, most: int = 15) -> pl.DataFrame:
    """With whom an actor shares events shown: columns actor_id, kind, name_ar, name_en, events; most first."""
    where = shown(con, filters)
    return frame(
        con,
        f"""
        with mine as (
          select event_no from actor_event
          where actor_no = (select actor_no from actor where actor_id = $actor) and {where.bridged}),
        counted as (
          select actor_no, count(*) as events from event_actor
          where event_no in (select event_no from mine) group by actor_no)
        select actor_id, kind::varchar as kind, name_ar, name_en, events from counted join actor using (actor_no)
        where actor_id <> $actor and kind <> 'place' order by events desc, actor_id limit $most""",
        {**where.params, "actor": actor_id, "most": most},
    )


def summits(con: Connection, actor_id: str) -> pl.DataFrame:
    """Summits that texts or facts connect an actor with, the newest first.

    Columns summit_id, series, name_ar, name_en, start_on, status (the weightiest), sentences.
    """
    return frame(
        con,
        """
        select summit_id, series, name_ar, name_en, start_on, min(status)::varchar as status,
               count(document_no) as sentences
        from attendance_fact join summits using (summit_id) where actor_id = $actor
        group by all order by start_on desc nulls last, summit_id""",
        {"actor": actor_id},
    )


def outlets(con: Connection, filters: Filters, actor_id: str) -> pl.DataFrame:
    """Who tells an actor's events shown: columns outlet (null: unnamed), events, documents; most events first."""
    where = shown(con, filters)
    return frame(
        con,
        f"""
        with mine as (
          select event_no from actor_event where actor_no = (select actor_no from actor where actor_id = $actor)
            and {where.bridged})
        select outlet, count(*) filter (outlet_first) as events, count(distinct document_no) as documents
        from report left join outlet using (outlet_no) where event_no in (select event_no from mine)
        group by all order by events desc, outlet nulls last""",
        {**where.params, "actor": actor_id},
    )


def spellings(con: Connection, actor_id: str) -> pl.DataFrame:
    """Every wording that was read as an actor: columns surface, basis, language (of the article), mentions, documents.

    Most mentions first; `basis` is name, alias, office or context.
    """
    return frame(
        con,
        """
        select surface, basis::varchar as basis, language::varchar as language,
               count(*) as mentions, count(distinct document_no) as documents
        from actor_mention join document using (document_no)
        where actor_no = (select actor_no from actor where actor_id = $actor)
        group by all order by mentions desc, surface, basis, language""",
        {"actor": actor_id},
    )


def spelling_documents(con: Connection, actor_id: str, surface: str, most: int = 50) -> pl.DataFrame:
    """Where a wording was read as an actor, and why; newest first.

    Columns document_id, title, outlet, published_at, field, char_start, char_end, text (of that field), reason.
    """
    return frame(
        con,
        """
        select document_id, title, outlet, published_at, field::varchar as field, char_start, char_end,
               if(field = 'title', title, body) as text, reason
        from actor_mention join document using (document_no) left join outlet using (outlet_no)
        where actor_no = (select actor_no from actor where actor_id = $actor) and surface = $surface
        order by published_at desc nulls last, document_id, field, char_start limit $most""",
        {"actor": actor_id, "surface": surface, "most": most},
    )
