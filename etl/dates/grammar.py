"""One run of date words → the expressions in it: words to items, items to what they say, pass by pass."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from etl.dates.lexicon import SIGNS, Atom, atoms_of, lexicon
from etl.dates.rules import PASSES, WHOLE_PASSES
from etl.dates.rules.engine import Alphabet, Item, Pass, compile_pass
from etl.dates.rules.numbers import join_numbers
from etl.dates.said import Said
from etl.text import fold

_LONGEST_NUMBER = 13  # digits; longer ones are nobody's date
_PREPOSITIONS = {"و": "&", "ف": "i", "ب": "i", "ل": "i", "ك": "i"}


@dataclass(frozen=True, slots=True)
class Read:
    """An expression of a run: its stretch `[start, end)` in the run, what it says and the rule."""

    start: int
    end: int
    said: Said
    rule: str


def read_run(tokens: Sequence[str], whole: bool = False) -> tuple[list[Read], list[Item]]:
    """The expressions in a run of tokens, and all its items in order; `whole` allows what only a lone date may be."""
    items: Sequence[Item] = join_numbers(_items(tokens))
    passes = _passes(whole)
    codes = "".join([passes[0].alphabet.character(item.roles) for item in items])
    for one in passes:
        items, codes = one.apply(items, codes)
    return [Read(item.start, item.end, item["X"], item.name) for item in items if "X" in item.roles], list(items)


@cache
def _passes(whole: bool) -> tuple[Pass, ...]:
    """The rules compiled for all the sets of roles that the lexicon can give."""
    alphabet = Alphabet()
    for phrases in lexicon().phrases.values():
        for _, roles in phrases:
            rest = roles.keys() - {"x"}
            for more in ((), ("c",), ("o",)) if "x" in roles else ((),):
                alphabet.character([*rest, *more])
    return tuple(compile_pass(rules, alphabet) for rules in (WHOLE_PASSES if whole else PASSES))


def _items(tokens: Sequence[str]) -> list[Item]:
    """The items of a run: numbers, signs, and the longest phrases that its words make."""
    atoms = list(_atoms(tokens))
    words = [atom.text for atom in atoms]
    items: list[Item] = []
    place, after_the = 0, False
    while place < len(atoms):
        atom = atoms[place]
        found = lexicon().find(words, place)
        if found is not None:
            length, roles, definite = found
            if "^" not in roles:
                items.append(Item(roles, atom.start, atoms[place + length - 1].end, definite or after_the))
            place, after_the = place + length, "^" in roles
            continue
        items.append(Item(_plain_roles(atom.text), atom.start, atom.end))
        place, after_the = place + 1, False  # `الـ24 ساعة`: the article is the number's
    return items


def _atoms(tokens: Sequence[str]) -> Iterator[Atom]:
    start = 0
    for token in tokens:
        if token[0].isdigit():
            digits = token.rstrip()
            yield Atom(fold(digits).text, start, start + len(digits))
        else:
            for atom in atoms_of(token):
                yield Atom(atom.text, start + atom.start, start + atom.end)
        start += len(token)


def _plain_roles(word: str) -> dict[str, int]:
    """The roles of a number, a sign or a prefix; a word that only lives inside phrases separates (`0`)."""
    if word.isdigit():
        if len(word) > _LONGEST_NUMBER:
            return {"n": 0}
        value = int(word)
        return {"d" if len(word) <= 2 else "Y" if len(word) == 4 and 1000 <= value < 3000 else "n": value}
    role = _PREPOSITIONS.get(word) or (word if word in SIGNS else "0")
    return {role: 0}
