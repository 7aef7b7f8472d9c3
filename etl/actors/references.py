"""Role words of a text → which seat each names: its country or body, and whether the holder, elect or former one."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from etl.actors.lexicon import Lexicon, RoleWord
from etl.actors.matcher import Hit
from etl.actors.offices import Office, Standing, head
from etl.actors.plain import Plain
from etl.model import ActorKind


@dataclass(frozen=True, slots=True)
class Reference:
    """`[start, end)` of the plain text and the seat that it names; without country and body it is bare."""

    start: int
    end: int
    word: RoleWord
    office: Office
    standing: Standing
    governed: bool = False  # by another noun, as in `مستشار الرئيس`: a name behind may be that one's

    @property
    def bare(self) -> bool:
        """Whether the text does not say whose office it is."""
        return not self.office.country and not self.office.body


@dataclass(frozen=True, slots=True)
class Scene:
    """A plain text with its hits, also by the offset at which their word begins."""

    text: Plain
    hits: list[Hit]
    at: dict[int, list[Hit]]
    lexicon: Lexicon


def scene(text: Plain, hits: list[Hit], lexicon: Lexicon) -> Scene:
    """Bring a text and its hits together."""
    at: dict[int, list[Hit]] = {}
    for hit in hits:
        at.setdefault(hit.start - len(hit.glued), []).append(hit)
    return Scene(text, hits, at, lexicon)


def find_references(here: Scene) -> Iterator[Reference]:
    """The references of a text in order; of overlapping ones the longest."""
    done = 0
    for hit in here.hits:
        if hit.start < done or not hit.roles:
            continue
        found = [r for word in hit.roles if (r := _read(here, hit, word))]
        if found:
            best = max(found, key=lambda r: (r.end, not r.bare))
            done = best.end
            before = here.text.word_before(hit.start - len(hit.glued))
            if before.lstrip("وبلف") in here.lexicon.words["deputy"] or before in here.lexicon.words["deputy"]:
                continue
            governed = "ل" in hit.glued or here.text.text.startswith("لل", hit.start)
            nouns = here.lexicon.words["governing-noun"]
            yield replace(best, governed=governed or before in nouns or before[1:] in nouns)


def _read(here: Scene, hit: Hit, word: RoleWord) -> Reference | None:
    """What `word` at `hit` refers to, None when nothing that it needs stands behind it."""
    if word.language == "en":
        return _read_english(here, hit, word)
    if word.form == "fixed":
        return Reference(hit.start, hit.end, word, Office(word.role, next(iter(word.countries))), Standing.HOLDER)
    end, standing = _standing(here, hit.end, Standing.HOLDER)
    if word.role == "head":
        return _headed(here, hit, word, standing)
    end, country = _country(here, end, word)
    end, standing = _standing(here, end, standing)
    if country and word.countries and country not in word.countries:
        return None
    if not country and (
        word.form == "construct" or not word.bare or (word.bare == "alone" and _name_behind(here, end))
    ):
        return None
    return Reference(hit.start, end, word, Office(word.role, country), standing)


def _name_behind(here: Scene, end: int) -> bool:
    """Whether what may be a name follows, past titles."""
    lists = here.lexicon.words
    word = here.text.word_after(end)
    while word in lists["title"]:
        end += 1 + len(word)
        word = here.text.word_after(end)
    return any(word in lists[use] for use in ("given", "weak", "family", "particle"))


def _standing(here: Scene, end: int, before: Standing) -> tuple[int, Standing]:
    """Past `المنتخب`, `السابق` and their like behind `end`."""
    word = here.text.word_after(end)
    if word in here.lexicon.words["elect"]:
        return end + 1 + len(word), Standing.ELECT
    if word in here.lexicon.words["former"]:
        return end + 1 + len(word), Standing.FORMER
    if word in here.lexicon.words["sitting"]:
        return end + 1 + len(word), before
    return end, before


def _country(here: Scene, end: int, word: RoleWord) -> tuple[int, str]:
    """The country behind `end` as adjective or name, past `والتعاون …`; its own end, or `end` and empty text."""
    at = end
    for _ in range(5):
        stop, country = _adjective(here, at)
        if not country:
            stop, country = _country_name(here, at, word)
        if country:
            return stop, country
        follower = here.text.word_after(at)
        if not follower.startswith("وال") or word.form != "definite" or not word.role.endswith("minister"):
            break
        at += 1 + len(follower)
    return end, ""


def _adjective(here: Scene, end: int) -> tuple[int, str]:
    """A nisba of one or two words behind `end`, with the article."""
    first = here.text.word_after(end)
    if not first.startswith(("ال", "لل")):
        return end, ""
    stop = end + 1 + len(first)
    second = here.text.word_after(stop)
    if country := here.lexicon.nisbas.get(f"{first} {second}"):
        return stop + 1 + len(second), country
    return stop, here.lexicon.nisbas.get(first, "")


def _country_name(here: Scene, end: int, word: RoleWord) -> tuple[int, str]:
    """A country's name behind `end`: governed by a construct, or after بـ, لـ, في behind a definite role."""
    follower = here.text.word_after(end)
    linked = follower in here.lexicon.words["link"] and word.role != "head-of-state"
    start = end + 1 + (len(follower) + 1 if linked else 0)
    for hit in here.at.get(start, ()):
        named = next((n for n in hit.names if n.kind is ActorKind.COUNTRY), None)
        governed = not hit.glued and not linked if word.form == "construct" else linked or _preposed(here, hit)
        if named and governed:
            return hit.end, here.lexicon.homes.get(named.actor_id, "")
    return end, ""


def _preposed(here: Scene, hit: Hit) -> bool:
    """Whether a preposition is glued before the name."""
    return hit.glued in ("ب", "ل") or here.text.text.startswith("لل", hit.start)


def _headed(here: Scene, hit: Hit, word: RoleWord, standing: Standing) -> Reference | None:
    """An organization behind `الأمين العام`, `رئيس` and their like."""
    for follower in here.at.get(hit.end + 1, ()):
        if follower.glued not in ("", "ل"):
            continue
        named = next((n for n in follower.names if n.kind is ActorKind.ORGANIZATION), None)
        if named:
            end, standing = _standing(here, follower.end, standing)
            return Reference(hit.start, end, word, head(here.text.text[hit.start : hit.end], named.actor_id), standing)
    return None


def _read_english(here: Scene, hit: Hit, word: RoleWord) -> Reference | None:
    """`US president`, `the president of Egypt`, `Egypt's foreign minister`, `Ukrainian President`."""
    return None


__all__ = ["Reference", "Scene", "find_references", "scene"]
