"""The closed sets of words that values use: what the contract and the store call each of them."""

from enum import StrEnum


class Field(StrEnum):
    """The part of an article that an offset points into."""

    TITLE = "title"
    BODY = "body"


class Language(StrEnum):
    """The language of an article; `other` is kept but not extracted."""

    ARABIC = "ar"
    ENGLISH = "en"
    OTHER = "other"


class Precision(StrEnum):
    """TIMEX grain of an interval."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    RANGE = "range"


class Calendar(StrEnum):
    """The calendar in which a date was written; `dual` when the text gives both."""

    GREGORIAN = "gregorian"
    UMM_AL_QURA = "islamic-umalqura"
    DUAL = "dual"


class DateKind(StrEnum):
    """How a date expression names its time."""

    ABSOLUTE = "absolute"
    PARTIAL = "partial"
    RELATIVE = "relative"
    RANGE = "range"
    TIME = "time"
    RECURRENCE = "recurrence"
    DURATION = "duration"


class Certainty(StrEnum):
    """How much of an interval stands in the text itself."""

    STATED = "stated"
    INFERRED = "inferred"
    AMBIGUOUS = "ambiguous"
    CONFLICT = "conflict"
    UNRESOLVED = "unresolved"


class PublishedBasis(StrEnum):
    """Where a reading of the publication day comes from."""

    HEADER = "header"
    PAGE_CLOCK = "page clock"
    URL = "URL"
    DATELINE = "dateline"
    WEEKDAY = "weekday in the text"


class DateBasis(StrEnum):
    """What an event's day rests on."""

    TEXT = "text"
    DATELINE = "dateline"
    PUBLICATION = "publication"
    SUMMIT = "summit"
    CORRECTION = "correction"


class ActorKind(StrEnum):
    """What sort of thing an actor is."""

    PERSON = "person"
    ORGANIZATION = "organization"
    COUNTRY = "country"
    PLACE = "place"


class MentionBasis(StrEnum):
    """Why a surface was read as this actor or summit."""

    NAME = "name"
    ALIAS = "alias"
    OFFICE = "office"
    CONTEXT = "context"


class EventStatus(StrEnum):
    """Whether the reported event took place, by its report."""

    HAPPENED = "happened"
    PLANNED = "planned"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    DENIED = "denied"


class Role(StrEnum):
    """The part an actor plays in an event."""

    SOURCE = "source"
    TARGET = "target"
    HOST = "host"
    VENUE = "venue"
    MEDIATOR = "mediator"
    PARTICIPANT = "participant"


class Aspect(StrEnum):
    """The question about an event that a piece of evidence answers."""

    WHAT = "what"
    WHEN = "when"
    WHO = "who"
    WHERE = "where"


class AttendanceStatus(StrEnum):
    """Whether an actor came to a summit, sent somebody, stayed away, was to come, or was only named with it."""

    ATTENDED = "attended"
    REPRESENTED = "represented"
    ABSENT = "absent"
    EXPECTED = "expected"
    MENTIONED = "mentioned"
