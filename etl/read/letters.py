"""Text with broken, compatibility or control characters in, the same text in plain NFC letters out."""

import re
import unicodedata
from contextlib import suppress
from functools import cache

# Anything that one of the steps below could change, but for letters that only lack composition.
_RARE = re.compile(
    "[\0-\x08\x0b-\x1f\x7f-\x9f\xad\u1680\u200b\u2028\u2029\u2060\ud800-\uf8ff\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufeff]"
)
# NUL and lone surrogates stand for a character that was lost: one for one, so that a count of characters stays true.
_LOST = re.compile("[\0\ud800-\udfff]")
_CONTROL = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ue000-\uf8ff]")
_BREAKS = re.compile("\r\n?|[\x85\u2028\u2029]")
_INVISIBLE = re.compile("[\xad\u200b\u2060\ufeff]")
# Letters as they look inside a word. The ornate brackets and the phrases of one character stay as they are.
_FORMS = re.compile("[\ufb00-\ufb06\ufb50-\ufd3d\ufd50-\ufdcf\ufdf2\ufdf4\ufdf7\ufdf8\ufdfc\ufe70-\ufefc]+")
# The commonest letters, alef and lam, as they look when UTF-8 was read as windows-1256 or windows-1252; each pair has
# one of two signs that are rare elsewhere.
_MOJIBAKE = ("ط§ظ", "ظ„ط", "ظ„ظ", "Ø§Ù", "Ù„Ø", "Ù„Ù")


def looks_mojibake(text: str) -> bool:
    """Whether pairs of signs stand in `text` where Arabic letters should."""
    return ("§" in text or "„" in text) and any(pair in text for pair in _MOJIBAKE)


def has_rare(text: str) -> bool:
    """Whether any character stands in `text` that a step for letters could change; one quick pass."""
    return _RARE.search(text) is not None


def replace_lost(text: str) -> str:
    """NUL and lone surrogates replaced one for one by U+FFFD."""
    return _LOST.sub("\ufffd", text)


def plain_blanks(text: str) -> str:
    """Every sort of line break a line feed; controls and private signs become spaces, signs without width go."""
    return _INVISIBLE.sub("", _CONTROL.sub(" ", _BREAKS.sub("\n", text)))


def plain_forms(text: str) -> str:
    """Arabic presentation forms, and Latin ligatures such as ﬁ, as the letters that they show."""
    return _FORMS.sub(lambda run: unicodedata.normalize("NFKC", run[0]), text)


def compose(text: str) -> str:
    """`text` in NFC."""
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def mend_mojibake(text: str) -> str:
    """UTF-8 that was once read as windows-1256 or windows-1252, read rightly; other text unchanged."""
    for table in (_bytes_of("cp1256"), _bytes_of("cp1252")):
        with suppress(KeyError, UnicodeDecodeError):
            return bytes(table[letter] for letter in text).decode("utf-8")
    return text


@cache
def _bytes_of(encoding: str) -> dict[str, int]:
    """The byte of each character of a one-byte encoding; browsers read its unused bytes as controls."""
    known = {bytes([value]).decode(encoding, "ignore"): value for value in range(256)}
    return {chr(value): value for value in range(256)} | known
