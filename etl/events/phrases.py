"""The words around "قمة" and around the names of summits, and what each phrase says of its edition."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import compress

from etl.events import clues
from etl.events.facts import EventFacts
from etl.events.names import Name, longest
from etl.events.words import Words
from etl.model import ActorMention, Field

_YEAR = re.compile(r"(?:ال)?(20[0-3]\d|19\d\d)م?$")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words `first` to `last` that name or describe a summit, and what they say of it."""

    field: Field
    first: int
    last: int
    has_head: bool  # it says "قمة" or "summit"
    definite: bool
    named: frozenset[int] | None  # editions of the longest name that fits; None when none does
    wider: frozenset[int]  # editions of the name without words of rank and "emergency"
    city: frozenset[int] | None  # editions held in the city that it names
    city_in_name: frozenset[int]  # the same for a city within a listed name: "قمة الدوحة"
    number: int | None
    year: int | None
    countries: frozenset[str]  # ids of the countries that it couples
    extraordinary: bool
    coming: bool
    gone: bool
    bare: bool  # nothing behind the head says which summit: "القمة" alone
    described: bool  # words after the head show that leaders meet


def find_phrases(words: Words, actors: Sequence[ActorMention], facts: EventFacts) -> Iterator[Phrase]:
    """The phrases of one field in order; none overlaps another."""
    taken = -1
    names = facts.names
    for number in compress(range(len(words.words)), map(names.starts.__contains__, words.words)):
        if number <= taken:
            continue
        word = words.words[number]
        if word not in names.heads and word not in names.meetings and not _may_name(words, facts, number):
            continue
        name = longest(names.first.get(word), words.words, number + 1)
        plain, plain_last = _without_ranks(words, facts, number)
        leaders = name is None and clues.leaders_meet(words, facts, number)
        if name is None and plain is None and word not in names.heads and not leaders:
            continue
        last = number + name.length if name else number
        phrase = _read(words, actors, facts, number, max(last, plain_last), name or plain, plain)
        taken = phrase.last
        yield phrase


def _may_name(words: Words, facts: EventFacts, first: int) -> bool:
    """Whether a name can begin at word `first`, words of rank in it aside: nearly none does."""
    return facts.names.first[words.words[first]].may_stand(words.words[first + 1 : first + 1 + clues.REACH])


def _without_ranks(words: Words, facts: EventFacts, head: int) -> tuple[Name | None, int]:
    """The name that stands there but for words of rank: "قمة [رؤساء دول وحكومات] الاتحاد الأفريقي"."""
    text = words.words
    if text[head] not in facts.names.first:
        return None, head
    ranks = facts.cues.words["summit_rank"] | facts.cues.words["extraordinary"]
    kept = [
        number
        for number in range(head + 1, clues.phrase_end(words, head))
        if text[number] not in ranks and not clues.is_ordinal(text[number])
    ]
    name = longest(facts.names.first[text[head]], [text[number] for number in kept], 0)
    return (name, kept[name.length - 1]) if name and name.length else (None, head)


def _read(
    words: Words,
    actors: Sequence[ActorMention],
    facts: EventFacts,
    first: int,
    last: int,
    name: Name | None,
    plain: Name | None,
) -> Phrase:
    """What the words from `first` on say; `last` is the end of the name that stands there."""
    end = clues.phrase_end(words, last)
    text = words.words
    named = name.editions if name else None
    countries = clues.coupled(words, actors, facts, first, last, end)
    city, city_end = clues.host_city(words, facts, first, last + 1, end)
    inner, _ = clues.host_city(words, facts, first, first + 1, last + 1) if name else (None, first)
    number, number_end = clues.ordinal(text, facts.cues, last + 1, end)
    if number is None and clues.edition_before(text, first):
        number, _ = clues.ordinal(text, facts.cues, max(first - 4, 0), first)
    year = next((int(match[1]) for word in text[last + 1 : end] if (match := _YEAR.match(word))), None)
    kinds = clues.kinds_end(words, facts.cues, last + 1, end)
    sentence_start = max(first - 6, 0)
    before_head = named is None and clues.described_before(words, facts, first)
    return Phrase(
        field=words.field,
        first=first - before_head,
        last=clues.extent(
            last,
            clues.noun_phrase(words, actors, facts, first, end) if named is None else first,
            kinds,
            max(countries.values()) if len(countries) > 1 else first,
            number_end,
            city_end,
        ),
        has_head=not facts.names.heads.isdisjoint(text[first : last + 1]) or clues.leaders_meet(words, facts, first),
        definite=clues.is_definite(text, first),
        named=named,
        wider=plain.editions if plain else frozenset(),
        city=city,
        city_in_name=inner or frozenset(),
        number=number,
        year=year,
        countries=frozenset(countries),
        extraordinary=facts.cues.within("extraordinary", text, first, end),
        coming=facts.cues.within("coming", text, sentence_start, end),
        gone=facts.cues.within("gone", text, first + 1, end),
        bare=named is None and clues.is_bare(words, facts.cues, first, end),
        described=clues.described(words, actors, facts, last, end) or before_head,
    )
