"""The one table of visible words → what the reader sees, in Arabic or English, with numbers and counted nouns."""

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dashboard.spelled import spelled
from etl import knowledge_folder

LANGUAGES = ("ar", "en")
_ARABIC_DIGITS = str.maketrans("0123456789,.", "٠١٢٣٤٥٦٧٨٩٬٫")
_FIRST_STRONG_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"
_DIRECTION_MARKS = dict.fromkeys(map(ord, "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))
_ARABIC_WORD = r"[\u0590-\u060b\u060d-\u08ff\ufb1d-\ufefc]+"
_ARABIC = re.compile(rf"{_ARABIC_WORD}(?:[ \u00a0.'’-]+{_ARABIC_WORD})*")
_LATIN_WORD = r"[A-Za-z\u00c0-\u024f](?:[A-Za-z\u00c0-\u024f0-9.&'’/+_-]*[A-Za-z\u00c0-\u024f0-9])?"
_LATIN = re.compile(rf"{_LATIN_WORD}(?:[ \u00a0](?:{_LATIN_WORD}|\d+))*")
_PERSON = re.compile(r"(x\.)?p\.")
_CONTROLS = dict.fromkeys([*range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0)], "\ufffd")


@cache
def table() -> dict[str, dict[str, str]]:
    """Every visible text as language → key → text: `words.tsv`, and the event types' names from knowledge."""
    rows = list(csv.DictReader((files("dashboard") / "words.tsv").read_text("utf-8").splitlines(), delimiter="\t"))
    with (knowledge_folder() / "event_types.csv").open(encoding="utf-8") as types:
        rows += [
            {"key": f"event_type.{row['event_type']}", "ar": row["name_ar"], "en": row["name_en"]}
            for row in csv.DictReader(types)
        ]
    return {language: {row["key"]: row[language] for row in rows if row["key"]} for language in LANGUAGES}


@cache
def _outlets() -> dict[str, tuple[str | None, str | None]]:
    """Code and domain of every outlet that knowledge lists → its Arabic and English name."""
    with (knowledge_folder() / "outlets.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return {
        row[key]: (row["name_ar"] or None, row["name_en"] or None)
        for key in ("domain", "outlet")
        for row in rows
        if row[key]
    }


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language; `digits` is `latin` or `arabic`, `months` the region whose month names are used."""

    language: str = "en"
    digits: str = "latin"
    months: str = "egypt"

    def __call__(self, key: str, **values: object) -> str:
        """The text of `key` with `{names}` filled in; names of the other direction are isolated."""
        text = table()[self.language][key]
        return text.format(**{name: self._shown(value) for name, value in values.items()}) if values else text

    @property
    def rtl(self) -> bool:
        """Whether this language is written from right to left."""
        return self.language == "ar"

    def number(self, value: float, places: int = 0) -> str:
        """A number with thousands marks, in the digits that the reader chose."""
        return self.figures(f"{value:,.{places}f}")

    def percent(self, share: float, places: int = 1) -> str:
        """A part of 1 as a percentage; what would be told as 0, but is not, is told as less than the least."""
        least = 10.0**-places
        number = self.number(max(100 * share, least), places) if share > 0 else self.number(0, places)
        told = self("number.percent").format(n=number)
        return self("number.less").format(n=told) if 0 < 100 * share < least / 2 else told

    def figures(self, text: str) -> str:
        """`text` with its digits as the reader chose them."""
        return text.translate(_ARABIC_DIGITS) if self.digits == "arabic" else text

    def count(self, key: str, number: int) -> str:
        """A counted noun, `count.<key>`, in the plural form that the language asks of this number (CLDR)."""
        forms = self(f"count.{key}").split("|")
        return forms[_arabic_form(number) if self.rtl else number != 1].format(n=self.number(number))

    def choose(self, key: str) -> list[str]:
        """The entries of a list text such as the month names."""
        return self(key).split("|")

    def has(self, key: str) -> bool:
        """Whether the table knows this key."""
        return key in table()[self.language]

    def name(self, arabic: str | None, english: str | None, otherwise: str = "") -> str:
        """A name in this language, else in the other one; cleaned, and isolated where its direction differs."""
        first, second = (arabic, english) if self.rtl else (english, arabic)
        return self.isolate(plain(first or second or otherwise))

    def actor(self, arabic: str | None, english: str | None, otherwise: str = "") -> str:
        """`name` of an actor; a person known in Arabic only is spelled in Latin letters first on English pages.

        `otherwise` is the actor's id, which tells persons from bodies where no list knows them.
        """
        shown = self.name(arabic, english, otherwise)
        if self.rtl or english or not arabic or not _PERSON.match(otherwise):
            return shown
        return f"{spelled(plain(arabic))} [{shown}]"

    def outlet(self, key: str | None) -> str:
        """An outlet by its name, where knowledge lists it by code or domain, else as its articles are marked."""
        if not key:
            return self("outlet.unnamed")
        return self.name(*_outlets().get(key, (key, key)))

    def isolate(self, text: str) -> str:
        """`text` with what runs in the other direction in isolates: the whole where it begins so, else its parts.

        Without them two Arabic names of an English list, with a comma between them, change places.
        """
        foreign, own = (_LATIN, _ARABIC) if self.rtl else (_ARABIC, _LATIN)
        first, other = own.search(text), foreign.search(text)
        if other is None:
            return text
        if first is None or other.start() < first.start() or _FIRST_STRONG_ISOLATE in text:
            return f"{_FIRST_STRONG_ISOLATE}{text}{_END_ISOLATE}"
        return foreign.sub(rf"{_FIRST_STRONG_ISOLATE}\g<0>{_END_ISOLATE}", text)

    def listing(self, items: list[str], limit: int = 4) -> str:
        """Names joined as running text; past `limit` the rest is counted."""
        shown = self("list.comma").join(items[:limit])
        return shown if len(items) <= limit else self("list.more", items=shown, n=self.number(len(items) - limit))

    def _shown(self, value: object) -> object:
        if isinstance(value, int | float) and not isinstance(value, bool):
            return self.number(value)
        return self.isolate(value) if isinstance(value, str) else value


def plain(text: str) -> str:
    """Text of an article or a name made safe to show: no direction overrides, no control characters."""
    return text.translate(_DIRECTION_MARKS).translate(_CONTROLS)


def _arabic_form(number: int) -> int:
    """Index of the CLDR plural of Arabic: zero, one, two, few, many, other."""
    if number < 3:
        return number
    rest = number % 100
    return 3 if 3 <= rest <= 10 else 4 if rest >= 11 else 5
