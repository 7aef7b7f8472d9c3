"""The value behind every view, chart, count and export; frozen and hashable, so it is also the cache key."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Self

from dashboard.filters import address
from dashboard.filters.keys import BUILD, DAYS, LISTS, SWITCHES
from dashboard.filters.notices import Notice
from dashboard.filters.sentence import sentence
from dashboard.filters.where import Where, build_where
from dashboard.words import Words


@dataclass(frozen=True, slots=True)
class Filters:
    """Which events to show: values of a key are OR (`actors_all`: AND), keys are AND; the empty value is every event.

    Days are inclusive. Lists are sorted and without repeats, so that equal questions are equal values.
    """

    since: date | None = None
    until: date | None = None
    actors_all: tuple[str, ...] = ()
    actors_any: tuple[str, ...] = ()
    actors_none: tuple[str, ...] = ()
    organizations_any: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()  # as actor ids, c.EG
    types: tuple[str, ...] = ()
    summit: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    precision: tuple[str, ...] = ()
    certainty: tuple[str, ...] = ()
    calendar: tuple[str, ...] = ()
    undated: bool = False  # events without a day, beside those of `since` … `until`
    new_since: int | None = None  # only events that an article read after this build tells
    q: str = ""
    exact: bool = False

    def __post_init__(self) -> None:
        """Bring every list into its one order."""
        for key in LISTS:
            object.__setattr__(self, key, tuple(sorted(set(getattr(self, key)))))

    @classmethod
    def parse(cls, text: str, others: Iterable[str] = ()) -> tuple[Self, tuple[Notice, ...]]:
        """An address's query string → the filters, and what of it was ignored; `others` are keys of the page itself.

        Raises:
            FilterError: it is too long, or was cut short on its way: nothing of it may be shown as if filtered.
        """
        return cls.from_address(address.split(text), others)

    @classmethod
    def from_address(
        cls, given: Mapping[str, Sequence[str]], others: Iterable[str] = ()
    ) -> tuple[Self, tuple[Notice, ...]]:
        """`parse` for an address that is already split into its keys and their values."""
        read, notices = address.read(given, frozenset(others))
        return cls(**read), notices

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Every key and value of the address, in its order: one chip each."""
        days = [(key, value.isoformat()) for key, name in DAYS.items() if (value := getattr(self, name))]
        lists = [(key, value) for key in LISTS for value in getattr(self, key)]
        text = [("q", self.q)] if self.q else []
        built = [(BUILD, str(self.new_since))] if self.new_since is not None else []
        return (*text, *built, *((key, "1") for key in SWITCHES if getattr(self, key)), *days, *lists)

    def address(self) -> dict[str, list[str]]:
        """Keys and values for an address; `from_address` is its inverse."""
        return address.write(self.pairs())

    def query_string(self) -> str:
        """The address, percent-encoded; `parse` is its inverse."""
        return address.join(self.address())

    def without(self, key: str, value: str | None = None) -> Self:
        """These filters without one value of `key`, or without `key` altogether."""
        name = DAYS.get(key, key)
        if key in LISTS and value is not None:
            return self.replace(**{name: tuple(kept for kept in getattr(self, name) if kept != value)})
        return self.replace(**{name: next(field.default for field in fields(self) if field.name == name)})

    def replace(self, **changes: object) -> Self:
        """These filters with other values of some attributes."""
        return replace(self, **changes)  # type: ignore[arg-type]

    def where(self) -> Where:
        """The condition on rows of the private table `event`, with its parameters."""
        return build_where(self)

    def sentence(self, words: Words, names: Mapping[str, str]) -> str:
        """What is shown, without numbers: "with Egypt or Sudan, of type Aid"; `names` are those of ids."""
        return sentence(self, words, names)

    def __bool__(self) -> bool:
        """Whether anything is filtered at all."""
        return self != type(self)()
