"""A trigger's dictionary forms into every folded word form that can stand in a text: clitics, persons, numbers."""

from collections.abc import Iterator
from enum import IntEnum

from etl.text import fold_text


class Form(IntEnum):
    """What sort of form of a trigger a word is; it decides between told, to come and merely named."""

    PAST = 0
    PRESENT = 1
    FUTURE = 2
    PURPOSE = 3  # لـ and the subjunctive, the English infinitive
    PARTICIPLE = 4  # an accusative participle hung on another verb: "داعيا إلى"
    NOUN = 5


FINITE = (Form.PAST, Form.PRESENT, Form.FUTURE)

_AND = ("", "و", "ف")
_OBJECTS = ("", "ه", "ها", "هم", "هما")
_PERSONS = ("ي", "ت")
_NOUN_HEADS = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "ال", "وال", "فال", "بال", "وبال", "كال", "لل", "ولل")
_NOUN_TAILS = ("", "ه", "ها", "هم", "هما", "نا", "ين", "ان")
_PRESENT_HEADS = {
    Form.PRESENT: ("", "و", "ف"),
    Form.FUTURE: ("س", "وس", "فس"),
    Form.PURPOSE: ("ل", "ول"),
}


def folded(word: str) -> str:
    """`word` in the letters of a folded text."""
    return fold_text(word.strip())


def arabic_past(verb: str) -> Iterator[tuple[str, str]]:
    """The past third persons of a verb given in the masculine singular, each with the letter that must end it.

    Folding loses a final أ and the object ه: بدا ("seemed") is not بدأ ("began"), and ة is no object. Other forms: "".
    """
    stem = folded(verb)
    if verb.strip()[-1] in "اى" and len(stem) > 2:
        root, third = stem[:-1], "ي" if stem[-1] == "ي" else "و"
        endings = [root + "ت", root + "وا", root + "تا", root + third + "ا"]
        with_object = (root + "ا", root + "ت")
    else:
        endings = [stem + "ت", stem + "وا", stem + "تا", stem + "ا", stem + "ن"]
        with_object = (stem, stem + "ت")
    hamza = "أ" if verb.strip().endswith("أ") else ""
    for head in _AND:
        yield head + stem, hamza
        yield from ((head + ending, "") for ending in endings)
        yield from (
            (head + ending + thing, thing if thing == "ه" else "") for ending in with_object for thing in _OBJECTS[1:]
        )


def arabic_present(verb: str) -> Iterator[tuple[str, Form]]:
    """The imperfect third persons of a verb given as يفعل, with the sense that its prefix gives."""
    rest = folded(verb)[1:]
    weak = rest[-1] in "يوا"
    plural = rest[:-1] if weak else rest
    tails = [rest, plural + "ون", plural + "وا", rest + "ان", *(rest + thing for thing in _OBJECTS[1:])]
    for form, heads in _PRESENT_HEADS.items():
        for head in heads:
            for person in _PERSONS:
                yield from ((head + person + tail, form) for tail in tails)


def arabic_noun(noun: str) -> Iterator[str]:
    """A noun with article, clitics, duals, pronouns and the accusative's alif."""
    return (form for form, _ in verbal_noun(noun))


def verbal_noun(noun: str) -> Iterator[tuple[str, Form]]:
    """The forms of `arabic_noun`; those behind ل name a purpose: "لبحث"."""
    stem = folded(noun)
    bare = stem.removeprefix("ال")
    heads = _NOUN_HEADS if bare == stem else tuple(head for head in _NOUN_HEADS if head.endswith(("ال", "لل")))
    tails = [bare]
    if bare.endswith("ه"):
        tails += [bare[:-1] + "ت" + tail for tail in _NOUN_TAILS[1:]]
    else:
        tails += [bare + tail for tail in _NOUN_TAILS[1:]] + [bare + "ا"]
    for head in heads:
        sense = Form.PURPOSE if head.endswith(("ل", "لل")) and not head.endswith("ال") else Form.NOUN
        yield from ((head + tail, sense) for tail in tails)


def arabic_participle(word: str) -> Iterator[str]:
    """An accusative participle in its four genders and numbers, with و before."""
    stem = folded(word)
    root = stem.removesuffix("ا")
    for head in ("", "و"):
        yield from (head + ending for ending in (stem, root + "ه", root.removesuffix("ي") + "ين"))


def english_verb(base: str, past: str) -> Iterator[tuple[str, Form]]:
    """The forms of an English verb; `past` is empty when it is regular."""
    head, _, particle = folded(base).partition(" ")
    tail = f" {particle}" if particle else ""
    stem = head.removesuffix("e")
    doubled = head + head[-1] if len(head) < 7 and head[-1] in "tnpbgml" and head[-2] in "aeiou" else head
    is_y = head.endswith("y") and head[-2] not in "aeiou"
    third = head[:-1] + "ies" if is_y else head + ("es" if head.endswith(("s", "sh", "ch", "x", "z")) else "s")
    regular = head[:-1] + "ied" if is_y else stem + "ed"
    yield head + tail, Form.PURPOSE
    yield third + tail, Form.PRESENT
    yield (stem if head.endswith("e") and not head.endswith("ee") else head) + "ing" + tail, Form.PRESENT
    if past:
        yield folded(past), Form.PAST
        return
    yield regular + tail, Form.PAST
    if doubled != head:
        yield doubled + "ed" + tail, Form.PAST
        yield doubled + "ing" + tail, Form.PRESENT
