"""The names of all summit editions into look-ups from the first word of a name or a city."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from etl.events import forms
from etl.events.editions import Edition

_HEADS_AR = ("قمة", "قمم", "قمتي")
_MEETINGS = ("اجتماع", "لقاء")
_HEADS_EN = ("summit", "summits", "minisummit")
_ENDS_EN = (" summit", " conference", " forum")
_STARTS_EN = ("summit on", "summit for", "international conference on", "forum on")
_TOO_SHORT = 4  # letters of a name of one word: "كوب" is a cup as well


@dataclass(frozen=True, slots=True)
class Names:
    """The names that begin with one word: editions (by number) by the further words, articles dropped."""

    editions: Mapping[tuple[str, ...], frozenset[int]]
    lengths: tuple[int, ...]  # of the further words, longest first
    seconds: frozenset[str]  # every form in which a text can have the word behind the first

    def may_stand(self, behind: Sequence[str]) -> bool:
        """Whether one of the names can go on with some of the words `behind` the first."""
        return 0 in self.lengths or not self.seconds.isdisjoint(behind)


@dataclass(frozen=True, slots=True)
class Name:
    """A name found in a text: how many words follow its first, and the editions that bear it."""

    length: int
    editions: frozenset[int]


@dataclass(frozen=True, slots=True)
class SummitNames:
    """Look-ups by folded word: `heads` and `first` hold every clitic form, `cities` holds words without article."""

    heads: frozenset[str]
    meetings: frozenset[str]  # heads where leaders follow: "اجتماع رؤساء دول"
    starts: frozenset[str]  # heads and first words together
    first: Mapping[str, Names]
    cities: Mapping[str, Names]


def bare(word: str) -> str:
    """A folded word without its article, in one spelling of "American"."""
    if "اميرك" in word:
        word = word.replace("اميرك", "امريك")
    if word.startswith("ال") and len(word) > 4:
        return word[2:]
    return "ل" + word[2:] if word.startswith("لل") and len(word) > 4 else word


def compile_names(editions: Sequence[Edition]) -> SummitNames:
    """The look-ups over all names and aliases of `editions`."""
    heads = {form for head in _HEADS_AR for form in forms.arabic_noun(head)}
    named: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
    cities: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
    for number, edition in enumerate(editions):
        for name in (*edition.names, *_english_names(edition)):
            words = _words(name)
            named[words].add(number)
            if len(words) == 2 and words[0] == "قمه" and words[1].endswith("ه"):
                named[words[0], words[1][:-1]].add(number)  # "مؤتمر القمة الأفريقي" agrees with the conference
        for city in (edition.city_ar, edition.city_en):
            cities[_words(city)].add(number)
    first = _by_first((words, found) for words, found in named.items() if _telling(words))
    heads |= set(_HEADS_EN)
    meetings = frozenset(form for head in _MEETINGS for form in forms.arabic_noun(head))
    return SummitNames(
        heads=frozenset(heads),
        meetings=meetings,
        starts=frozenset(heads | meetings | first.keys()),
        first=first,
        cities=_group((words[0], words[1:], found) for words, found in cities.items() if words),
    )


def _english_names(edition: Edition) -> Iterable[str]:
    """What English calls an edition beside its full name: without year and city, and "Russia-EU" for "EU-Russia"."""
    plain = (
        re.sub(r"\(.*?\)|\b(?:19|20)\d\d\b|\b[IVX]+$", " ", edition.name_en)
        .replace(edition.city_en or "\0", " ")
        .strip()
    )
    if plain.lower().endswith(_ENDS_EN) or plain.lower().startswith(_STARTS_EN):
        yield plain
        pair = re.fullmatch(r"(\w+)-(\w+) (\w+)", plain)
        if pair:
            yield f"{pair[2]}-{pair[1]} {pair[3]}"


def longest(names: Names | None, words: Sequence[str], at: int) -> Name | None:
    """The longest of `names` whose further words stand at `at`."""
    if names is None:
        return None
    there = [bare(word) for word in words[at : at + names.lengths[0]]]
    for length in names.lengths:
        if length <= len(there) and (editions := names.editions.get(tuple(there[:length]))):
            return Name(length, editions)
    return None


def _telling(words: tuple[str, ...]) -> bool:
    return len(words) > 1 or (len(words) == 1 and len(words[0]) > _TOO_SHORT)


def _words(name: str) -> tuple[str, ...]:
    cleaned = "".join(letter if letter.isalnum() else " " for letter in forms.folded(name))
    return tuple(bare(word) for word in cleaned.split())


def _by_first(names: Iterable[tuple[tuple[str, ...], set[int]]]) -> Mapping[str, Names]:
    grouped = _group((words[0], words[1:], found) for words, found in names)
    return {form: names for head, names in grouped.items() for form in _forms(head)}


def _forms(head: str) -> Iterable[str]:
    return (head,) if head.isascii() else forms.arabic_noun(head)


def _group(entries: Iterable[tuple[str, tuple[str, ...], set[int]]]) -> Mapping[str, Names]:
    found: defaultdict[str, dict[tuple[str, ...], frozenset[int]]] = defaultdict(dict)
    for head, rest, editions in entries:
        found[head][rest] = frozenset(editions)
    return {
        head: Names(
            by,
            tuple(sorted({len(rest) for rest in by}, reverse=True)),
            frozenset(form for rest in by if rest for form in _undone(rest[0])),
        )
        for head, by in found.items()
    }


def _undone(word: str) -> Iterator[str]:
    """Every folded word of which `bare` makes `word`."""
    for spelling in {word, word.replace("امريك", "اميرك")}:
        yield from (spelling, "ال" + spelling)
        if spelling.startswith("ل"):
            yield "لل" + spelling[1:]
