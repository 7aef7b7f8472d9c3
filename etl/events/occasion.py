"""Whether a word about coming is about a summit: near enough to its name, and of no signing or other meeting."""

from collections.abc import Sequence
from dataclasses import dataclass

from etl.events.clause import is_passive
from etl.events.coming import FRAMES, Reach, has_pronoun
from etl.events.cues import Cues
from etl.events.forms import Form
from etl.events.triggers import Found
from etl.events.words import Words

_NEAR = 8  # words on either side that may say that it was another occasion
_OBJECT = 18  # words behind "led" in which what is led must stand: its subject and a day stand between
_NOUN_OBJECT = 3  # the same behind a noun: "ضيف شرف"
_SUBJECT = 12  # words between a summit and "brought together"
_SAME = 24  # words between a noun about coming and the summit of the same sentence
_CHAIR = 2  # words between "president of" and a summit
_FAR = 99


@dataclass(frozen=True, slots=True)
class Occasion:
    """The words of a sentence and where summits stand among them."""

    words: Words
    inside: range
    cues: Cues
    summits: Sequence[range]

    def fits(self, found: Found) -> bool:
        """Whether the word is about one of the summits, or about the article's when the sentence names none."""
        reach = FRAMES[found.trigger.event_type].reach
        summits = [at for at in self.summits if not self.is_chair(at)]
        if reach is Reach.SENTENCE and not self.summits:
            return False
        if self.summits and not summits:
            return False
        if summits and found.form is Form.NOUN and all(_apart(found, at) > _SAME for at in summits):
            return False
        if reach is Reach.SUBJECT and not any(_does(found, at) for at in summits):
            return False
        if found.trigger.objects and not self.has_object(found, summits):
            return False
        return self.can_be(found) and not self.is_elsewhere(found, summits)

    def is_chair(self, summit: range) -> bool:
        """Whether the summit stands in "the current president of the summit" or "the summit's troika"."""
        before = [word.removeprefix("و") for word in self.words.words[max(summit.start - _CHAIR, 0) : summit.start]]
        presides = self.cues.words["presides"]
        of = before[-1:] == ["of"] or self.words.words[summit.start].startswith("لل")
        return bool(before) and (before[-1] in presides or (before[0] in presides and of))

    def has_object(self, found: Found, summits: Sequence[range]) -> bool:
        """Whether one of the words that it needs stands behind, or a pronoun on it means the summit before it."""
        reach = _NOUN_OBJECT if found.form is Form.NOUN else _OBJECT
        first = max(self.inside.start, found.first - _NEAR) if is_passive(self.words, found) else found.last + 1
        around = self.words.words[first : min(found.last + 1 + reach, self.inside.stop)]
        if not found.trigger.objects.isdisjoint(around):
            return True
        return has_pronoun(self.words, found) and any(0 <= found.first - at.stop <= _SUBJECT for at in summits)

    def can_be(self, found: Found) -> bool:
        """Whether the word can be what it is taken for: no noun behind a preposition ("على رأس"), no "الحضور"."""
        words = self.words.words
        if found.form is Form.NOUN:
            return not (found.first == found.last and words[found.first].startswith(("ال", "وال", "بال")))
        return found.first == 0 or words[found.first - 1] not in self.cues.words["against"]

    def is_elsewhere(self, found: Found, summits: Sequence[range]) -> bool:
        """Whether a signing, a committee or another meeting stands nearer to the word than any summit."""
        words, stop = self.words.words, min(found.last + 1 + _NEAR, self.inside.stop)
        if self.cues.within("aside_occasion", words, found.last + 1, stop):
            return True
        near = range(max(self.inside.start, found.first - _NEAR), stop)
        others = [n for n in near if self.cues.at("occasion", words, n) and not self.is_summit(n, summits)]
        nearest = min((_apart(found, at) for at in summits), default=_FAR)
        return any(_apart(found, range(n, n + 1)) < nearest for n in others)

    def is_summit(self, number: int, summits: Sequence[range]) -> bool:
        """Whether the meeting is the summit itself: "اجتماع مجلس الجامعة على مستوى القمة"."""
        reaches = (at for at in summits if number in at or number < at.start <= number + _NEAR)
        return any(not self.cues.within("relative", self.words.words, number, at.start) for at in reaches)


def _apart(found: Found, at: range) -> int:
    """How many words lie between the two, at least."""
    return max(at.start - found.last, found.first - at.stop)


def _does(found: Found, summit: range) -> bool:
    """Whether the summit can be what the word is said of: it stands before it, or right behind."""
    return 0 <= found.first - summit.stop <= _SUBJECT or 0 <= summit.start - found.last - 1 <= 1
