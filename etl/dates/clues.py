"""Dates found in a text → what they betray of the day on which it was written: "أمس الأحد", "اليوم 3 مايو 2022"."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from etl.dates.policy import Context
from etl.dates.resolve import resolve
from etl.dates.said import Both, Clock, DayPart, Found, Named, Said, Shift, Unit
from etl.model import Precision


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


def find_clues(founds: Iterable[Found]) -> list[Clue]:
    """The clues among the dates of a text, in their order."""
    return [clue for found in founds if (clue := _clue(found))]


def contradicts(founds: Iterable[Found], day: date, far: int) -> bool:
    """Whether a full date that the text calls present or coming ("5 مايو 2022 الجاري") is more than `far` days off."""
    return any(abs(day - told).days > far for found in founds if (told := _present(found)))


def stated_day(found: Found, context: Context) -> date | None:
    """The single day that an expression names in `context`; null when it is another length of time or none."""
    mention = resolve(found, context)
    return mention.start.date() if mention.start and mention.precision is Precision.DAY else None


def _clue(found: Found) -> Clue | None:
    shifts = [said for said in _parts(found.said) if isinstance(said, Shift)]
    if len(shifts) != 1 or shifts[0].unit is not Unit.DAY or shifts[0].counted:
        return None
    full = [said for said in _parts(found.said) if isinstance(said, Named) and said.year is not None and said.day]
    on = next((day for said in full if (day := stated_day(replace(found, said=said), Context()))), None)
    if on is None and shifts[0].weekday is None:
        return None
    return Clue(int(shifts[0].amount), shifts[0].weekday, on, found.surface)


def _parts(said: Said | None) -> Iterator[Said]:
    """The days that an expression puts together, its clock aside; the last stated one first where two calendars are."""
    if isinstance(said, Both):
        yield from _parts(said.gregorian)
        yield from _parts(said.hijri)
    elif isinstance(said, Clock | DayPart):
        yield from _parts(said.on)
    elif said is not None:
        yield said


def _present(found: Found) -> date | None:
    """The day of a full date that the text itself calls present or coming."""
    for said in _parts(found.said):
        if isinstance(said, Named) and said.year is not None and said.day and said.direction in {0, 1}:
            return stated_day(replace(found, said=said), Context())
    return None
