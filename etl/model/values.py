"""The values themselves, in the order in which they come to be: article, date, actor, summit, event."""

from dataclasses import dataclass
from datetime import date, datetime

from etl.model.vocabulary import (
    ActorKind,
    Aspect,
    AttendanceStatus,
    Calendar,
    Certainty,
    DateBasis,
    DateKind,
    EventStatus,
    Field,
    Language,
    MentionBasis,
    Precision,
    PublishedBasis,
    Role,
)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch `[start, end)` of code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of one field of an article, where a mention stands."""

    field: Field
    span: Span


@dataclass(frozen=True, slots=True)
class Source:
    """Where in the input an article stood: a path or URL, a line or part of it, and its bytes when they are known."""

    uri: str
    locator: str
    byte_start: int | None = None
    byte_end: int | None = None


@dataclass(frozen=True, slots=True)
class Reject:
    """An input, or a part of one, that could not be read, and why."""

    source: Source
    reason: str
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """One news article as it was read and cleaned; `published_raw` is still the outlet's own wording."""

    document_id: str
    title: str
    body: str
    source: Source
    language: Language
    external_id: str | None = None
    url: str | None = None
    outlet: str | None = None
    outlet_country: str | None = None  # ISO 3166-1 alpha-2
    author: str | None = None
    published_raw: str | None = None
    keywords: tuple[str, ...] = ()
    dateline_end: int = 0  # code points of `body` that are dateline and byline

    def text(self, field: Field) -> str:
        """The stored text that offsets into `field` refer to."""
        return self.title if field is Field.TITLE else self.body


@dataclass(frozen=True, slots=True)
class Reading:
    """One possible reading of a date expression: `[start, end)`, its calendar and the rule that gave it."""

    start: datetime | None
    end: datetime | None
    calendar: Calendar
    rule: str


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression of a text and the half-open interval `[start, end)` that it names."""

    surface: str
    span: Span
    kind: DateKind
    start: datetime | None  # null with a non-null `end`: an open start; both null: none
    end: datetime | None
    precision: Precision | None
    calendar: Calendar
    certainty: Certainty
    rule: str  # name of the rule that read it, or the reason why it was refused
    value: str | None = None  # TIMEX value of a recurrence or a duration
    start_text: str | None = None  # ISO text of a start outside years 1-9999
    end_text: str | None = None
    utc_offset_minutes: int | None = None
    alternatives: tuple[Reading, ...] = ()


@dataclass(frozen=True, slots=True)
class PublishedReading:
    """One reading of the day on which an article was published."""

    basis: PublishedBasis
    at: datetime
    precision: Precision
    surface: str


@dataclass(frozen=True, slots=True)
class Publication:
    """The publication moment chosen among all readings; `at` is null when the article does not say."""

    at: datetime | None = None
    precision: Precision | None = None
    basis: PublishedBasis | None = None
    utc_offset_minutes: int | None = None
    readings: tuple[PublishedReading, ...] = ()


@dataclass(frozen=True, slots=True)
class PlacedDate:
    """A date mention of an article, with the day it was resolved against and what that day rests on."""

    field: Field
    mention: DateMention
    reference_on: date | None = None
    reference_basis: str | None = None


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A stretch of text that names an actor, and why we think so."""

    place: Place
    surface: str
    actor_id: str
    kind: ActorKind
    basis: MentionBasis
    reason: str


@dataclass(frozen=True, slots=True)
class NewActor:
    """An actor that no knowledge file lists, found by its pattern; `known` is false for it in the store."""

    actor_id: str
    kind: ActorKind
    name: str
    language: Language


@dataclass(frozen=True, slots=True)
class NewSummit:
    """An edition that `summits.csv` does not list, described by a text; `known` is false for it in the store."""

    name: str
    language: Language
    start_on: date | None = None  # first and last day, both inclusive
    end_on: date | None = None
    city_id: str | None = None
    country_id: str | None = None


@dataclass(frozen=True, slots=True)
class SummitMention:
    """A stretch of text that names a summit edition, and why this edition; `new` describes one that is not known."""

    place: Place
    surface: str
    summit_id: str
    basis: MentionBasis
    reason: str
    new: NewSummit | None = None


@dataclass(frozen=True, slots=True)
class Attendance:
    """What a stretch of text says about an actor's coming to a summit edition."""

    summit_id: str
    actor_id: str
    status: AttendanceStatus
    place: Place


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that one field of an event was read from, and the sentence around them."""

    aspect: Aspect
    place: Place
    sentence: Span
    actor_id: str | None = None


@dataclass(frozen=True, slots=True)
class EventCandidate:
    """One article's report of one event, before reports are folded."""

    event_type: str  # a key of event_types.csv
    status: EventStatus
    start: datetime | None
    end: datetime | None
    precision: Precision | None
    calendar: Calendar
    certainty: Certainty
    date_basis: DateBasis | None
    date_rule: str
    headline: str
    participants: tuple[tuple[str, Role], ...]  # (actor_id, role), without repeats
    evidence: tuple[Evidence, ...]  # the first is the `what`
    place_id: str | None = None
    summit_id: str | None = None
    start_text: str | None = None
    end_text: str | None = None
    plover: str | None = None  # the trigger's own PLOVER type and CAMEO root, where they differ from its event type's
    cameo_root: str | None = None


@dataclass(frozen=True, slots=True)
class Extract:
    """All that one article gave."""

    article: Article
    publication: Publication
    dates: tuple[PlacedDate, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    new_actors: tuple[NewActor, ...] = ()
    summits: tuple[SummitMention, ...] = ()
    events: tuple[EventCandidate, ...] = ()
    attendance: tuple[Attendance, ...] = ()
