"""The lines of a web page that was printed to a file in, the same without the browser's frame out.

Browsers print the moment of printing, which is no publication day, and the window's title above each page, the address
and the number of the page below it.
"""

import re
from collections.abc import Sequence

from etl.read.bidi import is_right_to_left

_STAMP = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}[,،]? \d{1,2}:\d{2}(?::\d{2})?(?:[ \u202f]?(?:[AP]M|[صم]))?")
_COUNTER = re.compile(r"\d{1,4} ?/ ?\d{1,4}|(\S+://\S+)(?: \d{1,4} ?/ ?\d{1,4})?")
_LEAST = 10  # characters of a title that is found again


def without_frame(lines: Sequence[str]) -> tuple[list[str], str]:
    """The lines from the article's own title on, and the page's address; all lines of a file that no browser made."""
    if len(lines) > 1 and _STAMP.fullmatch(lines[1]) and is_right_to_left(lines[0]):  # it is read before the stamp
        lines = [lines[1], lines[0], *lines[2:]]
    if not lines or not _STAMP.match(lines[0]) or not any(map(_COUNTER.fullmatch, lines)):
        return list(lines), ""
    window = _window(lines)
    kept = [line for line in lines if not (_STAMP.match(line) or _COUNTER.fullmatch(line) or line == window)]
    begin = next((at for at, line in enumerate(kept) if len(line) >= _LEAST and window.startswith(line)), None)
    addresses = (found[1] for line in lines if (found := _COUNTER.fullmatch(line)) and found[1])
    address = next((one for one in addresses if one.startswith(("http://", "https://"))), "")
    return (kept[begin:] if begin is not None else [window, *kept]), address


def _window(lines: Sequence[str]) -> str:
    """The window's title: what stands behind the first stamp, or on the next line."""
    return _STAMP.sub("", lines[0], count=1).strip() or next(iter(lines[1:]), "")
