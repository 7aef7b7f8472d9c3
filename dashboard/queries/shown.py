"""Filters → the condition that finds their events; in a large store evaluated once for all questions of a page."""

from collections.abc import Mapping
from functools import reduce
from operator import and_

from dashboard.database import Connection
from dashboard.filters import Filters, Where
from dashboard.kept import Kept, Shown, kept_of

# Events from which a set is kept: in fewer a filter is evaluated sooner than a set of its events is made.
LARGE = 200_000
_PART = 1 << 18  # bytes of a part of the bits: two million events
_ACTORS = "select actor_no from actor where actor_id in $ids"
_NONE = Where("false", {}, everywhere=True, number=0)


def shown(con: Connection, filters: Filters) -> Where:
    """The condition on events that `filters` stand for.

    In a large store it looks into the set of these events, which is kept for the next question, and holds on any table
    with a column `event_no`: no bridge needs to be joined with the events shown.
    """
    kept = kept_of(con)
    if not filters or kept is None or not large(con):
        return filters.where()
    found = kept.ask(filters.query_string(), lambda: _evaluate(con, filters, kept))
    assert found is None or isinstance(found, Shown)
    return inside(found) if found else _NONE


def large(con: Connection) -> bool:
    """Whether the build is so large that what was found once is kept."""
    kept = kept_of(con)
    return kept is not None and kept.events >= LARGE


def rolled(con: Connection) -> bool:
    """Whether the build holds totals of its own: of actors, pairs, months, and countries by event."""
    kept = kept_of(con)
    return kept is not None and kept.rolled


def by_month(con: Connection, filters: Filters) -> Where | None:
    """The condition on `month_total`, when the build holds it and only what is a column of it is filtered."""
    rest = filters.replace(types=(), status=(), precision=(), certainty=(), calendar=(), undated=False, exact=False)
    return filters.where() if not rest and rolled(con) else None


def inside(found: Shown, column: str = "event_no", prefix: str = "f") -> Where:
    """The condition that the bit of `column` is set: looked up in the part of the bits that the number lies in.

    DuckDB copies a constant for every two thousand rows that it is held against; rows lie in the order of `event_no`,
    so that they meet one part after the other.
    """
    params: dict[str, object] = {f"{prefix}_first": found.first, f"{prefix}_last": found.last}
    parts = []
    for number, start in enumerate(range(0, len(found.bits), _PART)):
        params[f"{prefix}_bits_{number}"] = found.bits[start : start + _PART]
        low, high = found.base + 8 * start, found.base + 8 * (start + _PART)
        bits = f"${prefix}_bits_{number}::blob::bit"
        parts.append(f"when {column} < {high} then get_bit({bits}, {column}::integer - {low})")
    first, last = f"${prefix}_first", f"${prefix}_last"
    looked_up = f"case when {column} < {first} or {column} > {last} then 0 {' '.join(parts)} else 0 end = 1"
    return Where(f"{column} between {first} and {last} and {looked_up}", params, everywhere=True, number=found.events)


def _evaluate(con: Connection, filters: Filters, kept: Kept) -> Shown | None:
    """The events of `filters`: those of the actors asked for, each found by itself, among those of all other keys."""
    size = kept.events // 8 + 1  # whole bytes: DuckDB fills up the first one, which would move all bits
    rest = filters.replace(actors_all=(), actors_any=(), organizations_any=())
    asked = [*((one,) for one in filters.actors_all), filters.actors_any, filters.organizations_any]
    sets = [
        _bits(con, size, f"from actor_event where actor_no in ({_ACTORS})", {"ids": list(ids)}) for ids in asked if ids
    ]
    where = rest.where()
    if not sets or where.sql != "true":
        sets.append(_bits(con, size, f"from event where {where.sql}", where.params))
    both = reduce(and_, sets)
    if not both:
        return None
    first, last = 8 * size - both.bit_length(), 8 * size - (both & -both).bit_length()
    base = first // 8
    return Shown(both.to_bytes(size, "big")[base : last // 8 + 1], 8 * base, first, last, both.bit_count())


def _bits(con: Connection, size: int, chosen: str, params: Mapping[str, object]) -> int:
    """A number of `size` bytes in which the bit of every event of `chosen` is set, that of event 0 the highest."""
    asked = f"select bitstring_agg(event_no, 0, {8 * size - 1})::blob {chosen}"
    return int.from_bytes(con.execute(asked, dict(params)).fetchall()[0][0] or b"", "big")
