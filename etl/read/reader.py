"""One input in, its articles and rejects out: the reader is chosen by content, and no bad input raises."""

import struct
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import BinaryIO, cast

from etl.model import Article, Reject
from etl.read import reasons
from etl.read.archive import is_office, is_open_text, is_sheets, is_word, members
from etl.read.columns import as_mapping
from etl.read.fetch import FetchError, fetch
from etl.read.finish import finish, years_off
from etl.read.inputs import Input, refuse
from etl.read.page import read_page
from etl.read.raw import RawArticle
from etl.read.records import Columns, Share, read_json, read_json_lines
from etl.read.sniff import Form, tell_form
from etl.read.streams import (
    DAMAGE,
    WIDE,
    Blob,
    Encoding,
    TooBigError,
    as_utf8,
    read_head,
    spool,
    tell_encoding,
    unpacked,
)

Found = Iterator[RawArticle | Reject]
_SPLIT = {Form.JSON_LINES, Form.JSON, Form.TABLE, Form.PARQUET, Form.ZIP}  # forms that several workers can share
_NOTED = {Form.PAGE, Form.JSON_LINES, Form.JSON, Form.TABLE}  # text whose encoding the reader does not tell itself
_SOUGHT = {Form.ZIP, Form.PARQUET}  # forms that are not read from start to end
_MOST_SOUGHT = 512 << 20  # plain bytes of such a file in a gzip
_DEEPEST = 2  # archives inside archives


def read_input(item: Input, mapping: Mapping[str, str], part: int = 0, parts: int = 1) -> Iterator[Article | Reject]:
    """The articles of one input, in order; a trouble becomes a reject, and what was read stays.

    With `parts` > 1 only this part's blocks of 256 records of a record file, or every so manyth member of an archive;
    other inputs are read whole by part 0.
    """
    try:
        for found in _read(_blob(item), as_mapping(mapping), (part, parts), 0):
            yield from _finished(found) if isinstance(found, RawArticle) else (found,)
    except Exception as error:  # the last guard: one bad file must not stop the run
        yield refuse(item.uri, _reason(error), f"{type(error).__name__}: {error}")


def _finished(raw: RawArticle) -> Iterator[Article | Reject]:
    """The article of `raw`, with a note where its date line cannot be right."""
    article = finish(raw)
    yield article
    if isinstance(article, Article) and (years := years_off(article)):
        yield refuse(raw.source.uri, reasons.KEPT_CLOCK, f"{raw.published} / {years}", raw.source.locator)


def _blob(item: Input) -> Blob:
    """The bytes of an input; an address is fetched here."""
    path = item.path
    if path is None:
        data = fetch(item.uri).body
        return Blob(item.uri, item.uri, lambda: spool(data))
    return Blob(item.uri, item.uri, lambda: cast(BinaryIO, path.open("rb")), str(path))


def _read(blob: Blob, columns: Columns, share: Share, depth: int) -> Found:
    """What the reader of the blob's form finds in it."""
    head = read_head(blob)
    form = tell_form(head, blob.name, tuple(column for _, column in columns))
    if share[0] > 0 and form not in _SPLIT:
        return
    if form in _SOUGHT:
        blob = unpacked(blob, _MOST_SOUGHT)
    if form is Form.ZIP:
        yield from _read_zip(blob, columns, share, depth)
        return
    encoding = tell_encoding(head)
    if form in _NOTED:
        if share[0] == 0 and (note := _note(encoding, form)):
            yield refuse(blob.uri, note)
        if encoding.name in WIDE:
            yield from map(_without_bytes, _TEXT[form](as_utf8(blob, encoding), "utf-8", columns, share))
            return
    if form in _WHOLE:
        yield from _WHOLE[form](blob)
    elif form in _TEXT:
        yield from _TEXT[form](blob, encoding.name, columns, share)
    elif form is Form.OFFICE and _ENCRYPTED in head:
        yield refuse(blob.uri, reasons.ENCRYPTED)
    else:
        yield refuse(blob.uri, _UNREAD[form])


def _without_bytes(found: RawArticle | Reject) -> RawArticle | Reject:
    """`found` without the byte range, which would be that of the turned text and not of the input."""
    return replace(found, source=replace(found.source, byte_start=None, byte_end=None))


def _note(encoding: Encoding, form: Form) -> str | None:
    """What to say about the encoding of a text."""
    bom = encoding.name == "utf-8-sig" and form in {Form.JSON, Form.JSON_LINES}
    return reasons.KEPT_BOM if bom else encoding.note


def _read_zip(blob: Blob, columns: Columns, share: Share, depth: int) -> Found:
    """An office file, or the articles of the members of an archive, those of this part; a bad one leaves the others."""
    with blob.open() as file, _archive(file) as archive:
        names = set(archive.namelist())
        if not is_word(names) and is_sheets(names):
            yield from _xlsx(blob, columns, share)
            return
        alone = is_word(names) or is_office(names) or depth >= _DEEPEST
        if alone and share[0] > 0:
            return
        if is_word(names):
            yield from _word(blob)
        elif is_open_text(archive, names):
            yield from _odt(blob)
        elif is_office(names):
            yield refuse(blob.uri, reasons.OFFICE)
        elif depth >= _DEEPEST:
            yield refuse(blob.uri, reasons.NESTED)
        else:
            for member in islice(members(archive, blob), share[0], None, share[1]):
                yield from (iter([member]) if isinstance(member, Reject) else _guarded(member, columns, depth + 1))


def _archive(file: BinaryIO) -> zipfile.ZipFile:
    """The archive that a file is.

    Raises:
        BadZipFile: it is none; zipfile itself raises much else for a damaged directory.
    """
    try:
        return zipfile.ZipFile(file)
    except (ValueError, OSError, EOFError, IndexError, struct.error) as error:
        raise zipfile.BadZipFile(str(error)) from error


def _guarded(blob: Blob, columns: Columns, depth: int) -> Found:
    """What one member of an archive holds; its troubles are its own."""
    try:
        yield from _read(blob, columns, (0, 1), depth)
    except Exception as error:  # as for a file: the other members are still to be read
        damaged = isinstance(error, (*DAMAGE, ValueError, OSError)) and not isinstance(error, TooBigError)
        reason = reasons.NOT_ZIP if damaged else _reason(error)
        yield refuse(blob.uri, reason, f"{type(error).__name__}: {error}")


def _html(blob: Blob) -> Found:
    """Pages; their parser is loaded only where there are any."""
    from etl.read.html import read_html

    return read_html(blob)


def _mhtml(blob: Blob) -> Found:
    """Pages that a browser saved as one file, likewise."""
    from etl.read.mhtml import read_mhtml

    return read_mhtml(blob)


def _mail(blob: Blob) -> Found:
    """Mails, likewise."""
    from etl.read.mail import read_mail

    return read_mail(blob)


def _feed(blob: Blob) -> Found:
    """Feeds, likewise."""
    from etl.read.feed import read_feed

    return read_feed(blob)


def _pdf(blob: Blob) -> Found:
    """PDF files, likewise."""
    from etl.read.pdf import read_pdf

    return read_pdf(blob)


def _word(blob: Blob) -> Found:
    """Word files, likewise."""
    from etl.read.word import read_docx

    return read_docx(blob)


def _odt(blob: Blob) -> Found:
    """Text documents of OpenDocument, likewise."""
    from etl.read.odt import read_odt

    return read_odt(blob)


def _xlsx(blob: Blob, columns: Columns, share: Share) -> Found:
    """Excel workbooks, likewise."""
    from etl.read.sheet import read_xlsx

    return read_xlsx(blob, columns, share)


def _table(blob: Blob, encoding: str, columns: Columns, share: Share) -> Found:
    """CSV and TSV, likewise."""
    from etl.read.table import read_table

    return read_table(blob, encoding, columns, share)


def _parquet(blob: Blob, _encoding: str, columns: Columns, share: Share) -> Found:
    """Parquet, likewise."""
    from etl.read.table import read_parquet

    return read_parquet(blob, columns, share)


def _page(blob: Blob, encoding: str, _columns: Columns, _share: Share) -> Found:
    """Saved pages as text."""
    return read_page(blob, encoding)


_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # in the directory of an Office file with a password
_UNREAD = {
    Form.EMPTY: reasons.EMPTY,
    Form.ARCHIVE: reasons.ARCHIVE,
    Form.OFFICE: reasons.OFFICE,
    Form.BINARY: reasons.BINARY,
}
_WHOLE: dict[Form, Callable[[Blob], Found]] = {
    Form.HTML: _html,
    Form.MHTML: _mhtml,
    Form.MAIL: _mail,
    Form.FEED: _feed,
    Form.PDF: _pdf,
}
_TEXT: dict[Form, Callable[[Blob, str, Columns, Share], Found]] = {
    Form.PAGE: _page,
    Form.JSON_LINES: read_json_lines,
    Form.JSON: read_json,
    Form.TABLE: _table,
    Form.PARQUET: _parquet,
}


def _reason(error: Exception) -> str:
    """The reason that an error of reading stands for."""
    if isinstance(error, FetchError):
        return error.reason
    if isinstance(error, DAMAGE):
        return reasons.DAMAGED_GZIP
    if isinstance(error, TooBigError):
        return reasons.BOMB if "expands" in str(error) else reasons.TOO_BIG
    for kind, reason in _REASONS.items():
        if isinstance(error, kind):
            return reason
    return reasons.READER_FAILED


_REASONS: dict[type[Exception], str] = {
    zipfile.BadZipFile: reasons.NOT_ZIP,
    NotImplementedError: reasons.NOT_ZIP,
    FileNotFoundError: reasons.GONE,
    PermissionError: reasons.FORBIDDEN,
    OSError: reasons.UNREADABLE,
}
