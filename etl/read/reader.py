"""One input in, its articles and rejects out: the reader is chosen by content, and no bad input raises."""

from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO, cast

from etl.model import Article, Reject
from etl.read import reasons
from etl.read.columns import as_mapping
from etl.read.finish import finish
from etl.read.inputs import Input, refuse
from etl.read.page import read_page
from etl.read.raw import RawArticle
from etl.read.records import Columns, Share, read_json, read_json_lines
from etl.read.sniff import Form, tell_form
from etl.read.streams import DAMAGE, Blob, Encoding, TooBigError, read_head, tell_encoding

Found = Iterator[RawArticle | Reject]
_SPLIT = {Form.JSON_LINES, Form.JSON, Form.TABLE, Form.PARQUET}  # forms whose records several workers can share


def read_input(item: Input, mapping: Mapping[str, str], part: int = 0, parts: int = 1) -> Iterator[Article | Reject]:
    """The articles of one input, in order; with `parts` > 1 only this part's blocks of 256 records of a record file.

    Inputs that are no record files are read whole by part 0. A trouble becomes a reject, and what was read stays.
    """
    blob = Blob(item.uri, item.uri, lambda: _open(item))
    try:
        for found in _read(blob, as_mapping(mapping), (part, parts)):
            yield finish(found) if isinstance(found, RawArticle) else found
    except Exception as error:  # the last guard: one bad file must not stop the run
        yield refuse(item.uri, _reason(error), f"{type(error).__name__}: {error}")


def _open(item: Input) -> BinaryIO:
    """The file of an input."""
    assert item.path is not None
    return cast(BinaryIO, item.path.open("rb"))


def _read(blob: Blob, columns: Columns, share: Share) -> Found:
    """What the reader of the blob's form finds in it."""
    head = read_head(blob)
    form = tell_form(head, blob.name)
    if share[0] > 0 and form not in _SPLIT:
        return
    encoding = tell_encoding(head)
    if encoding.note and form in _TEXTS and share[0] == 0:
        yield refuse(blob.uri, encoding.note)
    yield from _READERS.get(form, _refused)(blob, encoding, columns, share, form)


def _refused(blob: Blob, _encoding: Encoding, _columns: Columns, _share: Share, form: Form) -> Found:
    """The reason why a form is not read."""
    yield refuse(blob.uri, reasons.EMPTY if form is Form.EMPTY else reasons.BINARY)


_READERS: dict[Form, Callable[[Blob, Encoding, Columns, Share, Form], Found]] = {
    Form.PAGE: lambda blob, encoding, _columns, _share, _form: read_page(blob, encoding.name),
    Form.JSON_LINES: lambda blob, encoding, columns, share, _form: read_json_lines(blob, encoding.name, columns, share),
    Form.JSON: lambda blob, encoding, columns, share, _form: read_json(blob, encoding.name, columns, share),
}
_TEXTS = {Form.PAGE, Form.JSON_LINES, Form.JSON, Form.TABLE}


def _reason(error: Exception) -> str:
    """The reason that an error of reading stands for."""
    if isinstance(error, DAMAGE):
        return reasons.DAMAGED_GZIP
    if isinstance(error, TooBigError):
        return reasons.BOMB if "expands" in str(error) else reasons.TOO_BIG
    if isinstance(error, FileNotFoundError):
        return reasons.GONE
    if isinstance(error, PermissionError):
        return reasons.FORBIDDEN
    return reasons.UNREADABLE if isinstance(error, OSError) else reasons.READER_FAILED
