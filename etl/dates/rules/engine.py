"""Rules over roles: an expression is a row of items, a rule turns a stretch of it that its pattern meets into one item.

Patterns are regular expressions whose letters are roles. An item with several roles is one character that stands for
all of them, so a pattern is translated once: each of its letters becomes the class of all characters that carry the
role. All repetitions are bounded, which keeps every pass linear.
"""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

Got = dict[str, "Item"]
Build = Callable[[Got], Any]
_FIRST_FREE = 0xE000  # private use area: one character for each set of several roles


@dataclass(slots=True, eq=False)  # frozen ones take three times as long to make, and every word becomes one
class Item:
    """A stretch `[start, end)` of a run and what it can be: role → value; `definite` when written with its article."""

    roles: dict[str, Any]
    start: int
    end: int
    definite: bool = False
    name: str = ""  # of the rule that made it

    def __getitem__(self, role: str) -> Any:
        """The value of a role; KeyError when the item cannot play it."""
        return self.roles[role]

    def get(self, role: str) -> Any:
        """The value of a role, null when the item cannot play it."""
        return self.roles.get(role)


class Alphabet:
    """Sets of roles ⇄ single characters."""

    def __init__(self) -> None:
        self.characters: dict[frozenset[str], str] = {}

    def character(self, roles: Collection[str]) -> str:
        """The character of a set of roles: the letter itself when it is alone."""
        if len(roles) == 1:
            return next(iter(roles))
        key = frozenset(roles)
        if key not in self.characters:
            self.characters[key] = chr(_FIRST_FREE + len(self.characters))
        return self.characters[key]

    def expand(self, role: str) -> str:
        """Every character that carries `role`, escaped for a character class."""
        return re.escape(role) + "".join(char for key, char in self.characters.items() if role in key)


@dataclass(frozen=True, slots=True)
class Rule:
    """A named pattern over roles and what it makes: role → value, or None to let the stretch be."""

    name: str
    pattern: str
    build: Build


@dataclass(frozen=True, slots=True, eq=False)
class Pass:
    """Rules that are tried together, the longest match first; compiled for one alphabet."""

    anything: re.Pattern[str]  # where any of the rules can begin
    rules: tuple[tuple[Rule, re.Pattern[str]], ...]
    alphabet: Alphabet

    def apply(self, items: Sequence[Item], codes: str) -> tuple[Sequence[Item], str]:
        """The items, and their characters, with every stretch that a rule reads put into one, from left to right."""
        made: list[Item] = []
        written: list[str] = []
        place = 0
        while (begin := first_place(self, codes, place)) >= 0:
            made += items[place:begin]
            written.append(codes[place:begin])
            best, length = self._read(items, codes, begin) or (items[begin], 1)
            made.append(best)
            written.append(codes[begin] if best is items[begin] else self.alphabet.character(best.roles))
            place = begin + length
        return ([*made, *items[place:]], "".join(written) + codes[place:]) if place else (items, codes)

    def _read(self, items: Sequence[Item], codes: str, place: int) -> tuple[Item, int] | None:
        best: tuple[Item, int] | None = None
        for rule, length, groups in _fitting(self, codes, place):
            if best and length <= best[1]:
                continue
            roles = rule.build({name: items[number] for name, number in groups})
            if roles:
                item = Item(roles, items[place].start, items[place + length - 1].end, name=rule.name)
                best = item, length
        return best


# The characters of items repeat from run to run, however different their words are.
@lru_cache(maxsize=1 << 14)
def first_place(one: Pass, codes: str, place: int = 0) -> int:
    """The first place from `place` on where a rule of the pass may begin; -1 when there is none."""
    begin = one.anything.search(codes, place)
    return begin.start() if begin else -1


@lru_cache(maxsize=1 << 14)
def _fitting(one: Pass, codes: str, place: int) -> tuple[tuple[Rule, int, tuple[tuple[str, int], ...]], ...]:
    """The rules whose patterns meet the characters at `place`: how many, and the place of each named item."""
    return tuple(
        (rule, match.end() - place, tuple((name, at) for name in pattern.groupindex if (at := match.start(name)) >= 0))
        for rule, pattern in one.rules
        if (match := pattern.match(codes, place)) and match.end() > place
    )


_SYNTAX = re.compile(r"\(\?P<\w+>|\(\?(?:<?[=!]|:)|\\.|\{\d+,?\d*\}|\[[^\]]+\]|.", re.S)
_PLAIN = frozenset("()?*+|{}$^")


def compile_pass(rules: Sequence[Rule], alphabet: Alphabet) -> Pass:
    """The rules ready to run. In patterns, signs that mean something to regular expressions are escaped."""
    compiled = tuple((rule, re.compile(_translate(rule.pattern, alphabet))) for rule in rules)
    anything = re.compile("|".join(re.sub(r"\?P<\w+>", "?:", pattern.pattern) for _, pattern in compiled))
    return Pass(anything, compiled, alphabet)


def _translate(pattern: str, alphabet: Alphabet) -> str:
    return "".join(_piece(found[0], alphabet) for found in _SYNTAX.finditer(pattern))


def _piece(piece: str, alphabet: Alphabet) -> str:
    if piece[0] == "[":
        return "[" + "".join(alphabet.expand(role) for role in piece[1:-1]) + "]"
    if (len(piece) > 1 and piece[0] != "\\") or piece in _PLAIN:
        return piece
    return f"[{alphabet.expand(piece[-1])}]"
