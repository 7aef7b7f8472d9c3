"""Words of a text that are the last part of a name it gives in full → the person of that name."""

from bisect import bisect_right
from collections.abc import Iterator

from etl.actors.shapes import ordinary, shape
from etl.actors.tokens import Words, at_facility

_CLITICS = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول")


def surnames(text: Words, people: dict[str, str], covered: set[int]) -> list[tuple[int, int, str]]:
    """Single words, as (index, letters glued before, actor), that are the last part of exactly one name of the text."""
    single = _last_parts(text, people)
    cuts: dict[int, int] = {}
    for name in single:
        for i in _ending_so(text, name):
            cut = len(text.words[i]) - len(name)
            if text.words[i][:cut] in _CLITICS and i not in covered:
                cuts[i] = min(cut, cuts.get(i, cut))
    places = ((i, cut, text.words[i][cut:]) for i, cut in sorted(cuts.items()))
    return [(i, cut, single[name]) for i, cut, name in places if _stands_out(text, i, cut, name)]


def _ending_so(text: Words, name: str) -> Iterator[int]:
    """The words of the text that end with `name`."""
    plain, ending = text.here.text.text, name + " "
    at = plain.find(ending)
    while at >= 0:
        yield bisect_right(text.starts, at) - 1
        at = plain.find(ending, at + len(name))


def _last_parts(text: Words, people: dict[str, str]) -> dict[str, str]:
    """Last parts that belong to one person only."""
    last: dict[str, set[str]] = {}
    for name, actor_id in people.items():
        parts = name.split()
        if len(parts) > 1 and len(parts[-1]) > 2 and not (set(parts[-2:-1]) & text.here.lexicon.words["particle"]):
            last.setdefault(parts[-1], set()).add(actor_id)
    return {word: next(iter(ids)) for word, ids in last.items() if len(ids) == 1}


def _stands_out(text: Words, index: int, cut: int, name: str) -> bool:
    """Whether the word is no ordinary one, or a title or a verb of speech stands before it; and no name goes on."""
    lexicon = text.here.lexicon
    span = text.here.text.span(text.starts[index], text.end(index))
    if name.isascii() and not text.here.text.raw[span.start].isupper():
        return False
    behind = text.words[index + 1] if index + 1 < len(text.words) else ""
    if (behind in lexicon.words["particle"] and text.joined(index + 1)) or at_facility(text, index):
        return False
    if name not in ordinary(lexicon) and shape(name, lexicon) not in ("G", "W", "V", ""):
        return True
    before = text.words[index - 1] if index else ""
    return not cut and (before in lexicon.words["speech-verb"] or before in lexicon.words["title"])
