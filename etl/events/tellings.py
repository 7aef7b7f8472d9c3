"""The triggers of a sentence into what it tells: one for each event type, the most telling first."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from etl.events import refusals
from etl.events.facts import EventFacts
from etl.events.forms import FINITE, Form, folded
from etl.events.sentences import Sentence
from etl.events.status import refused
from etl.events.triggers import Found, Trigger, find_triggers
from etl.events.weigh import OPENING, score, weigh
from etl.events.words import Words
from etl.model import ActorKind, Field, Language, Place, SummitMention

_SUMMIT = Trigger(Language.OTHER, "summit", "", "", "", (), frozenset(), 4, frozenset(), frozenset(), None, None)
_OTHER = Trigger(Language.OTHER, "other", "", "", "", (), frozenset(), 1, frozenset(), frozenset(), None, None)
_OPENING_SCORE = 3.5
_SEVERAL = 2
_ONE_INCIDENT = {"military_action": "attack"}  # a raid and whom it killed are one event of a sentence
_HEAD = 12  # words of a lead in which somebody is named when its opening verb tells news
_SIDE = 4  # words from "on the sidelines of" to the summit
_TELLS = 2  # weight of a verb that tells an event of its own
_BEHIND = 2.0  # what a noun loses behind such a verb


class Telling(NamedTuple):
    """A trigger of a sentence and how much it counts."""

    sentence: Sentence
    found: Found
    score: float
    summit: SummitMention | None = None


def read_tellings(
    sentence: Sentence,
    triggers: Sequence[Found],
    summits: Sequence[SummitMention],
    title_types: frozenset[str],
    facts: EventFacts,
) -> list[Telling]:
    """The triggers of a sentence that tell an event, the most telling first, one for each event type."""
    if not (triggers or summits) and sentence.number:
        return []
    meant = list(_summit_tellings(sentence, summits, title_types, facts)) if summits else []
    meant = meant or list(_titled(sentence, triggers, summits, title_types, facts))
    at_summit = [telling for telling in meant if not refusals.asked_for(telling.found, triggers, sentence)]
    verb = _main_verb(sentence, triggers, facts)
    words, inside = sentence.words.words, sentence.inside
    said = facts.cues.said(words[inside.start : inside.stop]) if triggers else set()
    tellings = at_summit + [
        Telling(sentence, found, weigh(sentence, found, title_types, facts))
        for found in triggers
        if not refusals.in_name(sentence, found)
        and not (at_summit and refusals.only_meets(found, sentence, facts))
        and not refusals.tells_nothing(found, triggers, sentence, said, facts)
        and not refused(found, words, facts.cues, inside.start)
    ]
    tellings += _opening(sentence, triggers, facts)
    if len(tellings) < _SEVERAL:
        return tellings
    best: dict[tuple[str, str | None], Telling] = {}
    taken: set[int] = set()
    for telling in sorted(
        tellings, key=lambda telling: (_behind(telling.found, verb) - telling.score, telling.found.first)
    ):
        if telling.found.first in taken:
            continue
        taken.add(telling.found.first)
        kind = telling.found.trigger.event_type
        best.setdefault((_ONE_INCIDENT.get(kind, kind), telling.summit.summit_id if telling.summit else None), telling)
    return _who_speaks(list(best.values()), facts)


def _main_verb(sentence: Sentence, triggers: Sequence[Found], facts: EventFacts) -> Found | None:
    """The verb at the head of a sentence that tells more than that somebody spoke, held or announced something."""
    words, at = sentence.words.words, facts.cues.at
    for found in triggers:
        if found.first - sentence.inside.start >= OPENING:
            return None
        tells = found.form in FINITE and found.trigger.weight >= _TELLS
        if tells and not at("light", words, found.first) and not at("announces", words, found.first):
            return found
    return None


def _behind(found: Found, verb: Found | None) -> float:
    """What a noun loses behind the sentence's own verb: in "the Council votes on a panel on the attacks" it votes."""
    other = verb is not None and found.form is Form.NOUN and found.trigger.event_type != verb.trigger.event_type
    return _BEHIND if other else 0.0


def _who_speaks(tellings: list[Telling], facts: EventFacts) -> list[Telling]:
    """The statement first where the best telling is a noun behind its "that", which names what the words are about."""
    if not tellings or tellings[0].found.form is not Form.NOUN or tellings[0].summit:
        return tellings
    best, words = tellings[0], tellings[0].sentence.words.words
    for telling in tellings[1:]:
        verb = telling.found
        if telling.found.trigger.event_type == "statement" and verb.first < best.sentence.inside.start + OPENING:
            if facts.cues.within("that", words, verb.last + 1, best.found.first):
                rest = [other for other in tellings[1:] if other is not telling]
                return [telling._replace(score=best.score), *rest]
            break
    return tellings


def triggers_of(words: Words, inside: range, facts: EventFacts) -> list[Found]:
    """The triggers of a stretch; "summit" is left to the summit mentions, which know football from leaders."""
    found = find_triggers(words, inside, facts.triggers)
    return [one for one in found if one.trigger.event_type != "summit"]


def _opening(sentence: Sentence, triggers: Sequence[Found], facts: EventFacts) -> Iterator[Telling]:
    """The lead's opening verb when no trigger is one: "سلمت الولايات المتحدة" tells an event of no other type."""
    if sentence.number:
        return
    words, first = sentence.words.words, sentence.inside.start
    known = any(found.first - first < OPENING for found in triggers)
    if known or words[first].isascii() or words[first].startswith("ال"):
        return
    if facts.cues.at("opener", words, first) or facts.cues.at("light", words, first):
        return
    if any(m.place.span.start == sentence.span.start for m in sentence.actors):
        return
    start = sentence.words.starts[first + 1]
    acts = any(m.place.span.start == start for m in sentence.actors)
    end = sentence.words.starts[min(first + _HEAD, sentence.inside.stop - 1)]
    told = sentence.dated or any(m.kind is not ActorKind.PLACE and m.place.span.start < end for m in sentence.actors)
    if acts or (words[first + 1].startswith("ال") and told):
        yield Telling(sentence, Found(_OTHER, Form.PAST, first, first), _OPENING_SCORE)


def _titled(
    sentence: Sentence,
    triggers: Sequence[Found],
    summits: Sequence[SummitMention],
    title_types: frozenset[str],
    facts: EventFacts,
) -> Iterator[Telling]:
    """The lead's meeting as the edition that the title calls a meeting: "الاجتماع التشاوري بين تونس وليبيا"."""
    if sentence.number:
        return
    known = [summit for summit in summits if summit.place.field is Field.TITLE and summit.summit_id in facts.edition_of]
    if len(known) != 1 or folded(known[0].surface.split()[0]) not in facts.names.meetings:
        return
    for found in triggers:
        if found.form is Form.NOUN and sentence.words.words[found.first] in facts.names.meetings:
            place = Place(sentence.words.field, sentence.words.span(found.first, found.last))
            summit = replace(known[0], place=place)
            yield Telling(sentence, found._replace(trigger=_SUMMIT), score(sentence, found, title_types), summit)
            return


def _summit_tellings(
    sentence: Sentence, summits: Sequence[SummitMention], title_types: frozenset[str], facts: EventFacts
) -> Iterator[Telling]:
    """The summits of a sentence; what happens on the sidelines of one is not the summit itself."""
    for summit in summits:
        place, span = summit.place, sentence.span
        if place.field is not sentence.words.field or place.span.start < span.start or place.span.end > span.end:
            continue
        inside = sentence.words.inside(place.span)
        start = max(inside.start - _SIDE, sentence.inside.start)
        if inside and not facts.cues.within("margin", sentence.words.words, start, inside.start):
            found = Found(_SUMMIT, Form.NOUN, inside.start, inside.stop - 1)
            yield Telling(sentence, found, score(sentence, found, title_types), summit)
