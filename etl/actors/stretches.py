"""Stretches of a plain text that do not overlap → those that meet a place, found without looking at all of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import Generic, Protocol, TypeVar


class Stretch(Protocol):
    """Half-open `[start, end)` of a plain text."""

    @property
    def start(self) -> int:
        """Offset of its first letter."""

    @property
    def end(self) -> int:
        """Offset behind its last letter."""


_S = TypeVar("_S", bound=Stretch)


class Stretches(Generic[_S]):
    """An index over stretches in the order of their start; those given may only touch, or be the same stretch."""

    __slots__ = ("_by_start", "_starts", "ends")

    def __init__(self, stretches: Iterable[_S]) -> None:
        """Order `stretches`."""
        self._by_start = sorted(stretches, key=lambda one: one.start)
        self._starts = [one.start for one in self._by_start]
        self.ends = {one.end: one for one in self._by_start}

    def starting(self, offset: int) -> _S | None:
        """The stretch that begins at `offset`."""
        at = bisect_left(self._starts, offset)
        return self._by_start[at] if at < len(self._starts) and self._starts[at] == offset else None

    def meeting(self, start: int, end: int) -> Iterator[_S]:
        """The stretches that share a letter with `[start, end)`."""
        first = max(0, bisect_right(self._starts, start) - 1)
        for one in self._by_start[first : bisect_left(self._starts, end)]:
            if one.end > start:
                yield one

    def before(self, offset: int) -> _S | None:
        """The last stretch that ends at `offset` or before it."""
        at = bisect_left(self._starts, offset)
        while at and self._by_start[at - 1].end > offset:
            at -= 1
        return self._by_start[at - 1] if at else None
