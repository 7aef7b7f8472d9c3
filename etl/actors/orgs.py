"""Words of a text → organizations that no file lists, by their head: هيئة …, حزب …, صحيفة «…», المجلس الوطني …."""

from operator import itemgetter

from etl.actors.context import Named
from etl.actors.lexicon import Lexicon
from etl.actors.linking import new_id, tidy
from etl.actors.shapes import may_be_glued, shape
from etl.actors.tokens import Words
from etl.model import ActorKind, Language, NewActor

MOST_WORDS = 8


def find_organizations(text: Words, covered: set[int], language: Language) -> tuple[list[Named], list[NewActor]]:
    """Organizations outside the `covered` words, in order, and the actors they are."""
    named: list[Named] = []
    new: dict[str, NewActor] = {}
    end = 0
    for first, sign in text.here.signs:
        if not sign.heads or first < end or first in covered:
            continue
        extents = ((_extent(text, first, cut, use, covered), cut) for cut, use in sign.heads)
        last, cut = next(filter(itemgetter(0), extents), (0, 0))
        if not last:
            continue
        end = last
        start, stop = text.starts[first] + cut, text.end(last - 1)
        name = _with_article(text.here.text.text[start:stop])
        span = text.here.text.span(start, stop)
        actor_id = new_id(ActorKind.ORGANIZATION, name)
        surface = _with_article(tidy(text.here.text.raw[span.start : span.end]))
        new.setdefault(actor_id, NewActor(actor_id, ActorKind.ORGANIZATION, surface, language))
        named.append(
            Named(start, stop, actor_id, ActorKind.ORGANIZATION, True, f"found by its head, {surface.split()[0]}")
        )
    return named, list(new.values())


def _extent(text: Words, first: int, cut: int, use: str, covered: set[int]) -> int:
    """The word behind the last one of the name that begins at `first`; 0 when the words make no name."""
    lexicon = text.here.lexicon
    last = first + 1
    while last < len(text.words) and last - first < MOST_WORDS and last not in covered and text.joined(last):
        if not _goes_on(text, first, last, use):
            break
        last += 1
    if last in covered and text.words[last] in ("بن", "ابن"):
        return 0
    while last > first + 1 and not _may_end(text.words[last - 1], lexicon):
        last -= 1
    return 0 if last == first + 1 or _generic(text.words[first:last], cut, lexicon) else last


def _with_article(name: str) -> str:
    """The name as it stands alone: `للحرس الوطني` is `الحرس الوطني`, `للجنة العليا` is `اللجنة العليا`."""
    if not name.startswith("لل"):
        return name
    return ("الل" if name.startswith("للجن") else "ال") + name[2:]


def _generic(words: list[str], cut: int, lexicon: Lexicon) -> bool:
    """Whether the words are said of any such body: `الجمعية العمومية`, `مجلس إدارة النادي`, `الشركة الإيطالية`."""
    lists = lexicon.words
    head = _with_article(words[0][cut:])
    start = f"{head} {words[1]}"
    if " ".join([head, *words[1:]]) in lists["generic-body"] or start in lists["generic-start"]:
        return True
    if len(words) == 2 and head in lists["common-head"] and words[1] in lexicon.nisbas:
        return True
    inner = words[-1] in lists["definite-head"] or words[-1] in lists["generic-last"]
    if head in lists["inner-head"] and inner and not _definite(words[-2]):
        return True
    strict = head in lists["strict-head"] and start not in lists["real-body"]
    return strict and words[1].startswith("ال") and not shape(words[1], lexicon)


def _goes_on(text: Words, first: int, index: int, use: str) -> bool:
    """Whether word `index` still belongs to the name that begins at `first`."""
    lexicon = text.here.lexicon
    word, before = text.words[index], text.words[index - 1]
    lists = lexicon.words
    if any(word in lists[use] for use in ("body-stop", "function", "speech-verb", "title", "person-noun")):
        return False
    if word.startswith("وال"):
        return index - first > 1 and _definite(before) and word[1:] not in lists["definite-head"]
    if index == first + 1:
        return _begins(text, first, index, use)
    if word.startswith(("ال", "لل")):
        return True
    if word.startswith("ل") and len(word) > 3 and word[1:] in lexicon.vocabulary:
        return True
    return _proper_or_governing(text, first, index)


def _begins(text: Words, first: int, index: int, use: str) -> bool:
    """Whether the word behind the head opens a name: an adjective that agrees, or what a construct head governs."""
    word, head = text.words[index], text.words[first]
    if use == "definite-head":
        ending = word.endswith(("ي", "يه")) or word in text.here.lexicon.words["body-adjective"]
        return word.startswith("ال") and ending and word.endswith(("ه", "يا")) == head.endswith(("ه", "ات"))
    if word.startswith("ال"):
        return word not in text.here.lexicon.words["generic-part"]
    return not word.startswith("لل") and _proper_or_governing(text, first, index)


def _proper_or_governing(text: Words, first: int, index: int) -> bool:
    """Whether the word is part of a proper name, or governs the definite one behind it."""
    lexicon = text.here.lexicon
    word, before = text.words[index], text.words[index - 1]
    kind = shape(word, lexicon)
    if (
        kind in ("G", "F", "P")
        or _is_place(word, lexicon)
        or (kind == "X" and _proper(word, lexicon, first=index == first + 1))
    ):
        return True
    head = text.words[first].lstrip("وفبلك")
    governing = head in lexicon.words["governing-head"] or text.words[first] in lexicon.words["governing-head"]
    return governing and _governs(text, index) and index - first <= 3 and not _definite(before)


def _proper(word: str, lexicon: Lexicon, *, first: bool) -> bool:
    """Whether an unknown word is rather a name than a verb or a word with a preposition: no `يهتفون`, no `بمؤازرة`."""
    if word[0] == "و":
        return not (word[1:] in lexicon.vocabulary or word[1:2] in "بلا")
    verb = word[0] in "يت" and word.endswith("ون")
    return not verb and (not may_be_glued(word, lexicon) or (first and word[0] in "فس"))


def _is_place(word: str, lexicon: Lexicon) -> bool:
    """Whether the word is the name of a country or a city."""
    return any(n.kind in (ActorKind.COUNTRY, ActorKind.PLACE) and n.use == "name" for n in lexicon.names.get(word, ()))


def _governs(text: Words, index: int) -> bool:
    """Whether an indefinite word governs a definite one behind it, as in `دائرة استرداد الأموال`."""
    word = text.words[index]
    if word[0] in "ين" or word not in text.here.lexicon.vocabulary or index + 1 >= len(text.words):
        return False
    return text.words[index + 1].startswith("ال") and text.joined(index + 1)


def _definite(word: str) -> bool:
    return word.startswith(("ال", "لل", "وال"))


def _may_end(word: str, lexicon: Lexicon) -> bool:
    """Whether a name may end with the word."""
    return (
        (_definite(word) and len(word) > 3) or shape(word, lexicon) in ("G", "W", "F", "X") or _is_place(word, lexicon)
    )
