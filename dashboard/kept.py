"""A build → what filters last gave in it, sets of events (a bit for each) and counts, for the questions that follow."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from weakref import WeakKeyDictionary

import duckdb
import polars as pl

_MOST_BYTES = 96_000_000  # of all that is kept of one build; a set that spans ten million events takes 1.25 MB
_OF_AN_ENTRY = 500  # bytes beside the bits


@dataclass(frozen=True, slots=True)
class Shown:
    """The events that some filters show, all in `first` … `last`.

    Bit `event_no - base` of `bits` is set for each, the highest bit of a byte first; `base` is a multiple of 8.
    """

    bits: bytes
    base: int
    first: int
    last: int
    events: int


Found = Shown | pl.DataFrame | None  # a set, none, or counts


class Kept:
    """What was found in one build by what was asked, the last used ones; safe to share between threads.

    `events`, `documents` and `outlets` are how many the build holds, `rolled` whether it holds totals of its own
    (`etl/store/rollups.sql`).
    """

    def __init__(
        self, events: int, documents: int = 0, outlets: int = 0, rolled: bool = False, most_bytes: int = _MOST_BYTES
    ) -> None:
        self.events, self.documents, self.outlets = events, documents, outlets
        self.rolled = rolled
        self._most = most_bytes
        self._held = 0  # bytes
        self._found: OrderedDict[str, Found] = OrderedDict()
        self._lock = Lock()

    def get(self, asked: str) -> Found:
        """What is kept for a filter string: a set, of which None shows nothing; or for a name and a filter: counts.

        Raises:
            KeyError: none is kept.
        """
        with self._lock:
            self._found.move_to_end(asked)
            return self._found[asked]

    def ask(self, asked: str, find: Callable[[], Found]) -> Found:
        """What is kept of `asked`, else what `find` finds, which is kept from now on."""
        try:
            return self.get(asked)
        except KeyError:
            found = find()
            self.put(asked, found)
            return found

    def put(self, asked: str, found: Found) -> None:
        """Keep it, and forget what was not asked for longest when it is too much."""
        with self._lock:
            if asked in self._found:  # two readers asked for it at once
                return
            self._found[asked] = found
            self._held += _size(found)
            while self._held > self._most and len(self._found) > 1:
                self._held -= _size(self._found.popitem(last=False)[1])


def _size(found: Found) -> int:
    if isinstance(found, pl.DataFrame):
        return _OF_AN_ENTRY + int(found.estimated_size())
    return _OF_AN_ENTRY + (len(found.bits) if found else 0)


_OF: WeakKeyDictionary[duckdb.DuckDBPyConnection, Kept] = WeakKeyDictionary()


def remember(con: duckdb.DuckDBPyConnection, kept: Kept) -> None:
    """Let questions on the cursor `con` find what is kept of its build."""
    _OF[con] = kept


def kept_of(con: duckdb.DuckDBPyConnection) -> Kept | None:
    """What is kept of the build that `con` reads; None for a connection that was opened for one question."""
    return _OF.get(con)
