"""Filters whose ids some store does not hold → filters that it can answer, and a notice for each id dropped."""

import duckdb

from dashboard.filters.notices import Notice, NoticeKind
from dashboard.filters.value import Filters

_ACTORS = "select actor_id from actor where actor_id in $ids"
_QUESTIONS = {
    "actors_all": _ACTORS,
    "actors_any": _ACTORS,
    "actors_none": _ACTORS,
    "organizations_any": _ACTORS,
    "countries": "select distinct 'c.' || country from actor where 'c.' || country in $ids",
    "summit": "select summit_id from summits where summit_id in $ids",
    "outlets": "select outlet from outlet where outlet in $ids",
}


def drop_unknown(con: duckdb.DuckDBPyConnection, filters: Filters) -> tuple[Filters, tuple[Notice, ...]]:
    """`filters` without the actors, countries, summits and outlets that the store has never heard of."""
    notices: list[Notice] = []
    for key, question in _QUESTIONS.items():
        asked: tuple[str, ...] = getattr(filters, key)
        if not asked:
            continue
        known = {str(row[0]) for row in con.execute(question, {"ids": list(asked)}).fetchall()}
        notices += [Notice(NoticeKind.UNKNOWN_VALUE, key, value) for value in asked if value not in known]
        filters = filters.replace(**{key: tuple(value for value in asked if value in known)})
    return filters, tuple(notices)
