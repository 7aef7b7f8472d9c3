"""Triggers that tell no event of their own: words of names, rules of yearly days, things only asked for."""

from collections.abc import Sequence

from etl.events import unreal
from etl.events.facts import EventFacts
from etl.events.forms import FINITE, Form
from etl.events.sentences import Sentence
from etl.events.triggers import Found
from etl.events.weigh import GENERIC, OPENING
from etl.model import ActorKind, DateKind

_ANNOUNCED = 10  # words from "announced" to what was announced: who announced it stands between
_ASKED = 14  # words from "called on" to what is asked for, who is asked between them
_ASKS = ("appeal", "threat")
_TO = ("الي", "to", "for")
_NEAR_TO = 2  # words from "to" to what is asked for: "إلى عقد اللقاء"
_DIRECT, _JOINED = 2, 8  # words behind "amid" in which its noun stands, and one that "and" joins to it
_TOPICS = ("cooperation", "aid", "agreement")
_BEGINS = ("announces", "light")
_OFF = ("denied", "cancelled", "postponed")
_BESIDE = 40  # characters behind a verb within which whom it strikes is named
_RELAYED = 5  # words behind "reported" in which a paper or "sources" stand
_NEXT = 4  # words from "cancelled" to what was cancelled


def in_name(sentence: Sentence, found: Found) -> bool:
    """Whether the trigger is a word of an actor's name: "معاهدة" in the name of a treaty organization."""
    start, end = sentence.words.starts[found.first], sentence.words.ends[found.last]
    for mention in sentence.actors:
        span = mention.place.span
        if span.start <= start and end <= span.end:
            return True
    return False


def turns_next(found: Found, triggers: Sequence[Found], sentence: Sentence, facts: EventFacts) -> bool:
    """Whether the trigger says only that the next one was put off, called off or denied: "إلغاء زيارة"."""
    words, at = sentence.words.words, facts.cues.at
    if not any(at(cue, words, found.first) for cue in _OFF):
        return False
    return any(0 < other.first - found.last <= _NEXT and other.form is Form.NOUN for other in triggers)


def announces(found: Found, triggers: Sequence[Found], sentence: Sentence, facts: EventFacts) -> bool:
    """Whether the trigger only announces the next one: "أعلن تعيين سفير" tells an appointment, not a statement."""
    words, at = sentence.words.words, facts.cues.at
    begins = found.trigger.event_type == "other" and at("light", words, found.first)  # "بدأت مشاورات"
    if not begins and not at("announces", words, found.first):
        return False
    end = facts.cues.first("that", words, found.last + 1, sentence.inside.stop)
    reach = min(found.last + _ANNOUNCED, end if end is not None else sentence.inside.stop)
    return any(
        found.last < other.first <= reach and other.form is Form.NOUN and other.trigger.event_type not in GENERIC
        for other in triggers
    )


def asked_for(found: Found, triggers: Sequence[Found], sentence: Sentence) -> bool:
    """Whether the trigger names what another one asks for or warns of: "دعا إلى عقد مؤتمر" tells no conference.

    Who is asked may stand between them where "to" is near the noun: "دعت النقابة الوزير إلى فتح تحقيق".
    """
    if found.form is not Form.NOUN:
        return False
    for other in triggers:
        if other.trigger.event_type in _ASKS and other.last < found.first:
            before = sentence.words.words[max(sentence.inside.start, found.first - _NEAR_TO) : found.first]
            if found.first - other.last <= (_NEXT if set(_TO).isdisjoint(before) else _ASKED):
                return True
    return False


def only_topic(found: Found, sentence: Sentence, facts: EventFacts) -> bool:
    """Whether the noun only names what was talked of: "بحث سبل التعاون" tells no cooperation."""
    if found.form is not Form.NOUN or found.trigger.event_type not in _TOPICS:
        return False
    return facts.cues.within("topic", sentence.words.words, max(sentence.inside.start, found.first - 2), found.first)


def recurs(sentence: Sentence, found: Found) -> bool:
    """Whether the sentence states the rule of a yearly day: the day is shown, and no year's event is told."""
    if found.trigger.event_type != "observance" or sentence.fresh:
        return False
    return any(placed.mention.kind is DateKind.RECURRENCE for placed in sentence.dates)


def only_meets(found: Found, sentence: Sentence, facts: EventFacts) -> bool:
    """Whether the trigger says no more than "a meeting was held", which at a summit is the summit itself."""
    convenes = facts.cues.at("convenes", sentence.words.words, found.first)
    if found.trigger.event_type != "meeting":
        return convenes and found.trigger.event_type == "other"
    return found.form is Form.NOUN or bool(found.trigger.needs) or convenes


def only_circumstance(found: Found, sentence: Sentence, facts: EventFacts) -> bool:
    """Whether the noun is but the circumstance of something else, with no day: "في ظل رفض ترامب تقديم ضمانات"."""
    first, start = found.first, sentence.inside.start
    if found.form is not Form.NOUN or sentence.number == 0 or sentence.dated:
        return False
    words = sentence.words.words
    reach = _JOINED if words[first].startswith("و") else _DIRECT
    return facts.cues.within("circumstance", words, max(start, first - reach), first)


def only_remembered(found: Found, sentence: Sentence, facts: EventFacts) -> bool:
    """Whether the noun is what a day commemorates: "ذكرى توليه الحكم" tells no accession of today."""
    if found.form is not Form.NOUN or found.trigger.event_type == "observance":
        return False
    start = max(sentence.inside.start, found.first - 2)
    return facts.cues.within("commemorated", sentence.words.words, start, found.first)


def not_let(found: Found, triggers: Sequence[Found], sentence: Sentence, facts: EventFacts) -> bool:
    """Whether the noun is what another trigger refuses: "رفض السماح لوفد بزيارة سوريا" tells no visit."""
    if found.form is not Form.NOUN:
        return False
    words, at = sentence.words.words, facts.cues.at
    for other in triggers:
        trigger, reach = other.trigger, found.first - other.last
        if trigger.event_type != "rejection" or other.form is not Form.PAST or trigger.plover is not None or reach <= 0:
            continue
        near = reach <= (_ASKED if "السماح" in words[other.last : found.first] else _NEXT)
        if near and not any(at(cue, words, other.first) for cue in _OFF):
            return True
    return False


def of_a_report(found: Found, sentence: Sentence, facts: EventFacts) -> bool:
    """Whether it is a report or a letter that says something: "عرض تقريرا … كشف خلاله تفاصيل"."""
    words, after = sentence.words, found.last + 1
    if found.trigger.event_type != "statement" or found.first - sentence.inside.start < OPENING:
        return False
    if not facts.cues.within("within_it", words.words, after, min(after + 1, sentence.inside.stop)):
        return False
    near = words.starts[max(sentence.inside.start, found.first - _JOINED)], words.starts[found.first]
    starts = (m.place.span.start for m in sentence.actors if m.kind is not ActorKind.PLACE)
    return not any(near[0] <= start < near[1] and not words.quoted(start) for start in starts)


def only_words(found: Found, sentence: Sentence, facts: EventFacts) -> bool:
    """Whether somebody attacks somebody in words: "هاجم ترامب بايدن", "Trump attacked President Biden"."""
    words = sentence.words
    if found.form not in FINITE or not facts.cues.at("lashes", words.words, found.first):
        return False
    near = words.starts[max(sentence.inside.start, found.first - _JOINED)], words.ends[found.last] + _BESIDE
    people = {
        m.actor_id for m in sentence.actors if m.kind is ActorKind.PERSON and near[0] <= m.place.span.start < near[1]
    }
    return len(people) > 1


def only_relays(found: Found, triggers: Sequence[Found], sentence: Sentence, facts: EventFacts) -> bool:
    """Whether a paper only passes on what another trigger tells: "نقلت الصحيفة عن مسؤولين أن إسرائيل أبلغت واشنطن"."""
    words = sentence.words
    if found.trigger.event_type != "statement" or found.form not in FINITE:
        return False
    if not facts.cues.within("relays", words.words, found.last + 1, min(found.last + _RELAYED, sentence.inside.stop)):
        return False
    that = next((n for n in range(found.last + 1, sentence.inside.stop) if facts.cues.at("that", words.words, n)), None)
    if that is None or not any(that < other.first for other in triggers):
        return False
    return not any(m.place.span.start < words.starts[that] for m in sentence.actors)


def on_invitation(found: Found, sentence: Sentence, facts: EventFacts) -> bool:
    """Whether the noun only says who invited: "زار القاهرة بدعوة من نظيره" tells no appeal."""
    return found.form is Form.NOUN and facts.cues.at("invitation", sentence.words.words, found.first)


_OF_NOUNS = unreal.OF_NOUNS | {
    "topic": only_topic,
    "circumstance": only_circumstance,
    "commemorated": only_remembered,
    "invitation": on_invitation,
}
_OF_ALL = unreal.OF_ALL | {"lashes": only_words, "within_it": of_a_report}


def tells_nothing(
    found: Found, triggers: Sequence[Found], sentence: Sentence, said: set[str], facts: EventFacts
) -> bool:
    """Whether the trigger tells no event of its own for any reason but its place in a name.

    `said` are the cues that the sentence holds, so that most reasons need not be looked at.
    """
    reasons = [_OF_ALL[cue] for cue in said & _OF_ALL.keys()]
    if found.form is Form.NOUN:
        if asked_for(found, triggers, sentence) or not_let(found, triggers, sentence, facts):
            return True
        reasons += [_OF_NOUNS[cue] for cue in said & _OF_NOUNS.keys()]
    elif found.form in FINITE:
        reasons += [unreal.OF_VERBS[cue] for cue in said & unreal.OF_VERBS.keys()]
    if any(reason(found, sentence, facts) for reason in reasons):
        return True
    return (
        (not said.isdisjoint(_OFF) and turns_next(found, triggers, sentence, facts))
        or (not said.isdisjoint(_BEGINS) and announces(found, triggers, sentence, facts))
        or only_relays(found, triggers, sentence, facts)
        or recurs(sentence, found)
        or unreal.leads_nowhere(found, sentence, facts)
        or unreal.is_unreal(found, triggers, sentence)
    )
