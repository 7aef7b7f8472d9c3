"""Number words and digits in a row of items → cardinals (`c`) and ordinals (`o`): "ألفين وأربعة وعشرين" is 2024."""

from collections.abc import Sequence
from dataclasses import dataclass

from etl.dates.facts import NumberWord
from etl.dates.rules.engine import Item

_MOST_WORDS = 14
_OPEN = ("thousand", "hundred")
_UNCOUNTED = "thousand many"  # آلاف


@dataclass(frozen=True, slots=True)
class _Sum:
    """A number so far: its value, the size of its last word, whether it orders."""

    value: int
    last: str  # thousand hundred tens one end
    ordinal: bool


def join_numbers(items: Sequence[Item]) -> list[Item]:
    """`items` with every number of several words, and every digit with its ordinal ending, put into one."""
    made: list[Item] = []
    place = 0
    while place < len(items):
        item = items[place]
        if "x" in item.roles:
            end, total = _longest(items, place)
            made.append(_number(items, place, end, total))
            place = end
        elif "d" in item.roles and place + 1 < len(items) and "'" in items[place + 1].roles:
            made.append(Item({"o": item["d"]}, item.start, items[place + 1].end))
            place += 2
        else:
            made.append(item)
            place += 1
    return made


def _number(items: Sequence[Item], place: int, end: int, total: _Sum) -> Item:
    """One item for `[place, end)`; a single word keeps its other roles."""
    first = items[place]
    if end == place + 1 and first["x"].form == _UNCOUNTED:  # "thousands of years": nobody says how many
        return Item({"0": 0}, first.start, first.end)
    others = {} if end > place + 1 else {role: value for role, value in first.roles.items() if role != "x"}
    return Item({"o" if total.ordinal else "c": total.value} | others, first.start, items[end - 1].end, first.definite)


def _longest(items: Sequence[Item], place: int) -> tuple[int, _Sum]:
    """The number that begins at `place`, and the place behind it."""
    total = _begin(items[place]["x"])
    end = place + 1
    while end < len(items) and end - place < _MOST_WORDS:
        joined = "&" in items[end].roles
        hyphen = total.last == "tens" and "-" in items[end].roles
        place_of_word = end + (joined or hyphen)
        word = items[place_of_word].get("x") if place_of_word < len(items) else None
        more = _add(total, word, joined) if word else None
        if more is None:
            break
        total, end = more, place_of_word + 1
    return end, total


def _begin(word: NumberWord) -> _Sum:
    return _Sum(word.value, _size(word), word.form.startswith("ordinal"))


def _size(word: NumberWord) -> str:
    if word.form.startswith(("hundred", "thousand")):
        return word.form.split()[0].removesuffix("s")
    if word.value < 10:
        return "one"
    return "tens" if word.form.endswith("tens") else "end"


def _add(total: _Sum, word: NumberWord, joined: bool) -> _Sum | None:
    """`total` with one more word; None when the word begins another number."""
    size, ordinal = _size(word), total.ordinal or word.form.startswith("ordinal")
    grown = _Sum(total.value + word.value, size, ordinal)
    if size in _OPEN:
        return _multiplied(total, word, size, joined) or (grown if joined and (total.last, size) == _OPEN else None)
    if total.last in _OPEN:
        return grown
    if size == "tens" and total.last == "one":
        return _Sum(grown.value, "end", ordinal) if joined else None
    return _Sum(grown.value, "end", ordinal) if (total.last, size, joined) == ("tens", "one", False) else None


def _multiplied(total: _Sum, word: NumberWord, size: str, joined: bool) -> _Sum | None:
    """`خمسة آلاف`, `three hundred`: a small number before a bare hundred or thousand counts it."""
    if joined or total.ordinal or word.value not in (100, 1000):
        return None
    units = total.value % 1000 if size == "thousand" else total.value % 10
    whole = total.last in ("one", "tens", "end", "hundred") if size == "thousand" else total.last == "one"
    return _Sum(total.value - units + units * word.value, size, False) if whole and units else None
