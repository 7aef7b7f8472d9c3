"""JSON in, raw articles and rejects out: one record a line, or one document that holds a list of records."""

import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
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
_WRAPS = ("_source", "fields", "attributes", "article")  # objects of a record that hold more of its columns
_DEEPEST = 6  # objects around the list of records
_NEXT = re.compile(r"[\s\[,;]*(?:\]\s*\Z)?")
_DECODER = json.JSONDecoder(parse_constant=lambda _: math.nan, strict=False)

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
        records: Iterable[object] = _records(_load(data, encoding), columns)
    except ValueError:
        records = _whole_ones(decode(data, encoding).lstrip("\ufeff"), columns)
    for number, record in enumerate(records):
        if is_mine(number, share):
            yield _record(record, columns, Source(blob.uri, f"record {number + 1}"), "")


def _whole_ones(text: str, columns: Columns) -> Iterator[object]:
    """The values that stand one after the other in a damaged document or list, up to the first that is not whole."""
    at = _NEXT.match(text).end()  # type: ignore[union-attr] # it matches nothing too
    while at < len(text):
        try:
            found, at = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError):
            yield _Damage(text[at : at + 400])
            return
        yield from _records(found, columns)
        at = _NEXT.match(text, at).end()  # type: ignore[union-attr]


@dataclass(frozen=True, slots=True)
class _Damage:
    """Where a document goes on that cannot be read any further."""

    text: str


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
        record = _between_commas(line, encoding)
    if record is None:
        yield refuse(source.uri, reasons.NOT_JSON, decode(line[:800], encoding), source.locator)
        return
    if isinstance(record, dict) and has_fields(tuple(record), columns):
        yield to_raw(record, columns, source)
        return
    inner = [one for one in _records(record, columns) if isinstance(one, dict)]
    for one in inner or [record]:
        yield _record(one, columns, source, line)


def _between_commas(line: bytes, encoding: str) -> Any:
    """The record of a line of a JSON list that was cut into lines; None when it is none."""
    try:
        return _load(line.strip().strip(b",[]"), encoding)
    except ValueError:
        return None


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
    if isinstance(record, _Damage):
        return refuse(source.uri, reasons.NOT_JSON, record.text, source.locator)
    if isinstance(record, Mapping):
        record = _flat(record)
    if not isinstance(record, Mapping) or not has_fields(tuple(record), columns):
        shown = line[:800].decode("utf-8", "replace") if isinstance(line, bytes) else repr(record)[:400]
        return refuse(source.uri, reasons.NOT_RECORD, shown, source.locator)
    return to_raw(record, columns, source)


def _flat(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """A record with the columns of the objects in it that only wrap some of its columns, in the place of these."""
    inner = {name: value for name in _WRAPS if isinstance(value := record.get(name), Mapping)}
    if not inner:
        return record
    own = {name: value for name, value in record.items() if name not in inner}
    return {column: value for one in inner.values() for column, value in one.items()} | _with_id(own)


def _with_id(record: dict[str, Any]) -> dict[str, Any]:
    """A record whose search engine named it `_id`, with a column that says so."""
    return {"id": record["_id"], **record} if "_id" in record else record


def _is_article(value: object, columns: Columns) -> bool:
    """Whether a value is an object with a title or a body in words."""
    flat = _flat(value) if isinstance(value, Mapping) else {}
    return has_fields(tuple(name for name, held in flat.items() if isinstance(held, str)), columns)


def _records(document: object, columns: Columns) -> list[object]:
    """The list of records that a document is or holds; else the document itself as the only one."""
    for _ in range(_DEEPEST):
        if not isinstance(document, Mapping):
            break
        lists = [one for name in (*_LISTS, *document) if isinstance(one := document.get(name), list) and one]
        told = next((one for one in lists if _is_article(one[0], columns)), None)
        if told is not None and (
            any(told is document.get(name) for name in _LISTS) or not _is_article(document, columns)
        ):
            return told
        if _is_article(document, columns):
            break
        objects = {name: value for name, value in document.items() if isinstance(value, Mapping) and value}
        if objects and all(_is_article(value, columns) for value in objects.values()):
            return [{"id": name, **value} for name, value in objects.items()]
        if not objects:
            break
        document = next((objects[name] for name in _LISTS if name in objects), next(iter(objects.values())))
    return document if isinstance(document, list) else [document]
