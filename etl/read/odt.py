"""A text document of OpenDocument (LibreOffice) in, raw articles out: its paragraphs are the lines of a saved page."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

from etl.model import Reject
from etl.read import reasons
from etl.read.inputs import refuse
from etl.read.lines import Line, numbered
from etl.read.page import read_page_lines
from etl.read.raw import RawArticle
from etl.read.streams import Blob, TooBigError, read_all

_MOST = 64 << 20  # bytes of the file
_MOST_PLAIN = 256 << 20  # bytes of the part that holds the text
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_BREAKS = {f"{_TEXT}s": " ", f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}
_PARAGRAPHS = {f"{_TEXT}p", f"{_TEXT}h"}
# What a reader of the file does not see in the text: notes, remarks, what was struck out.
_HIDDEN = {f"{_TEXT}note", f"{_TEXT}tracked-changes", f"{_OFFICE}annotation"}


def read_odt(blob: Blob) -> Iterator[RawArticle | Reject]:
    """The articles of an ODT file; a new one begins at each first-level heading.

    Raises:
        TooBigError: it is too big, or it expands too far.
    """
    data = read_all(blob, _MOST)
    try:
        if _is_encrypted(data):
            yield refuse(blob.uri, reasons.ENCRYPTED)
            return
        lines = list(_lines(_body(data)))
    except (KeyError, ValueError, etree.LxmlError, zipfile.BadZipFile) as error:
        if isinstance(error, TooBigError):
            raise
        yield refuse(blob.uri, reasons.NOT_ODT, str(error))
        return
    if not any(line.text for line in lines):
        yield refuse(blob.uri, reasons.NO_TEXT)
    yield from read_page_lines(iter(lines), blob.uri, document=True)


def _is_encrypted(data: bytes) -> bool:
    """Whether the file's list of parts says that one is encrypted."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts, parts.open("META-INF/manifest.xml") as listed:
        return b"encryption-data" in listed.read(1 << 20)


def _body(data: bytes) -> Any:
    """The element that holds the text."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        if parts.getinfo("content.xml").file_size > _MOST_PLAIN:
            raise TooBigError("ODT file expands too far")
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        return etree.fromstring(parts.read("content.xml"), parser).find(f"{_OFFICE}body/{_OFFICE}text")


def _lines(body: Any) -> Iterator[Line]:
    """The paragraphs in order, those of tables and frames too; a rule before each heading that begins an article."""
    found = _paragraphs(() if body is None else body)
    yield from numbered(("".join(_text(one)), one.get(f"{_TEXT}outline-level") == "1") for one in found)


def _paragraphs(element: Any) -> Iterator[Any]:
    """The paragraphs below an element in document order, those in a frame behind the one that it hangs on."""
    for child in element:
        if child.tag not in _HIDDEN:
            if child.tag in _PARAGRAPHS:
                yield child
            yield from _paragraphs(child)


def _text(element: Any) -> Iterator[str]:
    """The pieces of a paragraph's text."""
    yield element.text or ""
    for child in element:
        if child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif child.tag not in _HIDDEN and child.tag not in _PARAGRAPHS:
            yield from _text(child)
        yield child.tail or ""
