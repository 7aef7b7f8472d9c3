"""A chosen telling into an event candidate: its day, status, actors, place, headline and evidence."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from etl.events.clauses import aside_of, cast_limits, dates_another, part_of, parts_of
from etl.events.clues import is_definite
from etl.events.days import (
    UNDATED,
    EventDay,
    carried_day,
    edition_day,
    nearest_date,
    possible_dates,
    publication_day,
    stated_day,
    summit_date,
)
from etl.events.facts import EventFacts
from etl.events.forms import Form
from etl.events.merge import merged, same_event, told_again
from etl.events.roles import Participant, read_roles, where_of
from etl.events.sentences import Sentence, is_fine
from etl.events.status import read_status
from etl.events.tellings import Telling
from etl.events.triggers import Found, Trigger
from etl.events.words import Words
from etl.model import (
    ActorMention,
    Article,
    Aspect,
    DateBasis,
    EventCandidate,
    EventStatus,
    Evidence,
    Field,
    Place,
    PlacedDate,
    Publication,
    Role,
    Span,
)

_RECENT = timedelta(days=10)  # before publication, within which a sentence without a day goes on with the last one
_HEADLINE = 140  # characters
_OF_SOMEBODY = frozenset(("visit", "call", "meeting", "cooperation", "appeal", "agreement", "aid"))
_SPEECH = frozenset(("statement",))
_TALKS = frozenset(("summit", "meeting", "call", "visit", "speech"))  # "after their talks" was on that day too
_SPOKEN = frozenset(("statement", "speech"))


class Recount:
    """What the candidates of one article share: its title, its publication day, and the day told last."""

    def __init__(
        self,
        article: Article,
        publication: Publication,
        title: Words,
        title_triggers: Sequence[Found],
        dates: Sequence[PlacedDate],
        actors: Sequence[ActorMention],
        facts: EventFacts,
    ) -> None:
        self.article = article
        self.publication = publication
        self.title = title
        self.title_triggers = title_triggers
        self.title_dates = [placed for placed in dates if placed.field is Field.TITLE]
        self.title_actors = [actor for actor in actors if actor.place.field is Field.TITLE]
        self.facts = facts
        self.last_day = UNDATED
        self.parted: tuple[Sentence | None, tuple[int, ...]] = (None, ())

    def events(self, tellings: Sequence[Telling]) -> tuple[EventCandidate, ...]:
        """One candidate for each event that the tellings tell; two tellings of one event become one candidate."""
        found: list[EventCandidate] = []
        words: list[Trigger] = []
        for telling in tellings:
            candidate = self.event(telling, is_main=not found)
            continues = self.continues(telling)
            refers = self.refers(telling, candidate)
            earlier = reversed(range(len(found)))
            same = next(
                (
                    n
                    for n in earlier
                    if same_event(candidate, found[n], continues, refers)
                    or (words[n] is telling.found.trigger and told_again(candidate, found[n]))
                ),
                None,
            )
            if same is None and not (
                self.is_nobodys(candidate, telling) or self.is_old(candidate, found, telling, refers)
            ):
                found.append(candidate)
                words.append(telling.found.trigger)
            elif same is None:
                continue
            else:
                found[same] = merged(found[same], candidate, telling.sentence.background)
        return tuple(found)

    def continues(self, telling: Telling) -> bool:
        """Whether the telling goes on with who spoke before: "he added" and the like."""
        return self.facts.cues.at("continues", telling.sentence.words.words, telling.found.first)

    def is_nobodys(self, candidate: EventCandidate, telling: Telling) -> bool:
        """Whether neither day nor actor is told, or words have no speaker: "he added that", "an official said"."""
        dated = any(one.aspect is Aspect.WHEN for one in candidate.evidence)
        bare = not dated and not candidate.participants
        if bare and telling.found.form is Form.NOUN and candidate.event_type in _OF_SOMEBODY:
            return True
        if bare and telling.sentence.number > 0 and candidate.start is None:
            return True
        if candidate.event_type not in _SPEECH or any(role is Role.SOURCE for _, role in candidate.participants):
            return False
        if telling.sentence.number > 0:
            return True
        words, last = telling.sentence.words.words, telling.found.last
        unnamed = words[last].isascii() or self.facts.cues.within("that", words, last + 1, last + 3)
        return unnamed and not dated and self.continues(telling)

    def is_old(
        self, candidate: EventCandidate, found: Sequence[EventCandidate], telling: Telling, refers: bool
    ) -> bool:
        """Whether "the agreement" points back at what the article takes for known: "التزاماتها في الاتفاق"."""
        later = bool(found) or telling.sentence.number > 0
        return refers and later and telling.found.form is Form.NOUN and candidate.event_type == "agreement"

    def refers(self, telling: Telling, candidate: EventCandidate) -> bool:
        """Whether a telling without a day of its own points back: "هذا الهجوم", "الاجتماع", "وحضر الاجتماع"."""
        found, words = telling.found, telling.sentence.words.words
        if any(one.aspect is Aspect.WHEN for one in candidate.evidence):
            return False
        if self.facts.cues.at("claims", words, found.first):
            return True
        if found.form is not Form.NOUN:
            thing = words[found.last + 1] if found.last + 1 < telling.sentence.inside.stop else ""
            return thing.startswith("ال") and thing in found.trigger.needs
        before = max(found.first - 1, telling.sentence.inside.start)
        return is_definite(words, found.first) or self.facts.cues.within("this", words, before, found.first)

    def event(self, telling: Telling, is_main: bool) -> EventCandidate:
        """The candidate that one telling gives."""
        sentence, found, trigger = telling.sentence, telling.found, telling.found.trigger
        words, cues = sentence.words, self.facts.cues
        kind = self.facts.event_types[trigger.event_type]
        limits = self.clause(telling)
        day = self.day(telling, limits)
        clause_words = words.inside(Span(*limits))
        status = read_status(
            found, words.words, cues, (clause_words.start, clause_words.stop), day.start, self.publication.at
        )
        if status is EventStatus.PLANNED and day.basis is DateBasis.PUBLICATION:
            day = UNDATED
        cast = limits if telling.summit else cast_limits(sentence, found, limits, self.parts(sentence), self.facts)
        who = read_roles(words, found, cast, sentence.actors, kind, cues)
        where = where_of(who)
        if day.mention and is_fine(day.mention) and status is EventStatus.HAPPENED and not sentence.background:
            self.last_day = day
        return EventCandidate(
            event_type=trigger.event_type,
            status=status,
            start=day.start,
            end=day.end,
            precision=day.precision,
            calendar=day.calendar,
            certainty=day.certainty,
            date_basis=day.basis,
            date_rule=day.rule,
            headline=self.headline(sentence, is_main),
            participants=tuple((p.mention.actor_id, p.role) for p in who),
            evidence=tuple(self.evidence(telling, day, who, where, is_main)),
            place_id=where.mention.actor_id if where else None,
            summit_id=telling.summit.summit_id if telling.summit else None,
            start_text=day.start_text,
            end_text=day.end_text,
            plover=trigger.plover,
            cameo_root=trigger.cameo_root,
        )

    def clause(self, telling: Telling) -> tuple[int, int]:
        """The offsets between which the event's own date and actors stand.

        Speech ends where its "that" begins; a summit named in a quotation ends with it, else with its main clause.
        """
        sentence, found = telling.sentence, telling.found
        start, end = sentence.span.start, sentence.span.end
        words, cues = sentence.words, self.facts.cues
        if telling.summit is not None:
            at = words.starts[found.first]
            quote = next((quote for quote in words.quotes if quote.start < at < quote.end), None)
            if quote is not None:
                return max(start, quote.start), min(end, quote.end)
        elif found.trigger.event_type not in _SPOKEN:
            return start, end
        ends = ("that",) if telling.summit is None else ("whereas", "aside", "circumstance")
        stops = [cues.first(cue, words.words, found.last + 1, sentence.inside.stop) for cue in ends]
        stop = min((number for number in stops if number is not None), default=None)
        return start, words.starts[stop] if stop is not None else end

    def day(self, telling: Telling, limits: tuple[int, int]) -> EventDay:
        """The day of the event: stated beside the trigger, else the summit's, the last one told, or publication."""
        sentence, found = telling.sentence, telling.found
        aside = None if found.trigger.event_type in _TALKS else aside_of(sentence, found, self.facts.cues)
        if aside is not None:
            limits = (max(limits[0], sentence.words.starts[aside]), limits[1])
        placed = self.date(telling, limits)
        if placed is not None:
            return stated_day(placed)
        if telling.summit is not None:
            edition = self.facts.edition_of.get(telling.summit.summit_id)
            return edition_day(edition) if edition else UNDATED
        if aside is not None or (sentence.background and sentence.number > 0):
            return UNDATED
        if self.last_day.start is not None and self.is_long_ago(self.last_day.start):
            return UNDATED
        if self.last_day.start is not None and found.form in (Form.PAST, Form.PRESENT, Form.NOUN):
            return carried_day(self.last_day)
        return publication_day(self.publication)

    def date(self, telling: Telling, limits: tuple[int, int]) -> PlacedDate | None:
        """The date of the sentence that is the event's own: in its own part of the sentence before any other."""
        sentence, found, cues = telling.sentence, telling.found, self.facts.cues
        at = sentence.words.starts[found.first]
        own = [placed for placed in sentence.dates if not dates_another(sentence, placed, found, cues)]
        dates = possible_dates(found, own, self.publication.at)
        edition = self.facts.edition_of.get(telling.summit.summit_id) if telling.summit else None
        if edition or not dates:
            return summit_date(dates, at, edition) if edition else None
        if telling.summit is None:
            start, end = part_of(sentence, found, self.parts(sentence))
            if any(start <= one.mention.span.start < end for one in dates):
                limits = (max(limits[0], start), min(limits[1], end))
        return nearest_date(dates, at, limits)

    def parts(self, sentence: Sentence) -> Sequence[int]:
        """Where the parts of the sentence begin; those of the last sentence are remembered."""
        if self.parted[0] is not sentence:
            self.parted = (sentence, tuple(parts_of(sentence, self.facts)))
        return self.parted[1]

    def is_long_ago(self, start: datetime) -> bool:
        """Whether a day of the text is not of its own time, so that what follows need not be of that day."""
        return self.publication.at is not None and self.publication.at - start > _RECENT

    def headline(self, sentence: Sentence, is_main: bool) -> str:
        """The article's title for its first event, the sentence's own words for the others."""
        if is_main and self.article.title.strip():
            return self.article.title.strip()
        text = sentence.words.text[sentence.span.start : sentence.span.end]
        if len(text) <= _HEADLINE:
            return text
        return text[:_HEADLINE].rsplit(" ", 1)[0].rstrip("،,؛;:-– ") + "…"

    def evidence(
        self, telling: Telling, day: EventDay, who: Sequence[Participant], where: Participant | None, is_main: bool
    ) -> Iterator[Evidence]:
        """The words behind each field, the trigger's first; the title's trigger too when it tells the same."""
        sentence, found = telling.sentence, telling.found
        words = sentence.words
        what = telling.summit.place.span if telling.summit else words.span(found.first, found.last)
        yield Evidence(Aspect.WHAT, Place(words.field, what), sentence.span)
        if is_main and words.field is Field.BODY:
            yield from self.title_evidence(found.trigger.event_type)
        if day.mention is not None:
            yield Evidence(Aspect.WHEN, Place(words.field, day.mention.mention.span), sentence.span)
        for participant in who:
            mention = participant.mention
            yield Evidence(Aspect.WHO, mention.place, sentence.span, mention.actor_id)
        if where is not None:
            yield Evidence(Aspect.WHERE, where.mention.place, sentence.span, where.mention.actor_id)

    def title_evidence(self, event_type: str) -> Iterator[Evidence]:
        """The title's words for the main event."""
        title = self.title
        for found in self.title_triggers:
            if found.trigger.event_type == event_type:
                whole = Span(0, len(title.text))
                yield Evidence(Aspect.WHAT, Place(Field.TITLE, title.span(found.first, found.last)), whole)
                return
