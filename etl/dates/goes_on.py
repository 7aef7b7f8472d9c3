"""A date of a text → what it lends to the dates behind it: its year, its order, "the same year"; and slips in a year.

A story told in order goes on from the date that it named last: "in 2011 … on 3 March". A year reaches to the end of
its sentence, a full date to the end of its paragraph.
"""

import re
from dataclasses import replace
from datetime import date, timedelta

from etl.dates.likely import is_yearless
from etl.dates.policy import Context
from etl.dates.resolve import resolve
from etl.dates.said import Feast, Found, Named, PartOf, Said, Same, Tense
from etl.model import Certainty, DateMention, Precision, Reading

ANCHORS = frozenset((Precision.DAY, Precision.MONTH, Precision.YEAR))
_REACH = 250  # characters
_SENTENCE_END = re.compile(r"[.!?؟؛…]")
_NEAR = 60  # days from the publication to a date whose year is a slip


def goes_on(anchor: DateMention, found: Found, text: str) -> date | None:
    """The day to which a date behind `anchor` lies nearest; null when it does not go on from there."""
    if anchor.start is None or anchor.end is None:
        return None
    middle = (anchor.start + (anchor.end - anchor.start) / 2).date()
    if _is_same(found.said):
        return middle
    if not is_yearless(found.said) or isinstance(found.said, Feast) or found.tense is Tense.FUTURE:
        return None
    between = text[anchor.span.end : found.span.start]
    if len(between) > _REACH or "\n" in between:
        return None
    return None if anchor.precision is Precision.YEAR and _SENTENCE_END.search(between) else middle


def _is_same(said: Said | None) -> bool:
    """Whether an expression counts from an earlier date of the text: "the end of the same year"."""
    if isinstance(said, Named | PartOf):
        return _is_same(said.of)
    return isinstance(said, Same)


def in_sequence(mention: DateMention, found: Found, before: DateMention | None) -> DateMention:
    """`mention`, of its two years the one that lies nearest to the date before it, where that is another like it."""
    if mention.certainty is not Certainty.AMBIGUOUS or before is None or before.start is None:
        return mention
    if not is_yearless(found.said) or found.span.start - before.span.end > _REACH:
        return mention
    here = Reading(mention.start, mention.end, mention.calendar, mention.rule)
    start = before.start
    near = min((here, *mention.alternatives), key=lambda one: abs(one.start - start) if one.start else timedelta.max)
    others = tuple(one for one in (here, *mention.alternatives) if one != near)
    return replace(mention, start=near.start, end=near.end, alternatives=others)


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
