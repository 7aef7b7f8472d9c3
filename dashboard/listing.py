"""Filters → a list of events, newest first; a row opens its evidence."""

from typing import TYPE_CHECKING

import polars as pl

from dashboard import rows
from dashboard.charts.months import GREGORIAN, day_text
from dashboard.database import Connection
from dashboard.filters import Filters

if TYPE_CHECKING:
    from dashboard.page import Page


def newest(con: Connection, filters: Filters, limit: int) -> pl.DataFrame:
    """The newest events: event_id, event_type, start_at, headline_ar, headline_en."""
    where = filters.where()
    found: pl.DataFrame = con.sql(
        f"""select event_id, event_type::varchar as event_type, start_at, headline_ar, headline_en from event
        where {where.sql} order by start_at desc nulls last, event_id limit $limit""",
        params={**where.params, "limit": limit},
    ).pl()
    return found


def show(page: "Page", filters: Filters, key: str, limit: int) -> None:
    """Put the list on the page."""
    words = page.words
    columns = [
        rows.Column("start_at", words("column.start_at"), "when"),
        rows.Column("headline", words("column.headline"), opens=True),
    ]
    lines = []
    for row in page.ask(newest, filters, limit=limit).iter_rows(named=True):
        day = day_text(row["start_at"].date(), GREGORIAN, page.look) if row["start_at"] else words("date.none")
        lines.append(rows.Row((day, words.name(row["headline_ar"], row["headline_en"])), row["event_id"]))
    rows.table(columns, lines, f"{page.view}.{key}", words("view.events"), on_open=page.open_event)
