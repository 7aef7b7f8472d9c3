"""A table of letters → texts with each letter replaced, at the speed of a code page where one holds the text."""

from codecs import charmap_build, charmap_decode, charmap_encode
from collections.abc import Mapping


def _page() -> str:
    """As many letters of Arabic and English news as a byte has values; the codec wants U+0000 to be the first."""
    ascii_letters = [0, *map(ord, "\t\n\r"), *range(0x20, 0x7F)]
    arabic = [*range(0x621, 0x63B), *range(0x640, 0x653), *range(0x660, 0x66C), *map(ord, "\u0670پچژڤڨکگھہۀەیۍې،؛؟")]
    signs = map(ord, "«»“”„″‘’‚′´‐‑–—―−…•·£€°\u00a0\u00ad\u200b\u200c\u200e\u200f\u202a\u202b\u202c\u202d\ufeff")
    latin = [*range(0xE0, 0x100), *map(ord, "āăąćčēęěğīıļłńňōőœřśşšţťūůűźżž")]
    return "".join(map(chr, dict.fromkeys([*ascii_letters, *arabic, *signs, *latin])))[:256]


_PAGE = _page()
_BYTES = charmap_build(_PAGE)


class LetterMap:
    """Letters by code point and the one letter that takes the place of each; all others stay."""

    __slots__ = ("_page", "_table")

    def __init__(self, table: Mapping[int, str]) -> None:
        """Prepare `table`, which may hold any letters."""
        self._table = table
        self._page = "".join(table.get(ord(letter), letter) for letter in _PAGE)

    def replace(self, text: str) -> str:
        """`text` with its letters replaced, as long as before."""
        try:
            return charmap_decode(charmap_encode(text, "strict", _BYTES)[0], "strict", self._page)[0]
        except UnicodeEncodeError:
            return text.translate(self._table)
