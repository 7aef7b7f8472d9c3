"""Dates found in a text → what they betray of the day on which it was written: "أمس الأحد", "اليوم 3 مايو 2022"."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from etl.dates.facts import rows
from etl.dates.policy import Context
from etl.dates.resolve import resolve
from etl.dates.said import Both, Clock, DayPart, Found, Named, PartOf, Said, Shift, Stretch, Unit, Weekday
from etl.model import Certainty, Precision
from etl.text import fold_text

_YEARS_OFF = range(300, 5500)  # days from the text to the clock of a page; what lies farther back is remembered
_DWELLS = 90  # days between dates of one story
_FEWEST = 2  # such dates
_SPOKEN = (Shift, Stretch, Weekday)  # what is counted from the day of writing


@dataclass(frozen=True, slots=True)
class Clue:
    """A day `days` after the writing that is a day of the week (ISO), or the full day `on` when that is given."""

    days: int
    weekday: int | None
    on: date | None
    surface: str

    def fits(self, day: date) -> bool:
        """Whether the text can have been written on `day`."""
        told = day + timedelta(days=self.days)
        return told == self.on if self.on else told.isoweekday() == self.weekday


def find_clues(founds: Iterable[Found], near: date | None) -> list[Clue]:
    """The clues among the dates of a text, in their order; a day without a year is the nearest to `near`."""
    return [clue for found in founds if (clue := _clue(found, Context(anchor=near)))]


def tells_of_other_years(founds: Sequence[Found], day: date) -> bool:
    """Whether a text that speaks of yesterday and next week dwells on days years before `day`, and on none near it."""
    if not any(isinstance(said, _SPOKEN) for found in founds for said in _parts(found.said)):
        return False
    stated = [mention for found in founds if _has_year(found.said) and (mention := resolve(found, Context())).start]
    days = {mention.start.date() for mention in stated if mention.start and mention.precision is Precision.DAY}
    ends = [mention.end.date() for mention in stated if mention.end]
    if len(days) < _FEWEST or (day - max(ends)).days not in _YEARS_OFF or (max(days) - min(days)).days > _DWELLS:
        return False
    return not any(clue.fits(day) for clue in find_clues(founds, day))


def _has_year(said: Said) -> bool:
    return any(isinstance(part, Named) and part.year is not None for part in _parts(said))


def stated_day(found: Found, context: Context) -> date | None:
    """The single day that an expression names in `context`; null when it is another length of time or none."""
    mention = resolve(found, context)
    return mention.start.date() if mention.start and mention.precision is Precision.DAY else None


def _clue(found: Found, context: Context) -> Clue | None:
    for said in _parts(found.said):
        if isinstance(said, Shift) and said.unit is Unit.DAY and not said.counted and said.weekday is not None:
            return Clue(int(said.amount), said.weekday, None, found.surface)
        if isinstance(said, Named) and said.month and said.day and (days := _days_ahead(found, said)) is not None:
            mention = resolve(replace(found, said=said, tense=None), context)
            if mention.certainty is Certainty.CONFLICT:  # a slip in the date: its weekday still tells
                return Clue(days, said.weekday, None, found.surface)
            return Clue(days, None, mention.start.date(), found.surface) if mention.start else None
    return None


def _days_ahead(found: Found, said: Named) -> int | None:
    """How many days from the writing a date is whose first word says so ("أمس الأحد 19 يوليو"; not "اليوم الثالث")."""
    first, _, rest = fold_text(found.surface).partition(" ")
    if said.weekday is None and not rest[:1].isdigit():
        return None
    return _day_words().get(first.removeprefix("و"))


@cache
def _day_words() -> dict[str, int]:
    words = ((fold_text(row["word"]), row) for row in rows("relative") if row["unit"] == Unit.DAY)
    return {word: int(row["amount"]) for word, row in words if " " not in word}


def _parts(said: Said | None) -> Iterator[Said]:
    """The days that an expression puts together, its clock aside; the last stated one first where two calendars are."""
    if isinstance(said, Both):
        yield from _parts(said.gregorian)
        yield from _parts(said.hijri)
    elif isinstance(said, Clock | DayPart):
        yield from _parts(said.on)
    elif isinstance(said, PartOf):
        yield from _parts(said.of)
    elif said is not None:
        yield said
