"""A text in, its language out: Arabic, English, or other."""

import re
from functools import cache

from etl.letters import LetterMap
from etl.model import Language
from etl.read.facts import rows

_SAMPLE = 400  # characters that decide
_WORD = re.compile(r"[^\W\d_]+")
_ARABIC = [*range(0x621, 0x64B), *range(0x66E, 0x6D4), *range(0x6FA, 0x700)]
# Letters of Persian, Urdu, Kurdish, Pashto and Uyghur that Arabic news writes in foreign names at most.
_FOREIGN = "پچژگٹڈڑںےۓہھۆێەڵڕټډړږښڼېۍ"
_SORTS = LetterMap(dict.fromkeys(_ARABIC, "ا") | dict.fromkeys(map(ord, _FOREIGN), "پ"))  # two letters stand for all
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")


def detect_language(title: str, body: str) -> Language:
    """The language of an article, told by its script, its letters and its commonest words."""
    sample = f"{title}\n{body[:_SAMPLE]}"
    if sample.isascii():
        return _latin(sample)
    sorts = _SORTS.replace(sample)
    foreign = sorts.count("پ")
    arabic = sorts.count("ا") + foreign
    if arabic * 2 < len(sample) and arabic < len(_LATIN.findall(sample)):
        return _latin(sample)
    return _arabic(sample, arabic, foreign) if arabic else Language.OTHER


def _arabic(sample: str, letters: int, foreign: int) -> Language:
    """Arabic, unless `foreign` ones of its letters, or words of its neighbours, are too many."""
    if foreign * 25 > letters:
        return Language.OTHER
    if foreign and _share(sample, ("fa", "ur", "ckb")) > 0.06:
        return Language.OTHER
    return Language.ARABIC


def _latin(sample: str) -> Language:
    """English, unless another language's little words are commoner; without letters, other."""
    words = [word.lower() for word in _WORD.findall(sample)]
    if not words:
        return Language.OTHER
    words = [word for word in words if word in _little()]
    counts = {language: sum(map(known.__contains__, words)) for language, known in _known().items()}
    english = counts.pop("en")
    if english >= max(counts.values()) and (english or sample.isascii()):
        return Language.ENGLISH
    return Language.OTHER


def _share(sample: str, languages: tuple[str, ...]) -> float:
    """Share of the words of `sample` that are little words of one of `languages`."""
    words = _WORD.findall(sample)
    return max(sum(word in _known()[language] for word in words) for language in languages) / max(1, len(words))


@cache
def _little() -> frozenset[str]:
    """The little words of all languages."""
    return frozenset[str]().union(*_known().values())


@cache
def _known() -> dict[str, frozenset[str]]:
    """Each language's commonest little words."""
    return {row["language"]: frozenset(row["words"].split()) for row in rows("function_words.csv")}
