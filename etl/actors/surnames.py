"""Words of a text that are the last part of a name it gives in full → the person of that name."""

from etl.actors.shapes import ordinary, shape
from etl.actors.tokens import Words, covered_words

_CLITICS = ("و", "ف", "ب", "ل", "ك", "وب", "ول")


def surnames(text: Words, people: dict[str, str], taken: list[tuple[int, int]]) -> list[tuple[int, int, str]]:
    """Single words, as (index, letters glued before, actor), that are the last part of exactly one name of the text."""
    single = _last_parts(text, people)
    if not single:
        return []
    forms = {c + word: (len(c), word) for word in single for c in _CLITICS} | {w: (0, w) for w in single}
    covered = covered_words(text, taken)
    found = []
    for i, word in enumerate(text.words):
        if word in forms and i not in covered:
            cut, name = forms[word]
            if _stands_out(text, i, cut, name):
                found.append((i, cut, single[name]))
    return found


def _last_parts(text: Words, people: dict[str, str]) -> dict[str, str]:
    """Last parts that belong to one person only."""
    last: dict[str, set[str]] = {}
    for name, actor_id in people.items():
        parts = name.split()
        if len(parts) > 1 and len(parts[-1]) > 2 and not (set(parts[-2:-1]) & text.here.lexicon.words["particle"]):
            last.setdefault(parts[-1], set()).add(actor_id)
    return {word: next(iter(ids)) for word, ids in last.items() if len(ids) == 1}


def _stands_out(text: Words, index: int, cut: int, name: str) -> bool:
    """Whether the word is no ordinary one, or a title or a verb of speech stands before it."""
    lexicon = text.here.lexicon
    if name not in ordinary(lexicon) and shape(name, lexicon) not in ("G", "W", "V", ""):
        return True
    before = text.words[index - 1] if index else ""
    return not cut and (before in lexicon.words["speech-verb"] or before in lexicon.words["title"])
