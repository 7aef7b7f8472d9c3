"""JSON in, raw articles and rejects out: one record a line, or one document that holds a list of records."""

import json
import math
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

import orjson

from etl.model import Reject, Source
from etl.read import reasons
from etl.read.columns import has_fields, to_raw
from etl.read.inputs import refuse
from etl.read.raw import RawArticle
from etl.read.streams import Blob, decode, open_plain, read_all

BLOCK = 256  # consecutive records that one worker takes together
_LONGEST = 16 << 20  # bytes of one record
_MOST = 64 << 20  # bytes of a document that must be held whole
_LISTS = ("articles", "items", "results", "data", "records", "documents", "docs", "news", "entries", "hits", "rows")

Share = tuple[int, int]  # this part of so many parts
Columns = tuple[tuple[str, str], ...]


def is_mine(record: int, share: Share) -> bool:
    """Whether the record, counted from 0, is this worker's."""
    return record // BLOCK % share[1] == share[0]


def read_json_lines(blob: Blob, encoding: str, columns: Columns, share: Share) -> Iterator[RawArticle | Reject]:
    """The records of a file with one JSON object a line; the lines of other parts are passed over unread."""
    with open_plain(blob) as file:
        for number, (start, end, line) in enumerate(_lines(file)):
            if is_mine(number, share) and not line.isspace():
                yield from _line(line, encoding, columns, Source(blob.uri, f"line {number + 1}", start, end))


def read_json(blob: Blob, encoding: str, columns: Columns, share: Share) -> Iterator[RawArticle | Reject]:
    """The records of one JSON document: a list, an object that holds a list, or one article.

    Raises:
        TooBigError: the document is too long to be held whole.
    """
    data = read_all(blob, _MOST)
    try:
        document = _load(data, encoding)
    except ValueError:
        yield from read_json_lines(blob, encoding, columns, share)
        return
    for number, record in enumerate(_records(document)):
        if is_mine(number, share):
            yield _record(record, columns, Source(blob.uri, f"record {number + 1}"), "")


def _lines(file: BinaryIO) -> Iterator[tuple[int, int, bytes]]:
    """Start, end and bytes of each line; of one that is too long only its first part is kept."""
    end = 0
    while line := file.readline(_LONGEST):
        start, end, rest = end, end + len(line), line
        while len(rest) == _LONGEST and not rest.endswith(b"\n"):
            rest = file.readline(_LONGEST)
            end += len(rest)
        yield start, end, line


def _line(line: bytes, encoding: str, columns: Columns, source: Source) -> Iterator[RawArticle | Reject]:
    """The record of one line; or those of a whole document that stands on one line."""
    if len(line) >= _LONGEST:
        yield refuse(source.uri, reasons.LONG_RECORD, decode(line[:400], encoding), source.locator)
        return
    try:
        record = _load(line, encoding)
    except ValueError:
        yield refuse(source.uri, reasons.NOT_JSON, decode(line[:800], encoding), source.locator)
        return
    if isinstance(record, dict) and has_fields(tuple(record), columns):
        yield to_raw(record, columns, source)
        return
    inner = [one for one in _records(record) if isinstance(one, dict)]
    for one in inner or [record]:
        yield _record(one, columns, source, line)


def _load(data: bytes, encoding: str) -> Any:
    """JSON, also with a byte order mark, lone surrogates, NaN or in another encoding; ValueError when it is none."""
    try:
        return orjson.loads(data)
    except ValueError:
        text = decode(data, encoding).lstrip("\ufeff")
        try:
            return json.loads(text, parse_constant=lambda _: math.nan)
        except RecursionError as error:
            raise ValueError("nested too deeply") from error


def _record(record: object, columns: Columns, source: Source, line: bytes | str) -> RawArticle | Reject:
    """A raw article, if the record can be one."""
    if isinstance(record, Mapping) and isinstance(record.get("_source"), Mapping):
        record = {"id": record.get("_id"), **record["_source"]}
    if not isinstance(record, Mapping) or not has_fields(tuple(record), columns):
        shown = line[:800].decode("utf-8", "replace") if isinstance(line, bytes) else repr(record)[:400]
        return refuse(source.uri, reasons.NOT_RECORD, shown, source.locator)
    return to_raw(record, columns, source)


def _records(document: object) -> list[object]:
    """The list of records that a document is or holds; else the document itself as the only one."""
    while isinstance(document, Mapping):
        inner = [document[name] for name in _LISTS if document.get(name)]
        lists = [value for value in inner if isinstance(value, list) and isinstance(value[0], Mapping)]
        objects = [value for value in inner if isinstance(value, Mapping)]
        if not lists and (not objects or has_fields(tuple(document), ())):
            return [document]
        document = (lists or objects)[0]
    return document if isinstance(document, list) else [document]
