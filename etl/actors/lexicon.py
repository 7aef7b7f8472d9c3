"""Knowledge → one automaton over all spellings, role words and bodies, and what each of its patterns means."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar

import polars as pl
from ahocorasick_rs import BytesAhoCorasick

from etl.actors.knowledge import Knowledge
from etl.actors.plain import plain_key, plain_keys
from etl.actors.romanised import families, romanisations
from etl.actors.spelling import spellings
from etl.letters import to_bytes
from etl.model import ActorKind

ARAB_LEAGUE = "o.las"  # its members spell their own names one way


@dataclass(frozen=True, slots=True)
class Name:
    """A spelling of an actor; `use` is the kind of aliases.csv: name, acronym, local, short or beside."""

    actor_id: str
    kind: ActorKind
    use: str
    language: str
    written: str  # the spelling as it was listed, unfolded


@dataclass(frozen=True, slots=True)
class RoleWord:
    """Words for an office: `definite` may stand alone, `construct` needs what it governs, `fixed` says whose it is."""

    role: str
    language: str
    form: str
    bare: str
    countries: frozenset[str]
    phrase: str = ""  # the listed words, folded
    many: bool = False  # a dual or plural


@dataclass(frozen=True, slots=True)
class BodyWord:
    """Words for a body that every state has; `qualified` ones count only with a nisba or country behind them."""

    body: str
    form: str  # definite, construct or english
    qualified: bool
    said: bool  # it may stand alone once the text has said whose it is
    feminine: bool
    never: frozenset[str]  # countries that have no such body


_M = TypeVar("_M", Name, RoleWord, BodyWord)


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """What one string of the automaton means, and what may stand glued before it."""

    clitics: frozenset[str]
    names: tuple[Name, ...]
    roles: tuple[RoleWord, ...]
    bodies: tuple[BodyWord, ...]
    cased: bool  # how it is written counts: capital letters in English, the sign of "أوبك+"
    single: bool  # one word
    rare: str  # itself, where it has letters that the automaton does not tell apart


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The compiled knowledge of one process."""

    automaton: BytesAhoCorasick  # over texts with one byte for each letter
    patterns: list[Pattern]  # what each string of the automaton stands for
    nisbas: dict[str, str]  # folded adjective, of one or two words → country
    countries: dict[str, str]  # country → its actor id
    kinds: dict[str, ActorKind]
    homes: dict[str, str]  # actor id → country
    bodies: dict[tuple[str, str], str]  # (body, country) → actor id
    outlets: dict[str, tuple[str, bool]]  # outlet or domain → country, and whether it writes for many countries
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


_PLURALS = {
    "رييس": ("رييسا", "رييسي", "روساء"),
    "الرييس": ("الرييسان", "الرييسين"),
    "وزير": ("وزيرا", "وزيري", "وزراء"),
    "العاهل": ("العاهلان", "العاهلين"),
}
_OUTLET = ("outlet", "domain", "name_ar", "country", "readers")
_DOTTED = range(2, 5)  # letters of an acronym that is written with points too
_CONJUNCTIONS = ("", "و", "ف")
_WITH_ARTICLE = frozenset(c + p for c in _CONJUNCTIONS for p in ("", "ب", "ك"))
_WITHOUT_ARTICLE = frozenset(c + p for c in _CONJUNCTIONS for p in ("", "ب", "ك", "ل"))
_ARTICLED = _WITHOUT_ARTICLE | frozenset(c + p for c in _CONJUNCTIONS for p in ("ال", "بال", "كال", "لل"))
_AFTER_LAM = frozenset(_CONJUNCTIONS)
_NONE = frozenset(("",))


@lru_cache(maxsize=4)
def lexicon(knowledge: Knowledge) -> Lexicon:
    """Compile `knowledge`; kept for the process, so that each worker compiles once."""
    kind = {one.value: one for one in ActorKind}
    kinds = {i: kind[k] for i, k in knowledge.actors.select("actor_id", "kind").iter_rows()}
    homes = {i: c for i, c in knowledge.actors.select("actor_id", "country").iter_rows() if c}
    found = _grouped((key, name.language == "en", name) for key, name in _names(knowledge, kinds, homes))
    roles = _grouped((key, role.language == "en", role) for key, role in _roles(knowledge))
    bodies = _grouped((key, key.isascii(), body) for key, body in _bodies(knowledge))
    strings: list[bytes] = []
    patterns: list[Pattern] = []
    for at in dict.fromkeys((*found, *roles, *bodies)):
        for string, pattern in _patterns(*at, found.get(at, ()), roles.get(at, ()), bodies.get(at, ())):
            strings.append(string)
            patterns.append(pattern)
    names = {key: group for (key, _), group in found.items()}
    facts = knowledge.facts
    classes = _words(
        pl.concat([facts["words"].select("use", "word"), facts["names"].select("use", "word")]).iter_rows()
    )
    vocabulary = frozenset(facts["vocabulary"]["word"])
    classes["generic-body"] |= {key for key, _ in bodies}
    return Lexicon(
        automaton=BytesAhoCorasick(strings),
        patterns=patterns,
        nisbas=dict(_nisbas(facts["countries"].select("country", "nisba_ar", "nisba_en").iter_rows())),
        countries={c: i for i, c in facts["countries"].select("actor_id", "country").iter_rows()},
        kinds=kinds,
        homes=homes,
        bodies={(b, c): i for i, b, c in knowledge.actors.select("actor_id", "body", "country").iter_rows() if b},
        outlets=dict(_outlets(facts["outlets"].select(_OUTLET).iter_rows())),
        capitals={i: c for i, c in facts["countries"].select("capital_id", "country").iter_rows() if i},
        names=names,
        parts=_parts(found),
        arab=frozenset(_arab(knowledge, homes)),
        thrones=frozenset(_thrones(facts["roles"])),
        several_heads=frozenset(
            facts["offices"].filter(pl.col("phrases").str.contains("[a-z]"))["body_id"].unique().to_list()
        ),
        officials=frozenset(knowledge.offices["actor_id"]),
        surnames=frozenset(_surnames(names, frozenset().union(vocabulary, *classes.values()))),
        words=classes,
        vocabulary=vocabulary,
    )


def _grouped(meanings: Iterable[tuple[str, bool, _M]]) -> dict[tuple[str, bool], tuple[_M, ...]]:
    """Folded words, and whether they are English → all that they mean, each once."""
    found: defaultdict[tuple[str, bool], list[_M]] = defaultdict(list)
    for key, english, meaning in meanings:
        found[key, english].append(meaning)
    return {at: tuple(dict.fromkeys(group) if len(group) > 1 else group) for at, group in found.items()}


def _names(knowledge: Knowledge, kinds: dict[str, ActorKind], homes: dict[str, str]) -> Iterator[tuple[str, Name]]:
    """Every folded spelling with the actor that it names."""
    keys = plain_keys(knowledge.aliases["alias"])
    arab = _arab(knowledge, homes)
    rows = knowledge.aliases.select("actor_id", "alias", "language", "kind").iter_rows()
    listed = frozenset(keys)
    known = families(knowledge.facts["words"].filter(pl.col("use") == "romanised")["word"])
    for key, (actor_id, alias, language, use) in zip(keys, rows, strict=True):
        name = Name(actor_id, kinds[actor_id], use, language, alias)
        foreign = homes.get(actor_id, "") not in arab and (kinds[actor_id] is not ActorKind.ORGANIZATION or " " in key)
        for spelling in spellings(key, foreign=foreign) if language == "ar" else (key,):
            yield spelling, name
        if language == "en" and use == "acronym" and alias.isupper() and len(alias) in _DOTTED:
            yield " ".join(key), name  # "U.N."
        if language == "en" and kinds[actor_id] is ActorKind.PERSON and use != "acronym":
            yield from ((other, name) for other in romanisations(key, alias, known) if other not in listed)


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
    for (key, _), names in found.items():
        for name in names:
            if name.kind is ActorKind.PERSON:
                parts[name.actor_id].update(key.split())
    return {actor_id: frozenset(words) for actor_id, words in parts.items()}


def _roles(knowledge: Knowledge) -> Iterator[tuple[str, RoleWord]]:
    """The words of roles.csv, and the duals and plurals of Arabic ones."""
    columns = ("phrase", "role", "language", "form", "bare", "countries")
    for phrase, role, language, form, bare, countries in knowledge.facts["roles"].select(columns).iter_rows():
        key = plain_key(phrase)
        word = RoleWord(role, language, form, bare, frozenset(countries.split()), key)
        yield key, word
        first, _, rest = key.partition(" ")
        for plural in _PLURALS.get(first, ()) if form != "fixed" else ():
            yield f"{plural} {rest}".strip(), replace(word, many=True)


def _bodies(knowledge: Knowledge) -> Iterator[tuple[str, BodyWord]]:
    """The words of bodies.csv; `=` before a phrase says that it needs a nisba or country behind it."""
    columns = ("body", "masculine_ar", "feminine_ar", "construct_ar", "phrases_en", "bare", "never")
    for body, masculine, feminine, construct, english, bare, never in (
        knowledge.facts["bodies"].select(columns).iter_rows()
    ):
        for form, phrases in (("", masculine), ("feminine", feminine), ("construct", construct), ("english", english)):
            for phrase in filter(None, phrases.split("|")):
                definite = form in ("", "feminine")
                qualified = phrase.startswith("=") or not definite or bare == "no"
                never_in = frozenset(never.split())
                meaning = BodyWord(
                    body, "definite" if definite else form, qualified, bare == "said", form == "feminine", never_in
                )
                yield plain_key(phrase), meaning


def _patterns(
    key: str, english: bool, names: tuple[Name, ...], roles: tuple[RoleWord, ...], bodies: tuple[BodyWord, ...]
) -> Iterator[tuple[bytes, Pattern]]:
    """What the automaton looks for, the key with the blank behind it, and what that stands for."""
    cased = (english and bool(names)) or any(name.written.endswith("+") for name in names)
    single = " " not in key
    organization = single and ActorKind.ORGANIZATION in [name.kind for name in names]
    for string, clitics in _glued(key, english, organization):
        coded = to_bytes(string + " ")
        yield coded, Pattern(clitics, names, roles, bodies, cased, single, string if b"?" in coded else "")


def _glued(key: str, english: bool, organization: bool) -> Iterator[tuple[str, frozenset[str]]]:
    """The key, also as it is behind a `ل` that swallows its article, and what may be glued before it."""
    if english:
        yield key, _NONE
    elif key.startswith("ال") and len(key) > 4:
        yield key, _WITH_ARTICLE
        yield "لل" + key[2:], _AFTER_LAM
    else:
        yield key, _ARTICLED if organization else _WITHOUT_ARTICLE


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
