"""A raw article in, an `Article` out: cleaned, named, its language told; or the reason why it is none."""

import re
from functools import lru_cache

from etl.model import Article, Reject
from etl.read import reasons
from etl.read.clean import clean_body, clean_line
from etl.read.dateline import dateline_end, is_byline
from etl.read.identity import document_id, host, plain_url
from etl.read.inputs import refuse
from etl.read.language import detect_language
from etl.read.outlets import outlet_country
from etl.read.raw import RawArticle

MOST_CHARACTERS = 1_000_000  # of a body: more is no article
_YEAR = re.compile(r"(?<!\d)(?:19[5-9]\d|20\d\d)(?!\d)")
_IN_PATH = re.compile(r"/((?:19|20)\d\d)/(?:0?[1-9]|1[0-2])/")
_LEAD_WORDS = 12  # an author of more words is a lead that slipped into the wrong column


def finish(raw: RawArticle) -> Article | Reject:
    """The article that `raw` becomes."""
    if len(raw.body) > MOST_CHARACTERS or len(raw.author) > MOST_CHARACTERS:
        return refuse(raw.source.uri, reasons.LONG_TEXT, raw.title or raw.body, raw.source.locator)
    author, body = _unshift(raw.author, raw.body or raw.lead)
    author, title, body = clean_line(author), clean_line(raw.title), clean_body(body)
    if not title and not body:
        return refuse(raw.source.uri, reasons.NO_TEXT, raw.url or raw.external_id, raw.source.locator)
    url, external_id = plain_url(raw.url), clean_line(raw.external_id)
    site = host(url)
    outlet = _outlet(raw.outlet, site)
    published = raw.published.strip()
    return Article(
        document_id=document_id(outlet, url, external_id, title, published, body),
        title=title,
        body=body,
        source=raw.source,
        language=detect_language(title, body),
        external_id=external_id or None,
        url=url or None,
        outlet=outlet or None,
        outlet_country=outlet_country(outlet, site),
        author=author.strip(" :-–|") or None,
        published_raw=published or None,
        keywords=_keywords(raw.keywords),
        dateline_end=dateline_end(body, author),
    )


def years_off(article: Article) -> str:
    """The years in the address or dateline when all are two or more from those of the date line; else empty."""
    stated = _years(article.published_raw or "")
    told = _years(" ".join(_IN_PATH.findall(article.url or "")) + " " + article.body[: article.dateline_end])
    off = stated and told and all(abs(one - other) > 1 for one in stated for other in told)
    return ", ".join(map(str, sorted(told))) if off else ""


def _years(text: str) -> set[int]:
    """The Gregorian years of our time that stand in `text`."""
    return {int(year) for year in _YEAR.findall(text)}


def _unshift(author: str, body: str) -> tuple[str, str]:
    """Author and body, the lead put back where it stands in the author's column."""
    text = author.strip()
    if "\n" not in text and (len(text.split()) < _LEAD_WORDS or is_byline(text)):
        return text, body
    first = text.partition("\n")[0].strip()
    byline = first if first != text and len(first.split()) < _LEAD_WORDS and is_byline(first) else ""
    return byline, body if body.lstrip().startswith(text) else f"{text}\n{body}"


@lru_cache(maxsize=4096)
def _outlet(outlet: str, site: str) -> str:
    """The outlet's name as given; the site of the article where it is missing or itself an address."""
    name = clean_line(outlet)
    if "://" in name:
        return site or host(name)
    return name or site


def _keywords(keywords: tuple[str, ...]) -> tuple[str, ...]:
    """Keywords cleaned, each once."""
    return tuple(dict.fromkeys(word for keyword in keywords if (word := clean_line(keyword)))) if keywords else ()
