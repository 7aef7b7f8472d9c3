"""Short articles of our own with their dates placed by hand, and what is told of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from etl.actors import Knowledge, find_actors
from etl.events import EventFacts, extract_events, find_summits
from etl.model import (
    Article,
    Calendar,
    Certainty,
    DateKind,
    DateMention,
    EventCandidate,
    Field,
    Language,
    PlacedDate,
    Precision,
    Publication,
    PublishedBasis,
    Source,
    Span,
    SummitMention,
)


@dataclass(frozen=True, slots=True)
class Told:
    """What an article gives."""

    article: Article
    summits: tuple[SummitMention, ...]
    events: tuple[EventCandidate, ...]

    def types(self) -> list[str]:
        return [event.event_type for event in self.events]


def tell(
    knowledge: Knowledge,
    facts: EventFacts,
    body: str,
    *,
    title: str = "",
    published: str | None = "2024-02-10",
    days: Mapping[str, str] | None = None,
    language: Language = Language.ARABIC,
) -> Told:
    """`days` gives words of the body and their ISO day, `first/end`, or recurrence such as `XXXX-02-10`."""
    article = Article("d.test", title, body, Source("test", "1"), language)
    publication = (
        Publication(datetime.fromisoformat(published), Precision.DAY, PublishedBasis.HEADER)
        if published
        else Publication()
    )
    dates = tuple(_placed(body, words, day) for words, day in (days or {}).items())
    actors, _ = find_actors(article, publication, dates, knowledge)
    summits = find_summits(article, publication, dates, actors, facts)
    return Told(article, summits, extract_events(article, publication, dates, actors, summits, facts))


def _placed(body: str, words: str, day: str) -> PlacedDate:
    at = body.index(words)
    span = Span(at, at + len(words))
    recurs = day.startswith("XXXX")
    first, _, last = day.partition("/")
    start = None if recurs else datetime.fromisoformat(first)
    mention = DateMention(
        words,
        span,
        DateKind.RECURRENCE if recurs else DateKind.ABSOLUTE,
        start,
        datetime.fromisoformat(last) if last else start + timedelta(days=1) if start else None,
        Precision.YEAR if last else Precision.DAY,
        Calendar.GREGORIAN,
        Certainty.STATED,
        "test",
        day if recurs else None,
    )
    return PlacedDate(Field.BODY, mention)
