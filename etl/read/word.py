"""A Word file in, raw articles out: its paragraphs are read as the lines of a saved page."""

import io
import zipfile
from collections.abc import Iterator

import docx
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from etl.model import Reject
from etl.read import reasons
from etl.read.inputs import refuse
from etl.read.lines import Line, to_line
from etl.read.page import read_page_lines
from etl.read.raw import RawArticle
from etl.read.streams import Blob, TooBigError, read_all

_MOST = 64 << 20  # bytes of the file
_MOST_PLAIN = 256 << 20  # bytes of its parts together
_HEADINGS = ("Title", "Heading 1")


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
        lines = list(_lines(docx.Document(io.BytesIO(data))))
    except TooBigError:
        raise
    except Exception as error:  # the libraries under it raise whatever a damaged part makes them stumble over
        yield refuse(blob.uri, reasons.NOT_DOCX, str(error))
        return
    if not any(line.text for line in lines):
        yield refuse(blob.uri, reasons.NO_TEXT)
    yield from read_page_lines(iter(lines), blob.uri, document=True)


def _lines(document: "docx.document.Document") -> Iterator[Line]:
    """The paragraphs in order, a rule before each heading that begins an article; a table's cells are lines too."""
    number = 0
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            # Cell by cell the library repeats one that spans columns as often as it claims to.
            texts = [Paragraph(found, block).text for found in block._element.iter(qn("w:p"))]
        else:
            texts = block.text.split("\n")
            if number and block.style is not None and block.style.name in _HEADINGS and block.text.strip():
                yield to_line("\f", number)
        for text in texts:
            number += 1
            yield to_line(text, number)
