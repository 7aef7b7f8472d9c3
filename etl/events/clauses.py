"""A trigger in its sentence → the part of it whose actors take part, and the dates in it that are another thing's."""

from etl.events.cues import Cues
from etl.events.sentences import Sentence
from etl.events.triggers import Found
from etl.model import ActorMention, PlacedDate, Span

_STAMPED = 3  # words from "issued" to the day on which that was
_CREDIT = 2  # words that a source behind the telling has at the least
_OWN = 3  # words from a trigger to "issued", when that is said of the trigger's own noun


def cast_limits(sentence: Sentence, found: Found, limits: tuple[int, int], cues: Cues) -> tuple[int, int]:
    """The offsets within `limits` between which the trigger's actors stand.

    "While" parts two happenings; ", an official said" at the end only names the source; and behind "who" acts the one
    named right before it: "قال إنه اتصل بالرئيس الذي سيزور واشنطن".
    """
    words, inside = sentence.words, sentence.inside
    start, end = limits
    if cues.within("meanwhile", words.words, inside.start, inside.stop):
        parts = [n for n in inside if cues.at("meanwhile", words.words, n)]
        start = max([start, *(words.starts[n] for n in parts if n <= found.first)])
        end = min([end, *(words.starts[n] for n in parts if n > found.last)])
    if (source := _source_behind(sentence, found, cues)) is not None:
        end = min(end, source)
    antecedent = who_is_meant(sentence, found, cues)
    return (max(start, antecedent.place.span.start) if antecedent else start), end


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


def dates_another(sentence: Sentence, placed: PlacedDate, found: Found, cues: Cues) -> bool:
    """Whether a date is no day of the trigger's: it says until when, or when another thing was issued or signed.

    "تستمر حتى الثلاثاء", "منذ الإعلان الصادر في 7 أبريل".
    """
    words, first = sentence.words.words, sentence.words.inside(placed.mention.span).start
    if first > sentence.inside.start and cues.at("until", words, first - 1):
        return True
    for number in range(first - 1, max(first - _STAMPED, sentence.inside.start) - 1, -1):
        if cues.at("stamped", words, number):
            return not number - _OWN <= found.first <= number
    return False
