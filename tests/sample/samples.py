"""The files of data/sample read with the standard library alone, as plain records: no reader of ours is needed."""

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

SAMPLE = Path(__file__).parents[2] / "data" / "sample"
CORPORA = Path(__file__).parents[3] / "shared" / "corpora"

_NOT_BODY = ("تاريخ النشر:", "المصدر:", "كلمات دلالية:", "إقرأ أيضاً:", "اقرأ أيضاً:", "تابع أحدث الأخبار عبر تطبيق")


@dataclass(frozen=True, slots=True)
class Sample:
    """One demonstration article as its file states it."""

    file: str  # relative to data/sample
    title: str
    body: str
    external_id: str | None = None
    url: str | None = None
    published: str | None = None
    source: str | None = None

    @property
    def text(self) -> str:
        return f"{self.title}\n{self.body}"


def files(pattern: str) -> list[Path]:
    """The sample files that `pattern` names, sorted."""
    return sorted(SAMPLE.glob(pattern))


def plain_text(path: Path) -> str:
    """The file's text, strictly as UTF-8."""
    raw = path.read_bytes()
    return (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8", errors="strict")


def records() -> Iterator[Sample]:
    """The articles of the JSON-lines files."""
    for path in files("articles/*.jsonl*"):
        for line in plain_text(path).splitlines():
            row = json.loads(line)
            yield Sample(
                path.relative_to(SAMPLE).as_posix(),
                row["title"],
                row["body"],
                row["id"],
                row["url"],
                row["published"],
                row["source"],
            )


def pages() -> Iterator[Sample]:
    """The articles of the aggregator pages: those with a header, and the undated ones behind "read also"."""
    for path in files("pages/*.txt"):
        name, lines = path.relative_to(SAMPLE).as_posix(), plain_text(path).splitlines()
        starts = [n for n, line in enumerate(lines[1:]) if line.startswith("تاريخ النشر:")]
        starts += [n + 1 for n, line in enumerate(lines) if line == "إقرأ أيضاً:"]
        starts.sort()
        for start, stop in zip(starts, [*starts[1:], len(lines)], strict=True):
            yield _page_article(name, lines[start:stop])


def _page_article(name: str, lines: list[str]) -> Sample:
    """One article of a page: `lines` from its title to the next one's."""
    label = {key: value.strip() for key, _, value in (line.partition(":") for line in lines[1:])}
    body = [line for line in lines[1:] if not line.startswith(_NOT_BODY)]
    return Sample(name, lines[0], "\n".join(body), published=label.get("تاريخ النشر"), source=label.get("المصدر"))


def web_pages() -> Iterator[Sample]:
    """The articles of the HTML pages; the day stands in linked data, in metadata or under the heading."""
    for path in files("html/*.html"):
        text = plain_text(path)
        title, body = re.findall(r"<h1>(.*?)</h1>", text)[0], re.findall(r"^      <p>(.*?)</p>$", text, re.M)
        stated = re.search(r'"datePublished": "([^"]+)|published_time" content="([^"]+)|class="date">([^<]+)', text)
        yield Sample(
            path.relative_to(SAMPLE).as_posix(),
            unescape(title),
            unescape("\n".join(body)),
            url=re.findall(r'rel="canonical" href="([^"]+)"', text)[0],
            published=next(filter(None, stated.groups())) if stated else None,
            source=re.findall(r"<title>.* \| (.*)</title>", text)[0],
        )


_ATOM = "{http://www.w3.org/2005/Atom}"
_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"


def entries() -> Iterator[Sample]:
    """The articles of the feeds."""
    for path in files("feeds/*"):
        root = ElementTree.fromstring(plain_text(path))
        atom = root.tag == f"{_ATOM}feed"
        outlet = (
            (root.findtext(f"{_ATOM}title") or root.findtext("channel/title") or "").split(" | ")[0].split(" - ")[0]
        )
        for entry in root.findall(f"{_ATOM}entry") if atom else root.iter("item"):
            said = {child.tag.removeprefix(_ATOM): child.text or "" for child in entry}
            paragraphs = re.findall(r"<p>(.*?)</p>", said.get("content", "") or said.get(_CONTENT, ""))
            yield Sample(
                path.relative_to(SAMPLE).as_posix(),
                said["title"],
                unescape("\n".join(one for one in paragraphs if not one.startswith("<a "))),
                said.get("id") or said["guid"],
                said.get("id") if atom else said["link"],
                said.get("published") or said["pubDate"],
                outlet,
            )


def samples() -> list[Sample]:
    """All articles of all forms."""
    return [*records(), *pages(), *web_pages(), *entries()]
