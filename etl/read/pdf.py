"""A PDF file in, raw articles out: its lines are put into logical order and read as the lines of a saved page."""

import io
import logging
from collections.abc import Iterator

from pdfminer.high_level import extract_pages
from pdfminer.layout import LAParams, LTChar, LTTextContainer, LTTextLine
from pdfminer.pdfdocument import PDFPasswordIncorrect, PDFTextExtractionNotAllowed

from etl.model import Reject
from etl.read import reasons
from etl.read.bidi import to_logical
from etl.read.inputs import refuse
from etl.read.letters import plain_forms
from etl.read.lines import Line, to_line
from etl.read.page import read_page_lines
from etl.read.printed import without_frame
from etl.read.raw import RawArticle
from etl.read.streams import Blob, read_all

logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # it tells of every flaw; what cannot be read is a reject
_MOST = 64 << 20  # bytes of a file
_PAGES = 200
_SAME_PARAGRAPH = 0.75  # a gap below this share of a line's height joins two lines to one paragraph


def read_pdf(blob: Blob) -> Iterator[RawArticle | Reject]:
    """The articles of a PDF file; Arabic is turned from the order on the page into the order of reading.

    Raises:
        TooBigError: it is too big.
    """
    data = read_all(blob, _MOST)
    try:
        texts, address = without_frame(list(_paragraphs_of(data)))
    except (PDFPasswordIncorrect, PDFTextExtractionNotAllowed):
        yield refuse(blob.uri, reasons.ENCRYPTED)
        return
    except Exception as error:  # pdfminer raises whatever a damaged object makes it stumble over
        yield refuse(blob.uri, reasons.NOT_PDF, f"{type(error).__name__}: {error}")
        return
    if not texts:
        yield refuse(blob.uri, reasons.NO_PDF_TEXT)
    lines = [to_line(text, number) for number, text in enumerate(texts, 1)]
    yield from read_page_lines(iter([*_head(address), *lines]), blob.uri, document=True)


def _head(address: str) -> list[Line]:
    """The line that tells a page's address, if there is one."""
    return [Line(address, 1, meaning="origin", value=address)] if address else []


def _paragraphs_of(data: bytes) -> Iterator[str]:
    """The paragraphs of all pages."""
    for page in extract_pages(io.BytesIO(data), laparams=LAParams(boxes_flow=None), maxpages=_PAGES):
        boxes = [box for box in page if isinstance(box, LTTextContainer)]
        for box in sorted(boxes, key=lambda box: -box.y1):
            yield from _paragraphs([line for line in box if isinstance(line, LTTextLine)])


def _paragraphs(lines: list[LTTextLine]) -> Iterator[str]:
    """The lines of a text box in logical order, joined where nothing parts them."""
    kept = ""
    above: LTTextLine | None = None
    for line in lines:
        text = plain_forms(to_logical(_glyphs(line)))
        if above is not None and (above.y0 - line.y1 > _SAME_PARAGRAPH * line.height or kept.endswith((".", ":"))):
            yield kept
            kept = ""
        kept = f"{kept} {text}".strip()
        above = line
    if kept:
        yield kept


def _glyphs(line: LTTextLine) -> list[str]:
    """What each glyph of a line stands for, from left to right."""
    glyphs: list[tuple[float, str]] = []
    at = line.x0
    for part in line:
        at = part.x0 if isinstance(part, LTChar) else at
        glyphs.append((at, part.get_text() if isinstance(part, LTChar) else " "))
    return [text for _, text in sorted(glyphs, key=lambda glyph: glyph[0])]
