"""A parsed web page in, the text of its story out: one paragraph a line, without what stands above the first one."""

import logging
import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import trafilatura

from etl.read.lines import means, to_line

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # a page without a main text is told as a reject
_LONGEST_STAMP = 80  # characters of a line that only says when
_AGO = re.compile(r"(?:منذ|قبل) (?:\S+ ){0,2}\S+|\S+ (?:\S+ )?ago", re.I)
_SITE = re.compile(r"\s+[|\-–—·»:]\s+")  # between a title and the site's name
_MOST_ABOVE, _LONGEST_TITLE = 6, 200  # paragraphs, and characters of one, above the text
_WHEN = ("published", "crawl")


def main_text(tree: Any) -> str:
    """The main text by trafilatura; empty when it finds none."""
    text = _extract(tree, precise=False)
    if "\n" in text:
        return text
    parted = _extract(tree, precise=True)  # a short text comes in one piece, heading and all, unless asked so
    return parted if "\n" in parted else text


def _extract(tree: Any, precise: bool) -> str:
    """One try of trafilatura, on a tree of its own."""
    try:
        found = trafilatura.extract(
            deepcopy(tree), include_comments=False, include_tables=False, favor_precision=precise, with_metadata=False
        )
    except Exception:  # trafilatura raises what its parsers raise; a page without a main text is told by the caller
        return ""
    return found or ""


def part_head(body: str, title: str) -> tuple[str, str, str]:
    """The title as the text repeats it, the day that stands above the text, and the body without these and labels."""
    paragraphs = body.split("\n")
    names = {title, max(_SITE.split(title), key=len)}
    at = next((at for at, paragraph in enumerate(_above(paragraphs)) if paragraph in names), None)
    title, start = (title, 0) if at is None else (paragraphs[at], at + 1)
    published = ""
    while start < len(paragraphs) - 1 and (told := _told(paragraphs[start], title)) is not None:
        published = published or told
        start += 1
    return title, published, "\n".join(paragraphs[start:]) if start < len(paragraphs) else body


def _above(paragraphs: list[str]) -> Iterator[str]:
    """The first paragraphs as far as they may stand above the text: menus, the title, a day."""
    for paragraph in paragraphs[:_MOST_ABOVE]:
        if len(paragraph) > _LONGEST_TITLE:
            return
        yield " ".join(paragraph.split())


def _told(paragraph: str, title: str) -> str | None:
    """The day of publication that a paragraph above the text says, empty for another or none; None for the text."""
    line = to_line(paragraph, 0)
    if line.is_date:
        return line.text
    if line.meaning in _WHEN and len(paragraph) <= _LONGEST_STAMP:
        return line.value if line.meaning == "published" and any(map(str.isdigit, line.value)) else ""
    return "" if " ".join(paragraph.split()) == title or _is_only_labels(paragraph) else None


def _is_only_labels(paragraph: str) -> bool:
    """Whether nothing is left of a line about the time but its labels, or it counts back from an unknown now."""
    if _AGO.fullmatch(paragraph) and len(paragraph) <= _LONGEST_STAMP // 2:
        return True
    words = paragraph.split()
    return len(words) <= 6 and any(
        means(" ".join(words[:cut])) in _WHEN and (cut == len(words) or means(" ".join(words[cut:])) in _WHEN)
        for cut in range(1, len(words) + 1)
    )
