"""The sentences of an article, the triggers that may tell an event in each, and how much each counts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from etl.events.facts import EventFacts
from etl.events.forms import Form
from etl.events.names import bare
from etl.events.status import refused
from etl.events.triggers import Found, Trigger, find_triggers
from etl.events.words import Words
from etl.model import (
    ActorKind,
    ActorMention,
    DateKind,
    Language,
    MentionBasis,
    Place,
    PlacedDate,
    Precision,
    Span,
    SummitMention,
)

_FORM_WEIGHT = {
    Form.PAST: 1.5,
    Form.PRESENT: 0.75,
    Form.FUTURE: 0.75,
    Form.PURPOSE: 0.0,
    Form.PARTICIPLE: -1.0,
    Form.NOUN: -0.5,
}
_OPENING = 3  # words in which a sentence's main verb stands
_RELATIVE, _SINCE = 1.0, 2.0  # what a trigger loses behind "which" and behind "since"
_NEXT = 4  # words from "cancelled" to what was cancelled
_CLITICS = ("", "ال", "و", "وال", "ب", "بال", "ل", "لل")
_FINE = (Precision.DAY, Precision.HOUR, Precision.MINUTE, Precision.SECOND)
_MOST = 120  # sentences of an article that are read for events: what it is about stands at its head
_SHORT = 4  # words; what is shorter is a caption or a heading
GENERIC = frozenset(("statement", "other"))
_SUMMIT = Trigger(Language.OTHER, "summit", "", "", "", (), frozenset(), 4, frozenset(), frozenset(), None, None)
_OTHER = Trigger(Language.OTHER, "other", "", "", "", (), frozenset(), 1, frozenset(), frozenset(), None, None)
_OPENING_SCORE = 3.5
_LIGHT, _LIGHT_REACH = 1.0, 8  # what a noun gains behind a light verb, and within how many words


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a field with the words, dates and actors that stand in it."""

    words: Words
    number: int
    span: Span
    inside: range  # numbers of its words
    dates: tuple[PlacedDate, ...]
    actors: tuple[ActorMention, ...]
    background: bool  # it opens with "وكان" or the like
    fresh: bool  # it is the lead or has a day of its own, so that its present tense tells news
    overlap: float  # share of the title's words that it repeats


@dataclass(frozen=True, slots=True)
class Telling:
    """A trigger of a sentence and how much it counts."""

    sentence: Sentence
    found: Found
    score: float
    summit: SummitMention | None = None


def read_sentences(
    words: Words,
    title: Words,
    dates: Sequence[PlacedDate],
    actors: Sequence[ActorMention],
    language: Language,
    facts: EventFacts,
) -> Iterator[Sentence]:
    """The sentences of `words` that are long enough to tell something."""
    headline = _variants(title)
    topics = len(set(headline.values()))
    own_dates = sorted((d for d in dates if d.field is words.field), key=lambda d: d.mention.span.start)
    told_of = [a for a in actors if a.place.field is words.field and a.actor_id not in facts.actors.media]
    if language is Language.ENGLISH:
        told_of += nationalities(words, told_of, facts)
    own_actors = sorted(told_of, key=lambda a: a.place.span.start)
    number = 0
    for span in words.sentences[:_MOST]:
        inside = words.inside(span)
        if len(inside) < _SHORT:
            continue
        shared = {headline[word] for word in headline.keys() & words.words[inside.start : inside.stop]}
        within = tuple(d for d in own_dates if span.start <= d.mention.span.start < span.end)
        yield Sentence(
            words,
            number,
            span,
            inside,
            within,
            tuple(a for a in own_actors if span.start <= a.place.span.start < span.end),
            facts.cues.at("background", words.words, inside.start),
            number == 0 or any(is_fine(d) for d in within),
            len(shared) / topics if topics else 0.0,
        )
        number += 1


def _variants(title: Words) -> dict[str, str]:
    """The forms in which the words of a title may come again, and the word of each."""
    words = [bare(word) for word in title.words if len(word) > 2]
    return {head + word: word for word in words for head in _CLITICS}


def nationalities(words: Words, actors: Sequence[ActorMention], facts: EventFacts) -> Iterator[ActorMention]:
    """The countries of English adjectives and demonyms ("Sudanese officials"), where no actor's name holds them."""
    for number, word in enumerate(words.words):
        country = word.isascii() and (facts.actors.nisba.get(word) or facts.actors.nisba.get(word.removesuffix("s")))
        if not country:
            continue
        span = words.span(number, number)
        if any(m.place.span.start <= span.start < m.place.span.end for m in actors):
            continue
        surface = words.text[span.start : span.end]
        place = Place(words.field, span)
        yield ActorMention(place, surface, country, ActorKind.COUNTRY, MentionBasis.ALIAS, "nationality")


def read_tellings(
    sentence: Sentence,
    triggers: Sequence[Found],
    summits: Sequence[SummitMention],
    title_types: frozenset[str],
    facts: EventFacts,
) -> list[Telling]:
    """The triggers of a sentence that tell an event, the most telling first, one for each event type."""
    meant = _summit_tellings(sentence, summits, title_types)
    at_summit = [telling for telling in meant if not _asked_for(telling.found, triggers)]
    tellings = at_summit + [
        Telling(
            sentence,
            found,
            _score(sentence, found, title_types) - _aside(sentence, found, facts) + _carried(sentence, found, facts),
        )
        for found in triggers
        if not _in_name(sentence, found)
        and not (at_summit and _only_meets(found))
        and not _turns_next(found, triggers, sentence, facts)
        and not _asked_for(found, triggers)
        and not _recurs(sentence, found)
        and not refused(found, sentence.words.words, facts.cues, sentence.inside.start)
    ]
    tellings += _opening(sentence, triggers, facts)
    best: dict[tuple[str, str | None], Telling] = {}
    taken: set[int] = set()
    for telling in sorted(tellings, key=lambda telling: (-telling.score, telling.found.first)):
        if telling.found.first in taken:
            continue
        taken.add(telling.found.first)
        best.setdefault(
            (telling.found.trigger.event_type, telling.summit.summit_id if telling.summit else None), telling
        )
    return list(best.values())


def _opening(sentence: Sentence, triggers: Sequence[Found], facts: EventFacts) -> Iterator[Telling]:
    """The lead's opening verb when no trigger is one: "سلمت الولايات المتحدة" tells an event of no other type."""
    words, first = sentence.words.words, sentence.inside.start
    known = any(found.first - first < _OPENING for found in triggers)
    if sentence.number or known or words[first].isascii() or words[first].startswith("ال"):
        return
    if facts.cues.at("opener", words, first) or facts.cues.at("light", words, first):
        return
    if any(m.place.span.start == sentence.span.start for m in sentence.actors):
        return
    start = sentence.words.starts[first + 1]
    if words[first + 1].startswith("ال") or any(m.place.span.start == start for m in sentence.actors):
        yield Telling(sentence, Found(_OTHER, Form.PAST, first, first), _OPENING_SCORE)


def is_fine(placed: PlacedDate) -> bool:
    """Whether a date names a day or less."""
    return placed.mention.start is not None and placed.mention.precision in _FINE


def triggers_of(words: Words, inside: range, facts: EventFacts) -> list[Found]:
    """The triggers of a stretch; "summit" is left to the summit mentions, which know football from leaders."""
    found = find_triggers(words, inside, facts.triggers)
    return [one for one in found if one.trigger.event_type != "summit"]


def _aside(sentence: Sentence, found: Found, facts: EventFacts) -> float:
    """How much a trigger loses that only tells which thing is meant ("which he signed") or since when."""
    words, start = sentence.words.words, max(found.first - 2, sentence.inside.start)
    relative = facts.cues.within("relative", words, start, found.first)
    return _RELATIVE * relative + _SINCE * facts.cues.within("since", words, start, found.first)


def _carried(sentence: Sentence, found: Found, facts: EventFacts) -> float:
    """What a verbal noun gains behind a light verb: in "أجرى الوزير مباحثات" the noun tells the event."""
    words, first = sentence.words.words, found.first
    if found.form is not Form.NOUN:
        return 0.0
    start = max(sentence.inside.start, first - _LIGHT_REACH)
    return _LIGHT if facts.cues.within("light", words, start, first) else 0.0


def _in_name(sentence: Sentence, found: Found) -> bool:
    """Whether the trigger is a word of an actor's name: "معاهدة" in the name of a treaty organization."""
    start, end = sentence.words.starts[found.first], sentence.words.ends[found.last]
    return any(m.place.span.start <= start and end <= m.place.span.end for m in sentence.actors)


def _turns_next(found: Found, triggers: Sequence[Found], sentence: Sentence, facts: EventFacts) -> bool:
    """Whether the trigger says only that the next one was put off, called off or denied: "إلغاء زيارة"."""
    words = sentence.words.words
    if not any(facts.cues.at(cue, words, found.first) for cue in ("postponed", "cancelled", "denied")):
        return False
    return any(0 < other.first - found.last <= _NEXT and other.form is Form.NOUN for other in triggers)


def _asked_for(found: Found, triggers: Sequence[Found]) -> bool:
    """Whether the trigger names what another one asks for or warns of: "دعا إلى عقد مؤتمر" tells no conference."""
    return found.form is Form.NOUN and any(
        other.trigger.event_type in ("appeal", "threat") and 0 < found.first - other.last <= _NEXT for other in triggers
    )


def _recurs(sentence: Sentence, found: Found) -> bool:
    """Whether the sentence states the rule of a yearly day: the day is shown, and no year's event is told."""
    kinds = {placed.mention.kind for placed in sentence.dates}
    return found.trigger.event_type == "observance" and DateKind.RECURRENCE in kinds and not sentence.fresh


def _only_meets(found: Found) -> bool:
    """Whether the trigger says no more than "a meeting was held", which at a summit is the summit itself."""
    return found.trigger.event_type == "meeting" and (found.form is Form.NOUN or bool(found.trigger.needs))


def _summit_tellings(
    sentence: Sentence, summits: Sequence[SummitMention], title_types: frozenset[str]
) -> Iterator[Telling]:
    for summit in summits:
        place = summit.place
        if place.field is not sentence.words.field or not sentence.span.start <= place.span.start < sentence.span.end:
            continue
        inside = sentence.words.inside(place.span)
        if inside:
            found = Found(_SUMMIT, Form.NOUN, inside.start, inside.stop - 1)
            yield Telling(sentence, found, _score(sentence, found, title_types), summit)


def _score(sentence: Sentence, found: Found, title_types: frozenset[str]) -> float:
    """How surely the trigger tells what the sentence is about."""
    trigger = found.trigger
    place = found.first - sentence.inside.start
    score = trigger.weight + (_FORM_WEIGHT[found.form] if found.form is not Form.PRESENT or sentence.fresh else 0.0)
    generic = trigger.event_type in GENERIC and sentence.number > 0
    score += (0.5 if generic else 1.5) if place < _OPENING else max(0.0, 0.5 - place / 40)
    score += 1.0 if trigger.event_type in title_types and trigger.event_type not in GENERIC else 0.0
    quoted = trigger.event_type != "summit" and sentence.words.quoted(sentence.words.starts[found.first])
    score -= 3.0 if quoted else 0.0
    return score
