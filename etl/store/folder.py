"""The folder of a store: which file is live, who may write, and what is swapped in whole."""

import io
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import polars as pl
from filelock import FileLock, Timeout
from platformdirs import user_data_path

from etl.errors import StoreError

_BUILD = re.compile(r"events-(\d{6,})\.duckdb")
_KEPT_BUILDS = 2


@dataclass(frozen=True, slots=True)
class Store:
    """A store folder; nothing is created before the first write."""

    root: Path

    @property
    def shards(self) -> Path:
        """Extracted Parquet, the truth that every build is made of."""
        return self.root / "shards"

    @property
    def corrections(self) -> Path:
        """The user's corrections; never written by a build."""
        return self.root / "corrections"

    @property
    def knowledge(self) -> Path:
        """The user's overlay on the shipped facts; never written by a build."""
        return self.root / "knowledge"

    @property
    def ledger(self) -> Path:
        """Evidence key → event id, an input of every build."""
        return self.root / "ids.parquet"

    @property
    def redirects(self) -> Path:
        """Ids of events that were merged away → the event that holds their reports now."""
        return self.root / "redirects.parquet"

    @property
    def forgotten(self) -> Path:
        """Which documents the user withdrew for good."""
        return self.root / "forgotten.parquet"

    @property
    def fetched(self) -> Path:
        """What addresses answered, one file for each different answer."""
        return self.root / "fetched"

    def live(self) -> Path | None:
        """The DuckDB file that readers should open, or None when no build was ever finished."""
        try:
            name = (self.root / "CURRENT").read_text("ascii").strip()
        except FileNotFoundError:
            return None
        path = self.root / name
        return path if _BUILD.fullmatch(name) and path.exists() else None

    def next_build(self) -> Path:
        """The file that the next build will be published as; build numbers are never used again."""
        numbers = [int(match[1]) for path in self.root.iterdir() if (match := _BUILD.fullmatch(path.name))]
        return self.root / f"events-{max(numbers, default=0) + 1:06d}.duckdb"

    def publish(self, draft: Path, build: Path) -> None:
        """Make `draft` the live file, named `build`, in one atomic step; of the older builds the last one stays."""
        draft.replace(build)
        replace_text(self.root / "CURRENT", build.name + "\n")
        for old in self.builds()[:-_KEPT_BUILDS]:
            old.unlink(missing_ok=True)

    def builds(self) -> list[Path]:
        """The finished builds that are still there, the oldest first."""
        return sorted(path for path in self.root.glob("events-*.duckdb") if _BUILD.fullmatch(path.name))

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the store's one write lock; what a killed writer left half done is cleared away.

        Raises:
            StoreError: another process is writing, or the folder cannot be written.
        """
        try:
            self.shards.mkdir(parents=True, exist_ok=True)
            lock = FileLock(self.root / "LOCK", timeout=0)
            lock.acquire()
        except Timeout:
            raise StoreError(f"{self.root}: another tarikh is writing this store; wait until it ends") from None
        except OSError as error:
            reason = f"cannot write here ({error.strerror}); choose another folder with --store"
            raise StoreError(f"{self.root}: {reason}") from error
        try:
            self._sweep()
            yield
        except OSError as error:
            raise StoreError(f"{self.root}: writing failed ({error}); the live store is untouched") from error
        finally:
            with suppress(OSError):  # a build that failed for want of room gives back what it took
                self._sweep()
            lock.release()

    def _sweep(self) -> None:
        """Clear away what a killed writer left half done."""
        for left in [
            *self.root.glob("*.draft*"),
            *self.root.glob("*.tmp"),
            *self.fetched.glob(".*"),
            *self.shards.glob("*.tmp"),
            *self.shards.glob("*/.*"),
            *self.shards.glob("*/*/*.tmp"),
        ]:
            shutil.rmtree(left) if left.is_dir() else left.unlink(missing_ok=True)


def default_store() -> Path:
    """Where a store lives unless told: `$TARIKH_STORE`, `data/build` of a checkout, or the user's data folder."""
    if named := os.environ.get("TARIKH_STORE"):
        return Path(named)
    root = Path(__file__).resolve().parents[2]
    return root / "data" / "build" if (root / "pyproject.toml").exists() else user_data_path("tarikh", appauthor=False)


def replace_text(path: Path, text: str) -> None:
    """Write `text` so that readers see the old file or the new one, never half of it."""
    temporary = path.with_name(path.name + ".tmp")
    with temporary.open("w", encoding="utf-8") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    temporary.replace(path)


def replace_parquet(path: Path, frame: pl.DataFrame) -> None:
    """Write `frame` so that readers see the old file or the new one, never half of it."""
    temporary = path.with_name(path.name + ".tmp")
    write_parquet(temporary, frame)
    temporary.replace(path)


def write_parquet(path: Path, frame: pl.DataFrame) -> None:
    """Write `frame` to `path`.

    Raises:
        OSError: the disk is full or the file cannot be written; Polars itself would not say which.
    """
    made = io.BytesIO()
    frame.write_parquet(made)
    path.write_bytes(made.getbuffer())
