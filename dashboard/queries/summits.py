"""Filters → summit series, their editions, who came, and how the press told them around day 0.

Filters on days and on summits choose the editions; filters on outlets and languages choose the documents; any other
filter keeps the documents that report an event shown.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import timedelta

import polars as pl

from dashboard.database import Connection
from dashboard.filters import Filters
from dashboard.queries.ask import frame
from dashboard.queries.shown import rolled
from dashboard.queries.told import tells

# What weighs more where texts differ: a leader who was to come and came, came.
STATUSES = ("attended", "represented", "absent", "expected", "mentioned")

_TOLD = """
    told as (
      select summit_id, document_no from ({named}) join document using (document_no)
      where duplicate_of is null and {documents})"""
_NAMED = (
    """select summit_id, document_no from summit_mention
      union
      select summit_id, document_no from event join report using (event_no) where summit_id is not null""",
    "from summit_document",
)


def editions(con: Connection, filters: Filters, series: str | None = None) -> pl.DataFrame:
    """Editions that a document tells of, or all of `series`: by day, undated last.

    Columns summit_id, series, edition, name_ar, name_en, start_on, end_on, city_ar, city_en, known, documents, events.
    """
    documents, params = _documents(con, filters)
    chosen, limits = _editions(filters, series)
    return frame(
        con,
        f"""
        with {_TOLD.format(named=_NAMED[rolled(con)], documents=documents)},
        counted as (select summit_id, count(*) as documents from told group by all),
        happened as (select summit_id, count(*) as events from event where summit_id is not null group by all)
        select s.summit_id, series, edition, s.name_ar, s.name_en, start_on, end_on,
               city.name_ar as city_ar, city.name_en as city_en, s.known,
               coalesce(documents, 0) as documents, coalesce(events, 0) as events
        from summits s left join counted using (summit_id) left join happened using (summit_id)
        left join actor city on city.actor_id = s.city_id
        where {chosen} and (documents > 0 or $series is not null)
        order by start_on nulls last, s.summit_id""",
        {**params, **limits, "series": series},
    )


def series(con: Connection, filters: Filters) -> pl.DataFrame:
    """Series that documents tell of: columns series, name_ar, name_en, editions, documents; most documents first.

    A series is called by the words that the names of all its editions begin with; one without, by its code.
    """
    found = editions(con, filters).filter(pl.col("series").is_not_null())
    rows = [
        {
            "series": str(code),
            "name_ar": common_name(group["name_ar"].drop_nulls()) or str(code),
            "name_en": common_name(group["name_en"].drop_nulls()) or str(code),
            "editions": group.height,
            "documents": int(group["documents"].sum()),
        }
        for (code,), group in found.group_by("series", maintain_order=True)
    ]
    schema = {
        "series": pl.String,
        "name_ar": pl.String,
        "name_en": pl.String,
        "editions": pl.Int64,
        "documents": pl.Int64,
    }
    return pl.DataFrame(rows, schema=schema).sort("documents", "series", descending=[True, False])


def common_name(names: Iterable[str]) -> str:
    """The words that all names begin with, else more than half; no preposition, number or ordinal at the end."""
    split = [name.split() for name in names]
    return _beginning(split, len(split)) or _beginning(split, len(split) // 2 + 1)


def _beginning(split: list[list[str]], least: int) -> str:
    """The words that at least so many of the names begin with."""
    shared: list[str] = []
    while split:
        following = Counter(words[len(shared)] for words in split if len(words) > len(shared))
        word, times = following.most_common(1)[0] if following else ("", 0)
        if times < least:
            break
        shared.append(word)
        split = [words for words in split if words[: len(shared)] == shared]
    while shared and (
        shared[-1] in {"في", "in", "of", "at", "-", "–"} or any(letter.isdigit() for letter in shared[-1])
    ):
        shared.pop()
    return " ".join(shared)


def short_name(name: str, common: str) -> str:
    """What tells an edition apart: its name without the words that its series shares and a preposition after them."""
    rest = name.removeprefix(common).split()
    while rest and rest[0] in {"في", "in", "of", "at", "-", "–"}:
        rest = rest[1:]
    return " ".join(rest) or name


def attendance(con: Connection, filters: Filters, series: str) -> pl.DataFrame:
    """Who came to the editions of a series: one row per edition and actor.

    Columns summit_id, actor_id, kind, name_ar, name_en, status (the weightiest), said (every status told), sentences.
    """
    chosen, limits = _editions(filters, series)
    return frame(
        con,
        f"""
        select summit_id, actor_id, kind::varchar as kind, a.name_ar, a.name_en,
               min(status)::varchar as status, list_sort(list(distinct status::varchar)) as said,
               count(document_no) as sentences
        from attendance_fact join actor a using (actor_id) join summits s using (summit_id)
        where {chosen} group by all order by summit_id, actor_id""",
        {**limits, "series": series},
    )


def attendance_evidence(con: Connection, summit_id: str, actor_id: str) -> pl.DataFrame:
    """What a cell of the attendance matrix rests on; `document_id` is null for a fact known beforehand.

    Columns status, document_id, title, outlet, published_at, url, field, char_start, char_end, text (of that field).
    """
    return frame(
        con,
        """
        select status::varchar as status, document_id, title, outlet, published_at, url, field::varchar as field,
               char_start, char_end, if(field = 'title', title, body) as text
        from attendance_fact left join document using (document_no) left join outlet using (outlet_no)
        where summit_id = $summit and actor_id = $actor order by status, published_at, document_id, char_start""",
        {"summit": summit_id, "actor": actor_id},
    )


def coverage(con: Connection, filters: Filters, summits: Sequence[str], days: int = 14) -> pl.DataFrame:
    """Documents per edition, day and outlet within `days` of the edition; a day without any article is no row.

    Columns summit_id, day_offset (0 = first day), published_on, outlet, documents, outlet_total (all of that day).
    """
    documents, params = _documents(con, filters)
    volume, sources = _sources(filters)
    return frame(
        con,
        f"""
        with {_TOLD.format(named=_NAMED[rolled(con)], documents=documents)},
        near as (
          select summit_id, start_on, coalesce(end_on, start_on) as end_on from summits
          where summit_id in $summits and start_on is not null),
        volume as (
          select summit_id, start_on, published_at::date as published_on, outlet_no, count(*) as outlet_total,
                 count(*) filter (document_no in (select document_no from told t where t.summit_id = near.summit_id))
                   as documents
          from near join document
            on published_at >= start_on - to_days($days) and published_at < end_on + to_days($days + 1)
          where duplicate_of is null and {volume} group by all)
        select summit_id, date_diff('day', start_on, published_on) as day_offset, published_on,
               outlet, documents, outlet_total
        from volume left join outlet using (outlet_no) order by summit_id, day_offset, outlet""",
        {**params, **sources, "summits": list(summits), "days": days},
    )


def coverage_documents(con: Connection, filters: Filters, summit_id: str, first: int, last: int) -> pl.DataFrame:
    """The documents behind a stretch of coverage, offsets `first` … `last` inclusive, by moment of publication.

    Columns document_id, title, outlet, language, published_at, url, day_offset.
    """
    documents, params = _documents(con, filters)
    return frame(
        con,
        f"""
        with {_TOLD.format(named=_NAMED[rolled(con)], documents=documents)}
        select document_id, title, outlet, language::varchar as language, published_at, url,
               date_diff('day', start_on, published_at::date) as day_offset
        from told join document using (document_no) join summits using (summit_id) left join outlet using (outlet_no)
        where summit_id = $summit and date_diff('day', start_on, published_at::date) between $first and $last
        order by published_at, document_id""",
        {**params, "summit": summit_id, "first": first, "last": last},
    )


def phases(found: pl.DataFrame, found_editions: pl.DataFrame) -> pl.DataFrame:
    """`coverage` by edition and phase (before, during, after): columns summit_id, phase, documents, outlet_total."""
    lengths = found_editions.select(
        "summit_id", (pl.coalesce("end_on", "start_on") - pl.col("start_on")).dt.total_days().alias("last")
    )
    phase = (
        pl.when(pl.col("day_offset") < 0)
        .then(pl.lit("before"))
        .when(pl.col("day_offset") <= pl.col("last"))
        .then(pl.lit("during"))
        .otherwise(pl.lit("after"))
    )
    return (
        found.join(lengths, on="summit_id")
        .with_columns(phase.alias("phase"))
        .group_by("summit_id", "phase")
        .agg(pl.col("documents").sum(), pl.col("outlet_total").sum())
        .sort("summit_id", pl.col("phase").replace_strict({"before": 0, "during": 1, "after": 2}))
    )


def _editions(filters: Filters, series: str | None) -> tuple[str, dict[str, object]]:
    """A condition on `summits s`: the series, the days and the editions asked for."""
    found, params = ["true"], dict[str, object]()
    if series is not None:
        found.append("s.series = $series")
    if filters.summit:
        found.append("s.summit_id in $chosen")
        params["chosen"] = list(filters.summit)
    if filters.since:
        found.append("coalesce(s.end_on, s.start_on) >= $since")
        params["since"] = filters.since
    if filters.until:
        found.append("s.start_on < $until")
        params["until"] = filters.until + timedelta(days=1)
    return " and ".join(found), params


def _sources(filters: Filters) -> tuple[str, dict[str, object]]:
    """A condition on `document`: the outlets and languages asked for."""
    found, params = ["true"], dict[str, object]()
    if filters.outlets:
        found.append("outlet_no in (select outlet_no from outlet where outlet in $outlets)")
        params["outlets"] = list(filters.outlets)
    if filters.languages:
        found.append("language in (select unnest($languages::varchar[])::language)")
        params["languages"] = list(filters.languages)
    return " and ".join(found), params


def _documents(con: Connection, filters: Filters) -> tuple[str, dict[str, object]]:
    """A condition on `document`: its source, and that it reports an event shown when events are filtered."""
    sources, params = _sources(filters)
    rest = filters.replace(since=None, until=None, undated=False, summit=(), outlets=(), languages=())
    if not rest:
        return sources, params
    told = tells(con, rest)
    return f"{sources} and {told.sql}", {**params, **told.params}
