"""How surely a trigger tells what its sentence is about: its weight, form and place, and the words around it."""

from etl.events.facts import EventFacts
from etl.events.forms import Form
from etl.events.sentences import Sentence
from etl.events.triggers import Found

GENERIC = frozenset(("statement", "other"))
OPENING = 3  # words in which a sentence's main verb stands
_FORM_WEIGHT = {
    Form.PAST: 1.5,
    Form.PRESENT: 0.75,
    Form.FUTURE: 0.75,
    Form.PURPOSE: 0.0,
    Form.PARTICIPLE: -1.0,
    Form.NOUN: -0.5,
}
_RELATIVE, _SINCE = 1.0, 2.0  # what a trigger loses behind "which" and behind "since"
_LIGHT, _LIGHT_REACH = 1.0, 8  # what a noun gains behind a light verb, and within how many words
_QUOTED = 3.0  # what a trigger loses in a long quotation


def weigh(sentence: Sentence, found: Found, title_types: frozenset[str], facts: EventFacts) -> float:
    """The weight of a trigger in its sentence, from about -3 to 9."""
    return score(sentence, found, title_types) - _aside(sentence, found, facts) + _carried(sentence, found, facts)


def score(sentence: Sentence, found: Found, title_types: frozenset[str]) -> float:
    """How surely the trigger tells what the sentence is about."""
    trigger = found.trigger
    place = found.first - sentence.inside.start
    score = trigger.weight + (_FORM_WEIGHT[found.form] if found.form is not Form.PRESENT or sentence.fresh else 0.0)
    generic = trigger.event_type in GENERIC and sentence.number > 0
    score += (0.5 if generic else 1.5) if place < OPENING else max(0.0, 0.5 - place / 40)
    score += 1.0 if trigger.event_type in title_types and trigger.event_type not in GENERIC else 0.0
    quoted = trigger.event_type != "summit" and sentence.words.quoted(sentence.words.starts[found.first])
    score -= _QUOTED if quoted else 0.0
    return score


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
