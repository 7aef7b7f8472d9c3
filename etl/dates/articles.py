"""Articles in, the publication day and the placed dates of each out: every date of a text counted from its own day."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime

from etl.dates.headers import Header, read_headers
from etl.dates.likely import beside, is_yearless, resolve_likely
from etl.dates.policy import Context
from etl.dates.publication import Published, find_publication
from etl.dates.resolve import resolve
from etl.dates.said import Feast, Found
from etl.dates.spans import scan
from etl.model import (
    Article,
    Certainty,
    DateKind,
    DateMention,
    Field,
    Language,
    PlacedDate,
    Precision,
    Publication,
)

ANCHOR_BASIS = "date in the text"
_REACH = 250  # characters over which a year of the text goes on
_CLOCK = frozenset((Precision.HOUR, Precision.MINUTE, Precision.SECOND))
_ANCHORS = frozenset((Precision.DAY, Precision.MONTH, Precision.YEAR))
_FREE = frozenset((DateKind.ABSOLUTE, DateKind.RECURRENCE, DateKind.DURATION))


def date_articles(articles: Sequence[Article]) -> list[tuple[Publication, tuple[PlacedDate, ...]]]:
    """The publication and the dates of each article, in the order of `articles`; dates by field, then by place."""
    headers = read_headers([article.published_raw for article in articles])
    return [_date_article(article, header) for article, header in zip(articles, headers, strict=True)]


def _date_article(article: Article, header: Header | None) -> tuple[Publication, tuple[PlacedDate, ...]]:
    is_read = article.language is not Language.OTHER
    title, body = (scan(article.title), scan(article.body)) if is_read else ([], [])
    published = find_publication(article, header, title, body)
    placed = [
        *_place(Field.TITLE, article, title, published),
        *_place(Field.BODY, article, body, published),
    ]
    return published.publication, tuple(placed)


def _place(field: Field, article: Article, founds: Sequence[Found], published: Published) -> Iterator[PlacedDate]:
    """The mentions of one field, each counted from the publication or from a date that the text just named."""
    text = article.text(field)
    context = Context(_reference(published), saudi=article.outlet_country == "SA")
    anchor: DateMention | None = None
    for found in founds:
        mention = resolve_likely(found, context)
        if not _needs_day(mention, found, context):
            yield PlacedDate(field, mention)
        elif mention.start is None and (same := _same(field, found, anchor, context)):
            yield same
        elif near := _near(anchor, found, text):
            yield _by_anchor(field, found, mention, replace(context, anchor=near))
        else:
            yield _by_publication(field, found, mention, context, published)
        if mention.kind is DateKind.ABSOLUTE and mention.start and mention.precision in _ANCHORS:
            anchor = mention


def _reference(published: Published) -> date | datetime | None:
    """The moment to count from: with its clock only when the outlet stated one."""
    at, precision = published.publication.at, published.publication.precision
    return at if published.day and precision in _CLOCK else published.day


def _needs_day(mention: DateMention, found: Found, context: Context) -> bool:
    """Whether another day of publication would give another answer."""
    if mention.kind in _FREE or mention.certainty is Certainty.STATED:
        return False
    return mention.start is None or resolve(found, replace(context, reference=None)).start is None


def _near(anchor: DateMention | None, found: Found, text: str) -> date | None:
    """The last full date before a day or month without a year, when it stands close by in the same paragraph."""
    if anchor is None or anchor.start is None or not is_yearless(found.said) or isinstance(found.said, Feast):
        return None
    between = text[anchor.span.end : found.span.start]
    return anchor.start.date() if len(between) <= _REACH and "\n" not in between else None


def _same(field: Field, found: Found, anchor: DateMention | None, context: Context) -> PlacedDate | None:
    """A date that only the text's last full date can place: "at the end of the same year"."""
    if anchor is None or anchor.start is None:
        return None
    day = anchor.start.date()
    mention = resolve(found, replace(context, reference=None, anchor=day))
    return PlacedDate(field, mention, day, ANCHOR_BASIS) if mention.start else None


def _by_anchor(field: Field, found: Found, mention: DateMention, context: Context) -> PlacedDate:
    """A date in the year of `context.anchor`; `mention` is what the publication day gives, and stays beside it."""
    placed = resolve(found, context)
    return PlacedDate(field, beside(placed, [mention]), context.anchor, ANCHOR_BASIS)


def _by_publication(
    field: Field, found: Found, mention: DateMention, context: Context, published: Published
) -> PlacedDate:
    """A date counted from the publication day, with what the rival days would give beside it."""
    if published.day is None:
        return PlacedDate(field, mention)
    others = [resolve_likely(found, replace(context, reference=day)) for day in published.rivals]
    return PlacedDate(field, beside(mention, others), published.day, str(published.publication.basis))
