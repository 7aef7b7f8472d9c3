"""An RSS or Atom feed in, the raw articles of its entries out."""

import io
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

import feedparser

from etl.model import Reject, Source
from etl.read import reasons
from etl.read.inputs import refuse
from etl.read.raw import RawArticle
from etl.read.streams import Blob, decode, read_all, tell_encoding

_MOST = 10 << 20  # bytes of a feed
# The bytes are UTF-8 by then, whatever their own header claims.
_AS_UTF8 = {"content-type": "application/xml; charset=utf-8"}


def read_feed(blob: Blob) -> Iterator[RawArticle | Reject]:
    """The entries of a feed in its order; one note tells how many have no date."""
    data = read_all(blob, _MOST)
    told = tell_encoding(data)
    headers = _AS_UTF8
    if told.note == reasons.KEPT_REPLACED:
        headers = {}  # what it declares may be true
    elif told.note:
        yield refuse(blob.uri, told.note)
        data = decode(data, told.name).encode()
    try:
        parsed = feedparser.parse(io.BytesIO(data), response_headers=headers)
    except Exception as error:  # feedparser stumbles over some damaged prologues
        yield refuse(blob.uri, reasons.NOT_FEED, f"{type(error).__name__}: {error}")
        return
    if not parsed.entries:
        broken = parsed.get("bozo") and not parsed.feed.get("title")
        yield refuse(
            blob.uri, reasons.NOT_FEED if broken else reasons.EMPTY_FEED, str(parsed.get("bozo_exception", ""))
        )
        return
    raws = [
        _entry(entry, parsed.feed, Source(blob.uri, f"entry {number}"))
        for number, entry in enumerate(parsed.entries, 1)
    ]
    yield from raws
    undated = [raw.source.locator for raw in raws if not raw.published]
    if undated:
        yield refuse(blob.uri, reasons.KEPT_UNDATED_FEED, ", ".join(undated), f"{len(undated)} of {len(raws)} entries")
    if parsed.get("bozo") and isinstance(parsed.get("bozo_exception"), Exception) and not _is_harmless(parsed):
        yield refuse(blob.uri, reasons.KEPT_BROKEN_FEED, str(parsed.bozo_exception))


def _is_harmless(parsed: Any) -> bool:
    """Whether the parser only disagreed with the encoding that the header claims."""
    return type(parsed.bozo_exception).__name__ in {"CharacterEncodingOverride", "NonXMLContentType"}


def _entry(entry: Any, feed: Any, source: Source) -> RawArticle:
    """The raw article of one entry; its text is its longest content or summary, still with tags."""
    texts = [part.get("value") or "" for part in entry.get("content", [])] + [entry.get("summary") or ""]
    origin = (entry.get("source") or {}).get("title", "")
    return RawArticle(
        source=source,
        title=(entry.get("title") or "").removesuffix(f" - {origin}" if origin else ""),
        body=max(texts, key=len),
        external_id=entry.get("id", ""),
        url=_address(entry, feed, source.uri),
        published=_first(entry, ("published", "updated", "created")),
        outlet=origin or _site_name(feed),
        author=entry.get("author", ""),
        keywords=tuple(tag.get("term") or "" for tag in entry.get("tags", [])),
    )


def _address(entry: Any, feed: Any, uri: str) -> str:
    """The entry's address, made whole by that of the site or of the feed where it is a relative one."""
    link = entry.get("link", "") or (entry.get("id", "") if "://" in entry.get("id", "") else "")
    if not link or "://" in link:
        return str(link)
    site = next((one for one in (feed.get("link", ""), uri) if one.startswith(("http://", "https://"))), "")
    try:
        return str(urljoin(site, link))
    except ValueError:
        return ""


def _first(entry: Any, names: tuple[str, ...]) -> str:
    """The first of these values; feedparser's own `get` would pass one off for the other."""
    return next((str(value) for name in names if (value := dict.get(entry, name))), "")


def _site_name(feed: Any) -> str:
    """The outlet's name in a feed's title, without the section's name behind it."""
    title = " ".join(feed.get("title", "").split())
    for sign in (" - ", " – ", " | ", " :: ", " » "):
        title = title.split(sign)[0]
    return title or feed.get("publisher", "") or feed.get("link", "")
