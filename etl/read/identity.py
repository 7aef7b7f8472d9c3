"""An article's fields in, its lasting id out: changed text replaces, a moved file does not duplicate."""

import re
from functools import lru_cache
from hashlib import blake2b
from urllib.parse import urlsplit

from etl.text import fold_key

_ARCHIVE = re.compile(r"\Ahttps?://web\.archive\.org/web/\d{4,14}\w{0,4}/(?=https?://)")  # a copy is no other article
_SCHEME = len("https://")
_FIRST = 200  # characters of the body that tell two untitled or undated articles apart


def document_id(outlet: str, url: str, external_id: str, title: str, published: str, body: str) -> str:
    """`d_` and 20 hexadecimal digits: by outlet and address or own id, else by title, date and the first characters."""
    key: tuple[str, ...]
    if url:
        key = ("url", outlet, url)
    elif external_id:
        key = ("id", outlet, external_id)
    else:
        key = ("text", fold_key(title), published, body[:_FIRST])
    return "d_" + blake2b("\x1f".join(key).encode("utf-8", "replace"), digest_size=10).hexdigest()


def plain_url(url: str) -> str:
    """An address without its fragment, the blanks around it and the archive that kept a copy; empty when it is none."""
    if "://" not in url:
        return ""
    return _ARCHIVE.sub("", url.strip()).partition("#")[0]


def host(url: str) -> str:
    """The site of an address, without `www.`; empty when it has none."""
    end = url.find("/", _SCHEME)
    return _host(url[:end] if end > 0 else url)


@lru_cache(maxsize=4096)
def _host(url: str) -> str:
    """The site of an address without its path: few sites tell many articles."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
