"""The sentences of an article that are long enough to tell something, with the words, dates and actors in each."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from etl.events.facts import EventFacts
from etl.events.names import bare
from etl.events.words import Words
from etl.model import ActorKind, ActorMention, Language, MentionBasis, Place, PlacedDate, Precision, Span

_CLITICS = ("", "ال", "و", "وال", "ب", "بال", "ل", "لل")
_FINE = (Precision.DAY, Precision.HOUR, Precision.MINUTE, Precision.SECOND)
_MOST = 120  # sentences of an article that are read for events: what it is about stands at its head
NATIONALITY = "nationality"  # the reason of a country that an English adjective names
_SHORT = 4  # words; what is shorter is a caption or a heading


class Headline(NamedTuple):
    """The forms in which the words of a title may come again, the word of each, and how many these are."""

    forms: Mapping[str, str]
    topics: int

    def overlap(self, words: Sequence[str]) -> float:
        """The share of the title's words that `words` repeat."""
        return len({self.forms[word] for word in self.forms.keys() & words}) / self.topics if self.topics else 0.0


class Sentence(NamedTuple):
    """One sentence of a field with the words, dates and actors that stand in it."""

    words: Words
    number: int
    span: Span
    inside: range  # numbers of its words
    dates: tuple[PlacedDate, ...]
    actors: tuple[ActorMention, ...]
    background: bool  # it opens with "وكان" or the like
    dated: bool  # a day stands in it
    fresh: bool  # it is the lead or has a day of its own, so that its present tense tells news
    headline: Headline

    @property
    def overlap(self) -> float:
        """The share of the title's words that the sentence repeats."""
        return self.headline.overlap(self.words.words[self.inside.start : self.inside.stop])


def read_sentences(
    words: Words,
    title: Words,
    dates: Sequence[PlacedDate],
    actors: Sequence[ActorMention],
    language: Language,
    facts: EventFacts,
) -> Iterator[Sentence]:
    """The sentences of `words` that are long enough to tell something."""
    headline = _headline(title)
    own_dates = sorted((d for d in dates if d.field is words.field), key=lambda d: d.mention.span.start)
    told_of = [a for a in actors if a.place.field is words.field and a.actor_id not in facts.actors.media]
    if language is Language.ENGLISH:
        told_of += _nationalities(words, told_of, facts)
    own_actors = sorted(told_of, key=lambda a: a.place.span.start)
    date_starts = [d.mention.span.start for d in own_dates]
    actor_starts = [a.place.span.start for a in own_actors]
    number = 0
    for span in words.sentences[:_MOST]:
        inside = words.inside(span)
        if len(inside) < _SHORT:
            continue
        within = tuple([d for d in own_dates[_between(date_starts, span)] if d.mention.span.end <= span.end])
        dated = any(map(is_fine, within))
        yield Sentence(
            words,
            number,
            span,
            inside,
            within,
            tuple([a for a in own_actors[_between(actor_starts, span)] if a.place.span.end <= span.end]),
            facts.cues.at("background", words.words, inside.start),
            dated,
            number == 0 or dated,
            headline,
        )
        number += 1


def _between(starts: Sequence[int], span: Span) -> slice:
    """The numbers of the ascending `starts` that lie in `span`, its end included."""
    return slice(bisect_left(starts, span.start), bisect_right(starts, span.end))


def is_fine(placed: PlacedDate) -> bool:
    """Whether a date names a day or less."""
    return placed.mention.start is not None and placed.mention.precision in _FINE


def _headline(title: Words) -> Headline:
    words = [bare(word) for word in title.words if len(word) > 2]
    forms = {head + word: word for word in words for head in _CLITICS}
    return Headline(forms, len(set(forms.values())))


def _nationalities(words: Words, actors: Sequence[ActorMention], facts: EventFacts) -> Iterator[ActorMention]:
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
        yield ActorMention(place, surface, country, ActorKind.COUNTRY, MentionBasis.ALIAS, NATIONALITY)
