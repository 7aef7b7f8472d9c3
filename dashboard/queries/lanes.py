"""Filters → the lanes that each single event lies on: those of its actors, organizations, countries or outlets."""

import polars as pl

from dashboard.database import Connection
from dashboard.filters import Filters
from dashboard.queries.ask import frame
from dashboard.queries.shown import shown

_KINDS = {"actor": "kind <> 'place'", "organization": "kind = 'organization'", "country": "kind = 'country'"}


def lanes_of_events(con: Connection, filters: Filters, by: str, most: int = 12) -> pl.DataFrame:
    """Columns event_id, lane, of the `most` lanes with most events; `by` is actor, organization, country or outlet.

    An event with two actors is on the lanes of both; one with none is on no lane.
    """
    where = shown(con, filters)
    if by == "outlet":
        lanes = "select event_no, outlet as lane from report join outlet using (outlet_no) where outlet_first"
    else:
        lanes = f"select event_no, actor_id as lane from event_actor join actor using (actor_no) where {_KINDS[by]}"
    return frame(
        con,
        f"""
        with laid as (
            select event_id, lane from ({lanes} and {where.bridged}) join event using (event_no)),
        largest as (select lane from laid group by lane order by count(*) desc, lane limit $most)
        select event_id, lane from laid semi join largest using (lane) order by lane, event_id""",
        {**where.params, "most": most},
    )
