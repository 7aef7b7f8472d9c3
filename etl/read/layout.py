"""Text with ragged blanks and glued sentences in, one paragraph a line with single blanks out."""

import re

_RUNS = re.compile(r"[ \t]{2,}|\t")
_EDGES = re.compile(r"[ \t]*\n\s*")
# Two letters on either side: `د.محمد` and `أ.د.` are titles, not ends of sentences.
_GLUED = re.compile("(?<=[\u0621-\u064a\u064b-\u0652]{2})([.؟!])(?=[\u0621-\u064a]{2})")
_GLUED_LATIN = re.compile(r"(?<=[a-z]{2})([.?!])(?=[A-Z][a-z])")


def part_sentences(text: str) -> str:
    """A blank after a full stop that is glued to the next sentence."""
    return _GLUED_LATIN.sub(r"\1 ", _GLUED.sub(r"\1 ", text))


def tidy_blanks(text: str) -> str:
    """One space between words, one line break between paragraphs, none at the ends."""
    return _EDGES.sub("\n", _RUNS.sub(" ", text)).strip()


def one_line(text: str) -> str:
    """`text` on one line with single blanks, as a title or a name is kept."""
    return " ".join(text.split())
