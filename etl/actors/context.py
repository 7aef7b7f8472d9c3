"""Hits of a text → the names that hold in their context: surnames beside full names, cities beside countries."""

from bisect import bisect_left
from typing import NamedTuple

from etl.actors.doubts import another_word, beside_places, is_team, of_another, plays
from etl.actors.matcher import Hit
from etl.actors.meanings import Name
from etl.actors.scene import Reference, Scene
from etl.actors.setting import Setting
from etl.model import ActorKind

_WAS = ("كانت", "وكانت")
_RELATIONS = 40  # letters before a capital in which "relations with" is looked for
_ALONE = ("name", "acronym")  # uses of a spelling that needs nothing around it
_PERSON, _PLACE = ActorKind.PERSON, ActorKind.PLACE
_WHY = {  # by the use of the spelling
    "name": "named so",
    "acronym": "written so",
    "local": "of a country that the text speaks of",
    "sport": "the club, for the text tells of sport",
    "beside": "beside words for places",
}


class Named(NamedTuple):
    """`[start, end)` of a plain text that names an actor, and why we think so."""

    start: int
    end: int
    actor_id: str
    kind: ActorKind
    by_name: bool  # by a full name, not by a short form or acronym
    reason: str
    by_context: bool = False  # as a capital that stands for its government


def choose_names(here: Scene, references: list[Reference], setting: Setting) -> list[Named]:
    """The names that hold, in order; of overlapping ones the longest, then the first."""
    ends = {r.end: r for r in references}
    able = [named for hit in here.hits if hit.names and (named := _meant(here, hit, setting, ends))]
    chosen: list[Named] = []
    starts: list[int] = []
    for named in sorted(able, key=lambda n: (n.start - n.end, n.start)):
        at = bisect_left(starts, named.start)
        clear = (not at or chosen[at - 1].end <= named.start) and (at == len(starts) or named.end <= starts[at])
        if clear:
            chosen.insert(at, named)
            starts.insert(at, named.start)
    return chosen


def _meant(here: Scene, hit: Hit, setting: Setting, ends: dict[int, Reference]) -> Named | None:
    """The one actor that the hit names here, if any."""
    able = [n for n in hit.names if n.use in _ALONE or _stands(here, hit, n, setting, ends)]
    if not able or another_word(here, hit):
        return None
    if len(able) > 1 and len({n.actor_id for n in able}) > 1:
        able = _likeliest(here, hit, able, setting)
        if len({n.actor_id for n in able}) != 1:
            return None
    name = able[0]
    if setting.sport and name.kind is _PLACE and name.language == "en" and is_team(here, hit):
        return None
    if name.actor_id in here.lexicon.capitals and _acts(here, hit):
        country = here.lexicon.countries[here.lexicon.capitals[name.actor_id]]
        why = "the capital stands for its government"
        return Named(hit.start, hit.end, country, ActorKind.COUNTRY, False, why, by_context=True)
    person = name.kind is _PERSON
    if person and of_another(here, hit, name):
        return None
    reason = _WHY.get(name.use, "short for a name of the text")
    start, end = _without_title(here, hit), _extended(here, hit.end) if person else hit.end
    return Named(start, end, name.actor_id, name.kind, name.use == "name", reason)


def _acts(here: Scene, hit: Hit) -> bool:
    """Whether a capital does or bears what governments do: `أعلنت واشنطن`, `موقف موسكو`, `بين طهران والرياض`."""
    if here.text.text[hit.start].isascii():
        return _acts_in_english(here, hit)
    if hit.start - len(hit.glued) - 1 in here.text.breaks or hit.glued not in ("", "و"):
        return False
    before = here.text.word_before(hit.start - len(hit.glued))
    lists = here.lexicon.words
    if hit.glued:
        return _is_capital(here, before) and here.text.word_before(hit.start - len(before) - 2) == "بين"
    if before == "بين":
        behind = here.text.word_after(hit.end)
        return behind.startswith("و") and _is_capital(here, behind[1:])
    if before in ("ان", "بان"):
        behind = here.text.word_after(hit.end)
        return behind in ("لا", "لن", "لم", "قد", "سوف", "ما") or behind.startswith(("ت", "ست"))
    if before in _WAS:
        behind = here.text.word_after(hit.end)
        return behind.endswith("ت") and (behind in lists["government-act"] or behind in lists["speech-verb"])
    if before == "مع":
        return _of_relations(here, hit.start)
    says = before in lists["speech-verb"] and before.endswith("ت")
    return says or before in lists["government-act"]


def _acts_in_english(here: Scene, hit: Hit) -> bool:
    """The same in English: `Riyadh cut ties with Rome`, `talks between Moscow and Kyiv`; no `court in Rome ruled`."""
    lists, text = here.lexicon.words, here.text
    before, behind = text.word_before(hit.start), text.word_after(hit.end)
    if before in ("with", "and", "between") and hit.start - 1 not in text.breaks:
        words = text.text[max(0, hit.start - _RELATIONS) : hit.start - 1].split()[1:]
        if before == "with":
            return not {"ties", "relations", "talks"}.isdisjoint(words[-3:])
        return before == "between" or "between" in words[-3:]
    acts = behind in lists["government-act"] and hit.end not in text.breaks
    return acts and (before not in lists["latin-place-cue"] or hit.start - 1 in text.breaks)


def _of_relations(here: Scene, start: int) -> bool:
    """Whether "relations with" stands before `start`, an adjective between them: `علاقاتها الدبلوماسية مع طهران`."""
    words = here.text.text[max(0, start - _RELATIONS) : start - 1].split()[-3:-1]
    return any("علاقات" in word for word in words)


def _is_capital(here: Scene, word: str) -> bool:
    return any(name.actor_id in here.lexicon.capitals for name in here.lexicon.names.get(word, ()))


def _stands(here: Scene, hit: Hit, name: Name, setting: Setting, ends: dict[int, Reference]) -> bool:
    """Whether a spelling that does not stand alone may stand for the actor here."""
    if name.use == "local":
        return name.actor_id in setting.sure or here.lexicon.homes.get(name.actor_id) in setting.lands
    if name.use == "sport":
        return setting.sport and plays(here, hit)
    if name.use == "beside":
        return beside_places(here, hit) or (name.actor_id in here.lexicon.capitals and _acts(here, hit))
    if name.kind is _PLACE:
        return here.text.word_before(hit.start - len(hit.glued)) in here.lexicon.words["place"]
    return (
        name.actor_id in setting.sure
        or _titled(here, hit, name, setting, ends)
        or _unmistakable(here, hit, name, setting)
    )


def _unmistakable(here: Scene, hit: Hit, name: Name, setting: Setting) -> bool:
    """Whether a surname can be nobody else's: the country, or the body that its bearer leads, stands in the text."""
    lexicon = here.lexicon
    if name.kind is not _PERSON or hit.glued not in ("", "و", "ل", "ب"):
        return False
    word = here.text.text[hit.start : hit.end]
    if word not in lexicon.surnames:
        return False
    terms = setting.offices.by_actor.get(name.actor_id, ())
    if setting.when is None or not any(term.near(setting.when) for term in terms):
        return False
    country = lexicon.homes.get(name.actor_id, "")
    leads = any(office.body in setting.sure for term in terms for office in term.offices if office.body)
    addressed = word.isascii() and here.text.word_before(hit.start) in lexicon.words["latin-title"]
    return leads or addressed or (country in setting.lands and country not in lexicon.arab)


def _titled(here: Scene, hit: Hit, name: Name, setting: Setting, ends: dict[int, Reference]) -> bool:
    """Whether an office that the person held stands before the short name."""
    if not ends or name.kind is not _PERSON or hit.glued:
        return False
    at = hit.start - 1
    for _ in range(4):
        if reference := ends.get(at):
            if reference.word.countries and here.lexicon.homes.get(name.actor_id, "") not in reference.word.countries:
                return False  # "King Hussein" is no president of that name
            return any(
                o.role == reference.office.role and reference.office.country in ("", o.country)
                for term in setting.offices.by_actor.get(name.actor_id, ())
                for o in term.offices
            )
        word = here.text.word_before(at + 1)
        if word not in here.lexicon.words["title"]:
            return False
        at -= len(word) + 1
    return False


def _likeliest(here: Scene, hit: Hit, able: list[Name], setting: Setting) -> list[Name]:
    """Of several actors of one spelling the one that the text points to; all of them when it does not."""
    if clubs := [n for n in able if n.use == "sport"]:
        return _of_likeliest_land(here, clubs, setting)
    full = [n for n in able if n.use in _ALONE] or [n for n in able if n.use == "local"] or able
    if full[0].use == "local":
        full = _of_likeliest_land(here, full, setting)
    countries = [n for n in full if n.kind is ActorKind.COUNTRY]
    places = [n for n in full if n.kind is _PLACE]
    if countries and places:
        if here.text.word_before(hit.start) in here.lexicon.words["city"]:
            return places
        return max((countries, places), key=lambda names: _spoken_of(here, names[0], setting))
    if places and len(places) == len(full):
        homes, capitals = here.lexicon.homes, here.lexicon.capitals
        return [max(places, key=lambda n: (homes.get(n.actor_id) == setting.home, n.actor_id in capitals))]
    return full


def _spoken_of(here: Scene, name: Name, setting: Setting) -> int:
    """How often the text speaks of the country of `name`."""
    return setting.lands.get(here.lexicon.homes.get(name.actor_id, ""), 0)


def _of_likeliest_land(here: Scene, able: list[Name], setting: Setting) -> list[Name]:
    """Those of the country that the text speaks of most."""
    counts = [_spoken_of(here, n, setting) for n in able]
    return [n for n, count in zip(able, counts, strict=True) if count == max(counts)]


def _without_title(here: Scene, hit: Hit) -> int:
    """Where the name begins behind a title that its spelling carries, as in `الأمير محمد بن سلمان`."""
    first, _, rest = here.text.text[hit.start : hit.end].partition(" ")
    if " " in rest and first in here.lexicon.words["title"] and rest in here.lexicon.names:
        return hit.start + len(first) + 1
    return hit.start


def _extended(here: Scene, end: int) -> int:
    """Past the `بن …` and `آل …` that go on behind a name."""
    while (word := here.text.word_after(end)) in ("بن", "ابن", "ال", "بنت"):
        link = end + 1 + len(word)
        name = here.text.word_after(link)
        raw = here.text.raw[here.text.span(end + 1, link).start :][:2]
        if not name or (word == "ال" and raw != "آل") or end in here.text.breaks:
            return end
        end = link + 1 + len(name)
        if name == "عبد" and here.text.word_after(end).startswith("ال"):
            end += 1 + len(here.text.word_after(end))
    return end
