"""Event candidates of a draft store → stories → events with their reports, actors, evidence and lasting ids."""

import polars as pl

from etl.events import EventFacts, fold_reports
from etl.store import amend
from etl.store.actor_fixes import fix_participants, with_actors
from etl.store.draft import Connection, ShardFiles
from etl.store.headlines import compose_missing, mark_delegations
from etl.store.ledger import name_stories
from etl.text import fold_key


def load_candidates(con: Connection, files: ShardFiles) -> pl.DataFrame:
    """Number the candidates of every document that folds, as temporary table `candidate`; returns what folding reads.

    Their participants and evidence become the temporary tables `participant` and `candidate_evidence`.

    Returns:
        candidate_no, document_no, copy_no (the document whose text it repeats, else itself), event_type, status,
        start_at, end_at, precision, certainty, date_basis, place_id, summit_id, published_at, outlet,
        actor_ids (sorted), text (folded words of headline and sentence).
    """
    con.execute(
        """
        create temp table candidate as
        with numbered as (
            select row_id, candidate,
                   (row_number() over (order by document_no, candidate) - 1)::uinteger as candidate_no
            from read_parquet($files) join pick using (row_id) where folds)
        select candidate_no, document_no,
               c.* exclude (row_id, words), words as "text", published_at, outlet_no, language,
               md5(concat_ws('|', event_type, document_id, field, char_start))[:16] as report_key, copy_no
        from read_parquet($files) c join numbered using (row_id, candidate) join pick using (row_id)
        join (
            select one.document_no, one.published_at, one.outlet_no, one.language, first.document_no as copy_no
            from document one join document same on same.document_id = coalesce(one.duplicate_of, one.document_id)
            join document first on first.document_id = coalesce(same.near_duplicate_of, same.document_id)
        ) using (document_no)""",
        {"files": files.of("candidates")},
    )
    con.execute(
        """
        create temp table participant as
        select distinct on (candidate_no, actor_no) candidate_no, actor_no, actor.actor_id, p.role
        from read_parquet($files) p join pick using (row_id) join candidate using (document_no, candidate)
        left join actor_map on old_id = p.actor_id
        join actor on actor.actor_id = coalesce(new_id, p.actor_id)
        order by p.role""",
        {"files": files.of("participants")},
    )
    source = """
        select document_no, candidate_no, e.* exclude (row_id, candidate)
        from read_parquet($files) e join pick using (row_id) join candidate using (document_no, candidate)"""
    con.execute(
        f"create temp table candidate_evidence as from {with_actors(source)}",
        {"files": files.of("evidence")},
    )
    fix_participants(con)
    asked: pl.DataFrame = con.sql(
        """
        with who as (
            select candidate_no, list(distinct actor_id order by actor_id) as actor_ids from participant group by all)
        select candidate_no, document_no, copy_no, event_type, status, start_at, end_at, "precision", certainty,
               date_basis, place_id, summit_id, published_at, outlet, coalesce(actor_ids, []) as actor_ids, "text"
        from candidate left join who using (candidate_no) left join outlet using (outlet_no)
        order by candidate_no"""
    ).pl()
    return asked


# Which report's words head an event: one that tells it as done rather than to come, as its main event, of more than
# one delegation; the earliest of these.
_TELLS_IT = """list_position(['happened', 'cancelled', 'postponed', 'denied', 'planned'], status), candidate > 0,
                       candidate_no in (from delegation), published_at nulls last, document_no, candidate"""


def load_events(
    con: Connection, files: ShardFiles, facts: EventFacts, ledger: pl.DataFrame, run_id: str
) -> pl.DataFrame:
    """Fold the candidates into events, name them through `ledger`, correct them, and load all that belongs to them.

    Args:
        con: a draft store whose documents, corrections, actors and summits are loaded.
        files: the shards.
        facts: the event types.
        ledger: evidence key → event id of the build before.
        run_id: the run that merged or hid an event.

    Returns:
        The new ledger. Old ids that were merged away are in `event_redirects`.
    """
    con.register("types", facts.types)
    candidates = load_candidates(con, files)
    amend.aim(con)
    stories = amend.regroup(con, fold_reports(candidates))
    con.register("stories", stories)
    con.execute("create temp view told as select * from candidate join stories using (candidate_no)")
    mark_delegations(con, facts.cues)
    _rank(con)
    named = name_stories(con.sql("select story_no, report_key, is_first as first from ranked").pl(), ledger)
    con.register("ids", named.ids)
    _gather_cast(con)
    _tell_stories(con)
    amend.amend_stories(con)
    compose_missing(con, facts.event_types)
    _gather_words(con)
    con.execute(
        "insert into hidden_events select event_id, $run_id, hidden_because from story where hidden order by event_id",
        {"run_id": run_id},
    )
    _insert_events(con)
    _insert_bridges(con)
    con.register("merged", named.redirects)
    con.execute(
        """insert into event_redirects
           select old_id, event_id, $run_id, reason from merged semi join event using (event_id)""",
        {"run_id": run_id},
    )
    return named.ledger


def _rank(con: Connection) -> None:
    """Temporary table `ranked`: every report with its place by time and by how well it knows the day."""
    con.execute(
        """
        create temp table ranked as
        select * exclude ("text"), row_number() over first_told = 1 as is_first,
               row_number() over best_dated = 1 as is_best
        from told
        window first_told as (partition by story_no order by published_at nulls last, document_no, candidate),
        best_dated as (
            partition by story_no
            order by start_at is null,
                     list_position(['stated', 'inferred', 'conflict', 'ambiguous', 'unresolved'], certainty),
                     coalesce(list_position(['text', 'dateline', 'summit', 'publication'], date_basis), 9),
                     date_diff('minute', start_at, end_at) nulls last,
                     case when event_type = 'summit' then start_at end, published_at nulls last, document_no,
                     candidate)"""
    )


def _gather_cast(con: Connection) -> None:
    """Temporary table `cast_member` (story_no, actor_no, role, times, place): who takes part, as what, named where."""
    con.execute(
        """
        create temp table cast_member as
        with named as (
            select candidate_no, actor_id, min(char_start) as place from candidate_evidence where aspect = 'who'
            group by candidate_no, actor_id)
        select story_no, actor_no, mode(role order by role) as role, count(*) as times, min(place) as place
        from participant join stories using (candidate_no) left join named using (candidate_no, actor_id)
        group by story_no, actor_no"""
    )


def _tell_stories(con: Connection) -> None:
    """Temporary table `story`: what most reports say, the best dated interval, the newest status."""
    con.execute(
        f"""
        create temp table story as
        with most as (
            select story_no, mode(event_type order by is_first desc, event_type) as event_type,
                   any_value(plover) filter (is_first) as own_plover,
                   any_value(cameo_root) filter (is_first) as own_root,
                   case when bool_or(status = 'happened') then 'happened'
                        else last(status order by published_at nulls first, document_no, candidate) end as status,
                   mode(place_id order by place_id) filter (place_id is not null) as place_id,
                   mode(summit_id order by summit_id) filter (summit_id is not null) as summit_id,
                   first(headline order by {_TELLS_IT})
                       filter (language = 'ar') as headline_ar,
                   first(headline order by {_TELLS_IT})
                       filter (language = 'en') as headline_en,
                   count(distinct document_no) as document_count, count(distinct outlet_no) as outlet_count,
                   min(published_at) as first_published_at
            from ranked group by story_no)
        select story_no, event_id, event_type, coalesce(own_plover, t.plover) as plover,
               coalesce(own_root, t.cameo_root) as cameo_root, most.status, start_at, end_at, start_text, end_text,
               "precision", calendar, certainty, date_basis, most.headline_ar, most.headline_en, most.place_id,
               most.summit_id, document_count, outlet_count, first_published_at, false as corrected, false as hidden,
               ''::varchar as hidden_because
        from most join ids using (story_no) join types t using (event_type)
        join (select story_no, start_at, end_at, start_text, end_text, "precision", calendar, certainty, date_basis
              from ranked where is_best) using (story_no)"""
    )


def _gather_words(con: Connection) -> None:
    """Temporary table `searched`: the words of all reports of a story, and its actors' names in both languages."""
    names = con.sql(
        """select actor_no, concat_ws(' ', name_ar, name_en) as name from actor
           where actor_no in (select actor_no from cast_member)"""
    )
    folded = names.pl().with_columns(pl.col("name").map_elements(fold_key, return_dtype=pl.String))
    con.register("folded_names", folded)
    con.execute(
        """
        create temp table searched as
        with often as (select story_no from stories group by story_no having count(*) > 1),
        said as (
            select story_no, string_agg(distinct "text", ' ' order by "text") as said
            from told semi join often using (story_no) group by story_no
            union all select story_no, "text" from told anti join often using (story_no)),
        who as (
            select story_no, string_agg(name, ' ' order by actor_no) as who
            from cast_member join folded_names using (actor_no) group by story_no)
        select story_no, concat_ws(' ', said, who) as search_text from said left join who using (story_no)"""
    )


def _insert_events(con: Connection) -> None:
    """Number the stories that no correction hides, by start; temporary table `numbered` (candidate_no, event_no)."""
    con.execute(
        """
        insert into event
        select row_number() over (order by start_at nulls last, event_id) - 1, event_id, event_type, plover, cameo_root,
               status, start_at, end_at, start_text, end_text, "precision", calendar, certainty, date_basis,
               coalesce(headline_ar, composed_ar), coalesce(headline_en, composed_en),
               case when headline_ar is null then 'en' when headline_en is null then 'ar' else 'both' end,
               place_id, summit_id, document_count, outlet_count, first_published_at, 'text', corrected, search_text
        from story join searched using (story_no) left join composed using (story_no)
        where not hidden
        order by 1"""
    )
    con.execute(
        """
        create temp table numbered as
        select candidate_no, event_no, story_no
        from stories join (select story_no, event_id from story) using (story_no)
        join (select event_no, event_id from event) using (event_id)"""
    )


def _insert_bridges(con: Connection) -> None:
    """Reports, evidence and participants, the latter in both physical orders."""
    con.execute(
        """
        insert into report
        with told_once as (
            select event_no, document_no, outlet_no, language, status, start_at, end_at, "precision", calendar,
                   certainty, date_basis, date_rule, published_at, is_first
            from ranked join numbered using (candidate_no)
            qualify row_number() over (
                partition by event_no, document_no order by is_first desc, is_best desc, candidate) = 1)
        select *, row_number() over (partition by event_no, outlet_no order by published_at, document_no) = 1,
               row_number() over (partition by event_no, language order by published_at, document_no) = 1
        from told_once order by event_no, published_at nulls last, document_no"""
    )
    con.execute(
        """
        insert into event_actor
        select event_no, actor_no, role
        from cast_member join (select distinct story_no, event_no from numbered) using (story_no)
        order by event_no, actor_no"""
    )
    con.execute(
        """
        insert into actor_event
        select actor_no, event_no, start_at, role from event_actor join (select event_no, start_at from event)
        using (event_no) order by actor_no, event_no"""
    )
    con.execute(
        """
        insert into evidence_span
        select distinct event_no, document_no, aspect, actor_no, e.field, e.char_start, e.char_end, sentence_start,
               sentence_end
        from candidate_evidence e join numbered using (candidate_no) left join actor using (actor_id)
        order by event_no, document_no, aspect, e.field, e.char_start, actor_no"""
    )
