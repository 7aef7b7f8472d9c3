"""A file, an archive's member or a fetched page in, its plain bytes as a bounded stream and its encoding out."""

import codecs
import gzip
import io
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, cast

from etl.read import reasons

HEAD = 1 << 16  # bytes that decide what an input is
DAMAGE = (EOFError, zlib.error, gzip.BadGzipFile)
MOST_UNPACKED = 1 << 30  # plain bytes that any gzip may give; beyond them
MOST_RATIO = 300  # for each packed one
_MOST_TURNED = 64 << 20  # bytes
_GZIP = b"\x1f\x8b"
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_ARABIC = re.compile("[\u0621-\u064a]{3,}")  # in other languages single letters between ASCII ones look like Arabic
_OLD_BREAK = re.compile(rb"(?<=\r)(?!\n)(?=.)", re.S)
WIDE = ("utf-16", "utf-16-le", "utf-16-be")
_WIDE_HEAD = 400  # bytes that tell UTF-16 by
_NARROW = {"cp1256": reasons.KEPT_CP1256, "iso8859-6": reasons.KEPT_8859}  # the first one wins a draw


class TooBigError(ValueError):
    """More bytes came out of an archive than any honest one holds."""


@dataclass(frozen=True, slots=True)
class Blob:
    """Bytes that can be read again and again: `open` gives them from the start, still packed as they are."""

    uri: str
    name: str  # of the file, for its ending
    open: Callable[[], BinaryIO]
    path: str | None = None  # where it lies on disk, if it does


@dataclass(frozen=True, slots=True)
class Encoding:
    """How an input's bytes are read as text, and what to say about it when that is not plain UTF-8."""

    name: str
    note: str | None = None


class _Bounded(io.RawIOBase):
    """The bytes of a gzip stream, refused once they outgrow both limits."""

    def __init__(self, packed: BinaryIO) -> None:
        super().__init__()
        self._packed, self._plain, self._out = packed, gzip.GzipFile(fileobj=packed), 0

    def readable(self) -> bool:
        """True: it is made for reading."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fill `buffer`; raises TooBigError for a bomb."""
        view = memoryview(cast(bytearray, buffer))
        data = self._plain.read1(len(view))
        view[: len(data)] = data
        self._out += len(data)
        if self._out > MOST_UNPACKED and self._out > MOST_RATIO * max(1, self._packed.tell()):
            raise TooBigError("gzip expands too far")
        return len(data)

    def close(self) -> None:
        """Close the packed file too."""
        if not self.closed:
            self._plain.close()
            self._packed.close()
        super().close()


def spool(data: bytes) -> BinaryIO:
    """Bytes in memory as a file."""
    return io.BytesIO(data)


def open_plain(blob: Blob) -> BinaryIO:
    """The bytes of `blob` from the start, decompressed when they are gzip.

    Raises:
        OSError: it cannot be opened. EOFError, zlib.error: damaged gzip, later. TooBigError: a bomb, later.
    """
    file = blob.open()
    magic = file.read(2)
    file.seek(0)
    return cast(BinaryIO, io.BufferedReader(_Bounded(file), HEAD)) if magic == _GZIP else file


def unpacked(blob: Blob, most: int) -> Blob:
    """A gzip'ed blob as its plain bytes in memory, for forms that are not read from start to end; others as they are.

    Raises:
        TooBigError: there are more than `most` bytes.
    """
    with blob.open() as file:
        packed = file.read(2) == _GZIP
    if not packed:
        return blob
    data = read_all(blob, most)
    return Blob(blob.uri, blob.name, lambda: spool(data))


def read_head(blob: Blob) -> bytes:
    """The first `HEAD` plain bytes, fewer at the end or before a damage; raises as `open_plain` does for none."""
    head = b""
    with open_plain(blob) as file:
        try:
            while len(head) < HEAD and (part := _read_some(file, HEAD - len(head))):
                head += part
        except DAMAGE:
            if not head:
                raise
    return head


def _read_some(file: BinaryIO, most: int) -> bytes:
    """Bytes that are there at once, for `read` would lose them to a damage behind them."""
    return file.read1(most) if isinstance(file, io.BufferedReader | io.BytesIO) else file.read(most)


def read_all(blob: Blob, most: int) -> bytes:
    """All plain bytes.

    Raises:
        TooBigError: there are more than `most`.
    """
    with open_plain(blob) as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise TooBigError("file too big for its form")
    return data


def tell_encoding(head: bytes) -> Encoding:
    """The encoding of an input by its first bytes, whatever it declares; one damaged byte makes no other encoding."""
    for bom, name in _BOMS:
        if head.startswith(bom):
            return Encoding(name, reasons.KEPT_UTF16 if name == "utf-16" else None)
    if wide := next((name for name in WIDE[1:] if _is_wide(head, name)), None):
        return Encoding(wide, reasons.KEPT_UTF16)
    if _is_utf8(head):
        return Encoding("utf-8")
    narrow = None if _is_nearly_utf8(head) else _arabic_encoding(head)
    return Encoding(narrow, _NARROW[narrow]) if narrow else Encoding("utf-8", reasons.KEPT_REPLACED)


def as_utf8(blob: Blob, encoding: Encoding) -> Blob:
    """A text in UTF-16 as one in UTF-8, whose lines end in one byte.

    Raises:
        TooBigError: the text is too long to be turned in memory.
    """
    data = read_all(blob, _MOST_TURNED).decode(encoding.name, "replace").encode("utf-8", "replace")
    return Blob(blob.uri, blob.name, lambda: spool(data))


def decode(line: bytes, encoding: str) -> str:
    """`line` as text; where hardly any of it is in the encoding, in the Arabic one that fits; else with U+FFFD."""
    try:
        return line.decode(encoding)
    except UnicodeDecodeError:
        other = _arabic_encoding(line) if encoding.startswith("utf-8") and not _is_nearly_utf8(line) else None
        return line.decode(other or encoding, "replace")


def text_lines(file: BinaryIO, encoding: str, longest: int) -> Iterator[tuple[int, int, str]]:
    """Start and end byte and text of each line, its end sign included; lines may end as on old Macs too.

    A line of more than `longest` bytes comes in pieces.
    """
    end = 0
    while line := file.readline(longest):
        for part in _OLD_BREAK.split(line) if b"\r" in line[:-2] else (line,):
            start, end = end, end + len(part)
            yield start, end, decode(part, encoding)


def _is_utf8(head: bytes) -> bool:
    """Whether `head` is UTF-8, a character cut at its end aside."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return True


def _is_nearly_utf8(data: bytes) -> bool:
    """Whether a few damaged bytes are all that keeps `data` from being UTF-8."""
    text = data.decode("utf-8", "replace")
    foreign = len(text) - len(text.encode("ascii", "ignore"))
    return text.count("\ufffd") * 10 <= foreign


def _is_wide(head: bytes, encoding: str) -> bool:
    """Whether `head` is UTF-16 without a mark: Arabic and ASCII letters then have every other byte in common."""
    start = head[: len(head) & ~1][:_WIDE_HEAD]
    high = start[1::2] if encoding == "utf-16-le" else start[::2]
    if not high or (high.count(0) + high.count(6)) * 10 < 9 * len(high):
        return False
    text = start.decode(encoding, "replace")
    return sum(sign.isprintable() or sign.isspace() for sign in text) * 20 >= 19 * len(text)


def _arabic_encoding(data: bytes) -> str | None:
    """The one-byte encoding that makes the most words of Arabic letters, of at least half of all foreign letters."""
    texts = {name: data.decode(name, "replace") for name in _NARROW}
    counts = {name: sum(map(len, _ARABIC.findall(text))) for name, text in texts.items()}
    best = max(counts, key=lambda name: counts[name])
    foreign = sum(not letter.isascii() and letter.isalpha() for letter in texts[best])
    return best if foreign and counts[best] * 2 >= foreign else None
