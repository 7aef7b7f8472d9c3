"""What the words around an expression make of it: a name with a date in it, a number of things, or a tense."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from etl.dates.facts import rows
from etl.dates.grammar import Read
from etl.dates.said import Clock, DayPart, Feast, Named, Nth, PartOf, Range, Said, Season, Shift, Tense, Unit, Weekday
from etl.text import fold_text

_BACK = 90  # characters in which a verb is looked for
_WORDS_BACK = 9
_TITLE = 3  # tokens before the last word of a title, its quote among them
_OPENING = frozenset("\"«“”'")
_CLOSING = frozenset("\"»“”'")
_DATE = frozenset(("date",))
_DAY = "يوم"
_MONTH_NUMBER = frozenset(("number",))  # القانون رقم 5/2014
_SENTENCE = re.compile(r"[.!?؟؛;\n…]")
_WORD = re.compile(r"[^\W\d_]+")
_WERE = frozenset(("was", "were", "had", "كان", "كانت", "وكان", "وكانت"))
_WORDS_OF_WERE = 3  # before a verb in the future which they put into the past
_FUTURE = re.compile(r"[وف]?س[يتنا]\w{3,}")
_PREFIXES = ("و", "ف", "ب", "ل", "ك", "ال", "وال", "بال", "لل", "فال")


@dataclass(frozen=True, slots=True)
class _Names:
    """Folded words that make a name of a date beside them, by side and by kind of date; counted things."""

    before: dict[str, frozenset[str]]
    after: dict[str, frozenset[str]]
    own: dict[str, frozenset[str]]
    counted: frozenset[str]


@cache
def _names() -> _Names:
    sides: dict[str, dict[str, set[str]]] = {"before": {}, "after": {}, "own": {}}
    for row in rows("name_words"):
        word = row["word"] if row["side"] == "own" else fold_text(row["word"])  # إب is a city, آب a month
        sides[row["side"]].setdefault(word, set()).add(row["kind"])
    before, after, own = ({word: frozenset(kinds) for word, kinds in side.items()} for side in sides.values())
    return _Names(before, after, own, frozenset(fold_text(row["word"]) for row in rows("counted_things")))


@cache
def _tenses() -> dict[str, Tense | None]:
    tenses = {"past": Tense.PAST, "future": Tense.FUTURE, "none": None}
    return {fold_text(row["word"]): tenses[row["tense"]] for row in rows("tense_words")}


def is_name(words: Sequence[str], first: int, last: int, read: Read) -> bool:
    """Whether the expression in the tokens `[first, last)` is part of a name, or a number of things."""
    kinds = _MONTH_NUMBER if read.rule == "month/year" else _kinds(read.said)
    if not kinds or (kinds == _DATE and _folded(words[first]) == _DAY):  # no street is named "day 12 May"
        return False
    after = _folded(words[last]) if last < len(words) else ""
    if "number" in kinds and after in _names().counted:
        return True
    if first > 1 and _hangs_on_word(words[first - 2], words[first - 1], words[first]):
        return True
    if "today" in kinds and _ends_title(words, first, last):
        return True
    if "number" in kinds and _numbers_text(words, first):
        return True
    if "season" in kinds and _is_capitalised(words[first : last + 1], last - first + 1):
        return True
    if kinds & _names().own.get(words[first].rstrip(), frozenset()):
        return True
    if kinds & _names().after.get(after, frozenset()):
        return True
    if kinds == _MONTH_NUMBER and read.rule != "month/year" and not words[first][0].isdigit():
        return False  # "the resolution of the year 1995"
    return first > 0 and not kinds.isdisjoint(_kinds_behind(words[first - 1], "today" not in kinds))


def _hangs_on_word(word: str, sign: str, number: str) -> bool:
    """Whether a hyphen ties a number to a Latin word, whose number it is then: Covid-19, F-16."""
    return sign == "-" and number[0].isdigit() and word.isascii() and word.isalpha()


def _numbers_text(words: Sequence[str], first: int) -> bool:
    """Whether a year is the second half of a law's number: القانون عدد 32 لسنة 2015, Law No. 32 of 2015."""
    is_of = first > 0 and _folded(words[first - 1]) == "of"
    place = first - 1 - is_of
    if place < 1 or not words[place][0].isdigit() or not (is_of or words[first].startswith("ل")):
        return False
    place -= 1
    if words[place].strip() in {".", ":"} and place:
        place -= 1
    return "number" in _kinds_behind(words[place], article=True)


@lru_cache(maxsize=1 << 13)
def _kinds_behind(token: str, article: bool) -> frozenset[str]:
    """The kinds of dates that are part of a name behind `token`, which may have prefixes and, if wanted, an article."""
    before = _names().before
    return frozenset(kind for word in _bare(_folded(token), article) for kind in before.get(word, ()))


def _is_capitalised(words: Sequence[str], count: int) -> bool:
    """Whether all of `count` words are there and written with a capital: Spring Meetings, Winter Palace."""
    return len(words) == count and all(word.isascii() and word.strip().istitle() for word in words)


def _ends_title(words: Sequence[str], first: int, last: int) -> bool:
    """Whether `[first, last)` is the end of a short title in quotes: «اليوم», "ملف اليوم"."""
    if words[last : last + 1] == [] or words[last].strip() not in _CLOSING:
        return False
    return any(words[place].strip() in _OPENING for place in range(max(0, first - _TITLE), first))


@lru_cache(maxsize=1 << 13)
def _folded(token: str) -> str:
    return fold_text(token).strip() if len(token) < 30 else ""


def _bare(word: str, article: bool) -> list[str]:
    """A word, and what it is without its prefixes and, if wanted, its article."""
    cuts = [len(prefix) for prefix in _PREFIXES if word.startswith(prefix) and (article or not prefix.endswith("ال"))]
    return [word, *(word[cut:] for cut in cuts if len(word) > cut + 2)]


def _kinds(said: Said) -> frozenset[str]:
    """Which sorts of name the expression could belong to: a stated day or an interval of several words to none."""
    if isinstance(said, Range):
        said = said.first if said.last is None and said.first else said
    if isinstance(said, PartOf):
        said = said.of
    if isinstance(said, Named):
        if said.month is None:
            return frozenset(("number",)) if said.calendar is None else frozenset()
        if said.year is not None or said.direction is not None or said.of is not None or said.weekday is not None:
            return frozenset()
        return frozenset(("date",)) if said.day is not None else frozenset(("date", "month"))
    if isinstance(said, Weekday):
        return frozenset(("weekday",)) if said.direction is None else frozenset()
    if isinstance(said, Shift):
        return _shift_kinds(said)
    if isinstance(said, Season):
        return frozenset(("season",)) if said.direction is None else frozenset()
    return frozenset(("feast",)) if isinstance(said, Feast) and said.year is None else frozenset()


def _shift_kinds(said: Shift) -> frozenset[str]:
    if said.unit is Unit.DAY and not said.counted and said.weekday is None:
        return frozenset(("today", "this day")) if not said.amount else frozenset(("today",))
    return frozenset(("year word",)) if said.unit is Unit.YEAR and not said.counted else frozenset()


def tense_before(text: str, start: int, said: Said) -> Tense | None:
    """Where the nearest verb before an open expression places it; null when it does not say."""
    if not _is_open(said):
        return None
    piece = text[max(0, start - _BACK) : start]
    piece = _SENTENCE.split(piece)[-1]
    words = _WORD.findall(fold_text(piece))[-_WORDS_BACK:]
    for place in range(len(words) - 1, -1, -1):
        tense = _tense_of(words[place], f"{words[place - 1]} {words[place]}" if place else "")
        if tense is Tense.FUTURE and not _WERE.isdisjoint(words[max(0, place - _WORDS_OF_WERE) : place]):
            return None  # "was scheduled for Friday": it may have come to pass or not
        if tense:
            return tense
    return None


def _tense_of(word: str, pair: str) -> Tense | None:
    """The tense that a word tells, alone or with the one before it."""
    tenses = _tenses()
    for form in (pair, word, word[1:]) if word[:1] in ("و", "ف") else (pair, word):
        if form in tenses:
            return tenses[form]
    return Tense.FUTURE if _FUTURE.fullmatch(word) else None


def _is_open(said: Said) -> bool:
    """Whether the words themselves leave open which year or week is meant."""
    if isinstance(said, Clock | DayPart):
        return said.on is not None and _is_open(said.on)
    if isinstance(said, PartOf):
        return _is_open(said.of)
    if isinstance(said, Nth) or (isinstance(said, Shift) and said.of is not None):
        return said.of is not None and _is_open(said.of)
    if isinstance(said, Range):
        return said.first is not None and _is_open(said.first)
    if isinstance(said, Feast):
        return said.year is None and said.direction is None
    if isinstance(said, Named):
        return said.year is None and said.of is None and said.direction is None
    if isinstance(said, Season):
        return said.of is None and said.direction is None
    if isinstance(said, Shift):
        return said.counted and said.amount > 0
    return isinstance(said, Weekday) and said.direction is None and said.week is None
