"""A parsed web page in, what it says of its article out: linked data first, then metadata, then what stands on it."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from etl.read.facts import rows
from etl.read.lines import to_line
from etl.read.markup import strip_tags

_ARTICLE = re.compile(
    r"(?:News|Report|Analysis|Opinion|Review|Satirical|LiveBlog|Background)?\w*Article|BlogPosting|Report", re.I
)
_WEB_PAGE = re.compile(r"(?:Item|Article)?(?:Web)?Page", re.I)
_WRAPPED = re.compile(r"\A\s*(?://|/\*)?\s*(?:<!\[CDATA\[|<!--)(?:\s*\*/)?|(?://|/\*)?\s*(?:\]\]>|-->)(?:\s*\*/)?\s*\Z")
_SITE = re.compile(r"\s+[|\-–—·»:]\s+")
# What stands in a page's frame or in its readers' comments is none of the article's own.
_OWN = """[not(ancestor::aside or ancestor::footer or ancestor::nav
               or ancestor::*[contains(@id, "comment") or contains(@class, "comment")])]"""
_LEADING = re.compile(
    r"(?:بقلم|بواسطة|إعداد|تقرير|كتب[ته]?|كتبها|By|Written by)\b\s*:?\s*(?:/\s*)?", re.I
)  # before a name
_DATELINE = re.compile(r",\s*[A-Z][A-Z .]+\Z")  # behind a name
_NAME = re.compile(r"[^\W\d_][^\d\n|@/]{2,60}")  # of a person or a newsroom

Fields = dict[str, Any]


def what_it_says(tree: Any) -> Fields:
    """The fields of the page's article, those of `RawArticle` by name; `keywords` is a list, the others are text."""
    said = _linked_data(tree)
    for field, value in (*_metadata(tree).items(), *_visible(tree).items()):
        said.setdefault(field, value)
    return said


def _linked_data(tree: Any) -> Fields:
    """What the page's JSON-LD says of its article."""
    pages: Fields = {}
    for script in tree.xpath('//script[starts-with(normalize-space(@type), "application/ld+json")]/text()'):
        try:
            data = json.loads(_WRAPPED.sub("", script).strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data, 0):
            if _is_a(node, _ARTICLE):
                return _from_node(node)
            if _is_a(node, _WEB_PAGE) and (published := _name(node.get("datePublished"))):
                pages.setdefault("published", published)
    return pages


def _is_a(node: Mapping[str, Any], kinds: re.Pattern[str]) -> bool:
    """Whether an object of linked data is of one of `kinds`."""
    kind = node.get("@type")
    return any(kinds.fullmatch(str(one)) for one in (kind if isinstance(kind, list) else [kind]))


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
    """What stands on the page: its heading, its address, the date and the author of its article, the site's name."""
    heading = tree.xpath("//h1[not(ancestor::header[not(ancestor::article)]) or count(//h1)=1]")
    canonical = [href for href in tree.xpath('//link[@rel="canonical"]/@href') if "://" in href]
    window, told = (tree.findtext(".//title") or "").strip(), _below(heading[0]) if heading else {}
    title = _marked(tree, "headline") or " ".join((heading[0].text_content() if heading else "").split())
    found = {
        "title": title or window,
        "published": _marked(tree, "datePublished") or _stated_time(tree) or told.get("published", ""),
        "url": str(canonical[0]) if canonical else "",
        "author": _author(tree) or told.get("author", ""),
        "outlet": _site_behind(" ".join(window.split()), title),
    }
    return {field: value for field, value in found.items() if value}


def _marked(tree: Any, name: str) -> str:
    """The first value that schema.org microdata give a property of the article; none where several could be meant."""
    found = {
        " ".join((element.get("content") or element.get("datetime") or element.text_content()).split()): None
        for element in tree.xpath("//*[@itemprop=$name][not(self::meta)]", name=name)
    }
    return next(iter(found)) if len(found) == 1 else ""


def _author(tree: Any) -> str:
    """The author whom the page marks as such; none where it marks several. Those of comments and frames don't count."""
    marked = tree.xpath(
        f"""//*[@rel="author" or @itemprop="author" or contains(concat(" ", normalize-space(@class), " "), " author ")
                or contains(concat(" ", normalize-space(@class), " "), " byline ")]
            [not(self::meta or self::link)]{_OWN}"""
    )
    lines = [to_line(" ".join(element.text_content().split()), 0) for element in marked]
    texts = [_DATELINE.sub("", _LEADING.sub("", line.value or line.text)) for line in lines]
    names = {text for text in texts if _NAME.fullmatch(text)}
    return names.pop() if len(names) == 1 else ""


def _site_behind(window: str, title: str) -> str:
    """The site's name at the end of the window's title, where that begins with the article's own."""
    if not title or not window.startswith(title):
        return ""
    parts = _SITE.split(window[len(title) :])
    return parts[-1].strip() if len(parts) > 1 else ""


def _stated_time(tree: Any) -> str:
    """The machine-readable time of the article; none where several could be meant."""
    inside = tree.xpath(f"(//article|//main)//time[@datetime]{_OWN}/@datetime")
    times = inside or tree.xpath(f"//time[@datetime]{_OWN}/@datetime")
    is_sure = len(set(times)) == 1 or (times and tree.xpath(f"//article//time[@datetime]{_OWN}"))
    return str(times[0]).strip() if is_sure else ""


def _below(heading: Any) -> dict[str, str]:
    """What the first lines after the heading say, a date or author; the site's clock stands above or in the frame."""
    found: dict[str, str] = {}
    for element in heading.xpath("following::*[not(ancestor-or-self::nav or ancestor-or-self::footer)][position()<40]"):
        if not len(element) and (text := (element.text or "").strip()):
            line = to_line(" ".join(text.split()), 0)
            if line.is_date or (line.meaning == "published" and any(map(str.isdigit, line.value))):
                found.setdefault("published", line.value or line.text)
            elif line.meaning == "author" and _NAME.fullmatch(line.value):
                found.setdefault("author", line.value)
    return found
