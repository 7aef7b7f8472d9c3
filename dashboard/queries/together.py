"""Rows of events and actors, an event after the other → in how many events each two actors are together."""

from collections.abc import Iterator

import duckdb
import numpy as np
import numpy.typing as npt
import polars as pl

from dashboard.database import Connection
from dashboard.filters import Where

_ROWS = 500_000  # of a batch
_Numbers = npt.NDArray[np.integer]


def together(con: Connection, where: Where, actors: list[int]) -> pl.DataFrame:
    """Pairs among `actors` (numbers) in the events of `where`: columns a, b (a < b), events.

    A join of the bridge with itself takes six times as long. DuckDB keeps the order of rows, which is that of events.
    """
    highest, size = max(actors, default=0), len(actors)
    place = np.full(highest + 1, -1, np.int32)
    place[sorted(actors)] = np.arange(size, dtype=np.int32)
    counts = np.zeros(size * size, np.int64)
    sql = f"select event_no, actor_no from event_actor where actor_no <= $highest and {where.bridged}"
    rows = con.sql(sql, params={**where.params, "highest": highest})
    events, places = np.empty(0, np.uint32), np.empty(0, np.int32)
    for more_events, more_actors in _batches(rows):
        found = place[more_actors]
        events = np.concatenate([events, more_events[found >= 0]])
        places = np.concatenate([places, found[found >= 0]])
        whole = int(np.searchsorted(events, events[-1])) if len(events) else 0  # the last event may go on
        _add(counts, size, events[:whole], places[:whole])
        events, places = events[whole:], places[whole:]
    _add(counts, size, events, places)
    pairs = np.flatnonzero(counts)
    numbers = np.array(sorted(actors), np.uint32)
    return pl.DataFrame({"a": numbers[pairs // size], "b": numbers[pairs % size], "events": counts[pairs]})


def _batches(rows: duckdb.DuckDBPyRelation) -> Iterator[tuple[_Numbers, _Numbers]]:
    """The two columns, some rows at a time.

    Raises:
        duckdb.InterruptException: it took too long; Arrow would tell it as an error of the system.
    """
    try:
        for batch in rows.to_arrow_reader(_ROWS):
            yield batch.column(0).to_numpy(), batch.column(1).to_numpy()
    except OSError as error:
        raise duckdb.InterruptException(str(error)) from error


def _add(counts: _Numbers, size: int, events: _Numbers, places: _Numbers) -> None:
    """Count every two rows of the same event: neighbours first, then those two apart, and so on."""
    apart, rows = 1, np.flatnonzero(events[1:] == events[:-1])
    while len(rows):
        low, high = places[rows], places[rows + apart]
        counts += np.bincount(np.minimum(low, high) * size + np.maximum(low, high), minlength=len(counts))
        apart += 1
        rows = rows[rows + apart < len(events)]
        rows = rows[events[rows + apart] == events[rows]]
