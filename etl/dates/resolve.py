"""What an expression says, and the day it is counted from → the interval it names, or the reason why it names none."""

from dataclasses import replace

from etl.dates.placing.counted import place_century, place_shift, place_stretch, place_weekday, place_within
from etl.dates.placing.named import place_named
from etl.dates.placing.pairs import place_both, place_range
from etl.dates.placing.periods import place_decade, place_feast, place_nth, place_part, place_season
from etl.dates.placing.placed import Placed, Refused
from etl.dates.placing.times import place_clock, place_day_part
from etl.dates.policy import Context
from etl.dates.said import (
    Both,
    Century,
    Clock,
    DayPart,
    Decade,
    Duration,
    Feast,
    Found,
    Named,
    Nth,
    PartOf,
    Range,
    Recurrence,
    Said,
    Same,
    Season,
    Shift,
    Stretch,
    Weekday,
    Within,
)
from etl.model import Calendar, Certainty, DateKind, DateMention

_KINDS = {Named: DateKind.PARTIAL, Clock: DateKind.TIME, Range: DateKind.RANGE, Both: DateKind.ABSOLUTE}


def resolve(found: Found, context: Context) -> DateMention:
    """The mention of `found`, counted from `context`; certainty `unresolved`, with the reason as rule, has no interval.

    Never raises for a context of real dates; a reference outside the years 1 to 9999 cannot be one.
    """
    try:
        placed = place(found.said, _for(found, context))
    except Refused as reason:
        return _unresolved(found, str(reason))
    rule = f"{found.rule}; {placed.note}" if placed.note else found.rule
    return DateMention(
        surface=found.surface,
        span=found.span,
        kind=placed.kind,
        start=placed.start,
        end=placed.end,
        precision=placed.precision,
        calendar=placed.calendar,
        certainty=placed.certainty,
        rule=rule,
        value=placed.value,
        start_text=placed.start_text,
        end_text=placed.end_text,
        utc_offset_minutes=placed.offset,
        alternatives=placed.alternatives,
    )


def _for(found: Found, context: Context) -> Context:
    """The context with what the words around the expression say of it."""
    c = context  # written out, since `replace` takes as long as the rest of placing
    return Context(c.reference, c.prefer, c.anchor, c.saudi, c.tense or found.tense, found.in_text, c.policy)


def _unresolved(found: Found, reason: str) -> DateMention:
    said = found.said
    kind = _KINDS.get(type(said), DateKind.RELATIVE)
    if isinstance(said, Named) and said.year is not None:
        kind = DateKind.ABSOLUTE
    calendar = said.calendar if isinstance(said, Named) and said.calendar else Calendar.GREGORIAN
    return DateMention(found.surface, found.span, kind, None, None, None, calendar, Certainty.UNRESOLVED, reason)


def place(said: Said, context: Context) -> Placed:
    """The interval of any expression.

    Raises:
        Refused: it has none, for the reason given.
    """
    match said:
        case Named():
            return place_named(said, context, place)
        case Weekday():
            return place_weekday(said, context)
        case Shift():
            return place_shift(said, context, place)
        case Stretch():
            return place_stretch(said, context)
        case Century():
            return place_century(said, context)
        case Decade():
            return place_decade(said, context, place)
        case Season():
            return place_season(said, context, place)
        case Feast():
            return place_feast(said, context)
        case Nth():
            return place_nth(said, context, place)
        case PartOf():
            return place_part(said, context, place)
        case Clock():
            return place_clock(said, context, place)
        case DayPart():
            return place_day_part(said, context, place)
        case Both():
            return place_both(said, context, place)
        case Range():
            return place_range(said, context, place)
        case Same():
            return _same(said, context)
        case Duration():
            return Placed(None, None, None, DateKind.DURATION, value=said.value)
        case Recurrence():
            return Placed(None, None, None, DateKind.RECURRENCE, value=said.value)
        case Within():
            return place_within(said, context, place)
        case _:
            raise Refused(said.reason)


def _same(said: Same, context: Context) -> Placed:
    """The month or year of the day that the text named before."""
    if context.anchor is None:
        raise Refused("no earlier date in the text that it could be the same as")
    return place_shift(Shift(said.unit, 0), replace(context, reference=context.anchor), place)
