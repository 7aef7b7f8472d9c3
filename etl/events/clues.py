"""The words around a summit's head into clues: its number, city, countries, kind, and where its phrase ends."""

import re
from collections.abc import Sequence

from etl.events.cues import Cues
from etl.events.facts import EventFacts
from etl.events.names import bare, longest
from etl.events.words import Words
from etl.model import ActorKind, ActorMention, Span

_NUMBER = re.compile(r"(?:ال)?(\d{1,3})(?:th|st|nd|rd)?$")
_UNITS = {
    "اولي": 1, "ثانيه": 2, "ثالثه": 3, "رابعه": 4, "خامسه": 5, "سادسه": 6, "سابعه": 7, "ثامنه": 8, "تاسعه": 9,
    "عاشره": 10, "حاديه": 1, "ثاني": 2, "ثالث": 3, "رابع": 4, "خامس": 5, "سادس": 6, "سابع": 7, "ثامن": 8, "تاسع": 9,
    "عاشر": 10, "حادي": 1,
}  # fmt: skip
_TENS = {"عشر": 10, "عشره": 10, "عشرون": 20, "عشرين": 20, "ثلاثون": 30, "ثلاثين": 30, "اربعون": 40, "اربعين": 40,
         "خمسون": 50, "خمسين": 50}  # fmt: skip
_COUNTED = ("مجموعه", "دول")  # a number behind these counts members: "مجموعة العشرين"
REACH = 12  # words after the head that can belong to its phrase
_OWNED = ("قمته", "قمتها", "قمتهم", "قمتهما")  # "their summit" is definite too
_GAP = 4  # words by which a later part of a phrase may stand apart
_BREAK = re.compile(r"[.:;!?؟؛\n]|,|،")


def phrase_end(words: Words, last: int) -> int:
    """The number of the first word behind `last` that no longer belongs to the phrase: punctuation ends it."""
    end = min(last + 1 + REACH, len(words.words))
    for number in range(last + 1, end):
        if _BREAK.search(words.text, words.ends[number - 1], words.starts[number]):
            return number
    return end


def is_definite(text: Sequence[str], first: int) -> bool:
    """Whether the head has the article."""
    if text[first].isascii():
        return first > 0 and text[first - 1] in ("the", "this", "that")
    return "ال" in text[first][:4] or text[first].startswith(("لل", "ولل")) or text[first].endswith(_OWNED)


def kinds_end(words: Words, cues: Cues, start: int, end: int) -> int:
    """The last of the adjectives that follow directly and tell the kind of summit."""
    number = start
    while number < end and cues.at("summit_kind", words.words, number):
        number += 1
    return number - 1


def coupled(
    words: Words, actors: Sequence[ActorMention], facts: EventFacts, first: int, last: int, end: int
) -> dict[str, int]:
    """Countries that the phrase couples, with the last word that names each: nisbas, or leaders after "بين".

    Word `last` ends the head or the name: who stands within the name is coupled by nothing.
    """
    found: dict[str, int] = {}
    number = first + 1
    while number < end and number <= first + 5:
        country = facts.actors.nisba.get(bare(words.words[number]))
        if country is None:
            break
        found[country] = number
        number += 1
    if len(found) > 1 or last + 1 >= end:
        return found
    between = next((n for n in range(first + 1, min(first + 6, end)) if words.words[n] in ("بين", "between")), None)
    start = between if between is not None else last + 1
    span = Span(words.starts[start], words.ends[end - 1])
    near = [m for m in actors if m.place.field is words.field and span.start <= m.place.span.start < span.end]
    if between is None and not (near and near[0].place.span.start <= words.starts[last + 1] + 1):
        return found
    for mention in near[:4]:
        country = facts.actors.country.get(mention.actor_id)
        if country and mention.kind in (ActorKind.PERSON, ActorKind.COUNTRY):
            found[f"c.{country}"] = max(words.inside(mention.place.span), default=start)
    return found


def noun_phrase(words: Words, actors: Sequence[ActorMention], facts: EventFacts, first: int, end: int) -> int:
    """The last word of "قمة دول الساحل" or "قمة الخرطوم": what the summit is called, up to a preposition."""
    text, cues = words.words, facts.cues
    if first + 1 >= end:
        return first
    named = _beside(words, actors, first + 1)
    if named is not None and not is_definite(text, first):
        return max(words.inside(named.place.span), default=first)
    if not cues.at("summit_of", text, first + 1):
        return first
    stops = ("against", "in", "that", "relative", "with", "planned")
    number = first + 1
    while number < min(end, first + 6) and not any(cues.at(cue, text, number) for cue in stops):
        number += 1
    return number - 1


def _beside(words: Words, actors: Sequence[ActorMention], number: int) -> ActorMention | None:
    """The actor named at word `number`, a letter before it aside."""
    start = words.starts[number]
    return next((m for m in actors if m.place.field is words.field and 0 <= m.place.span.start - start <= 2), None)


def extent(*ends: int) -> int:
    """The last word of the phrase: each part counts when it stands near the end of those before it."""
    last = ends[0]
    for end in ends[1:]:
        if last < end <= last + _GAP:
            last = end
    return last


def host_city(words: Words, facts: EventFacts, first: int, start: int, end: int) -> tuple[frozenset[int] | None, int]:
    """The editions of the first host city named in `[start, end)`, and the city's last word; the head is `first`."""
    text = words.words
    governs = not is_definite(text, first)  # "قمة كان" is in Cannes, "القمة كان" is not
    for number in range(start, end):
        direct = (number == start and governs) or facts.cues.at("hosts", text, number - 1)
        for head in (
            {text[number], bare(text[number])} if direct else {bare(text[number][1:])} if text[number][0] == "ب" else ()
        ):
            if (names := facts.names.cities.get(head)) and (city := longest(names, text, number + 1)):
                return city.editions, number + city.length
    return None, -1


def ordinal(text: Sequence[str], cues: Cues, start: int, end: int) -> tuple[int | None, int]:
    """An ordinal or a small number in `[start, end)` that counts the summit or its session, and its last word."""
    for number in range(start, min(end, start + 5)):
        word = text[number]
        if number > start and not (cues.at("summit_kind", text, number - 1) or _is_session(text[number - 1])):
            continue
        if (match := _NUMBER.match(word)) and (number == start or not word.isdecimal()):
            return int(match[1]), number
        unit, ten = _UNITS.get(bare(word)), _TENS.get(bare(word))
        if (unit is None and ten is None) or bare(text[number - 1]).endswith(_COUNTED):
            continue
        apart = text[number + 1 : number + 2] == ["و"]  # "الثامنة و العشرين"
        following = (*text[number + 1 + apart : number + 2 + apart], "")[0].removeprefix("و")
        if unit is not None and (tens := _TENS.get(bare(following))):
            return unit + tens, number + 1 + apart
        return (ten if unit is None else unit), number
    return None, -1


def is_ordinal(word: str) -> bool:
    """Whether a word is an ordinal of one word: الأولى, الـ33."""
    known = bare(word) in _UNITS or word == "الاول" or _NUMBER.match(word) is not None
    return known and word.startswith("ال")


def edition_before(text: Sequence[str], first: int) -> bool:
    """Whether "the 27th session of" stands before the head."""
    if first > 0 and text[first].isascii():
        return text[first - 1].endswith(("th", "st", "nd", "rd"))
    return any(_is_session(word) for word in text[max(first - 5, 0) : first])


def _is_session(word: str) -> bool:
    """Whether a word is "session" or "edition", its owner aside: الدورة, دورتها, نسخته."""
    return bare(word).removeprefix("ب").startswith(("دورت", "دوره", "نسخت", "نسخه", "لدوره"))


def leaders_meet(words: Words, facts: EventFacts, first: int) -> bool:
    """Whether the words are "a meeting of heads of state" or the like, a summit in all but name."""
    text, ranks = words.words, facts.cues.words["summit_rank"]
    return text[first] in facts.names.meetings and len(text) > first + 2 and {text[first + 1], text[first + 2]} <= ranks


def is_bare(words: Words, cues: Cues, first: int, end: int) -> bool:
    """Whether no adjective of another summit follows: "القمة الأخيرة" is bare, "القمة التحضيرية" is not."""
    if first + 1 >= end or not words.words[first + 1].startswith("ال"):
        return True
    return any(cues.at(cue, words.words, first + 1) for cue in ("summit_kind", "coming", "gone", "relative", "against"))


def described(words: Words, actors: Sequence[ActorMention], facts: EventFacts, last: int, end: int) -> bool:
    """Whether what follows the head shows that leaders or states meet."""
    if last and facts.cues.at("holds", words.words, last - 1):
        return True  # "تعقد قمة في …"
    if last + 1 >= end:
        return False
    following = words.words[last + 1]
    if facts.cues.at("figurative", words.words, last + 1):
        return False
    if any(facts.cues.at(cue, words.words, last + 1) for cue in ("summit_kind", "summit_of", "gathers")):
        return True
    if is_ordinal(following) and last + 2 < end and words.words[last + 2].startswith("ل"):
        return True  # "القمة الثالثة لملوك ورؤساء الدول"
    if bare(following) in facts.actors.nisba:
        return True
    return not is_definite(words.words, last) and _beside(words, actors, last + 1) is not None


def described_before(words: Words, facts: EventFacts, first: int) -> bool:
    """Whether an English adjective or city before the head tells a summit: "emergency summit", "Baghdad summit"."""
    text = words.words
    if first == 0 or not text[first].isascii():
        return False
    before = text[first - 1]
    kinds = ("extraordinary", "summit_kind")
    return any(facts.cues.at(kind, text, first - 1) for kind in kinds) or before in facts.names.cities
