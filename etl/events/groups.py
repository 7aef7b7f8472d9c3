"""Pairs of reports that look like one event into stories: groups join when they are alike as a whole, not by one pair.

A chain of pairs would make one event of all that a minister did on a day. So the likest pairs are joined first, and two
groups only when the reports that stand for each are close on average (average linkage).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

_STAND = 6  # reports of a group, each of another text, that stand for it
_LEAST = 0.25  # mean closeness of two groups that tell one event
_ACTOR, _MOST_ACTORS = 0.1, 2.0  # what a shared actor adds to closeness, and how many count
COMMON_WORTH = 0.34  # of a rare actor: what a common one that two reports share counts for
SAME_WORDS = 0.7  # likeness above which two reports are one although each names somebody else
SAME_TELEGRAM = 0.9  # the same where each names another state: telegrams to two of them have the same words
CAST = ("p.", "c.", "x.p.")  # ids of people and states
STATES = ("c.",)
ACTS = frozenset(
    ("meeting", "call", "visit", "statement", "accusation", "appeal", "threat", "rejection", "observance")
)  # of two reports that name different people or states, each tells another one


@dataclass(frozen=True, slots=True)
class Report:
    """What of a report says which event it tells."""

    text: int  # number of the text that its article prints
    event_type: str
    words: frozenset[int]
    actors: frozenset[str]
    rare: frozenset[str]  # actors that few reports name
    latin: bool  # written in Latin letters

    @property
    def cast(self) -> frozenset[str]:
        """People and states."""
        return frozenset(actor for actor in self.actors if actor.startswith(CAST))

    @property
    def states(self) -> frozenset[str]:
        """States alone."""
        return frozenset(actor for actor in self.actors if actor.startswith(STATES))


def closeness(one: Report, other: Report) -> float:
    """How surely two reports tell one event, 0 to 1.2: shared words as a part of all, and shared actors.

    Reports in two languages share no words; half the shared part of their actors stands for it.
    """
    alike = _part(one.words, other.words) if one.latin is other.latin else _part(one.actors, other.actors) / 2
    if one.event_type in ACTS and alike < SAME_TELEGRAM and _each_names(one.states, other.states):
        return 0.0
    if one.event_type in ACTS and alike < SAME_WORDS and _each_names(one.cast, other.cast):
        return 0.0
    rare = len(one.rare & other.rare)
    shared = rare + COMMON_WORTH * (len(one.actors & other.actors) - rare)
    return alike + _ACTOR * min(shared, _MOST_ACTORS)


def _each_names(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether each names somebody whom the other does not."""
    return bool(one - other) and bool(other - one)


def _part(one: frozenset[Any], other: frozenset[Any]) -> float:
    return len(one & other) / len(one | other) if one or other else 0.0


def join_groups(
    count: int, reports: Mapping[int, Report], sure: Iterable[tuple[int, int]], pairs: Iterable[tuple[int, int]]
) -> list[int]:
    """For each of `count` rows the smallest row of its story.

    Args:
        count: how many rows there are.
        reports: the rows that `pairs` names.
        sure: pairs that are one event whatever their words say.
        pairs: pairs that look like one event.
    """
    first = list(range(count))
    standing: dict[int, list[int]] = {}
    for left, right in sure:
        _join(first, _root(first, left), _root(first, right))
    ranked = sorted((-closeness(reports[left], reports[right]), left, right) for left, right in pairs)
    for _, left, right in ranked:
        one, other = _root(first, left), _root(first, right)
        mine, theirs = standing.get(one, [left]), standing.get(other, [right])
        if one != other and _are_close(mine, theirs, reports):
            _join(first, one, other)
            standing[min(one, other)] = _standing([*mine, *theirs], reports)
    return [_root(first, row) for row in range(count)]


def _are_close(mine: Sequence[int], theirs: Sequence[int], reports: Mapping[int, Report]) -> bool:
    if len(mine) == len(theirs) == 1:
        return True
    total = sum(closeness(reports[one], reports[other]) for one, other in product(mine, theirs))
    return total >= _LEAST * len(mine) * len(theirs)


def _standing(rows: Sequence[int], reports: Mapping[int, Report]) -> list[int]:
    """The first rows, each of another text."""
    chosen = {reports[row].text: row for row in reversed(rows)}
    return [row for row in rows if chosen[reports[row].text] == row][:_STAND]


def _join(first: list[int], one: int, other: int) -> None:
    first[max(one, other)] = min(one, other)


def _root(first: list[int], row: int) -> int:
    while first[row] != row:
        first[row] = first[first[row]]
        row = first[row]
    return row
