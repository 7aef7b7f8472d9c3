"""Words of a text → names of people that no file lists, by what stands before them and what they are made of."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from etl.actors.lexicon import Lexicon
from etl.actors.plain import Break
from etl.actors.shapes import foreignness, may_be_glued, ordinary, shape
from etl.actors.signs import FOREIGN_CUED, glued_names
from etl.actors.tokens import Words, at_facility
from etl.model import ActorKind

MOST_PARTS = 5  # content words of a name; longer chains are lists or errors
_FOREIGN = 5.0  # least `foreignness` of both words of a name that nothing announces


_NEAR, _FAR = 9, 15  # words within which a name stands behind a noun for a person, and behind a chargé d'affaires
_ACTING = ("قايم", "قايمه")  # before بالأعمال
_BEFORE_WORK = ("", "و", "ب", "ل", "ال", "بال", "لل", "وال")


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
    for index, cue, cut in _starts(text, covered):
        if index < end or index in covered:
            continue
        chain = _chain(text, index, cue, cut, covered)
        if chain:
            first = index if cut else _with_own_name(text, index, end, covered)
            found.append(chain if first == index else replace(chain, first=first))
            end = chain.last
    return found


def _starts(text: Words, covered: set[int]) -> Iterator[tuple[int, str, int]]:
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
    behind = text.words[index + 1] if index + 1 < len(text.words) else ""
    lists = text.here.lexicon.words
    son = text.words[index - 1] in lists["particle"]
    return not son and text.words[index] in lists["governing-noun"] and behind in lists["person-noun"]


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
