"""Addresses in, local copies of what they answered out: an address that has nothing new is not read again.

Every answer that differs stays as a file and an input of its own, `address#hash`, so that the entries that a feed has
dropped since are not lost; an entry that stands in several of them is one document by its own address or id.
"""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import orjson

from etl.model import Reject
from etl.read.fetch import FetchError, fetch
from etl.read.inputs import Input, refuse


@dataclass(frozen=True, slots=True)
class _Known:
    """The last answer of an address: its file, and what to ask with."""

    file: str
    etag: str | None
    modified: str | None


def download(inputs: Sequence[Input], folder: Path, public_only: bool = False) -> tuple[list[Input], list[Reject]]:
    """`inputs` with a file of `folder` in place of each address, and a reject for each that could not be fetched.

    With `public_only` no address of a private network is asked.
    """
    found: list[Input] = []
    rejects: list[Reject] = []
    for item in inputs:
        if item.path is not None:
            found.append(item)
            continue
        try:
            found.append(_snapshot(item.uri, folder, public_only))
        except FetchError as error:
            rejects.append(refuse(item.uri, error.reason, str(error)))
    return found, rejects


def _snapshot(url: str, folder: Path, public_only: bool) -> Input:
    """The input that stands for what an address answers now."""
    folder.mkdir(parents=True, exist_ok=True)
    state = folder / f"{_hash(url.encode())}.json"
    known = _load(state, folder)
    etag, modified = (known.etag, known.modified) if known else (None, None)
    answer = fetch(url, etag, modified, public_only)
    if not answer.fresh and known:
        return _input(url, folder / known.file)
    content = _hash(answer.body)
    path = folder / f"{state.stem}-{content}"
    if not path.exists() and not _withheld(path).exists():
        _write(path, answer.body)
    _write(state, orjson.dumps({"url": url, "file": path.name, "etag": answer.etag, "modified": answer.modified}))
    return _input(url, path)


def _load(state: Path, folder: Path) -> _Known | None:
    """The last answer, if it and its file are still there."""
    try:
        data = orjson.loads(state.read_bytes())
        known = _Known(data["file"], data["etag"], data["modified"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    path = folder / known.file
    return known if path.is_file() or _withheld(path).is_file() else None


def withhold(folder: Path, uris: Iterable[str]) -> None:
    """Throw away the answers that these inputs stand for, but not that they were seen: they are not fetched again."""
    for uri in uris:
        url, sign, content = uri.rpartition("#")
        path = folder / f"{_hash(url.encode())}-{content}"
        if sign and path.is_file():
            found = path.stat()
            _write(_withheld(path), orjson.dumps({"size": found.st_size, "mtime_ns": found.st_mtime_ns}))
            path.unlink()


def _withheld(path: Path) -> Path:
    """What is left of an answer that was thrown away: its size and time."""
    return path.with_name(f"{path.name}.withheld")


def _input(url: str, path: Path) -> Input:
    """The input of one answer."""
    uri = f"{url}#{path.name.rpartition('-')[2]}"
    if _withheld(path).is_file():
        seen = orjson.loads(_withheld(path).read_bytes())
        return Input(uri, path, seen["size"], seen["mtime_ns"])
    found = path.stat()
    return Input(uri, path, found.st_size, found.st_mtime_ns)


def _hash(data: bytes) -> str:
    """A name for these bytes."""
    return blake2b(data, digest_size=8).hexdigest()


def _write(path: Path, data: bytes) -> None:
    """Write a file whole or not at all."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.write_bytes(data)
    draft.replace(path)
