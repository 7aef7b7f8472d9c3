"""Rows of the facts files into the values that they describe, each cell checked."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from etl.events.coming import FRAMES
from etl.events.editions import AttendanceFact, Edition
from etl.events.forms import folded
from etl.events.rows import Row
from etl.events.triggers import Trigger
from etl.model import AttendanceStatus, Language, Role


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


def event_types(rows: Iterable[Row]) -> Iterator[EventType]:
    """The rows of event_types.csv."""
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


def triggers(rows: Iterable[Row], types: Mapping[str, EventType]) -> Iterator[Trigger]:
    """The rows of triggers.csv; every event type must be one of `types`."""
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


def editions(rows: Iterable[Row], places: frozenset[str]) -> Iterator[Edition]:
    """The rows of summits.csv; every id must be one of `places`."""
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


def first_of_each(editions: Iterable[Edition]) -> Iterator[Edition]:
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


def attendance_facts(rows: Iterable[Row], summits: set[str], actors: frozenset[str]) -> Iterator[AttendanceFact]:
    """The rows of attendance.csv; every id must be known."""
    for row in rows:
        if row.text("summit_id") not in summits:
            raise row.wrong("summit_id", "is no row of summits.csv")
        if row.text("actor_id") not in actors:
            raise row.wrong("actor_id", "is no row of actors.csv")
        status = row.parsed("status", AttendanceStatus, "attendance status")
        yield AttendanceFact(row.text("summit_id"), row.text("actor_id"), status)


def _frame(name: str) -> str:
    if name not in FRAMES:
        raise KeyError(name)
    return name


def coming_words(rows: Iterable[Row]) -> Iterator[Trigger]:
    """Words about coming to a summit, inflected like triggers."""
    for row in rows:
        yield Trigger(
            language=row.parsed("language", Language, "language"),
            event_type=row.parsed("frame", _frame, "kind of word about coming"),
            past=row.cells["past"].strip(),
            present=row.cells["present"].strip(),
            participle="",
            nouns=row.many("nouns"),
            never=frozenset(),
            weight=1,
            needs=frozenset(),
            blocked_by=frozenset(map(folded, row.many("blocked_by"))),
            plover=None,
            cameo_root=None,
            objects=frozenset(map(folded, row.many("objects"))),
        )
