"""Folded phrases → the roles that they can play, and the class of a single token: is it part of a date at all?"""

from dataclasses import dataclass
from functools import cache, lru_cache

from etl.dates.facts import TABLES, Roles, rows
from etl.dates.tokens import tokens
from etl.text import fold, fold_text

SIGNS = frozenset("/-,():.+'\"&;|")
_ALONE = frozenset("MWRCHSV")  # roles that can be a date with nothing beside them
_NEEDY = frozenset("UKAzD")  # roles that need a number or a partner
_PARTNERS = frozenset("xPfebasgLlhqtQ1wGmr")
_PREFIXES = ("و", "ف", "ب", "ل", "ك")
_WITH_ARTICLE = frozenset("SU")  # roles that a phrase listed with its article also has from its bare form
_GLUED = frozenset("PMW=")
_CORRESPONDING = frozenset(("الموافق", "موافق"))  # glued even to an era of one letter
_LONGEST = 40  # characters of a token that can be a word

_MOST_TOKENS = 250_000  # whose classes are kept

Phrase = tuple[tuple[str, ...], Roles]


@dataclass(frozen=True, slots=True)
class Atom:
    """A folded word or sign and its stretch `[start, end)` of the token that it stands in."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Phrases by their first word, the longest first; the words they are made of; those that can begin a date."""

    phrases: dict[str, tuple[Phrase, ...]]
    words: frozenset[str]
    kinds: dict[str, str]  # first word of a phrase → `A` alone, `u` needy or `m` partner

    def find(self, atoms: list[str], place: int) -> tuple[int, Roles, bool] | None:
        """The longest phrase at `place`: its length, roles and whether only its article makes it differ."""
        first = atoms[place]
        for word, bare in ((first, False), (first[2:], True)) if first.startswith("ال") else ((first, False),):
            for phrase, roles in self.phrases.get(word, ()):
                length = len(phrase)
                if length == 1 or tuple(atoms[place + 1 : place + length]) == phrase[1:]:
                    if bare and "M" in roles:  # no month takes an article: الأب is a father
                        roles = {role: value for role, value in roles.items() if role != "M"}
                    definite = bare or any(word.startswith("ال") for word in phrase)
                    return (length, roles, definite) if roles else None
        return None

    def knows(self, word: str) -> bool:
        """Whether `word`, with its article or without, belongs to a phrase."""
        return word in self.words or (word.startswith("ال") and word[2:] in self.words)

    def kind(self, word: str) -> str:
        """What a phrase that begins with `word` can do for an expression; empty when not much."""
        return self.kinds.get(word) or self.kinds.get(word.removeprefix("ال"), "w")


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
    phrases: dict[str, list[Phrase]] = {}
    for words in sorted(every, key=len, reverse=True):
        phrases.setdefault(words[0], []).append((words, every[words]))
    known = frozenset(word for words in every for word in words) | SIGNS
    return Lexicon({first: tuple(rest) for first, rest in phrases.items()}, known, _kinds(every))


def _kinds(every: dict[tuple[str, ...], Roles]) -> dict[str, str]:
    """What each word can do for an expression; a phrase gives its power to its most telling word."""
    kinds = {words[0]: _kind(roles) for words, roles in every.items() if len(words) == 1}
    for words, roles in every.items():
        if len(words) > 1 and not any(kinds.get(word) == "A" for word in words):
            telling = next((word for word in words if word not in kinds), words[0])
            kinds[telling] = min(kinds.get(telling, "w"), _kind(roles), key="Aumw".index)
    return kinds


def _kind(roles: Roles) -> str:
    """`A` when it can be a date alone, else `m` or `u`, else `w`; the letters sort by what they can do."""
    alone = _ALONE & roles.keys()
    if alone and alone <= {"M", "W"} and all(roles[role].alone in ("dated", "full") for role in alone):
        return "u"
    if alone or ("U" in roles and roles["U"].count == 2):
        return "A"
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
    return tuple(atoms)


@cache
def _glue() -> dict[str, frozenset[str]]:
    """Words that papers glue to the one before (directions, months, weekdays), by their last three letters."""
    words = {
        first
        for first, rest in lexicon().phrases.items()
        if any(len(words) == 1 and _GLUED & roles.keys() and len(first) > 3 for words, roles in rest)
    }
    words |= {"ال" + word for word in words}
    return {end: frozenset(word for word in words if word[-3:] == end) for end in {word[-3:] for word in words}}


def _cuts(word: str) -> list[tuple[int, str]]:
    """`word` as known pieces (length, spelling): itself, or prefixes and the rest, or two glued words; else none."""
    return _known(word) or _without_prefix(word, 2) or _glued(word)


def _known(word: str) -> list[tuple[int, str]]:
    return [(len(word), word)] if lexicon().knows(word) else []


def _without_prefix(word: str, most: int) -> list[tuple[int, str]]:
    """`وبالأمس` is و, ب, الأمس; `للعام` is ل and العام, whose article hides its first letter."""
    if word.startswith("لل") and lexicon().knows("ال" + word[2:]):
        return [(1, "ل"), (len(word) - 1, "ال" + word[2:])]
    if not most or word[:1] not in _PREFIXES or len(word) < 4:
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
            and lexicon().knows(first)
        ):
            return [(len(first), first), (len(second), second)]
    return []


class Classes(dict[str, str]):
    """Token as written → its class, found on first sight.

    `x` no word of dates · `A` one that can be a date alone · `u` a unit or the like, which needs `m`, a word beside it
    that makes it a date, or a number · `w` a word or sign that may stand in a date · `#` a number · `Y` one that may be
    a year · `|` the end of a line.
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
    word = fold_text(token).rstrip()
    return _word_class(word) if word else "w"


@lru_cache(maxsize=1 << 15)
def _word_class(word: str) -> str:
    cuts = _cuts(word)
    return min((lexicon().kind(spelled) for _, spelled in cuts), key="Aumw".index) if cuts else "x"
