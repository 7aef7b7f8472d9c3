"""Reports → the documents that they are from: SQL with a bit per document, where the size of the build is known."""

from dashboard.database import Connection
from dashboard.filters import Filters, Where
from dashboard.kept import Shown, kept_of
from dashboard.queries.shown import inside, large, shown

_FEW = 300_000  # events: their documents are counted one by one before the strings are even set up
_MOST_BITS = 500_000_000  # of all outlets: a bit per document and outlet is quicker than a table, as long as it fits


def documents_by_outlet(con: Connection, where: Where) -> str:
    """SQL: how many documents the reports of `where` are from, when they are grouped by outlet."""
    kept = kept_of(con)
    few = where.number is not None and where.number < _FEW
    if kept is None or few or (kept.outlets + 1) * kept.documents > _MOST_BITS:
        return "count(distinct document_no)"
    return f"coalesce(bit_count({_bits(kept.documents)}), 0)"


def tells(con: Connection, filters: Filters) -> Where:
    """A condition on any table with a column `document_no`: the document tells of an event shown; kept as a set is."""
    where, kept = shown(con, filters), kept_of(con)
    if kept is None or not large(con):
        return Where(f"document_no in (select document_no from report where {where.bridged})", where.params)
    found = kept.ask(f"documents?{filters.query_string()}", lambda: _found(con, where, kept.documents))
    assert found is None or isinstance(found, Shown)
    return inside(found, "document_no", "t") if found else Where("false", {})


def _bits(documents: int) -> str:
    return f"bitstring_agg(document_no, 0, {documents})"


def _found(con: Connection, where: Where, documents: int) -> Shown | None:
    """The documents that the reports of `where` are from, a bit each; None when there is none."""
    asked = f"select {_bits(8 * (documents // 8) + 7)}::blob from report where {where.bridged}"
    bits = con.execute(asked, dict(where.params)).fetchall()[0][0]
    return Shown(bits, 0, 0, documents, int.from_bytes(bits, "big").bit_count()) if bits else None
