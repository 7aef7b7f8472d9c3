"""An English spelling of a name → the others that agencies write: Mohammed and Mohamed, al- and el-, -sky and -skiy."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice, product

_MOST = 64  # spellings of one name
_SLAVIC = ("sky", "skyy", "skiy", "skyi", "ski")
_ABD = re.compile(r"^abd([eu])l(?=\w{4})")
_HYPHEN = re.compile(r"(?<=\w{3})-(?=\w{4})")


def families(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Each spelling of a given name → all of its family; a family is one string with blanks between."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for family in map(str.split, words):
        for one in family:
            found[one].update(family)
    return {one: tuple(sorted(others)) for one, others in found.items()}


def romanisations(key: str, alias: str, known: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """The other folded spellings of `key`, the folded `alias`; those without article need two more words."""
    words = key.split()
    choices = [tuple(_alternatives(word, known)) for word in words]
    seen = {key}
    for spelled in (*islice(product(*choices), _MOST), *_joined(alias)):
        whole = " ".join(spelled)
        bare = " ".join(word for word in spelled if word not in ("al", "el"))
        for variant in (whole, bare) if len(bare.split()) > 1 else (whole,):
            if variant not in seen:
                seen.add(variant)
                yield variant


def _alternatives(word: str, known: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    yield word
    if word in ("al", "el"):
        yield "el" if word == "al" else "al"
    yield from (other for other in known.get(word, ()) if other != word)
    if _ABD.match(word):
        rest = word[5:]
        yield from (
            f"abd{vowel}l{gap}{rest}" for vowel in "eu" for gap in ("", " ") if f"abd{vowel}l{gap}{rest}" != word
        )
    ending = max((end for end in _SLAVIC if word.endswith(end)), key=len) if word.endswith(_SLAVIC) else ""
    if ending and len(word) > len(ending) + 2:
        yield from (word.removesuffix(ending) + other for other in _SLAVIC if other != ending)
    elif len(word) > 4 and word.endswith(("ei", "ey")):
        yield word[:-1] + ("y" if word.endswith("i") else "i")


def _joined(alias: str) -> Iterator[tuple[str, ...]]:
    """`Amir-Abdollahian` in one word."""
    folded = alias.lower()
    if _HYPHEN.search(folded) and folded.isascii():
        yield tuple(_HYPHEN.sub("", folded).replace("-", " ").replace("'", " ").split())
