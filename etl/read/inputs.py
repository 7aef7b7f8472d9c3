"""Paths, folders, globs and addresses in, a sorted list of single inputs out, with the reason for each one left out."""

import glob
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from pathlib import Path
from urllib.parse import urlsplit

from etl.model import Reject, Source
from etl.read import reasons

_CHUNK = 1 << 20
_GLOB_SIGNS = frozenset("*?[")


@dataclass(frozen=True, slots=True)
class Input:
    """One file or address to read; `path` is null for an address, whose size and time are then 0."""

    uri: str
    path: Path | None
    size: int
    mtime_ns: int
    seen: datetime | None = None  # the moment (UTC) of the run that met it as it is

    @property
    def is_fetched(self) -> bool:
        """Whether it is what an address answered."""
        return self.uri.startswith(("http://", "https://"))


def plan(paths: Sequence[str]) -> tuple[list[Input], list[Reject]]:
    """The inputs that `paths` name, each once, sorted by uri; folders are read recursively, without hidden files."""
    inputs: dict[str, Input] = {}
    rejects: list[Reject] = []
    for path in paths:
        for found in _expand(path):
            if isinstance(found, Reject):
                rejects.append(found)
            else:
                inputs.setdefault(found.uri, found)
    return [inputs[uri] for uri in sorted(inputs)], rejects


def content_hash(item: Input) -> str:
    """Hash of the bytes of a file, 32 hexadecimal digits; of an address, the hash of the address itself.

    Raises:
        OSError: the file cannot be read.
    """
    digest = blake2b(digest_size=16)
    if item.path is None:
        digest.update(item.uri.encode())
        return digest.hexdigest()
    with item.path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def is_unchanged(item: Input) -> bool:
    """Whether the input is still the file that it was when it was planned, by its size and time."""
    try:
        found = item.path.stat() if item.path else None
    except OSError:
        return False
    return found is not None and (found.st_size, found.st_mtime_ns) == (item.size, item.mtime_ns)


def refuse(uri: str, reason: str, excerpt: str = "", locator: str = "") -> Reject:
    """A reject with an excerpt cut to one short line."""
    return Reject(Source(uri, locator), reason, " ".join(excerpt[:400].split())[:200])


def _expand(path: str) -> Iterator[Input | Reject]:
    """What one argument of the user names."""
    scheme = urlsplit(path).scheme.lower() if "://" in path else ""
    if scheme in {"http", "https"}:
        yield Input(path, None, 0, 0)
    elif scheme:
        yield refuse(path, reasons.SCHEME)
    elif Path(path).is_dir():
        yield from _folder(Path(path))
    elif _GLOB_SIGNS & set(path) and not os.path.lexists(path):
        yield from _glob(path)
    else:
        yield _file(Path(path))


def _glob(pattern: str) -> Iterator[Input | Reject]:
    """The files and folders that a pattern matches; `**` reaches into folders."""
    matches = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 # Path.glob takes no absolute pattern
    if not matches:
        yield refuse(pattern, reasons.NO_MATCH)
    for match in matches:
        if Path(match).is_dir():
            yield from _folder(Path(match))
        else:
            yield _file(Path(match))


def _folder(root: Path) -> Iterator[Input | Reject]:
    """The files below `root` in order; hidden ones are passed over, links must stay inside."""
    inside = root.resolve()
    errors: list[OSError] = []
    for folder, folders, files in os.walk(root, onerror=errors.append):
        for link in [name for name in folders if Path(folder, name).is_symlink()]:
            folders.remove(link)
            files.append(link)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith("."):
                yield from _member(Path(folder, name), inside)
    for error in errors:
        yield refuse(absolute_uri(Path(str(error.filename))), reasons.FORBIDDEN)


def _member(path: Path, inside: Path) -> Iterator[Input | Reject]:
    """One entry of a folder; a link counts only when it stays inside, and then as the file that it leads to."""
    if not path.is_symlink():
        yield _file(path)
    elif not path.resolve().is_relative_to(inside):
        yield refuse(absolute_uri(path), reasons.OUTSIDE)
    elif not path.is_dir():
        yield _file(path)


def _file(path: Path) -> Input | Reject:
    """One file, or why it is none that we read."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return refuse(absolute_uri(path), reasons.GONE)
    except PermissionError:
        return refuse(absolute_uri(path), reasons.FORBIDDEN)
    except (OSError, ValueError):
        return refuse(absolute_uri(path), reasons.UNREADABLE)
    if not stat.S_ISREG(found.st_mode):
        return refuse(absolute_uri(path), reasons.NOT_REGULAR)
    if not os.access(path, os.R_OK):
        return refuse(absolute_uri(path), reasons.FORBIDDEN)
    target = path.resolve() if path.is_symlink() else path.absolute()
    return Input(absolute_uri(target), target, found.st_size, found.st_mtime_ns)


def absolute_uri(path: Path) -> str:
    """A path as the store keeps it: absolute, without `..`; bytes that are no UTF-8 are shown as U+FFFD."""
    return os.path.abspath(path).encode("utf-8", "surrogateescape").decode("utf-8", "replace")  # noqa: PTH100 # resolve() would follow links
