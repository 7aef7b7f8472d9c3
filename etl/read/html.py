"""One saved web page in, its raw article out: what the page says of itself first, then its main text."""

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import lxml.html
import trafilatura
from lxml.etree import LxmlError

from etl.model import Reject, Source
from etl.read import reasons
from etl.read.identity import host
from etl.read.inputs import refuse
from etl.read.lines import to_line
from etl.read.metadata import what_it_says
from etl.read.raw import RawArticle
from etl.read.streams import Blob, decode, read_all, tell_encoding

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # a page without a main text is told as a reject
_MOST = 16 << 20  # bytes of one page
_MOST_TAGS = 100_000  # opening and closing ones of one page
_MOST_ATTRIBUTES = 1_000  # of one tag
_LONG_TAG = re.compile(r"<[A-Za-z][^<>]{2000,}")
_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]{3,20})", re.I)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_HEAD = 8000  # characters in which a page says where it was saved from
_SAVED = re.compile(
    r"<!--\s*saved from url=\(\d+\)(https?://\S+)"
    r"|<!--\s*Page saved with SingleFile\s+url:\s*(https?://\S+)"
    r"|<!--\s*Mirrored from ([\w.-]+/\S*) by HTTrack"
)
_SITE_SUFFIX = re.compile(r"\s+[|\-–—·»:]\s+")
_LONGEST_STAMP = 80  # characters of a line that only says when
_LEAST_TEXT = 40  # characters of a main text


@dataclass(frozen=True, slots=True)
class _Page:
    """A parsed page and its text."""

    text: str
    tree: Any


def read_html(blob: Blob, address: str = "") -> Iterator[RawArticle | Reject]:
    """The article of a page, or why it holds none; a note when its bytes are not in UTF-8.

    A page that does not tell its address has `address`, which then says where it was saved from: of a part of another
    file, whose bytes are not those of the file.
    """
    data = read_all(blob, _MOST)
    text, note = _text(data)
    if note:
        yield refuse(blob.uri, note)
    if _is_monster(text):
        yield refuse(blob.uri, reasons.TOO_BIG)
        return
    page = _parse(text)
    if page is None:
        yield refuse(blob.uri, reasons.NO_MAIN_TEXT)
        return
    raw = _raw(page, Source(blob.uri, "page") if address else Source(blob.uri, "page", 0, len(data)), address)
    if len(raw.body) < _LEAST_TEXT and not (raw.title and raw.lead):
        yield refuse(blob.uri, reasons.NO_MAIN_TEXT, raw.title)
        return
    yield raw
    if not raw.published:
        yield refuse(blob.uri, reasons.KEPT_UNDATED, raw.title, raw.source.locator)


def _text(data: bytes) -> tuple[str, str | None]:
    """The page as text: UTF-8 where it can be, whatever it declares; else as declared, else by its letters."""
    told = tell_encoding(data)
    declared = _DECLARED.search(data[:4096])
    if told.note and declared and told.name != "utf-16" and declared[1].lower() not in {b"utf-8", b"utf8"}:
        try:
            return data.decode(declared[1].decode()), None
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data, told.name), told.note


def _is_monster(text: str) -> bool:
    """Whether a page has so many tags, or a tag so many attributes, that its parsers would take minutes."""
    return text.count("<") > _MOST_TAGS or any(
        len(tag[0].split(None, _MOST_ATTRIBUTES)) > _MOST_ATTRIBUTES for tag in _LONG_TAG.finditer(text)
    )


def _parse(text: str) -> _Page | None:
    """The page's tree; None when there is nothing to parse."""
    text = _XML_DECLARATION.sub("", text.replace("\0", "\ufffd"))
    try:
        tree = lxml.html.document_fromstring(text, parser=lxml.html.HTMLParser(huge_tree=True, no_network=True))
    except (LxmlError, ValueError, AssertionError):
        return None
    return _Page(text, tree)


def _raw(page: _Page, source: Source, address: str) -> RawArticle:
    """The raw article: linked data, then metadata, then what stands on the page, field by field."""
    said = what_it_says(page.tree)
    body = _main_text(page)
    stated = said.get("body", "")
    outlet = said.get("outlet", "") or host(said.get("url", ""))
    raw = RawArticle(
        source=source,
        title=_without_site(said.get("title", ""), outlet),
        body=body if len(body) >= min(len(stated), 4 * len(body)) / 2 and body else stated,
        lead=said.get("lead", ""),
        url=said.get("url", "") or address or (source.uri if source.uri.startswith("http") else _saved_from(page.text)),
        published=said.get("published", ""),
        outlet=outlet,
        author=said.get("author", "") if "://" not in said.get("author", "") else "",
        keywords=tuple(said.get("keywords", ())),
    )
    return replace(raw, body=_without_head(raw.body, raw.title))


def _saved_from(text: str) -> str:
    """The address that the browser or the copier that saved a page wrote into it."""
    found = _SAVED.search(text[:_HEAD])
    if found is None:
        return ""
    return found[1] or found[2] or f"http://{found[3]}"


def _main_text(page: _Page) -> str:
    """The main text by trafilatura, one paragraph a line; empty when it finds none."""
    text = _extract(page, precise=False)
    if "\n" in text:
        return text
    parted = _extract(
        page, precise=True
    )  # a short text comes in one piece, heading and all, unless asked to be precise
    return parted if "\n" in parted else text


def _extract(page: _Page, precise: bool) -> str:
    """One try of trafilatura."""
    try:
        found = trafilatura.extract(
            page.text, include_comments=False, include_tables=False, favor_precision=precise, with_metadata=False
        )
    except Exception:  # trafilatura raises what its parsers raise; a page without a main text is told by the caller
        return ""
    return found or ""


def _without_site(title: str, outlet: str) -> str:
    """`title` without the site's name behind a dash or bar."""
    parts = _SITE_SUFFIX.split(title)
    if len(parts) > 1 and outlet and (parts[-1] in outlet or outlet in parts[-1]):
        return title[: title.rindex(parts[-1])].rstrip(" |-–—·»:")
    return title


def _without_head(body: str, title: str) -> str:
    """`body` without first paragraphs that repeat the title or only say the date."""
    first, _, rest = body.partition("\n")
    while rest and _is_head(first, title):
        body = rest
        first, _, rest = body.partition("\n")
    return body


def _is_head(paragraph: str, title: str) -> bool:
    """Whether a paragraph is the title again, or tells when the page was published, changed or saved."""
    line = to_line(paragraph, 0)
    is_stamp = line.is_date or (line.meaning in {"published", "crawl"} and len(paragraph) <= _LONGEST_STAMP)
    return is_stamp or " ".join(paragraph.split()) == " ".join(title.split())
