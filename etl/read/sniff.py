"""The first bytes of an input in, its form out: told by content, the name only settles doubts."""

import re
from enum import StrEnum

from etl.read.facts import column_key, column_names
from etl.read.streams import decode, tell_encoding


class Form(StrEnum):
    """The forms in which news arrives."""

    EMPTY = "empty"
    PAGE = "page text"
    JSON_LINES = "JSON lines"
    JSON = "JSON"
    TABLE = "table"
    HTML = "HTML"
    MHTML = "MHTML"
    MAIL = "mail"
    FEED = "feed"
    PARQUET = "Parquet"
    ZIP = "zip"
    PDF = "PDF"
    ARCHIVE = "archive"
    OFFICE = "office file"
    BINARY = "binary"


_MAGIC = (
    (b"PAR1", Form.PARQUET),
    (b"PK\x03\x04", Form.ZIP),
    (b"PK\x05\x06", Form.ZIP),
    (b"%PDF-", Form.PDF),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Form.OFFICE),
    (b"{\\rtf", Form.OFFICE),
    (b"7z\xbc\xaf\x27\x1c", Form.ARCHIVE),
    (b"Rar!\x1a\x07", Form.ARCHIVE),
    (b"BZh", Form.ARCHIVE),
    (b"\xfd7zXZ\0", Form.ARCHIVE),
    (b"\x28\xb5\x2f\xfd", Form.ARCHIVE),
)
_TAR = (257, b"ustar")  # its sign stands behind the name of the first member
_FEED = re.compile(r"<(?:rss|feed|rdf:RDF)\b", re.I)
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|meta|article|div|p)\b", re.I)
SIGNS = "\t,;|،"  # between the columns of a table
_STATED = re.compile(r"\s*\"?sep=(.)\"?[^\S\n]*(?:\n|$)", re.I)
_MHTML = re.compile(r"\s*[A-Za-z-]+:[^\n]*\n(?:[^<]*\n)?content-type:\s*multipart/related", re.I)
_FIELD = re.compile(r"(?:[A-Za-z][A-Za-z-]*:|[ \t]\S)")  # a header's line, or more of the one above
_MAIL = ("\nfrom:", "\nsubject:", "\ndate:")  # what the header of a mail has
_CONTROLS = bytes(set(range(32)) - {9, 10, 12, 13, 27})


def tell_form(head: bytes, name: str, mapped: tuple[str, ...] = ()) -> Form:
    """The form of an input that begins with `head` and is called `name`; `mapped` are columns that the user named."""
    if not head.strip(b"\xef\xbb\xbf \t\r\n"):
        return Form.EMPTY
    for magic, form in _MAGIC:
        if head.startswith(magic):
            return form
    if head[_TAR[0] :].startswith(_TAR[1]):
        return Form.ARCHIVE
    encoding = tell_encoding(head).name
    if not encoding.startswith("utf-16") and _is_binary(head):
        return Form.BINARY
    return _text_form(decode(head, encoding).lstrip("\ufeff \t\r\n"), name.lower().removesuffix(".gz"), mapped)


def _is_binary(head: bytes) -> bool:
    """Whether more than one byte in a hundred is a control character."""
    return len(head.translate(None, _CONTROLS)) < 0.99 * len(head) or b"\0\0\0\0" in head


def _text_form(text: str, name: str, mapped: tuple[str, ...]) -> Form:
    """The form of a text."""
    if text.startswith("{"):
        first, ended, _ = text.partition("\n")  # a first line that does not end here is a long record
        whole = first.rstrip().endswith("}") or not ended or name.endswith((".jsonl", ".ndjson"))
        return Form.JSON_LINES if whole else Form.JSON
    if text.startswith("[") and re.match(r"\[\s*(?:\{|\])", text):
        return Form.JSON
    if text.startswith("<"):
        if _FEED.search(text[:4000]):
            return Form.FEED
        if _HTML.search(text[:4000]):
            return Form.HTML
    if _MHTML.match(text[:4000].replace("<Saved by", "Saved by")):
        return Form.MHTML
    if _is_mail(text):
        return Form.MAIL
    if name.endswith((".jsonl", ".ndjson")):
        return Form.JSON_LINES
    if name.endswith((".csv", ".tsv")) or separator(text, mapped):
        return Form.TABLE
    return Form.HTML if name.endswith((".html", ".htm")) and "<" in text else Form.PAGE


def _is_mail(text: str) -> bool:
    """Whether a text begins with the header of a mail and a blank line below it."""
    header, _, body = text.replace("\r\n", "\n").partition("\n\n")
    told = f"\n{header.lower()}"
    return bool(body) and all(name in told for name in _MAIL) and all(map(_FIELD.match, header.split("\n")))


def separator(text: str, mapped: tuple[str, ...] = ()) -> str | None:
    """The separator of a table whose header is the first line; None when that line is no header of articles."""
    stated = _STATED.match(text.lstrip("\ufeff"))
    header = (text[stated.end() :] if stated else text).lstrip("\ufeff \r\n").partition("\n")[0]
    if len(header) > 2000:
        return None
    known = {key for keys in column_names().values() for key in keys} | set(map(column_key, mapped))
    best, most = None, 1
    for sign in SIGNS:
        names = [column_key(name) for name in header.split(sign)]
        count = sum(name in known for name in names)
        if count > most and count * 2 >= len(names):
            best, most = sign, count
    return best


def stated_separator(line: str) -> str | None:
    """The separator that a first line such as `sep=;` states, as Excel writes it."""
    found = _STATED.match(line)
    return found[1] if found else None
