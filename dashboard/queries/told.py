"""Reports → the documents that they are from: SQL with a bit per document, where the size of the build is known."""

from dashboard.database import Connection
from dashboard.filters import Where
from dashboard.kept import kept_of

_MOST_BITS = 500_000_000  # of all outlets: a bit per document and outlet is quicker than a table, as long as it fits


def documents(con: Connection, groups: int = 1) -> str:
    """SQL: how many documents reports are from, in each of `groups` groups."""
    kept = kept_of(con)
    if kept is None or groups * kept.documents > _MOST_BITS:
        return "count(distinct document_no)"
    return f"coalesce(bit_count({_bits(kept.documents)}), 0)"


def documents_by_outlet(con: Connection) -> str:
    """SQL: `documents` of reports that are grouped by outlet."""
    kept = kept_of(con)
    return documents(con, kept.outlets + 1 if kept else 1)


def tells(con: Connection, where: Where) -> str:
    """SQL: a condition on `document`, that it tells of an event shown."""
    kept = kept_of(con)
    if kept is None:
        return f"document_no in (select document_no from report where {where.bridged})"
    bits = f"select {_bits(kept.documents)} from report where {where.bridged}"
    return f"coalesce(get_bit(({bits}), document_no::integer) = 1, false)"


def _bits(documents: int) -> str:
    return f"bitstring_agg(document_no, 0, {documents})"
