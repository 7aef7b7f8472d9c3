"""An article and its days → who and what it names, each with the reason; and the actors that nobody listed."""

from dataclasses import dataclass, field

from etl.actors.beside import Memory, People
from etl.actors.bodies import find_bodies
from etl.actors.context import Named, choose_names
from etl.actors.holders import resolve_reference
from etl.actors.knowledge import Knowledge
from etl.actors.latin import find_latin_chains
from etl.actors.lexicon import Lexicon, lexicon
from etl.actors.linking import name_people
from etl.actors.moments import Moments, moment_at, moments, own_day
from etl.actors.offices import offices
from etl.actors.orgs import find_organizations
from etl.actors.people import find_chains
from etl.actors.plain import plain
from etl.actors.references import find_references
from etl.actors.scene import Reference, Scene, scene
from etl.actors.setting import Setting, setting_of
from etl.actors.stretches import Stretches
from etl.actors.surnames import surnames
from etl.actors.tokens import Words, covered_words, words_of
from etl.model import (
    ActorKind,
    ActorMention,
    Article,
    Field,
    Language,
    MentionBasis,
    NewActor,
    Place,
    PlacedDate,
    Publication,
)


@dataclass(slots=True)
class _Story:
    """What an article has told so far; the body is read before the title, which leans on it."""

    setting: Setting
    language: Language
    moments: dict[Field, Moments]
    memory: Memory = field(default_factory=Memory)
    bodies: dict[str, str] = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=dict)
    mentions: list[ActorMention] = field(default_factory=list)
    new: dict[str, NewActor] = field(default_factory=dict)


def find_actors(
    article: Article, publication: Publication, dates: tuple[PlacedDate, ...], knowledge: Knowledge
) -> tuple[tuple[ActorMention, ...], tuple[NewActor, ...]]:
    """Every mention of an actor in title and body, in order, and the actors among them that no file lists."""
    words = lexicon(knowledge)
    scenes = {part: _scene(article.text(part), words) for part in (Field.BODY, Field.TITLE) if article.text(part)}
    references = {part: list(find_references(here)) for part, here in scenes.items()}
    day = own_day(publication, dates)
    pairs = [(here, references[part]) for part, here in scenes.items()]
    setting = setting_of(pairs, _outlet(article, words), offices(knowledge), day)
    placed = {part: [d for d in dates if d.field is part] for part in scenes}
    told = {part: moments(article.text(part), placed[part], day) for part in scenes}
    story = _Story(setting, article.language, told)
    for part, here in scenes.items():
        _read(part, here, references[part], story)
    return tuple(sorted(story.mentions, key=_order)), tuple(story.new.values())


def _order(mention: ActorMention) -> tuple[bool, int, int, str]:
    """Title before body, then by place and basis."""
    span = mention.place.span
    return mention.place.field is Field.BODY, span.start, span.end, mention.basis


def _scene(raw: str, words: Lexicon) -> Scene:
    return scene(plain(raw), words)


def _outlet(article: Article, words: Lexicon) -> tuple[str, bool]:
    """The outlet's country, empty when nobody knows it, and whether it writes for readers of many countries."""
    country, abroad = words.outlets.get((article.outlet or "").casefold(), ("", False))
    return article.outlet_country or country, abroad


def _read(part: Field, here: Scene, references: list[Reference], story: _Story) -> None:
    """Add the mentions of one field to the story."""
    named = choose_names(here, references, story.setting)
    for n in named:
        if n.kind is ActorKind.PERSON and n.by_name:
            story.people.setdefault(here.text.text[n.start : n.end], n.actor_id)
    bodies = find_bodies(here, references, story.setting, story.bodies)
    if bodies:
        named, bodies = _apart(named, bodies, references)
    words = words_of(here)
    covered = covered_words(words, (*named, *references))
    people = _people(words, covered, story)
    organizations = _organizations(words, covered | covered_words(words, (*bodies, *people)), story)
    for n in (*named, *people, *bodies, *organizations):
        basis = MentionBasis.CONTEXT if n.by_context else MentionBasis.NAME if n.by_name else MentionBasis.ALIAS
        _add(part, here, story, n, basis)
    if not references:
        return
    around = Stretches(n for n in (*named, *people) if n.kind is ActorKind.PERSON)
    for reference in references:
        _add_holder(part, here, story, reference, around)


def _apart(named: list[Named], bodies: list[Named], references: list[Reference]) -> tuple[list[Named], list[Named]]:
    """Names and bodies of states without those that are part of a longer one, or of an office of no stated country."""
    listed = Stretches(n for n in named if n.kind is ActorKind.ORGANIZATION)
    bodies = [b for b in bodies if not _inside(b, listed) and not _in_bare_office(b, references)]
    kept = Stretches(bodies)
    return [n for n in named if n.kind is not ActorKind.ORGANIZATION or not _inside(n, kept)], bodies


def _people(words: Words, covered: set[int], story: _Story) -> list[Named]:
    """The people found by pattern outside the `covered` words, and surnames of those whom the text names in full."""
    find = find_latin_chains if story.language is Language.ENGLISH else find_chains
    chains, new = name_people(words, find(words, covered), story.people, story.language)
    for actor in new:
        story.new.setdefault(actor.actor_id, actor)
    covered = covered | covered_words(words, chains)
    short = [
        Named(words.starts[i] + cut, words.end(i), actor_id, ActorKind.PERSON, False, "short for a name of the text")
        for i, cut, actor_id in surnames(words, story.people, covered)
    ]
    return chains + short


def _organizations(words: Words, covered: set[int], story: _Story) -> list[Named]:
    """The organizations found by their heads outside the `covered` words."""
    found, new = find_organizations(words, covered, story.language)
    for actor in new:
        story.new.setdefault(actor.actor_id, actor)
    return found


def _inside(body: Named, others: Stretches[Named]) -> bool:
    """Whether another name, no shorter, covers words of this one."""
    return any(n.end - n.start >= body.end - body.start for n in others.meeting(body.start, body.end))


def _in_bare_office(body: Named, references: list[Reference]) -> bool:
    """Whether the words are part of an office of no stated country: "رئيس مجلس الوزراء" names a person, no council."""
    return any(r.bare and r.start < body.start and body.end <= r.end for r in references)


def _add_holder(part: Field, here: Scene, story: _Story, reference: Reference, people: People) -> None:
    """Add the person whom an office stands for; both on a day of handover, none where nobody is known."""
    told = story.moments[part]
    spoken_of = moment_at(here.text.span(reference.start, reference.end).start, told) if told else None
    if here.text.word_before(reference.start) in here.lexicon.words["speech-verb"]:
        spoken_of = None  # who speaks now may speak of any time
    resolution = resolve_reference(here, reference, people, story.memory, story.setting, spoken_of)
    if len(resolution.actors) == 1 or (resolution.ambiguous and resolution.handover):
        for actor_id in resolution.actors:
            person = Named(reference.start, reference.end, actor_id, ActorKind.PERSON, False, resolution.reason)
            _add(part, here, story, person, MentionBasis.OFFICE)


def _add(part: Field, here: Scene, story: _Story, named: Named, basis: MentionBasis) -> None:
    """Add one mention, cut out of the original text."""
    span = here.text.span(named.start, named.end)
    surface = here.text.raw[span.start : span.end]
    story.mentions.append(ActorMention(Place(part, span), surface, named.actor_id, named.kind, basis, named.reason))
