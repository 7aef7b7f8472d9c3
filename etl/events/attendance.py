"""What an article says about who came to a summit, who sent somebody, who stayed away and who was to come."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from etl.events.clause import Clause
from etl.events.coming import Said, said_of
from etl.events.facts import EventFacts
from etl.events.forms import Form
from etl.events.occasion import Occasion
from etl.events.roles import is_venue
from etl.events.triggers import Found, find_triggers
from etl.events.words import Words, read_words
from etl.model import (
    ActorKind,
    ActorMention,
    Article,
    Attendance,
    AttendanceStatus,
    Field,
    Language,
    Publication,
    Span,
    SummitMention,
)

_TURNED = 3  # words before "attended" in which a negation or a plan turns it
_MOST = 300  # sentences that are read
_PLAN_REACH = 8  # words before "brings together" in which "was to" or "cancelled" turns it
_VIDEO_REACH = 10  # words behind "spoke to" in which "by video" turns it
_LEAD = 2  # sentences of a body that say what the article is about
_POSSESSIVE = 3  # letters between a country and the leader who came for it
_WHO = (ActorKind.PERSON, ActorKind.COUNTRY, ActorKind.ORGANIZATION)
_NAMED = AttendanceStatus.MENTIONED
_LESS = (AttendanceStatus.REPRESENTED, AttendanceStatus.EXPECTED)


def find_attendance(
    article: Article,
    publication: Publication,
    actors: Sequence[ActorMention],
    summits: Sequence[SummitMention],
    facts: EventFacts,
) -> tuple[Attendance, ...]:
    """One row for each summit, actor and status that the article gives; `mentioned` only where it says no more."""
    if article.language is Language.OTHER or not summits:
        return ()
    people = [m for m in actors if m.kind in _WHO and m.actor_id not in facts.actors.media]
    published_on = publication.at.date() if publication.at else None
    about = _about(article, summits)
    found: dict[tuple[str, str, AttendanceStatus], Attendance] = {}
    for field in Field:
        words = read_words(article, field)
        for span in words.sentences[:_MOST]:
            sentence = _Sentence(words, span, summits, about, facts, published_on)
            for row in sentence.rows(people):
                found.setdefault((row.summit_id, row.actor_id, row.status), row)
    said = {(summit, actor) for summit, actor, status in found if status is not _NAMED}
    return tuple(
        row for (summit, actor, status), row in found.items() if status is not _NAMED or (summit, actor) not in said
    )


def _about(article: Article, summits: Sequence[SummitMention]) -> str | None:
    """The only summit that the title and lead name, so that later sentences go on about it."""
    parts = read_words(article, Field.BODY).sentences[:_LEAD]
    lead = parts[-1].end if parts else 0
    named = {s.summit_id for s in summits if s.place.field is Field.TITLE or s.place.span.start < lead}
    return named.pop() if len(named) == 1 else None


@dataclass(frozen=True, slots=True)
class _Sentence:
    """One sentence of an article, and the summits of that article."""

    words: Words
    span: Span
    summits: Sequence[SummitMention]
    about: str | None
    facts: EventFacts
    published_on: date | None

    def rows(self, people: Iterable[ActorMention]) -> Iterator[Attendance]:
        """What the sentence says of each actor; of one that several words tell of alike, the first."""
        field, span = self.words.field, self.span
        here = [s for s in self.summits if s.place.field is field and span.start <= s.place.span.start < span.end]
        near = [m for m in people if m.place.field is field and span.start <= m.place.span.start < span.end]
        if not near or not (here or self.goes_on()):
            return
        named = [m for m in near if not any(_stands_in(m.place.span, s.place.span) for s in here)]
        outer = [m for m in named if not any(_stands_within(m.place.span, o.place.span) for o in named)]
        outer = [m for m in outer if not is_venue(self.words, m, self.facts.cues) and not self.is_office(m)]
        said = self.said(outer, here)
        yield from (Attendance(self.summit_of(m, here), m.actor_id, status, m.place) for m, status in _each_once(said))
        leaders = [(m.place.span, status) for m, status in said if m.kind is ActorKind.PERSON]
        for mention in named:
            if mention in outer or mention.kind is not ActorKind.COUNTRY:
                continue
            shared = [status for whole, status in leaders if _stands_in(mention.place.span, whole)]
            came = [status for status in shared if status is not AttendanceStatus.ABSENT]
            if came or here:
                status = came[0] if came else _NAMED
                yield Attendance(self.summit_of(mention, here), mention.actor_id, status, mention.place)

    def goes_on(self) -> bool:
        """Whether the sentence may go on about the article's summit: no other was named since."""
        field, start = self.words.field, self.span.start
        before = [s for s in self.summits if s.place.field is field and s.place.span.start < start]
        last = max(before, key=lambda s: s.place.span.start, default=None)
        return self.about is not None and (last is None or last.summit_id == self.about)

    def is_office(self, mention: ActorMention) -> bool:
        """Whether the body stands in an office that is no mention of its own: "رئيس مجلس القيادة رشاد العليمي"."""
        first = self.words.inside(mention.place.span).start
        before = self.words.words[first - 1].removeprefix("و") if first else ""
        return mention.kind is ActorKind.ORGANIZATION and before in self.facts.cues.words["office"]

    def said(self, actors: Sequence[ActorMention], here: Sequence[SummitMention]) -> list[Said]:
        """The actors with what the words about coming say of them; `mentioned` where the sentence names a summit."""
        inside = self.words.inside(self.span)
        cues = find_triggers(self.words, inside, self.facts.attendance_words)
        verbs = frozenset(cue.first for cue in cues if cue.trigger.event_type != "on_behalf")
        clause = Clause(self.words, inside, actors, self.facts.cues, verbs)
        found: list[Said] = []
        occasion = Occasion(self.words, inside, self.facts.cues, [self.words.inside(s.place.span) for s in here])
        for cue in cues:
            if occasion.fits(cue):
                since = max((other.last + 1 for other in cues if other.last < cue.first), default=inside.start)
                found.extend((m, self.turned(cue, since, m, status, here)) for m, status in said_of(clause, cue))
        if not here:
            found = [(m, status) for m, status in found if _is_person_or(m, status, found, clause.delegates)]
        told_of = {mention.actor_id for mention, _ in found}
        rest = (m for m in actors if here and m.actor_id not in told_of)
        return [*found, *((m, _NAMED) for m in rest)]

    def summit_of(self, mention: ActorMention, here: Sequence[SummitMention]) -> str:
        """The summit that stands nearest to the actor in the sentence, else the article's only one."""
        at = mention.place.span.start
        if not here:
            return self.about or self.summits[0].summit_id
        return min(here, key=lambda s: abs(s.place.span.start - at)).summit_id

    def turned(
        self, cue: Found, since: int, mention: ActorMention, status: AttendanceStatus, here: Sequence[SummitMention]
    ) -> AttendanceStatus:
        """What "attended" comes to behind "not", in the future, before the summit, or by video.

        `since` is the word behind the last other word about coming, whose "not" is its own.
        """
        summit_id = self.summit_of(mention, here)
        if self.holds(mention, summit_id):
            return _NAMED
        if status is not AttendanceStatus.ATTENDED:
            return status
        words, cues, begin = self.words.words, self.facts.cues, self.words.inside(self.span).start
        if cues.within("negation", words, max(begin, since, cue.first - _TURNED), cue.first):
            return AttendanceStatus.ABSENT
        start = max(begin, cue.first - _PLAN_REACH)
        if any(cues.within(kind, words, start, cue.first + 1) for kind in ("planned", "cancelled", "postponed")):
            return AttendanceStatus.EXPECTED
        if cues.within("able", words, start, cue.first):
            return _NAMED
        if self.by_video(cue):
            return _NAMED
        if cue.form is Form.FUTURE or cues.within("conditional", words, start, cue.first) or self.is_early(summit_id):
            return AttendanceStatus.EXPECTED
        return status

    def holds(self, mention: ActorMention, summit_id: str) -> bool:
        """Whether the actor is the organization whose summit it is: its members come, not it."""
        edition = self.facts.edition_of.get(summit_id)
        return edition is not None and mention.actor_id == edition.organization_id

    def by_video(self, cue: Found) -> bool:
        """Whether the clause goes on with "by video"; a comma ends it."""
        end = self.words.text.find("،", self.words.ends[cue.last], self.span.end)
        stop = self.words.inside(Span(self.words.starts[cue.first], end if end > 0 else self.span.end)).stop
        return self.facts.cues.within("by_video", self.words.words, cue.last + 1, min(stop, cue.last + _VIDEO_REACH))

    def is_early(self, summit_id: str) -> bool:
        """Whether the article is older than the summit."""
        edition = self.facts.edition_of.get(summit_id)
        start = edition.start_on if edition else None
        return start is not None and self.published_on is not None and self.published_on < start


def _is_person_or(
    mention: ActorMention, status: AttendanceStatus, said: Sequence[Said], delegates: Sequence[ActorMention]
) -> bool:
    """Whether a sentence that names no summit can tell of the actor: a country "takes part" in many things.

    It can of a country's delegation, of a list of countries, and of one whose leader is named right behind: "Iran's
    Pezeshkian".
    """
    lands = {m.actor_id for m, told in said if m.kind is ActorKind.COUNTRY and told is status}
    if len(lands) > 1:
        return True
    if mention.kind is ActorKind.PERSON or status is not AttendanceStatus.ATTENDED or mention in delegates:
        return True
    people = (m.place.span.start for m, _ in said if m.kind is ActorKind.PERSON)
    return any(0 <= start - mention.place.span.end <= _POSSESSIVE for start in people)


def _each_once(said: Sequence[Said]) -> Iterator[Said]:
    """Each actor and status once; of one who is said to come and to be replaced or to travel, that it came.

    "ناب عن سلطان عُمان السيد أسعد" gives its office to a name that stands beside it; "وصل … لحضور القمة" says both.
    """
    came = {mention.actor_id for mention, status in said if status is AttendanceStatus.ATTENDED}
    seen: set[tuple[str, AttendanceStatus]] = set()
    for mention, status in said:
        beside = status in _LESS and mention.actor_id in came
        if not beside and (mention.actor_id, status) not in seen:
            seen.add((mention.actor_id, status))
            yield mention, status


def _stands_in(span: Span, whole: Span) -> bool:
    return whole.start <= span.start and span.end <= whole.end


def _stands_within(span: Span, whole: Span) -> bool:
    return span != whole and _stands_in(span, whole)
