"""The filters' rules written a second time, in plain Python over the hand-made store: what SQL must agree with."""

import re
from datetime import datetime, timedelta

from dashboard.filters import Filters
from etl.text import fold_key
from tests.dashboard.told import ACTORS, ALIASES, DOCUMENTS, EVENTS, Event, days, search_text

_ARTICLES = {document.id: document for document in DOCUMENTS}
_COUNTRY = {row[0]: row[4] for row in ACTORS}


def shown(filters: Filters) -> set[str]:
    """The ids of the events that `filters` stand for."""
    return {event.id for event in EVENTS if _matches(event, filters)}


def _matches(event: Event, filters: Filters) -> bool:
    actors = {actor for actor, _, _ in event.actors}
    articles = [_ARTICLES[report.document] for report in event.reports]
    countries = {f"c.{_COUNTRY[actor]}" for actor in (*actors, *filter(None, [event.place])) if _COUNTRY[actor]}
    return (
        _in_days(event, filters)
        and set(filters.actors_all) <= actors
        and (not filters.actors_any or bool(actors & set(filters.actors_any)))
        and not actors & set(filters.actors_none)
        and (not filters.organizations_any or bool(actors & set(filters.organizations_any)))
        and (not filters.countries or bool(countries & set(filters.countries)))
        and _one_of(event.type, filters.types)
        and _one_of(event.summit, filters.summit)
        and _one_of(event.status, filters.status)
        and _one_of(event.precision, filters.precision)
        and _one_of(event.certainty, filters.certainty)
        and _one_of(event.calendar, filters.calendar)
        and (not filters.outlets or any(article.outlet in filters.outlets for article in articles))
        and (not filters.languages or any(article.language in filters.languages for article in articles))
        and (filters.new_since is None or any(article.build > filters.new_since for article in articles))
        and _told(event, filters)
    )


def _one_of(value: str | None, wanted: tuple[str, ...]) -> bool:
    return not wanted or value in wanted


def _in_days(event: Event, filters: Filters) -> bool:
    if not filters.since and not filters.until:
        return True
    interval = days(event)
    if interval is None:
        return filters.undated
    start, end = interval
    first = datetime.combine(filters.since, datetime.min.time()) if filters.since else datetime.min
    last = datetime.combine(filters.until, datetime.min.time()) + timedelta(days=1) if filters.until else datetime.max
    return start < last and end > first


def _told(event: Event, filters: Filters) -> bool:
    if not filters.q:
        return True
    if filters.exact or not fold_key(filters.q):
        titles = [_ARTICLES[report.document].title for report in event.reports]
        return any(filters.q in text for text in (event.headline_ar, event.headline_en, *titles))
    spelled = [fold_key(alias) for who, alias, *_ in ALIASES if who in {actor for actor, _, _ in event.actors}]
    names = [fold_key(name) for actor, _, _ in event.actors for row in ACTORS if row[0] == actor
             for name in row[2:4] if name]  # fmt: skip
    texts = [search_text(event), *spelled, *names]
    return all(any(_holds(text, word) for text in texts) for word in fold_key(filters.q).split())


def _holds(text: str, word: str) -> bool:
    """A word of `text` is `word`, behind Arabic particles too; a longer word does when `word` has four letters."""
    for one in text.split():
        bare = {one, re.sub("^[وف]", "", one)}
        if re.match("[\u0621-\u064a]", word):
            bare |= {re.sub("^[بكل]", "", form) for form in bare} | {re.sub("^لل", "", form) for form in bare}
            bare |= {re.sub("^ال", "", form) for form in bare}
        else:
            bare = {one}
        if any(form == word or (len(word) > 3 and form.startswith(word)) for form in bare):
            return True
    return False
