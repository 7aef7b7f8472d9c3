"""A text → the date expressions in it, each with its exact place and what it says, before anybody asks when."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate

from etl.dates.grammar import Read, read_run, read_whole
from etl.dates.lexicon import Classes
from etl.dates.said import Found, Said, Same, Shift, Tense, Unit
from etl.dates.surroundings import is_name, tense_before
from etl.dates.tokens import tokens
from etl.model import Span

_RUN = re.compile(r"[Apumw:,#Y]+[Apumw:#Y]|A")
_MOST_TOKENS = 400  # of a run that is read at once
_NOW = Shift(Unit.SECOND, 0)  # "الآن" says nothing in running text
_classes = Classes()


def scan(text: str) -> list[Found]:
    """Every date expression of `text`, in order; names, numbers and vague words that are no dates are left out."""
    words = tokens(text)
    classes = "".join(map(_classes.__getitem__, words))
    runs = [run.span() for run in _RUN.finditer(classes) if _is_hopeful(run[0])]
    if not runs:
        return []
    starts = [0, *accumulate(map(len, words))]
    length = len(text.strip())
    found: list[Found] = []
    for first, last in runs:
        for begin in range(first, last, _MOST_TOKENS):
            end = min(last, begin + _MOST_TOKENS)
            found += _found(text, words, starts, (begin, end), length)
    return found


def _is_hopeful(run: str) -> bool:
    """Whether a run of token classes may hold a date at all."""
    if "A" in run or "p" in run or "Y" in run or "#m" in run or "#:#" in run or "#w#w#" in run:
        return True
    return "u" in run and (run.count("u") > 1 or "m" in run or "#" in run)


def _found(text: str, words: list[str], starts: list[int], run: tuple[int, int], length: int) -> list[Found]:
    """The expressions of one run of tokens that no name takes up; `length` is that of the text without its blanks."""
    begin, end = run
    found: list[Found] = []
    offset = starts[begin]
    for read in _read(tuple(words[begin:end])):
        span = Span(offset + read.start, offset + read.end)
        first = bisect_right(starts, span.start) - 1
        last = bisect_left(starts, span.end)
        tense = tense_before(text, span.start, read.said)
        alone = span.end - span.start == length
        if (alone or not _is_of_story(read.said, tense)) and not is_name(words, first, last, read):
            found.append(Found(span, text[span.start : span.end], read.said, read.rule, tense))
    return found


def _is_of_story(said: Said, tense: Tense | None) -> bool:
    """Whether running text counts from the time that it tells of: "after three days", where nothing is yet to come."""
    if not isinstance(said, Shift) or said.of is not None:
        return False
    return said == _NOW or (said.counted and said.amount > 0 and tense is not Tense.FUTURE)


@lru_cache(maxsize=1 << 14)
def _read(run: tuple[str, ...]) -> tuple[Read, ...]:
    text = "".join(run)
    return tuple(_without_bracket(read, text) for read in read_run(run))


def _without_bracket(read: Read, text: str) -> Read:
    """An expression without a bracket at its end that was opened before it."""
    surface = text[read.start : read.end]
    if not surface.endswith(")") or "(" in surface:
        return read
    return replace(read, end=read.start + len(surface[:-1].rstrip()))


def scan_whole(text: str) -> Found | None:
    """The expression that accounts for all of `text`, punctuation and labels ("published on") aside."""
    words = tokens(text.replace("\n", " "))
    if len(words) > _MOST_TOKENS or "x" in "".join(map(_classes.__getitem__, words)):
        return None
    reads, items = read_whole(words)
    if len(reads) != 1 or any(item.roles.keys() & _WEIGHTY for item in items):
        return None
    read, said = reads[0], reads[0].said
    if isinstance(said, Shift) and isinstance(said.of, Same):  # there is no story around it
        said = replace(said, of=None)
    return Found(Span(read.start, read.end), text[read.start : read.end], said, read.rule, in_text=False)


_WEIGHTY = frozenset("dnYcoMWUDJNRPAECSHVQkuhqtv#0")
