"""One run of date words → the expressions in it: words to items, items to what they say, pass by pass."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from etl.dates.lexicon import SIGNS, atoms_of, lexicon, number_of
from etl.dates.rules import PASSES, WHOLE_PASSES
from etl.dates.rules.engine import Alphabet, Item, Pass, compile_pass
from etl.dates.rules.numbers import join_numbers
from etl.dates.said import Said

_SEPARATOR = "0"  # the role of a word that no rule knows
_LONGEST_NUMBER = 13  # digits; longer ones are nobody's date
_PREPOSITIONS = {"و": "&", "ف": "i", "ب": "i", "ل": "i", "ك": "i"}


@dataclass(frozen=True, slots=True)
class Read:
    """An expression of a run: its stretch `[start, end)` in the run, what it says and the rule."""

    start: int
    end: int
    said: Said
    rule: str


def read_run(tokens: Sequence[str]) -> list[Read]:
    """The expressions in a run of tokens; no rule reads over a separator, so the pieces between them stand alone."""
    items, codes = _coded(tokens, whole=False)
    reads: list[Read] = []
    place = 0
    for piece in codes.split(_SEPARATOR):
        reads += _reads(_joined(items[place : place + len(piece)], piece, whole=False))
        place += len(piece) + 1
    return reads


def read_whole(tokens: Sequence[str]) -> tuple[list[Read], Sequence[Item]]:
    """The expressions in a lone string, where more is allowed, and all its items in order."""
    items = _joined(*_coded(tokens, whole=True), whole=True)
    return _reads(items), items


def _coded(tokens: Sequence[str], whole: bool) -> tuple[Sequence[Item], str]:
    """The items of a run, and their characters."""
    items, alphabet = join_numbers(_items(tokens)), _passes(whole)[0].alphabet
    return items, "".join([alphabet.character(item.roles) for item in items])


def _joined(items: Sequence[Item], codes: str, whole: bool) -> Sequence[Item]:
    """The items, pass by pass put together."""
    passes, number = _passes(whole), 0
    while (number := _next_pass(whole, codes, number)) < len(passes):
        items, codes = passes[number].apply(items, codes)
        number += 1
    return items


@lru_cache(maxsize=1 << 14)
def _next_pass(whole: bool, codes: str, number: int) -> int:
    """The first pass from `number` on that may find something in these characters."""
    passes = _passes(whole)
    return next((n for n in range(number, len(passes)) if passes[n].anything.search(codes)), len(passes))


def _reads(items: Sequence[Item]) -> list[Read]:
    return [Read(item.start, item.end, item["X"], item.name) for item in items if "X" in item.roles]


@cache
def _passes(whole: bool) -> tuple[Pass, ...]:
    """The rules compiled for all the sets of roles that the lexicon can give."""
    alphabet = Alphabet()
    for phrases in lexicon().phrases.values():
        for _, roles, _ in phrases:
            rest = roles.keys() - {"x"}
            for more in ((), ("c",), ("o",)) if "x" in roles else ((),):
                alphabet.character([*rest, *more])
    return tuple(compile_pass(rules, alphabet) for rules in (WHOLE_PASSES if whole else PASSES))


def _items(tokens: Sequence[str]) -> list[Item]:
    """The items of a run: numbers, signs, and the longest phrases that its words make."""
    words, spans = _atoms(tokens)
    find = lexicon().find
    items: list[Item] = []
    place, after_the = 0, False
    while place < len(words):
        start, end = spans[place]
        found = find(words, place)
        if found is None:
            items.append(Item(_plain_roles(words[place]), start, end))
            place, after_the = place + 1, False  # `الـ24 ساعة`: the article is the number's
            continue
        length, roles, definite = found
        place += length
        if "^" not in roles:
            items.append(Item(roles, start, spans[place - 1][1], definite or after_the))
        after_the = "^" in roles
    return items


def _atoms(tokens: Sequence[str]) -> tuple[list[str], list[tuple[int, int]]]:
    """The folded words and signs of a run, and the stretch of each."""
    words: list[str] = []
    spans: list[tuple[int, int]] = []
    start = 0
    for token in tokens:
        for word, first, last in number_of(token) if token[0].isdigit() else atoms_of(token):
            words.append(word)
            spans.append((start + first, start + last))
        start += len(token)
    return words, spans


def _plain_roles(word: str) -> dict[str, int]:
    """The roles of a number, a sign or a prefix; a word that only lives inside phrases separates (`0`)."""
    if word.isdigit():
        if len(word) > _LONGEST_NUMBER:
            return {"n": 0}
        value = int(word)
        return {"d" if len(word) <= 2 else "Y" if len(word) == 4 and 1000 <= value < 3000 else "n": value}
    role = _PREPOSITIONS.get(word) or (word if word in SIGNS else _SEPARATOR)
    return {role: 0}
