"""A word → what it can be in a person's name: by lists of names, by the vocabulary, by the letters of foreign names."""

from collections import Counter
from functools import lru_cache
from math import log

from etl.actors.lexicon import Lexicon
from etl.model import ActorKind

_PREFIXES = frozenset(
    ("وال", "بال", "فال", "كال", "ولل", "لل", "ال", "سي", "ست", "و", "ف", "ب", "ل", "ك", "س", "ي", "ت", "ن", "ا")
)
_SUFFIXES = frozenset(
    ("هما", "تها", "تهم", "ها", "هم", "نا", "ات", "ين", "ون", "ان", "كم", "وا", "ته", "ه", "ا", "ي", "ت")
)
_AFFIX = (1, 2, 3)  # letters of a prefix or suffix
_USES = (("particle", "P"), ("given", "G"), ("weak", "W"), ("doubtful", "V"), ("family", "F"))
_Counts = tuple[Counter[str], Counter[str]]  # of three letters, and of the first two of them
_LETTERS, _SMOOTH = 36, 0.3
_GLUED_AT_MOST = 3.0  # `foreignness` of what may be a clitic and another word


@lru_cache(maxsize=1 << 13)
def shape(word: str, lexicon: Lexicon) -> str:
    """What a word can be in a name, as one letter; nothing for an ordinary word.

    G given name, W given name or ordinary word, V rather ordinary, F family name, P particle, X a word that the
    vocabulary does not know in any form, D one derived with a suffix.
    """
    lists = lexicon.words
    if word in _namely(lexicon):
        letter = next(letter for use, letter in _USES if word in lists[use])
        return "V" if letter == "G" and word in lexicon.nisbas else letter
    if len(word) < 3 or word.isascii() or not word.isalpha() or word in lexicon.nisbas:
        return ""
    return _strange(word, lexicon)


@lru_cache(maxsize=4)
def _namely(lexicon: Lexicon) -> frozenset[str]:
    """Words that lists know as parts of names."""
    return frozenset().union(*(lexicon.words[use] for use, _ in _USES))


@lru_cache(maxsize=4)
def ordinary(lexicon: Lexicon) -> frozenset[str]:
    """Words that are no names: the vocabulary, and the words that steer the reading of names."""
    names = {use for use, _ in _USES}
    return lexicon.vocabulary.union(*(words for use, words in lexicon.words.items() if use not in names))


@lru_cache(maxsize=4)
def _known(lexicon: Lexicon) -> tuple[frozenset[str], frozenset[str]]:
    """Ordinary words, also without their article; and those, also without the ending of the feminine."""
    bare = ordinary(lexicon).union(word[2:] for word in ordinary(lexicon) if word.startswith("ال"))
    return bare, bare.union(word[:-1] for word in ordinary(lexicon) if word.endswith("ه"))


def _strange(word: str, lexicon: Lexicon) -> str:
    """X for a word that no form of an ordinary one is, D for one derived with a suffix alone, else nothing."""
    bare, known = _known(lexicon)
    stems = [word[n:] for n in _AFFIX if word[:n] in _PREFIXES and len(word) > n + 2]
    if word in known or not known.isdisjoint(stems):
        return ""
    if _derived(word, 3, bare, known):
        return "D"
    if any(_derived(stem, 4, bare, known) for stem in stems):
        return "D" if word.startswith("ال") else ""
    return "X"


def _derived(stem: str, least: int, bare: frozenset[str], known: frozenset[str]) -> bool:
    """Whether a suffix behind at least so many letters makes the stem of an ordinary word."""
    suffixes = [stem[-n:] for n in _AFFIX if stem[-n:] in _SUFFIXES and len(stem) >= n + least]
    return any(stem[: -len(suffix)] in (bare if suffix == "ي" else known) for suffix in suffixes)


@lru_cache(maxsize=1 << 13)
def foreignness(word: str, lexicon: Lexicon) -> float:
    """How much likelier the letters of `word` are in a foreign name than in an Arabic word, as a natural logarithm."""
    known = _leanings(lexicon)
    return sum([known[gram] if gram in known else _leaning(gram, *_letters(lexicon)) for gram in _grams(word)])


@lru_cache(maxsize=4)
def _leanings(lexicon: Lexicon) -> dict[str, float]:
    """Three letters of a name or a word of the vocabulary → how much likelier they are in a foreign name."""
    names, words = _letters(lexicon)
    return {gram: _leaning(gram, names, words) for gram in names[0] | words[0]}


def may_be_glued(word: str, lexicon: Lexicon) -> bool:
    """Whether an unknown word may be an article, a conjunction or a preposition with another word."""
    return word.startswith(("ال", "لل", "و")) or (word[0] in "بلفس" and foreignness(word, lexicon) < _GLUED_AT_MOST)


@lru_cache(maxsize=4)
def _letters(lexicon: Lexicon) -> tuple[_Counts, _Counts]:
    """Runs of three letters in the names of foreigners and in the vocabulary."""
    names = {
        word
        for name, meanings in lexicon.names.items()
        if any(m.kind is ActorKind.PERSON and lexicon.homes.get(m.actor_id) not in lexicon.arab for m in meanings)
        for word in name.split()
        if len(word) > 2 and not word.isascii() and word not in lexicon.vocabulary
    }
    return _count(names), _count({word for word in lexicon.vocabulary if word.isalpha()})


def _count(words: set[str]) -> _Counts:
    grams = Counter(gram for word in words for gram in _grams(word))
    heads: Counter[str] = Counter()
    for gram, times in grams.items():
        heads[gram[:2]] += times
    return grams, heads


def _grams(word: str) -> list[str]:
    padded = f"^^{word}$"
    return [padded[i : i + 3] for i in range(len(padded) - 2)]


def _leaning(gram: str, names: _Counts, words: _Counts) -> float:
    return _chance(gram, names) - _chance(gram, words)


def _chance(gram: str, counts: _Counts) -> float:
    return log((counts[0][gram] + _SMOOTH) / (counts[1][gram[:2]] + _SMOOTH * _LETTERS))
