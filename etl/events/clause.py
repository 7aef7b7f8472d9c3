"""One sentence as its words and actors, and the grammar that couples them: lists, prepositions, ends of clauses."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from etl.events.cues import Cues
from etl.events.forms import Form
from etl.events.triggers import Found
from etl.events.words import Words
from etl.model import ActorKind, ActorMention

_AHEAD = 10  # words between a word and the first actor behind it
_AMONG = 16  # the same where "among them" opens the list
_BACK = 10  # words between an actor and the word behind it
_JOINED = 12  # words between two members of a list, an apposition among them
_TITLE = 3  # words of a title between "and" or "of" and the actor
_NOUN = 5  # words between a noun such as "absence" and the actor behind it
_LEADER = 5  # words between a country and its leader: "لبنان رئيس حكومة تصريف الأعمال نجيب ميقاتي"
_LEAVES = ("that", "relative", "contrast", "aside", "circumstance")
_BY = 6  # words between a passive verb and "by"
_SHADDA = "\u0651"


@dataclass(frozen=True, slots=True)
class Clause:
    """The words of a sentence and the actors in it, in order; no actor stands within another."""

    words: Words
    inside: range
    actors: Sequence[ActorMention]
    cues: Cues
    verbs: frozenset[int]  # numbers of the words about coming: no list runs across one

    def ahead(self, found: Found, behind_preposition: bool = False) -> tuple[ActorMention, ...]:
        """The first actor behind the word that no other clause parts from it, and the list that it opens.

        One behind a preposition counts only behind "عن", or where it is asked for.
        """
        stop = found.last + 1
        passed: set[str] = set()
        for number, mention in enumerate(self.actors):
            first = self.first(mention)
            if first < stop:
                continue
            reach = _NOUN if found.form is Form.NOUN else _AHEAD
            reach = _AMONG if self.cues.within("among", self.words.words, first - 2, first) else reach
            if first - stop > reach or (reach != _AMONG and self.broken(stop, first)):
                return ()
            fits = behind_preposition == self.is_object(mention) or self.preposition(mention) == "عن"
            if fits and mention.actor_id not in passed:
                return (mention, *self.listed(number))
            passed.add(mention.actor_id)  # a name behind an office that stands behind a preposition
        return ()

    def behalf(self, found: Found) -> tuple[ActorMention, ...]:
        """Those on whose behalf: the first actor behind the word, and others behind another "عن"."""
        rest = [m for m in self.actors if 0 <= self.distance(found, m) <= _NOUN]
        if not rest:
            return ()
        listed = self.listed(self.actors.index(rest[0]))
        return (rest[0], *(m for m in listed if m.actor_id == rest[0].actor_id or self.is_object(m)))

    def delegations(self, found: Found) -> tuple[ActorMention, ...]:
        """The countries behind the word whose delegation is spoken of."""
        return tuple(m for m in self.delegates if 0 <= self.distance(found, m) <= _AHEAD)

    @property
    def delegates(self) -> tuple[ActorMention, ...]:
        """The actors right behind "delegation"."""
        words, cues = self.words.words, self.cues
        return tuple(m for m in self.actors if cues.within("delegation", words, self.first(m) - 1, self.first(m)))

    def back(self, found: Found) -> tuple[ActorMention, ...]:
        """The last actor before the word and those whom a list couples with it, in the order of the text."""
        before = [n for n, m in enumerate(self.actors) if m.place.span.end <= self.words.starts[found.first]]
        if not before:
            return ()
        first = last = before[-1]
        end = self.stop(self.actors[last])
        if found.first - end > self.reach_back(found) or self.names_another(end, found.first):
            return ()
        while first > 0 and self.joined(self.actors[first - 1], self.actors[first]):
            first -= 1
        return tuple(self.actors[first : last + 1])

    def reach_back(self, found: Found) -> int:
        """How far who does it may stand before the word: near an Arabic verb that no "and" hangs on to the clause."""
        far = self.is_english(found) or found.form is Form.NOUN or self.words.words[found.first].startswith("و")
        return _BACK if far else _TITLE

    def names_another(self, first: int, stop: int) -> bool:
        """Whether "that he" or the like stands between: the verb is said of the pronoun. A bare "أن" names nobody."""
        that, words = self.cues.words["that"], self.words.words
        return any(word in that and not word.endswith("ان") for word in words[first:stop]) or self.cues.within(
            "anew", words, first, stop
        )

    def after(self, doers: Sequence[ActorMention]) -> tuple[ActorMention, ...]:
        """The first actor behind the doers that is none of them, and its list."""
        if not doers:
            return ()
        known = {mention.actor_id for mention in doers}
        for number, mention in enumerate(self.actors):
            if mention.place.span.start >= doers[-1].place.span.end and mention.actor_id not in known:
                return (mention, *self.listed(number))
        return ()

    def listed(self, number: int) -> Iterator[ActorMention]:
        """The actors that go on with the list in which actor `number` stands; a parenthesis in it is left out."""
        last = self.actors[number]
        for mention in self.actors[number + 1 :]:
            if self.joined(last, mention):
                last = mention
                yield mention
            elif self.broken(self.stop(last), self.first(mention)):
                return

    def joined(self, one: ActorMention, other: ActorMention) -> bool:
        """Whether `other` goes on with a list: the same actor, "and", "alongside", or a country's own leader."""
        if one.place == other.place:
            return True  # "رؤساء روسيا وبيلاروس" is one mention of each
        first, stop = self.stop(one), self.first(other)
        if stop - first > _JOINED or self.broken(first, stop):
            return False
        if one.actor_id == other.actor_id:
            return True
        if other.kind is ActorKind.PERSON and stop - first <= _LEADER and not self.is_object(other):
            between = self.words.text[one.place.span.end : other.place.span.start]
            leads = one.kind is ActorKind.COUNTRY or self.preposition(one) == "عن" or self.is_alongside(one)
            if leads and not set("،,;؛").intersection(between):
                return True
        return self.follows_and(other, first, stop)

    def follows_and(self, mention: ActorMention, first: int, stop: int) -> bool:
        """Whether "and" or a comma hangs before the mention, or before the title or adjective that leads to it."""
        at, text, words = mention.place.span.start, self.words.text, self.words.words
        if text[at - 1 : at] == "و" or (first == stop and text[:at].rstrip("«\"' ").endswith((",", "،", ";", "؛"))):
            return not self.is_object(mention)
        if self.is_alongside(mention) or words[stop - 1] in ("وعن", "and"):
            return True
        if self.is_object(mention):
            return False
        lead = words[max(first, stop - _TITLE) : stop]
        titles = self.cues.words["office"]
        return any(word in ("and", "و") or word.startswith("وال") for word in lead) or any(
            word.startswith("و") and word[1:] in titles for word in words[first:stop]
        )

    def is_alongside(self, mention: ActorMention) -> bool:
        """Whether "إلى جانب" or the like stands before the mention."""
        first = self.first(mention)
        return self.cues.within("alongside", self.words.words, first - 2, first)

    def broken(self, first: int, stop: int) -> bool:
        """Whether words `[first, stop)` leave the clause: "that", "who", "but", "while", another word about coming."""
        words = self.words.words
        return any(self.cues.within(cue, words, first, stop) for cue in _LEAVES) or any(
            number in self.verbs for number in range(first, stop)
        )

    def is_object(self, mention: ActorMention) -> bool:
        """Whether a preposition stands before the mention."""
        return self.preposition(mention) is not None

    def preposition(self, mention: ActorMention) -> str | None:
        """The preposition right before the mention, as a word or as the letter ل or ب."""
        first, at = self.first(mention), mention.place.span.start
        if mention.surface.startswith("لل") or (at and self.words.text[at - 1] in "لب"):
            return "ل"
        if first <= self.inside.start or self.is_alongside(mention):
            return None
        before = self.words.words[first - 1]
        if before in self.cues.words["delegation"]:
            return before
        known = [self.cues.words[cue] for cue in ("against", "with", "in")]
        return next((word for word in (before, before.removeprefix("و")) if any(word in one for one in known)), None)

    def names_object(self, actors: Sequence[ActorMention]) -> bool:
        """Whether the last of the actors, or the office before its name, stands behind a preposition."""
        return bool(actors) and any(self.is_object(m) for m in self.actors if m.actor_id == actors[-1].actor_id)

    def near(self, one: Sequence[ActorMention], other: Sequence[ActorMention], reach: int) -> bool:
        """Whether at most `reach` words of the same clause stand between the two."""
        first, stop = self.stop(one[-1]), self.first(other[0])
        return stop - first <= reach and not self.broken(first, stop)

    def distance(self, found: Found, mention: ActorMention) -> int:
        """How many words stand between the word and an actor behind it."""
        return self.first(mention) - found.last - 1

    def touches(self, mention: ActorMention, found: Found) -> bool:
        """Whether nothing but a title stands between the mention and the word behind it."""
        return found.first - self.stop(mention) <= _TITLE

    def names_himself(self, found: Found) -> bool:
        """Whether the object is "His Majesty" or the like, who is named before: "مثّل الأمير جلالته"."""
        return self.cues.within("himself", self.words.words, found.last + 1, found.last + _AHEAD)

    def is_bare_like(self, found: Found) -> bool:
        """Whether the word is "مثل", which means "such as" unless it carries a shadda or begins its clause."""
        if self.words.words[found.first] != "مثل":
            return False
        start = self.words.starts[found.first]
        if _SHADDA in self.words.text[start : self.words.ends[found.last]] or found.first == self.inside.start:
            return False
        parted = self.words.text[:start].rstrip().endswith(("،", ",", "؛", ":"))
        return not parted and not self.cues.within("aside", self.words.words, found.first - 1, found.first)

    def is_english(self, found: Found) -> bool:
        """Whether the word is English, whose subject stands before its verb."""
        return self.words.words[found.first].isascii()

    def first(self, mention: ActorMention) -> int:
        """The number of the mention's first word."""
        return self.words.inside(mention.place.span).start

    def stop(self, mention: ActorMention) -> int:
        """The number of the word behind the mention."""
        return self.words.inside(mention.place.span).stop


def is_passive(words: Words, found: Found) -> bool:
    """Whether "by" follows an English verb: who does it stands behind it."""
    past = found.form is Form.PAST and words.words[found.first].isascii()
    return past and "by" in words.words[found.last + 1 : found.last + 1 + _BY]
