"""Shards → documents, mentions, actors and summits of a draft store: what can be loaded without knowing the events."""

from collections.abc import Iterator

import polars as pl

from etl.events import EventFacts
from etl.read import near_duplicates
from etl.store.actor_fixes import with_actors
from etl.store.draft import Connection, ShardFiles
from etl.store.forgotten import Forgotten

_BLURB = 160  # characters of a text that is hardly more than a lead
_TEXTS = 2_000  # texts in memory at once


def pick_documents(con: Connection, files: ShardFiles, forgotten: Forgotten) -> None:
    """Number the documents: of one document_id the reading that came last, by publication moment.

    Of a text that has no day but the one on which it was seen, the first reading counts, as long as the text is the
    same. What the user withdrew is left out. Makes the temporary table `pick` (row_id, document_no, duplicate_of,
    folds): `folds` is false for an exact copy within one outlet, which is no second report.
    """
    con.register("live", files.live)
    con.register("forgotten", forgotten.rows)
    con.execute(
        """
        create temp table pick as
        with readings as (
            select row_id, document_id, published_at, content_hash, outlet, sequence,
                   first_value(content_hash) over last as last_hash,
                   if(first_value(published_basis) over last = 'page clock' and published_basis = 'page clock',
                      sequence, null) as seen
            from read_parquet($files) d join live l on l.shard = d.row_id >> 20 and l.input = d.input
            anti join forgotten using (document_id)
            window last as (partition by document_id order by sequence desc, row_id desc)),
        newest as (
            from readings where content_hash = last_hash
            qualify row_number() over (
                partition by document_id order by seen nulls last, sequence desc, row_id desc) = 1),
        first_seen as (
            select *, first_value(document_id) over seen as first_id, first_value(outlet) over seen as first_outlet
            from newest
            window seen as (partition by content_hash order by published_at nulls last, document_id))
        select row_id, document_id,
               (row_number() over (order by published_at nulls last, document_id) - 1)::uinteger as document_no,
               if(first_id = document_id, null, first_id) as duplicate_of,
               first_id = document_id or first_outlet is distinct from outlet as folds
        from first_seen""",
        {"files": files.of("documents")},
    )


def load_documents(con: Connection, files: ShardFiles, at_once: int) -> None:
    """Outlets, documents and the sources that each was read from.

    Documents are put in order by so many bytes of their texts at once: DuckDB sorts such long rows in memory only.
    """
    con.execute(
        """
        insert into outlet
        select row_number() over (order by count(*) desc, outlet) - 1, outlet, max(outlet_country)
        from read_parquet($files) join pick using (row_id) where outlet is not null group by outlet""",
        {"files": files.of("documents")},
    )
    for start, stop in _ranges(con, files, at_once):
        con.execute(
            """
            insert into document
            select document_no, d.document_id, external_id, url, title, body, language, outlet_no, author, published_at,
                   published_raw, published_precision, published_basis, published_readings, utc_offset_minutes,
                   dateline_end, keywords, content_hash, duplicate_of, null, run_id
            from read_parquet($files) d join pick using (row_id)
            join live l on l.shard = d.row_id >> 20 and l.input = d.input
            left join outlet using (outlet)
            where document_no >= $start and document_no < $stop
            order by document_no""",
            {"files": files.of("documents"), "start": start, "stop": stop},
        )
    con.execute(
        """
        insert into document_source
        select document_no, source_uri, locator, byte_start, byte_end
        from read_parquet($files) d join live l on l.shard = d.row_id >> 20 and l.input = d.input
        join pick p using (document_id)
        order by document_no, source_uri, locator""",
        {"files": files.of("documents")},
    )


def text_bytes(con: Connection, files: ShardFiles) -> int:
    """How much memory the bodies of all readings take."""
    ((size,),) = con.execute(
        """select coalesce(sum(total_uncompressed_size), 0)::bigint from parquet_metadata($files)
           where path_in_schema = 'body'""",
        {"files": files.of("documents")},
    ).fetchall()
    return int(size)


def _ranges(con: Connection, files: ShardFiles, at_once: int) -> Iterator[tuple[int, int]]:
    """Half-open ranges of document numbers with about `at_once` bytes of text each."""
    ((count,),) = con.execute("select count(*) from pick").fetchall()
    step = max(1, count * at_once // max(text_bytes(con, files), at_once))
    return ((start, start + step) for start in range(0, count, step))


def mark_near_duplicates(con: Connection) -> None:
    """Mark the documents that repeat an earlier one almost word for word; exact copies are marked already."""
    con.register("near", near_duplicates(_texts(con)))
    con.execute(
        """
        update document set near_duplicate_of = first.document_id
        from near join document first on first.document_no = near.near_duplicate_of
        where document.document_no = near.document_no"""
    )
    con.unregister("near")


def _texts(con: Connection) -> Iterator[pl.DataFrame]:
    """(document_no, text) of all but exact copies, in their order, at least one frame; never all of them at once.

    A few words alone head many a story ("the week in pictures"): with so few the title counts too.
    """
    (count,) = con.execute("select count(*) from document").fetchall()[0]
    for start in range(0, max(1, count), _TEXTS):
        yield con.sql(
            """select document_no, if(length(body) < $blurb, title || chr(10) || body, body) as "text" from document
               where document_no >= $start and document_no < $stop and duplicate_of is null order by document_no""",
            params={"blurb": _BLURB, "start": start, "stop": start + _TEXTS},
        ).pl()


def load_mentions(con: Connection, files: ShardFiles) -> None:
    """Date mentions, by document and place."""
    con.execute(
        """
        insert into date_mention
        select document_no, field, char_start, char_end, surface, kind, start_at, end_at, start_text, end_text,
               utc_offset_minutes, "precision", calendar, certainty, "value", rule, reference_on, reference_basis,
               alternatives
        from read_parquet($files) join pick using (row_id)
        order by document_no, field, char_start""",
        {"files": files.of("dates")},
    )


def load_actors(con: Connection, files: ShardFiles) -> None:
    """Actors that the knowledge lists and those that patterns found, the ones of most events first; their mentions.

    Needs the registered frame `known_actors` and the temporary tables of `map_actors`.
    """
    con.execute(
        """
        insert into actor
        with spelled as (
            select actor_id, kind, name, language, count(*) as times
            from read_parquet($new_actors) join pick using (row_id) group by all),
        found as (
            select actor_id, first(kind order by times desc, kind) as kind,
                   first(name order by times desc, name) filter (language = 'ar') as name_ar,
                   first(name order by times desc, name) filter (language <> 'ar') as name_en
            from spelled anti join known_actors using (actor_id) anti join actor_map on old_id = actor_id
            group by actor_id),
        every as (
            select actor_id, kind, name_ar, name_en, wikidata_id, country, lat, lon, true as known from known_actors
            union all select actor_id, kind, name_ar, name_en, null, null, null, null, false from found),
        weight as (
            select actor_id, count(*) as events
            from read_parquet($participants) join pick using (row_id) group by actor_id)
        select row_number() over (order by events desc nulls last, actor_id) - 1, every.*
        from every left join weight using (actor_id) order by 1""",
        {"new_actors": files.of("new_actors"), "participants": files.of("participants")},
    )
    source = "select document_no, m.* exclude (row_id) from read_parquet($files) m join pick using (row_id)"
    con.execute(
        f"""
        insert into actor_mention
        select document_no, field, char_start, char_end, surface, actor_no, basis, if(fixed, 'correction', reason)
        from {with_actors(source)} join actor using (actor_id)
        order by document_no, field, char_start, actor_no""",
        {"files": files.of("actors")},
    )


def load_facts(con: Connection, aliases: pl.DataFrame, memberships: pl.DataFrame, offices: pl.DataFrame) -> None:
    """The knowledge that the dashboard explains itself with: spellings, memberships, terms of office."""
    for table, frame in (("aliases", aliases), ("memberships", memberships), ("offices", offices)):
        con.register("facts", frame)
        con.execute(f"insert into {table} by name select * from facts")
        con.unregister("facts")


def load_summits(con: Connection, files: ShardFiles, facts: EventFacts) -> None:
    """Editions that the knowledge lists and those described by texts; their mentions."""
    con.register("known_summits", facts.summits)
    con.execute(
        """
        insert into summits
        select summit_id, series, edition, name_ar, name_en, start_on, end_on, city_id, country_id, host_id, true
        from known_summits
        union all
        select summit_id, null, null, first(name order by name) filter (language = 'ar'),
               first(name order by name) filter (language <> 'ar'), min(start_on), max(end_on),
               first(city_id order by city_id), first(country_id order by country_id), null, false
        from read_parquet($files) join pick using (row_id) anti join known_summits using (summit_id)
        group by summit_id
        order by start_on nulls last, summit_id""",
        {"files": files.of("new_summits")},
    )
    con.execute(
        """
        insert into summit_mention
        select document_no, field, char_start, char_end, surface, summit_id, basis, reason
        from read_parquet($files) join pick using (row_id) semi join summits using (summit_id)
        order by document_no, field, char_start""",
        {"files": files.of("summits")},
    )


def load_attendance(con: Connection, files: ShardFiles, facts: EventFacts) -> None:
    """Who came to which edition: what the texts say, each with its place, and what the knowledge lists, with none."""
    listed = [(fact.summit_id, fact.actor_id, fact.status) for fact in facts.attendance]
    schema = dict.fromkeys(("summit_id", "actor_id", "status"), pl.String)
    con.register("listed", pl.DataFrame(listed, schema, orient="row"))
    source = "select document_no, a.* exclude (row_id) from read_parquet($files) a join pick using (row_id)"
    con.execute(
        f"""
        insert into attendance_fact
        select summit_id, actor_id, status, document_no, field, char_start, char_end
        from (
            select summit_id, actor_id, status, document_no, field, char_start, char_end from {with_actors(source)}
            union all select summit_id, actor_id, status, null, null, null, null from listed)
        semi join summits using (summit_id) semi join actor using (actor_id)
        order by summit_id, actor_id, document_no nulls first, char_start""",
        {"files": files.of("attendance")},
    )
    con.unregister("listed")


def load_rejects(con: Connection, files: ShardFiles, run_id: str) -> None:
    """What could not be read, under the run that met it; paths that were not found, under this one."""
    con.register("unfound", files.unfound)
    con.execute(
        """
        insert into rejects
        select $run_id, source_uri, locator, reason, excerpt from unfound
        union
        select run_id, source_uri, locator, reason, excerpt from read_parquet($rejects) r
        join live l on l.input = r.input and l.shard = r.shard
        union
        select run_id, source_uri, locator, reason, excerpt from read_parquet($faults) join pick using (row_id)
        join document using (document_no)
        order by source_uri, locator, reason""",
        {"rejects": files.of("rejects"), "faults": files.of("faults"), "run_id": run_id},
    )
