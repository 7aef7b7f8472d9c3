"""Text with broken, compatibility or control characters in, the same text in plain NFC letters out."""

import re
import unicodedata

# NUL and lone surrogates stand for a character that was lost: one for one, so that a count of characters stays true.
_LOST = re.compile("[\0\ud800-\udfff]")
_CONTROL = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ue000-\uf8ff]")
_BLANKS = re.compile("[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_BREAKS = re.compile("\r\n?|[\x85\u2028\u2029]")
_INVISIBLE = re.compile("[\xad\u200b\u2060\ufeff]")
# Letters as they look inside a word. The ornate brackets and the phrases of one character stay as they are.
_FORMS = re.compile("[\ufb50-\ufd3d\ufd50-\ufdcf\ufdf2\ufdf4\ufdf7\ufdf8\ufdfc\ufe70-\ufefc]+")
_MOJIBAKE = re.compile(
    "(?:[طظ][^\\s\u0621-\u064a]|[ØÙ][^\\s\\w]|[طظ][\u0679\u067e\u0686\u0688\u0691\u0698\u06a9\u06af\u06ba\u06be\u06c1\u06d2]){2}"
)


def replace_lost(text: str) -> str:
    """NUL and lone surrogates replaced one for one by U+FFFD."""
    return _LOST.sub("\ufffd", text)


def plain_blanks(text: str) -> str:
    """Every sort of blank a space, every sort of line break a line feed; controls and private signs become spaces."""
    return _INVISIBLE.sub("", _CONTROL.sub(" ", _BLANKS.sub(" ", _BREAKS.sub("\n", text))))


def plain_forms(text: str) -> str:
    """Arabic presentation forms as the letters that they show."""
    return _FORMS.sub(lambda run: unicodedata.normalize("NFKC", run[0]), text)


def compose(text: str) -> str:
    """`text` in NFC."""
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def mend_mojibake(text: str) -> str:
    """UTF-8 that was once read as windows-1256 or windows-1252, read rightly; other text unchanged."""
    for wrong in ("cp1256", "cp1252"):
        try:
            mended = text.encode(wrong).decode("utf-8")
        except UnicodeError:
            continue
        if len(mended) < 0.8 * len(text):
            return mended
    return text


def looks_mojibake(text: str) -> bool:
    """Whether pairs such as `ط§ظ„` or `Ø§Ù„` stand where Arabic letters should."""
    return ("ط§" in text or "Ø§" in text or "ظ„" in text) and _MOJIBAKE.search(text) is not None
