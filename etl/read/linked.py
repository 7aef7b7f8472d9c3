"""A parsed web page in, what its linked data (JSON-LD of schema.org) says of its article out."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from etl.read.markup import strip_tags

_ARTICLE = re.compile(r"\w*Article|(?:LiveBlog|Blog)Posting|Report", re.I)
_LIST = re.compile(r"ItemList|BreadcrumbList", re.I)  # of other pages
_WEB_PAGE = re.compile(r"(?:Item|Article)?(?:Web)?Page", re.I)
_WRAPPED = re.compile(r"\A\s*(?://|/\*)?\s*(?:<!\[CDATA\[|<!--)(?:\s*\*/)?|(?://|/\*)?\s*(?:\]\]>|-->)(?:\s*\*/)?\s*\Z")
_DEEPEST = 6  # objects inside objects

Fields = dict[str, Any]
Node = Mapping[str, Any]


def linked_data(tree: Any) -> Fields:
    """The fields of the page's article, those of `RawArticle` by name; of a mere page only its day."""
    nodes = [node for document in _documents(tree) for node in _nodes(document, 0)]
    names = {str(node["@id"]): _name(node) for node in nodes if node.get("name") and node.get("@id")}
    listed = {id(node) for outer in nodes if _is_a(outer, _LIST) for node in _nodes(outer, 0)}
    own = [node for node in nodes if id(node) not in listed]
    for node in own:
        if _is_a(node, _ARTICLE):
            return _from_node(node, names)
    days = (_name(node.get("datePublished")) for node in own if _is_a(node, _WEB_PAGE))
    return next(({"published": day} for day in days if day), {})


def _documents(tree: Any) -> Iterator[object]:
    """The linked data of the page, damaged ones passed over."""
    for script in tree.xpath('//script[starts-with(normalize-space(@type), "application/ld+json")]/text()'):
        try:
            yield json.loads(_WRAPPED.sub("", script).strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue


def _is_a(node: Node, kinds: re.Pattern[str]) -> bool:
    """Whether an object of linked data is of one of `kinds`."""
    kind = node.get("@type")
    return any(kinds.fullmatch(str(one)) for one in (kind if isinstance(kind, list) else [kind]))


def _nodes(data: object, depth: int) -> Iterator[Node]:
    """All objects of a linked-data document, outer ones first."""
    if depth > _DEEPEST:
        return
    if isinstance(data, Mapping):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"):
            yield from _nodes(data.get(key), depth + 1)
    elif isinstance(data, list):
        for one in data:
            yield from _nodes(one, depth + 1)


def _from_node(node: Node, names: Mapping[str, str]) -> Fields:
    """The fields of one schema.org article; whom it only points at is named by `names`."""
    page = node.get("mainEntityOfPage")
    found = {
        "title": _name(node.get("headline")) or _name(node.get("name")),
        "published": _name(node.get("datePublished")) or _name(node.get("dateCreated")),
        "body": strip_tags(_name(node.get("articleBody"))),
        "lead": _name(node.get("description")),
        "url": _name(node.get("url")) or (page if isinstance(page, str) else _name((page or {}).get("@id"))),
        "outlet": _name(node.get("publisher"), names),
        "author": _name(node.get("author"), names),
        "keywords": split_words(node.get("keywords")),
        "kind": "article",
    }
    return {field: value for field, value in found.items() if value}


def _name(value: object, names: Mapping[str, str] | None = None) -> str:
    """A value of linked data as text: itself, its name, the name of what it points at, or those of a list."""
    if isinstance(value, list):
        return ", ".join(filter(None, (_name(one, names) for one in value)))
    if isinstance(value, Mapping):
        return _name(value.get("name") or value.get("@value") or (names or {}).get(str(value.get("@id")), ""))
    return str(value).strip() if isinstance(value, str | int | float) else ""


def split_words(value: object) -> list[str]:
    """Keywords as a list."""
    parts = value if isinstance(value, list) else str(value or "").replace("،", ",").replace(";", ",").split(",")
    return [name for part in parts if (name := _name(part))]
