"""A folded name → the other ways in which newsrooms write it, by rule and not by listing."""

import re
from collections.abc import Iterator

_ABD = re.compile(r"\bعبد ?(?=ال\w{2})")
_ALLAH = re.compile(r"(?<=\w\w) ?(?=الله\b)")
_ABU, _ABU_JOINED = re.compile(r"\bابو (?=\w{3})"), re.compile(r"\bابو(?=\w{3})")
_AMERICA = (("امريك", "اميرك"), ("اميرك", "امريك"))
_SOUNDS = (("غ", "ج"), ("غ", "ق"), ("ج", "غ"), ("ق", "غ"))


def spellings(name: str, *, foreign: bool) -> Iterator[str]:
    """`name` and its variants: عبد ال and أبو joined or not, أمريكي and أميركي, in foreign names غ, ج, ق for one g."""
    seen = {name}
    yield name
    for variant in _variants(name, foreign):
        if variant not in seen:
            seen.add(variant)
            yield variant


def _variants(name: str, foreign: bool) -> Iterator[str]:
    if "عبد" in name:
        yield _ABD.sub("عبد", name)
        yield _ABD.sub("عبد ", name)
    if "الله" in name:
        yield _ALLAH.sub("", name)
        yield _ALLAH.sub(" ", name)
    if "ابو" in name:
        yield _ABU.sub("ابو", name)
        yield _ABU_JOINED.sub("ابو ", name)
    for one, other in _AMERICA:
        if one in name:
            yield name.replace(one, other)
    for one, other in _SOUNDS if foreign else ():
        if one in name:
            yield name.replace(one, other)


def skeleton(name: str) -> str:
    """The consonants of a foreign name, shared by its Arabic spellings: long vowels go, like sounds are one letter."""
    return _DOUBLE.sub(r"\1", name.translate(_SKELETON))


def one_sound(name: str) -> str:
    """The letters of a foreign name with those of like sound made one."""
    return name.translate(_LIKE)


_LIKE = str.maketrans("قجثذصطضز", "غغتدستدس")
_SKELETON = _LIKE | str.maketrans("", "", "اويهء")
_DOUBLE = re.compile(r"(\w)\1+")
