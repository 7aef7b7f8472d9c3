"""One saved web page in, its raw articles out: what the page says of itself first, then its main text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import lxml.html
from lxml.etree import LxmlError, iterwalk

from etl.model import Reject, Source
from etl.read import reasons
from etl.read.identity import host
from etl.read.inputs import refuse
from etl.read.main_text import main_text, part_head
from etl.read.metadata import what_it_shows, what_it_states
from etl.read.raw import RawArticle
from etl.read.streams import Blob, decode, read_all, tell_encoding
from etl.read.teasers import strip_frame, strip_teasers, whole_stories

_MOST = 16 << 20  # bytes of one page
_MOST_TAGS = 100_000  # opening and closing ones of one page
_MANY_TAGS, _DEEPEST = 5_000, 300  # from so many on a page may nest them so deeply at most
_MOST_ATTRIBUTES = 1_000  # of one tag
_LONG_TAG = re.compile(r"<[A-Za-z][^<>]{2000,}")
_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]{3,20})", re.I)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_CONTROL = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f]")  # with one of them in the text trafilatura finds nothing
_HEAD = 8000  # characters in which a page says where it was saved from
_SAVED = re.compile(
    r"<!--\s*saved from url=\(\d+\)(https?://\S+)"
    r"|<!--\s*Page saved with SingleFile\s+url:\s*(https?://\S+)"
    r"|<!--\s*Mirrored from ([\w.-]+/\S*) by HTTrack"
)
_SITE_SUFFIX = re.compile(r"\s+[|\-–—·»:]\s+")
_LEAST_TEXT = 40  # characters of a main text
_LIVE = "LiveBlogPosting"  # schema.org's name for a page whose entries look like teasers
_LEAST_TEASERS, _LEAST_STORY = 5, 200  # with so many teasers and fewer characters a page is an index of others


@dataclass(frozen=True, slots=True)
class _Page:
    """A parsed page, what it states of its article, and where it was saved from as far as its text or file says so."""

    tree: Any
    stated: dict[str, Any]
    address: str
    source: Source


def read_html(blob: Blob, address: str = "") -> Iterator[RawArticle | Reject]:
    """The articles of a page, or why it holds none; a note when its bytes are not in UTF-8.

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
    tree = _parse(text)
    if tree is None or _is_deep(tree, text):
        yield refuse(blob.uri, reasons.NO_MAIN_TEXT if tree is None else reasons.TOO_BIG)
        return
    source = Source(blob.uri, "page") if address else Source(blob.uri, "page", 0, len(data))
    saved_from = address or (blob.uri if blob.uri.startswith("http") else _saved_from(text))
    for found in _found(_Page(tree, what_it_states(tree), saved_from, source), text):
        yield found
        if isinstance(found, RawArticle) and not found.published:
            yield refuse(blob.uri, reasons.KEPT_UNDATED, found.title, found.source.locator)


def _found(page: _Page, text: str) -> Iterator[RawArticle | Reject]:
    """The article of a page, those of one that holds several whole ones, or why it holds none."""
    others = 0 if _LIVE in text else strip_teasers(page.tree)
    strip_frame(page.tree)
    stories = [] if page.stated.get("kind") else whole_stories(page.tree)
    if len(stories) > 1:
        outlet = {"outlet": page.stated.get("outlet", "") or host(page.address)}
        for number, (tree, link) in enumerate(stories, 1):
            yield _raw(_Page(tree, outlet, link, replace(page.source, locator=f"article {number}")))
        return
    raw = _raw(page)
    if others and page.stated.get("kind") and len(raw.body) < _LEAST_TEXT:  # its teasers are its text: a review
        raw = _raw(replace(page, tree=_parse(text)))
    if others >= _LEAST_TEASERS and len(raw.body) < _LEAST_STORY and not page.stated.get("kind"):
        yield refuse(page.source.uri, reasons.INDEX, raw.title)
    elif len(raw.body) < _LEAST_TEXT and not (raw.title and raw.lead):
        yield refuse(page.source.uri, reasons.NO_MAIN_TEXT, raw.title)
    else:
        yield raw


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


def _is_deep(tree: Any, text: str) -> bool:
    """Whether a page of many tags nests them so deeply that a look at what stands around each would take minutes."""
    if text.count("<") < _MANY_TAGS:
        return False
    depth = 0
    for event, _ in iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > _DEEPEST:
            return True
    return False


def _parse(text: str) -> Any | None:
    """The page's tree; None when there is nothing to parse."""
    text = _XML_DECLARATION.sub("", _CONTROL.sub(" ", text.replace("\0", "\ufffd")))
    parser = lxml.html.HTMLParser(huge_tree=True, no_network=True, remove_comments=True, remove_pis=True)
    try:
        return lxml.html.document_fromstring(text, parser=parser)
    except (LxmlError, ValueError, AssertionError):
        return None


def _raw(page: _Page) -> RawArticle:
    """The raw article: linked data, then metadata, then what stands on the page, field by field."""
    shown = what_it_shows(page.tree)
    said = shown | page.stated
    if _is_cut(said.get("title", ""), shown.get("title", "")):
        said["title"] = shown["title"]
    body, stated = main_text(page.tree), said.get("body", "")
    outlet = said.get("outlet", "") or host(said.get("url", ""))
    title = " ".join(_without_site(said.get("title", ""), outlet).split())
    title, told, body = part_head(body if len(body) >= min(len(stated), 4 * len(body)) / 2 and body else stated, title)
    return RawArticle(
        source=page.source,
        title=title,
        body=body,
        lead=said.get("lead", ""),
        url=said.get("url", "") or page.address,
        published=said.get("published", "") or told,
        outlet=outlet,
        author=said.get("author", "") if "://" not in said.get("author", "") else "",
        keywords=tuple(said.get("keywords", ())),
    )


def _is_cut(title: str, whole: str) -> bool:
    """Whether a title is another one cut off, as linked data often have it."""
    return title.endswith(("...", "…")) and len(whole) >= len(title) and whole.startswith(title.rstrip(" .…"))


def _saved_from(text: str) -> str:
    """The address that the browser or the copier that saved a page wrote into it."""
    found = _SAVED.search(text[:_HEAD])
    if found is None:
        return ""
    return found[1] or found[2] or f"http://{found[3]}"


def _without_site(title: str, outlet: str) -> str:
    """`title` without the site's name behind a dash or bar."""
    parts = _SITE_SUFFIX.split(title)
    if len(parts) > 1 and outlet and (parts[-1] in outlet or outlet in parts[-1]):
        return title[: title.rindex(parts[-1])].rstrip(" |-–—·»:")
    return title
