"""The summit facts as values: editions with their names, days, cities and members."""

from dataclasses import dataclass
from datetime import date

from etl.model import AttendanceStatus


@dataclass(frozen=True, slots=True)
class Edition:
    """A row of summits.csv: one edition of a summit; days are inclusive."""

    summit_id: str
    series: str
    edition: str | None
    kind: str  # regular, extraordinary, informal or special
    name_ar: str
    name_en: str
    aliases: tuple[str, ...]
    start_on: date | None
    end_on: date | None
    city_ar: str
    city_en: str
    city_id: str | None
    country_id: str | None
    host_id: str | None
    organization_id: str | None  # whose members meet
    participants: frozenset[str]  # ids of the countries, where the row lists them one by one

    @property
    def number(self) -> int | None:
        """The edition's number in its series, where it is a plain one."""
        return int(self.edition) if self.edition and self.edition.isdecimal() else None

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that the edition is called."""
        return (self.name_ar, self.name_en, *self.aliases)


@dataclass(frozen=True, slots=True)
class AttendanceFact:
    """A row of attendance.csv: what is known beforehand about an actor and an edition."""

    summit_id: str
    actor_id: str
    status: AttendanceStatus
