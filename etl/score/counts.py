"""What comparing one article gives: counts by name, and what was missed, told or read otherwise than the annotation."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Miss:
    """One place where the store and the annotation differ."""

    article_id: str
    matter: str  # date invented extra person organization role summit event
    surface: str
    expected: str
    told: str = ""


@dataclass(frozen=True, slots=True)
class Compared:
    """Counts and misses of one article or of many."""

    counts: Counter[str] = field(default_factory=Counter)
    misses: tuple[Miss, ...] = ()


def together(parts: Iterable[Compared]) -> Compared:
    """All counts added and all misses in order."""
    parts = tuple(parts)
    return Compared(
        sum((part.counts for part in parts), Counter()), tuple(miss for part in parts for miss in part.misses)
    )
