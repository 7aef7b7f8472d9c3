"""The trigger table into one look-up from word forms, and the triggers of a text by a single pass over its words."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import NamedTuple

from etl.events import forms
from etl.events.forms import Form
from etl.events.words import Words
from etl.model import Language

_PAST, _NOUN = Form.PAST, Form.NOUN
_LAST = "أاهة"  # last letters that folding makes alike
_PREPOSITIONS = frozenset(
    (
        "من",
        "الي",
        "في",
        "علي",
        "عن",
        "بعد",
        "قبل",
        "خلال",
        "عقب",
        "اثر",
        "اثناء",
        "دون",
        "بسبب",
        "ظل",
        "وسط",
        "رغم",
        "جراء",
        "نتيجه",
    )
)  # no verb follows
_DETERMINERS = frozenset(
    (
        *("the", "a", "an", "this", "these", "those", "his", "her", "its", "their", "our", "another", "any", "some"),
        *("no", "of", "during", "amid", "latest", "fresh"),
    )
)  # no English verb follows: "the attack" is a noun
_NEAR_NOUN = 2  # words after a verbal noun in which the word that it needs must stand
_NEAR_LEAD = 18  # the same after a verb that opens its sentence
_NEAR_VERB = 10  # the same after a verb: its subject stands between


@dataclass(frozen=True, slots=True, eq=False)
class Trigger:
    """A row of triggers.csv: the words that tell of a type of event."""

    language: Language
    event_type: str
    past: str
    present: str
    participle: str
    nouns: tuple[str, ...]
    never: frozenset[str]  # folded words that look like one of the forms and are another word
    weight: int
    needs: frozenset[str]  # folded words, one of which must follow
    blocked_by: frozenset[str]  # folded words that must not be among the next two: "وصل عدد" is no arrival
    plover: str | None
    cameo_root: str | None
    objects: frozenset[str] = frozenset()  # folded words, one of which must stand behind it in its clause


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """What a word form stands for: a trigger, in which form, and the folded words that must follow it directly."""

    trigger: Trigger
    form: Form
    rest: tuple[str, ...] = ()
    ending: str = ""  # a last letter that folding loses: the object ه, ة, or أ; written otherwise it is another word


class Found(NamedTuple):
    """A trigger in a text: words `first` to `last`, both included."""

    trigger: Trigger
    form: Form
    first: int
    last: int


Index = Mapping[str, tuple[Entry, ...]]


def compile_index(triggers: Iterable[Trigger]) -> Index:
    """Every folded word form of every trigger; longer phrases first, then heavier triggers."""
    index: defaultdict[str, list[Entry]] = defaultdict(list)
    for trigger in triggers:
        shared: dict[tuple[Form, str, str], Entry] = {}
        for surface, form, ending in _surfaces(trigger):
            head, _, rest = surface.partition(" ")
            if head in trigger.never:
                continue
            entry = shared.get((form, rest, ending))
            if entry is None:
                entry = shared[form, rest, ending] = Entry(trigger, form, tuple(rest.split()), ending)
            if entry not in index[head]:
                index[head].append(entry)
    return {
        head: tuple(sorted(entries, key=lambda entry: (-len(entry.rest), not entry.trigger.needs, entry.form)))
        for head, entries in index.items()
    }


def find_triggers(text: Words, inside: range, index: Index) -> list[Found]:
    """The triggers of one sentence in order; where several rows fit one word each event type keeps its first."""
    found: list[Found] = []
    words = text.words
    taken = -1
    for first in compress(inside, map(index.__contains__, words[inside.start : inside.stop])):
        if first <= taken:
            continue  # a word of a phrase: "إطلاق" in "وقف إطلاق النار" fires nothing
        if fitting := _fitting(text, first, inside, index[words[first]]):
            taken = max([one.last for one in fitting])
            found += fitting
    return found


def _fitting(text: Words, first: int, inside: range, entries: tuple[Entry, ...]) -> list[Found]:
    found: list[Found] = []
    specific = False
    before = text.words[first - 1] if first > inside.start else ""
    governed, named = before in _PREPOSITIONS, before in _DETERMINERS
    for entry in entries:
        if (governed and entry.form is _PAST) or (named and entry.form is not _NOUN):
            continue
        if not _fits(text, first, inside, entry):
            continue
        trigger, rest = entry.trigger, entry.rest
        telling = bool(trigger.needs or rest)
        if (specific and not telling) or any(one.trigger.event_type == trigger.event_type for one in found):
            continue
        specific = specific or telling
        found.append(Found(trigger, entry.form, first, first + len(rest)))
    return found


def _fits(text: Words, first: int, inside: range, entry: Entry) -> bool:
    """Whether the word is written as the entry wants, and the words behind it are those that it wants."""
    trigger, rest, stop, words = entry.trigger, entry.rest, inside.stop, text.words
    after = first + 1 + len(rest)
    if rest and (after > stop or not _follows(words, first + 1, rest)):
        return False
    if entry.ending and _is_other(text.text[text.ends[first] - 1], entry.ending):
        return False
    if trigger.blocked_by and not trigger.blocked_by.isdisjoint(words[after : min(after + 2, stop)]):
        return False
    if not trigger.needs:
        return True
    width = _NEAR_NOUN if entry.form is _NOUN else _NEAR_LEAD if first < inside.start + 2 else _NEAR_VERB
    return not trigger.needs.isdisjoint(words[after : min(after + width, stop)])


def _is_other(written: str, ending: str) -> bool:
    """Whether a word's last letter as written makes another word of it; what is no such letter says nothing."""
    return written in _LAST and written != ending


def _follows(words: Sequence[str], at: int, rest: tuple[str, ...]) -> bool:
    """Whether the words from `at` are `rest`, an article on either side aside."""
    for there, wanted in zip(words[at : at + len(rest)], rest, strict=True):
        if there != wanted and there.removeprefix("ال") != wanted and there != wanted + "ا":
            return False
    return True


def _surfaces(trigger: Trigger) -> Iterator[tuple[str, Form, str]]:
    """Every form of a trigger with its sense, and the last letter that it must be written with, if folding loses it."""
    if trigger.language is Language.ENGLISH:
        if trigger.present:
            yield from ((form, sense, "") for form, sense in forms.english_verb(trigger.present, trigger.past))
        yield from ((forms.folded(noun), Form.NOUN, "") for noun in trigger.nouns)
        return
    if trigger.past:
        yield from ((form, Form.PAST, ending) for form, ending in forms.arabic_past(trigger.past))
    if trigger.present:
        yield from ((form, sense, "") for form, sense in forms.arabic_present(trigger.present))
    if trigger.participle:
        yield from ((form, Form.PARTICIPLE, "") for form in forms.arabic_participle(trigger.participle))
    for noun in trigger.nouns:
        head, *rest = noun.split()
        phrase = "".join(f" {forms.folded(word)}" for word in rest)
        ending = "ة" if head.endswith("ة") and not phrase else ""
        own = forms.folded(head)
        yield from (
            (form + phrase, sense, ending if form.endswith(own) else "") for form, sense in forms.verbal_noun(head)
        )
