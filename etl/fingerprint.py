"""The code and the facts as they are → keys that change when the output of a stage may change."""

from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

_ROOT = Path(__file__).resolve().parent
_READ_CODE = ("model", "text.py", "letters.py", "read", "dates", "store/rows.py", "store/extract.py")
_TELL_CODE = ("actors", "events")
_BUILD_CODE = ("store", "read/duplicates.py", "read/runs.py")
_READ_FACTS = ("date_words", "reading")


def read_key(knowledge: Path) -> str:
    """The key of reading and dating: its code and the facts that it reads."""
    return _hash([*_files(_ROOT, _READ_CODE), *_files(knowledge, _READ_FACTS)])


def told_key(knowledge: Path, overlay: Path | None) -> str:
    """The key of actors, summits and event candidates: all code and all facts, the user's overlay too."""
    code = _files(_ROOT, (*_READ_CODE, *_TELL_CODE))
    return _hash([*code, *_files(knowledge, (".",)), *(_files(overlay, (".",)) if overlay else ())])


def build_key() -> str:
    """The key of building a store from its shards: its code."""
    return _hash(_files(_ROOT, _BUILD_CODE))


def _files(root: Path, names: Iterable[str]) -> list[Path]:
    """All files of code and facts below `root` under `names`, in a stable order.

    Raises:
        FileNotFoundError: a name has moved, and a key without it would let an old shard pass for a new one.
    """
    chosen = [root / name for name in names]
    if gone := next((path for path in chosen if not path.exists()), None):
        raise FileNotFoundError(gone)
    below = [found for path in chosen for found in ([path] if path.is_file() else path.rglob("*"))]
    return sorted(path for path in below if path.suffix in (".py", ".csv", ".sql") and path.is_file())


def _hash(files: Iterable[Path]) -> str:
    state = blake2b(digest_size=8)
    for path in files:
        state.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return state.hexdigest()
