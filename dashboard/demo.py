"""The sample articles → the demonstration store, built only when something that it is made of is newer."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from os import cpu_count, environ
from pathlib import Path

from rich.console import Console

import etl
from etl import data_folder
from etl.pipeline import Options, ingest
from etl.progress import print_summary, watching
from etl.score import annotation_folder, score_annotation, write_scores
from etl.store import Store, default_store

_NEWS = ("articles", "feeds", "html", "pages")  # folders of the sample; beside them lies its annotation


def folder() -> Path:
    """Where the demonstration lies unless told: the default store of a checkout, never among a user's own articles."""
    installed = data_folder().name == "_data" and not environ.get("TARIKH_STORE")
    return default_store() / "demonstration" if installed else default_store()


def build_if_older(store: Store) -> bool:
    """Build the demonstration in `store` where it is missing or older than its input; whether it was built.

    Raises:
        KnowledgeError, ReadError, StoreError: as `etl.pipeline.ingest`.
    """
    if _is_newest(store):
        return False
    console, began = Console(stderr=True), time.monotonic()
    sample, corrections = data_folder() / "sample", data_folder() / "corrections"
    paths = [str(sample / name) for name in _NEWS if (sample / name).is_dir()]
    now = datetime.now(UTC).replace(tzinfo=None)
    options = Options(now, workers=cpu_count() or 1, corrections=corrections if corrections.is_dir() else None)
    with watching(console) as watch:
        summary = ingest(paths, store, options, watch)
    write_scores(score_annotation(annotation_folder(), now), store.root)  # for the quality page
    print_summary(console, summary, str(store.live()), time.monotonic() - began)
    (store.root / "CURRENT").touch()  # nothing new was found: the next start need not look again
    return True


def _is_newest(store: Store) -> bool:
    live = store.live()
    built = (store.root / "CURRENT").stat().st_mtime if live else 0.0
    return live is not None and all(path.stat().st_mtime < built for path in _made_of())


def _made_of() -> Iterator[Path]:
    """The files that the store depends on: the sample, its corrections, the facts, and the code that reads them."""
    for name in ("sample", "corrections", "knowledge"):
        yield from (path for path in (data_folder() / name).rglob("*") if path.is_file())
    yield from Path(etl.__file__).parent.rglob("*.py")
    yield from Path(etl.__file__).parent.rglob("*.sql")
