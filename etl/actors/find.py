"""An article and its days → who and what it names, each with the reason; and the actors that nobody listed."""

from dataclasses import dataclass, field
from datetime import date

from etl.actors.knowledge import Knowledge
from etl.actors.lexicon import BodyWord, Lexicon, Name, lexicon
from etl.actors.matcher import Hit, find_hits
from etl.actors.offices import Office, Offices, Resolution, held, offices, resolve_office
from etl.actors.plain import plain
from etl.actors.references import Reference, Scene, find_references, scene
from etl.model import ActorKind, ActorMention, Article, Field, MentionBasis, NewActor, Place, PlacedDate, Publication


@dataclass(slots=True)
class _Found:
    """What one article has given so far."""

    mentions: list[ActorMention] = field(default_factory=list)
    named: set[str] = field(default_factory=set)
    memory: dict[Office, str] = field(default_factory=dict)
    bare: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Named:
    """`[start, end)` of a field's plain text that names an actor."""

    start: int
    end: int
    name: Name
    reason: str = ""


def find_actors(
    article: Article, publication: Publication, dates: tuple[PlacedDate, ...], knowledge: Knowledge
) -> tuple[tuple[ActorMention, ...], tuple[NewActor, ...]]:
    """Every mention of an actor in title and body, in order, and the actors among them that no file lists."""
    words, known = lexicon(knowledge), offices(knowledge)
    scenes = {f: scene(text := plain(article.text(f)), find_hits(text, words), words) for f in Field if article.text(f)}
    home = _home(article, words)
    day = _day(publication, dates)
    sure = {
        n.actor_id
        for s in scenes.values()
        for h in s.hits
        for n in h.names
        if n.use != "short" and n.kind is ActorKind.PERSON
    }
    sure |= {
        n.actor_id for s in scenes.values() for h in s.hits for n in h.names if n.use != "short" and " " in n.written
    }
    found = _Found()
    for part in (Field.BODY, Field.TITLE):
        if part in scenes:
            _read_field(part, scenes[part], found, sure, home, day, known)
    found.mentions.sort(key=lambda m: (m.place.field is Field.BODY, m.place.span))
    return tuple(found.mentions), ()


def _home(article: Article, words: Lexicon) -> str:
    """The outlet's country; empty when nobody knows it."""
    return article.outlet_country or words.outlets.get((article.outlet or "").casefold(), "")


def _day(publication: Publication, dates: tuple[PlacedDate, ...]) -> date | None:
    """The day of the article."""
    return publication.at.date() if publication.at else None


def _read_field(
    part: Field, here: Scene, found: _Found, sure: set[str], home: str, day: date | None, known: Offices
) -> None:
    """Add the mentions of one field."""
    references = list(find_references(here))
    named = _choose(here, references, sure, home, known)
    by_start = {n.start: n for n in named}
    by_end = {n.end: n for n in named}
    for n in named:
        _add(
            found,
            part,
            here,
            n.start,
            n.end,
            n.name.actor_id,
            n.name.kind,
            MentionBasis.NAME if n.name.use == "name" else MentionBasis.ALIAS,
            n.reason or "named so",
        )
    for body in _bodies(here, references, home):
        start, end, actor_id, reason = body
        if not any(n.start < end and start < n.end and n.name.kind is ActorKind.ORGANIZATION for n in named):
            _add(found, part, here, start, end, actor_id, ActorKind.ORGANIZATION, MentionBasis.NAME, reason)
    for reference in references:
        resolution = _resolve(here, reference, by_start, by_end, found, home, day, known)
        for actor_id in resolution.actors if len(resolution.actors) == 1 else ():
            _add(
                found,
                part,
                here,
                reference.start,
                reference.end,
                actor_id,
                ActorKind.PERSON,
                MentionBasis.OFFICE,
                resolution.reason,
            )


def _add(
    found: _Found,
    part: Field,
    here: Scene,
    start: int,
    end: int,
    actor_id: str,
    kind: ActorKind,
    basis: MentionBasis,
    reason: str,
) -> None:
    span = here.text.span(start, end)
    found.mentions.append(
        ActorMention(Place(part, span), here.text.raw[span.start : span.end], actor_id, kind, basis, reason)
    )


def _choose(here: Scene, references: list[Reference], sure: set[str], home: str, known: Offices) -> list[Named]:
    """The names that hold in their context, none inside another."""
    chosen: list[Named] = []
    end = 0
    ends = {r.end: r for r in references}
    for hit in sorted(here.hits, key=lambda h: (h.start, -h.end)):
        if hit.start < end:
            continue
        name = _meant(here, hit, sure, home, ends, known)
        if name:
            chosen.append(name)
            end = hit.end
    return chosen


def _meant(
    here: Scene, hit: Hit, sure: set[str], home: str, ends: dict[int, Reference], known: Offices
) -> Named | None:
    """The one actor that the hit names here, if any."""
    names = hit.names
    if not names:
        return None
    in_place = here.text.word_before(hit.start - len(hit.glued)) in here.lexicon.words["place"]
    able = [
        n
        for n in names
        if n.use != "short"
        or (in_place if n.kind is ActorKind.PLACE else n.actor_id in sure or _titled(here, hit, n, ends, known))
    ]
    actors = {n.actor_id for n in able}
    if len(actors) > 1:
        countries = [n for n in able if n.kind is ActorKind.COUNTRY]
        places = [n for n in able if n.kind is ActorKind.PLACE]
        people = [n for n in able if n.kind is ActorKind.PERSON]
        if countries and places:
            able = places if here.text.word_before(hit.start) in here.lexicon.words["city"] else countries
        elif places and not people:
            able = [
                max(
                    places,
                    key=lambda n: (here.lexicon.homes.get(n.actor_id) == home, n.actor_id in here.lexicon.capitals),
                )
            ]
        else:
            able = [n for n in able if n.actor_id in sure and n.use != "short"] or able
    if len({n.actor_id for n in able}) != 1:
        return None
    return Named(hit.start, hit.end, able[0])


def _titled(here: Scene, hit: Hit, name: Name, ends: dict[int, Reference], known: Offices) -> bool:
    """Whether an office that the person held stands before the short name."""
    if name.kind is not ActorKind.PERSON or hit.glued:
        return False
    at = hit.start - 1
    for _ in range(4):
        reference = ends.get(at)
        if reference:
            return any(
                o.role == reference.office.role and reference.office.country in ("", o.country)
                for t in known.by_actor.get(name.actor_id, ())
                for o in t.offices
            )
        word = here.text.word_before(at + 1)
        if word not in here.lexicon.words["title"]:
            return False
        at -= len(word) + 1
    return False


def _bodies(here: Scene, references: list[Reference], home: str) -> list[tuple[int, int, str, str]]:
    """Governments, ministries …: by the country behind them, the same body said in full, or the home country."""
    out: list[tuple[int, int, str, str]] = []
    end = 0
    said: dict[str, str] = {}
    covered = [(r.start, r.end) for r in references]
    for hit in here.hits:
        if hit.start < end or not hit.bodies:
            continue
        word = hit.bodies[0]
        stop, country = _owner(here, hit, word)
        inside = any(s <= hit.start < e for s, e in covered)
        reason = "named with its country"
        if not country:
            if word.qualified or inside or hit.end - hit.start < 8:
                continue
            country, reason = (
                (said[word.body], "as named before in the text")
                if word.body in said
                else (home, "of the outlet's country")
            )
        elif inside and " " not in here.text.text[hit.start : hit.end]:
            continue
        actor_id = here.lexicon.bodies.get((word.body, country))
        if actor_id:
            said.setdefault(word.body, country)
            out.append((hit.start, stop, actor_id, reason))
            end = stop
    return out


def _owner(here: Scene, hit: Hit, word: BodyWord) -> tuple[int, str]:
    """The country behind a body, and where the whole ends."""
    first = here.text.word_after(hit.end)
    stop = hit.end + 1 + len(first)
    if word.form == "definite" and first.startswith("ال"):
        second = here.text.word_after(stop)
        if country := here.lexicon.nisbas.get(f"{first} {second}"):
            return stop + 1 + len(second), country
        if country := here.lexicon.nisbas.get(first):
            return stop, country
    for follower in here.at.get(hit.end + 1, ()):
        named = next((n for n in follower.names if n.kind is ActorKind.COUNTRY), None)
        if named and (_governs(word.form, follower.glued)):
            return follower.end, here.lexicon.homes.get(named.actor_id, "")
    return hit.end, ""


def _governs(form: str, glued: str) -> bool:
    """Whether a country so joined belongs to the body before it."""
    return not glued if form == "construct" else glued in ("ب", "ل")


def _resolve(
    here: Scene,
    reference: Reference,
    by_start: dict[int, Named],
    by_end: dict[int, Named],
    found: _Found,
    home: str,
    day: date | None,
    known: Offices,
) -> Resolution:
    """The person whom a reference means: named beside it, said before, or known to hold the office on the day."""
    beside = _beside(here, reference, by_start, by_end, known)
    office = reference.office
    if beside:
        terms = held(known, beside, office)
        country = office.country or here.lexicon.homes.get(beside, "")
        found.memory[Office(office.role, country, office.body)] = beside
        if reference.bare:
            found.bare[office.role] = beside
        return Resolution(
            (beside,),
            f"named beside the office; held it {terms[-1].words}" if terms else "named beside the office in the text",
        )
    if office in found.memory:
        return Resolution((found.memory[office],), "as named with this office before in the text")
    if not reference.bare:
        resolution = resolve_office(known, office, day, reference.standing)
        if len(resolution.actors) == 1:
            found.memory[office] = resolution.actors[0]
        return resolution
    if office.role in found.bare:
        return Resolution((found.bare[office.role],), "as named with this office before in the text")
    said = {a for o, a in found.memory.items() if o.role == office.role}
    if len(said) == 1:
        return Resolution(tuple(said), "the only holder of such an office in the text so far")
    if reference.word.bare == "home" and home and (not said):
        return resolve_office(known, Office(office.role, home), day, reference.standing)
    return Resolution((), "")


def _beside(
    here: Scene, reference: Reference, by_start: dict[int, Named], by_end: dict[int, Named], known: Offices
) -> str | None:
    """The person named right behind the reference, past titles, or right before it with a comma."""
    at = reference.end + 1
    for _ in range(7):
        n = by_start.get(at)
        if n and n.name.kind is ActorKind.PERSON:
            return n.name.actor_id if _fits(here, reference, n, known) else None
        word = here.text.word_after(at - 1)
        if word not in here.lexicon.words["title"]:
            break
        at += len(word) + 1
    before = by_end.get(reference.start - 1)
    if before and before.name.kind is ActorKind.PERSON:
        comma = any(c in here.text.between(before.end, reference.start) for c in "،,(")
        if (comma and _fits(here, reference, before, known)) or held(known, before.name.actor_id, reference.office):
            return before.name.actor_id
    return None


def _fits(here: Scene, reference: Reference, n: Named, known: Offices) -> bool:
    """Whether the named person may hold the office: same country, or a body's."""
    country = here.lexicon.homes.get(n.name.actor_id, "")
    return not (reference.office.country and country and country != reference.office.country)
