"""SQL with bound parameters → a Polars frame."""

import re
from collections.abc import Mapping

import polars as pl

from dashboard.database import Connection

_MOST_BITS = 500_000_000


def frame(con: Connection, sql: str, params: Mapping[str, object]) -> pl.DataFrame:
    """The rows that `sql` gives; parameters that it does not name are left out."""
    named = set(re.findall(r"\$(\w+)", sql))
    found: pl.DataFrame = con.sql(sql, params={key: value for key, value in params.items() if key in named}).pl()
    return found


def documents_told(con: Connection) -> str:
    """SQL: how many documents the reports of an outlet are from; `$last` is `last_document`.

    A bit per document and outlet is quicker than a table of all seen, as long as the bits fit in memory.
    """
    outlets = con.execute("select count(*) from outlet").fetchall()[0][0]
    if (outlets + 1) * last_document(con) < _MOST_BITS:
        return "bit_count(bitstring_agg(document_no, 0, $last))"
    return "count(distinct document_no)"


def last_document(con: Connection) -> int:
    """The highest `document_no`, 0 without any: how long a string of a bit per document is."""
    return int(con.execute("select coalesce(max(document_no), 0) from document").fetchall()[0][0])
