"""A mail that was saved as a file in, its raw article out: subject, day and sender, and its text or page."""

import email
import email.policy
from collections.abc import Iterator
from email.message import EmailMessage
from email.utils import parseaddr

import lxml.html
from lxml.etree import LxmlError

from etl.model import Reject, Source
from etl.read import reasons
from etl.read.inputs import refuse
from etl.read.main_text import main_text
from etl.read.raw import RawArticle
from etl.read.streams import Blob, read_all

_MOST = 64 << 20  # bytes of one file, attachments included


def read_mail(blob: Blob) -> Iterator[RawArticle | Reject]:
    """The article that a mail is.

    Raises:
        TooBigError: the file is too big.
    """
    message = email.message_from_bytes(read_all(blob, _MOST), policy=email.policy.default)
    try:
        text = _text(message)
        subject, day, sender = (str(message.get(name, "")) for name in ("Subject", "Date", "From"))
    except (LxmlError, LookupError, ValueError, AttributeError, IndexError, TypeError) as error:  # as damage makes it
        yield refuse(blob.uri, reasons.NO_MAIN_TEXT, f"{type(error).__name__}: {error}")
        return
    if not text.strip():
        yield refuse(blob.uri, reasons.NO_MAIN_TEXT, subject)
        return
    yield RawArticle(Source(blob.uri, "mail"), title=subject, body=text, published=day, outlet=parseaddr(sender)[0])


def _text(message: EmailMessage) -> str:
    """The plain text of a mail; else that of its page."""
    part = message.get_body(("plain", "html"))
    if part is None:
        return ""
    content = str(part.get_content())
    return content if part.get_content_subtype() == "plain" else main_text(lxml.html.document_fromstring(content))
