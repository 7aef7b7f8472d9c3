"""Articles and the moment of the run that met them in, their publication and dates out, with that moment's help.

An entry of a fetched feed that tells no day counts from the day on which it was first seen, as if a page's clock had
said so. A day of publication beyond that moment is kept and noted. The moment is the run's `--as-of`, never a clock's.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from etl.dates import date_articles
from etl.model import Article, PlacedDate, Publication, PublishedBasis, Reject, Source
from etl.read import Input, reasons

Dated = tuple[Publication, tuple[PlacedDate, ...]]
_AHEAD = timedelta(days=2)  # time zones and papers that carry tomorrow's date


def date_seen(met: Sequence[tuple[Input, Article]]) -> list[Dated | Reject]:
    """The publication and dates of each article; a reject for one whose dates cannot be read."""
    dated = _date([article for _, article in met])
    return [
        _date_by_clock(article, item.seen, one) if item.seen and _is_entry(item, article) and _is_undated(one) else one
        for (item, article), one in zip(met, dated, strict=True)
    ]


def is_ahead(item: Input, publication: Publication) -> bool:
    """Whether an article claims to be published after the run that met it."""
    return bool(item.seen and publication.at and publication.at > item.seen + _AHEAD)


def _is_entry(item: Input, article: Article) -> bool:
    """Whether an article is an entry of a feed that was fetched."""
    return item.is_fetched and article.source.locator.startswith("entry ")


def _is_undated(dated: Dated | Reject) -> bool:
    return not isinstance(dated, Reject) and dated[0].at is None


def _date_by_clock(article: Article, seen: datetime, undated: Dated | Reject) -> Dated | Reject:
    """The dates of an article that counts from the day on which it was seen."""
    dated = _date([replace(article, published_raw=seen.date().isoformat())])[0]
    if isinstance(dated, Reject):
        return undated
    publication, placed = dated
    readings = tuple(replace(one, basis=_as_clock(one.basis)) for one in publication.readings)
    basis = publication.basis and _as_clock(publication.basis)
    header, clock = str(PublishedBasis.HEADER), str(PublishedBasis.PAGE_CLOCK)
    return replace(publication, basis=basis, readings=readings), tuple(
        replace(one, reference_basis=clock) if one.reference_basis == header else one for one in placed
    )


def _as_clock(basis: PublishedBasis) -> PublishedBasis:
    return PublishedBasis.PAGE_CLOCK if basis is PublishedBasis.HEADER else basis


def _date(articles: Sequence[Article]) -> list[Dated | Reject]:
    """The publication and dates of each article by its own words."""
    try:
        return list(date_articles(articles))
    except Exception as error:  # the last guard: one odd article must not stop a run of a million
        if len(articles) == 1:
            return [fault(articles[0], reasons.KEPT_UNREAD_DATES, error)]
    return [one for article in articles for one in _date([article])]


def fault(article: Article, reason: str, error: Exception) -> Reject:
    """An article that a step stumbled over."""
    return Reject(Source(article.source.uri, article.source.locator), reason, f"{type(error).__name__}: {error}")
