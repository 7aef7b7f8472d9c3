"""What a reader types of a name, in any spelling and either language → who may be meant."""

from collections.abc import Sequence

import polars as pl

from dashboard.database import Connection
from dashboard.filters.search import pattern
from dashboard.queries.ask import frame
from etl.text import fold_key

_KINDS = ("person", "organization", "country", "place")


def suggest(con: Connection, text: str, most: int = 12, kinds: Sequence[str] = _KINDS) -> pl.DataFrame:
    """Actors one of whose spellings holds words that begin with those of `text`, the ones with most events first.

    Columns: actor_id, kind, name_ar, name_en, alias (the spelling that matched), events.
    """
    words = fold_key(text).split()
    if not words:
        return pl.DataFrame(schema=_SUGGESTED)
    held = " and ".join(f"regexp_matches(words, $word_{number})" for number in range(len(words)))
    return frame(
        con,
        f"""
        with spelled as (
            select actor_no, alias, ' ' || trim(regexp_replace(folded, '[^\\pL\\pN]+', ' ', 'g')) as words
            from aliases join (select actor_id, actor_no from actor) using (actor_id)
            union all
            select actor_no, name, ' ' || lower(name) from (
                select actor_no, unnest([name_ar, name_en]) as name from actor where not known) where name is not null),
        held as (
            select actor_no, arg_min(alias, length(alias)) as alias, min(length(words)) = $length as whole
            from spelled where {held} group by actor_no order by actor_no limit $pool),
        often as (select actor_no, count(*) as events from actor_event semi join held using (actor_no) group by all)
        select actor_id, kind::varchar as kind, name_ar, name_en, alias, coalesce(events, 0) as events
        from held join actor using (actor_no) left join often using (actor_no)
        where kind in (select unnest($kinds::varchar[])::actor_kind)
        order by whole desc, events desc, actor_no limit $most""",
        {
            **{f"word_{number}": pattern(word, whole=False) for number, word in enumerate(words)},
            "length": len(" ".join(words)) + 1,
            "pool": 500,
            "kinds": list(kinds),
            "most": most,
        },
    )


_SUGGESTED = {
    "actor_id": pl.String,
    "kind": pl.String,
    "name_ar": pl.String,
    "name_en": pl.String,
    "alias": pl.String,
    "events": pl.Int64,
}
