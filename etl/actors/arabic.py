"""An Arabic role word → the seat it names, by the adjective, country or body behind it; duals name several."""

from etl.actors.doubts import MOST_TITLES
from etl.actors.matcher import Hit
from etl.actors.meanings import RoleWord
from etl.actors.offices import Office, Standing, head
from etl.actors.scene import Reference, Scene
from etl.actors.shapes import shape
from etl.model import ActorKind

_SENT = ("un-envoy", "us-envoy", "envoy", "ambassador")  # roles that are held to a country, and not in it


def read_definite(here: Scene, hit: Hit, word: RoleWord) -> Reference | None:
    """What an Arabic `word` at `hit` refers to, None when nothing that it needs stands behind it."""
    if word.form == "fixed":
        return Reference(hit.start, hit.end, word, Office(word.role, next(iter(word.countries))), Standing.HOLDER)
    first = Standing.LEAVING if _leaves(here, hit) else Standing.HOLDER
    end, standing = _standing(here, hit.end, first)
    if word.role == "head":
        return _headed(here, hit.start, end, word, standing)
    end, country = _country(here, end, word)
    end, standing = _standing(here, end, standing)
    if word.role == "head-of-government" and here.text.word_before(end + 1) in here.lexicon.words["designate"]:
        standing = Standing.ELECT
    if (country and word.countries and country not in word.countries) or not _late(word, standing):
        return None
    if here.text.word_after(end) in here.lexicon.words["unsettled"] or _sent_elsewhere(here, end, word):
        return None
    if not country and not _may_be_bare(here, word, hit.start, end):
        return None
    his = word.bare == "his"
    return Reference(hit.start, end, word, Office(word.role, "" if his else country), standing, his=his)


def read_several(here: Scene, hit: Hit, word: RoleWord) -> list[Reference]:
    """The seats that a dual or plural names: `وزيرا خارجية مصر والأردن`, `الرئيسان الأمريكي والروسي`."""
    end = hit.end
    seats: list[Office] = []
    while True:
        stop, office = _next_seat(here, hit, end, word, follows=bool(seats))
        if not office:
            break
        end = stop
        seats.append(office)
    if len(seats) < 2:
        return []
    return [Reference(hit.start, end, word, office, Standing.HOLDER) for office in seats]


def _next_seat(here: Scene, hit: Hit, end: int, word: RoleWord, *, follows: bool) -> tuple[int, Office | None]:
    """The country or body behind `end`, with `و` before it when another one precedes."""
    follower = here.text.word_after(end)
    nisba = follower[1:] if follows and follower.startswith("وال") else follower
    if word.form == "definite" and nisba.startswith("ال") and (country := here.lexicon.nisbas.get(nisba)):
        return end + 1 + len(follower), Office(word.role, country)
    for other in here.at.get(end + 1, ()) if word.form == "construct" else ():
        if other.glued != ("و" if follows else ""):
            continue
        for name in other.names:
            if word.role == "head" and name.kind is ActorKind.ORGANIZATION:
                return other.end, head(word.phrase, name.actor_id)
            if word.role != "head" and name.kind is ActorKind.COUNTRY:
                return other.end, Office(word.role, here.lexicon.homes.get(name.actor_id, ""))
    return end, None


def _sent_elsewhere(here: Scene, end: int, word: RoleWord) -> bool:
    """Whether an envoy is sent to what nobody listed: `إلى القرن الأفريقي`, and not come to a city."""
    link = here.text.word_after(end)
    if word.role != "envoy" or link not in ("الي", "لدي", "لشوون"):
        return False
    targets = here.at.get(end + 2 + len(link), ())
    return not any(name.kind is ActorKind.PLACE for hit in targets for name in hit.names)


def _late(word: RoleWord, standing: Standing) -> bool:
    """Whether a word that means the holder only with الراحل has it."""
    return word.bare != "late" or standing is Standing.LATE


def _leaves(here: Scene, hit: Hit) -> bool:
    """Whether the death, fall or resignation of the holder is told: `مقتل الرئيس`."""
    before = here.text.word_before(hit.start)
    return not hit.glued and before in here.lexicon.words["leaving"]


def _may_be_bare(here: Scene, word: RoleWord, start: int, end: int) -> bool:
    """Whether the office may go without a country here: no name of another holder or other office follows."""
    if word.form == "construct" or not word.bare or (word.bare == "alone" and _part_of_name(here, start, end)):
        return False
    behind = here.text.word_after(end)
    if word.role.startswith("deputy") and behind.startswith(("لل", "لشوون")):
        return False
    return behind not in here.lexicon.words["other-office"] or end in here.text.breaks


def _part_of_name(here: Scene, start: int, end: int) -> bool:
    """Whether what may be a name follows, past titles, or عبد goes before."""
    if here.text.word_before(start).endswith("عبد"):
        return True
    word = here.text.word_after(end)
    for _ in range(MOST_TITLES):
        if word not in here.lexicon.words["title"]:
            break
        end += 1 + len(word)
        word = here.text.word_after(end)
    kind = shape(word, here.lexicon)
    return kind in ("G", "W", "V", "F", "P") or (kind == "X" and word[0] not in "وفبلك")


def _standing(here: Scene, end: int, before: Standing) -> tuple[int, Standing]:
    """Past `المنتخب`, `السابق` and their like behind `end`."""
    word = here.text.word_after(end)
    lists = here.lexicon.words
    if end in here.text.breaks:
        return end, before
    if word in lists["elect"]:
        return end + 1 + len(word), Standing.ELECT
    if word in lists["late"]:
        return end + 1 + len(word), Standing.LATE
    if word in lists["former"]:
        return end + 1 + len(word), Standing.FORMER
    if word in lists["sitting"]:
        return end + 1 + len(word), before
    return end, before


def _country(here: Scene, end: int, word: RoleWord) -> tuple[int, str]:
    """The country behind `end` as adjective or name, past `والتعاون …`; its own end, or `end` and empty text."""
    at = end
    for _ in range(6):
        stop, country = _adjective(here, at)
        if not country:
            stop, country = _country_name(here, at, word)
        if country:
            return stop, country
        follower = here.text.word_after(at)
        goes_on = follower.startswith("وال") or (at > end and follower.startswith(("ال", "بال")))
        if not goes_on or word.form != "definite" or not word.role.endswith("minister") or at in here.text.breaks:
            break
        at += 1 + len(follower)
    return end, ""


def _adjective(here: Scene, end: int) -> tuple[int, str]:
    """A nisba of one or two words behind `end`, with the article."""
    first = here.text.word_after(end)
    if not first.startswith(("ال", "لل")):
        return end, ""
    stop = end + 1 + len(first)
    second = here.text.word_after(stop)
    if country := here.lexicon.nisbas.get(f"{first} {second}"):
        return stop + 1 + len(second), country
    return stop, here.lexicon.nisbas.get(first, "")


def _country_name(here: Scene, end: int, word: RoleWord) -> tuple[int, str]:
    """A country's name behind `end`: governed by a construct, or after بـ, لـ, في behind a definite role."""
    follower = here.text.word_after(end)
    linked = follower in here.lexicon.words["link"] and word.role != "head-of-state"
    linked = linked or (follower == "الي" and word.role in _SENT)
    start = end + 1 + (len(follower) + 1 if linked else 0)
    for hit in here.at.get(start, ()):
        named = next((n for n in hit.names if n.kind is ActorKind.COUNTRY), None)
        governed = not hit.glued and not linked if word.form == "construct" else linked or _preposed(here, hit)
        if named and governed:
            return hit.end, here.lexicon.homes.get(named.actor_id, "")
    return end, ""


def _preposed(here: Scene, hit: Hit) -> bool:
    """Whether a preposition is glued before the name."""
    return hit.glued in ("ب", "ل") or here.text.text.startswith("لل", hit.start)


def _of_a_body(here: Scene, end: int) -> bool:
    """Whether another office, or a body that nobody listed, follows: `المساعد`, `للهيئة …`, no `لمتابعة …`."""
    lists, behind = here.lexicon.words, here.text.word_after(end)
    other = behind in lists["other-office"] or behind in lists["link"] or behind.startswith("لل")
    return other or (behind[:1] == "ل" and behind[1:] in lists["body-head"])


def _headed(here: Scene, start: int, end: int, word: RoleWord, standing: Standing) -> Reference | None:
    """An organization behind `الأمين العام`, `رئيس` and their like; some go without one, and mean that of the text."""
    link = here.text.word_after(end)
    linked = here.at.get(end + 2 + len(link), ()) if link in here.lexicon.words["link"] else ()
    for follower in (*here.at.get(end + 1, ()), *linked):
        if follower.glued not in ("", "ل"):
            continue
        named = next((n for n in follower.names if n.kind is ActorKind.ORGANIZATION), None)
        if named and (follower not in linked or named.actor_id in here.lexicon.several_heads):
            stop, standing = _standing(here, follower.end, standing)
            office = head(word.phrase, named.actor_id)
            return Reference(start, stop, word, office, standing, local=named.use == "local")
    if word.bare and not _of_a_body(here, end):
        return Reference(start, end, word, head(word.phrase, ""), standing)
    return None
