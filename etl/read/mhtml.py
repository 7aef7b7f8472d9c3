"""A page that a browser saved as one MHTML file in, its raw article out: the first HTML part, with its address."""

import email
from collections.abc import Iterator
from email.message import Message

from etl.model import Reject
from etl.read import reasons
from etl.read.html import read_html
from etl.read.inputs import refuse
from etl.read.raw import RawArticle
from etl.read.streams import Blob, read_all, spool

_MOST = 64 << 20  # bytes of one file, pictures included


def read_mhtml(blob: Blob) -> Iterator[RawArticle | Reject]:
    """The article of a saved page.

    Raises:
        TooBigError: the file is too big.
    """
    whole = email.message_from_bytes(read_all(blob, _MOST).lstrip())
    part = next((part for part in whole.walk() if part.get_content_type() == "text/html"), None)
    if part is None:
        yield refuse(blob.uri, reasons.NO_MAIN_TEXT)
        return
    page = part.get_payload(decode=True)
    data = page if isinstance(page, bytes) else b""
    yield from read_html(Blob(blob.uri, blob.name, lambda: spool(data)), _address(whole, part))


def _address(whole: Message, part: Message) -> str:
    """Where the page was saved from, as the file says it."""
    stated = (whole.get("Snapshot-Content-Location"), part.get("Content-Location"), whole.get("Content-Location"))
    return next((str(one).strip() for one in stated if one and str(one).startswith(("http://", "https://"))), "")
