"""A text file in, its lines out, each with its number, its bytes and the label that it begins with."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from etl.read.facts import page_labels
from etl.read.streams import Blob, open_plain, text_lines
from etl.text import fold_key

_LONGEST = 4 << 20  # bytes of one line; longer ones are cut
_MOST_LABEL = 30
_AROUND = " \t\r\n\xa0\ufeff\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_LABEL = re.compile(r"\s*([^\W\d_][^:：\n]{0,30}?)\s*[:：]\s*(.*)", re.S)
_STAMP = re.compile(
    r"\W*(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d[0-5]\d\W*"
    r"|\W*\d{4}-\d{1,2}-\d{1,2}(?:[T@\s_]+\d{1,2}[:.]?\d{2}(?:[:.]?\d{2}(?:\.\d+)?)?)?\s*(?:Z|GMT|UTC|[+-]\d{2}:?\d{2})?\W*",
    re.I,
)
# A word such as the weekday, a day, a month in words or figures, a year; behind it a second calendar, an hour, a zone.
_DATE = re.compile(
    r"(?:[^\W\d]+[\s,،:]{1,3})?(?:\d{1,2}(?:st|nd|rd|th)?[\s,،./-]{1,3}(?:\d{1,2}|[^\W\d]+(?:\s[^\W\d]+)?)[\s,،./-]{1,3}\d{4}"
    r"|[^\W\d]{3,9} \d{1,2}, \d{4}|\d{4}[-/.]\d{1,2}[-/.]\d{1,2})(?!\d)(?:\W{0,4}(?:[^\W\d]{1,8}|\d{1,4})){0,10}\W{0,2}"
)
_NAME = r"(?:[A-Z][\w.'’-]+|[\u0621-\u064a]{2,})"
_BYLINE = re.compile(rf"(?:By|بقلم) ({_NAME}(?: {_NAME}){{1,3}})")
_BEHIND_NAME = re.compile(r"\||\d{4}-\d{1,2}-\d{1,2}|\b[A-Za-z]+(?: at)?:")
_RULE = re.compile(r"\s*(?:[=_*#~]{5,}|-{5,})\s*|\f")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a saved page; `meaning` and `value` are set when it begins with a known label."""

    text: str
    number: int
    start: int | None = None
    end: int | None = None
    meaning: str = ""
    value: str = ""

    @property
    def blank(self) -> bool:
        """Whether nothing is written on it."""
        return not self.text

    @property
    def is_rule(self) -> bool:
        """Whether it only parts what is above from what is below."""
        return _RULE.fullmatch(self.text) is not None

    @property
    def is_stamp(self) -> bool:
        """Whether it is nothing but a machine's time stamp."""
        return bool(self.text) and _STAMP.fullmatch(self.text) is not None

    @property
    def is_date(self) -> bool:
        """Whether it is nothing but a written date: short, with a day and a year of four digits."""
        return len(self.text) <= 70 and len(self.text.split()) <= 12 and _DATE.fullmatch(_digits(self.text)) is not None


def without_stamp(text: str) -> str:
    """The name in front of a machine's time stamp, a bar or a further label."""
    return _BEHIND_NAME.split(text, maxsplit=1)[0].strip(" -–,،(")


def read_lines(blob: Blob, encoding: str) -> Iterator[Line]:
    """The lines of a text, trimmed."""
    with open_plain(blob) as file:
        for number, (start, end, text) in enumerate(text_lines(file, encoding, _LONGEST), 1):
            yield to_line(text, number, start, end)


def numbered(paragraphs: Iterable[tuple[str, bool]]) -> Iterator[Line]:
    """The lines of a document's paragraphs; a rule before each one that is told to be the heading of an article."""
    number = 0
    for text, is_heading in paragraphs:
        if number and is_heading and text.strip():
            yield to_line("\f", number)
        for line in text.split("\n"):
            number += 1
            yield to_line(line, number)


def to_line(text: str, number: int, start: int | None = None, end: int | None = None) -> Line:
    """One line, trimmed, with its label told."""
    text = "\f" if text.strip(" \r\n") == "\f" else text.strip(_AROUND)
    found = _LABEL.fullmatch(text)
    meaning = _meaning(found[1]) if found else ""
    if not found and len(text) <= _MOST_LABEL and _meaning(text) == "read_also":
        return Line(text, number, start, end, "read_also")
    if not found and (name := _BYLINE.fullmatch(text)):
        return Line(text, number, start, end, "author", name[1])
    return Line(text, number, start, end, meaning, found[2].strip() if found and meaning else "")


def means(label: str) -> str:
    """What a line with this label says, whatever signs stand around it; empty when it is no label."""
    return _meaning(label.strip(f"{_AROUND}:：|-–•")) if len(label) <= 2 * _MOST_LABEL else ""


@lru_cache(maxsize=4096)
def _meaning(label: str) -> str:
    """What a line with this label says; empty when the label is none."""
    return page_labels().get(fold_key(label), "")


@cache
def _arabic_digits() -> dict[int, str]:
    """Arabic-Indic and Persian digits as ASCII ones."""
    return {ord(digit): str(value % 10) for value, digit in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")}


def _digits(text: str) -> str:
    """`text` with ASCII digits."""
    return text.translate(_arabic_digits())
