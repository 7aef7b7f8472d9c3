"""Triggers that name what is feared, wished, compared or long known, or a word with another sense: no news of it."""

from collections.abc import Sequence

from etl.events.facts import EventFacts
from etl.events.forms import Form
from etl.events.sentences import Sentence
from etl.events.triggers import Found
from etl.events.weigh import GENERIC
from etl.model import ActorKind, Precision

_NEAR = 2  # words from "the possibility of" to its noun
_OWN_DAY = 40  # characters behind a noun in which a day of its own stands
_GOER = 6  # words behind "arrived" in which who arrives stands
_NAMED_BY = 25  # characters from a year to the thing that it names: "the 2022 midterm elections"
_CREDIT = 10  # words between the last comma and the verb of a source behind the telling
_TAIL = 6  # words behind that verb at the most: "a source told CNN on Saturday"
_TOPIC = 20  # words from "discussed" to what was talked of
_TALKS = ("meeting", "visit", "call", "summit", "statement", "speech")
_WHAT = ("ما", "لما", "عما")  # "وفق ما نقلته وكالة"
_MEANT = 4  # words from "to launch" to its noun
_CARRIED = 5  # words from "launched" to "invasion"
_USUAL = 4  # words from a verb to "already"
_JOINED = ("cooperation",)


def only_thought_of(found: Found, sentence: Sentence, facts: EventFacts) -> bool:
    """Whether the noun is but feared, wished or talked of: "مخاوف من هجوم", "كيفية الوصول إلى حل"."""
    start = max(sentence.inside.start, found.first - _NEAR)
    return facts.cues.within("unreal", sentence.words.words, start, found.first)


def only_known(found: Found, sentence: Sentence, facts: EventFacts) -> bool:
    """Whether the noun is what somebody answers for or suffers from, with no day: "المسؤولين عن الهجمات"."""
    words, start = sentence.words, max(sentence.inside.start, found.first - _NEAR)
    if found.trigger.event_type == "disaster":
        return False  # "ارتفع عدد ضحايا الزلزال" tells the earthquake
    if not facts.cues.within("answerable", words.words, start, found.first):
        return False
    end = words.ends[found.last]
    return not any(0 < placed.mention.span.start - end < _OWN_DAY for placed in sentence.dates)


def only_talked_of(found: Found, sentence: Sentence, facts: EventFacts) -> bool:
    """Whether the noun is what a talk is about: "بحثا الأوضاع في لبنان والاتفاق النووي"; "during" leads to no topic."""
    words, first = sentence.words.words, found.first
    if found.trigger.event_type in _TALKS or facts.cues.within("during", words, first - 1, first):
        return False
    return facts.cues.within("discusses", words, max(sentence.inside.start, first - _TOPIC), first)


def only_danger(found: Found, sentence: Sentence) -> bool:
    """Whether "threat" is a danger and nobody's words: "التهديدات الأمنية", not "تهديد ترامب" or "تهديده بفرض"."""
    if found.trigger.event_type != "threat" or found.last + 1 >= sentence.inside.stop:
        return False
    following, at = sentence.words.words[found.last + 1], sentence.words.starts[found.last + 1]
    return not following.startswith(("ب", "to")) and all(m.place.span.start != at for m in sentence.actors)


def only_joined(found: Found, triggers: Sequence[Found]) -> bool:
    """Whether the noun is what another trigger before it is about: "وقعا اتفاقا للتعاون", "بحثا التعاون"."""
    return found.trigger.event_type in _JOINED and any(
        other.first < found.first and other.trigger.event_type != found.trigger.event_type for other in triggers
    )


def named_by_year(found: Found, sentence: Sentence) -> bool:
    """Whether an English noun is called by its year: "the 2022 midterm elections" tells no election of today."""
    if not sentence.words.words[found.first].isascii():
        return False
    at = sentence.words.starts[found.first]
    years = (placed.mention.span.end for placed in sentence.dates if placed.mention.precision is Precision.YEAR)
    return any(0 <= at - end <= _NAMED_BY for end in years)


def leads_nowhere(found: Found, sentence: Sentence, facts: EventFacts) -> bool:
    """Whether "arrived at" is said of no place and nobody is named who arrives: "وصلت إلى 100%"."""
    words, after = sentence.words, found.last + 1
    if found.trigger.event_type != "visit" or words.words[after : after + 1] != ["الي"]:
        return False
    if after + 1 >= sentence.inside.stop or facts.cues.at("site", words.words, after + 1):
        return after + 1 >= sentence.inside.stop
    at, reach = words.starts[after + 1], words.starts[min(after + _GOER, sentence.inside.stop - 1)]
    starts = [(m.place.span.start, m.kind) for m in sentence.actors]
    return not any(
        start - at in (0, 1, 2) or (kind is ActorKind.PERSON and at <= start <= reach) for start, kind in starts
    )


def only_credits(found: Found, triggers: Sequence[Found], sentence: Sentence) -> bool:
    """Whether the verb only names the source of what is told: "وفق ما نقلته وكالة", ", a source told the channel"."""
    words = sentence.words
    if found.trigger.event_type != "statement":
        return False
    if not words.words[found.first].isascii():
        return found.first > sentence.inside.start and words.words[found.first - 1] in _WHAT
    comma = words.text.rfind(",", sentence.span.start, words.starts[found.first])
    first = words.number(comma) if comma >= 0 else found.first
    near = found.first - first <= _CREDIT and sentence.inside.stop - found.last <= _TAIL
    return near and any(other.first < first and other.trigger.event_type not in GENERIC for other in triggers)


def only_goes_on(found: Found, sentence: Sentence, facts: EventFacts) -> bool:
    """Whether the noun is a war that all know of, with no day: "quits over the invasion", "منذ الغزو"."""
    words, start = sentence.words.words, max(sentence.inside.start, found.first - _CARRIED)
    if not facts.cues.at("known_war", words, found.first) or facts.cues.within("light", words, start, found.first):
        return False
    end = sentence.words.ends[found.last]
    return not any(0 < placed.mention.span.start - end < _OWN_DAY for placed in sentence.dates)


def only_usual(found: Found, sentence: Sentence, facts: EventFacts) -> bool:
    """Whether the verb tells what has long been so or is done time and again: "فرض بالفعل", "has already imposed"."""
    if sentence.number == 0 or sentence.dated:
        return False
    words, start = sentence.words.words, max(sentence.inside.start, found.first - _NEAR)
    return facts.cues.within("already", words, start, min(found.last + 1 + _USUAL, sentence.inside.stop))


def only_tells_which(found: Found, sentence: Sentence, facts: EventFacts) -> bool:
    """Whether the verb says which thing is meant: "المؤتمر الذي دعت إليه"; "الرئيس الذي دعا" tells what he did."""
    words, which = sentence.words, found.first - 1
    if (
        found.form is not Form.PAST
        or which <= sentence.inside.start
        or not facts.cues.at("relative", words.words, which)
    ):
        return False
    end = words.ends[which - 1]
    return not words.words[which].isascii() and all(m.place.span.end != end for m in sentence.actors)


def only_meant(found: Found, sentence: Sentence, facts: EventFacts) -> bool:
    """Whether the noun is what somebody means to do: "efforts to launch attacks", not "set to hold talks"."""
    words, start = sentence.words.words, max(sentence.inside.start, found.first - _MEANT)
    if found.form not in (Form.NOUN, Form.PRESENT):
        return False
    meant = facts.cues.first("infinitive", words, start, found.first)
    return meant is not None and not facts.cues.within("planned", words, max(start - _MEANT, 0), meant + 1)


def only_tried(found: Found, sentence: Sentence, facts: EventFacts) -> bool:
    """Whether an English infinitive is what somebody tries, wants or is able to do: "efforts to launch attacks"."""
    if found.form is not Form.PURPOSE:
        return False
    return facts.cues.within("tries", sentence.words.words, max(sentence.inside.start, found.first - 2), found.first)


def only_greeted(found: Found, sentence: Sentence, facts: EventFacts) -> bool:
    """Whether the noun only tells who stood at the door: "وكان في استقباله لدى وصوله"."""
    words, first = sentence.words.words, found.first
    if found.trigger.event_type != "meeting" or first - sentence.inside.start < _NEAR or words[first - 1] != "في":
        return False
    return facts.cues.at("was", words, first - _NEAR)


def only_provides(found: Found, sentence: Sentence, facts: EventFacts) -> bool:
    """Whether a text provides something: "ويطلب القرار من الأمين العام" tells what stands in the resolution."""
    after = found.last + 1
    if found.form is not Form.PRESENT or sentence.number == 0 or after >= sentence.inside.stop:
        return False
    return facts.cues.at("document", sentence.words.words, after)


def is_unreal(found: Found, triggers: Sequence[Found], sentence: Sentence) -> bool:
    """Whether the trigger tells no event for one of the reasons of this file that no small word gives."""
    if found.form is Form.NOUN and (
        only_danger(found, sentence) or only_joined(found, triggers) or named_by_year(found, sentence)
    ):
        return True
    return only_credits(found, triggers, sentence)


# The small word without which a reason does not hold, for nouns, for verbs and for all.
OF_NOUNS = {
    "unreal": only_thought_of,
    "answerable": only_known,
    "discusses": only_talked_of,
    "known_war": only_goes_on,
    "was": only_greeted,
}
OF_VERBS = {"already": only_usual, "document": only_provides, "relative": only_tells_which}
OF_ALL = {"infinitive": only_meant, "tries": only_tried}
