"""Articles in, the publication day and the placed dates of each out: every date of a text counted from its own day."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import lru_cache

from etl.dates.goes_on import ANCHORS, clock_day, coming, goes_on, inside, is_frame, same_as, without_slip
from etl.dates.headers import Header, read_headers
from etl.dates.likely import beside, is_yearless, resolve_likely
from etl.dates.placing.placed import Refused
from etl.dates.policy import Context
from etl.dates.publication import Published, find_publication
from etl.dates.resolve import place, resolve
from etl.dates.said import Found, Said, Tense
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
_CLOCK = frozenset((Precision.HOUR, Precision.MINUTE, Precision.SECOND))
_ONWARDS = timedelta(days=90)
_FAR = timedelta(days=125)  # from a date of the text to one that may no longer go on from it
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
    before: tuple[Found, DateMention] | None = None
    frames: list[DateMention] = []
    for found in founds:
        mention = resolve_likely(found, context, coming(before, found, published.day))
        if not _needs_day(mention, found, context):
            placed = PlacedDate(field, without_slip(mention, found, published.day))
        elif day := clock_day(found, before, text):
            placed = PlacedDate(field, resolve(found, replace(context, reference=day)), day, ANCHOR_BASIS)
        elif frames and (day := inside(frames, found, context)):
            placed = PlacedDate(field, resolve(found, replace(context, anchor=day)), day, ANCHOR_BASIS)
        elif day := same_as(before, found) or goes_on(anchor, found, text):
            is_year = anchor is not None and anchor.precision is Precision.YEAR
            counted = replace(context, anchor=day)
            placed = (_by_year if is_year else _by_anchor)(field, found, mention, counted)
        else:
            placed = _by_publication(field, found, mention, context, published)
        yield placed
        before = (found, placed.mention)
        if is_frame(placed.mention):
            frames.append(placed.mention)
        if mention.kind is DateKind.ABSOLUTE and mention.start and mention.precision in ANCHORS:
            anchor = mention


def _reference(published: Published) -> date | datetime | None:
    """The moment to count from: with its clock only when the outlet stated one."""
    at, precision = published.publication.at, published.publication.precision
    return at if published.day and precision in _CLOCK else published.day


def _needs_day(mention: DateMention, found: Found, context: Context) -> bool:
    """Whether another day of publication would give another answer."""
    if mention.kind in _FREE or mention.certainty is Certainty.STATED:
        return False
    return mention.start is None or not _has_own_day(found.said, found.tense, found.in_text, context.saudi)


@lru_cache(maxsize=1 << 12)
def _has_own_day(said: Said, tense: Tense | None, in_text: bool, saudi: bool) -> bool:
    """Whether an expression names its time to a reader who does not know the day of publication."""
    try:
        return place(said, Context(tense=tense, in_text=in_text, saudi=saudi)).start is not None
    except Refused:
        return False


def _by_year(field: Field, found: Found, mention: DateMention, context: Context) -> PlacedDate:
    """A date in the year of `context.anchor`; `mention` is what the publication day gives, and stays beside it."""
    placed = resolve(found, context)
    if placed.start is None:
        return PlacedDate(field, mention)
    return PlacedDate(field, beside(placed, [mention]), context.anchor, ANCHOR_BASIS)


def _by_anchor(field: Field, found: Found, mention: DateMention, context: Context) -> PlacedDate:
    """The same for an anchor within a year: a story goes on, so that a later day may lie farther off than an earlier.

    What lies far from the anchor and nearer to the publication is counted from there.
    """
    if context.anchor is None:
        return PlacedDate(field, mention)
    behind = replace(context, anchor=min(context.anchor, date.max - _ONWARDS) + _ONWARDS)
    placed = resolve(found, behind if is_yearless(found.said) else context)
    if placed.start is None:
        return PlacedDate(field, mention)
    off, day = abs(placed.start.date() - context.anchor), context.reference
    if day and mention.start and off > max(_FAR, abs(mention.start.date() - _date(day))):
        return PlacedDate(field, beside(mention, [placed]))
    return PlacedDate(field, beside(placed, [mention]), context.anchor, ANCHOR_BASIS)


def _date(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _by_publication(
    field: Field, found: Found, mention: DateMention, context: Context, published: Published
) -> PlacedDate:
    """A date counted from the publication day, with what the rival days would give beside it."""
    if published.day is None:
        return PlacedDate(field, mention)
    others = [resolve_likely(found, replace(context, reference=day)) for day in published.rivals]
    likely = [other for other in others if other.certainty is not Certainty.CONFLICT]  # "today, Monday" rules them out
    return PlacedDate(field, beside(mention, likely), published.day, str(published.publication.basis))
