"""One event → everything behind it: each report, the words that gave each field, and where reports disagree."""

import polars as pl

from dashboard.database import Connection
from dashboard.queries.ask import frame

_EVENT = """(select event_no from event where event_id = coalesce(
    (select event_id from event_redirects where old_id = $id limit 1), $id))"""


def reports(con: Connection, event_id: str) -> pl.DataFrame:
    """The reports of one event, the first one first, each with its own reading.

    Columns: document_id, title, body, language, dateline_end, outlet, url, author, published_at, status, start_at,
    end_at, precision, calendar, certainty, date_basis, date_rule, is_first, lag_hours (after the first report).
    """
    return frame(
        con,
        f"""
        select document_id, title, body, d.language::varchar as language, dateline_end, outlet, url, author,
               r.published_at, r.status::varchar as status, start_at, end_at, r."precision"::varchar as "precision",
               r.calendar::varchar as calendar, r.certainty::varchar as certainty, date_basis::varchar as date_basis,
               date_rule, is_first, date_diff('hour', min(r.published_at) over (), r.published_at) as lag_hours
        from report r join document d using (document_no) left join outlet o on o.outlet_no = d.outlet_no
        where event_no = {_EVENT}
        order by is_first desc, r.published_at nulls last, document_no""",
        {"id": event_id},
    )


def spans(con: Connection, event_id: str) -> pl.DataFrame:
    """The words behind each field of one event, per report.

    Columns: document_id, aspect (what, when, who, where), actor_id, name_ar, name_en, field (title, body), char_start,
    char_end, surface, sentence_start, sentence_end, sentence, reason (rule of the date, or why the name is this
    actor). Offsets are code points, half-open.
    """
    return frame(
        con,
        f"""
        with words as (
            select v.*, document_id, if(v.field = 'title', title, body) as text
            from evidence_span v join document using (document_no) where event_no = {_EVENT})
        select document_id, aspect::varchar as aspect, actor_id, name_ar, name_en, w.field::varchar as field,
               w.char_start, w.char_end, substr(text, w.char_start + 1, w.char_end - w.char_start) as surface,
               sentence_start, sentence_end,
               substr(text, sentence_start + 1, sentence_end - sentence_start) as sentence,
               case aspect
                   when 'when' then (
                       select any_value(rule) from date_mention m where m.document_no = w.document_no
                       and m.field = w.field and m.char_start = w.char_start)
                   else (
                       select any_value(reason) from actor_mention m where m.document_no = w.document_no
                       and m.field = w.field and m.char_start = w.char_start and m.actor_no = w.actor_no)
               end as reason
        from words w left join actor using (actor_no)
        order by w.document_no, w.field, w.char_start, aspect, actor_no""",
        {"id": event_id},
    )


def participants(con: Connection, event_id: str) -> pl.DataFrame:
    """Who takes part: actor_id, kind, role, name_ar, name_en, office_ar, office_en (held on the event's day)."""
    return frame(
        con,
        f"""
        select actor_id, kind::varchar as kind, "role"::varchar as "role", name_ar, name_en, office_ar, office_en
        from event_actor join actor a using (actor_no) join event e using (event_no)
        left join lateral (
            select office_ar, office_en from offices o
            where o.actor_id = a.actor_id and (o.start_on is null or o.start_on <= e.start_at::date)
              and (o.end_on is null or o.end_on >= e.start_at::date)
            order by o.acting, o.start_on desc nulls last limit 1) on true
        where event_no = {_EVENT}
        order by "role", actor_no""",
        {"id": event_id},
    )


def contradictions(con: Connection, event_id: str) -> pl.DataFrame:
    """What reports of one event say differently: columns field (when, status), value, documents (ids), outlets.

    Two days contradict each other when their intervals share nothing; only fields with two values or more are listed.
    """
    said = reports(con, event_id)
    found = [*_statuses(said), *_days(said)]
    schema: dict[str, pl.DataType | type[pl.DataType]] = {
        "field": pl.String,
        "value": pl.String,
        "documents": pl.List(pl.String),
        "outlets": pl.List(pl.String),
    }
    return pl.DataFrame(found, schema=schema, orient="row")


_Row = tuple[str, str, list[str], list[str]]


def _statuses(said: pl.DataFrame) -> list[_Row]:
    groups = [(str(status), rows) for (status,), rows in said.group_by("status", maintain_order=True)]
    return [_row("status", value, rows) for value, rows in groups] if len(groups) > 1 else []


def _days(said: pl.DataFrame) -> list[_Row]:
    """The intervals that contradict another one."""
    dated = said.filter(pl.col("start_at").is_not_null() & pl.col("end_at").is_not_null())
    groups = [(start, end, rows) for (start, end), rows in dated.group_by("start_at", "end_at", maintain_order=True)]
    apart = [
        (start, end, rows)
        for start, end, rows in groups
        if any(end <= other_start or other_end <= start for other_start, other_end, _ in groups)
    ]
    return [_row("when", f"{start:%Y-%m-%d %H:%M}/{end:%Y-%m-%d %H:%M}", rows) for start, end, rows in apart]


def _row(field: str, value: str, rows: pl.DataFrame) -> _Row:
    outlets = sorted({outlet for outlet in rows["outlet"] if outlet})
    return field, value, rows["document_id"].to_list(), outlets
