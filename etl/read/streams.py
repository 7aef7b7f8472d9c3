"""A file, an archive's member or a fetched page in, its plain bytes as a bounded stream and its encoding out."""

import codecs
import gzip
import io
import re
import zlib
from collections.abc import Callable
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
_ARABIC = re.compile("[\u0621-\u064a]")


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


def read_head(blob: Blob) -> bytes:
    """The first `HEAD` plain bytes, fewer at the end; raises as `open_plain` does."""
    with open_plain(blob) as file:
        return file.read(HEAD)


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
    """The encoding of an input by its first bytes, whatever it declares: UTF-8 if it can be, UTF-16, windows-1256."""
    for bom, name in _BOMS:
        if head.startswith(bom):
            return Encoding(name, reasons.KEPT_UTF16 if name == "utf-16" else None)
    if _is_utf8(head):
        return Encoding("utf-8")
    for name in ("utf-16-le", "utf-16-be"):
        if head[:200].count(0) > 20 or (b"\x06" in head[:200:1] and _mostly_arabic(head, name)):
            return Encoding(name, reasons.KEPT_UTF16)
    if _mostly_arabic(head, "cp1256"):
        return Encoding("cp1256", reasons.KEPT_CP1256)
    return Encoding("utf-8", reasons.KEPT_REPLACED)


def as_utf8(blob: Blob, encoding: Encoding) -> tuple[Blob, Encoding]:
    """A text in UTF-16 as one in UTF-8, whose lines end in one byte; other texts as they are.

    Raises:
        TooBigError: the text is too long to be turned in memory.
    """
    if not encoding.name.startswith("utf-16"):
        return blob, encoding
    data = read_all(blob, _MOST_TURNED).decode(encoding.name, "replace").encode("utf-8", "replace")
    return Blob(blob.uri, blob.name, lambda: spool(data)), Encoding("utf-8")


def decode(line: bytes, encoding: str) -> str:
    """`line` as text; what is not in the encoding is read as windows-1256 where that gives Arabic, else replaced."""
    try:
        return line.decode(encoding)
    except UnicodeDecodeError:
        if encoding.startswith("utf-8") and _mostly_arabic(line, "cp1256"):
            return line.decode("cp1256", "replace")
        return line.decode(encoding, "replace")


def _is_utf8(head: bytes) -> bool:
    """Whether `head` is UTF-8, a character cut at its end aside."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return True


def _mostly_arabic(data: bytes, encoding: str) -> bool:
    """Whether the encoding makes Arabic letters of at least a third of the letters."""
    text = data.decode(encoding, "replace")
    letters = sum(map(str.isalpha, text))
    return letters > 0 and len(_ARABIC.findall(text)) * 3 >= letters
