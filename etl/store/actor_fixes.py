"""Corrections of who is who → the actor of each mention, participant and piece of evidence as they are loaded.

`actor_id` corrects one mention, `same_actor` says of two actors that they are one everywhere.
"""

from etl.store.amend import open_rows, settle
from etl.store.corrections import Target
from etl.store.draft import Connection, ShardFiles


def map_actors(con: Connection, files: ShardFiles) -> None:
    """Temporary tables of what the corrections change, both empty without any.

    `actor_map` (old_id, new_id) holds everywhere; `actor_fix` (document_no, field, char_start, old_id, new_id) holds
    at one place and names actors as mapped; its new_id is empty where the words name no actor.
    Needs the documents, the corrections and the registered frame `known_actors`.
    """
    con.execute("create temp table actor_map (old_id varchar, new_id varchar)")
    con.execute(
        """create temp table actor_fix (document_no uinteger, field varchar, char_start uinteger, old_id varchar,
                                        new_id varchar)"""
    )
    rows = open_rows(con, Target.SAME_ACTOR, Target.ACTOR_ID)
    if not rows:
        return
    con.execute(
        """
        create temp table named as
        select correction_no, document_no, m.field, m.char_start, actor_id
        from corrections c join document d using (document_id)
        join (select document_no, m.* from read_parquet($mentions) m join pick using (row_id)) m
          using (document_no, char_start)
        where m.surface = c.surface""",
        {"mentions": files.of("actors")},
    )
    con.execute(
        """
        create temp table any_actor as
        select actor_id from known_actors union
        select actor_id from read_parquet($new_actors) join pick using (row_id)""",
        {"new_actors": files.of("new_actors")},
    )
    for row in sorted(rows, key=lambda row: (row["field"] != Target.SAME_ACTOR, row["correction_no"])):
        settle(con, row, _fix(con, row))


def _fix(con: Connection, row: dict[str, object]) -> str:
    """Note one correction of an actor in the two tables; returns why not."""
    found = con.execute(
        """select document_no, field, char_start, coalesce(new_id, actor_id) as actor_id
           from named left join actor_map on old_id = actor_id where correction_no = $no""",
        {"no": row["correction_no"]},
    ).fetchall()
    right = [place for *place, actor in found if actor == row["old"]]
    if not right:
        said = ", ".join(sorted({actor for *_, actor in found}))
        return f"actor_id is {said!r} in this build" if said else "no actor is named there in this build"
    if row["new"] and not con.execute("from any_actor where actor_id = $id", {"id": row["new"]}).fetchone():
        return f"{row['new']} is unknown; list it in actors.csv of the store's knowledge folder"
    if row["field"] == Target.SAME_ACTOR:
        pair = {"old": row["old"], "new": row["new"]}
        con.execute("update actor_map set new_id = $new where new_id = $old", pair)
        con.execute("insert into actor_map values ($old, $new)", pair)
    else:
        for place in right:
            con.execute("insert into actor_fix values (?, ?, ?, ?, ?)", [*place, row["old"], row["new"]])
    return ""


def with_actors(source: str) -> str:
    """SQL of `source` (document_no, field, char_start, actor_id and more) with each actor as corrected.

    Adds `fixed`: whether a correction changed it. A mention that names no actor has an empty actor_id.
    """
    return f"""(
        select s.* replace (coalesce(f.new_id, m.new_id, s.actor_id) as actor_id),
               coalesce(f.new_id, m.new_id) is not null as fixed
        from ({source}) s left join actor_map m on m.old_id = s.actor_id
        left join actor_fix f on f.document_no = s.document_no and f.field = s.field::varchar
             and f.char_start = s.char_start and f.old_id = coalesce(m.new_id, s.actor_id))"""


def fix_participants(con: Connection) -> None:
    """Let the actors that corrected evidence names take the place of those that it named before.

    Needs the temporary tables `participant` and `candidate_evidence`, whose actors are mapped; the latter's are fixed.
    """
    con.execute(
        """
        create temp table exchanged as
        select distinct candidate_no, f.old_id, f.new_id
        from candidate_evidence e join candidate using (candidate_no)
        join actor_fix f on f.document_no = candidate.document_no and f.field = e.field and f.char_start = e.char_start
        where e.fixed"""
    )
    con.execute(
        """
        insert into participant
        select distinct candidate_no, new.actor_no, new.actor_id, role
        from exchanged x join participant p using (candidate_no) join actor new on new.actor_id = x.new_id
        where p.actor_id = x.old_id
          and not exists (from participant q where q.candidate_no = x.candidate_no and q.actor_id = x.new_id)"""
    )
    con.execute(
        """
        delete from participant p using exchanged x
        where p.candidate_no = x.candidate_no and p.actor_id = x.old_id
          and not exists (from candidate_evidence e where e.candidate_no = x.candidate_no and e.actor_id = x.old_id)"""
    )
    con.execute("delete from candidate_evidence where actor_id = ''")
