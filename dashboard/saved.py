"""A name and an address → a file in the store's `views/` folder, and back; no build ever writes there."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from etl.errors import StoreError
from etl.store import Store
from etl.store.folder import replace_text

MOST = 200
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class SavedView:
    """A view as it was saved: its page, its address, and the build that was shown then."""

    name: str
    view: str
    address: str  # query string of the filters and choices, without the language
    build: str


def save(store: Store, saved: SavedView) -> None:
    """Keep a view under its name; one of the same name is replaced.

    Raises:
        StoreError: the folder cannot be written, or holds `MOST` views already.
    """
    path = _path(store, saved.name)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() and sum(1 for _ in path.parent.glob("*.json")) >= MOST:
            raise StoreError(f"{path.parent}: {MOST} views are saved already; delete one first")
        replace_text(path, json.dumps(asdict(saved), ensure_ascii=False, indent=1))
    except OSError as error:
        raise StoreError(f"{path.parent}: cannot write here ({error.strerror})") from error


def forget(store: Store, name: str) -> None:
    """Delete a saved view; nothing happens when there is none of that name."""
    _path(store, name).unlink(missing_ok=True)


def all_saved(store: Store) -> list[SavedView]:
    """The saved views by name; files that are none are left out."""
    return sorted(_read(store), key=lambda saved: saved.name.casefold())


def clean_name(text: str) -> str:
    """A name on one line and of bounded length."""
    return " ".join(text.split())[:_LONGEST_NAME]


def _read(store: Store) -> Iterator[SavedView]:
    for path in sorted((store.root / "views").glob("*.json"))[:MOST]:
        try:
            told = json.loads(path.read_text("utf-8"))
            yield SavedView(**{key: str(told[key]) for key in SavedView.__slots__})
        except (OSError, ValueError, KeyError, TypeError):
            continue


def _path(store: Store, name: str) -> Path:
    """The file of a view; its name is a hash, so that any text can be a view's name."""
    return store.root / "views" / f"{sha256(name.encode('utf-8', 'replace')).hexdigest()[:24]}.json"
