"""An Excel workbook in, raw articles and rejects out: each sheet is a table whose columns are guessed as in a CSV."""

from collections.abc import Iterator
from itertools import chain, islice

from etl.model import Reject, Source
from etl.read import reasons
from etl.read.columns import choose_columns, has_fields, to_raw
from etl.read.inputs import refuse
from etl.read.raw import RawArticle
from etl.read.records import Columns, Share, is_mine
from etl.read.streams import Blob, TooBigError, read_all
from etl.read.table import is_exchanged
from etl.read.workbook import Row, sheets

_MOST = 128 << 20  # bytes of the file
_ABOVE = 10  # rows among which the header stands: titles and notes may stand above it

Found = Iterator[RawArticle | Reject]


def read_xlsx(blob: Blob, columns: Columns, share: Share) -> Found:
    """The rows of all sheets that have a column for title or text; a sheet with other rows only is a reject.

    Raises:
        TooBigError: it is too big, or it expands too far.
    """
    data, empty = read_all(blob, _MOST), True
    try:
        for name, rows in sheets(data):
            above, rows = _first(rows)
            if above:
                empty = False
                yield from _sheet(name, above, rows, columns, share, blob.uri)
    except TooBigError:
        raise
    except Exception as error:  # the library raises whatever a damaged part makes it stumble over
        yield from () if share[0] else (refuse(blob.uri, reasons.NOT_XLSX, str(error)),)
    else:
        if empty and share[0] == 0:
            yield refuse(blob.uri, reasons.NO_TEXT)


def _sheet(name: str, above: list[Row], rows: Iterator[Row], columns: Columns, share: Share, uri: str) -> Found:
    """The articles of one sheet, of which the first rows are `above`."""
    at = _header(above, columns)
    if at is None:
        number, first = above[0]
        yield from () if share[0] else (refuse(uri, reasons.NO_COLUMN, " | ".join(first), f"{name} row {number}"),)
        return
    names = tuple(above[at][1])
    chosen = dict(choose_columns(names, columns))
    url, published = (names.index(chosen[one]) if one in chosen else None for one in ("url", "published"))
    for count, (number, row) in enumerate(chain(above[at + 1 :], rows)):
        if is_mine(count, share):
            locator = f"{name} row {number}"
            if is_exchanged(row, url, published):
                yield refuse(uri, reasons.SHIFTED, " | ".join(row), locator)
            else:
                yield to_raw(dict(zip(names, row, strict=False)), columns, Source(uri, locator))


def _first(rows: Iterator[Row]) -> tuple[list[Row], Iterator[Row]]:
    """The first rows and those behind them; damage among them is met only behind them."""
    above: list[Row] = []
    try:
        above.extend(islice(rows, _ABOVE))
    except Exception as error:
        return above, _raising(error)
    return above, rows


def _raising(error: Exception) -> Iterator[Row]:
    """No row but the damage."""
    yield from ()
    raise error


def _header(rows: list[Row], columns: Columns) -> int | None:
    """Which row names the most columns of an article, one for title or text among them; the first of equals."""
    known = [_known(tuple(row), columns, at) for at, (_, row) in enumerate(rows)]
    return known.index(max(known)) if any(known) else None


def _known(row: tuple[str, ...], columns: Columns, at: int) -> int:
    """How many columns of an article a row names; below another row it must name two and little else."""
    known = len(choose_columns(row, columns)) if has_fields(row, columns) else 0
    return known if at == 0 or (known > 1 and known * 2 >= sum(map(bool, row))) else 0
