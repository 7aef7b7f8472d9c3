"""A person's name that is known in Arabic only → the name in Latin letters, for readers who cannot read Arabic.

A part that occurs in the names of `actors.csv` takes the English spelling that it has there most often: فهد is Fahad.
Every other part is given letter by letter, without guessing a vowel.
"""

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from dashboard.letters import letters
from etl import knowledge_folder

_ARTICLE = "ال"
_SERVANT = "عبدال"  # Abd al-…: one name, though often written as two words
_SERVANT_APART = re.compile(r"\bعبد (?=ال\w)")
_SERVANT_LATIN = re.compile(r"\b(Abd[aeu][lrs])[- ](?=\w)")
_ARTICLE_LATIN = re.compile(r"\b(?:al|el|as|ash|ar|ad|at|an)[- ](?=\w)", re.IGNORECASE)
_PART = re.compile(r"[A-Z][a-z].*|bin|ibn|bint|ould|al|de", re.DOTALL)  # no numeral, no title
_ALIKE = str.maketrans("أإآىة", "ااايه")


def spelled(name: str) -> str:
    """A person's Arabic name in Latin letters."""
    return " ".join(_spelled(part) for part in _SERVANT_APART.sub("عبد", name).split())


def _spelled(part: str) -> str:
    article = part.startswith(_ARTICLE) and len(part) > len(_ARTICLE) + 1
    bare = part.removeprefix(_ARTICLE) if article else part
    if known := _parts().get(bare.translate(_ALIKE)):
        latin = known
    elif bare.startswith(_SERVANT):
        latin = f"Abdul{letters(bare.removeprefix(_SERVANT))}"
    else:
        latin = _capital(letters(bare))
    return f"al-{latin}" if article else latin


def _capital(latin: str) -> str:
    """The first letter large; what stands for ʿayn or hamza is no letter."""
    return re.sub(r"[a-z]", lambda found: found.group().upper(), latin, count=1)


@cache
def _parts() -> dict[str, str]:
    """Part of an Arabic name, without article and with its letters made alike → its most usual English spelling."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for arabic, english in _names():
        for part, latin in _beside(arabic, english):
            seen[part.removeprefix(_ARTICLE).translate(_ALIKE)][latin] += 1
    return {part: spellings.most_common(1)[0][0] for part, spellings in seen.items()}


def _beside(arabic: str, english: str) -> Iterable[tuple[str, str]]:
    """The parts of a name in both writings, where as many stand in one as in the other."""
    parts = _SERVANT_APART.sub("عبد", arabic).split()
    latin = _ARTICLE_LATIN.sub("", _SERVANT_LATIN.sub("\\1\u00a0", english)).split(" ")
    pairs = zip(parts, latin, strict=True) if len(parts) == len(latin) else ()
    return ((part, word.replace("\u00a0", " ")) for part, word in pairs if _PART.fullmatch(word))


def _names() -> Iterator[tuple[str, str]]:
    with (knowledge_folder() / "actors.csv").open(encoding="utf-8") as file:
        yield from (
            (row["name_ar"], row["name_en"])
            for row in csv.DictReader(file)
            if row["kind"] == "person" and row["name_ar"] and row["name_en"]
        )
