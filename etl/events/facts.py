"""The facts files of events and summits into one checked value that every article shares."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import polars as pl

from etl.actors import Knowledge
from etl.events import entries
from etl.events.cues import Cues, read_cues
from etl.events.editions import AttendanceFact, Edition
from etl.events.entries import EventType
from etl.events.forms import folded
from etl.events.names import SummitNames, compile_names
from etl.events.rows import read_rows
from etl.events.triggers import Index, compile_index

FILES = (
    "event_types.csv",
    "triggers.csv",
    "event_cues.csv",
    "summits.csv",
    "attendance.csv",
    "attendance_words.csv",
)
_TYPE = ("event_type", "name_ar", "name_en", "plover", "cameo_root", "first_role", "second_role", "provenance")
_TRIGGER = (
    "language", "event_type", "past", "present", "participle", "nouns", "except", "weight", "needs", "blocked_by",
    "plover", "cameo_root", "provenance",
)  # fmt: skip
_SUMMIT = (
    "summit_id", "series", "edition", "kind", "name_ar", "name_en", "aliases_ar", "aliases_en", "start_on", "end_on",
    "city_ar", "city_en", "city_id", "country_id", "host_id", "organization_id", "participants", "provenance",
)  # fmt: skip
_TYPE_COLUMNS = {"event_type": pl.String, "plover": pl.String, "cameo_root": pl.String}
_COMING = ("language", "frame", "past", "present", "nouns", "objects", "blocked_by", "provenance")
_ATTENDANCE = ("summit_id", "actor_id", "status", "provenance")
_SUMMIT_COLUMNS = {
    "summit_id": pl.String, "series": pl.String, "edition": pl.String, "name_ar": pl.String, "name_en": pl.String,
    "start_on": pl.Date, "end_on": pl.Date, "city_id": pl.String, "country_id": pl.String, "host_id": pl.String,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Actors:
    """What events need to know of the actors: their countries, and which of them are places."""

    country: Mapping[str, str]  # actor_id -> ISO 3166-1 alpha-2
    nisba: Mapping[str, str]  # folded adjective of a country, without its article -> actor_id
    media: frozenset[str]  # who tells the news and takes no part in it
    whole: Mapping[str, str]  # an organ -> the organization that it is part of


@dataclass(frozen=True, slots=True)
class EventFacts:
    """All that extraction knows beforehand; `types` and `summits` are the frames that the store loads."""

    types: pl.DataFrame
    summits: pl.DataFrame
    event_types: Mapping[str, EventType]
    triggers: Index
    cues: Cues
    editions: tuple[Edition, ...]
    edition_of: Mapping[str, Edition]
    names: SummitNames
    attendance: tuple[AttendanceFact, ...]
    attendance_words: Index  # words about coming; their event_type is a frame of coming.py
    actors: Actors
    fingerprint: str


def load_event_facts(folder: Path, overlay: Path | None, knowledge: Knowledge) -> EventFacts:
    """The event and summit facts of `folder`, with the overlay's rows added or in place of shipped ones.

    Raises:
        KnowledgeError: a row cannot be true; the message names file, line, column and value.
    """
    types = {one.event_type: one for one in entries.event_types(read_rows(folder, overlay, FILES[0], _TYPE, _TYPE[:1]))}
    triggers = tuple(entries.triggers(read_rows(folder, overlay, FILES[1], _TRIGGER, _TRIGGER[:6]), types))
    cues = read_cues(folder, overlay)
    known = frozenset(knowledge.actors["actor_id"])
    listed = entries.editions(read_rows(folder, overlay, FILES[3], _SUMMIT, _SUMMIT[:1]), known)
    editions = tuple(entries.first_of_each(listed))
    came = read_rows(folder, overlay, FILES[4], _ATTENDANCE, _ATTENDANCE[:2])
    attendance = tuple(entries.attendance_facts(came, {edition.summit_id for edition in editions}, known))
    actors = _actors(knowledge)
    return EventFacts(
        types=pl.DataFrame(
            [(t.event_type, t.plover, t.cameo_root) for t in types.values()], _TYPE_COLUMNS, orient="row"
        ),
        summits=_summit_frame(editions),
        event_types=types,
        triggers=compile_index(triggers),
        cues=cues,
        editions=editions,
        edition_of={edition.summit_id: edition for edition in editions},
        names=compile_names(editions),
        attendance=attendance,
        attendance_words=compile_index(
            entries.coming_words(read_rows(folder, overlay, FILES[5], _COMING, _COMING[:5]))
        ),
        actors=actors,
        fingerprint=_fingerprint(folder, overlay, knowledge.fingerprint),
    )


def _summit_frame(editions: Iterable[Edition]) -> pl.DataFrame:
    rows = [
        (e.summit_id, e.series, e.edition, e.name_ar, e.name_en, e.start_on, e.end_on,
         e.city_id, e.country_id, e.host_id)
        for e in editions
    ]  # fmt: skip
    return pl.DataFrame(rows, _SUMMIT_COLUMNS, orient="row")


def _actors(knowledge: Knowledge) -> Actors:
    country = dict(knowledge.actors.drop_nulls("country").select("actor_id", "country").iter_rows())
    nisba: dict[str, str] = {}
    for actor_id, *cells in knowledge.facts["countries"].select("actor_id", "nisba_ar", "nisba_en").iter_rows():
        for base in (folded(word) for cell in cells for word in cell.split("|") if word):
            nisba.update({base: actor_id, base + "ه": actor_id})
    media = knowledge.facts["actors"].filter(pl.col("type") == "media")["actor_id"]
    organs = knowledge.memberships.filter(pl.col("actor_id").str.starts_with("o."))
    return Actors(country, nisba, frozenset(media), dict(organs.select("actor_id", "organization_id").iter_rows()))


def _fingerprint(folder: Path, overlay: Path | None, knowledge: str) -> str:
    state = blake2b(knowledge.encode(), digest_size=16)
    for path in (base / name for base in (folder, overlay) if base for name in FILES):
        if path.is_file():
            state.update(path.name.encode() + b"\0" + path.read_bytes())
    return state.hexdigest()
