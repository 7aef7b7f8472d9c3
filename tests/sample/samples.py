"""The files of data/sample read with the standard library alone, as plain records: no reader of ours is needed."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SAMPLE = Path(__file__).parents[2] / "data" / "sample"
CORPORA = Path(__file__).parents[3] / "shared" / "corpora"

_NOT_BODY = ("تاريخ النشر:", "المصدر:", "كلمات دلالية:", "إقرأ أيضاً:", "تابع أحدث الأخبار عبر تطبيق")


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


def samples() -> list[Sample]:
    """All articles of all forms."""
    return [*records(), *pages()]
