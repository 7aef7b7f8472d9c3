"""An article and the dates found in it → the day on which it was published, with every reading that speaks for one.

A header may be the page's clock or a crawler's stamp. What stands in the address, in the dateline and beside a
weekday ("اليوم الاثنين") was written for the article, and beats it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from etl.dates.addresses import address_day
from etl.dates.clues import Clue, find_clues, stated_day, tells_of_other_years
from etl.dates.headers import Header
from etl.dates.policy import Context
from etl.dates.said import Found
from etl.model import Article, Precision, Publication, PublishedBasis, PublishedReading

_LATE = 45  # days by which a stamp may follow its article; beyond it is the clock of the page
_REACH = (0, -1, 1, -2, -3, -4, -5)  # days from the best reading to that of a weekday, the likeliest first
_COARSE = frozenset((Precision.MONTH, Precision.QUARTER, Precision.SEASON, Precision.HALF, Precision.YEAR))
_OWN = frozenset((PublishedBasis.URL, PublishedBasis.DATELINE))


@dataclass(frozen=True, slots=True)
class Published:
    """The publication of an article; `rivals` are days of other readings that nothing in the text rules out."""

    publication: Publication
    rivals: tuple[date, ...] = ()

    @property
    def day(self) -> date | None:
        """The day from which the article counts; null when no reading gives a day."""
        at, precision = self.publication.at, self.publication.precision
        return None if at is None or precision in _COARSE else at.date()


def find_publication(
    article: Article, header: Header | None, title: Sequence[Found], body: Sequence[Found]
) -> Published:
    """The publication of `article` by its header, its address and the dates that stand in its body and title."""
    readings = _readings(article, header, body)
    best = next((reading for reading in readings if reading.basis is not PublishedBasis.PAGE_CLOCK), None)
    base = best.at.date() if best and best.precision not in _COARSE else None
    days = [] if base is None else list(_days_near(base, readings))
    clues = find_clues((*body, *title), base)
    told = _weigh(base, days, clues)
    if told is None:
        return Published(_publication(best, header, readings))
    readings = [_marked(reading, told) for reading in readings]
    witness = next((clue for clue in clues if clue.fits(told)), None)
    if witness:
        readings.append(_day_reading(PublishedBasis.WEEKDAY, told, witness.surface))
    chosen = next(r for r in readings if r.at.date() == told and r.basis is not PublishedBasis.PAGE_CLOCK)
    publication = _publication(chosen, header, readings)
    if witness is None:
        return Published(publication, tuple(dict.fromkeys(day for day in days if day != told)))
    is_sure = base is None or told in days or abs((told - base).days) == 1 or witness.on is not None
    return Published(publication, () if is_sure or base is None else (base,))


def _weigh(base: date | None, days: Sequence[date], clues: Sequence[Clue]) -> date | None:
    """The day that most clues fit: `base` when none speaks against it, else another reading or a day near `base`."""
    if not clues:
        return base
    near = [base, *days, *(base + timedelta(days=reach) for reach in _REACH)] if base else []
    told = [clue.on - timedelta(days=clue.days) for clue in clues if clue.on]
    return max(dict.fromkeys([*near, *told]), key=lambda day: sum(clue.fits(day) for clue in clues), default=None)


def _marked(reading: PublishedReading, told: date) -> PublishedReading:
    """A header that lies months from the day that the rest tells is the clock of the page."""
    if reading.basis is PublishedBasis.HEADER and reading.precision not in _COARSE:
        is_clock = abs((reading.at.date() - told).days) > _LATE
        return replace(reading, basis=PublishedBasis.PAGE_CLOCK) if is_clock else reading
    return reading


def _days_near(base: date, readings: Sequence[PublishedReading]) -> Iterator[date]:
    """The days that may be meant as well as `base`; the clock of a page months away is none."""
    for reading in readings:
        if reading.precision not in _COARSE and abs((reading.at.date() - base).days) <= _LATE:
            yield reading.at.date()


def _publication(
    chosen: PublishedReading | None, header: Header | None, readings: Sequence[PublishedReading]
) -> Publication:
    """The publication by the `chosen` reading; the offset from UTC is the header's."""
    if chosen is None:
        return Publication(readings=tuple(readings))
    offset = header.utc_offset_minutes if header and chosen.basis is PublishedBasis.HEADER else None
    return Publication(chosen.at, chosen.precision, chosen.basis, offset, tuple(readings))


def _readings(article: Article, header: Header | None, body: Sequence[Found]) -> list[PublishedReading]:
    """What header, address and dateline say, the most trusted first; a header that is a page's clock comes last."""
    own = []
    if article.url and (address := address_day(article.url)):
        own.append(_day_reading(PublishedBasis.URL, *address))
    near = own[0].at.date() if own else header.at.date() if header else None
    own += _datelines(article, body, near)
    if header is None:
        return own
    head = PublishedReading(PublishedBasis.HEADER, header.at, header.precision, header.surface)
    if _is_clock(head, own, body):
        return [*own, replace(head, basis=PublishedBasis.PAGE_CLOCK)]
    return [*own, head] if head.precision in _COARSE else [head, *own]


def _datelines(article: Article, body: Sequence[Found], near: date | None) -> Iterator[PublishedReading]:
    """The days in the dateline; one without a year is the nearest to `near`."""
    for found in body:
        if found.span.start >= article.dateline_end:
            return
        if day := stated_day(found, Context(anchor=near, saudi=article.outlet_country == "SA")):
            yield _day_reading(PublishedBasis.DATELINE, day, found.surface)


def _is_clock(head: PublishedReading, own: Sequence[PublishedReading], body: Sequence[Found]) -> bool:
    """Whether a header is later than all that was written for the article, or months away from it."""
    if head.precision in _COARSE:
        return False
    days = [(head.at.date() - reading.at.date()).days for reading in own]
    if days:
        return all(day > 0 or day < -_LATE for day in days)
    return tells_of_other_years(body, head.at.date())


def _day_reading(basis: PublishedBasis, day: date, surface: str) -> PublishedReading:
    return PublishedReading(basis, datetime.combine(day, time()), Precision.DAY, surface)
