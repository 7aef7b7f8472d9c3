"""One saved web page in, its raw article out: what the page says of itself first, then its main text."""

import json
import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import lxml.html
import trafilatura
from lxml.etree import LxmlError

from etl.model import Reject, Source
from etl.read import reasons
from etl.read.facts import rows
from etl.read.identity import host
from etl.read.inputs import refuse
from etl.read.markup import strip_tags
from etl.read.raw import RawArticle
from etl.read.streams import Blob, decode, read_all, tell_encoding

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # a page without a main text is told as a reject
_MOST = 16 << 20  # bytes of one page
_ARTICLE = re.compile(
    r"(?:News|Report|Analysis|Opinion|Review|Satirical|LiveBlog|Background)?\w*Article|BlogPosting|Report", re.I
)
_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]{3,20})", re.I)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_SITE_SUFFIX = re.compile(r"\s+[|\-–—·»:]\s+")
_LEAST_TEXT = 40  # characters of a main text

Fields = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Page:
    """A parsed page and its text."""

    text: str
    tree: Any


def read_html(blob: Blob) -> Iterator[RawArticle | Reject]:
    """The article of a page, or why it holds none; a note when its bytes are not in UTF-8."""
    data = read_all(blob, _MOST)
    text, note = _text(data)
    if note:
        yield refuse(blob.uri, note)
    page = _parse(text)
    if page is None:
        yield refuse(blob.uri, reasons.NO_MAIN_TEXT)
        return
    raw = _raw(page, Source(blob.uri, "page", 0, len(data)))
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


def _parse(text: str) -> _Page | None:
    """The page's tree; None when there is nothing to parse."""
    text = _XML_DECLARATION.sub("", text.replace("\0", "\ufffd"))
    try:
        tree = lxml.html.document_fromstring(text, parser=lxml.html.HTMLParser(huge_tree=True, no_network=True))
    except (LxmlError, ValueError, AssertionError):
        return None
    return _Page(text, tree)


def _raw(page: _Page, source: Source) -> RawArticle:
    """The raw article: linked data, then metadata, then what stands on the page, field by field."""
    said = _linked_data(page.tree)
    for field, value in (*_metadata(page.tree).items(), *_visible(page.tree).items()):
        said.setdefault(field, value)
    body = _main_text(page)
    stated = said.get("body", "")
    outlet = said.get("outlet", "") or host(said.get("url", ""))
    raw = RawArticle(
        source=source,
        title=_without_site(said.get("title", ""), outlet),
        body=body if len(body) >= min(len(stated), 4 * len(body)) / 2 and body else stated,
        lead=said.get("lead", ""),
        url=said.get("url", "") or (source.uri if source.uri.startswith("http") else ""),
        published=said.get("published", ""),
        outlet=outlet,
        author=said.get("author", "") if "://" not in said.get("author", "") else "",
        keywords=tuple(said.get("keywords", ())),
    )
    return replace(raw, body=_without_title(raw.body, raw.title))


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


def _linked_data(tree: Any) -> Fields:
    """What the page's JSON-LD says of its article."""
    for script in tree.xpath('//script[@type="application/ld+json"]/text()'):
        try:
            data = json.loads(script.strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data, 0):
            kind = node.get("@type")
            if any(_ARTICLE.fullmatch(str(one)) for one in (kind if isinstance(kind, list) else [kind])):
                return _from_node(node)
    return {}


def _nodes(data: object, depth: int) -> Iterator[Mapping[str, Any]]:
    """All objects of a linked-data document, outer ones first."""
    if depth > 6:
        return
    if isinstance(data, Mapping):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"):
            yield from _nodes(data.get(key), depth + 1)
    elif isinstance(data, list):
        for one in data:
            yield from _nodes(one, depth + 1)


def _from_node(node: Mapping[str, Any]) -> Fields:
    """The fields of one schema.org article."""
    page = node.get("mainEntityOfPage")
    found = {
        "title": _name(node.get("headline")) or _name(node.get("name")),
        "published": _name(node.get("datePublished")) or _name(node.get("dateCreated")),
        "body": strip_tags(_name(node.get("articleBody"))),
        "lead": _name(node.get("description")),
        "url": _name(node.get("url")) or (page if isinstance(page, str) else _name((page or {}).get("@id"))),
        "outlet": _name(node.get("publisher")),
        "author": _name(node.get("author")),
        "keywords": _words(node.get("keywords")),
    }
    return {field: value for field, value in found.items() if value}


def _name(value: object) -> str:
    """A value of linked data as text: itself, its name, or those of a list."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_name, value)))
    if isinstance(value, Mapping):
        return _name(value.get("name") or value.get("@value") or "")
    return str(value).strip() if isinstance(value, str | int | float) else ""


def _words(value: object) -> list[str]:
    """Keywords as a list."""
    parts = value if isinstance(value, list) else str(value or "").replace("،", ",").replace(";", ",").split(",")
    return [name for part in parts if (name := _name(part))]


@cache
def _known_metadata() -> tuple[tuple[str, str, str], ...]:
    """Field, attribute and name of each metadata element that says something of an article, the best first."""
    return tuple((row["field"], row["kind"], row["name"].lower()) for row in rows("page_metadata.csv"))


def _metadata(tree: Any) -> Fields:
    """What the page's meta elements say of its article."""
    values: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = (element.get("content") or "").strip()
        for attribute in ("property", "name", "itemprop"):
            if content and (name := element.get(attribute)):
                values.setdefault(name.strip().lower(), []).append(content)
    found: Fields = {}
    for field, _, name in _known_metadata():
        if field not in found and name in values:
            found[field] = (
                _words(values[name] if len(values[name]) > 1 else values[name][0])
                if field == "keywords"
                else values[name][0]
            )
    return found


def _visible(tree: Any) -> Fields:
    """What stands on the page: its heading, its canonical address, the first machine-readable time of its article."""
    found: Fields = {}
    heading = tree.xpath("//h1[not(ancestor::header[not(ancestor::article)]) or count(//h1)=1]")
    title = (heading[0].text_content() if heading else "").strip() or (tree.findtext(".//title") or "").strip()
    if title:
        found["title"] = title
    times = tree.xpath("//article//time[@datetime]/@datetime | //main//time[@datetime]/@datetime") or tree.xpath(
        "//time[@datetime]/@datetime"
    )
    if len(set(times)) == 1 or (times and tree.xpath("//article//time[@datetime]")):
        found["published"] = str(times[0]).strip()
    canonical = tree.xpath('//link[@rel="canonical"]/@href')
    if canonical and "://" in canonical[0]:
        found["url"] = str(canonical[0])
    return found


def _without_site(title: str, outlet: str) -> str:
    """`title` without the site's name behind a dash or bar."""
    parts = _SITE_SUFFIX.split(title)
    if len(parts) > 1 and outlet and (parts[-1] in outlet or outlet in parts[-1]):
        return title[: title.rindex(parts[-1])].rstrip(" |-–—·»:")
    return title


def _without_title(body: str, title: str) -> str:
    """`body` without a first paragraph that repeats the title."""
    first, _, rest = body.partition("\n")
    return rest if rest and " ".join(first.split()) == " ".join(title.split()) else body
