"""Filters → the rows of a file, in the columns of `columns.tsv`: the one question that every format of events asks."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from dashboard.export.source import Source
from dashboard.filters import Filters
from dashboard.queries.details import CHOSEN, JOINED
from dashboard.queries.summary import names
from dashboard.words import Words, plain


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an exported file: its kind (text, list, number, moment, day, yes/no) and what it means."""

    name: str
    kind: str
    meaning: Mapping[str, str]  # by language


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows to write: a question with its parameters; lists are DuckDB lists, days and moments are typed."""

    sql: str
    params: Mapping[str, Any]


@cache
def columns() -> tuple[Column, ...]:
    """The columns of a file of events, in their order."""
    lines = (files("dashboard.export") / "columns.tsv").read_text("utf-8").splitlines()
    return tuple(
        Column(row["column"], row["kind"], {"en": row["en"], "ar": row["ar"]})
        for row in csv.DictReader(lines, delimiter="\t")
    )


def event_rows(source: Source, filters: Filters, words: Words, size: int = 50_000) -> Iterator[Rows]:
    """The events shown, one row each, by start: questions for `size` of them at a time, so that memory stays bounded.

    The last two columns say what was asked of which build. There is at least one question, be it for no row.
    """
    where = filters.where()
    source.con.execute(f"create or replace temp table chosen as {where.events}", dict(where.params))
    stretches = source.con.execute(
        """
        select min(event_no), max(event_no) from (
            select event_no, (row_number() over (order by event_no) - 1) // $size as stretch from temp.chosen)
        group by stretch order by stretch""",
        {"size": size},
    ).fetchall()
    told = _told(source, filters, words)
    for first, last in stretches or [(1, 0)]:
        yield Rows(f"{_named()} order by event_no", {**told, "first": first, "last": last})


def newest_rows(source: Source, filters: Filters, words: Words, most: int) -> Iterator[Rows]:
    """The `most` events shown that were published last, the newest first."""
    where = filters.where()
    source.con.execute(
        f"""
        create or replace temp table chosen as
        select event_no from event where {where.sql}
        order by first_published_at desc nulls last, event_no limit $most""",
        {**where.params, "most": most},
    )
    whole = {"first": 0, "last": 2**32 - 1}
    order = "first_published_at desc nulls last, event_no"
    yield Rows(f"{_named()} order by {order}", {**_told(source, filters, words), **whole})


def _named() -> str:
    named = ", ".join(f'"{column.name}"' for column in columns())
    return f"select {named} from ({_EVENTS})"


def _told(source: Source, filters: Filters, words: Words) -> dict[str, Any]:
    return {"filter": filter_sentence(source, filters, words), "build": source.build}


def filter_sentence(source: Source, filters: Filters, words: Words) -> str:
    """What is asked for, in plain words without direction marks: it stands in a file."""
    called = {
        row["id"]: words.name(row["name_ar"], row["name_en"], row["id"])
        for row in names(source.con, filters).iter_rows(named=True)
    }
    return plain(filters.sentence(words, called))


def _hijri(day: str, month: str) -> str:
    """SQL: the day in the Umm al-Qura calendar, given the row of its month."""
    return f"printf('%04d-%02d-%02d', {month}.year, {month}.month, {day} - {month}.first + 1)"


_EVENTS = f"""
    with shown as materialized (select event_no from temp.chosen where event_no between $first and $last),
    {CHOSEN},
    reported as (
        select event_no, list(distinct outlet order by outlet) filter (outlet is not null) as outlets,
               list(document_id order by document_no) as documents
        from report semi join shown using (event_no) join (select document_no, document_id from document)
        using (document_no) left join outlet using (outlet_no) group by event_no),
    told_events as (
        select event_no, event_id, event_type::varchar as event_type, e.status::varchar as status, start_at,
               end_at, start_at::date as first_day,
               (end_at - interval 1 microsecond)::date as last_day, start_text, end_text,
               "precision"::varchar as "precision", e.calendar::varchar as calendar, certainty::varchar as certainty,
               date_basis::varchar as date_basis, headline_ar, headline_en, headline_basis,
               list_transform(actors, lambda a: a.actor_id) as actors,
               list_transform(actors, lambda a: a.role::varchar) as actor_roles,
               list_transform(actors, lambda a: coalesce(a.name_ar, a.name_en)) as actors_ar,
               list_transform(actors, lambda a: coalesce(a.name_en, a.name_ar)) as actors_en,
               place_id, p.name_ar as place_ar, p.name_en as place_en, summit_id, s.name_ar as summit_ar,
               s.name_en as summit_en, plover, cameo_root, document_count, outlet_count, outlets, documents,
               first_published_at,
               substr(if(told.field = 'title', d.title, d.body), sentence_start + 1, sentence_end - sentence_start)
                   as evidence,
               document_id as evidence_document, title as evidence_title, outlet as evidence_outlet,
               d.published_at as evidence_published_at, url as link, origin::varchar as origin, corrected
        from {JOINED} left join reported using (event_no))
    select *, {_hijri("first_day", "f")} as first_day_hijri,
           {_hijri("last_day", "l")} as last_day_hijri, $filter as filter, $build as build
    from told_events
    asof left join hijri_month f on first_day >= f.first
    asof left join hijri_month l on last_day >= l.first"""
