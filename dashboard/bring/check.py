"""A file or address that a reader brings in → why it is refused, told before anything of it is kept or read."""

import gzip
import io
import zipfile
import zlib
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

MOST_FILES = 100  # at once
MOST_UNPACKED = 1 << 30  # plain bytes of one upload, archives in archives included
MOST_RATIO = 200  # plain bytes for each packed one, of uploads that are large at all
MOST_MEMBERS = 20_000
LONGEST_ADDRESS = 2_000
_LARGE = 32 << 20
_NESTED = 4  # times as large as the upload an archive inside it may be, for it is read into memory
_DEEPEST = 2  # archives inside archives
_CHUNK = 1 << 20
_GZIP, _ZIP = b"\x1f\x8b", (b"PK\x03\x04", b"PK\x05\x06")
# How programs begin: ELF, Mach-O in both byte orders, Java, Android, WebAssembly, and scripts that name their shell.
_PROGRAMS = (
    b"\x7fELF", b"\xfe\xed\xfa\xce", b"\xfe\xed\xfa\xcf", b"\xce\xfa\xed\xfe", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe",
    b"dex\n", b"\0asm", b"#!/", b"#! /",
)  # fmt: skip
_DOS = b"MZ"  # Windows programs; only with the zeros of their header, for a text may begin so
_ENDINGS = (".exe", ".dll", ".com", ".scr", ".msi", ".bat", ".cmd", ".ps1", ".vbs", ".sh", ".jar", ".apk", ".so")


class Refusal(StrEnum):
    """Why an upload or an address is not taken; `bring.refused.<value>` says it in words."""

    EMPTY = "empty"
    TOO_BIG = "too_big"
    TOO_MANY = "too_many"
    PROGRAM = "program"
    BOMB = "bomb"
    ADDRESS = "address"
    MISSING = "missing"
    BUSY = "busy"
    FULL = "full"
    UNWRITABLE = "unwritable"
    NOTHING = "nothing"
    KNOWLEDGE = "knowledge"
    SLOW = "slow"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as the browser sent it; its name is only what the reader calls it."""

    name: str
    data: bytes


def refusal(upload: Upload, most: int) -> Refusal | None:
    """Why `upload` is not taken, or None; `most` is the number of bytes that a file may have."""
    if not upload.data.strip(b"\xef\xbb\xbf \t\r\n\0"):
        return Refusal.EMPTY
    if len(upload.data) > most:
        return Refusal.TOO_BIG
    if _is_program(upload):
        return Refusal.PROGRAM
    return Refusal.BOMB if _expands_too_far(upload.data) else None


def address_refusal(address: str) -> Refusal | None:
    """Why a feed's address is not even asked; where it leads is checked when it is."""
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return Refusal.ADDRESS
    good = parts.scheme in ("http", "https") and host and len(address) <= LONGEST_ADDRESS and address.isprintable()
    return None if good and " " not in address else Refusal.ADDRESS


def _is_program(upload: Upload) -> bool:
    head = upload.data[:1024]
    dos = head.startswith(_DOS) and b"\0\0" in head
    return dos or head.startswith(_PROGRAMS) or upload.name.lower().endswith(_ENDINGS)


def _expands_too_far(data: bytes) -> bool:
    """Whether an archive holds more than an honest one; only what it says of itself is read, and gzip to the limit."""
    try:
        plain = _unpacked(data, 0)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError, NotImplementedError):
        return False  # damaged or locked: the reader says so
    return plain > MOST_UNPACKED or (plain > _LARGE and plain > MOST_RATIO * len(data))


def _unpacked(data: bytes, depth: int) -> int:
    """How many plain bytes come out of `data`; a number beyond every limit when they need not be counted on."""
    if data.startswith(_GZIP):
        return _gunzipped(data)
    if not data.startswith(_ZIP):
        return len(data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        infos = archive.infolist()
        plain = sum(info.file_size for info in infos)
        if len(infos) > MOST_MEMBERS or depth > _DEEPEST:
            return 2 * MOST_UNPACKED
        for info in infos:
            if plain > MOST_UNPACKED:
                return plain
            if info.file_size and _begins_as_archive(archive, info):
                if info.file_size > max(_LARGE, _NESTED * len(data)):  # archives hardly shrink inside archives
                    return 2 * MOST_UNPACKED
                plain += _unpacked(archive.read(info), depth + 1)
        return plain


def _begins_as_archive(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bool:
    with archive.open(info) as member:
        head = member.read(4)
    return head.startswith((_GZIP, *_ZIP))


def _gunzipped(data: bytes) -> int:
    plain, most = 0, min(MOST_UNPACKED, max(_LARGE, MOST_RATIO * len(data)))
    with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
        while plain <= most and (part := file.read(_CHUNK)):
            plain += len(part)
    return plain
