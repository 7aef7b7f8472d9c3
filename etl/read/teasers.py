"""A parsed web page in, the same without its teasers out: links to other stories with a line or two about each.

The frame of a page is marked in a hundred ways; but a headline that is nothing but a link, with little text around it
and others of its kind beside it, is a teaser on every site.
"""

from collections import Counter
from copy import deepcopy
from functools import partial
from itertools import islice
from typing import Any

from lxml import html

_LEAST_WORDS = 3  # of a headline: shorter links are of a menu
_BESIDE = 25  # characters beside a link that is still alone in its block: a bullet, a day
_MOST_ABOUT = 300  # characters about one story
_MOST_LINKS = 3000  # of one page that are looked at
_MOST_SAME = 50  # links to one story that a teaser may hold
_MOST_STORIES = 200  # whole ones of one page
_ALIKE = 3  # teasers of one make on a page, or
_TOGETHER = 2  # beside each other
_INLINE = frozenset(("a", "abbr", "b", "bdi", "em", "font", "i", "mark", "small", "span", "strong", "time", "u"))
_HEADINGS = frozenset(("h2", "h3", "h4"))
_KEPT = frozenset(("h1", "body", "html", "main", "head"))
_OF_CLASS = 'contains(concat(" ", normalize-space(@class), " "), " hentry ")'  # of the microformat hAtom
_STORIES = (
    f"//*[self::article or {_OF_CLASS}][not(ancestor::article or ancestor::*[{_OF_CLASS}] or ancestor::aside"
    " or ancestor::footer)]"
)
_OUTSIDE = (
    f"//p[string-length(normalize-space()) > 150][not(ancestor::article or ancestor::*[{_OF_CLASS}] or ancestor::aside"
    " or ancestor::footer)]"
)
_IN_FRAME = "boolean(ancestor-or-self::aside or ancestor-or-self::footer or ancestor-or-self::nav)"
_FRAME = """//nav | //*[@role="navigation"] | //footer[not(ancestor::article)]
            | //header[not(ancestor::article or ancestor::main or .//h1)]"""
_HEADING = ".//h1|.//h2|.//h3"


def strip_teasers(tree: Any) -> int:
    """Take the teasers out of `tree`; how many there were outside of its frame."""
    own = " ".join(tree.findtext(".//title", "").split())
    teasers: dict[Any, None] = {}
    for link in tree.xpath("//a[@href]")[:_MOST_LINKS]:
        if _is_headline(link, own) and (teaser := _around(link)) is not None:
            teasers.setdefault(teaser)
    together = Counter(teaser.getparent() for teaser in teasers)
    alike = Counter(map(_make, teasers))
    found = [one for one in teasers if together[one.getparent()] >= _TOGETHER or alike[_make(one)] >= _ALIKE]
    inside = sum(not teaser.xpath(_IN_FRAME) for teaser in found)
    for teaser in found:
        teaser.drop_tree()
    return inside


def strip_frame(tree: Any) -> None:
    """Take the menus, the foot and the head of the site out of `tree`: with little else, they pass for its text."""
    for element in tree.xpath(_FRAME):
        element.drop_tree()


def _make(element: Any) -> tuple[str, str]:
    """What elements of one make have in common."""
    return element.tag, " ".join(sorted((element.get("class") or "").split())[:2])


def _is_headline(link: Any, own: str) -> bool:
    """Whether a link leads to another page and may be its headline, not that of this page."""
    text = " ".join(link.text_content().split())
    return (
        not link.get("href").startswith(("#", "javascript:")) and len(text.split()) >= _LEAST_WORDS and text not in own
    )


def _around(link: Any) -> Any | None:
    """The largest element that holds this headline and no other link to a story; None where it stands in a sentence."""
    headline, teaser = len(" ".join(link.text_content().split())), link
    while teaser.tag in _INLINE and not any(
        child.tag not in _INLINE for child in teaser.iter("*") if child is not link
    ):
        if (above := teaser.getparent()) is None or above.tag in _KEPT:
            break
        teaser = above
    if teaser.tag in _KEPT or (_is_longer(teaser, headline + _BESIDE) and not _is_line(link)):
        return None
    leads_elsewhere = partial(_leads_elsewhere, link.get("href"))
    while (above := teaser.getparent()) is not None and above.tag not in _KEPT:
        if any(map(leads_elsewhere, islice(above.iter("a"), _MOST_SAME))):
            break
        if _is_longer(above, headline + _MOST_ABOUT):
            return None if teaser.tag in _HEADINGS else teaser  # a heading above much text is that of a story
        teaser = above
    return teaser


def _is_line(link: Any) -> bool:
    """Whether a link is the first line of its block, with a line break behind it."""
    above, behind = link.getparent(), link.getnext()
    is_first = link.getprevious() is None and not (above.text or "").strip()
    return is_first and behind is not None and behind.tag == "br" and not (link.tail or "").strip()


def _leads_elsewhere(href: str, link: Any) -> bool:
    """Whether a link may be the headline of another story than that at `href`."""
    return link.get("href", href) != href and len(link.text_content().split()) >= _LEAST_WORDS


def _is_longer(element: Any, most: int) -> bool:
    """Whether an element holds more than so many characters, blanks around them aside; no more is looked at."""
    held = 0
    for text in element.itertext():
        held += len(text.strip())
        if held > most:
            return True
    return False


def whole_stories(tree: Any) -> list[tuple[Any, str]]:
    """The elements that each hold a whole story under a heading, as pages of their own, with the heading's address.

    None where a paragraph stands outside of them: it is of the page's own story.
    """
    found = [] if tree.xpath(_OUTSIDE) else tree.xpath(_STORIES)
    return [
        _page_of(story) for story in found[:_MOST_STORIES] if story.xpath(_HEADING) and _is_longer(story, _MOST_ABOUT)
    ]


def _page_of(story: Any) -> tuple[Any, str]:
    """A page that holds nothing but a story, under its heading, and the address that the heading leads to, if any."""
    page = html.document_fromstring("<html><body></body></html>")
    body = page.find("body")
    body.append(deepcopy(story))
    heading = body.xpath(_HEADING)[0]
    heading.tag = "h1"
    links = heading.xpath(".//a/@href|ancestor::a/@href")
    return page, next((str(link) for link in links if "://" in link), "")
