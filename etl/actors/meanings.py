"""Knowledge → every spelling of an actor, word for an office and word for a body, folded, with what it means."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import polars as pl

from etl.actors.knowledge import Knowledge
from etl.actors.plain import plain_key, plain_keys
from etl.actors.romanised import families, romanisations
from etl.actors.spelling import spellings
from etl.model import ActorKind


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


_PLURALS = {
    "رييس": ("رييسا", "رييسي", "روساء"),
    "الرييس": ("الرييسان", "الرييسين"),
    "وزير": ("وزيرا", "وزيري", "وزراء"),
    "العاهل": ("العاهلان", "العاهلين"),
}
_DOTTED = range(2, 5)  # letters of an acronym that is written with points too


def names(
    knowledge: Knowledge, kinds: dict[str, ActorKind], homes: dict[str, str], arab: frozenset[str]
) -> Iterator[tuple[str, Name]]:
    """Every folded spelling with the actor that it names."""
    keys = plain_keys(knowledge.aliases["alias"])
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


def roles(knowledge: Knowledge) -> Iterator[tuple[str, RoleWord]]:
    """The words of roles.csv, and the duals and plurals of Arabic ones."""
    columns = ("phrase", "role", "language", "form", "bare", "countries")
    for phrase, role, language, form, bare, countries in knowledge.facts["roles"].select(columns).iter_rows():
        key = plain_key(phrase)
        word = RoleWord(role, language, form, bare, frozenset(countries.split()), key)
        yield key, word
        first, _, rest = key.partition(" ")
        for plural in _PLURALS.get(first, ()) if form != "fixed" else ():
            yield f"{plural} {rest}".strip(), replace(word, many=True)


def bodies(knowledge: Knowledge) -> Iterator[tuple[str, BodyWord]]:
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
