"""Text with ragged blanks and glued sentences in, one paragraph a line with single blanks out."""

import re

# Two letters on either side: `د.محمد` and `أ.د.` are titles, not ends of sentences. A number, a closing sign or a blank
# before the stop ends a sentence as well.
_GLUED = re.compile(
    '[.؟!?](?:(?=[\u0621-\u064a]{2})(?:(?<=[\u0621-\u0652]{2}.)|(?<=[0-9\u0660-\u0669\\s"»”)\\]].))'
    '|(?=[A-Z][a-z])(?:(?<=[a-z]{2}.)|(?<=["”)].)))',
)


def part_sentences(text: str) -> str:
    """A blank after a full stop that is glued to the next sentence."""
    return _GLUED.sub(r"\g<0> ", text)


def tidy_blanks(text: str) -> str:
    """One space between words, one line break between paragraphs, none at the ends; NBSP and its like are spaces."""
    return "\n".join(filter(None, [" ".join(line.split()) for line in text.split("\n")]))


def one_line(text: str) -> str:
    """`text` on one line with single blanks, as a title or a name is kept."""
    return " ".join(text.split())
