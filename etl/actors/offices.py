"""An office and a day → who held it, or that several may have, or nobody known; with the reason in words."""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

import polars as pl

from etl.actors.knowledge import Knowledge
from etl.actors.plain import plain_key

ELECT_DAYS = 150  # from an election to taking office; the longest usual wait is Mexico's
_LATELY = timedelta(days=45)  # after a term, in which news of its end or its holder's death still means him
_AROUND = timedelta(days=400)  # before and after a term, in which a surname alone still means its holder
_FAR_PAST, _FAR_FUTURE = date.min, date.max


Period = tuple[date, date]  # first and last day, both inclusive; the same day twice where the day is known


class Standing(StrEnum):
    """How a text speaks of the holder: in office, chosen but not yet sworn in, out of office, dead, or going."""

    HOLDER = "holder"
    ELECT = "elect"
    FORMER = "former"
    LATE = "late"  # الراحل
    LEAVING = "leaving"  # behind وفاة, استقالة and their like: he may have left since


IN_OFFICE = (Standing.HOLDER, Standing.LEAVING)


@dataclass(frozen=True, slots=True)
class Office:
    """A seat: a role with the country or body it belongs to."""

    role: str
    country: str = ""
    body: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """One person's time in an office, first and last day inclusive; a bound known to the month or year is a stretch."""

    actor_id: str
    offices: tuple[Office, ...]  # the seat, once for each phrase when it is the head of a body
    starts: tuple[date, date]  # earliest and latest possible first day
    ends: tuple[date, date]  # earliest and latest possible last day
    acting: bool
    words: str  # "20 Jan 2021 – 20 Jan 2025"

    def meets(self, when: Period) -> bool:
        """Whether the person may have held the office on a day of `when`."""
        return self.starts[0] <= when[1] and when[0] <= self.ends[1]

    def near(self, when: Period) -> bool:
        """Whether a day of `when` is in the term or about a year before or after it."""
        first = when[0] - _AROUND if when[0] > date.min + _AROUND else date.min
        last = when[1] + _AROUND if when[1] < date.max - _AROUND else date.max
        return self.meets((first, last))


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who is meant: one actor, several (`ambiguous`), or none; and why."""

    actors: tuple[str, ...]
    reason: str
    handover: bool = False  # two hold the office on that day, one after the other

    @property
    def ambiguous(self) -> bool:
        """Whether more than one reading is left."""
        return len(self.actors) > 1


NOBODY = Resolution((), "nobody is known to have held the office then")


@dataclass(frozen=True, slots=True)
class Offices:
    """All terms by seat and by person."""

    by_office: dict[Office, tuple[Term, ...]]
    by_actor: dict[str, tuple[Term, ...]]


@lru_cache(maxsize=4)
def offices(knowledge: Knowledge) -> Offices:
    """The terms of `knowledge`, each seat's in order of their start."""
    by_office: defaultdict[Office, list[Term]] = defaultdict(list)
    by_actor: defaultdict[str, list[Term]] = defaultdict(list)
    for row in _rows(knowledge.facts["offices"]):
        term = _term(row)
        by_actor[term.actor_id].append(term)
        for office in term.offices:
            by_office[office].append(term)
    return Offices(
        {office: tuple(sorted(terms, key=lambda t: t.starts)) for office, terms in by_office.items()},
        {actor: tuple(terms) for actor, terms in by_actor.items()},
    )


def resolve_office(
    known: Offices, office: Office, when: Period | None, standing: Standing = Standing.HOLDER
) -> Resolution:
    """Who is meant by `office` on a day of `when`; without one only a seat that one person alone has held resolves."""
    terms = known.by_office.get(office, ())
    if when is None:
        return _only(terms)
    if standing is Standing.HOLDER:
        return _holders(terms, when)
    if standing is Standing.ELECT:
        return _elect(terms, when)
    if standing is not Standing.FORMER and (left := _just_left(terms, when)):
        return left
    return _holders(terms, when) if standing is Standing.LEAVING else _former(office, terms, when)


def predecessor(known: Offices, office: Office, actor_id: str, when: Period | None) -> Resolution:
    """The one who held `office` right before the term of `actor_id` that has begun last by `when`."""
    terms = known.by_office.get(office, ())
    begun = [n for n, term in enumerate(terms) if term.actor_id == actor_id and (not when or term.starts[0] <= when[1])]
    if not begun or not begun[-1]:
        return NOBODY
    before = terms[begun[-1] - 1]
    return Resolution((before.actor_id,), f"held the office before, {before.words}")


def held(known: Offices, actor_id: str, office: Office) -> tuple[Term, ...]:
    """The terms that `actor_id` served in `office`."""
    return tuple(t for t in known.by_actor.get(actor_id, ()) if office in t.offices)


def _holders(terms: tuple[Term, ...], when: Period) -> Resolution:
    """Those who may have held the seat in that time: two on a handover day."""
    covering = [t for t in terms if t.meets(when)]
    actors = tuple(dict.fromkeys(t.actor_id for t in covering))
    if not covering:
        return NOBODY
    if len(actors) > 1:
        handover = len(actors) == 2 and when[0] == when[1] and any(t.ends[0] == when[0] for t in covering)
        candidates = "; ".join(f"{t.actor_id} {t.words}" for t in covering)
        return Resolution(actors, f"ambiguous: the office may have changed hands in that time: {candidates}", handover)
    return Resolution(actors, f"held the office {covering[-1].words}")


def _elect(terms: tuple[Term, ...], when: Period) -> Resolution:
    """The one who takes the seat next, when that comes soon."""
    coming = [t for t in terms if when[1] < t.starts[0] <= when[1] + timedelta(days=ELECT_DAYS)]
    if not coming:
        return NOBODY
    return Resolution((coming[0].actor_id,), f"took the office afterwards, {coming[0].words}")


def _former(office: Office, terms: tuple[Term, ...], when: Period) -> Resolution:
    """The only one who had left the seat by then; several former holders are not told apart.

    But for heads of state and government nobody knows those before the first that is listed: the only one listed may
    be another.
    """
    now = {t.actor_id for t in terms if t.meets(when)}
    left = dict.fromkeys(t.actor_id for t in terms if t.ends[1] < when[0] and t.actor_id not in now)
    if len(left) != 1:
        return Resolution(tuple(left), "ambiguous: several had left the office by then") if left else NOBODY
    if not office.role.startswith("head-of-"):
        return Resolution((), "ambiguous: who held the office before the first listed one is not known")
    return Resolution(tuple(left), "the only one known to have left the office by then")


def _just_left(terms: tuple[Term, ...], when: Period) -> Resolution | None:
    """The one whose term ended on the day or not long before it."""
    left = [t for t in terms if t.ends[1] != date.max and _shortly_before(t.ends[1], when)]
    if not left:
        return None
    last = max(left, key=lambda term: (term.ends, term.starts))
    return Resolution((last.actor_id,), f"had just left the office, {last.words}")


def _shortly_before(day: date, when: Period) -> bool:
    return day <= when[1] and when[0].toordinal() - day.toordinal() <= _LATELY.days


def _only(terms: tuple[Term, ...]) -> Resolution:
    """The seat's only holder; an article without a day leaves several open."""
    actors = tuple(dict.fromkeys(t.actor_id for t in terms))
    if not actors:
        return NOBODY
    return Resolution(actors, "the only known holder" if len(actors) == 1 else "ambiguous: the text has no day")


def head(phrase: str, body: str) -> Office:
    """The head of an organization, by the words that the text uses for it."""
    return Office(f"head {phrase}", body=body)


def _offices(row: dict[str, str]) -> Iterator[Office]:
    """The seat of a row, by its country where it has one; a body's head has one for each of its phrases."""
    yield Office(row["role"], row["country"], "" if row["country"] else row["body_id"])
    for phrase in filter(None, row["phrases"].split("|")):
        yield head(plain_key(phrase), row["body_id"])


def _rows(frame: pl.DataFrame) -> list[dict[str, str]]:
    return frame.to_dicts()


def _term(row: dict[str, str]) -> Term:
    """A row of offices.csv."""
    grains = (row["precision"] or "day").split()
    start = _words(row["start_on"], grains[0])
    end = _words(row["end_on"], grains[-1])
    return Term(
        actor_id=row["actor_id"],
        offices=tuple(_offices(row)),
        starts=_bounds(row["start_on"], grains[0], _FAR_PAST),
        ends=_bounds(row["end_on"], grains[-1], _FAR_FUTURE),
        acting=row["acting"] == "true",
        words=f"{start} – {end}".strip(" –") if end else f"since {start}",
    )


def _bounds(text: str, precision: str, unknown: date) -> tuple[date, date]:
    """The first and last day that `text` may stand for at its precision."""
    if not text:
        return unknown, unknown
    day = date.fromisoformat(text)
    if precision == "year":
        return date(day.year, 1, 1), date(day.year, 12, 31)
    if precision == "month":
        return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
    return day, day


def _words(text: str, precision: str) -> str:
    """`text` as it is read: 20 Jan 2021, Jan 2021 or 2021."""
    if not text:
        return ""
    form = {"year": "%Y", "month": "%b %Y"}.get(precision, "%d %b %Y")
    return date.fromisoformat(text).strftime(form).lstrip("0")
