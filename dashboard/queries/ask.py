"""SQL with bound parameters → a Polars frame."""

import re
from collections.abc import Mapping

import polars as pl

from dashboard.database import Connection


def frame(con: Connection, sql: str, params: Mapping[str, object]) -> pl.DataFrame:
    """The rows that `sql` gives; parameters that it does not name are left out."""
    named = set(re.findall(r"\$(\w+)", sql))
    found: pl.DataFrame = con.sql(sql, params={key: value for key, value in params.items() if key in named}).pl()
    return found
