"""A body in, the length of the dateline and byline at its head out."""

import re
from functools import cache

from etl.read.facts import rows

_LONGEST = 120  # characters of a dateline
_DASH = "[-–—ـ_|]"
# A line of its own: `الرياض – واس`, `فيصل الأحمري - أبها:`; no verb is looked for, so it must be short.
_BYLINE = re.compile(rf"[^\n.!?؟«\"]{{2,60}}(?:\s{_DASH}\s*|\s*{_DASH}\s)[^\n.!?؟«\"]{{2,60}}:?")
_BEHIND = re.compile(r"\s*[-–—:|]*\s*")
_LATIN = re.compile(
    r"(?:[A-Z][A-Z.' -]{2,30}(?:, [A-Z][A-Za-z.]+(?: [A-Z][a-z]+)?)?(?:, (?:[A-Z][a-z]{2,8}\.?) \d{1,2}(?:, \d{4})?)?"
    r"(?: ?\([A-Za-z./ ]{2,20}\))?|(?:[A-Z][A-Za-z.' -]{2,30}(?:, [A-Z][A-Za-z. ]{2,20})? )?\([A-Z][A-Za-z./ ]{1,20}\))"
    r" ?[-–—]{1,2} "
)
# `القاهرة، الأحد 4 مارس 2024 — `, `Cairo, 4 March 2024 - `: without an agency only where a dash or colon ends it.
_DAY = r"\d{1,2}(?:\s*/\s*\d{1,2}\s*/\s*\d{4}|\s+[^\W\d_]{3,}(?:\s+(?:الأول|الآخر|الثاني|الحجة|القعدة))?(?:\s+\d{4})?)"
_WEEKDAY = "(?:(?:يوم\\s+)?(?:الأحد|الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت)\\s*،?\\s*)?"
_DATED = re.compile(
    rf"[\u0621-\u0652]{{2,}}(?: [\u0621-\u0652]{{2,}})?\s*(?:[،,]|{_DASH}|\()\s*{_WEEKDAY}{_DAY}\s*[مه]?ـ?\s*\)?"
    rf"\s*(?:{_DASH}+|:)\s*(?![\s\d])"
    r"|[A-Z][A-Za-z.'-]+(?: [A-Z][A-Za-z.'-]+){0,2}, (?:\d{1,2} [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\.? \d{1,2})"
    r"(?:,? \d{4})? ?(?:[-–—]{1,2}|:) (?!\d)"
)
_AGENCY_DATE = re.compile(r"[^\n.،]{2,30} \d{1,2} [^\n،]{4,70} (?:واس|م واس)(?=\n|$)")


def is_byline(text: str) -> bool:
    """Whether `text` has the form of a byline: names, places and agencies with dashes between."""
    parts = [part for part in re.split(rf"\s*{_DASH}+\s*|\s{{3,}}|\(|\)|:", text) if part.strip()]
    return len(parts) > 1 and max(len(part.split()) for part in parts) <= 5


def dateline_end(body: str, author: str = "") -> int:
    """Code points at the head of `body` that are dateline and byline, with the dash or colon behind them; else 0."""
    if author and len(author) <= _LONGEST and body.startswith(author) and len(author) < len(body):
        return len(author) + len(_BEHIND.match(body, len(author))[0])  # type: ignore[index] # it matches nothing too
    head = body[: _LONGEST + 1]
    first = head.partition("\n")[0]
    if len(first) < len(body) and len(first) <= _LONGEST and _is_line(first):
        return len(first)
    for pattern in (_agency(), _LATIN, _DATED):
        if (found := pattern.match(head)) and found.end() < len(body):
            return found.end()
    return 0


def _is_line(line: str) -> bool:
    """Whether the first line alone is a dateline or byline."""
    return _AGENCY_DATE.match(line) is not None or (
        len(line.split()) <= 10 and _BYLINE.fullmatch(line.strip()) is not None and is_byline(line)
    )


@cache
def _agency() -> re.Pattern[str]:
    """`City (agency) - `, `City - agency: `, `Name - paper - City: `, `City/ agency: ` before a sentence."""
    names = "|".join(sorted((re.escape(row["name"]) for row in rows("agencies.csv")), key=len, reverse=True))
    city = "[\u0621-\u0652]+(?: [\u0621-\u0652]+){0,3}"
    day = r"(?:،?\s*\d{1,2} [^\W\d_]+(?: \d{4})?)?"
    end = rf"\s*(?:{_DASH}+|:)\s*"
    return re.compile(
        r"(?=[^-–—ـ_|،(/]{1,80}[-–—ـ_|،(/])(?:"  # every form has one of these signs, and most texts have none so early
        rf"{city}{day}\s*(?:{_DASH}\s*|،\s*)?\((?:{names})(?:\s*[-،,]\s*[^()\n]{{2,30}})?\)(?:{end}|\s+)"
        rf"|{city}{day}\s*\([^()\n\d]{{2,25}}\){end}"
        rf"|{city}\s*{_DASH}\s*[«\"“][^«»\"“”\n]{{2,25}}[»\"”]{end}"
        rf"|{city}\s*(?:{_DASH}|/)\s*(?:{names}){end}"
        rf"|{city}\s*/\s*(?:{names})\s*\n"
        rf"|(?:{names})\s*{_DASH}\s*{city}{end}"
        rf"|{city}(?:\s*{_DASH}\s*{city}){{1,2}}\s*:\s+"
        ")"
    )
