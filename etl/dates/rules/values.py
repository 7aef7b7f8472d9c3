"""Items of the grammar → the plain values that several kinds of rules need."""

from typing import Any

from etl.dates.facts import UnitWord
from etl.dates.rules.engine import Item
from etl.dates.said import Named, Said, Unit

Made = dict[str, Any] | None
Quantity = tuple[tuple[Unit, float], ...]


def number(item: Item) -> int:
    """The number that an item can be: digits, a cardinal or an ordinal."""
    return int(next(item.roles[role] for role in "dYnco" if role in item.roles))


def quantity(item: Item) -> Quantity | None:
    """What an item counts: a quantity, or a unit that stands for one or two of it; null for a bare plural."""
    if "u" in item.roles:
        counted: Quantity = item["u"]
        return counted
    word: UnitWord = item["U"]
    return ((word.unit, word.count),) if word.count else None


def said_of(item: Item) -> Said:
    """What an item says: itself, a year that was marked as one, a year's number."""
    if "X" in item.roles:
        return item["X"]  # type: ignore[no-any-return]
    return item["#"] if "#" in item.roles else Named(None, number(item))
