"""Raw text in, the text that the store keeps out: small steps in a fixed order, skipped where they cannot apply."""

from collections.abc import Callable
from dataclasses import dataclass

from etl.read import furniture, layout, letters, markup, tagged


@dataclass(frozen=True, slots=True)
class Step:
    """One step of cleaning."""

    name: str
    apply: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Group:
    """Steps that share a cheap test, which is true wherever one of them could change something."""

    may_apply: Callable[[str], bool]
    steps: tuple[Step, ...]


def _always(_text: str) -> bool:
    """True: the steps are their own test."""
    return True


LETTERS = (
    Group(letters.looks_mojibake, (Step("mojibake", letters.mend_mojibake),)),
    Group(
        letters.has_rare,
        (
            Step("lost characters", letters.replace_lost),
            Step("blanks and controls", letters.plain_blanks),
            Step("presentation forms", letters.plain_forms),
        ),
    ),
    Group(lambda text: "&" in text, (Step("entities", markup.decode_entities),)),
    Group(lambda text: "<" in text or "]]>" in text, (Step("tags", markup.strip_tags),)),
    Group(lambda text: not text.isascii(), (Step("composition", letters.compose),)),
)
BODY = (
    *LETTERS,
    Group(lambda text: "{" in text or "function" in text or "jQuery" in text, (Step("code", markup.strip_code),)),
    Group(
        furniture.has_furniture,
        (Step("related stories", furniture.strip_related), Step("furniture", furniture.strip_furniture)),
    ),
    Group(_always, (Step("glued sentences", layout.part_sentences),)),
    Group(
        _always,
        (
            Step("tidy blanks", layout.tidy_blanks),
            Step("furniture", furniture.strip_lines),
            Step("picture credits", furniture.strip_credits),
            Step("tags", tagged.strip_tags_below),
        ),
    ),
)
LINE = (*LETTERS, Group(_always, (Step("one line", layout.one_line),)))


def clean(text: str, groups: tuple[Group, ...], without: frozenset[str] = frozenset()) -> str:
    """`text` after the steps of `groups`, those named in `without` left out."""
    for group in groups:
        if group.may_apply(text):
            for step in group.steps:
                if step.name not in without:
                    text = step.apply(text)
    return text


def clean_body(text: str, without: frozenset[str] = frozenset()) -> str:
    """The body as the store keeps it: offsets of every mention refer to this text."""
    return clean(text, BODY, without)


def clean_line(text: str, without: frozenset[str] = frozenset()) -> str:
    """A title, a name or a keyword as the store keeps it."""
    return clean(text, LINE, without)
