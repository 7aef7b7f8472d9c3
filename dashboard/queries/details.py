"""Chosen events → one row each with who takes part and the sentence that tells it: SQL that pages and exports share.

`CHOSEN` wants a table `shown` (event_no) before it and `COLUMNS` or others after it; the report told first speaks for
the event.
"""

CHOSEN = """
    who as (
        select event_no, list_sort(list({'role': "role", 'actor_no': actor_no, 'actor_id': actor_id, 'kind': kind,
                                         'name_ar': name_ar, 'name_en': name_en})) as actors
        from event_actor semi join shown using (event_no) join actor using (actor_no) group by event_no),
    first_report as (
        select event_no, document_no from report semi join shown using (event_no)
        qualify row_number() over (
            partition by event_no order by is_first desc, published_at nulls last, document_no) = 1),
    told as (
        select event_no, v.document_no, v.field, v.char_start, v.char_end, v.sentence_start, v.sentence_end
        from evidence_span v semi join shown using (event_no) left join first_report f using (event_no)
        where aspect = 'what'
        qualify row_number() over (
            partition by event_no
            order by v.document_no is distinct from f.document_no, v.field desc, v.char_start) = 1)"""
COLUMNS = """
    event_id, event_type::varchar as event_type, e.status::varchar as status, start_at, end_at, start_text, end_text,
    "precision"::varchar as "precision", e.calendar::varchar as calendar, certainty::varchar as certainty,
    date_basis::varchar as date_basis, headline_ar, headline_en, headline_basis, place_id, p.name_ar as place_ar,
    p.name_en as place_en, summit_id, s.name_ar as summit_ar, s.name_en as summit_en, document_count, outlet_count,
    first_published_at, corrected, coalesce(actors, []) as actors,
    substr(if(told.field = 'title', d.title, d.body), sentence_start + 1, sentence_end - sentence_start) as sentence,
    document_id, title, outlet, url, d.published_at, d.language::varchar as language"""
JOINED = """
    shown join event e using (event_no) left join who using (event_no) left join told using (event_no)
    left join document d using (document_no) left join outlet using (outlet_no)
    left join actor p on p.actor_id = place_id left join summits s using (summit_id)"""
