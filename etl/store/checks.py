"""A store → what is wrong with it: invariants of every published build, each a question whose answer is no rows."""

from etl.store.draft import Connection

# Columns that name a row elsewhere: table, column, the table and column where it must be.
_REFERENCES = (
    ("document", "outlet_no", "outlet", "outlet_no"),
    ("document", "duplicate_of", "document", "document_id"),
    ("document", "near_duplicate_of", "document", "document_id"),
    ("document_source", "document_no", "document", "document_no"),
    ("date_mention", "document_no", "document", "document_no"),
    ("actor_mention", "document_no", "document", "document_no"),
    ("actor_mention", "actor_no", "actor", "actor_no"),
    ("summit_mention", "document_no", "document", "document_no"),
    ("summit_mention", "summit_id", "summits", "summit_id"),
    ("summits", "city_id", "actor", "actor_id"),
    ("summits", "country_id", "actor", "actor_id"),
    ("attendance_fact", "summit_id", "summits", "summit_id"),
    ("attendance_fact", "actor_id", "actor", "actor_id"),
    ("attendance_fact", "document_no", "document", "document_no"),
    ("event", "summit_id", "summits", "summit_id"),
    ("event", "place_id", "actor", "actor_id"),
    ("report", "event_no", "event", "event_no"),
    ("report", "document_no", "document", "document_no"),
    ("event_actor", "event_no", "event", "event_no"),
    ("event_actor", "actor_no", "actor", "actor_no"),
    ("evidence_span", "event_no", "event", "event_no"),
    ("evidence_span", "document_no", "document", "document_no"),
    ("event_redirects", "event_id", "event", "event_id"),
    ("aliases", "actor_id", "actor", "actor_id"),
    ("memberships", "actor_id", "actor", "actor_id"),
    ("memberships", "organization_id", "actor", "actor_id"),
    ("offices", "actor_id", "actor", "actor_id"),
    ("offices", "body_id", "actor", "actor_id"),
)
_IDS = (("document", "document_id"), ("event", "event_id"), ("actor", "actor_id"), ("summits", "summit_id"))
_MENTIONS = ("date_mention", "actor_mention", "summit_mention")
_BROKEN: dict[str, str] = {
    "an event has no evidence of what happened": """
        select event_id from event anti join (from evidence_span where aspect = 'what') using (event_no)""",
    "an event has no report": "select event_id from event anti join report using (event_no)",
    "an event has no headline": """
        select event_id from event where trim(headline_ar) = '' or trim(headline_en) = ''""",
    "an interval does not end after its start": """
        select event_id from event where start_at >= end_at
        union all select event_id || ' in ' || document_id from report r join event using (event_no)
        join document using (document_no) where r.start_at >= r.end_at
        union all select document_id || ' ' || char_start from date_mention join document using (document_no)
        where start_at >= end_at""",
    "a day is given, but no certainty of it": """
        select event_id from event where start_at is not null and certainty = 'unresolved'
        union all select document_id || ' ' || char_start from date_mention join document using (document_no)
        where (start_at is not null or end_at is not null) and certainty = 'unresolved'""",
    "an event's numbers do not follow its day": """
        select event_id from event
        qualify event_no <> row_number() over (order by start_at nulls last, event_id) - 1""",
    "an event does not count its reports": """
        select event_id from event join (
            select event_no, count(distinct document_no) as documents, count(distinct outlet_no) as outlets,
                   min(published_at) as first from report group by event_no) using (event_no)
        where (documents, outlets) <> (document_count, outlet_count) or first is distinct from first_published_at""",
    "an event has not exactly one first report": """
        select event_id from event join report using (event_no) group by all having count(*) filter (is_first) <> 1""",
    "a document reports an event twice": """
        select event_id from report join event using (event_no) group by event_id, document_no having count(*) > 1""",
    "an actor takes part in an event twice": """
        select event_id from event_actor join event using (event_no) group by event_id, actor_no having count(*) > 1""",
    "an event has not one first report by each outlet and in each language": """
        select event_id from report join event using (event_no) group by event_id
        having count(*) filter (outlet_first) <> count(distinct coalesce(outlet_no, -1))
            or count(*) filter (language_first) <> count(distinct language)""",
    "the first report is not the earliest": """
        select event_id from event join report using (event_no)
        where is_first and published_at is distinct from first_published_at""",
    "an actor has no name": "select actor_id from actor where name_ar is null and name_en is null",
    "a known actor lacks its Arabic or its English name": """
        select actor_id from actor where known and (name_ar is null or name_en is null)""",
    "evidence lies outside its text": """
        with sizes as (select document_no, length(title) as title, length(body) as body from document)
        select event_id from evidence_span v join event using (event_no) join sizes using (document_no)
        where v.char_start >= v.char_end or v.char_end > if(field = 'title', title, body)
           or v.sentence_start > v.char_start or v.sentence_end < v.char_end""",
    "evidence of who names no actor, or other evidence one that is none": """
        select event_id from evidence_span join event using (event_no)
        where (aspect = 'who' and actor_no is null) or (aspect in ('what', 'when') and actor_no is not null)""",
    "evidence of a person, body or place is no mention of it": """
        select event_id from evidence_span v join event using (event_no) join actor using (actor_no)
        anti join actor_mention m on m.document_no = v.document_no and m.field = v.field
             and m.char_start = v.char_start and m.char_end = v.char_end and m.actor_no = v.actor_no
        where kind <> 'country'""",  # an adjective of nationality is evidence of a country, and no mention
    "evidence of when is no date mention": """
        select event_id from (from evidence_span where aspect = 'when') v join event using (event_no)
        anti join date_mention m on m.document_no = v.document_no and m.field = v.field
             and m.char_start = v.char_start and m.char_end = v.char_end""",
    "evidence comes from a document that does not report the event": """
        select event_id from evidence_span join event using (event_no)
        anti join report using (event_no, document_no)""",
    "evidence names an actor that does not take part": """
        select event_id from evidence_span join event using (event_no)
        anti join event_actor using (event_no, actor_no) where actor_no is not null and aspect = 'who'""",
    "an actor takes part without evidence": """
        select event_id from event_actor join event using (event_no)
        anti join (from evidence_span where actor_no is not null) using (event_no, actor_no)""",
    "an event's place is no place": """
        select event_id from event join actor on actor_id = place_id where kind not in ('place', 'country')""",
    "a document has no source": "select document_id from document anti join document_source using (document_no)",
    "a copy is a copy of a copy": """
        select one.document_id from document one join document other on other.document_id = one.duplicate_of
        where other.duplicate_of is not null
        union all select one.document_id from document one
        join document other on other.document_id = one.near_duplicate_of where other.near_duplicate_of is not null""",
    "a dateline reaches beyond its text": "select document_id from document where dateline_end > length(body)",
    "the two bridges between events and actors differ": """
        select event_no::varchar from event_actor full join actor_event using (event_no, actor_no)
        where event_actor.role is distinct from actor_event.role""",
    "a hidden event is shown": "select event_id from hidden_events semi join event using (event_id)",
    "a redirect leads from an event that is there": """
        select old_id from event_redirects where old_id in (select event_id from event)""",
    "the last run does not count what is there": """
        select run_id from runs qualify row_number() over (order by rowid desc) = 1
        and (documents <> (select count(*) from document) or events <> (select count(*) from event))""",
    **{
        f"the {table.replace('_', ' ')}'s offsets do not give its surface": f"""
        select document_id || ' ' || m.char_start from {table} m join document using (document_no)
        where substr(if(field = 'title', title, body), m.char_start + 1, m.char_end - m.char_start) <> surface"""
        for table in _MENTIONS
    },
    **{
        f"two rows of {table} share an id, or one is none": f"""
        select {column} from {table} group by 1 having count(*) > 1
        union all select {column} from {table} where not regexp_full_match({column}, '[A-Za-z0-9_.:-]+')"""
        for table, column in _IDS
    },
    **{
        f"{table}.{column} leads nowhere": f"""
        select {column}::varchar from {table} where {column} is not null
        and {column} not in (select {there} from {target})"""
        for table, column, target, there in _REFERENCES
    },
}  # fmt: skip


def broken_invariants(con: Connection) -> list[str]:
    """What is broken in the open store, one line each with up to three culprits; empty when all is well."""
    problems = []
    for name, question in _BROKEN.items():
        culprits = [str(row[0]) for row in con.sql(f"select * from ({question}) limit 4").fetchall()]
        if culprits:
            problems.append(f"{name}: {', '.join(culprits[:3])}{' …' if len(culprits) > 3 else ''}")
    return problems
