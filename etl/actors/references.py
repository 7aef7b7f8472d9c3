"""Role words of a text → the references to offices, of overlapping ones the longest."""

from collections.abc import Iterator
from dataclasses import replace

from etl.actors.arabic import read_definite, read_several
from etl.actors.english import read_english
from etl.actors.matcher import Hit
from etl.actors.meanings import RoleWord
from etl.actors.offices import Standing
from etl.actors.scene import Reference, Scene


def find_references(here: Scene) -> Iterator[Reference]:
    """The references of a text in order; of overlapping ones the longest."""
    done, leaving = 0, -1
    for hit in here.hits:
        if hit.start < done or not hit.roles:
            continue
        found = [seats for word in hit.roles if (seats := _read(here, hit, word))]
        if found:
            best = max(found, key=lambda seats: (seats[0].end, not seats[0].bare))
            done = best[0].end
            noun = _noun_before(here, hit)
            before = here.text.word_before(hit.start - len(hit.glued))
            to = "ل" in hit.glued or here.text.text.startswith("لل", hit.start)
            if before in here.lexicon.words["named-after"]:
                continue
            if noun in here.lexicon.words["deputy"] or (to and before in here.lexicon.words["deputy-of"]):
                continue
            governed = to or noun in here.lexicon.words["governing-noun"] or before in here.lexicon.words["on-behalf"]
            if hit.glued == "و" and hit.start - 2 == leaving and best[0].standing is Standing.HOLDER:
                best = [replace(seat, standing=Standing.LEAVING) for seat in best]
            leaving = done if best[0].standing is Standing.LEAVING else -1
            yield from (replace(seat, governed=True) for seat in best) if governed else best


def _read(here: Scene, hit: Hit, word: RoleWord) -> list[Reference]:
    if word.many:
        return read_several(here, hit, word)
    one = read_english(here, hit, word) if word.language == "en" else read_definite(here, hit, word)
    return [one] if one else []


def _noun_before(here: Scene, hit: Hit) -> str:
    """The word before a role, past titles, without a conjunction or preposition when that makes it a known noun."""
    at = hit.start - len(hit.glued)
    lists = here.lexicon.words
    for _ in range(5):
        word = here.text.word_before(at)
        if not word or at - 1 in here.text.breaks:
            return ""
        for form in (word, word[1:]):
            if form in lists["deputy"] or form in lists["governing-noun"]:
                return form
        if word not in lists["title"]:
            return ""
        at -= len(word) + 1
    return ""
