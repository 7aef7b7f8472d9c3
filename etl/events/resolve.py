"""A summit phrase and the days around it into the one edition that fits, or a refusal."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from etl.events.editions import Edition
from etl.events.forms import folded
from etl.events.names import bare
from etl.events.phrases import Phrase

_NEAR = timedelta(days=60)  # between publication and an edition that nothing but its name points to
_LATEST = timedelta(days=250)  # the same after the edition, when no other summit of the time bears the name
_YEARLY = timedelta(days=400)  # the same where the text says "last", "next", or gives its number
_DURING = timedelta(days=7)  # the same for "the summit" in an article that names the organization alone
_UNDER_WAY = timedelta(days=1)  # the same where the article names the city alone
_SLACK = timedelta(days=2)  # by which a stated day may miss an edition's own days


@dataclass(frozen=True, slots=True)
class Moment:
    """What is known of the time: the publication day, and days that stand beside the phrase (half-open)."""

    published_on: date | None
    stated: tuple[tuple[date, date], ...] = ()
    years: frozenset[int] = frozenset()  # named in coarser dates beside the phrase: "عام 1990"
    organizations: frozenset[str] = frozenset()  # that the article names, and those whose organs it names
    cities: frozenset[str] = frozenset()  # that the article names


@dataclass(frozen=True, slots=True)
class Choice:
    """An edition by number, and why."""

    number: int
    reason: str


def choose(phrase: Phrase, editions: Sequence[Edition], moment: Moment, settled: frozenset[int]) -> Choice | None:
    """The edition that `phrase` means; `settled` are editions that the article has already named."""
    pools = (_pool(phrase, editions, settled), sorted(phrase.wider))
    choices = (_choose(phrase, editions, moment, settled, pool) for pool in pools if pool)
    return next(filter(None, choices), None)


def _choose(
    phrase: Phrase, editions: Sequence[Edition], moment: Moment, settled: frozenset[int], pool: Sequence[int]
) -> Choice | None:
    fitting = [n for n in pool if _in_city(phrase, editions[n], n) and _allows(phrase, editions[n], moment)]
    on_day = [number for number in fitting if _on_stated_day(editions[number], moment)]
    again = [number for number in on_day or fitting if number in settled]
    if again:
        best = min(again, key=lambda number: _rank(phrase, editions[number], moment))
        return Choice(best, "the edition that the article has already named")
    if moment.published_on is None:
        return _undated(phrase, fitting, editions, moment)
    ranked = sorted(fitting, key=lambda number: _rank(phrase, editions[number], moment))
    one_series = len({editions[number].series for number in pool}) == 1 or _alone(pool, editions, moment)
    choices = (_accept(phrase, editions[number], number, moment, one_series) for number in ranked)
    return next(filter(None, choices), None)


def _alone(pool: Sequence[int], editions: Sequence[Edition], moment: Moment) -> bool:
    """Whether no two editions of a shared name lie within a year or so of publication."""
    return sum(_distance(editions[number], moment) <= _YEARLY for number in pool) == 1


def choose_by_organization(phrase: Phrase, editions: Sequence[Edition], moment: Moment) -> Choice | None:
    """The edition of an organization that the article names, for "the summit" or "their 15th summit" near its days."""
    for number, edition in enumerate(editions):
        if edition.organization_id not in moment.organizations or not _in_city(phrase, edition, number):
            continue
        if not _allows(phrase, edition, moment) or phrase.countries:
            continue
        same_number = phrase.number is not None and phrase.number == edition.number
        same_number = same_number and _distance(edition, moment) <= _YEARLY
        reach = _DURING if phrase.definite else _UNDER_WAY if phrase.described else None
        near = moment.published_on is not None and reach is not None and _distance(edition, moment) <= reach
        if same_number or _on_stated_day(edition, moment) or (near and phrase.number is None):
            return Choice(number, f"“the summit” where the article names {edition.organization_id}")
    return None


def _undated(phrase: Phrase, fitting: Sequence[int], editions: Sequence[Edition], moment: Moment) -> Choice | None:
    """Without a publication day only one edition may fit: on a stated day, or by its number, year, name and city.

    Of several, the one that is held in a city, or by an organization, that the article names elsewhere.
    """
    on_day = [number for number in fitting if _on_stated_day(editions[number], moment)]
    if moment.stated and not on_day:
        return None
    found = on_day or [number for number in fitting if phrase.number in (None, editions[number].number)]
    if len(found) == 1:
        return Choice(found[0], "the only edition that name, number, city and days allow")
    there = [number for number in found if editions[number].city_id in moment.cities]
    held = [number for number in found if editions[number].organization_id in moment.organizations]
    named = there if len(there) == 1 else held
    return (
        Choice(named[0], "the only edition whose city and organization the article names") if len(named) == 1 else None
    )


def choose_by_place(editions: Sequence[Edition], moment: Moment) -> Choice | None:
    """The only edition that is under way at publication in a city that the article names: "Arab leaders meet in …"."""
    if moment.published_on is None:
        return None
    there = [n for n, e in enumerate(editions) if e.city_id in moment.cities and _distance(e, moment) <= _UNDER_WAY]
    return Choice(there[0], "under way in the city that the article names") if len(there) == 1 else None


def choose_by_kind(
    phrase: Phrase, edition: Edition, number: int, words: frozenset[str], moment: Moment
) -> Choice | None:
    """The article's only edition for "an emergency summit", where no word of the phrase is strange to its names."""
    if phrase.number is not None or len(phrase.countries) > 1 or _distance(edition, moment) > _NEAR:
        return None
    if moment.stated and not _on_stated_day(edition, moment):
        return None
    own = {bare(word) for name in edition.names for word in folded(name).split()}
    rare = edition.kind in ("extraordinary", "special")
    strange = words - own
    if strange and not (rare and phrase.extraordinary and len(strange) == 1):
        return None
    return Choice(number, "the only edition that the article names")


def _pool(phrase: Phrase, editions: Sequence[Edition], settled: frozenset[int]) -> list[int]:
    """The editions that name, city or coupled countries point to; what the article has settled in that city too."""
    if phrase.named is not None:
        return sorted(phrase.named | (settled & (phrase.city_in_name if phrase.city is None else phrase.city)))
    if len(phrase.countries) > 1:
        return [n for n, edition in enumerate(editions) if edition.participants == phrase.countries]
    return sorted(phrase.city) if phrase.city is not None and phrase.has_head else []


def _in_city(phrase: Phrase, edition: Edition, number: int) -> bool:
    """Whether the city that the text names is the edition's; a number outweighs it, for summits move."""
    return (
        phrase.city is None or number in phrase.city or (phrase.number is not None and phrase.number == edition.number)
    )


def _allows(phrase: Phrase, edition: Edition, moment: Moment) -> bool:
    """Whether nothing that the text says speaks against `edition`."""
    if edition.start_on is None or edition.end_on is None:
        return False
    if phrase.number is not None and phrase.number != edition.number and (edition.number or phrase.named is None):
        return False
    if phrase.year is not None and phrase.year != edition.start_on.year:
        return False
    if moment.years and edition.start_on.year not in moment.years:
        return False
    if len(phrase.countries) > 1 and edition.participants and not phrase.countries <= edition.participants:
        return False
    if moment.published_on is None:
        return True
    if phrase.gone and not phrase.coming and edition.start_on > moment.published_on:
        return False
    return not (phrase.coming and not phrase.gone and edition.end_on < moment.published_on - timedelta(days=1))


def _rank(phrase: Phrase, edition: Edition, moment: Moment) -> tuple[bool, bool, int, bool, str]:
    """Small for the better edition: on a stated day, there of an organization that is named, near, of its kind.

    "Its kind" is the one that the text says; "near" is near the publication day.
    """
    far = _distance(edition, moment).days
    if moment.published_on and edition.start_on and edition.start_on > moment.published_on:
        far *= 2  # the press looks back more than ahead
    wrong_kind = phrase.extraordinary != (edition.kind in ("extraordinary", "special"))
    on_day = _on_stated_day(edition, moment)
    stranger = on_day and edition.organization_id not in moment.organizations
    return not on_day, stranger, far + 10 * wrong_kind, wrong_kind, edition.summit_id


def _accept(phrase: Phrase, edition: Edition, number: int, moment: Moment, one_series: bool) -> Choice | None:
    if _on_stated_day(edition, moment):
        return Choice(number, "its days stand beside the name")
    if phrase.number is not None and phrase.number == edition.number:
        return Choice(number, f"edition {phrase.number} of its series")
    if phrase.year is not None:
        return Choice(number, f"the edition of {phrase.year}")
    if moment.published_on is None or edition.end_on is None:
        return None
    is_past = edition.end_on < moment.published_on
    reach = _YEARLY if phrase.coming or phrase.gone else _LATEST if one_series and is_past else _NEAR
    if _distance(edition, moment) <= reach:
        return Choice(number, "the edition nearest to the publication day")
    return None


def _distance(edition: Edition, moment: Moment) -> timedelta:
    """From the edition's days to the publication day; zero during it."""
    if moment.published_on is None or edition.start_on is None or edition.end_on is None:
        return timedelta(0)
    if moment.published_on < edition.start_on:
        return edition.start_on - moment.published_on
    return max(moment.published_on - edition.end_on, timedelta(0))


def _on_stated_day(edition: Edition, moment: Moment) -> bool:
    return any(_meets(edition, start, end) for start, end in moment.stated)


def _meets(edition: Edition, start: date, end: date) -> bool:
    if edition.start_on is None or edition.end_on is None:
        return False
    return start <= edition.end_on + _SLACK and end > edition.start_on - _SLACK


def named_years(intervals: Iterable[tuple[date | None, date | None]]) -> frozenset[int]:
    """The years of intervals that are longer than a month and no longer than a year."""
    return frozenset(a.year for a, b in intervals if a and b and 31 < (b - a).days <= 366)


def day_pairs(intervals: Iterable[tuple[date | None, date | None]]) -> tuple[tuple[date, date], ...]:
    """The intervals that are closed and no longer than a month: longer ones point to no edition."""
    return tuple((a, b) for a, b in intervals if a and b and (b - a).days <= 31)
