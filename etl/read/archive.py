"""A zip file in, its members as inputs of their own out; nothing is ever unpacked to disk."""

import re
import stat
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from etl.model import Reject
from etl.read import reasons
from etl.read.inputs import refuse
from etl.read.streams import Blob

_MOST_MEMBERS = 200_000
_MOST_MEMBER = 1 << 30  # plain bytes of one member
_MOST_TOTAL = 16 << 30
_RATIO = 300  # plain bytes for each packed one, of members that are large at all
_LARGE = 64 << 20
_WORKBOOK = re.compile(r"xl/workbook\d*\.xml")
_OPEN_TEXT = b"application/vnd.oasis.opendocument.text"
_OFFICE = ("xl/workbook.bin", "ppt/presentation.xml", "mimetype")


def is_word(names: set[str]) -> bool:
    """Whether an archive with these members is a Word file."""
    return "word/document.xml" in names


def is_sheets(names: set[str]) -> bool:
    """Whether an archive with these members is an Excel workbook in XML, with macros or without."""
    return any(_WORKBOOK.fullmatch(name) for name in names)


def is_open_text(archive: zipfile.ZipFile, names: set[str]) -> bool:
    """Whether an archive with these members is a text document of OpenDocument."""
    if not {"mimetype", "content.xml"} <= names:
        return False
    with archive.open("mimetype") as kind:
        return kind.read(len(_OPEN_TEXT) + 1).strip() == _OPEN_TEXT


def is_office(names: set[str]) -> bool:
    """Whether an archive with these members is another office file."""
    return not names.isdisjoint(_OFFICE)


def members(archive: zipfile.ZipFile, blob: Blob) -> Iterator[Blob | Reject]:
    """The members of an archive by name, each a blob or the reason why it is left out."""
    infos = archive.infolist()
    if len(infos) > _MOST_MEMBERS or sum(info.file_size for info in infos) > _MOST_TOTAL:
        yield refuse(blob.uri, reasons.BOMB, f"{len(infos)} members")
        return
    for info in sorted(infos, key=lambda info: info.filename):
        if info.filename.endswith("/") or _is_hidden(info.filename):
            continue
        reason = _why_not(info)
        uri = f"{blob.uri}!/{info.filename}"
        if reason:
            yield refuse(uri, reason, f"{info.file_size} bytes")
        else:
            yield Blob(uri, info.filename, lambda info=info: cast(BinaryIO, archive.open(info)))  # type: ignore[misc]


def _why_not(info: zipfile.ZipInfo) -> str | None:
    """The reason why a member is not read."""
    path = PurePosixPath(info.filename.replace("\\", "/"))
    if not path.parts or path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
        return reasons.ESCAPES
    if stat.S_ISLNK(info.external_attr >> 16):
        return reasons.OUTSIDE
    if info.flag_bits & 1:
        return reasons.ENCRYPTED
    if info.file_size > _MOST_MEMBER or (info.file_size > _LARGE and info.file_size > _RATIO * info.compress_size):
        return reasons.BOMB
    return None


def _is_hidden(name: str) -> bool:
    """Whether a member is one that a system put in by itself."""
    return any(part.startswith((".", "__MACOSX")) and part not in {".", ".."} for part in PurePosixPath(name).parts)
