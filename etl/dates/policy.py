"""The choices behind ambiguous words, each by name, and what is known when an expression is resolved."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from etl.dates.said import Tense

Prefer = Literal["past", "future"]


@dataclass(frozen=True, slots=True)
class Policy:
    """How words with more than one reading are read; the defaults are those of Arabic news."""

    day_first: bool = True  # 2/10/2024 is 2 October
    yearless: Prefer = "past"  # a day and month without a year, or a bare weekday, when nothing says otherwise
    coming_days: int = 100  # in running text, a date without a year may lie this far ahead when it is the nearest
    week_start: int = 1  # ISO weekday on which weeks begin
    short_years_until: int = 40  # two-digit years below it are 20xx
    early_until: int = 10  # last day of the early part of a month
    middle_until: int = 20  # last day of its middle part
    hijri_years: tuple[int, int] = (1300, 1500)  # bare years that are taken for Hijri beside Hijri signs
    hijri_doubt: bool = True  # a Hijri-only day outside Saudi Arabia may be a day off


DEFAULT_POLICY = Policy()


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression is counted from.

    `reference` is the moment of publication, null when unknown. `prefer` is the caller's direction for what the text
    leaves open. `anchor` is a day of the text itself, to which a day without a year lies nearest. `saudi` says whether
    the outlet keeps the Umm al-Qura calendar; null, as for a bare string, raises no doubt about its days.
    """

    reference: date | datetime | None = None
    prefer: Prefer | None = None
    anchor: date | None = None
    saudi: bool | None = None
    tense: Tense | None = None  # of the words before the expression; `resolve` sets it, and the next
    in_text: bool = False
    policy: Policy = field(default=DEFAULT_POLICY)
