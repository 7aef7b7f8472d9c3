"""An English role word → the seat it names: `US president`, `Egypt's foreign minister`, `head of the WHO`."""

from collections.abc import Iterator

from etl.actors.matcher import Hit
from etl.actors.meanings import Name, RoleWord
from etl.actors.offices import Office, Standing, head
from etl.actors.scene import Reference, Scene
from etl.model import ActorKind

_OF, _TO = ("of",), ("to", "for", "on", "in")
_SENT = ("un-envoy", "us-envoy")  # sent to the country, and not its own
_KINDS = (ActorKind.COUNTRY, ActorKind.ORGANIZATION)


def read_english(here: Scene, hit: Hit, word: RoleWord) -> Reference | None:
    """What `word` at `hit` refers to: a country or body before it, or behind `of`; None when it needs one."""
    if word.form == "fixed":
        return Reference(
            hit.start, hit.end, word, Office(word.role, next(iter(word.countries))), _left(here, hit.start)
        )
    start, owner = (hit.start, None) if word.role in _SENT else owner_before(here, hit)
    end, standing = _elect(here, hit.end)
    if owner is None:
        end, owner = _owner_behind(here, end, _TO if word.role in _SENT else _OF)
    if standing is Standing.HOLDER:
        standing = _left(here, start)
    deputy = here.lexicon.words["deputy"]
    if here.text.word_before(hit.start) in deputy or here.text.word_before(start) in deputy:
        return None
    office = _office(here, word, owner)
    if office is None or (word.countries and office.country and office.country not in word.countries):
        return None
    his = owner is None and here.text.word_before(hit.start) in here.lexicon.words["possessive"]
    if not (office.country or office.body or his) and (word.form == "construct" or not word.bare or _of(here, end)):
        return None
    return Reference(start, end, word, office, standing, his=his)


def _of(here: Scene, end: int) -> bool:
    """Whether the office is of something that nobody listed."""
    return here.text.word_after(end) == "of" and end not in here.text.breaks


def _left(here: Scene, start: int) -> Standing:
    """Whether `former`, `the late`, `incoming` or `the death of` stands before the phrase."""
    lists, text = here.lexicon.words, here.text
    before = text.word_before(start)
    if before in lists["former"]:
        return Standing.FORMER
    if before in lists["late"]:
        return Standing.LATE
    if before in lists["incoming"]:
        return Standing.ELECT
    at = start - len(before) - 1 if before == "the" else start
    if text.word_before(at) == "of" and text.word_before(at - 3) in lists["leaving"]:
        return Standing.LEAVING
    return Standing.HOLDER


def _office(here: Scene, word: RoleWord, owner: Name | str | None) -> Office | None:
    """The seat of `word` with its owner: a country's code, a country or a body; None when they do not go together."""
    if owner is None:
        return Office(word.role)
    if isinstance(owner, str):
        return None if word.role == "head" else Office(word.role, owner)
    if owner.kind is ActorKind.ORGANIZATION:
        return _headed(here, word, owner.actor_id) if word.role == "head" else None
    return None if word.role == "head" else Office(word.role, here.lexicon.homes.get(owner.actor_id, ""))


def _headed(here: Scene, word: RoleWord, body: str) -> Office:
    """The head of a body; of one that has several, by the words for them that offices.csv gives."""
    return head(word.phrase, body) if body in here.lexicon.several_heads else Office("head", body=body)


def owner_before(here: Scene, hit: Hit) -> tuple[int, Name | str | None]:
    """Where the phrase begins and whose the office is, as name, possessive or adjective before it."""
    at = hit.start
    word = here.text.word_before(at)
    if at - 1 in here.text.breaks:
        return hit.start, None
    ends = (at - 1, at - 3) if word == "s" else (at - 1,)  # the s of "U.S." and that of "Egypt's"
    for name, start in (found for end in ends for found in _names_until(here, end)):
        return start, name
    if word == "s":
        return hit.start, None
    start = at - len(word) - 1
    first = here.text.word_before(start)
    if country := here.lexicon.nisbas.get(f"{first} {word}"):
        return start - len(first) - 1, country
    if country := here.lexicon.nisbas.get(word):
        return start, country
    return hit.start, None


def _names_until(here: Scene, end: int) -> Iterator[tuple[Name, int]]:
    """Countries and bodies whose name ends at `end`, the longest first."""
    for hit in here.until.get(end, ()):
        for name in hit.names:
            if name.kind in _KINDS and name.language == "en":
                yield name, hit.start


def _owner_behind(here: Scene, end: int, links: tuple[str, ...]) -> tuple[int, Name | str | None]:
    """The end of the phrase and whose the office is, by `of X`, `of the X` or `to X` behind `end`."""
    link = here.text.word_after(end)
    if link not in links:
        return end, None
    at = end + 1 + len(link)
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
