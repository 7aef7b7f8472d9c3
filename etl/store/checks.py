"""A store → what is wrong with it: invariants of every published build, each a question whose answer is no rows."""

from etl.store.draft import Connection

_BROKEN: dict[str, str] = {
    "an event has no evidence of what happened": """
        select event_id from event
        anti join (select event_no from evidence_span where aspect = 'what') using (event_no)""",
    "an event has no report": "select event_id from event anti join report using (event_no)",
    "an interval does not end after its start": """
        select event_id from event where start_at >= end_at
        union all select document_id || ' ' || char_start from date_mention join document using (document_no)
        where start_at >= end_at""",
    "an event has a start but no certainty of a date": """
        select event_id from event where start_at is not null and certainty = 'unresolved'""",
    "an actor has no name": "select actor_id from actor where name_ar is null and name_en is null",
    "a known actor lacks its Arabic or its English name": """
        select actor_id from actor where known and (name_ar is null or name_en is null)""",
    "a date mention's offsets do not give its surface": """
        select document_id || ' ' || m.char_start from date_mention m join document using (document_no)
        where substr(if(field = 'title', title, body), m.char_start + 1, m.char_end - m.char_start) <> surface""",
    "an actor mention's offsets do not give its surface": """
        select document_id || ' ' || m.char_start from actor_mention m join document using (document_no)
        where substr(if(field = 'title', title, body), m.char_start + 1, m.char_end - m.char_start) <> surface""",
    "a summit mention's offsets do not give its surface": """
        select document_id || ' ' || m.char_start from summit_mention m join document using (document_no)
        where substr(if(field = 'title', title, body), m.char_start + 1, m.char_end - m.char_start) <> surface""",
    "evidence lies outside its text": """
        select event_id from evidence_span v join event using (event_no) join document using (document_no)
        where v.char_start >= v.char_end or v.char_end > length(if(field = 'title', title, body))
           or v.sentence_start > v.char_start or v.sentence_end < v.char_end""",
    "evidence names an actor that does not take part": """
        select event_id from evidence_span join event using (event_no)
        anti join event_actor using (event_no, actor_no) where actor_no is not null""",
    "two events share an id": "select event_id from event group by event_id having count(*) > 1",
    "two documents share an id": "select document_id from document group by document_id having count(*) > 1",
    "an event names a summit that is not there": """
        select event_id from event anti join summits using (summit_id) where summit_id is not null""",
    "an event names a place that is not there": """
        select event_id from event where place_id is not null and place_id not in (select actor_id from actor)""",
    "the two bridges between events and actors differ": """
        select event_no::varchar from event_actor full join actor_event using (event_no, actor_no)
        where event_actor.role is distinct from actor_event.role""",
    "a redirect leads nowhere": "select old_id from event_redirects anti join event using (event_id)",
    "a membership, office or alias belongs to nobody": """
        select actor_id from (select actor_id from aliases union all select actor_id from offices
                              union all select actor_id from memberships) anti join actor using (actor_id)""",
}  # fmt: skip


def broken_invariants(con: Connection) -> list[str]:
    """What is broken in the open store, one line each with up to three culprits; empty when all is well."""
    problems = []
    for name, question in _BROKEN.items():
        culprits = [str(row[0]) for row in con.sql(f"select * from ({question}) limit 4").fetchall()]
        if culprits:
            problems.append(f"{name}: {', '.join(culprits[:3])}{' …' if len(culprits) > 3 else ''}")
    return problems
