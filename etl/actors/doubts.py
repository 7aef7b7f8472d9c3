"""Hits of a text that may be another word, or part of another name → whether they are, by what stands around them."""

from functools import lru_cache

from etl.actors.lexicon import Lexicon
from etl.actors.matcher import Hit
from etl.actors.meanings import Name
from etl.actors.plain import Plain
from etl.actors.scene import Scene
from etl.actors.shapes import shape
from etl.model import ActorKind

MOST_TITLES = 7
_CLITICS = ("", "و", "ب", "ل", "وب", "ول")
_PLACES = (ActorKind.COUNTRY, ActorKind.PLACE)


def another_word(here: Scene, hit: Hit) -> bool:
    """Whether the hit is no name here at all."""
    return _adjectival(here, hit) or _ordinary(here, hit) or _in_latin_name(here, hit)


def of_another(here: Scene, hit: Hit, name: Name) -> bool:
    """Whether a person's name is that of a facility, of a namesake, or part of a longer name."""
    return at_facility(here, hit, name) or _part_of_longer(here, hit, name) or namesake(here, hit.start, name.actor_id)


def _adjectival(here: Scene, hit: Hit) -> bool:
    """Whether a country's name is an adjective here: `القوات السعودية`, not `السعودية`."""
    text = here.text.text
    if hit.glued or not text.startswith("ال", hit.start) or hit.start - 1 in here.text.breaks:
        return False
    if text[hit.start : hit.end] not in here.lexicon.nisbas:
        return False
    before = here.text.word_before(hit.start)
    lists = here.lexicon.words
    definite = before.startswith(("ال", "وال", "بال", "لل", "فال", "كال")) and len(before) > 4
    return definite and before not in lists["body-stop"] and before not in lists["function"]


def _ordinary(here: Scene, hit: Hit) -> bool:
    """Whether the name is another word by what stands around it: `مسقط رأسه`, `سوق عكاظ`, `بحماس`."""
    listed = here.lexicon.words["no-name"]
    word = here.text.text[hit.start : hit.end]
    token = hit.glued + word
    if token not in (told := _told_apart(here.lexicon)) and word not in told:
        return False
    before = here.text.word_before(hit.start - len(hit.glued))
    return token in listed or f"{word} {here.text.word_after(hit.end)}" in listed or f"{before} {token}" in listed


@lru_cache(maxsize=4)
def _told_apart(lexicon: Lexicon) -> frozenset[str]:
    """The phrases of `no-name`, and each without its first and without its last word."""
    listed = lexicon.words["no-name"]
    return listed.union(*((phrase.partition(" ")[2], phrase.rpartition(" ")[0]) for phrase in listed))


def plays(here: Scene, hit: Hit) -> bool:
    """Whether a word that is a club or a city, or an adjective, is the club: no `في ليفربول`, no `البنك الأهلي`."""
    text, lists = here.text, here.lexicon.words
    at = hit.start - len(hit.glued)
    before, behind = text.word_before(at), text.word_after(hit.end)
    place = before in lists["place"] or before in lists["city"] or before in lists["inside"] or hit.glued == "ب"
    other = before.startswith("ال") and at - 1 not in text.breaks and before not in lists["sport"]
    longer = behind.startswith("ال") and behind.endswith(("ي", "يه")) and hit.end not in text.breaks
    return not (place or other or longer)


def is_team(here: Scene, hit: Hit) -> bool:
    """Whether an English place begins the name of a team: `Miami Dolphins`, `Leeds United`, no `Tokyo Olympics`."""
    text, lists = here.text, here.lexicon.words
    behind = text.word_after(hit.end)
    first = text.span(hit.end + 1, hit.end + 2).start
    if hit.end in text.breaks or not text.raw[first : first + 1].isupper():
        return False
    return behind in lists["team"] or (len(behind) > 3 and behind.endswith("s") and behind not in lists["no-team"])


def _in_latin_name(here: Scene, hit: Hit) -> bool:
    """Whether a place of one word is a person's name here: `Jordan Klepper`, `Theresa Jordan`."""
    text, lists = here.text, here.lexicon.words
    word = text.text[hit.start : hit.end]
    if not word.isascii() or " " in word or not any(n.kind in _PLACES for n in hit.names):
        return False
    before, behind = text.word_before(hit.start), text.word_after(hit.end)
    if before in lists["latin"] and hit.start - 1 not in text.breaks and _is_capital(text, hit.start - 1 - len(before)):
        return True
    goes_on = hit.end not in text.breaks and behind.isalpha() and behind not in lists["latin-stop"]
    return word in lists["latin-place"] and goes_on and _is_capital(text, hit.end + 1)


def _is_capital(text: Plain, at: int) -> bool:
    raw = text.raw[text.span(at, at + 2).start :][:2]
    return raw[:1].isupper() and not raw[1:].isupper()


def beside_places(here: Scene, hit: Hit) -> bool:
    """Whether a word that may be a place is one: behind `مدينة`, `شمال` …, or in a list of places."""
    text = here.text
    at = hit.start - len(hit.glued)
    before, behind = text.word_before(at), text.word_after(hit.end)
    lists = here.lexicon.words
    if before in lists["place"] or before in lists["beside-place"]:
        return at - 1 not in text.breaks
    listed = hit.glued.endswith("و") or at - 1 in text.breaks
    return (listed and _is_place(here, before)) or (behind.startswith("و") and _is_place(here, behind[1:]))


def _is_place(here: Scene, word: str) -> bool:
    """Whether the word, past a conjunction or preposition, is the name of a country or place that stands alone."""
    forms = (word[len(clitic) :] for clitic in _CLITICS if word.startswith(clitic))
    return any(n.kind in _PLACES and n.use == "name" for form in forms for n in here.lexicon.names.get(form, ()))


def _part_of_longer(here: Scene, hit: Hit, name: Name) -> bool:
    """Whether the name is part of another's: `حافظ قائد السبسي`, `عبدالله بن عبدالعزيز الخثلان`."""
    text = here.text
    last, behind = text.word_before(hit.end + 1), text.word_after(hit.end)
    son = f" بن {last}" in text.text[hit.start : hit.end] and hit.end not in text.breaks
    if son and behind == "بن" and not _knows(here, hit.end + 4, name):
        return True
    if son and behind.startswith("ال") and shape(behind, here.lexicon) in ("F", "X", "D"):
        return True
    word = text.word_before(hit.start)
    if hit.glued or hit.start - 1 in text.breaks:
        return False
    if word == "بن":
        return not name.written.startswith("بن")
    if name.written.startswith("بن "):
        return shape(word, here.lexicon) in ("G", "W", "V", "F") or word.startswith("عبد")
    if word in here.lexicon.words["latin"] and word not in here.lexicon.parts.get(name.actor_id, ()):
        return _is_capital(text, hit.start - 1 - len(word))
    return word in here.lexicon.words["given"] and word not in here.lexicon.parts.get(name.actor_id, ())


def _knows(here: Scene, end: int, name: Name) -> bool:
    """Whether the father named behind the `بن` that ends at `end` is one of the person's, as far as they are known."""
    known, father = here.lexicon.parts.get(name.actor_id, frozenset()), here.text.word_after(end)
    if father == "عبد":
        father += here.text.word_after(end + 4)
    return (
        father in known
        or father.removeprefix("عبد") in known
        or here.lexicon.homes.get(name.actor_id) in here.lexicon.thrones
    )


def namesake(here: Scene, start: int, actor_id: str) -> bool:
    """Whether the name at `start` of an office holder is a poet's, a player's, a pupil's … who is called the same."""
    return actor_id in here.lexicon.officials and here.text.word_before(start) in here.lexicon.words["private"]


def at_facility(here: Scene, hit: Hit, name: Name) -> bool:
    """Whether the name is that of a hospital, a street, a prize …, past titles and other parts of it before."""
    at = hit.start - len(hit.glued)
    parts = here.lexicon.parts.get(name.actor_id, frozenset())
    while name.use == "short" and (word := here.text.word_before(at)) in parts:
        at -= len(word) + 1
    return behind_facility(here.text, at, here.lexicon)


def behind_facility(text: Plain, at: int, lexicon: Lexicon) -> bool:
    """Whether a facility stands before `at`: `مستشفى الملك` past titles, `المستشفى الجامعي`, no `مدير المستشفى`."""
    first, word, lists = at, text.word_before(at), lexicon.words
    for _ in range(MOST_TITLES):
        if word not in lists["title"]:
            break
        at -= len(word) + 1
        word = text.word_before(at)
    if word in _facilities(lexicon, ""):
        return True
    if at < first or word not in lists["facility-adjective"]:
        return False
    before = text.word_before(at - len(word) - 1)
    if before not in _facilities(lexicon, "ال"):
        return False
    return text.word_before(at - len(word) - len(before) - 2) not in lists["person-noun"]


@lru_cache(maxsize=8)
def _facilities(lexicon: Lexicon, article: str) -> frozenset[str]:
    """Nouns for facilities with their article, past a clitic."""
    return frozenset(clitic + article + noun for clitic in _CLITICS for noun in lexicon.words["facility"])
