"""Raw text in, the text that the store keeps out: small steps in a fixed order, skipped where they cannot apply."""

from collections.abc import Callable
from dataclasses import dataclass

from etl.read import boilerplate, layout, letters, markup


@dataclass(frozen=True, slots=True)
class Step:
    """One step of cleaning, and a cheap test that is true wherever the step could change something."""

    name: str
    may_apply: Callable[[str], bool]
    apply: Callable[[str], str]


def _always(_text: str) -> bool:
    """True: the step is its own test."""
    return True


LETTERS = (
    Step("lost characters", lambda text: not text.isascii() or "\0" in text, letters.replace_lost),
    Step("mojibake", letters.looks_mojibake, letters.mend_mojibake),
    Step("entities", lambda text: "&" in text, markup.decode_entities),
    Step("tags", lambda text: "<" in text or "]]>" in text, markup.strip_tags),
    Step("blanks and controls", lambda text: not text.isascii() or not text.isprintable(), letters.plain_blanks),
    Step("composition", lambda text: not text.isascii(), letters.compose),
    Step("presentation forms", lambda text: not text.isascii(), letters.plain_forms),
)
BODY = (
    *LETTERS,
    Step("code", lambda text: "{" in text or ";" in text, markup.strip_code),
    Step("related stories", boilerplate.has_furniture, boilerplate.strip_related),
    Step("furniture", boilerplate.has_furniture, boilerplate.strip_furniture),
    Step("glued sentences", _always, layout.part_sentences),
    Step("tidy blanks", _always, layout.tidy_blanks),
)
LINE = (*LETTERS, Step("one line", _always, layout.one_line))


def clean(text: str, steps: tuple[Step, ...], without: frozenset[str] = frozenset()) -> str:
    """`text` after `steps`, those named in `without` left out."""
    for step in steps:
        if step.name not in without and step.may_apply(text):
            text = step.apply(text)
    return text


def clean_body(text: str, without: frozenset[str] = frozenset()) -> str:
    """The body as the store keeps it: offsets of every mention refer to this text."""
    return clean(text, BODY, without)


def clean_line(text: str, without: frozenset[str] = frozenset()) -> str:
    """A title, a name or a keyword as the store keeps it."""
    return clean(text, LINE, without)
