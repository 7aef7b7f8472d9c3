"""Words of a text → names of people that no file lists, by what stands before them and what they are made of."""

from dataclasses import dataclass, replace

from etl.actors.lexicon import Lexicon
from etl.actors.openings import openings
from etl.actors.shapes import ordinary, shape
from etl.actors.signs import glued_names
from etl.actors.tokens import Words, at_facility

MOST_PARTS = 5  # content words of a name; longer chains are lists or errors


@dataclass(frozen=True, slots=True)
class Chain:
    """Words `[first, last)` of a scene that make one person's name, and `cut` letters glued before it."""

    first: int
    last: int
    cut: int
    cue: str  # why it is a name


def find_chains(text: Words, covered: set[int]) -> list[Chain]:
    """The names of people outside the `covered` words, in order, none inside another."""
    found: list[Chain] = []
    end = 0
    for index, cue, cut in openings(text, covered):
        if index < end or index in covered:
            continue
        chain = _chain(text, index, cue, cut, covered)
        if chain:
            first = index if cut else _with_own_name(text, index, end, covered)
            found.append(chain if first == index else replace(chain, first=first))
            end = chain.last
    return found


def _with_own_name(text: Words, first: int, end: int, covered: set[int]) -> int:
    """Where a name begins whose father was found at word `first`, not before `end`: `لبيد بن ربيعة`, `أبو مصعب`."""
    while first - 1 >= end and first - 1 not in covered and text.joined(first):
        before = text.words[first - 1]
        if before in ("ابو", "ابن"):
            return first - 1
        own = text.words[first - 2] if first >= 2 else ""
        if before not in ("بن", "بنت") or not text.joined(first - 1) or not own.isalpha() or own.isascii():
            return first
        lists = text.here.lexicon.words
        if first - 2 < end or first - 2 in covered or own in lists["title"] or own in lists["function"]:
            return first
        joined = own.startswith("ال") and first - 3 >= end and text.words[first - 3].endswith("عبد")
        first -= 3 if joined else 2
    return first


def _chain(text: Words, first: int, cue: str, cut: int, covered: set[int]) -> Chain | None:
    """The name that begins at `first`, when its parts are enough for its cue."""
    kind = _head_kind(text, first, cue, cut)
    if not kind or _possessed(text, first, cut) or at_facility(text, first) or _is_preposition(text, first):
        return None
    kinds = [kind]
    last = first + 1
    while (
        last < len(text.words)
        and last not in covered
        and len(kinds) - kinds.count("P") < MOST_PARTS
        and text.joined(last)
    ):
        kind = _part(text, last, "".join(kinds), cue)
        if not kind:
            break
        kinds.append(kind)
        last += 1
    while kinds and kinds[-1] == "P":
        kinds.pop()
        last -= 1
    return Chain(first, last, cut, cue) if _enough("".join(kinds), cue) else None


def _head_kind(text: Words, first: int, cue: str, cut: int) -> str:
    """What word `first` is as the first part of a name behind its cue; nothing when none begins with it."""
    lexicon = text.here.lexicon
    head = text.words[first][cut:]
    if cue == "title" and head in lexicon.words["of-god"] and text.words[first + 1 : first + 2] == ["الله"]:
        return "G"
    if head == "عبد":
        return "P"
    kind = shape(head, lexicon)
    if cue == "speech" and kind == "X" and head.startswith("ال"):
        return "F"
    return "" if kind in ("P", "D") else kind


def _part(text: Words, index: int, before: str, cue: str) -> str:
    """What word `index` is as the next part of a name whose parts so far are `before`; nothing when the name ends."""
    lexicon = text.here.lexicon
    word = text.words[index]
    if len(word) == 1:
        return ""
    if text.words[index - 1].endswith("عبد"):
        return "G" if word.startswith("ال") else ""
    if word == "الله" and text.words[index - 1] in lexicon.words["of-god"]:
        return "G"
    if _accusative(text, index):
        return ""
    kind = shape(word, lexicon)
    if before[-1] == "F" and kind == "X" and text.words[index - 1].startswith("ال"):
        return ""
    if (
        _governs_office(text, index)
        or word in lexicon.words["function"]
        or word in lexicon.words["person-noun"]
        or word in glued_names(lexicon)
    ):
        return ""
    if _is_preposition(text, index) or (kind in ("X", "D") and _conjoined(word)):
        return ""
    if kind and kind != "D":
        return "" if kind == "X" and word[0] == "و" and len(word) > 4 else kind
    if word.isascii() or not word.isalpha() or word in lexicon.nisbas:
        return ""
    cued = cue in ("title", "noun")
    family = (
        before[-1] == "P"
        or (before[-1] in "GW" and "P" in before and word.startswith("ال") and _behind_plain_title(text, index, before))
        or (before == "G" and kind == "D" and not (word.startswith("ال") and word.endswith("ه")))
        or (before[-1] in "GW" and _maghrebi(word, lexicon))
        or (before == "X" and kind == "D" and cue == "letters")
        or (before in ("G", "W", "V") and cued and not _glued_on(word, lexicon))
    )
    return "F" if family else ""


def _governs_office(text: Words, index: int) -> bool:
    """Whether a word that is a name too governs an office here: `مساعد وزير …`, `نائب رئيس …`."""
    lists = text.here.lexicon.words
    if text.words[index] not in lists["governing-noun"] or text.words[index - 1] in lists["particle"]:
        return False
    return index + 1 < len(text.words) and text.words[index + 1] in lists["person-noun"]


def _raw(text: Words, index: int, cut: int = 0) -> str:
    span = text.here.text.span(text.starts[index] + cut, text.end(index))
    return text.here.text.raw[span.start : span.end]


def _accusative(text: Words, index: int) -> bool:
    """Whether the word is an indefinite object and no part of a name: `مبعوثا`, `رئيسا`."""
    word, lists = text.words[index], text.here.lexicon.words
    if not word.endswith("ا"):
        return False
    return word[:-1] in lists["person-noun"] or word[:-1] in lists["title"] or "\u064b" in _raw(text, index)[-2:]


def _possessed(text: Words, index: int, cut: int) -> bool:
    """Whether what looks like a name is a noun with `his`: `ناديه` is no Nadia."""
    name = text.words[index][cut:]
    return name.endswith("ه") and name[:-1] in text.here.lexicon.vocabulary and _raw(text, index, cut)[-1:] == "ه"


def _maghrebi(word: str, lexicon: Lexicon) -> bool:
    """Whether the word is a family name with بو or بن joined to it: `بوسلامة`, `بنعلي`."""
    known = ordinary(lexicon)
    return word.startswith(("بو", "بن")) and len(word) > 4 and word not in known and word[1:] not in known


def _behind_plain_title(text: Words, index: int, before: str) -> bool:
    """Whether the name whose parts so far are `before` stands behind a title that no prince has."""
    first = index - len(before)
    title = text.words[first - 1] if first else ""
    lists = text.here.lexicon.words
    ends = text.words[index] in lists["title"] or text.words[index] in lists["body-stop"]
    return title in lists["title"] and title not in lists["princely"] and not ends


def _enough(kinds: str, cue: str) -> bool:
    """Whether these parts make a name: two strong ones by themselves, weaker ones behind a title."""
    content = kinds.replace("P", "")
    if len(content) < 2:
        return cue == "speech" and content == "F"
    first, second = content[0], content[1]
    if first == "G":
        return True
    if first in "WV":
        return "P" in kinds or second in ("GFXW" if first == "W" else "GF") or cue in ("title", "noun")
    return cue == "title" or (first == "X" and cue in ("noun", "letters"))


def _verb_like(word: str) -> bool:
    """Whether a word looks like a present verb, or has a conjunction or preposition glued before an article."""
    return (word[0] in "يتن" and len(word) > 3) or _conjoined(word)


def _glued_on(word: str, lexicon: Lexicon) -> bool:
    """Whether a word that may be a surname looks like a verb, or like another word behind a clitic."""
    return _verb_like(word) or (word[0] in "وفبلك" and word[1:] in lexicon.vocabulary)


def _conjoined(word: str) -> bool:
    """Whether something is glued before the word's article."""
    return word.startswith(("وال", "بال", "لل", "فال", "كال"))


def _is_preposition(text: Words, index: int) -> bool:
    """Whether `علي` is written على."""
    if text.words[index] not in ("علي", "وعلي"):
        return False
    span = text.here.text.span(text.starts[index], text.end(index))
    return text.here.text.raw[span.end - 1] == "ى"
