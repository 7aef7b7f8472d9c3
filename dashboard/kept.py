"""A build → the sets of events that filters last showed in it, each a bit per event, for all questions that follow."""

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from weakref import WeakKeyDictionary

import duckdb

_MOST_BYTES = 64_000_000  # of all sets of one build; a set that spans ten million events takes 1.25 MB
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


class Kept:
    """The sets of events of one build by what was asked, the last used ones; safe to share between threads.

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
        self._sets: OrderedDict[str, Shown | None] = OrderedDict()
        self._lock = Lock()

    def get(self, asked: str) -> Shown | None:
        """The set kept for a filter string; None shows nothing.

        Raises:
            KeyError: none is kept.
        """
        with self._lock:
            self._sets.move_to_end(asked)
            return self._sets[asked]

    def put(self, asked: str, shown: Shown | None) -> None:
        """Keep a set, and forget those that were not asked for longest when there are too many."""
        with self._lock:
            if asked in self._sets:  # two readers asked for it at once
                return
            self._sets[asked] = shown
            self._held += _size(shown)
            while self._held > self._most and len(self._sets) > 1:
                self._held -= _size(self._sets.popitem(last=False)[1])


def _size(shown: Shown | None) -> int:
    return _OF_AN_ENTRY + (len(shown.bits) if shown else 0)


_OF: WeakKeyDictionary[duckdb.DuckDBPyConnection, Kept] = WeakKeyDictionary()


def remember(con: duckdb.DuckDBPyConnection, kept: Kept) -> None:
    """Let questions on the cursor `con` find what is kept of its build."""
    _OF[con] = kept


def kept_of(con: duckdb.DuckDBPyConnection) -> Kept | None:
    """What is kept of the build that `con` reads; None for a connection that was opened for one question."""
    return _OF.get(con)
