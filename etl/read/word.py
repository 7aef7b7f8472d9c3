"""A Word file in, raw articles out: its paragraphs are read as the lines of a saved page."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.oxml.ns import qn

from etl.model import Reject
from etl.read import reasons
from etl.read.inputs import refuse
from etl.read.lines import Line, numbered
from etl.read.page import read_page_lines
from etl.read.raw import RawArticle
from etl.read.streams import Blob, TooBigError, read_all
from etl.read.strict import as_transitional

_MOST = 64 << 20  # bytes of the file
_MOST_PLAIN = 256 << 20  # bytes of its parts together
_HEADINGS = ("Title", "Heading 1")
_BREAKS = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): "\t", qn("w:noBreakHyphen"): "-"}
# What a reader of the file does not see, or sees once: the second form of a drawing, what was struck out, notes.
_HIDDEN = {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback", qn("w:del"), qn("w:moveFrom")}
_PARAGRAPH, _TEXT, _PROPERTIES = qn("w:p"), qn("w:t"), qn("w:pPr")


def read_docx(blob: Blob) -> Iterator[RawArticle | Reject]:
    """The articles of a DOCX file; a new one begins at each title or first-level heading.

    Raises:
        TooBigError: it is too big, or it expands too far.
    """
    data = read_all(blob, _MOST)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            if sum(part.file_size for part in parts.infolist()) > _MOST_PLAIN:
                raise TooBigError("Word file expands too far")
        lines = list(_lines(docx.Document(io.BytesIO(as_transitional(data)))))
    except TooBigError:
        raise
    except Exception as error:  # the libraries under it raise whatever a damaged part makes them stumble over
        yield refuse(blob.uri, reasons.NOT_DOCX, str(error))
        return
    if not any(line.text for line in lines):
        yield refuse(blob.uri, reasons.NO_TEXT)
    yield from read_page_lines(iter(lines), blob.uri, document=True)


def _lines(document: "docx.document.Document") -> Iterator[Line]:
    """The paragraphs in order, those of tables, fields and text boxes too; a rule before each heading of an article."""
    headings = {style.style_id for style in document.styles if style.name in _HEADINGS}
    told = ((_text(one), one.style in headings) for one in _paragraphs(document.element.body))
    yield from numbered(told)


def _paragraphs(element: Any) -> Iterator[Any]:
    """The paragraphs below an element in document order, those in a text box behind the one that it hangs on."""
    for child in element:
        if child.tag not in _HIDDEN:
            if child.tag == _PARAGRAPH:
                yield child
            yield from _paragraphs(child)


def _text(element: Any) -> str:
    """The text of a paragraph, with what changes put in and without what they struck out."""
    kept: list[str] = []
    for child in element:
        if child.tag == _TEXT:
            kept.append(child.text or "")
        elif child.tag in _BREAKS:
            kept.append(_BREAKS[child.tag])
        elif child.tag not in _HIDDEN and child.tag not in (_PARAGRAPH, _PROPERTIES):
            kept.append(_text(child))
    return "".join(kept)
