"""JSON lines in, JSON lines out: `tarikh dates [--whole]`, as many lines at a time as are there to read."""

import json
import re
import sys
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import lru_cache
from io import UnsupportedOperation
from select import select
from typing import Any, BinaryIO

import orjson
import polars as pl

from etl.dates import find_dates, normalize_date
from etl.dates.stated import read_stated
from etl.model import DateMention, Reading

_BLOCK = 1 << 20  # bytes read at a time, when so many are there
_PIPE = 1 << 16  # bytes that a pipe holds: who fills it has more to come
_MOMENT = 0.01  # seconds
_NO_LETTER = re.compile("[\ud800-\udfff\0]")
_PREFERENCES = (None, "past", "future")

_ISO = "%Y-%m-%dT%H:%M:%S"
_MENTION = pl.concat_str(  # null where the column engine read nothing
    pl.lit('{"surface":"'), "text",
    pl.lit('","char_start":0,"char_end":'), pl.col("text").str.len_chars(),
    pl.lit(',"kind":"'), "kind",
    pl.lit('","start":"'), pl.col("start").dt.to_string(_ISO),
    pl.lit('","end":"'), pl.col("end").dt.to_string(_ISO),
    pl.lit('","precision":"'), "precision",
    pl.lit('","calendar":"'), "calendar",
    pl.lit('","certainty":"stated","value":null,"rule":"'), "rule",
    pl.lit('","alternatives":[]}'),
)  # fmt: skip

_Line = tuple[int, dict[str, Any]]


def run(stream: BinaryIO, whole: bool) -> Iterator[bytes]:
    """The answers to the JSON lines of `stream`, a block at a time; lines that are none are told on standard error."""
    for first, lines in _blocks(stream):
        loaded = ((number, _load(number, line)) for number, line in enumerate(lines, first))
        given = [(number, found) for number, found in loaded if found is not None]
        if given:
            yield b"".join(_answers(given, whole))


def _blocks(stream: BinaryIO) -> Iterator[tuple[int, list[bytes]]]:
    """The whole lines that are there to read, with the number of the first; waits only when there is none."""
    number, pieces = 1, list[bytes]()
    while block := _available(stream):
        pieces.append(block)
        if b"\n" in block:
            *lines, rest = b"".join(pieces).split(b"\n")
            pieces = [rest]
            yield number, lines
            number += len(lines)
    if last := b"".join(pieces):
        yield number, [last]


def _available(stream: BinaryIO) -> bytes:
    """What can be read without waiting, up to a block; waits for the first byte, and a moment behind a full pipe."""
    block: bytes = stream.read1(_BLOCK)  # type: ignore[attr-defined] # every buffered stream has it
    while block and len(block) < _BLOCK and _has_more(stream, _MOMENT if len(block) >= _PIPE else 0):
        more: bytes = stream.read1(_BLOCK)  # type: ignore[attr-defined]
        if not more:
            break
        block += more
    return block


def _has_more(stream: BinaryIO, seconds: float) -> bool:
    try:
        return bool(select([stream], [], [], seconds)[0])
    except (OSError, ValueError, UnsupportedOperation):
        return False


def _load(number: int, line: bytes) -> dict[str, Any] | None:
    """The object of a line; None for a blank one and, told on standard error, for one that is no JSON object."""
    try:
        given = orjson.loads(line)
    except ValueError:
        if not line or line.isspace():
            return None
        given = _lenient(line)
    if isinstance(given, dict):
        return given
    print(f"tarikh dates: line {number}: not a JSON object: {line[:80].decode('utf-8', 'replace')}", file=sys.stderr)
    return None


def _lenient(line: bytes) -> Any:
    """JSON with what orjson refuses but others write: a byte order mark, lone surrogates, NaN; None for no JSON."""
    try:
        return json.loads(line.decode("utf-8-sig", "surrogatepass"))
    except (ValueError, RecursionError):
        return None


def _answers(lines: Sequence[_Line], whole: bool) -> Iterator[bytes]:
    """The answers in order: those that the column engine reads are one date each, written without a detour."""
    for (number, given), mention in zip(lines, _plain([given.get("text") for _, given in lines]), strict=True):
        if mention is not None and _is_sound(given):
            yield b'{"id":%b,"mentions":[%b]}\n' % (_json(given.get("id")), mention)
        else:
            yield _answer(number, given, whole)


def _is_sound(given: dict[str, Any]) -> bool:
    """Whether there is nothing to say against a line but its text."""
    reference = given.get("reference")
    return (reference is None or not _moment(reference)[1]) and given.get("prefer") in _PREFERENCES


def _plain(texts: Sequence[Any]) -> list[bytes | None]:
    """The mentions, as JSON, of the texts that the column engine reads; null for the others."""
    clean = [text if isinstance(text, str) and not _NO_LETTER.search(text) else None for text in texts]
    column = pl.Series("text", clean, pl.String)
    frame = read_stated(column).with_columns(column)
    return frame.select(_MENTION.cast(pl.Binary)).to_series().to_list()


def _answer(number: int, given: dict[str, Any], whole: bool) -> bytes:
    """The answer to one line; what is wrong with it is its `reason`, told on standard error too."""
    text, prefer = given.get("text"), given.get("prefer")
    reference, problem = _moment(given.get("reference"))
    problems = [problem] if problem else []
    if not isinstance(text, str):
        problems.append(f"text is {type(text).__name__}, not text")
    if prefer not in _PREFERENCES:
        problems.append("prefer is neither past nor future")
    mentions = _mentions(text, reference, prefer if prefer in _PREFERENCES else None, whole)
    answer = {"id": given.get("id"), "mentions": [_told(mention) for mention in mentions]}
    if problems:
        answer["reason"] = "; ".join(problems)
        print(f"tarikh dates: line {number}: {answer['reason']}", file=sys.stderr)
    return _json(answer) + b"\n"


def _mentions(text: Any, reference: datetime | None, prefer: Any, whole: bool) -> list[DateMention]:
    """The dates of one text; lone surrogates and NUL count as U+FFFD."""
    if not isinstance(text, str):
        return []
    text = _NO_LETTER.sub("\ufffd", text)
    if not whole:
        return find_dates(text, reference, prefer=prefer)
    mention = normalize_date(text, reference, prefer=prefer)
    return [mention] if mention else []


@lru_cache(maxsize=4096)
def _parsed(reference: str) -> tuple[datetime | None, str]:
    try:
        return datetime.fromisoformat(reference.strip()).replace(tzinfo=None), ""
    except ValueError:
        return None, f"reference {reference[:40]!r} is no ISO day in years 1 to 9999"


def _moment(reference: Any) -> tuple[datetime | None, str]:
    """The wall clock of an ISO text and why it is none; empty text and null are no reference."""
    if reference is None or reference == "":
        return None, ""
    if not isinstance(reference, str):
        return None, f"reference is {type(reference).__name__}, not ISO text"
    return _parsed(reference)


def _told(mention: DateMention) -> dict[str, Any]:
    """A mention in the words of the contract; years outside 1-9999 as ISO text."""
    told = {
        "surface": mention.surface,
        "char_start": mention.span.start,
        "char_end": mention.span.end,
        "kind": mention.kind,
        "start": _iso(mention.start) or mention.start_text,
        "end": _iso(mention.end) or mention.end_text,
        "precision": mention.precision,
        "calendar": mention.calendar,
        "certainty": mention.certainty,
        "value": mention.value,
        "rule": mention.rule,
        "alternatives": [_alternative(reading) for reading in mention.alternatives],
    }
    if mention.utc_offset_minutes is not None:
        told["utc_offset_minutes"] = mention.utc_offset_minutes
    return told


def _alternative(reading: Reading) -> dict[str, Any]:
    return {
        "start": _iso(reading.start),
        "end": _iso(reading.end),
        "calendar": reading.calendar,
        "rule": reading.rule,
    }


def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()


def _json(value: Any) -> bytes:
    """`value` as JSON; through the standard library what orjson refuses, such as numbers beyond 64 bits."""
    try:
        return orjson.dumps(value)
    except TypeError:
        return json.dumps(value).encode()
