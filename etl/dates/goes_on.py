"""A date of a text → what it lends to the dates behind it: its year, its order, "the same year"; and slips in a year.

A story told in order goes on from the date that it named last: "in 2011 … on 3 March". A year reaches to the end of
its sentence, a full date to the end of its paragraph.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from etl.dates.likely import is_yearless
from etl.dates.policy import Context
from etl.dates.resolve import resolve
from etl.dates.said import Clock, DayPart, Feast, Found, Named, PartOf, Range, Said, Same, Season, Tense
from etl.model import Certainty, DateKind, DateMention, Precision, Reading

ANCHORS = frozenset((Precision.DAY, Precision.MONTH, Precision.YEAR))
_REACH = 250  # characters
_BESIDE = 60
_FRAME = 100  # days
_SENTENCE_END = re.compile(r"[.!?؟؛…]")
_NEAR = 60  # days from the publication to a date whose year is a slip


def same_as(before: tuple[Found, DateMention] | None, found: Found) -> date | None:
    """The day of the date before a "same day" or "same year"; null when `found` says no such thing."""
    if before is None or not _is_same(found.said):
        return None
    return _middle(before[1])


def goes_on(anchor: DateMention | None, found: Found, text: str) -> date | None:
    """The day to which a date behind `anchor` lies nearest; null when it does not go on from there."""
    middle = _middle(anchor) if anchor else None
    if anchor is None or middle is None:
        return None
    if _is_same(found.said):
        return middle
    if not is_yearless(found.said) or isinstance(found.said, Feast | Season):
        return None
    between = text[anchor.span.end : found.span.start]
    if found.tense is Tense.FUTURE and (anchor.precision is Precision.YEAR or _SENTENCE_END.search(between)):
        return None  # what will be is counted from now, but for what "nobody knew then would be"
    if len(between) > _REACH or "\n" in between:
        return None
    return None if anchor.precision is Precision.YEAR and _SENTENCE_END.search(between) else middle


def _middle(mention: DateMention) -> date | None:
    """The day in the middle of a closed interval."""
    if mention.start is None or mention.end is None:
        return None
    return (mention.start + (mention.end - mention.start) / 2).date()


def inside(frames: Sequence[DateMention], found: Found, context: Context) -> date | None:
    """The middle of the last stretch of days that the text named and that a day without a year falls into."""
    if not is_yearless(found.said) or isinstance(found.said, Feast | Season):
        return None
    for frame in reversed(frames):
        day = _middle(frame)
        placed = resolve(found, replace(context, anchor=day))
        if placed.precision is not Precision.DAY:
            return None
        if day and placed.start and frame.start and frame.end and frame.start <= placed.start < frame.end:
            return day
    return None


def is_frame(mention: DateMention) -> bool:
    """Whether a mention is a stretch of some days: a tournament, a journey."""
    return bool(mention.kind is DateKind.RANGE and mention.start and mention.end) and _length(mention) <= _FRAME


def _length(mention: DateMention) -> int:
    return (mention.end - mention.start).days if mention.start and mention.end else 0


def clock_day(found: Found, before: tuple[Found, DateMention] | None, text: str) -> date | None:
    """The day of a clock time without one: that of the date before it in the sentence ("on 10 May, before two")."""
    said = found.said.first if isinstance(found.said, Range) else found.said
    if not isinstance(said, Clock | DayPart) or said.on is not None:
        return None
    if before is None or before[1].precision is not Precision.DAY:
        return None
    between = text[before[0].span.end : found.span.start]
    is_beside = len(between) <= _BESIDE and not _SENTENCE_END.search(between) and "\n" not in between
    return before[1].start.date() if before[1].start and is_beside else None


def _is_same(said: Said | None) -> bool:
    """Whether an expression counts from an earlier date of the text: "the end of the same year"."""
    if isinstance(said, Named | PartOf):
        return _is_same(said.of)
    return isinstance(said, Same)


def coming(before: tuple[Found, DateMention] | None, found: Found, day: date | None) -> date | None:
    """The date to come that stands before `found` in a list of such dates, none of which has a year."""
    if before is None or day is None or not is_yearless(found.said):
        return None
    earlier, mention = before
    if mention.start is None or mention.start.date() <= day or found.span.start - earlier.span.end > _REACH:
        return None
    return mention.start.date() if is_yearless(earlier.said) else None


def without_slip(mention: DateMention, found: Found, day: date | None) -> DateMention:
    """A date whose weekday contradicts its year, in the year of `day` when it fits there; the written one stays beside.

    Papers write last year's number on far into the new one: "Monday 23 January 2016" on 23 January 2017.
    """
    said = found.said
    if mention.certainty is not Certainty.CONFLICT or day is None or not isinstance(said, Named) or not said.weekday:
        return mention
    meant = resolve(replace(found, said=replace(said, year=day.year)), Context(day))
    if meant.certainty is Certainty.CONFLICT or meant.start is None or abs((meant.start.date() - day).days) > _NEAR:
        return mention
    written = Reading(mention.start, mention.end, mention.calendar, mention.rule)
    rule = f"{mention.rule}; the year by the weekday and the publication"
    return replace(mention, start=meant.start, end=meant.end, rule=rule, alternatives=(written,))
