"""Words of an Arabic text → the places where a person's name may begin, by what stands before and by its letters."""

from collections.abc import Iterator

from etl.actors.plain import Break
from etl.actors.shapes import foreignness, may_be_glued, shape
from etl.actors.signs import FOREIGN_CUED
from etl.actors.tokens import Words, at_facility
from etl.model import ActorKind

_FOREIGN = 5.0  # least `foreignness` of both words of a name that nothing announces
_NEAR, _FAR = 9, 15  # words within which a name stands behind a noun for a person, and behind a chargé d'affaires
_ACTING = ("قايم", "قايمه")  # before بالأعمال
_BEFORE_WORK = ("", "و", "ب", "ل", "ال", "بال", "لل", "وال")


def openings(text: Words, covered: set[int]) -> Iterator[tuple[int, str, int]]:
    """Places where a name may begin: a given name, the word behind a title or verb of speech, two foreign words."""
    cue, behind = "", 0  # what the last cue says of the word `behind` it
    for i, sign in text.here.signs:
        if cue and behind < i:
            yield behind, cue, 0
        if behind < i or not sign.takes_cue:
            cue = ""
        if sign.cut is not None:
            yield i, cue, sign.cut
        elif cue:
            yield i, cue, 0
        if sign.foreign and i not in covered and _foreign_pair(text, i):
            yield i, "letters", _cut_and(text.words[i])
        cue, behind = sign.cue, i + 1
        if sign.person_noun:
            yield from _behind_noun(text, i, covered)
    if cue and behind < len(text.words):
        yield behind, cue, 0


def _cut_and(word: str) -> int:
    """How many letters of a foreign-looking word are a conjunction."""
    return 1 if word[0] == "و" and len(word) > 5 else 0


def _behind_noun(text: Words, noun: int, covered: set[int]) -> Iterator[tuple[int, str, int]]:
    """The first unknown or given name behind `رئيس …`, `مفوضة …`, `القائم بالأعمال في سفارة …` and their like."""
    lexicon = text.here.lexicon
    acts = text.words[noun] in lexicon.words["affairs"]
    if (acts and not text.words[noun - 1].endswith(_ACTING)) or _names_person(text, noun):
        return
    for i in range(noun + 1, min(noun + (_FAR if acts else _NEAR), len(text.words) - 1)):
        if not text.joined(i) or (i in covered and _names_person(text, i)):
            return
        word = text.words[i]
        kind = "" if i in covered else shape(word, lexicon)
        if kind in ("G", "W") or word == "عبد" or (kind == "X" and not may_be_glued(word, lexicon)):
            yield i, "noun", 0
            return


def _names_person(text: Words, index: int) -> bool:
    """Whether a listed person is named from word `index` on."""
    hits = text.here.at.get(text.starts[index], ())
    return any(name.kind is ActorKind.PERSON for hit in hits for name in hit.names)


def _foreign_pair(text: Words, index: int) -> bool:
    """Whether word `index` and the next have the letters of a foreign name; less is enough beside who they are of."""
    lexicon = text.here.lexicon
    if index + 1 >= len(text.words) or not text.joined(index + 1):
        return False
    first, second = text.words[index], text.words[index + 1]
    if second.startswith(("ال", "لل", "وال", "بال")) or shape(second, lexicon) not in ("X", "F", "G", "D"):
        return False
    first = first[_cut_and(first) :]
    least = min(foreignness(first, lexicon), foreignness(second, lexicon))
    if least < FOREIGN_CUED or _of_work(text, index):
        return False
    if _cued(text, index):
        return True
    before = text.words[index - 1] if index else ""
    return least >= _FOREIGN and before not in lexicon.words["function"] and not at_facility(text, index)


def _of_work(text: Words, index: int) -> bool:
    """Whether what begins at word `index` is the name of a film, a company, a station …, past a nation's adjective."""
    at = index - 1
    while at > 0 and text.words[at] in text.here.lexicon.nisbas:
        at -= 1
    word = text.words[at] if at >= 0 else ""
    return any(word[len(c) :] in text.here.lexicon.words["work"] for c in _BEFORE_WORK if word.startswith(c))


def _cued(text: Words, index: int) -> bool:
    """Whether a nation's adjective stands right before the two words, or a noun for a person right behind them."""
    lexicon = text.here.lexicon
    before = text.words[index - 1] if index else ""
    behind = text.words[index + 2] if index + 2 < len(text.words) else ""
    nation = before.startswith("ال") and before in lexicon.nisbas and text.joined(index)
    quoted = text.here.text.breaks.get(text.starts[index] - 1) is Break.QUOTE
    return nation or quoted or before in lexicon.words["speech-verb"] or behind in lexicon.words["person-noun"]
