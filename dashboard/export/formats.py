"""The name of a format → its file, written to an open stream."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from dashboard.export.feeds import MOST_ENTRIES, write_atom, write_ics, write_timeline
from dashboard.export.graph import write_gexf
from dashboard.export.rows import Rows, event_rows, filter_sentence, newest_rows
from dashboard.export.sheet import write_xlsx
from dashboard.export.source import Source
from dashboard.export.table import write_csv, write_json, write_parquet
from dashboard.export.told import told_events
from dashboard.filters import Filters
from dashboard.words import Words


@dataclass(frozen=True, slots=True)
class Format:
    """A format of exported files: the ending of a file's name, and its media type."""

    ending: str
    media_type: str
    write: Callable[["_Asked", BinaryIO], None]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a file is made of."""

    source: Source
    filters: Filters
    words: Words
    address: str

    def rows(self) -> Iterator[Rows]:
        return event_rows(self.source, self.filters, self.words)

    @property
    def title(self) -> str:
        """What is shown, in plain words."""
        return filter_sentence(self.source, self.filters, self.words)

    @property
    def built_at(self) -> datetime:
        """When the build was made (UTC)."""
        moment = self.source.con.execute("select coalesce(max(finished_at), '1970-01-01') from runs").fetchall()[0][0]
        assert isinstance(moment, datetime)
        return moment


def export_events(
    source: Source, filters: Filters, name: str, out: BinaryIO, words: Words | None = None, address: str = ""
) -> None:
    """Write the events that `filters` show to `out`, which must be seekable for `xlsx`.

    Args:
        source: the build, from `opened`.
        filters: what to write; every format holds exactly these events (`ics` and `timelinejs` only the dated ones,
            `gexf` the pairs of their actors, `atom` the newest of them).
        name: a key of `FORMATS`.
        out: a binary stream.
        words: the language of texts that a format has in one language only; English unless told.
        address: of the page that shows the same, for `atom`.
    """
    FORMATS[name].write(_Asked(source, filters, words or Words("en"), address), out)


def _csv(asked: _Asked, out: BinaryIO) -> None:
    write_csv(asked.source, asked.rows(), out)


def _json(asked: _Asked, out: BinaryIO) -> None:
    write_json(asked.source, asked.rows(), out)


def _parquet(asked: _Asked, out: BinaryIO) -> None:
    write_parquet(asked.source, asked.rows(), out)


def _xlsx(asked: _Asked, out: BinaryIO) -> None:
    write_xlsx(asked.source, asked.rows(), out, asked.words)


def _gexf(asked: _Asked, out: BinaryIO) -> None:
    write_gexf(asked.source, asked.filters, out, asked.words, asked.title)


def _ics(asked: _Asked, out: BinaryIO) -> None:
    write_ics(told_events(asked.source, asked.rows(), asked.words), out, asked.built_at)


def _timelinejs(asked: _Asked, out: BinaryIO) -> None:
    write_timeline(told_events(asked.source, asked.rows(), asked.words), out, asked.title, asked.words)


def _atom(asked: _Asked, out: BinaryIO) -> None:
    newest = newest_rows(asked.source, asked.filters, asked.words, MOST_ENTRIES)
    events = told_events(asked.source, newest, asked.words)
    write_atom(events, out, asked.title, asked.address or "urn:tarikh:view", asked.built_at, asked.words)


FORMATS: Mapping[str, Format] = {
    "csv": Format("csv", "text/csv; charset=utf-8", _csv),
    "xlsx": Format("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _xlsx),
    "parquet": Format("parquet", "application/vnd.apache.parquet", _parquet),
    "json": Format("json", "application/json", _json),
    "gexf": Format("gexf", "application/gexf+xml", _gexf),
    "ics": Format("ics", "text/calendar; charset=utf-8", _ics),
    "timelinejs": Format("timeline.json", "application/json", _timelinejs),
    "atom": Format("atom", "application/atom+xml; charset=utf-8", _atom),
}
