"""What the words of a date expression say, before anybody asks when: values without a reference day.

`etl.dates.spans.scan` makes them, `etl.dates.resolve.resolve` places them in time; the same value can be resolved
again against another day.
"""

from dataclasses import dataclass
from enum import StrEnum

from etl.model import Calendar, Span


class Unit(StrEnum):
    """A span of the calendar or the clock that can be counted."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class Part(StrEnum):
    """A part of a period that has no sharp border."""

    EARLY = "early"
    MIDDLE = "middle"
    LATE = "late"
    END = "end"


class Tense(StrEnum):
    """Where the words around an expression place it."""

    PAST = "past"
    FUTURE = "future"


@dataclass(frozen=True, slots=True)
class FeastDay:
    """A yearly day: month and day of a calendar; or a weekday rule in a month; or days from Easter."""

    name: str
    calendar: Calendar
    month: int
    day: int
    days: int
    rule: str


@dataclass(frozen=True, slots=True)
class Named:
    """A year, month or day by its name or number; what is null was not said.

    `direction` is what المقبل (1), الجاري (0) and الماضي (-1) say of the unit that was named last.
    """

    calendar: Calendar | None = None  # null: a number that the calendar must be guessed from
    year: int | None = None  # astronomical: 0 is 1 BCE
    month: int | None = None
    day: int | None = None
    weekday: int | None = None  # ISO: Monday is 1
    direction: int | None = None
    of: "Said | None" = None  # the year or month that it is one of: "من العام الماضي"
    swappable: bool = False  # numbers that may also be month/day
    ordinal: bool = False  # "السبت الأول من": the first, or the first Saturday
    short_year: bool = False  # written with two digits


@dataclass(frozen=True, slots=True)
class Weekday:
    """A weekday alone: "الخميس", "الخميس الماضي", "next Thursday"; `week` when the text says of which week it is."""

    weekday: int
    direction: int | None = None
    week: int | None = None


@dataclass(frozen=True, slots=True)
class Shift:
    """A period counted from the reference: "أمس" (day, -1), "العام الماضي" (year, -1), "قبل 3 أيام" (day, -3)."""

    unit: Unit
    amount: float
    counted: bool = False  # "three weeks ago" is a day, "last week" a week
    weekday: int | None = None  # "أمس الأربعاء"
    calendar: Calendar | None = None  # "العام الهجري الماضي"
    of: "Said | None" = None  # the day that it is counted from, the reference when null


@dataclass(frozen=True, slots=True)
class Stretch:
    """`amount` units before (-1) or after (1) the reference: "خلال الأيام العشرة الماضية", "the next two weeks"."""

    unit: Unit
    amount: float
    direction: int


@dataclass(frozen=True, slots=True)
class Within:
    """A length of time that `within` stands before: for who plans, the stretch from now on; else a duration."""

    unit: Unit
    amount: float
    value: str  # ISO 8601


@dataclass(frozen=True, slots=True)
class Vague:
    """Units without a number ("الأشهر القادمة") and other words that name no interval; `reason` says which."""

    reason: str


@dataclass(frozen=True, slots=True)
class Season:
    """A meteorological season; `of` is its year, the reference's when null."""

    first_month: int
    of: "Said | None" = None
    direction: int | None = None


@dataclass(frozen=True, slots=True)
class Nth:
    """The `number`-th `unit` (or weekday) of a period; -1 is the last: "الربع الثالث من 2022", "third Tuesday of"."""

    number: int
    unit: Unit | None
    weekday: int | None
    of: "Said | None"
    span: int = 1  # how many units: "أول 5 أيام من"


@dataclass(frozen=True, slots=True)
class PartOf:
    """The early, middle or late part, or the end, of a period."""

    part: Part
    of: "Said"


@dataclass(frozen=True, slots=True)
class Decade:
    """The decade that begins `tens` into a century; the century is the last one when `of` is null."""

    tens: int
    of: "Said | None" = None


@dataclass(frozen=True, slots=True)
class Century:
    """The `number`-th century, negative before the common era; or one counted from the reference's by `shift`."""

    number: int | None = None
    shift: int | None = None


@dataclass(frozen=True, slots=True)
class Same:
    """The month or year that the text named last: "من نفس العام"."""

    unit: Unit


@dataclass(frozen=True, slots=True)
class Feast:
    """A yearly day or days known by name, of a year or in a direction; the rule of their day is knowledge."""

    day: FeastDay
    year: int | None = None
    calendar: Calendar | None = None  # of the year
    direction: int | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day, of the day `on` (the reference's when null); `half` is "am", "pm" or null when not said."""

    hour: int
    minute: int | None = None
    second: int | None = None
    half: str | None = None
    offset: int | None = None  # minutes east of Greenwich
    on: "Said | None" = None


@dataclass(frozen=True, slots=True)
class DayPart:
    """Morning, evening … of a day: hours `[first, last)`, `last` past 24 reaching into the next day."""

    first: int
    last: int
    on: "Said | None" = None


@dataclass(frozen=True, slots=True)
class Range:
    """From the beginning of `first` to the end of `last`; a null side is open. `last` lends `first` what it lacks."""

    first: "Said | None"
    last: "Said | None"


@dataclass(frozen=True, slots=True)
class Both:
    """The same day in two calendars, or one month or year."""

    hijri: Named
    gregorian: Named


@dataclass(frozen=True, slots=True)
class Recurrence:
    """Something that comes again; `value` is TIMEX: `P1Y`, `XXXX-02-10`, `XXXX-WXX-5`."""

    value: str


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time; `value` is ISO 8601: `P3D`."""

    value: str


Said = (
    Named
    | Weekday
    | Shift
    | Stretch
    | Vague
    | Within
    | Season
    | Nth
    | PartOf
    | Decade
    | Century
    | Feast
    | Clock
    | DayPart
    | Range
    | Both
    | Same
    | Recurrence
    | Duration
)


@dataclass(frozen=True, slots=True)
class Found:
    """An expression of a text: where it stands, what it says, and what the words before it say of its direction."""

    span: Span
    surface: str
    said: Said
    rule: str
    tense: Tense | None = None
    in_text: bool = True  # other words stand around it: a date without a year is the nearest one
