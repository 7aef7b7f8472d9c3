"""Knowledge → all that a process must have at hand: the tree of phrases, and the lists that say what words are."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import polars as pl

from etl.actors.knowledge import Knowledge
from etl.actors.meanings import Name, bodies, names, roles
from etl.actors.phrases import Phrase, grouped, tree_of
from etl.actors.plain import plain_key
from etl.actors.spelling import spellings
from etl.model import ActorKind

ARAB_LEAGUE = "o.las"  # its members spell their own names one way
_OUTLET = ("outlet", "domain", "name_ar", "country", "readers")


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The compiled knowledge of one process."""

    phrases: dict[str, Phrase]  # all that it knows to say, by the first word
    nisbas: dict[str, str]  # folded adjective, of one or two words → country
    countries: dict[str, str]  # country → its actor id
    kinds: dict[str, ActorKind]
    homes: dict[str, str]  # actor id → country
    bodies: dict[tuple[str, str], str]  # (body, country) → actor id
    outlets: dict[str, tuple[str, bool]]  # outlet or domain → country, and whether it writes for many countries
    clubs: frozenset[str]  # actor ids of sports clubs
    capitals: dict[str, str]  # capital's actor id → country
    names: dict[str, tuple[Name, ...]]  # folded spelling → its names
    parts: dict[str, frozenset[str]]  # person → the words of all spellings of the name
    arab: frozenset[str]  # countries whose people's names have one spelling
    thrones: frozenset[str]  # countries whose head of state is a king, an emir …
    several_heads: frozenset[str]  # bodies whose heads English tells apart: the EU's foreign policy chief
    officials: frozenset[str]  # people who have held an office
    surnames: frozenset[str]  # short names of people that are no other word and nobody else's
    words: dict[str, frozenset[str]]  # small classes of words by their use
    vocabulary: frozenset[str]  # words that are no names


@lru_cache(maxsize=4)
def lexicon(knowledge: Knowledge) -> Lexicon:
    """Compile `knowledge`; kept for the process, so that each worker compiles once."""
    kind = {one.value: one for one in ActorKind}
    kinds = {i: kind[k] for i, k in knowledge.actors.select("actor_id", "kind").iter_rows()}
    homes = {i: c for i, c in knowledge.actors.select("actor_id", "country").iter_rows() if c}
    arab = frozenset(_arab(knowledge, homes))
    found = grouped((key, name.language == "en", name) for key, name in names(knowledge, kinds, homes, arab))
    offices = grouped((key, role.language == "en", role) for key, role in roles(knowledge))
    states = grouped((key, key.isascii(), body) for key, body in bodies(knowledge))
    spelled = {key: group for (key, _), group in found.items()}
    facts = knowledge.facts
    classes = _words(
        pl.concat([facts["words"].select("use", "word"), facts["names"].select("use", "word")]).iter_rows()
    )
    vocabulary = frozenset(facts["vocabulary"]["word"])
    classes["generic-body"] |= {key for key, _ in states}
    return Lexicon(
        phrases=tree_of(found, offices, states),
        nisbas=dict(_nisbas(facts["countries"].select("country", "nisba_ar", "nisba_en").iter_rows())),
        countries={c: i for i, c in facts["countries"].select("actor_id", "country").iter_rows()},
        kinds=kinds,
        homes=homes,
        bodies={(b, c): i for i, b, c in knowledge.actors.select("actor_id", "body", "country").iter_rows() if b},
        outlets=dict(_outlets(facts["outlets"].select(_OUTLET).iter_rows())),
        capitals={i: c for i, c in facts["countries"].select("capital_id", "country").iter_rows() if i},
        clubs=frozenset(facts["actors"].filter(pl.col("type") == "club")["actor_id"]),
        names=spelled,
        parts=_parts(found),
        arab=arab,
        thrones=frozenset(_thrones(facts["roles"])),
        several_heads=frozenset(
            facts["offices"].filter(pl.col("phrases").str.contains("[a-z]"))["body_id"].unique().to_list()
        ),
        officials=frozenset(knowledge.offices["actor_id"]),
        surnames=frozenset(_surnames(spelled, frozenset().union(vocabulary, *classes.values()))),
        words=classes,
        vocabulary=vocabulary,
    )


def _arab(knowledge: Knowledge, homes: dict[str, str]) -> set[str]:
    """The countries of the Arab League."""
    members = knowledge.memberships.filter(pl.col("organization_id") == ARAB_LEAGUE)["actor_id"]
    return {homes[country] for country in members}


def _thrones(roles: pl.DataFrame) -> Iterator[str]:
    """The countries of words such as ملك and أمير."""
    royal = (pl.col("role") == "head-of-state") & (pl.col("form") == "definite") & (pl.col("bare") != "")
    for countries in roles.filter(royal)["countries"]:
        yield from countries.split()


def _surnames(names: dict[str, tuple[Name, ...]], ordinary: frozenset[str]) -> Iterator[str]:
    """Short spellings that only one actor has and that are no other word and no common English surname."""
    for key, meanings in names.items():
        one = meanings[0]
        short = one.use == "short" and " " not in key and len(key) > 3
        if short and len({m.actor_id for m in meanings}) == 1 and not {key, f"ال{key}"} & ordinary:
            yield key


def _parts(found: dict[tuple[str, bool], tuple[Name, ...]]) -> dict[str, frozenset[str]]:
    """The words of all names of each person."""
    parts: defaultdict[str, set[str]] = defaultdict(set)
    for (key, _), meanings in found.items():
        for name in meanings:
            if name.kind is ActorKind.PERSON:
                parts[name.actor_id].update(key.split())
    return {actor_id: frozenset(words) for actor_id, words in parts.items()}


def _nisbas(rows: Iterable[tuple[str, str, str]]) -> Iterator[tuple[str, str]]:
    """Adjectives of each country: masculine, feminine and plural, with and without the article; English as it is."""
    for country, arabic, english in rows:
        for nisba in filter(None, arabic.split("|")):
            words = plain_key(nisba).split()
            for spelling in spellings(" ".join(words), foreign=True):
                for ending in ("", "ه", "ين", "ون", "ان", "تين"):
                    inflected = [word + ending for word in spelling.split()]
                    yield " ".join(inflected), country
                    yield " ".join("ال" + word for word in inflected), country
                    yield " ".join("لل" + word for word in inflected), country
        for nisba in filter(None, english.split(",")):
            yield plain_key(nisba), country


def _outlets(rows: Iterable[tuple[str, str, str, str, str]]) -> Iterator[tuple[str, tuple[str, bool]]]:
    """Country of an outlet, and whether its readers are abroad, by its key, its domain and its Arabic name."""
    for outlet, domain, name, country, readers in rows:
        for key in (outlet, domain, name):
            if key:
                yield key.casefold(), (country, readers == "abroad")


def _words(rows: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """The words of words.csv by their use, as they stand in plain text."""
    classes: defaultdict[str, set[str]] = defaultdict(set)
    for use, word in rows:
        classes[use].add(plain_key(word))
    return {use: frozenset(words) for use, words in classes.items()}
