"""A trigger in its sentence → the part of it whose actors take part, and the dates in it that are another thing's."""

from collections.abc import Iterator, Sequence

from etl.events.cues import Cues
from etl.events.facts import EventFacts
from etl.events.forms import FINITE, Form
from etl.events.sentences import Sentence
from etl.events.triggers import Found
from etl.events.words import Words
from etl.model import ActorKind, ActorMention, PlacedDate, Span

_STAMPED = 3  # words from "issued" to the day on which that was
_COMPARED = 6  # words from "compared with" to the day of the other thing
_RELATIVE = 3  # words from "which" to the day of what it tells: "الفوز الذي حققه مساء أمس"
_ASIDE = 2  # words from "after" to the noun that it leads
_CREDIT = 2  # words that a source behind the telling has at the least
_TELLS = 2  # weight of a verb that tells an event of its own
_FEMININE = (ActorKind.COUNTRY, ActorKind.ORGANIZATION)
_SAME = ("ه", "ها", "هم", "هما")  # "أنه": who speaks is spoken of
_SAME_ENGLISH = frozenset(("he", "she", "it", "they"))
_CLAUSE = 9  # words behind "after" in which the verb of its clause stands
_SPOKEN = 12  # words between a verb of speaking and what is spoken of
_SPEAKING = frozenset(("statement", "speech", "accusation", "appeal", "rejection", "threat"))
_BEFALLING = frozenset(("attack", "military_action", "arrest", "disaster", "protest", "trial"))
_OWN = 3  # words from a trigger to "issued", when that is said of the trigger's own noun


def cast_limits(
    sentence: Sentence, found: Found, limits: tuple[int, int], parts: Sequence[int], facts: EventFacts
) -> tuple[int, int]:
    """The offsets within `limits` between which the trigger's actors stand; `parts` are those of `parts_of`.

    "While" parts two happenings, and so does a comma before "and" with a verb of its own; ", an official said" at the
    end only names the source; behind "who" acts the one named right before it, and behind "that" the one named there.
    """
    words = sentence.words
    start, end = limits
    if (aside := aside_of(sentence, found, facts.cues)) is not None:
        start = max(start, words.starts[aside])
    stops = [n for n in parts if n > found.last]
    starts = [n for n in parts if n <= found.first and _own_subject(sentence, n, facts)]
    start = max([start, *(words.starts[n] for n in starts)])
    end = min([end, *(words.starts[n] for n in stops)])
    if (source := _source_behind(sentence, found, facts.cues)) is not None:
        end = min(end, source)
    if _is_told_of(sentence, found, facts):
        start = max(start, words.starts[found.first])
    if (heard := _heard(sentence, found, facts.cues)) is not None:
        start = max(start, words.starts[heard])
    antecedent = who_is_meant(sentence, found, facts.cues)
    return (max(start, antecedent.place.span.start) if antecedent else start), end


def part_of(sentence: Sentence, found: Found, parts: Sequence[int]) -> tuple[int, int]:
    """The offsets of the part of the sentence that the trigger stands in, between "while", ", and" and the like."""
    words = sentence.words
    start = max((words.starts[n] for n in parts if n <= found.first), default=sentence.span.start)
    return start, min((words.starts[n] for n in parts if n > found.last), default=sentence.span.end)


def aside_of(sentence: Sentence, found: Found, cues: Cues) -> int | None:
    """The word "after", "before" or the like behind which the trigger, a noun, stands: "بعد الاعتداء على السفارة"."""
    if found.form is not Form.NOUN:
        return None
    behind = range(found.first - 1, max(found.first - _ASIDE, sentence.inside.start) - 1, -1)
    return next((n for n in behind if cues.at("aside", sentence.words.words, n)), None)


def _is_told_of(sentence: Sentence, found: Found, facts: EventFacts) -> bool:
    """Whether the noun is what somebody speaks about: in "Guterres condemned the attack" he attacks nobody."""
    if found.form is not Form.NOUN or found.trigger.event_type not in _BEFALLING:
        return False
    words = sentence.words.words
    before = range(found.first - 1, max(found.first - _SPOKEN, sentence.inside.start) - 1, -1)
    return any(
        entry.form in FINITE and entry.trigger.event_type in _SPEAKING
        for number in before
        if not facts.cues.at("claims", words, number)
        for entry in facts.triggers.get(words[number], ())
    )


def parts_of(sentence: Sentence, facts: EventFacts) -> Iterator[int]:
    """The words that begin another happening: "while", and after a comma "and" with a verb that tells something."""
    words, text, span = sentence.words, sentence.words.words, sentence.span
    inside = range(sentence.inside.start + 1, sentence.inside.stop)
    leads = any(facts.cues.within(cue, text, inside.start, inside.stop) for cue in ("meanwhile", "subordinate"))
    parted = "،" in words.text[span.start : span.end] or "," in words.text[span.start : span.end]
    for number in inside if leads or parted else ():
        word = text[number]
        if leads and (facts.cues.at("meanwhile", text, number) or _begins_clause(sentence, number, facts)):
            yield number
        elif word.startswith("و") and parted and _comma_before(words, number):
            if word.endswith(_SAME):
                continue  # "، وحضرها أمير قطر" goes on with the same
            entries = facts.triggers.get(word, ())
            if any(entry.form in FINITE and entry.trigger.weight >= _TELLS for entry in entries):
                yield number


def _begins_clause(sentence: Sentence, number: int, facts: EventFacts) -> bool:
    """Whether "after" or "when" leads a clause with a verb of its own: "after protesters stormed the embassy"."""
    text = sentence.words.words
    if not facts.cues.at("subordinate", text, number):
        return False
    behind = text[number + 1 : min(number + _CLAUSE, sentence.inside.stop)]
    return any(entry.form is Form.PAST for word in behind for entry in facts.triggers.get(word, ()))


def _own_subject(sentence: Sentence, number: int, facts: EventFacts) -> bool:
    """Whether the part that begins at `number` names who acts in it: "فيما دعا", and "ودعت فرنسا" by its gender."""
    words = sentence.words
    if any(facts.cues.at(cue, words.words, number) for cue in ("meanwhile", "subordinate")):
        return _SAME_ENGLISH.isdisjoint(words.words[number + 1 : number + 2])  # "when he said" tells of the same
    if not words.words[number].endswith("ت") or number + 1 >= sentence.inside.stop:
        return False
    start = words.starts[number + 1]
    return any(m.place.span.start == start and m.kind in _FEMININE for m in sentence.actors)


def _comma_before(words: Words, number: int) -> bool:
    gap = words.text[words.ends[number - 1] : words.starts[number]]
    return "،" in gap or "," in gap


def _heard(sentence: Sentence, found: Found, cues: Cues) -> int | None:
    """The first word behind the last "that" before the trigger which has a subject of its own: no "he said that he"."""
    text, start = sentence.words.words, sentence.inside.start
    if cues.at("obliges", text, found.first):
        return None
    cue = "says_so" if text[found.first].isascii() else "that"  # English may leave "that" out
    if not (cues.within("that", text, start, found.first) or cues.within(cue, text, start, found.first)):
        return None
    heard = (n for n in range(found.first - 1, start - 1, -1) if cues.at("that", text, n) or cues.at(cue, text, n))
    if (that := next(heard, None)) is None:
        return None
    same = text[that].endswith(_SAME) or text[that + 1] in _SAME_ENGLISH
    reach = range(sentence.words.starts[that], sentence.words.starts[found.first])
    named = any(m.place.span.start in reach for m in sentence.actors)
    return None if same or not named else that + 1


def who_is_meant(sentence: Sentence, found: Found, cues: Cues) -> ActorMention | None:
    """The actor right before the "who" that the trigger stands behind; none where a day or a thing stands there."""
    words, start = sentence.words, sentence.inside.start
    if words.words[found.first].startswith("و") or not cues.within("relative", words.words, start, found.first):
        return None
    relative = next(n for n in range(found.first - 1, start - 1, -1) if cues.at("relative", words.words, n))
    ends = words.ends[relative - 1]
    return next((m for m in sentence.actors if m.place.span.end == ends), None)


def _source_behind(sentence: Sentence, found: Found, cues: Cues) -> int | None:
    """Where ", a spokesman said" begins at the end of a sentence that tells something else; None without it."""
    words, last = sentence.words, sentence.inside.stop - 1
    if found.last >= last - _CREDIT or not cues.within("says_so", words.words, last - 1, last + 1):
        return None
    comma = max(words.text.rfind(mark, words.ends[found.last], sentence.span.end) for mark in ",،")
    return comma if comma > 0 and words.inside(Span(comma, sentence.span.end)) else None


def _in_other_quote(words: Words, date: int, trigger: int) -> bool:
    """Whether the date stands in a long quotation that the trigger is no part of: who speaks dates something else."""
    return any(quote.start < date < quote.end and not quote.start < trigger < quote.end for quote in words.quotes)


def dates_another(sentence: Sentence, placed: PlacedDate, found: Found, cues: Cues) -> bool:
    """Whether a date is no day of the trigger's: until when, compared with when, or when another thing was.

    "تستمر حتى الثلاثاء", "منذ الإعلان الصادر في 7 أبريل", "استقال رغم الفوز الذي حققه أمس".
    """
    words, first = sentence.words.words, sentence.words.inside(placed.mention.span).start
    if first > sentence.inside.start and cues.at("until", words, first - 1):
        return True
    if cues.within("compared", words, max(first - _COMPARED, sentence.inside.start), first):
        return True
    if cues.within("relative", words, max(first - _RELATIVE, found.last + _RELATIVE), first):
        return True
    if _in_aside(sentence, placed, found, cues):
        return True
    if _in_other_quote(sentence.words, placed.mention.span.start, sentence.words.starts[found.first]):
        return True
    for number in range(first - 1, max(first - _STAMPED, sentence.inside.start) - 1, -1):
        if cues.at("stamped", words, number):
            return not number - _OWN <= found.first <= number
    return False


def _in_aside(sentence: Sentence, placed: PlacedDate, found: Found, cues: Cues) -> bool:
    """Whether a date stands between the commas of ", who was president until 2012," and the trigger does not."""
    words, span = sentence.words, placed.mention.span
    opened = words.text.rfind(",", sentence.span.start, span.start)
    opened = max(opened, words.text.rfind("،", sentence.span.start, span.start))
    if not any(m.kind is ActorKind.PERSON and m.place.span.end == opened for m in sentence.actors):
        return False
    first = words.inside(Span(opened, span.end)).start
    if not cues.within("relative", words.words, first, first + 1):
        return False
    closed = min((at for mark in ",،" if (at := words.text.find(mark, span.end, sentence.span.end)) > 0), default=-1)
    return closed > 0 and not opened < words.starts[found.first] < closed
