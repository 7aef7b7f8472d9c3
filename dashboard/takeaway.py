"""A store, a filter string and a format → a finished file, or standard output; never half a file."""

import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from dashboard.export import FORMATS, codebook, export_events, opened
from dashboard.filters import Filters, Notice, drop_unknown
from dashboard.words import Words
from etl.errors import StoreError


def take_away(live: Path, filter_string: str, name: str, out: Path | None, words: Words) -> Sequence[Notice]:
    """Write the events of `filter_string` from the build `live`, and beside it the codebook; what was ignored.

    Raises:
        FilterError: the filter string is too long or was cut short; nothing is written.
        StoreError: the build cannot be read, or the file cannot be written.
    """
    asked, notices = Filters.parse(filter_string)
    try:
        with opened(live) as source, TemporaryDirectory(prefix="tarikh-", dir=_beside(out)) as folder:
            filters, unknown = drop_unknown(source.con, asked)
            written = Path(folder) / "export"
            with written.open("w+b") as file:
                export_events(source, filters, name, file, words)
            _hand_over(written, name, out)
    except BrokenPipeError:  # whoever reads standard output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        raise StoreError(f"{out or 'standard output'}: cannot be written ({error.strerror})") from error
    return (*notices, *unknown)


def _hand_over(written: Path, name: str, out: Path | None) -> None:
    """Move the finished file into place with its codebook, or copy it to standard output."""
    if out is None:
        with written.open("rb") as file:
            shutil.copyfileobj(file, sys.stdout.buffer)
        sys.stdout.buffer.flush()
        return
    written.replace(out)
    ending = f".{FORMATS[name].ending}"
    stem = out.name.removesuffix(ending) if out.name.endswith(ending) else out.stem
    out.with_name(f"{stem}.codebook.csv").write_text(codebook(name), "utf-8", newline="")


def _beside(out: Path | None) -> Path | None:
    """The folder of the file, so that it can be moved into place in one step.

    Raises:
        StoreError: there is no such folder.
    """
    if out is None:
        return None
    folder = out.absolute().parent
    if not folder.is_dir():
        raise StoreError(f"{out}: no such folder; make it first or choose another with --out")
    return folder
