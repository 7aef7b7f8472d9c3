"""A trigger and the actors of its clause → those who act, by where Arabic and English put them."""

import re
from collections.abc import Sequence

from etl.events.clause import is_passive
from etl.events.cues import Cues
from etl.events.forms import Form
from etl.events.sentences import NATIONALITY
from etl.events.triggers import Found
from etl.events.words import Words
from etl.model import ActorKind, ActorMention

_LISTED = re.compile(r"\s*(?:[،,]\s*(?:و|and\s)?|و|and\s)\s*(?:the\s)?")  # a blank alone lists nobody
_PARTED = re.compile(r"[.!?؟\n;؛,،:()\d]")  # what stands before it belongs to another phrase
_ALREADY = "قد"  # "وكان الوزير قد زار": who acts stands before it
_RESUMED = ("ه", "ها", "هم", "هما")  # what a verb or preposition takes up again: "الهجوم الذي شنته حركة"
_SUFFERED = frozenset(("appointment", "arrest", "trial"))
_BE = frozenset(("was", "were", "been", "be", "being", "is", "are"))  # before a verb that its subject suffers
_ADJECTIVES = 3  # words between a nation and the noun that is its: "Iran's first missile strike"
_FAR = 14  # words between "was" and its verb, in which who acts stands


def agents_of(words: Words, found: Found, near: Sequence[ActorMention], cues: Cues) -> frozenset[str]:
    """Who acts: Arabic puts it behind its verb, English and verbal nouns before; never behind "with" or "to".

    Those who are listed with it act too; and of who "received a call" the one acts whom the call is from. `near` are
    the actors in order, none within the words of another.
    """
    behind = [m for m in near if m.place.span.start >= words.ends[found.last]]
    before = [m for m in reversed(near) if m.place.span.end <= words.starts[found.first]]
    if cues.at("receives", words.words, found.first):
        behind = [m for m in behind if follows(words, m, "from", cues)] or behind
        return frozenset(m.actor_id for m in behind[:1])
    led = _led(words, near, cues)
    is_english = words.words[found.first].isascii()
    order = _order(words, found, before, behind, led, cues)
    first = next((m for m in order if m.kind is not ActorKind.PLACE), None)
    if first is None or (found.form is Form.NOUN and not is_english):
        return frozenset((first.actor_id,) if first else ())
    return _listed_with(words, first, near, led)


def _order(
    words: Words,
    found: Found,
    before: Sequence[ActorMention],
    behind: Sequence[ActorMention],
    led: set[str],
    cues: Cues,
) -> list[ActorMention]:
    """Those who may act, the likeliest first; `before` is given from the trigger backwards."""
    is_noun, is_english = found.form is Form.NOUN, words.words[found.first].isascii()
    doers = [m for m in behind if follows(words, m, "by", cues)]
    owners = [m for m in before if _owns(words, found, m)]
    before = [m for m in before if m.actor_id not in led] or list(before)
    free = [m for m in behind if m.actor_id not in led]
    if doers and is_passive(words, found):
        return doers
    if _is_suffered(words.words, found, free, cues):
        return doers or (before[::-1] if is_noun else [])
    if is_english:
        return _order_in_english(words, found, (before, owners, free, doers), cues)
    if is_noun or _acts_before(words, found, before, cues):
        return [*before, *free]
    return [*free, *before]


def _order_in_english(
    words: Words, found: Found, near: tuple[list[ActorMention], ...], cues: Cues
) -> list[ActorMention]:
    """Who acts stands before an English verb, and whom it has behind it suffers it; `near` as `_order` parts them."""
    before, owners, free, doers = near
    if cues.at("says_so", words.words, found.first) and _inverted(words, found):
        return free
    if cues.at("obliges", words.words, found.first):
        return before[1:]  # "Russia said that Sudan must return": Sudan is the one spoken of
    return [*owners, *before, *free] if found.form is Form.NOUN else [*before, *doers]


def _owns(words: Words, found: Found, mention: ActorMention) -> bool:
    """Whether an English noun is the actor's by its form: "Iranian missile strikes", "Iran's strike"."""
    behind = words.text[mention.place.span.end : mention.place.span.end + 2]
    near = found.first - words.inside(mention.place.span).stop <= _ADJECTIVES
    return near and (mention.reason == NATIONALITY or behind in ("'s", "’s"))


def _inverted(words: Words, found: Found) -> bool:
    """Whether ", says Ukraine's minister" names the speaker behind the verb."""
    return found.first > 0 and "," in words.text[words.ends[found.first - 1] : words.starts[found.first]]


def _is_suffered(text: Sequence[str], found: Found, free: Sequence[ActorMention], cues: Cues) -> bool:
    """Whether who is named beside the trigger suffers it: "was killed", "مقتل القائد", "إعفاء الوزير", "قتل القائد"."""
    if text[found.first].isascii():
        near = text[max(found.first - 2, 0) : found.first]
        if found.form is Form.NOUN:
            return found.trigger.event_type in _SUFFERED and not _BE.isdisjoint(
                text[max(found.first - 4, 0) : found.last]
            )
        return not _BE.isdisjoint(near) or text[found.last + 1 : found.last + 2] == ["by"]
    if found.form is Form.NOUN:
        return found.trigger.event_type in _SUFFERED or cues.at("suffered", text, found.first)
    return (
        cues.at("suffered", text, found.first)
        and len({m.actor_id for m in free}) == 1
        and free[0].kind is ActorKind.PERSON
    )


def _acts_before(words: Words, found: Found, before: Sequence[ActorMention], cues: Cues) -> bool:
    """Whether who acts stands before the Arabic verb: "وكان الوزير قد زار", "الرئيس الذي دعا"; not "الذي دعا إليه"."""
    text, first = words.words, found.first
    if first > 0 and text[first - 1] == _ALREADY:
        return True
    if cues.within("relative", text, max(first - 2, 0), first):
        return not any(word.endswith(_RESUMED) for word in text[first : first + 2])
    for number in range(first - 1, max(first - _FAR, 0) - 1, -1):
        if cues.at("that", text, number):
            return False
        if cues.at("was", text, number):
            return any(m.place.span.start > words.starts[number] for m in before)
    return False


def _led(words: Words, near: Sequence[ActorMention], cues: Cues) -> set[str]:
    """Those behind "with", "to", "in" and the like, and whoever is listed with them: they do not act."""
    led: set[str] = set()
    for number, mention in enumerate(near):
        listed = number > 0 and near[number - 1].actor_id in led and _listed(words, near[number - 1], mention)
        left = near[number - 1] if number > 0 else None
        leads = any(follows(words, mention, cue, cues, left) for cue in ("with", "in"))
        if listed or leads or towards_it(words, mention, cues, left):
            led.add(mention.actor_id)
    return led


def _listed(words: Words, left: ActorMention, right: ActorMention) -> bool:
    """Whether two mentions stand in one list, or name one actor twice: "President Biden and Chancellor Scholz"."""
    listed = _LISTED.fullmatch(words.text, left.place.span.end, right.place.span.start)
    return listed is not None or left.actor_id == right.actor_id


def _listed_with(words: Words, first: ActorMention, near: Sequence[ActorMention], led: set[str]) -> frozenset[str]:
    """The actor and those that stand in one list with it: "the chancellor and the president spoke"."""
    place = near.index(first)
    found = {first.actor_id}
    for steps in (range(place, 0, -1), range(place + 1, len(near))):
        for number in steps:
            left, right = near[number - 1], near[number]
            if not _listed(words, left, right):
                break
            other = left if number <= place else right
            if other.actor_id in led or other.kind is ActorKind.PLACE:
                break
            found.add(other.actor_id)
    return frozenset(found)


def follows(words: Words, mention: ActorMention, cue: str, cues: Cues, left: ActorMention | None = None) -> bool:
    """Whether `cue` stands right before the mention, or with one word between that is no part of `left`."""
    text, first = words.words, words.number(mention.place.span.start)
    if first == 0 or not cues.within(cue, text, first - 2, first):
        return False
    if _PARTED.search(words.text, words.ends[first - 1], mention.place.span.start):
        return False
    if cues.within(cue, text, first - 1, first):
        return not (first > 1 and cues.at("each", text, first - 2))  # "كل من" leads nobody
    if first < 2 or not cues.within(cue, text, first - 2, first - 1):
        return False
    if _PARTED.search(words.text, words.ends[first - 2], words.ends[first - 1]):
        return False
    return left is None or left.place.span.end <= words.starts[first - 1]


def towards_it(words: Words, mention: ActorMention, cues: Cues, left: ActorMention | None = None) -> bool:
    """Whether the mention stands behind "to", "against" or the like, as a word or as the letter ل."""
    if mention.surface.startswith("لل") or glued(words, mention, "ل"):
        return True
    return follows(words, mention, "against", cues, left)


def glued(words: Words, mention: ActorMention, letter: str) -> bool:
    """Whether `letter` stands right before the mention as a preposition."""
    start = mention.place.span.start
    return start > 0 and words.text[start - 1] == letter and (start < 2 or not words.text[start - 2].isalpha())
