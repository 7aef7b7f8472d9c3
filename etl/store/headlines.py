"""Stories told in one language → their headline in the other one, composed from type, actors and place."""

from collections.abc import Mapping

import polars as pl

from etl.events import Cues, EventType, compose_headline
from etl.model import Language
from etl.store.draft import Connection
from etl.text import fold_key

_MOST_ACTORS = 4  # more than a headline names, so that it can say "and others"


def mark_delegations(con: Connection, cues: Cues) -> None:
    """Temporary table `delegation` (candidate_no): reports of summits whose headline tells of one delegation only."""
    heads = con.sql("select candidate_no, headline from told where event_type = 'summit' order by 1").fetchall()
    words = ((number, fold_key(headline).split()) for number, headline in heads)
    partial = [(number,) for number, head in words if cues.within("represents", head, 0, len(head))]
    con.register("delegation", pl.DataFrame(partial, {"candidate_no": pl.UInt32}, orient="row"))


def compose_missing(con: Connection, types: Mapping[str, EventType]) -> None:
    """Temporary table `composed` (story_no, composed_ar, composed_en) for the stories that lack a headline.

    Actors come in the order of their part: who acts before whom it concerns; of equals people before bodies, those
    whom most reports name, and those who are named first.
    """
    rows = con.sql(
        f"""
        with ranked_cast as (
            select story_no, coalesce(name_ar, name_en) as ar, coalesce(name_en, name_ar) as en,
                   row_number() over (
                       partition by story_no order by list_position(['source', 'host', 'participant', 'target'], role)
                       nulls last, kind <> 'person', times desc, cast_member.place nulls last, actor_no) as place
            from cast_member join story using (story_no) join actor using (actor_no)
            where (headline_ar is null or headline_en is null) and role <> 'venue'
              and actor_id is distinct from place_id),
        who as (
            select story_no, list(ar order by place) as who_ar, list(en order by place) as who_en
            from ranked_cast where place <= {_MOST_ACTORS} group by story_no)
        select story_no, event_type, headline_ar, headline_en, coalesce(who_ar, []) as who_ar,
               coalesce(who_en, []) as who_en, coalesce(name_ar, name_en) as place_ar,
               coalesce(name_en, name_ar) as place_en
        from story left join who using (story_no) left join actor on actor_id = place_id
        where headline_ar is null or headline_en is null order by story_no"""
    ).fetchall()
    composed = [
        (
            story,
            None if ar else compose_headline(types[kind], who_ar, place_ar, Language.ARABIC),
            None if en else compose_headline(types[kind], who_en, place_en, Language.ENGLISH),
        )
        for story, kind, ar, en, who_ar, who_en, place_ar, place_en in rows
    ]
    schema = {"story_no": pl.UInt32, "composed_ar": pl.String, "composed_en": pl.String}
    con.register("composed", pl.DataFrame(composed, schema, orient="row"))
