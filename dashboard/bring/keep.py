"""Uploads that passed the check → files in the store's `uploads/`, whole or not at all; builds to come read them there.

Each lies in a folder named by the hash of its content, so that the same file brought in twice is one input.
"""

import errno
import os
import re
import shutil
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from tempfile import mkdtemp

from dashboard.bring.check import Upload
from etl.store import Store
from etl.store.inputs import load_inputs

_NOT_IN_NAMES = re.compile(r"[^\w.-]+")
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_LONGEST_NAME = 120  # bytes


def keep(store: Store, uploads: Sequence[Upload]) -> list[Path]:
    """Write the uploads below the store, those that are there already aside; where they all lie.

    Raises:
        OSError: the disk is full or the folder cannot be written; nothing of these uploads stays.
    """
    root = store.root / "uploads"
    root.mkdir(parents=True, exist_ok=True)
    draft = Path(mkdtemp(prefix=".incoming-", dir=root))
    try:
        return [_into_place(folder, root / folder.name) for folder in list(_write(draft, uploads))]
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def drop_unread(store: Store, paths: Sequence[Path]) -> None:
    """Take those files away again that the store does not know, for nothing was read from them."""
    known = load_inputs(store)
    for path in paths:
        if str(path) not in known:
            shutil.rmtree(path.parent, ignore_errors=True)


def is_full(error: Exception) -> bool:
    """Whether a write failed for want of room; DuckDB tells it in words only."""
    return getattr(error, "errno", None) in _FULL or any(os.strerror(code) in str(error) for code in _FULL)


def file_name(name: str) -> str:
    """A name that is safe in any folder and still the reader's own: no separators, no dots in front, bounded."""
    base = name.replace("\\", "/").rpartition("/")[2]
    stem, dot, ending = _NOT_IN_NAMES.sub("_", base).strip("._").rpartition(".")
    stem, ending = (stem, dot + ending[:12]) if dot else (ending, "")
    room = _LONGEST_NAME - len(ending.encode())
    return (stem.encode()[:room].decode("utf-8", "ignore") or "upload") + ending


def _write(draft: Path, uploads: Sequence[Upload]) -> Iterator[Path]:
    """The uploads in a folder of the draft each; of several with one content the first."""
    for upload in uploads:
        folder = draft / blake2b(upload.data, digest_size=8).hexdigest()
        if folder.exists():
            continue
        folder.mkdir()
        with (folder / file_name(upload.name)).open("wb") as file:
            file.write(upload.data)
            file.flush()
            os.fsync(file.fileno())
        yield folder


def _into_place(folder: Path, place: Path) -> Path:
    """Move a finished folder to its place, unless one of the same content is there; its file."""
    if not place.exists():
        folder.replace(place)
    return next(place.iterdir())
