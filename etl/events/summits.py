"""An article's phrases about summits into mentions of editions; what no list knows becomes an edition of its own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from hashlib import blake2b
from itertools import islice

from etl.events.facts import EventFacts
from etl.events.names import bare
from etl.events.phrases import Phrase, find_phrases
from etl.events.resolve import (
    Choice,
    Moment,
    choose,
    choose_by_kind,
    choose_by_organization,
    choose_by_place,
    day_pairs,
    named_years,
)
from etl.events.words import Words, read_words
from etl.model import (
    ActorKind,
    ActorMention,
    Article,
    DateKind,
    Field,
    Language,
    MentionBasis,
    NewSummit,
    Place,
    PlacedDate,
    Publication,
    SummitMention,
)

_BESIDE = 80  # characters between a summit and a day that is its own
_MOST = 200  # phrases of a title or body that are read
_TOPIC = 4  # words
_LONG_SUMMIT = 4  # days
_SEVERAL = ("قمم", "summits")  # several, none of them told apart
_MUCH_SPORT = 4  # sport words that make an article one about sport


def find_summits(
    article: Article,
    publication: Publication,
    dates: Sequence[PlacedDate],
    actors: Sequence[ActorMention],
    facts: EventFacts,
) -> tuple[SummitMention, ...]:
    """Every named, described or repeated mention of a leaders' summit, with its edition and the reason for it."""
    if article.language is Language.OTHER:
        return ()
    fields = [read_words(article, field) for field in Field]
    phrases = [(words, phrase) for words in fields for phrase in islice(find_phrases(words, actors, facts), _MOST)]
    if not phrases:
        return ()
    sport = sum(facts.cues.count("sport", words.words) for words in fields) >= _MUCH_SPORT
    return tuple(_Reading(article, publication, dates, actors, facts, sport).mentions(phrases))


class _Reading:
    """One pass over the phrases of an article; editions named earlier help with later ones."""

    def __init__(
        self,
        article: Article,
        publication: Publication,
        dates: Sequence[PlacedDate],
        actors: Sequence[ActorMention],
        facts: EventFacts,
        sport: bool,
    ) -> None:
        self.article = article
        self.published_on = publication.at.date() if publication.at else None
        self.dates = dates
        self.facts = facts
        self.sport = sport
        named = frozenset(m.actor_id for m in actors if m.kind is ActorKind.ORGANIZATION)
        self.organizations = named | {facts.actors.whole[organ] for organ in named if organ in facts.actors.whole}
        self.cities = frozenset(m.actor_id for m in actors if m.kind is ActorKind.PLACE)
        self.numbers: set[int] = set()
        self.own: dict[frozenset[str], SummitMention] = {}

    def mentions(self, phrases: Sequence[tuple[Words, Phrase]]) -> Iterator[SummitMention]:
        """Named and described ones first, wherever they stand; then bare "القمة", which repeats the last before it."""
        found: dict[int, SummitMention] = {}
        order = sorted(range(len(phrases)), key=lambda number: -_said(phrases[number][1]))
        for step in (self.resolve, self.resolve, self.describe):  # what is settled later helps what stood earlier
            for number in order if step == self.resolve else range(len(phrases)):
                words, phrase = phrases[number]
                repeats = step == self.describe and found and phrase.definite and phrase.bare
                if number not in found and not repeats and (mention := step(words, phrase)):
                    found[number] = mention
        for number, (words, phrase) in enumerate(phrases):
            if number not in found and phrase.has_head and phrase.definite and phrase.bare and found and not self.sport:
                before = [n for n in found if n < number] or [min(found)]
                found[number] = self.repeated(words, phrase, found[max(before)])
        yield from (found[number] for number in sorted(found))

    def resolve(self, words: Words, phrase: Phrase) -> SummitMention | None:
        """The mention of a listed edition."""
        if phrase.named is None and self.sporty(words, phrase):
            return None
        choice = choose(phrase, self.facts.editions, self.moment(words, phrase), self.known())
        told = phrase.definite or phrase.number or self.says_summit(words, phrase)
        if choice is None and phrase.has_head and phrase.named is None and told:
            choice = choose_by_organization(phrase, self.facts.editions, self.moment(words, phrase))
        return self.resolved(words, phrase, choice) if choice else None

    def describe(self, words: Words, phrase: Phrase) -> SummitMention | None:
        """The mention of an edition that no list knows."""
        if not phrase.has_head or self.sporty(words, phrase) or (phrase.named is None and not phrase.described):
            return None
        if words.words[phrase.last].endswith(_SEVERAL):
            return None
        return self.same_days(words, phrase) or self.same_kind(words, phrase) or self.unknown(words, phrase)

    def same_days(self, words: Words, phrase: Phrase) -> SummitMention | None:
        """The only edition named elsewhere in the article, when the phrase stands beside its very days."""
        start, end = self.own_days(words, phrase)
        editions = [(number, self.facts.editions[number]) for number in self.numbers]
        same = [n for n, one in editions if start is not None and (one.start_on, one.end_on) == (start, end)]
        if len(same) != 1:
            return None
        return self.resolved(words, phrase, Choice(same[0], "days of the edition that the article names"))

    def same_kind(self, words: Words, phrase: Phrase) -> SummitMention | None:
        """The only edition that the article names, or that is under way in a city it names, for a vague phrase."""
        if phrase.named is not None or phrase.city is not None or not self.says_summit(words, phrase):
            return None
        text = words.words[phrase.first : phrase.last + 1]
        said = frozenset(bare(word) for word in text if word not in self.facts.names.heads)
        choice = None
        if len(self.numbers) == 1:
            number = next(iter(self.numbers))
            choice = choose_by_kind(phrase, self.facts.editions[number], number, said, self.moment(words, phrase))
        elif not self.numbers and not phrase.countries and phrase.number is None:
            choice = choose_by_place(self.facts.editions, self.moment(words, phrase))
        return self.resolved(words, phrase, choice) if choice else None

    def says_summit(self, words: Words, phrase: Phrase) -> bool:
        """Whether the phrase holds the word itself, in the singular, and not "a meeting of heads of state"."""
        heads = self.facts.names.heads.intersection(words.words[phrase.first : phrase.last + 1])
        return any(not word.endswith(_SEVERAL) for word in heads)

    def sporty(self, words: Words, phrase: Phrase) -> bool:
        """Whether the article or the words around the phrase are about sport."""
        return self.sport or self.facts.cues.within("sport", words.words, phrase.first - 8, phrase.last + 9)

    def known(self) -> frozenset[int]:
        """The numbers of the editions that the article has named so far."""
        return frozenset(self.numbers)

    def moment(self, words: Words, phrase: Phrase) -> Moment:
        """The publication day and the days in the phrase's sentence near it."""
        start, end = words.starts[phrase.first], words.ends[phrase.last]
        near = (
            placed.mention
            for placed in self.dates
            if placed.field is words.field
            and placed.mention.kind not in (DateKind.DURATION, DateKind.RECURRENCE)
            and start - _BESIDE <= placed.mention.span.start <= end + _BESIDE
        )
        intervals = [(_day(mention.start), _day(mention.end)) for mention in near]
        return Moment(self.published_on, day_pairs(intervals), named_years(intervals), self.organizations, self.cities)

    def resolved(self, words: Words, phrase: Phrase, choice: Choice) -> SummitMention:
        edition = self.facts.editions[choice.number]
        self.numbers.add(choice.number)
        basis = MentionBasis.NAME if phrase.named is not None else MentionBasis.ALIAS
        return self.mention(words, phrase, edition.summit_id, basis, choice.reason)

    def repeated(self, words: Words, phrase: Phrase, earlier: SummitMention) -> SummitMention:
        reason = f"repeats “{earlier.surface}”"
        return self.mention(words, phrase, earlier.summit_id, MentionBasis.CONTEXT, reason, earlier.new)

    def unknown(self, words: Words, phrase: Phrase) -> SummitMention:
        """An edition of the text's own; articles of one month that use the same words mean the same one."""
        span = words.span(phrase.first, phrase.last)
        key = frozenset(bare(word) for word in words.words[phrase.first : phrase.last + 1])
        key |= {str(phrase.year)} if phrase.year else set()
        start, end = self.own_days(words, phrase)
        for other, earlier in self.own.items():
            if key <= other or other <= key:
                again = _dated(earlier, start, end)
                self.own[other] = again
                return self.mention(words, phrase, again.summit_id, MentionBasis.NAME, again.reason, again.new)
        day = start or self.published_on
        when = day.strftime("%Y-%m") if day else self.article.document_id
        name = f"{' '.join(sorted(key | self.topic(words, phrase)))}|{when}"
        summit_id = f"x.{blake2b(name.encode(), digest_size=6).hexdigest()}"
        new = NewSummit(_clean(words.text[span.start : span.end]), self.article.language, start, end)
        found = self.mention(words, phrase, summit_id, MentionBasis.NAME, "no list knows this edition", new)
        self.own[key] = found
        return found

    def own_days(self, words: Words, phrase: Phrase) -> tuple[date | None, date | None]:
        """The first and last day that stand beside the phrase: of one to come, those after publication."""
        days = [(a, b) for a, b in self.moment(words, phrase).stated if (b - a).days <= _LONG_SUMMIT]
        if phrase.coming and self.published_on:
            days = [pair for pair in days if pair[0] > self.published_on] or days
        return (days[0][0], days[0][1] - timedelta(days=1)) if days else (None, None)

    def topic(self, words: Words, phrase: Phrase) -> frozenset[str]:
        """The words that follow a phrase such as "قمة عالمية", which many summits bear."""
        following = words.words[phrase.last + 1 : phrase.last + 1 + _TOPIC]
        plain = (bare(word).removeprefix("ل") for word in following if word not in self.facts.cues.words["summit_of"])
        described = phrase.last - phrase.first > 1 or len(phrase.countries) > 1
        return frozenset() if described else frozenset(islice(plain, 2))

    def mention(
        self,
        words: Words,
        phrase: Phrase,
        summit_id: str,
        basis: MentionBasis,
        reason: str,
        new: NewSummit | None = None,
    ) -> SummitMention:
        span = words.span(phrase.first, phrase.last)
        place = Place(words.field, span)
        return SummitMention(place, words.text[span.start : span.end], summit_id, basis, reason, new)


def _said(phrase: Phrase) -> int:
    """How many words name the summit: "قمة شرم الشيخ الاقتصادية" tells what "قمة شرم الشيخ" means."""
    return phrase.last - phrase.first if phrase.named is not None else -1


def _dated(mention: SummitMention, start: date | None, end: date | None) -> SummitMention:
    """The mention with these days, where its edition had none so far."""
    new = mention.new
    return replace(mention, new=replace(new, start_on=start, end_on=end)) if new and new.start_on is None else mention


def _clean(surface: str) -> str:
    """The name without the letters hung before it and without quotation marks: "للقمة" is "القمة"."""
    name = " ".join(re.sub('[«»"“”„]', "", surface).split())
    name = re.sub("^[وف]?لل(?=ق)", "ال", name)
    return re.sub("^[وفبلك]{1,2}(?=(?:ال)?ق[مِّ])", "", name)


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None
