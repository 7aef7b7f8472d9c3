"""The facts files of events and summits into one checked value that every article shares."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import polars as pl

from etl.actors import Knowledge
from etl.events.cues import Cues, read_cues
from etl.events.editions import AttendanceFact, Edition
from etl.events.forms import folded
from etl.events.names import SummitNames, compile_names
from etl.events.rows import Row, read_rows
from etl.events.triggers import Index, Trigger, compile_index
from etl.model import AttendanceStatus, Language, Role

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
_COMING = ("language", "status", "past", "present", "nouns", "needs", "provenance")
_ATTENDANCE = ("summit_id", "actor_id", "status", "provenance")
_SUMMIT_COLUMNS = {
    "summit_id": pl.String, "series": pl.String, "edition": pl.String, "name_ar": pl.String, "name_en": pl.String,
    "start_on": pl.Date, "end_on": pl.Date, "city_id": pl.String, "country_id": pl.String, "host_id": pl.String,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class EventType:
    """A row of event_types.csv; the roles are those of who acts and of whom it concerns."""

    event_type: str
    name_ar: str
    name_en: str
    plover: str
    cameo_root: str
    first_role: Role
    second_role: Role


@dataclass(frozen=True, slots=True)
class Actors:
    """What events need to know of the actors: their countries, and which of them are places."""

    country: Mapping[str, str]  # actor_id -> ISO 3166-1 alpha-2
    nisba: Mapping[str, str]  # folded adjective of a country, without its article -> actor_id
    media: frozenset[str]  # who tells the news and takes no part in it


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
    attendance_words: Index  # words about coming; their event_type is an attendance status
    actors: Actors
    fingerprint: str


def load_event_facts(folder: Path, overlay: Path | None, knowledge: Knowledge) -> EventFacts:
    """The event and summit facts of `folder`, with the overlay's rows added or in place of shipped ones.

    Raises:
        KnowledgeError: a row cannot be true; the message names file, line, column and value.
    """
    types = {one.event_type: one for one in _types(read_rows(folder, overlay, FILES[0], _TYPE, _TYPE[:1]))}
    triggers = tuple(_triggers(read_rows(folder, overlay, FILES[1], _TRIGGER, _TRIGGER[:6]), types))
    cues = read_cues(folder, overlay)
    known = frozenset(knowledge.actors["actor_id"])
    listed = _editions(read_rows(folder, overlay, FILES[3], _SUMMIT, _SUMMIT[:1]), known)
    editions = tuple(_first_of_each(listed))
    came = read_rows(folder, overlay, FILES[4], _ATTENDANCE, _ATTENDANCE[:2])
    attendance = tuple(_attendance(came, {edition.summit_id for edition in editions}, known))
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
        attendance_words=compile_index(_coming(read_rows(folder, overlay, FILES[5], _COMING, _COMING[:5]))),
        actors=actors,
        fingerprint=_fingerprint(folder, overlay, knowledge.fingerprint),
    )


def _types(rows: Iterable[Row]) -> Iterator[EventType]:
    for row in rows:
        yield EventType(
            event_type=row.text("event_type"),
            name_ar=row.text("name_ar"),
            name_en=row.text("name_en"),
            plover=row.text("plover"),
            cameo_root=row.text("cameo_root"),
            first_role=row.parsed("first_role", Role, "role"),
            second_role=row.parsed("second_role", Role, "role"),
        )


def _triggers(rows: Iterable[Row], types: Mapping[str, EventType]) -> Iterator[Trigger]:
    for row in rows:
        if row.text("event_type") not in types:
            raise row.wrong("event_type", "is no row of event_types.csv")
        if not any(row.cells[column] for column in ("past", "present", "participle", "nouns")):
            raise row.wrong("past", "the row gives no word; fill past, present, participle or nouns")
        yield Trigger(
            language=row.parsed("language", Language, "language"),
            event_type=row.text("event_type"),
            past=row.cells["past"].strip(),
            present=row.cells["present"].strip(),
            participle=row.cells["participle"].strip(),
            nouns=row.many("nouns"),
            never=frozenset(map(folded, row.many("except"))),
            weight=row.parsed("weight", int, "whole number"),
            needs=frozenset(map(folded, row.many("needs"))),
            blocked_by=frozenset(map(folded, row.many("blocked_by"))),
            plover=row.cells["plover"].strip() or None,
            cameo_root=row.cells["cameo_root"].strip() or None,
        )


def _editions(rows: Iterable[Row], places: frozenset[str]) -> Iterator[Edition]:
    for row in rows:
        start, end = row.day("start_on"), row.day("end_on")
        if start and end and end < start:
            raise row.wrong("end_on", f"lies before start_on {start}")
        for column in ("city_id", "country_id", "host_id", "organization_id"):
            if row.cells[column] and row.cells[column] not in places:
                raise row.wrong(column, "is no actor or place of the knowledge")
        yield Edition(
            summit_id=row.text("summit_id"),
            series=row.text("series"),
            edition=row.cells["edition"].strip() or None,
            kind=row.text("kind"),
            name_ar=row.text("name_ar"),
            name_en=row.text("name_en"),
            aliases=(*row.many("aliases_ar"), *row.many("aliases_en")),
            start_on=start,
            end_on=end or start,
            city_ar=row.cells["city_ar"],
            city_en=row.cells["city_en"],
            city_id=row.cells["city_id"] or None,
            country_id=row.cells["country_id"] or None,
            host_id=row.cells["host_id"] or None,
            organization_id=row.cells["organization_id"] or None,
            participants=frozenset(_listed(row.cells["participants"])),
        )


def _first_of_each(editions: Iterable[Edition]) -> Iterator[Edition]:
    """An edition listed twice counts once, as its first row says."""
    seen: set[str] = set()
    for edition in editions:
        if edition.summit_id not in seen:
            seen.add(edition.summit_id)
            yield edition


def _listed(participants: str) -> Iterator[str]:
    """The countries of a cell such as `BH KW OM`; a cell in words, such as `AU (55)`, lists none."""
    codes = participants.split()
    if all(len(code) == 2 and code.isupper() for code in codes):
        yield from (f"c.{code}" for code in codes)


def _attendance(rows: Iterable[Row], summits: set[str], actors: frozenset[str]) -> Iterator[AttendanceFact]:
    for row in rows:
        if row.text("summit_id") not in summits:
            raise row.wrong("summit_id", "is no row of summits.csv")
        if row.text("actor_id") not in actors:
            raise row.wrong("actor_id", "is no row of actors.csv")
        status = row.parsed("status", AttendanceStatus, "attendance status")
        yield AttendanceFact(row.text("summit_id"), row.text("actor_id"), status)


def _coming(rows: Iterable[Row]) -> Iterator[Trigger]:
    """Words about coming to a summit, inflected like triggers."""
    for row in rows:
        yield Trigger(
            language=row.parsed("language", Language, "language"),
            event_type=row.parsed("status", AttendanceStatus, "attendance status"),
            past=row.cells["past"].strip(),
            present=row.cells["present"].strip(),
            participle="",
            nouns=row.many("nouns"),
            never=frozenset(),
            weight=1,
            needs=frozenset(map(folded, row.many("needs"))),
            blocked_by=frozenset(),
            plover=None,
            cameo_root=None,
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
    return Actors(country, nisba, frozenset(media))


def _fingerprint(folder: Path, overlay: Path | None, knowledge: str) -> str:
    state = blake2b(knowledge.encode(), digest_size=16)
    for path in (base / name for base in (folder, overlay) if base for name in FILES):
        if path.is_file():
            state.update(path.name.encode() + b"\0" + path.read_bytes())
    return state.hexdigest()
