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

Fields = dict[str, Any]


def what_it_says(tree: Any) -> Fields:
    """The fields of the page's article, those of `RawArticle` by name; `keywords` is a list, the others are text."""
    said = _linked_data(tree)
    for field, value in (*_metadata(tree).items(), *_visible(tree).items()):
        said.setdefault(field, value)
    return said


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
    """What stands on the page: its heading, its canonical address, the date of its article."""
    heading = tree.xpath("//h1[not(ancestor::header[not(ancestor::article)]) or count(//h1)=1]")
    canonical = [href for href in tree.xpath('//link[@rel="canonical"]/@href') if "://" in href]
    found = {
        "title": (heading[0].text_content() if heading else "").strip() or (tree.findtext(".//title") or "").strip(),
        "published": _stated_time(tree) or (_written_date(heading[0]) if heading else ""),
        "url": str(canonical[0]) if canonical else "",
    }
    return {field: value for field, value in found.items() if value}


def _stated_time(tree: Any) -> str:
    """The machine-readable time of the article; none where several could be meant."""
    inside = tree.xpath("(//article|//main)//time[@datetime]/@datetime")
    times = inside or tree.xpath("//time[@datetime]/@datetime")
    return str(times[0]).strip() if len(set(times)) == 1 or (times and tree.xpath("//article//time[@datetime]")) else ""


def _written_date(heading: Any) -> str:
    """The first line after the heading that is nothing but a date; the site's clock stands above it or in the frame."""
    for element in heading.xpath("following::*[not(ancestor-or-self::nav or ancestor-or-self::footer)][position()<40]"):
        if not len(element) and (text := (element.text or "").strip()):
            line = to_line(" ".join(text.split()), 0)
            if line.is_date or (line.meaning == "published" and any(map(str.isdigit, line.value))):
                return line.value or line.text
    return ""
