"""The errors that Tarikh raises on purpose; every message names the file, the line and the value, and what to do.

TarikhError
├── ReadError        an input that cannot be read as news
├── KnowledgeError   a reference file or a correction is wrong          (exit code 3)
├── StoreError       the store is locked, full, unwritable or broken    (exit code 4)
└── FilterError      a filter string that says nothing we can answer    (exit code 2)
"""

from collections.abc import Sequence


class TarikhError(Exception):
    """Something that the user can mend; its message is meant to be shown as it is."""


class ReadError(TarikhError):
    """An input could not be read as news; `rejects` (uri, locator, reason) say why, where there are several."""

    def __init__(self, message: str, rejects: Sequence[tuple[str, str, str]] = ()) -> None:
        super().__init__(message)
        self.rejects = tuple(rejects)


class KnowledgeError(TarikhError):
    """A reference file or a correction holds a row that cannot be true."""


class StoreError(TarikhError):
    """The store cannot be written, or a finished build breaks an invariant."""


class FilterError(TarikhError):
    """A filter string is too long or cannot be understood at all."""
