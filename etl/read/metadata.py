"""A parsed web page in, what it says of its article out: linked data first, then metadata, then what stands on it."""

import re
from functools import cache
from typing import Any

from etl.read.facts import rows
from etl.read.lines import means, to_line
from etl.read.linked import Fields, linked_data, split_words

_SITE = re.compile(r"\s+[|\-–—·»:]\s+")
# What stands in a page's frame or in its readers' comments is none of the article's own.
_OWN = """[not(ancestor::aside or ancestor::footer or ancestor::nav
               or ancestor::*[contains(@id, "comment") or contains(@class, "comment")])]"""
_TEXTS_BELOW = """following::text()[normalize-space() and not(ancestor::nav or ancestor::footer or ancestor::script
                  or ancestor::style)][position() < 40]"""
_CHANGED = re.compile("updat|modif", re.I)
_LEADING = re.compile(
    r"(?:بقلم|بواسطة|إعداد|تقرير|كتب[ته]?|كتبها|By|Written by)\b\s*:?\s*(?:/\s*)?", re.I
)  # before a name
_DATELINE = re.compile(r",\s*[A-Z][A-Z .]+\Z")  # behind a name
_NAME = re.compile(r"[^\W\d_][^\d\n|@/]{2,60}")  # of a person or a newsroom


def what_it_states(tree: Any) -> Fields:
    """The fields of the page's article that no reader sees, those of `RawArticle` by name.

    `keywords` is a list, the others are text; `kind` is set when the page says that it is an article, or since when.
    """
    told, linked = _metadata(tree), linked_data(tree)
    kind = {"kind": "article"} if "published" in told else {}
    return kind | told | linked


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
                split_words(values[name] if len(values[name]) > 1 else values[name][0])
                if field == "keywords"
                else values[name][0]
            )
    return found


def what_it_shows(tree: Any) -> Fields:
    """What stands on the page: its heading, its address, the date and the author of its article, the site's name."""
    heading = tree.xpath("//h1[not(ancestor::header[not(ancestor::article)]) or count(//h1)=1]")
    canonical = [href for href in tree.xpath('//link[@rel="canonical"]/@href') if "://" in href]
    window, told = (tree.findtext(".//title") or "").strip(), _below(heading[0]) if heading else {}
    title = _marked(tree, "headline") or " ".join((heading[0].text_content() if heading else "").split())
    found = {
        "title": title or window,
        "published": _marked(tree, "datePublished")
        or _named_time(tree)
        or _stated_time(tree)
        or told.get("published", ""),
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
    """The machine-readable time of the article; none where several could be meant. That of a change is none."""
    inside = tree.xpath(f"(//article|//main)//time[@datetime]{_OWN}")
    found = inside or tree.xpath(f"//time[@datetime]{_OWN}")
    times = [str(time.get("datetime")).strip() for time in found if not _tells_change(time)]
    is_sure = len(set(times)) == 1 or (times and tree.xpath(f"//article//time[@datetime]{_OWN}"))
    return times[0] if is_sure else ""


def _tells_change(time: Any) -> bool:
    """Whether a time is that of a change, by its class or by the label before it."""
    before, above = time.getprevious(), time.getparent()
    label = (above.text if before is None else before.tail or before.text_content()) or ""
    return _CHANGED.search(time.get("class", "") + time.get("itemprop", "")) is not None or means(label) == "crawl"


def _named_time(tree: Any) -> str:
    """The moment that a class names as that of publication: `published` of hAtom, `dt-published` of h-entry."""
    found = tree.xpath(
        f"""//*[contains(concat(" ", normalize-space(@class), " "), " published ")
                or contains(concat(" ", normalize-space(@class), " "), " dt-published ")]{_OWN}"""
    )
    times = {one.get("datetime") or one.get("title") or "" for one in found} - {""}
    return times.pop() if len(times) == 1 else ""


def _below(heading: Any) -> dict[str, str]:
    """What the first lines after the heading say, a date or author; the site's clock stands above or in the frame."""
    found: dict[str, str] = {}
    label = ""
    for text in heading.xpath(_TEXTS_BELOW):
        line = to_line(" ".join(text.split()), 0)
        if line.is_date or (line.meaning == "published" and any(map(str.isdigit, line.value))):
            found.setdefault("published", line.value or line.text)
        elif "author" in (line.meaning, label) and _NAME.fullmatch(name := line.value or line.text):
            found.setdefault("author", name)
        label = means(line.text)
    return found
