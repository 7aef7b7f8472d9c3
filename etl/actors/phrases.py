"""All that the facts spell → one tree of words: what each phrase means, and which words may follow it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from etl.actors.meanings import BodyWord, Name, RoleWord
from etl.model import ActorKind

_M = TypeVar("_M", Name, RoleWord, BodyWord)
Meanings = dict[tuple[str, bool], tuple[_M, ...]]  # by the folded words, and whether they are English

_CONJUNCTIONS = ("", "و", "ف")
_WITH_ARTICLE = frozenset(c + p for c in _CONJUNCTIONS for p in ("", "ب", "ك"))
_WITHOUT_ARTICLE = frozenset(c + p for c in _CONJUNCTIONS for p in ("", "ب", "ك", "ل"))
_ARTICLED = _WITHOUT_ARTICLE | frozenset(c + p for c in _CONJUNCTIONS for p in ("ال", "بال", "كال", "لل"))
_AFTER_LAM = frozenset(_CONJUNCTIONS)
_NONE = frozenset(("",))
GLUED = _ARTICLED  # all that may stand before a word without a blank


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """What the words of a phrase mean, and what may stand glued before them."""

    clitics: frozenset[str]
    names: tuple[Name, ...]
    roles: tuple[RoleWord, ...]
    bodies: tuple[BodyWord, ...]
    cased: bool  # how it is written counts: capital letters in English, the sign of "أوبك+"


@dataclass(slots=True, eq=False)
class Phrase:
    """The words so far: what they mean by themselves, the words that go on, and what may be glued before the first."""

    patterns: tuple[Pattern, ...] = ()
    further: dict[str, "Phrase"] = field(default_factory=dict)
    clitics: frozenset[str] = frozenset()


def grouped(meanings: Iterable[tuple[str, bool, _M]]) -> dict[tuple[str, bool], tuple[_M, ...]]:
    """Folded words, and whether they are English → all that they mean, each once."""
    found: defaultdict[tuple[str, bool], list[_M]] = defaultdict(list)
    for key, english, meaning in meanings:
        found[key, english].append(meaning)
    return {at: tuple(dict.fromkeys(group) if len(group) > 1 else group) for at, group in found.items()}


def tree_of(names: Meanings[Name], roles: Meanings[RoleWord], bodies: Meanings[BodyWord]) -> dict[str, Phrase]:
    """The phrases by their first word."""
    tree: dict[str, Phrase] = {}
    for at in dict.fromkeys((*names, *roles, *bodies)):
        key, english = at
        named = names.get(at, ())
        cased = (english and bool(named)) or any(name.written.endswith("+") for name in named)
        organization = " " not in key and ActorKind.ORGANIZATION in [name.kind for name in named]
        for words, clitics in _glued(key, english, organization):
            _plant(tree, words.split(), Pattern(clitics, named, roles.get(at, ()), bodies.get(at, ()), cased))
    return tree


def _plant(tree: dict[str, Phrase], words: list[str], pattern: Pattern) -> None:
    """Add a phrase to the tree."""
    first = phrase = tree.setdefault(words[0], Phrase())
    for word in words[1:]:
        phrase = phrase.further.setdefault(word, Phrase())
    phrase.patterns += (pattern,)
    first.clitics |= pattern.clitics


def _glued(key: str, english: bool, organization: bool) -> Iterable[tuple[str, frozenset[str]]]:
    """The key, also as it is behind a `ل` that swallows its article, and what may be glued before it."""
    if english:
        yield key, _NONE
    elif key.startswith("ال") and len(key) > 4:
        yield key, _WITH_ARTICLE
        yield "لل" + key[2:], _AFTER_LAM
    else:
        yield key, _ARTICLED if organization else _WITHOUT_ARTICLE
