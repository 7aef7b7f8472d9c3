"""Events → formats for other programs, entry by entry: iCalendar, TimelineJS, Atom."""

import html
from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import islice
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

import orjson
from icalendar import Event

from dashboard.export.told import Told
from dashboard.words import Words

MOST_ENTRIES = 100  # of an Atom feed
_PLANNED = {"planned": "TENTATIVE", "postponed": "TENTATIVE", "cancelled": "CANCELLED", "denied": "CANCELLED"}
_TIMED = ("hour", "minute", "second")


def write_ics(events: Iterator[Told], out: BinaryIO, stamp: datetime) -> None:
    """A calendar (RFC 5545) of the dated events; days are whole-day entries, times are local to the text.

    `stamp` (UTC) is the moment of the build.
    """
    out.write(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Tarikh//Tarikh//EN\r\nCALSCALE:GREGORIAN\r\n")
    for event in events:
        if event.start_at and event.first_day:
            out.write(_entry(event, stamp).to_ical())
    out.write(b"END:VCALENDAR\r\n")


def _entry(event: Told, stamp: datetime) -> Event:
    entry = Event()
    entry.add("uid", f"{event.event_id}@tarikh")
    entry.add("dtstamp", stamp.replace(tzinfo=UTC))
    timed = event.precision in _TIMED
    entry.add("dtstart", event.start_at if timed else event.first_day)
    if event.end_at:
        entry.add("dtend", event.end_at if timed else event.end_at.date())
    entry.add("summary", event.headline)
    entry.add("description", "\n".join(filter(None, (event.evidence, event.outlet))))
    entry.add("status", _PLANNED.get(event.status, "CONFIRMED"))
    entry.add("categories", [event.event_type, event.certainty])
    if event.place:
        entry.add("location", event.place)
    if event.link:
        entry.add("url", event.link)
    return entry


def write_timeline(events: Iterator[Told], out: BinaryIO, title: str, words: Words) -> None:
    """The JSON of TimelineJS3; it puts texts into a page as they are, so they are escaped."""
    heading = {"text": {"headline": html.escape(title)}}
    out.write(b'{"title":' + orjson.dumps(heading) + b',"scale":"human","events":[')
    between = b"\n"
    for event in events:
        if event.first_day:
            out.write(between + orjson.dumps(_slide(event, words)))
            between = b",\n"
    out.write(b"\n]}\n")


def _slide(event: Told, words: Words) -> dict[str, object]:
    first, last = event.first_day, event.last_day
    source = html.escape(event.outlet)
    if event.link.startswith(("http://", "https://")):
        source = f"<a href={quoteattr(event.link)}>{source or html.escape(event.link)}</a>"
    text = f"<p>{html.escape(event.evidence)}</p><p>{source}</p>"
    slide: dict[str, object] = {
        "unique_id": event.event_id,
        "group": words(f"event_type.{event.event_type}"),
        "start_date": _date(first) if first else None,
        "text": {"headline": html.escape(event.headline), "text": text},
    }
    return slide | ({"end_date": _date(last)} if last and last != first else {})


def _date(day: date) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day}


def write_atom(
    events: Iterator[Told], out: BinaryIO, title: str, address: str, updated: datetime, words: Words
) -> None:
    """An Atom feed (RFC 4287) of the first `MOST_ENTRIES` of `events`, which come newest first.

    `address` is that of the page, `updated` (UTC) the moment of the build.
    """
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(words.language)}>',
        f"<title>{_xml(title)}</title><id>{_xml(address)}</id><updated>{_stamp(updated)}</updated>",
        f'<link rel="alternate" type="text/html" href={quoteattr(_clean(address))}/>',
        "<author><name>Tarikh</name></author>",
    ]
    for event in islice(events, MOST_ENTRIES):
        lines.append(_atom_entry(event, address, updated))
    out.write("\n".join([*lines, "</feed>\n"]).encode())


def _atom_entry(event: Told, address: str, updated: datetime) -> str:
    published = event.published_at or updated
    link = event.link if event.link.startswith(("http://", "https://")) else address
    day = f"{event.first_day.isoformat()}: " if event.first_day else ""
    return (
        f"<entry><id>urn:tarikh:{_xml(event.event_id)}</id><title>{_xml(day + event.headline)}</title>"
        f"<updated>{_stamp(published)}</updated><published>{_stamp(published)}</published>"
        f'<link rel="alternate" href={quoteattr(_clean(link))}/><category term={quoteattr(event.event_type)}/>'
        f"<summary>{_xml(event.evidence)}</summary></entry>"
    )


def _stamp(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _xml(text: str) -> str:
    return escape(_clean(text))


def _clean(text: str) -> str:
    """Without the characters that XML 1.0 has no place for."""
    return "".join(letter for letter in text if letter >= " " and letter not in "\ufffe\uffff")
