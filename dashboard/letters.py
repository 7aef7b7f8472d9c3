"""A name that is known in Arabic only → its letters in Latin ones, for readers who cannot read it; no vowel is guessed.

After the simplified tables of the Library of Congress (ALA-LC), without marks under letters; the short vowels that
Arabic does not write are left out, so that nobody takes the result for the name's own English spelling.
"""

import unicodedata

_LETTERS = dict(
    zip("ءآأؤإئابتثجحخدذرزسشصضطظعغفقكلمنهىةپچژگ", [
        "'", "a", "a", "u'", "i", "i'", "a", "b", "t", "th", "j", "h", "kh", "d", "dh", "r", "z", "s", "sh", "s", "d",
        "t", "z", "'", "gh", "f", "q", "k", "l", "m", "n", "h", "a", "a", "p", "ch", "zh", "g",
    ], strict=True)
)  # fmt: skip
_LONG = {"و": ("w", "u"), "ي": ("y", "i")}  # between consonants they stand for a long vowel
_VOWELS = frozenset("اآأإىةوي")
_ARTICLE = "ال"


def letters(name: str) -> str:
    """The letters of an Arabic name in Latin ones; what is not Arabic stays."""
    bare = "".join(letter for letter in unicodedata.normalize("NFC", name) if not unicodedata.combining(letter))
    return " ".join(_word(word) for word in bare.replace("\u0640", "").split())


def _word(word: str) -> str:
    if word.startswith(_ARTICLE) and len(word) > len(_ARTICLE) + 1:
        return f"al-{_word(word.removeprefix(_ARTICLE))}"
    latin = ""
    for at, letter in enumerate(word):
        latin += _letter(letter, latin, word[at + 1 : at + 2])
    return latin


def _letter(letter: str, before: str, following: str) -> str:
    if letter not in _LONG:
        return _LETTERS.get(letter, letter)
    consonant, vowel = _LONG[letter]
    return consonant if not before or before[-1] in "aiu" or following in _VOWELS else vowel
