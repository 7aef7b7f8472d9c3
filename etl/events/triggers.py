"""The trigger table into one look-up from word forms, and the triggers of a text by a single pass over its words."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress

from etl.events import forms
from etl.events.forms import Form
from etl.events.words import Words
from etl.model import Language

_BLURRED = "اه"  # last letters of folded words that stand for several
_LAST = "أاهة"
_PREPOSITIONS = frozenset(
    (
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


@dataclass(frozen=True, slots=True)
class Found:
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
        entries = index[words[first]]
        if words[first][-1] in _BLURRED:
            written = text.text[text.ends[first] - 1]
            entries = tuple(e for e in entries if not e.ending or written not in _LAST or e.ending == written)
        for one in _fitting(words, first, inside, entries):
            taken = max(taken, one.last)
            found.append(one)
    return found


def _fitting(words: Sequence[str], first: int, inside: range, entries: tuple[Entry, ...]) -> Iterator[Found]:
    stop, lead = inside.stop, inside.start + 2
    types: set[str] = set()
    specific = False
    governed = first > inside.start and words[first - 1] in _PREPOSITIONS
    for entry in entries:
        if governed and entry.form is Form.PAST:
            continue
        trigger = entry.trigger
        last = first + len(entry.rest)
        if trigger.event_type in types or (specific and not trigger.needs and not entry.rest):
            continue
        if entry.rest and (last >= stop or not _follows(words, first + 1, entry.rest)):
            continue
        if trigger.blocked_by and not trigger.blocked_by.isdisjoint(words[last + 1 : min(last + 3, stop)]):
            continue
        if trigger.needs:
            width = _NEAR_NOUN if entry.form is Form.NOUN else _NEAR_LEAD if first < lead else _NEAR_VERB
            if trigger.needs.isdisjoint(words[last + 1 : min(last + 1 + width, stop)]):
                continue
        specific = specific or bool(trigger.needs or entry.rest)
        types.add(trigger.event_type)
        yield Found(trigger, entry.form, first, last)


def _follows(words: Sequence[str], at: int, rest: tuple[str, ...]) -> bool:
    """Whether the words from `at` are `rest`, an article on either side aside."""
    there = words[at : at + len(rest)]
    return len(there) == len(rest) and all(
        a == b or a.removeprefix("ال") == b or a == b + "ا" for a, b in zip(there, rest, strict=True)
    )


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
