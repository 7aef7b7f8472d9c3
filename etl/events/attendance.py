"""What an article says about who came to a summit, who sent somebody, who stayed away and who was to come."""

from collections.abc import Iterable, Iterator, Sequence

from etl.events.cues import Cues
from etl.events.facts import EventFacts
from etl.events.forms import Form
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
    Span,
    SummitMention,
)

_TURNED = 3  # words before "attended" in which a negation or a plan turns it
_MOST = 300  # sentences that are read
_SUBJECT_REACH = 8  # words between a subject and the verb behind it
_PLAN_REACH = 8  # words before "brings together" in which "was to" or "cancelled" turns it
_NOUN_REACH = 4  # words between a noun such as "absence" and the one whose absence it is
_WHO = (ActorKind.PERSON, ActorKind.COUNTRY, ActorKind.ORGANIZATION)


def find_attendance(
    article: Article, actors: Sequence[ActorMention], summits: Sequence[SummitMention], facts: EventFacts
) -> tuple[Attendance, ...]:
    """One row for each summit, actor and status that the article gives; `mentioned` only where it says no more."""
    if article.language is Language.OTHER or not summits:
        return ()
    people = [m for m in actors if m.kind in _WHO and m.actor_id not in facts.actors.media]
    found: dict[tuple[str, str, AttendanceStatus], Attendance] = {}
    for field in Field:
        words = read_words(article, field)
        for span in words.sentences[:_MOST]:
            for row in _in_sentence(words, span, people, summits, facts):
                found.setdefault((row.summit_id, row.actor_id, row.status), row)
    said = {(summit, actor) for summit, actor, status in found if status is not AttendanceStatus.MENTIONED}
    return tuple(
        row
        for (summit, actor, status), row in found.items()
        if status is not AttendanceStatus.MENTIONED or (summit, actor) not in said
    )


def _in_sentence(
    words: Words, span: Span, actors: Iterable[ActorMention], summits: Sequence[SummitMention], facts: EventFacts
) -> Iterator[Attendance]:
    """The rows of one sentence that names a summit, or goes on about the only one that the article names."""
    here = [s for s in summits if s.place.field is words.field and span.start <= s.place.span.start < span.end]
    near = [m for m in actors if m.place.field is words.field and span.start <= m.place.span.start < span.end]
    only = {s.summit_id for s in summits}
    if not near or (not here and len(only) > 1):
        return
    cues = find_triggers(words, words.inside(span), facts.attendance_words)
    sent: set[int] = set()
    for mention in near:
        if is_venue(words, mention, facts.cues):
            continue
        if any(s.place.span.start <= mention.place.span.start < s.place.span.end for s in here):
            continue
        cue = _cue_of(words, mention, cues, near, facts.cues)
        if cue is None and not here:
            continue
        status = _status(words, cue, facts, span) if cue else AttendanceStatus.MENTIONED
        if status is AttendanceStatus.REPRESENTED and cue is not None and id(cue) in sent:
            status = AttendanceStatus.ATTENDED  # the first actor behind "on behalf of" was represented by the next
        sent |= {id(cue)}
        yield Attendance(_summit_of(mention, here, summits), mention.actor_id, status, mention.place)


def _summit_of(mention: ActorMention, here: Sequence[SummitMention], summits: Sequence[SummitMention]) -> str:
    """The summit that stands nearest to the actor in the sentence, else the article's only one."""
    at = mention.place.span.start
    return min(here, key=lambda s: abs(s.place.span.start - at)).summit_id if here else summits[0].summit_id


def _cue_of(
    words: Words, mention: ActorMention, cues: Sequence[Found], near: Sequence[ActorMention], small: Cues
) -> Found | None:
    """The word about coming that the actor belongs to: the last before it, or the next when nobody stands between.

    "But" opens a clause of its own: in "they chair the summit, but X stays away" nothing before it is said of X.
    """
    at = mention.place.span
    inside = words.inside(at).start
    before = [c for c in cues if c.last < inside and (c.form is not Form.NOUN or inside - c.last <= _NOUN_REACH)]
    if before and not small.within("contrast", words.words, before[-1].last + 1, inside):
        return before[-1]
    following = next((cue for cue in cues if words.starts[cue.first] >= at.end), None)
    if following is None:
        return None
    start = words.starts[following.first]
    if following.first - inside > _SUBJECT_REACH:
        return None
    others = (m for m in near if m.actor_id != mention.actor_id and at.end <= m.place.span.start < start)
    return None if next(others, None) else following


def _status(words: Words, cue: Found, facts: EventFacts, span: Span) -> AttendanceStatus:
    status = AttendanceStatus(cue.trigger.event_type)
    if status is not AttendanceStatus.ATTENDED:
        return status
    first = max(words.inside(span).start, cue.first - _TURNED)
    if facts.cues.within("negation", words.words, first, cue.first):
        return AttendanceStatus.ABSENT
    start = max(words.inside(span).start, cue.first - _PLAN_REACH)
    turned = ("planned", "cancelled", "postponed", "conditional")
    planned = any(facts.cues.within(kind, words.words, start, cue.first + 1) for kind in turned)
    return AttendanceStatus.EXPECTED if cue.form is Form.FUTURE or planned else status
