"""An English role word → the seat it names: `US president`, `Egypt's foreign minister`, `head of the WHO`."""

from collections.abc import Iterator

from etl.actors.lexicon import Name, RoleWord
from etl.actors.matcher import Hit
from etl.actors.offices import Office, Standing
from etl.actors.scene import Reference, Scene
from etl.model import ActorKind

_KINDS = (ActorKind.COUNTRY, ActorKind.ORGANIZATION)


def read_english(here: Scene, hit: Hit, word: RoleWord) -> Reference | None:
    """What `word` at `hit` refers to: a country or body before it, or behind `of`; None when it needs one."""
    start, owner = _owner_before(here, hit)
    end, standing = _elect(here, hit.end)
    if owner is None:
        end, owner = _owner_behind(here, end)
    if here.text.word_before(start) in here.lexicon.words["former"]:
        standing = Standing.FORMER
    if here.text.word_before(hit.start) in here.lexicon.words["deputy"]:
        return None
    office = _office(here, word, owner)
    if office is None or (word.countries and office.country and office.country not in word.countries):
        return None
    if not office.country and not office.body and (word.form == "construct" or not word.bare):
        return None
    return Reference(start, end, word, office, standing)


def _office(here: Scene, word: RoleWord, owner: Name | str | None) -> Office | None:
    """The seat of `word` with its owner: a country's code, a country or a body; None when they do not go together."""
    if owner is None:
        return Office(word.role)
    if isinstance(owner, str):
        return None if word.role == "head" else Office(word.role, owner)
    if owner.kind is ActorKind.ORGANIZATION:
        return Office("head", body=owner.actor_id) if word.role == "head" else None
    return None if word.role == "head" else Office(word.role, here.lexicon.homes.get(owner.actor_id, ""))


def _owner_before(here: Scene, hit: Hit) -> tuple[int, Name | str | None]:
    """Where the phrase begins and whose the office is, as name, possessive or adjective before it."""
    at = hit.start
    word = here.text.word_before(at)
    if at - 1 in here.text.breaks:
        return hit.start, None
    if word == "s":
        at -= 2
        word = here.text.word_before(at)
    for name, start in _names_until(here, at - 1):
        return start, name
    if at == hit.start and (country := here.lexicon.nisbas.get(word)):
        return at - len(word) - 1, country
    return hit.start, None


def _names_until(here: Scene, end: int) -> Iterator[tuple[Name, int]]:
    """Countries and bodies whose name ends at `end`, the longest first."""
    for hit in here.until.get(end, ()):
        for name in hit.names:
            if name.kind in _KINDS and name.language == "en":
                yield name, hit.start


def _owner_behind(here: Scene, end: int) -> tuple[int, Name | str | None]:
    """The end of the phrase and whose the office is, by `of X` or `of the X` behind `end`."""
    if here.text.word_after(end) != "of":
        return end, None
    at = end + 3
    if here.text.word_after(at) == "the":
        at += 4
    for hit in here.at.get(at + 1, ()):
        for name in hit.names:
            if name.kind in _KINDS:
                return hit.end, name
    return end, None


def _elect(here: Scene, end: int) -> tuple[int, Standing]:
    """Past `-elect`."""
    word = here.text.word_after(end)
    if word in here.lexicon.words["elect"]:
        return end + 1 + len(word), Standing.ELECT
    return end, Standing.HOLDER
