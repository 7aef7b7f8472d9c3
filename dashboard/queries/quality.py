"""Store → what it is unsure of: undated, unresolved, ambiguous, in conflict, refused, and names that nobody knows."""

import polars as pl

from dashboard.database import Connection
from dashboard.filters import Filters, Where
from dashboard.queries.ask import frame
from dashboard.queries.shown import rolled, shown
from dashboard.queries.told import tells


def certainties(con: Connection, filters: Filters) -> pl.DataFrame:
    """Events shown by certainty of their day and by what it rests on: columns certainty, basis (or null), events."""
    where = shown(con, filters)
    return frame(
        con,
        f"""
        select certainty::varchar as certainty, date_basis::varchar as basis, count(*) as events
        from event where {where.sql} group by all
        order by certainty, events desc, basis""",
        where.params,
    )


def totals(con: Connection) -> pl.DataFrame:
    """One row on the whole store.

    Columns documents, unpublished (without a day), unnamed (without an outlet), duplicates, near_duplicates, silent
    (without any event), mentions (of dates), unresolved, ambiguous, conflicts, unknown_actors, unknown_summits,
    rejects.
    """
    tell = tells(con, Filters())
    return frame(
        con,
        f"""
        select d.*, m.*, (select count(*) from actor where not known and kind <> 'place') as unknown_actors,
               (select count(*) from summits where not known) as unknown_summits,
               (select count(*) from rejects) as rejects
        from (select count(*) as documents, count(*) filter (published_at is null) as unpublished,
                     count(*) filter (outlet_no is null) as unnamed, count(duplicate_of) as duplicates,
                     count(near_duplicate_of) as near_duplicates,
                     count(*) filter (duplicate_of is null and not ({tell.sql})) as silent
              from document) d,
             (select count(*) as mentions, count(*) filter (certainty = 'unresolved') as unresolved,
                     count(*) filter (certainty = 'ambiguous') as ambiguous,
                     count(*) filter (certainty = 'conflict') as conflicts from date_mention) m""",
        tell.params,
    )


def unread_dates(con: Connection, certainty: str = "unresolved", most: int = 30) -> pl.DataFrame:
    """Date mentions of one certainty by reason: columns rule, kind, mentions, surface (the usual one); most first."""
    return frame(
        con,
        """
        select rule, kind::varchar as kind, count(*) as mentions, mode(surface) as surface
        from date_mention where certainty = $certainty::certainty
        group by all order by mentions desc, rule, kind limit $most""",
        {"certainty": certainty, "most": most},
    )


def date_examples(con: Connection, certainty: str, rule: str, most: int = 20) -> pl.DataFrame:
    """Where a rule left a date so.

    Columns document_id, title, outlet, published_at, field, surface, char_start, text (of that field).
    """
    return frame(
        con,
        """
        select document_id, title, outlet, published_at, m.field::varchar as field, surface, char_start,
               if(m.field = 'title', title, body) as text
        from date_mention m join document using (document_no) left join outlet using (outlet_no)
        where certainty = $certainty::certainty and rule = $rule
        order by published_at desc nulls last, document_id, char_start limit $most""",
        {"certainty": certainty, "rule": rule, "most": most},
    )


def rejects(con: Connection) -> pl.DataFrame:
    """Inputs that could not be read by reason: columns reason, rejects, source_uri, locator (of one of them)."""
    return frame(
        con,
        """
        select reason, count(*) as rejects, min_by(source_uri, source_uri || locator) as source_uri,
               min_by(locator, source_uri || locator) as locator
        from rejects group by reason order by rejects desc, reason""",
        {},
    )


def unknown_names(con: Connection, most: int = 100) -> pl.DataFrame:
    """Actors that no knowledge file lists, by how often texts name them.

    Columns actor_id, kind, name, language, mentions, documents, line: a row for `aliases.csv` whose first field, the
    id of the actor meant, is left to fill in.
    """
    found = frame(
        con,
        """
        with named as (
          select actor_no, count(*) as mentions, count(distinct document_no) as documents
          from actor_mention group by all)
        select actor_id, kind::varchar as kind, coalesce(name_ar, name_en) as name,
               if(name_ar is null, 'en', 'ar') as language, mentions, documents
        from actor join named using (actor_no) where not known and kind <> 'place'
        order by mentions desc, actor_id limit $most""",
        {"most": most},
    )
    lines = [alias_line(name, language) for name, language in found.select("name", "language").iter_rows()]
    return found.with_columns(pl.Series("line", lines, dtype=pl.String))


def alias_line(name: str, language: str) -> str:
    """A row of `aliases.csv` for a name, its first field left open."""
    quoted = '"' + name.replace('"', '""') + '"' if any(letter in name for letter in ',"\n') else name
    return f",{quoted},{language},name,"


def conflicts(con: Connection, filters: Filters) -> pl.DataFrame:
    """Events shown whose reports do not agree, by what they differ in: columns difference (day or status), events."""
    where = shown(con, filters)
    return frame(
        con,
        f"""
        with differing as ({_differing(con, where)})
        select 'day' as difference, count(*) filter (day) as events from differing
        union all select 'status', count(*) filter (state) from differing""",
        where.params,
    )


def disagreeing(con: Connection, filters: Filters, most: int = 30) -> pl.DataFrame:
    """The events behind `conflicts`, those with most reports first.

    Columns event_id, headline_ar, headline_en, document_count, start_at, day, state (whether their reports differ in
    it).
    """
    where = shown(con, filters)
    return frame(
        con,
        f"""
        with differing as ({_differing(con, where)})
        select event_id, headline_ar, headline_en, document_count, start_at, day, state
        from differing join event using (event_no) where day or state
        order by document_count desc, event_id limit $most""",
        {**where.params, "most": most},
    )


def _differing(con: Connection, where: Where) -> str:
    if rolled(con):
        return f"select event_no, day, state from event_difference where {where.bridged}"
    return f"""
          select event_no, count(distinct (start_at, end_at)) filter (start_at is not null) > 1 as day,
                 count(distinct status) > 1 as state
          from report where event_no in (select event_no from event where document_count > 1 and ({where.sql}))
          group by event_no"""
