"""Folded phrases → the roles that they can play, and the class of a single token: is it part of a date at all?"""

from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from string import whitespace
from typing import NamedTuple

from etl.dates.facts import TABLES, Roles, rows
from etl.dates.said import Unit
from etl.dates.tokens import tokens
from etl.text import fold, fold_text

SIGNS = frozenset("/-,():.+'\"&;|")
_ALONE = frozenset("MWRCHSV")  # roles that can be a date with nothing beside them
_NEEDY = frozenset("UKzDhq")  # roles that need a number or a partner
_PARTNERS = frozenset("xPfebasgLltQ1wG2mrE")
_PREFIXES = ("و", "ف", "ب", "ل", "ك")
_WITH_ARTICLE = frozenset("SU")  # roles that a phrase listed with its article also has from its bare form
_GLUED = frozenset("PMW=")
_CORRESPONDING = frozenset(("الموافق", "موافق"))  # glued even to an era of one letter
_HIDDEN = "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
_LOOSE = f"{whitespace}\u00a0{_HIDDEN}"  # what stands behind a word and is no part of it
_LONGEST = 40  # characters of a token that can be a word

_ENDING = 3  # letters by which most words are known to be no words of dates
_POWERS = "Apum:,w"  # kinds of words by what they can do

_MOST_ENDINGS = 50_000  # that are kept
_MOST_TOKENS = 250_000  # whose classes are kept


class Phrase(NamedTuple):
    """What follows the first word of a phrase, its roles, and whether it was written with its article."""

    rest: tuple[str, ...]
    roles: Roles
    definite: bool


class Atom(NamedTuple):
    """A folded word or sign and its stretch `[start, end)` of the token that it stands in."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Phrases by their first word, the longest first; the words they are made of; those that can begin a date."""

    phrases: dict[str, tuple[Phrase, ...]]
    words: frozenset[str]  # with their article and without
    kinds: dict[str, str]  # word → `A` alone, `p` within a phrase, `u` needy or `m` partner
    endings: frozenset[str]  # the last letters of all words: what ends otherwise is none

    def find(self, atoms: list[str], place: int) -> tuple[int, Roles, bool] | None:
        """The longest phrase at `place`: its length, roles and whether it was written with its article."""
        for rest, roles, definite in self.phrases.get(atoms[place], ()):
            length = len(rest) + 1
            if not rest or tuple(atoms[place + 1 : place + length]) == rest:
                return (length, roles, definite) if roles else None
        return None

    def kind(self, word: str) -> str:
        """What `word` can do for an expression."""
        return _kind_in(self.kinds, word)


@cache
def lexicon() -> Lexicon:
    """All phrases of the tables; a phrase of several tables has the roles of all."""
    every: dict[tuple[str, ...], Roles] = {}
    for table, (column, read) in TABLES.items():
        for row in rows(table):
            words = tuple(word for token in tokens(row[column]) if (word := fold_text(token).strip()))
            every[words] = {**read(row), **every.get(words, {})}
    for words, roles in every.items():
        bare = every.get((words[0].removeprefix("ال"), *words[1:]), {})
        more = _WITH_ARTICLE - roles.keys() if "R" not in roles else frozenset()
        roles.update({role: value for role, value in bare.items() if role in more})
    plain = {word for words in every for word in words}
    known = plain | SIGNS | {"ال" + word for word in plain if len(word) > 1}
    return Lexicon(
        _phrases(every), frozenset(known), _kinds(every), frozenset(("و" + word)[-_ENDING:] for word in known)
    )


def _phrases(every: dict[tuple[str, ...], Roles]) -> dict[str, tuple[Phrase, ...]]:
    """The phrases by their first word; behind those that are listed with their article the others that take one."""
    phrases: dict[str, list[Phrase]] = {}
    with_article: dict[str, list[Phrase]] = {}
    for words in sorted(every, key=len, reverse=True):
        first, rest, roles = words[0], words[1:], every[words]
        phrases.setdefault(first, []).append(Phrase(rest, roles, any(word.startswith("ال") for word in words)))
        others = {role: value for role, value in roles.items() if role != "M"}  # الأب is a father, no month
        with_article.setdefault("ال" + first, []).append(Phrase(rest, others, definite=True))
    firsts = phrases.keys() | with_article.keys()
    return {first: (*phrases.get(first, ()), *with_article.get(first, ())) for first in firsts}


def _kinds(every: dict[tuple[str, ...], Roles]) -> dict[str, str]:
    """What each word can do for an expression; a phrase gives its power to its most telling word."""
    kinds = {words[0]: _kind(roles) for words, roles in every.items() if len(words) == 1}
    kinds |= {":": ":", ",": ",", ";": ",", '"': ","}
    uses = Counter(word for words in every for word in words)
    for words, roles in every.items():
        kind = _kind(roles).replace("A", "p") if len(words) > 1 else "w"
        if all(_POWERS.index(_kind_in(kinds, word)) > _POWERS.index(kind) for word in words):
            kinds[min(words, key=lambda word: _is_common(word, kinds) + uses[word])] = kind
    return kinds


def _is_common(word: str, kinds: dict[str, str]) -> int:
    """Large for a word that tells little of the phrase it is in: a sign, a word of two letters, one of other dates."""
    return 1000 * (word in SIGNS or len(word) < 4 or word in kinds)


def _kind_in(kinds: dict[str, str], word: str) -> str:
    return kinds.get(word) or kinds.get(word.removeprefix("ال"), "w")


def _kind(roles: Roles) -> str:
    """`A` when it can be a date alone, `p` beside another word, else `m` or `u`, else `w`."""
    alone = _ALONE & roles.keys()
    if alone and alone <= {"M", "W"} and all(roles[role].alone in ("dated", "full") for role in alone):
        return "u"
    if alone or ("U" in roles and roles["U"].count == 2) or ("A" in roles and roles["A"].half == "tonight"):
        return "A"
    if "A" in roles or ("U" in roles and roles["U"].unit is Unit.WEEKEND):  # "in the evening", "at the weekend"
        return "p"
    return "u" if _NEEDY & roles.keys() else "m" if _PARTNERS & roles.keys() else "w"


@lru_cache(maxsize=1 << 15)
def atoms_of(token: str) -> tuple[Atom, ...]:
    """The words of one token, with a prefix or a second, glued word cut off; empty when it is no word of a date."""
    folded = fold(token)
    atoms, start = [], 0
    for length, spelled in _cuts(folded.text.rstrip()):
        span = folded.span(start, start + length)
        atoms.append(Atom(spelled, span.start, span.end))
        start += length
    if atoms:  # the marks behind its last letter belong to a word: the stroke of "1445 هـ"
        atoms[-1] = atoms[-1]._replace(end=len(token.rstrip(_LOOSE)))
    return tuple(atoms)


def number_of(token: str) -> tuple[Atom, ...]:
    """The one number that a token of digits is."""
    digits = token.rstrip()
    return (Atom(digits if digits.isascii() else fold_text(digits), 0, len(digits)),)


@cache
def _glue() -> dict[str, frozenset[str]]:
    """Words that papers glue to the one before (directions, months, weekdays), by their last three letters."""
    words = {
        first
        for first, rest in lexicon().phrases.items()
        if len(first) > 3 and any(not phrase.rest and _GLUED & phrase.roles.keys() for phrase in rest)
    }
    return {end: frozenset(word for word in words if word[-3:] == end) for end in {word[-3:] for word in words}}


def _cuts(word: str) -> list[tuple[int, str]]:
    """`word` as known pieces (length, spelling): itself, or prefixes and the rest, or two glued words; else none."""
    return _known(word) or _without_prefix(word, 2) or _glued(word)


def _known(word: str) -> list[tuple[int, str]]:
    return [(len(word), word)] if word in lexicon().words else []


def _without_prefix(word: str, most: int) -> list[tuple[int, str]]:
    """`وبالأمس` is و, ب, الأمس; `للعام` is ل and العام, whose article hides its first letter."""
    if word.startswith("لل") and "ال" + word[2:] in lexicon().words:
        return [(1, "ل"), (len(word) - 1, "ال" + word[2:])]
    if not most or word[:1] not in _PREFIXES or len(word) < 4 - (word[:1] == "و"):
        return []
    rest = _known(word[1:]) or _without_prefix(word[1:], most - 1) or (_glued(word[1:]) if most == 2 else [])
    return [(1, word[:1]), *rest] if rest else []


def _glued(word: str) -> list[tuple[int, str]]:
    """Two words that a paper wrote as one: `أكتوبرالجاري`, `شهرفيفري`."""
    for second in _glue().get(word[-3:], ()):
        first = word.removesuffix(second)
        if (
            first != word
            and (len(first) > 2 or second in _CORRESPONDING)
            and not word.isascii()
            and first in lexicon().words
        ):
            return [(len(first), first), (len(second), second)]
    return []


class _Endings(dict[str, bool]):
    """The last letters of a token as written → whether a word of dates may end so, found on first sight."""

    def __missing__(self, letters: str) -> bool:
        """The answer for letters seen for the first time."""
        if len(self) >= _MOST_ENDINGS:
            self.clear()
        folded = fold_text(letters)
        self[letters] = found = len(folded) < _ENDING or folded in lexicon().endings
        return found


_endings = _Endings()


class Classes(dict[str, str]):
    """Token as written → its class, found on first sight.

    `x` no word of dates · `A` one that can be a date alone · `p` one that can be a date with the words beside it ·
    `u` a unit or the like, which needs `m`, a word beside it that makes it a date, or a number · `w` a word or sign
    that may stand in a date · `:` what stands between hours and minutes · `,` a sign that ends no date · `#` a number ·
    `Y` one that may be a year · `|` the end of a line.
    """

    def __missing__(self, token: str) -> str:
        """The class of a token seen for the first time; long ones are not kept."""
        if len(token) > _LONGEST:
            return "#" if token[0].isdigit() else "x"
        if len(self) >= _MOST_TOKENS:
            self.clear()
        self[token] = found = _class(token)
        return found


def _class(token: str) -> str:
    if "\n" in token:
        return "|"
    if token[0].isdigit():
        digits = fold_text(token).rstrip()
        return "Y" if len(digits) == 4 and "1000" <= digits <= "2999" else "#"
    word = token.rstrip()
    if not _endings[word[-_ENDING:]]:
        return "x"
    word = fold_text(word).rstrip()
    if not word:
        return "w"
    cuts = _cuts(word)
    return min((lexicon().kind(spelled) for _, spelled in cuts), key=_POWERS.index) if cuts else "x"
