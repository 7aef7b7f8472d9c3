"""A word → what it may open in any text: a name, the words for an office or a body, a nation's adjective."""

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import lru_cache

from etl.actors.lexicon import Lexicon
from etl.actors.phrases import GLUED, Phrase
from etl.actors.shapes import foreignness, shape

CLITICS = ("و", "ف", "ب", "ل", "ك", "وب", "ول")
FOREIGN_CUED = 1.5  # least `foreignness` of both words of a foreign name that a cue announces
_KEPT = 1 << 17  # words that open nothing, and others, which a process remembers: the first it meets are the usual ones


@dataclass(frozen=True, slots=True)
class Sign:
    """What a word may open, or say of the word behind it."""

    cut: int | None  # letters glued before a given name; None when the word is none
    foreign: bool  # the letters are those of a foreign name
    takes_cue: bool  # what stands before it may announce a name
    cue: str  # of the word behind it: `title`, `speech` or nothing
    person_noun: bool
    heads: tuple[tuple[int, str], ...]  # of organizations: the letters glued before it, and how it governs
    country: str  # of the nation whose adjective it is
    sport: bool = False  # it is a word of sport
    phrases: tuple[tuple[str, Phrase], ...] = ()  # what is glued before listed phrases that begin with it, and these


_FOREIGN = Sign(None, True, True, "", False, (), "")
_SILENT = Sign(None, False, True, "", False, (), "")
_NOTHING = ("",)
_OPENINGS = {  # first two letters of a word → what may be glued before a listed word in it, the shortest first
    key: tuple(sorted((glued for glued in GLUED if glued.startswith(key) or key.startswith(glued)), key=len))
    for key in {glued[:2] for glued in GLUED if len(glued) > 1}
}
_OPENINGS |= {letter: ("", letter) for letter in GLUED if len(letter) == 1}  # where the second letter is none of those


class Signs:
    """The words met so far: those that open something with their signs, and the many that open nothing.

    When they are too many all are forgotten: a memory that knows which is the oldest would take three times as long.
    """

    __slots__ = ("_found", "_glued", "_heads", "_lexicon", "_listed", "_nations", "_silent", "_uses")

    def __init__(self, lexicon: Lexicon) -> None:
        """Prepare the lists of words."""
        self._lexicon = lexicon
        self._uses, self._heads, self._nations = _uses(lexicon), _heads(lexicon), _nations(lexicon)
        self._glued = glued_names(lexicon)
        lists = (self._uses, self._heads, self._nations, self._glued, lexicon.phrases)
        self._listed = frozenset().union(*lists, lexicon.words["of-god"], lexicon.words["sport"])
        self._found: dict[str, Sign] = {}
        self._silent: set[str] = set()

    def among(self, words: list[str]) -> list[tuple[int, Sign]]:
        """The words that open something, by their number."""
        silent, found, learn = self._silent, self._found.get, self._learn
        return [
            (i, sign) for i, word in enumerate(words) if word not in silent and (sign := found(word) or learn(word))
        ]

    def _learn(self, word: str) -> Sign | None:
        """The sign of a word that was not met before."""
        listed = word in self._listed
        sign = self._listed_sign(word) if listed or word.endswith("عبد") else None
        if sign is None and _may_be_foreign(word, self._lexicon):
            sign = _FOREIGN
        sport = listed and word in self._lexicon.words["sport"]
        phrases = self._phrases(word)
        if sport or phrases:
            sign = replace(sign or _SILENT, sport=sport, phrases=phrases)
        if sign is None and len(self._silent) < _KEPT:
            self._silent.add(word)
        elif sign is not None and len(self._found) < _KEPT:
            self._found[word] = sign
        return sign

    def _phrases(self, word: str) -> tuple[tuple[str, Phrase], ...]:
        """The listed phrases that begin with the word, or with what is left of it behind a clitic."""
        known = self._lexicon.phrases
        parts = [(glued, known.get(word[len(glued) :])) for glued in _glued(word) if word.startswith(glued)]
        return tuple([(glued, phrase) for glued, phrase in parts if phrase and glued in phrase.clitics])

    def _listed_sign(self, word: str) -> Sign | None:
        use, head, country = self._uses.get(word, ""), self._heads.get(word, ()), self._nations.get(word, "")
        god = word in self._lexicon.words["of-god"]
        cut = 0 if "n" in use or god else _before_name(word, self._glued)
        if not (use or head or country or cut is not None):
            return None
        foreign = cut is None and _may_be_foreign(word, self._lexicon)
        takes_cue = "t" not in use or (cut is not None and "n" not in use)
        cue = "title" if "t" in use else "speech" if "s" in use else ""
        return Sign(cut, foreign, takes_cue, cue, "p" in use, head, country)


def _glued(word: str) -> tuple[str, ...]:
    """What may be glued before a listed word in `word`, by its first letters."""
    return _OPENINGS.get(word[:2]) or _OPENINGS.get(word[0], _NOTHING)


@lru_cache(maxsize=4)
def signs(lexicon: Lexicon) -> Signs:
    """The signs of words by the facts of `lexicon`; kept for the process."""
    return Signs(lexicon)


@lru_cache(maxsize=4)
def glued_names(lexicon: Lexicon) -> dict[str, int]:
    """Given names with a clitic before them → how many letters the clitic has."""
    names = lexicon.words["given"] | lexicon.words["weak"]
    other = lexicon.words["family"] | lexicon.words["doubtful"] | lexicon.vocabulary
    forms = {
        c + name: len(c)
        for c in CLITICS
        for name in names
        if len(name) > 2 and (form := c + name) not in names and form not in other
    }
    return forms | {"و" + name: 1 for name in lexicon.words["doubtful"] if "و" + name not in names}


def _before_name(word: str, glued: dict[str, int]) -> int | None:
    """How many letters a word has glued before عبد or a given name; None when it has no such name."""
    if word.endswith("عبد") and word[:-3] in ("", *CLITICS):
        return len(word) - 3
    return glued.get(word)


def _uses(lexicon: Lexicon) -> dict[str, str]:
    """Words → what they announce: n a given name itself, t a title, s a speech verb, p a noun for a person."""
    out: defaultdict[str, str] = defaultdict(str)
    marks = (
        ("given", "n"),
        ("weak", "n"),
        ("doubtful", "n"),
        ("title", "t"),
        ("speech-verb", "s"),
        ("person-noun", "p"),
    )
    for use, letter in marks:
        for word in lexicon.words[use]:
            for clitic in ("", "و", "ب", "ل", "ف") if letter in "tp" else ("",):
                out[clitic + word] += letter
    return dict(out)


def _nations(lexicon: Lexicon) -> dict[str, str]:
    """Adjectives that are no other word → the country that they speak of."""
    ordinary = lexicon.words["no-nation"]
    return {nisba: country for nisba, country in lexicon.nisbas.items() if nisba not in ordinary}


def _may_be_foreign(word: str, lexicon: Lexicon) -> bool:
    """Whether the letters of an unknown word are those of a foreign name, past a conjunction."""
    bare = word[1:] if word[0] == "و" and len(word) > 5 else word
    if len(bare) < 4 or bare.startswith(("ال", "لل", "بال")) or shape(bare, lexicon) != "X":
        return False
    return foreignness(bare, lexicon) >= FOREIGN_CUED


def _heads(lexicon: Lexicon) -> dict[str, tuple[tuple[int, str], ...]]:
    """Every head with and without clitics → the letters of the clitic, and the head's class; `للجنة` has two."""
    forms: dict[str, tuple[tuple[int, str], ...]] = {}
    for use in ("definite-head", "body-head", "media-head"):
        for head in lexicon.words[use]:
            for clitic in ("", *CLITICS):
                forms.setdefault(clitic + head, ((len(clitic), use),))
    for head in lexicon.words["definite-head"]:
        form = "لل" + head[2:].removeprefix("ل")
        forms[form] = ((0, "definite-head"), *forms.get(form, ()))
    return forms
