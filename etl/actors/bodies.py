"""Governments, ministries, parliaments … of a text → whose they are: by the words behind, the text, or the outlet."""

from etl.actors.context import Named
from etl.actors.english import owner_before
from etl.actors.matcher import Hit
from etl.actors.meanings import BodyWord, Name
from etl.actors.plain import Break
from etl.actors.scene import Reference, Scene
from etl.actors.setting import Setting
from etl.actors.stretches import Stretches
from etl.model import ActorKind

_LONG = 8  # letters of words that stand for the home country's body by themselves; shorter ones have other meanings
_NEAR = 80  # letters within which two bodies are taken to be of one country


def find_bodies(here: Scene, references: list[Reference], setting: Setting, said: dict[str, str]) -> list[Named]:
    """The bodies of states in order; `said` remembers whose body of each sort the article has named."""
    found: list[Named] = []
    told = [hit for hit in here.hits if hit.bodies]
    offices = Stretches(references if told else ())
    end = 0
    for hit in told:
        if hit.start < end:
            continue
        word = hit.bodies[0]
        around = next(offices.meeting(hit.start, hit.start + 1), None)
        if " " not in here.text.text[hit.start : hit.end] and (around or _adjectival(here, hit, word)):
            continue
        near = found[-1] if found and hit.start - found[-1].end < _NEAR else None
        start, stop, country, reason = hit.start, *_whose(here, hit, word, around, near, setting, said)
        if word.form == "english" and not country:
            start, country = _owner_before(here, hit)
            reason = "named with its country"
        actor_id = here.lexicon.bodies.get((word.body, country))
        if actor_id and country not in word.never:
            said.setdefault(word.body, country)
            found.append(Named(start, stop, actor_id, ActorKind.ORGANIZATION, True, reason))
            end = stop
    return found


def _whose(
    here: Scene,
    hit: Hit,
    word: BodyWord,
    around: Reference | None,
    near: Named | None,
    setting: Setting,
    said: dict[str, str],
) -> tuple[int, str, str]:
    """Where the body's name ends, its country and how we know it; no country when nobody says it."""
    stop, country = _owner(here, hit, word, setting)
    if country:
        return stop, country, "named with its country"
    if word.qualified:
        return stop, "", ""
    if word.said or hit.end - hit.start < _LONG:
        return stop, said.get(word.body, ""), "as named before in the text"
    if around and around.office.country:
        return stop, around.office.country, "of the country of the office"
    if near:
        return stop, here.lexicon.homes.get(near.actor_id, ""), "of the country of the body named before it"
    if word.body in said:
        return stop, said[word.body], "as named before in the text"
    whose = "of the outlet's country" if setting.home == setting.outlet else "of the country that the text speaks of"
    return stop, setting.home, whose


def _adjectival(here: Scene, hit: Hit, word: BodyWord) -> bool:
    """Whether `الخارجية` and its like belong to the definite noun before: `السياسة الخارجية`."""
    before = here.text.word_before(hit.start)
    if word.form != "definite" or hit.glued or hit.start - 1 in here.text.breaks or not word.feminine:
        return False
    lists = here.lexicon.words
    return (
        before.startswith(("ال", "وال", "بال", "لل")) and before not in lists["body-stop"] | lists["function"]
    ) or before in lists["foreign-affairs"]


def _owner(here: Scene, hit: Hit, word: BodyWord, setting: Setting) -> tuple[int, str]:
    """The country behind a body, and where the whole ends."""
    first = here.text.word_after(hit.end)
    if here.text.breaks.get(hit.end) is Break.STOP:
        return hit.end, ""
    stop = hit.end + 1 + len(first)
    if word.form == "definite" and first.startswith("ال"):
        second = here.text.word_after(stop)
        if (country := here.lexicon.nisbas.get(f"{first} {second}")) and _agrees(first, word):
            return stop + 1 + len(second), country
        if (country := here.lexicon.nisbas.get(first)) and _agrees(first, word):
            return stop, country
    linked = len(first) + 1 if first in here.lexicon.words["link"] else 0
    for follower in here.at.get(hit.end + 1 + linked, ()):
        named = next((n for n in follower.names if n.kind is ActorKind.COUNTRY), None)
        if named and (linked or _governs(word.form, follower.glued)):
            return follower.end, here.lexicon.homes.get(named.actor_id, "")
        leader = next((n for n in follower.names if n.actor_id in setting.sure), None)
        if leader and leader.kind is ActorKind.PERSON and word.form == "construct" and not follower.glued:
            return follower.end, here.lexicon.homes.get(leader.actor_id, "")
    return hit.end, ""


def _owner_before(here: Scene, hit: Hit) -> tuple[int, str]:
    """Where an English body's name begins with its country, and which that is: `Iran's foreign ministry`."""
    start, owner = owner_before(here, hit)
    if isinstance(owner, Name):
        return start, here.lexicon.homes.get(owner.actor_id, "") if owner.kind is ActorKind.COUNTRY else ""
    return start, owner or ""


def _agrees(nisba: str, word: BodyWord) -> bool:
    """Whether the adjective has the body's gender: `الخارجية السوري` is a slip for the minister."""
    return nisba.endswith("ه") == word.feminine


def _governs(form: str, glued: str) -> bool:
    """Whether a country so joined belongs to the body before it."""
    return not glued if form == "construct" else glued in ("ب", "ل")
