"""What sort of article a text is: news that tells what happened, or a column, a feature or sport, which tell less."""

import re
from collections.abc import Sequence

from etl.events.facts import EventFacts
from etl.events.forms import FINITE, Form
from etl.events.sentences import Sentence
from etl.events.tellings import Telling
from etl.events.triggers import Found
from etl.events.weigh import OPENING
from etl.events.words import Words
from etl.model import Language

_LEADS = 2  # sentences of which one says what news is about
_SURE = 4  # weight of an English word that tells an event of people whom nobody knows
_CAPTION = 12  # words; a first sentence of fewer may be a caption or a byline
_PEOPLE = 2  # known people whom the lead of a column seldom names
_CLEAR = 3  # weight of a noun that tells what a verb of no type opens with: "دخل وقف إطلاق النار"
_OPENERS = ("light", "announces", "planned", "postponed", "cancelled", "denied")
_PART = re.compile(r"\W*[،,:]\W*")  # what parts the clauses of a lead
_SPORT, _SPORT_SHARE = 4, 70  # sport words that make an article one about sport, and words for each of them
_FEW_SPORT, _SHORT = 2, 60  # the same of a text of so many words
_MATCH = frozenset(("meeting", "visit", "attack", "military_action", "threat", "protest", "disaster", "rejection"))


def is_news(sentences: Sequence[tuple[Sentence, Sequence[Found]]], facts: EventFacts) -> bool:
    """Whether an Arabic article opens as news does: its lead begins with a verb, or names a day or people.

    English puts who acts first, so that its leads show nothing of the kind; they count as news.
    """
    leads = 1 if sentences and len(sentences[0][0].inside) >= _CAPTION else _LEADS
    return any(_opens_as_news(sentence, triggers, facts) for sentence, triggers in sentences[:leads])


def _opens_as_news(sentence: Sentence, triggers: Sequence[Found], facts: EventFacts) -> bool:
    words, first = sentence.words.words, sentence.inside.start
    people = {actor.actor_id for actor in sentence.actors if actor.actor_id.startswith("p.")}
    return (
        words[first].isascii()
        or sentence.dated
        or any(facts.cues.within(cue, words, first, first + OPENING) for cue in _OPENERS)
        or len(people) >= _PEOPLE
        or any(found.form in FINITE and _opens(sentence, found) for found in triggers)
        or any(found.first == first + 1 and found.trigger.weight >= _CLEAR for found in triggers)
        or _opens_with_verb(sentence, facts)
    )


def _opens_with_verb(sentence: Sentence, facts: EventFacts) -> bool:
    """Whether the first word is a verb: one of a trigger, or one that an actor or a definite noun follows."""
    words, first = sentence.words, sentence.inside.start
    if any(entry.form in FINITE and not entry.rest for entry in facts.triggers.get(words.words[first], ())):
        return True
    if words.words[first].startswith("ال") or facts.cues.at("opener", words.words, first):
        return False
    second = words.starts[first + 1]
    acts = any(second <= actor.place.span.start <= second + 2 for actor in sentence.actors)
    return acts or words.words[first + 1].startswith("ال")


def _opens(sentence: Sentence, found: Found) -> bool:
    """Whether the trigger stands at the head of the sentence, or of a later clause of it in the past tense."""
    words, first = sentence.words, sentence.inside.start
    if found.first - first < OPENING:
        return True
    before = words.text[words.ends[found.first - 1] : words.starts[found.first]]
    return found.form is Form.PAST and _PART.fullmatch(before) is not None


def is_sport(title: Words, body: Words, facts: EventFacts) -> bool:
    """Whether so many words are of sport that a meeting is a match and an attack is played."""
    words = [*title.words, *body.words]
    known = facts.cues.words["sport"].intersection(words)
    least = _FEW_SPORT if len(words) <= _SHORT else _SPORT
    return len(known) >= least and len(words) <= _SPORT_SHARE * facts.cues.count("sport", words)


def is_told(telling: Telling, news: bool, sport: bool) -> bool:
    """Whether a telling is of use in such an article: columns tell what has a day or is a summit, sport its lead."""
    if sport and (telling.found.trigger.event_type in _MATCH or telling.sentence.number > 0):
        return False
    dated = telling.sentence.dated
    if _is_anybodys(telling) and not dated:
        return False
    return news or telling.summit is not None or dated


def _is_anybodys(telling: Telling) -> bool:
    """Whether an English sentence names nobody and its word is not one that tells an event wherever it stands."""
    sentence, trigger = telling.sentence, telling.found.trigger
    return trigger.language is Language.ENGLISH and not sentence.actors and trigger.weight < _SURE
