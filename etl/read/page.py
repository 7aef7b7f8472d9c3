"""The text of saved pages in, raw articles and rejects out, each with its date, source and keywords."""

from collections.abc import Iterator, Sequence

from etl.model import Reject, Source
from etl.read import reasons
from etl.read.finish import MOST_CHARACTERS
from etl.read.header import with_header
from etl.read.inputs import refuse
from etl.read.keywords import part_keywords
from etl.read.lines import Line, read_lines, without_stamp
from etl.read.raw import RawArticle
from etl.read.streams import Blob
from etl.text import fold_key

_HEADER = 6  # written lines in which labels of the header count
_LONGEST_TITLE = 300
_LEAST_PROSE = 150  # characters of a text without any label that may be an article
_LEAST_HEADLINES, _LONGEST_HEADLINE = 8, 150  # lines, and characters of one, of a page of headlines
_STOPS = (".", "؟", "!", "?", "…", "»", '"', "”", ")", ":", "،")
_KEPT = 4 * MOST_CHARACTERS  # characters of one page that are held at all


def read_page(blob: Blob, encoding: str) -> Iterator[RawArticle | Reject]:
    """The articles of a text file, in order."""
    return read_page_lines(with_header(read_lines(blob, encoding)), blob.uri)


def read_page_lines(lines: Iterator[Line], uri: str, document: bool = False) -> Iterator[RawArticle | Reject]:
    """The articles of such lines, in order; a `document` need not prove by a label that it is an article."""
    kept: list[Line] = []
    for part in _parts(lines):
        if kept and _tells_only_origin(part) and not _tells_only_origin(kept):
            kept += part
        else:
            yield from _article(kept, uri, document)
            kept = part
    yield from _article(kept, uri, document)


def _tells_only_origin(part: Sequence[Line]) -> bool:
    """Whether nothing follows the address of a page: it is that of the article above, then."""
    return bool(part) and all(line.meaning in {"origin", "crawl"} or line.is_stamp for line in part)


def _parts(lines: Iterator[Line]) -> Iterator[list[Line]]:
    """The written lines of each article: parted at "read also", rules, a new page's address and a new date line."""
    part: list[Line] = []
    size = 0
    for line in lines:
        if line.blank:
            continue
        back = _begins(line, part)
        if back is not None:
            cut = len(part) - back
            yield part[:cut]
            part, size = part[cut:], 0
        if size <= _KEPT or line.meaning:  # the line that outgrows the limit stays, and tells that it was outgrown
            part.append(line)
        size += len(line.text)
    yield part


def _begins(line: Line, part: Sequence[Line]) -> int | None:
    """How many lines before `line` already belong to the article that begins here; None when none begins."""
    if line.is_rule or (line.meaning == "read_also" and not line.value):
        return 0
    if line.meaning == "origin" and len(part) > _header_lines(part) and _is_page_head(line):
        return 0
    if part and part[-1].meaning == "origin" and (line.meaning == "crawl" or line.is_stamp):
        return 1 if len(part) - 1 > _header_lines(part[: min(_HEADER, len(part) - 1)]) else None
    if line.meaning != "published" or not any(map(str.isdigit, line.value)) or len(part) < 3:
        return None
    title = part[-1]
    dated = any(earlier.meaning == "published" for earlier in part)
    is_title = len(title.text) <= _LONGEST_TITLE and not title.meaning and not title.text.endswith((".", "؟"))
    return 1 if is_title and (dated or _has_trailer(part) or part[0].meaning == "read_also") else None


def _is_page_head(line: Line) -> bool:
    """Whether a line that names a source heads a saved page, with an address or a crawler's stamp; or else ends one."""
    return "://" in line.value or without_stamp(line.value) != line.value.strip(" -–,،(")


def _header_lines(part: Sequence[Line]) -> int:
    """How many written lines at the head of a page are labels and stamps."""
    return sum(1 for line in part[:_HEADER] if line.meaning in {"origin", "crawl", "published"} or line.is_stamp)


def _has_trailer(part: Sequence[Line]) -> bool:
    """Whether the article so far already gave its source or its keywords."""
    return any(line.meaning in {"outlet", "keywords"} for line in part)


def _article(part: Sequence[Line], uri: str, document: bool) -> Iterator[RawArticle | Reject]:
    """The article of these lines, with a note when it should have a date and has none."""
    also = bool(part) and part[0].meaning == "read_also"
    written = [line for line in part if not line.is_rule][1 if also else 0 :]
    if not written:
        return
    head = _head(written)
    labelled = document or also or "published" in head or any(line.meaning for line in written)
    body = [line for line in written if line not in head.values() and not _is_trailer(line) and not _is_link(line)]
    if "origin" in head:
        body = [line for line in body if not (line.is_stamp or line.meaning == "crawl")]
    text = "\n".join(line.text for line in body)
    source = Source(uri, f"line {written[0].number}", written[0].start, written[-1].end)
    if also and not text:
        return
    if len(text) > MOST_CHARACTERS:
        yield refuse(uri, reasons.LONG_TEXT, written[0].text, source.locator)
    elif not labelled and not _is_prose(text, head):
        yield refuse(uri, reasons.NOT_ARTICLE, written[0].text, source.locator)
    elif not document and "published" not in head and _is_list(body):
        yield refuse(uri, reasons.INDEX, written[0].text, source.locator)
    else:
        raw = _raw(head, text, written, source, also)
        yield raw
        if not also and not raw.published:
            yield refuse(uri, reasons.KEPT_UNDATED, raw.title, source.locator)


def _is_trailer(line: Line) -> bool:
    """Whether the line tells the source or the keywords of the article above it."""
    return line.meaning in {"outlet", "keywords", "origin"}


def _head(written: Sequence[Line]) -> dict[str, Line]:
    """The lines of the header by what they say: title, published, origin, crawl, author."""
    head: dict[str, Line] = {}
    for line in written[:_HEADER]:
        if line.meaning in {"origin", "crawl", "author", "published", "title"} and line.meaning not in head:
            head[line.meaning] = line
        elif line.is_stamp and "origin" in head and "crawl" not in head:
            head["crawl"] = line
        elif "title" not in head and not line.meaning and not line.is_date and len(line.text) <= _LONGEST_TITLE:
            head["title"] = line
        elif "published" not in head and line.is_date and len(written) > 2:
            head["published"] = line
        elif "title" in head:
            break
    return head


def _raw(head: dict[str, Line], text: str, written: Sequence[Line], source: Source, also: bool) -> RawArticle:
    """The raw article of a header, a body and the labelled lines behind it."""
    said = {line.meaning: line.value for line in reversed(written) if _is_trailer(line)}
    origins = [line.value for line in written if line.meaning == "origin"]
    address = next((word for origin in origins for word in origin.split() if "://" in word), "")
    named = next((name for origin in origins if "://" not in origin and (name := without_stamp(origin))), "")
    title = _value(head, "title")
    return RawArticle(
        source=source,
        title=title,
        body=text,
        url=address,
        published=_value(head, "published"),
        outlet=said.get("outlet", "") or named,
        author=_value(head, "author"),
        keywords=part_keywords(said.get("keywords", ""), f"{title}\n{text}"),
        read_also=also,
    )


def _value(head: dict[str, Line], meaning: str) -> str:
    """What a header line says, its label aside; empty when there is no such line."""
    line = head.get(meaning)
    return "" if line is None else line.value or ("" if line.meaning == meaning and line.meaning else line.text)


def _is_link(line: Line) -> bool:
    """Whether the line only leads to another story: `إقرأ أيضاً: …` with the headline on it."""
    return line.meaning == "read_also" and bool(line.value)


def _is_list(body: Sequence[Line]) -> bool:
    """Whether lines are headlines: many short ones, of which hardly any is a sentence."""
    if len(body) < _LEAST_HEADLINES or any(len(line.text) > _LONGEST_HEADLINE for line in body):
        return False
    return sum(line.text.endswith(_STOPS) for line in body) * 5 < len(body)


def _is_prose(text: str, head: dict[str, Line]) -> bool:
    """Whether a text without any label reads as an article: a title, then sentences, no list, table or code."""
    lines = text.split("\n")
    marked = sum(line.startswith(("#", "|", "```", "- ", "* ", "{", "}", "//", "import ", "<")) for line in lines)
    title = head["title"].text if "title" in head else ""
    return (
        not title.startswith(("#", "{", "<", "//"))
        and max(map(title.count, "\t;|")) < 2  # the header of a table
        and len(text) >= _LEAST_PROSE
        and marked * 4 < len(lines)
        and len(fold_key(text)) > 0.7 * len(text)
    )
