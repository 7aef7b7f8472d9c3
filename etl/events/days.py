"""The day of an event: the date that belongs to its trigger, or a day that the article gives it otherwise."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from etl.events.editions import Edition
from etl.events.forms import Form
from etl.events.triggers import Found
from etl.model import Calendar, Certainty, DateBasis, DateKind, Language, PlacedDate, Precision, Publication

_FAR_GRAIN = {
    Precision.CENTURY: 400,
    Precision.DECADE: 300,
    Precision.YEAR: 150,
    Precision.HALF: 60,
    Precision.SEASON: 60,
    Precision.QUARTER: 60,
    Precision.RANGE: 40,
    Precision.MONTH: 30,
}
_SLACK = timedelta(days=1)  # by which papers miss an edition's days
_BESIDE = 40  # characters within which a date is a summit's own although it is not among its days
_ANYWHERE = 10**9
_BEFORE = 1.3  # a date before its trigger counts as this much farther
_A_WEEK = timedelta(days=7)
_LONG_WORDS, _ABOUT_NOW = timedelta(days=20), timedelta(days=400)
_SPOKEN = frozenset(("statement", "speech", "threat", "accusation", "appeal", "rejection", "call"))
_LASTING = frozenset(("aid", "cooperation", "disaster", "military_action", "protest", "observance"))
_UNFORESEEN = frozenset(
    ("attack", "arrest", "disaster", "accusation", "rejection", "threat")
)  # nobody dates them before
_NO_DAY = frozenset((DateKind.DURATION, DateKind.RECURRENCE))


class EventDay(NamedTuple):
    """When an event took place, `[start, end)`, and what that rests on."""

    start: datetime | None
    end: datetime | None
    precision: Precision | None
    calendar: Calendar
    certainty: Certainty
    basis: DateBasis | None
    rule: str
    start_text: str | None = None
    end_text: str | None = None
    mention: PlacedDate | None = None  # the words that say it


UNDATED = EventDay(None, None, None, Calendar.GREGORIAN, Certainty.UNRESOLVED, None, "no day in the text")


def possible_dates(found: Found, dates: Sequence[PlacedDate], now: datetime | None) -> list[PlacedDate]:
    """The dates that can be the trigger's own at publication time `now`.

    What a past tense tells is over, so a later date belongs to something else ("demanded it before October"); and
    what happens at a moment did not take a whole year that still goes on ("the pilgrims of this year"). An open
    stretch from the past ("his first visit since 2018") is no event's day either.
    """
    dates = [placed for placed in dates if not _is_since(placed, now)]
    if now is not None and found.form is Form.PRESENT and found.trigger.language is Language.ARABIC:
        dates = [placed for placed in dates if not _is_over(placed, now)]
    if now is not None and found.trigger.event_type in _UNFORESEEN:
        dates = [placed for placed in dates if not _is_to_come(placed, now)]
    if now is not None and found.trigger.event_type in _SPOKEN:
        dates = [placed for placed in dates if not _is_wide(placed, now)]
    if now is None or found.form is not Form.PAST:
        return dates
    lasts = found.trigger.event_type in _LASTING
    return [placed for placed in dates if not _is_to_come(placed, now) and (lasts or not _goes_on(placed, now))]


def _is_since(placed: PlacedDate, now: datetime | None) -> bool:
    start, end = placed.mention.start, placed.mention.end
    return start is not None and end is None and (now is None or now - start > _A_WEEK)


def _is_wide(placed: PlacedDate, now: datetime) -> bool:
    """Whether a date of about now is too long for words: "announced that profits rose in the first quarter"."""
    start, end = placed.mention.start, placed.mention.end
    return start is not None and end is not None and end - start > _LONG_WORDS and now - end < _ABOUT_NOW


def _is_over(placed: PlacedDate, now: datetime) -> bool:
    """Whether a date lies so far back that no Arabic present tense tells of it."""
    end = placed.mention.end
    return end is not None and now - end > _A_WEEK


def _is_to_come(placed: PlacedDate, now: datetime) -> bool:
    start = placed.mention.start
    return start is not None and start.date() > now.date()


def _goes_on(placed: PlacedDate, now: datetime) -> bool:
    start, end = placed.mention.start, placed.mention.end
    return start is not None and start <= now and (end is None or (end > now and end - start > _A_WEEK))


def nearest_date(dates: Sequence[PlacedDate], trigger: int, limits: tuple[int, int]) -> PlacedDate | None:
    """The dated mention within `limits` (offsets) that stands nearest to `trigger`; coarse ones count as farther."""
    usable = [
        placed
        for placed in dates
        if placed.mention.kind not in _NO_DAY
        and (placed.mention.start is not None or placed.mention.start_text is not None)
        and limits[0] <= placed.mention.span.start < limits[1]
    ]
    return min(usable, key=lambda placed: _distance(placed, trigger), default=None)


def summit_date(dates: Sequence[PlacedDate], trigger: int, edition: Edition) -> PlacedDate | None:
    """The date that belongs to a known edition: one that meets its days, or one that stands right beside it."""
    near = nearest_date([placed for placed in dates if _meets(placed, edition)], trigger, (0, _ANYWHERE))
    return near or nearest_date(dates, trigger, (trigger - _BESIDE, trigger + _BESIDE))


def _meets(placed: PlacedDate, edition: Edition) -> bool:
    start, end = placed.mention.start, placed.mention.end
    if start is None or end is None or edition.start_on is None or edition.end_on is None:
        return False
    return start.date() <= edition.end_on + _SLACK and end.date() > edition.start_on - _SLACK


def _distance(placed: PlacedDate, trigger: int) -> float:
    at = placed.mention.span.start
    far = at - trigger if at >= trigger else (trigger - at) * _BEFORE
    return far + _FAR_GRAIN.get(placed.mention.precision or Precision.DAY, 0)


def stated_day(placed: PlacedDate) -> EventDay:
    """The interval that a date of the text names."""
    mention = placed.mention
    return EventDay(
        mention.start,
        mention.end,
        mention.precision,
        mention.calendar,
        mention.certainty,
        DateBasis.TEXT,
        mention.rule,
        mention.start_text,
        mention.end_text,
        placed,
    )


def carried_day(day: EventDay) -> EventDay:
    """The day of the sentence before, for one that goes on without a day of its own."""
    return EventDay(
        day.start, day.end, day.precision, day.calendar, Certainty.INFERRED, day.basis, "day of the sentence before"
    )


def publication_day(publication: Publication) -> EventDay:
    """The day of publication, for fresh news that names no day."""
    if publication.at is None:
        return UNDATED
    start = datetime.combine(publication.at.date(), time())
    return EventDay(
        start,
        start + timedelta(days=1),
        Precision.DAY,
        Calendar.GREGORIAN,
        Certainty.INFERRED,
        DateBasis.PUBLICATION,
        "publication day",
    )


def edition_day(edition: Edition) -> EventDay:
    """The days of a summit's edition, from knowledge."""
    if edition.start_on is None or edition.end_on is None:
        return UNDATED
    return _days(edition.start_on, edition.end_on, DateBasis.SUMMIT, f"days of {edition.summit_id}")


def _days(first: date, last: date, basis: DateBasis, rule: str) -> EventDay:
    start, end = datetime.combine(first, time()), datetime.combine(last, time()) + timedelta(days=1)
    precision = Precision.DAY if first == last else Precision.RANGE
    return EventDay(start, end, precision, Calendar.GREGORIAN, Certainty.INFERRED, basis, rule)
