"""A body with a site's furniture in it, the body without share buttons, invitations and others' headlines out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from etl.model import Span
from etl.read.facts import rows
from etl.text import fold, fold_text

_REST = 400  # characters that may follow an end mark: more is text of its own
_SHORT = 150  # characters of an invitation or a caption
_HEADLINE = 200  # characters of a glued headline
_LEAST = 12  # a headline is longer than this
_BLANKS = re.compile(r"[^\S\n]{2,}")
_MARKS = ("related", "list")  # of other stories
_APART = re.compile(r"(?:[^\S\n]{2}|[.؟!…»”\])]\s*|\"\s+|\n\s*)\Z")
_LIST = 1000  # characters of a list of headlines at the end of a text
_STOPS = (".", "؟", "!", "…", "»", ":", "،")
_BULLET = re.compile(r"[^\S\n]*[-–—•*▪●·][^\n]{1,150}(?=\n|\Z)")
_MARK_WORDS = ("اعلان", "إعلان", "Advertisement")
_GLUED_MARK = re.compile(rf"(?<=[.؟!»”])[^\S\n]*(?:{'|'.join(_MARK_WORDS)})(?=\n|\Z)")
_TITLE_MARKS = re.compile(r"[\s:：؛|»\-–…*]*")


@dataclass(frozen=True, slots=True)
class _Found:
    """A known piece of furniture at `[start, end)` of the text."""

    kind: str
    text: str
    start: int
    end: int


def strip_furniture(text: str) -> str:
    """`text` without share buttons, invitations, advertisement marks, captions and end marks."""
    return _without(text, (cut for found in _find(text) if found.kind not in _MARKS for cut in _cut(text, found)))


def strip_related(text: str) -> str:
    """`text` without "read also" and the headline behind it, as far as the headline's end can be told."""
    marks = (found for found in _find(text) if found.kind in _MARKS and _stands_apart(text, found))
    return _without(text, (_related(text, found) for found in marks))


def strip_lines(text: str) -> str:
    """`text` without the paragraphs that are nothing but a button, an advertisement mark or the like."""
    if any(mark in text for mark in _MARK_WORDS):
        text = _GLUED_MARK.sub("", text)
    paragraphs, known = text.split("\n"), _lines()
    if known.isdisjoint(paragraphs):
        return text
    return "\n".join(paragraph for paragraph in paragraphs if paragraph not in known)


def strip_credits(text: str) -> str:
    """`text` without captions: paragraphs before the last one that are no sentence and end in an agency's name."""
    if ")\n" not in text:
        return text
    *paragraphs, last = text.split("\n")
    return "\n".join([*(one for one in paragraphs if not _is_credit(one)), last])


def _is_credit(paragraph: str) -> bool:
    """Whether a paragraph is a caption; with so few words it would be a dateline."""
    return len(paragraph) <= _SHORT and len(paragraph.split()) > 4 and _credit().fullmatch(paragraph) is not None


@cache
def _credit() -> re.Pattern[str]:
    """No sentence, and an agency in brackets behind it."""
    names = "|".join(sorted((re.escape(row["name"]) for row in rows("agencies.csv")), key=len, reverse=True))
    return re.compile(rf"[^.؟!:\n]+ ?\((?:{names})\)")


def has_furniture(text: str) -> bool:
    """Whether any known piece of furniture stands in `text`, single lines aside."""
    return bool(_matcher()[0].find_matches_as_indexes(text))


@cache
def _lines() -> frozenset[str]:
    """Paragraphs that are furniture when they stand alone."""
    return frozenset(row["text"] for row in rows("boilerplate.csv") if row["kind"] in {"line", "start"})


@cache
def _matcher() -> tuple[AhoCorasick, tuple[tuple[str, str], ...]]:
    """One pass over all furniture, and the kind and text of each."""
    known = tuple((row["kind"], row["text"]) for row in rows("boilerplate.csv") if row["kind"] != "line")
    texts = [text for _, text in known]
    return AhoCorasick(texts, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA), known


def _find(text: str) -> list[_Found]:
    """All furniture of `text` in order, without overlaps."""
    matcher, known = _matcher()
    return [_Found(*known[number], start, end) for number, start, end in matcher.find_matches_as_indexes(text)]


def _without(text: str, cuts: Iterator[Span]) -> str:
    """`text` with each stretch replaced by a line break."""
    kept, at = [], 0
    for cut in sorted(cuts):
        if cut.start >= at:
            kept.append(text[at : cut.start])
            at = cut.end
    return "\n".join([*kept, text[at:]]) if at else text


def _paragraph(text: str, found: _Found) -> Span:
    """The paragraph that holds `found`, without its line break."""
    end = text.find("\n", found.end)
    return Span(text.rfind("\n", 0, found.start) + 1, len(text) if end < 0 else end)


def _cut(text: str, found: _Found) -> Iterator[Span]:
    """What goes with this piece of furniture, if it is one here."""
    line = _paragraph(text, found)
    alone = text[line.start : line.end].strip()
    if found.kind == "start" and not text[: found.start].strip():
        yield Span(0, found.end)
    elif found.kind == "end":
        yield Span(found.start, len(text) if len(text) - found.end <= _REST else line.end)
    elif _goes_whole(found, alone):
        yield line


def _goes_whole(found: _Found, alone: str) -> bool:
    """Whether the paragraph `alone`, in which `found` stands, is nothing else than this piece of furniture."""
    if found.kind == "begins":
        return alone.startswith(found.text) and len(alone) <= _SHORT
    return found.kind == "caption" and len(alone) <= _SHORT and not alone.endswith((".", "؟", "!"))


def _related(text: str, found: _Found) -> Span:
    """The mark and the headline behind it; the mark alone where nothing tells where the headline ends."""
    marks = re.compile("[\u064b-\u0652]*").match(text, found.end)
    begin = _TITLE_MARKS.match(text, marks.end() if marks else found.end)
    start = begin.end() if begin else found.end
    window = text[start : start + _HEADLINE]
    ends = [place for place in (_double_blank(window), _opener(window), _line_end(window)) if place is not None]
    end = start + min(ends) if ends else start
    return Span(found.start, _list_end(text, end) if text[end : end + 1] == "\n" else end)


def _stands_apart(text: str, found: _Found) -> bool:
    """Whether a mark begins a paragraph, or follows the end of a sentence or two blanks: within one it is said."""
    if found.kind == "list":
        line = _paragraph(text, found)
        return text[line.start : line.end].strip(" :") == found.text
    before = text[max(0, found.start - 3) : found.start]
    return not before.strip() or _APART.search(before) is not None


def _list_end(text: str, end: int) -> int:
    """Where a list of headlines ends that goes on in the lines after `end`: at the last bullet, or with the text."""
    lines, at = text[end + 1 :].split("\n") if len(text) - end <= _LIST else [], end
    if lines and all(len(line) <= _SHORT and not line.rstrip().endswith(_STOPS) for line in lines):
        return len(text)
    while bullet := _BULLET.match(text, at + 1):
        at = bullet.end()
    return at


def _double_blank(window: str) -> int | None:
    """Where two blanks end the headline."""
    found = _BLANKS.search(window, _LEAST)
    return found.start() if found else None


def _line_end(window: str) -> int | None:
    """Where the line, or the text, ends within the window."""
    place = window.find("\n")
    return place if place >= 0 else len(window) if len(window) < _HEADLINE else None


@cache
def _openers() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words that begin a sentence; and any word behind و but those known to go on in headlines. Both folded."""
    words: dict[str, list[str]] = {"yes": [], "no": []}
    for row in rows("openers.csv"):
        words[row["opens"]].append(re.escape(fold_text(row["word"])))
    yes, no = ("|".join(sorted(group, key=len, reverse=True)) for group in (words["yes"], words["no"]))
    return re.compile(rf"(?<= )(?:{yes})\b"), re.compile(rf"(?<= )(?!(?:{no})\b)و(?!ال)\w{{3,}}")


def _opener(window: str) -> int | None:
    """Where a word that begins a sentence follows the headline."""
    folded = fold(window)
    for pattern in _openers():
        if found := pattern.search(folded.text, _LEAST):
            return folded.original(found.start())
    return None
