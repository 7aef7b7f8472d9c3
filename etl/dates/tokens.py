"""A text into tokens that keep its every character: a word, a number or a sign, with the blanks behind it.

A token is looked up in its written form, so that only new words are ever folded; offsets are sums of lengths.
"""

import re

_HIDDEN = (
    "\u00ad\u0610-\u061a\u061c\u0640\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff"
)
_LETTERS = (
    "A-Za-z\u00aa\u00ba\u00c0-\u024f\u0300-\u036f\u0620-\u063f\u0641-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff"
    "\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc" + _HIDDEN
)
TOKEN = re.compile(rf"[{_LETTERS}]+[^\S\n]*|\d+(?:[{_HIDDEN}]+\d+)*[^\S\n]*|[^{_LETTERS}\d]\s*")


def tokens(text: str) -> list[str]:
    """The tokens of `text`; joined they are `text` again."""
    return TOKEN.findall(text)
