"""A PDF file in, raw articles out: its words, in the order of reading, are read as the lines of a saved page."""

import io
import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import median_low

from pdfminer.high_level import extract_pages
from pdfminer.layout import LAParams, LTChar, LTPage, LTTextContainer, LTTextLine
from pdfminer.pdfdocument import PDFPasswordIncorrect, PDFTextExtractionNotAllowed

from etl.model import Reject
from etl.read import reasons
from etl.read.bidi import is_right_to_left, to_logical
from etl.read.inputs import refuse
from etl.read.letters import plain_forms
from etl.read.lines import Line, to_line
from etl.read.page import read_page_lines
from etl.read.printed import without_frame
from etl.read.printed_page import Row, Word, in_reading_order
from etl.read.raw import RawArticle
from etl.read.running import without_running
from etl.read.streams import Blob, read_all

logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # it tells of every flaw; what cannot be read is a reject
_MOST = 64 << 20  # bytes of a file
_PAGES = 200
_HEADER = 6  # lines of a text in which it tells its day
_WIDER = 1.25  # times the usual distance of two lines parts paragraphs
_MOST_PITCH = 1.8  # times the size of letters: the usual distance in a column of fewer rows than
_LEAST_ROWS = 8
_OTHER_SIZE = 1.25  # times the size of letters makes a heading
_LONGEST_HEADING = 60  # characters; a longer text without a stop may go on in the next column
_CELL_GAP = 3.0  # times the size of letters: so much parts what does not belong together
_WORD_GAP = 0.1  # part of a glyph's size that parts two words
_BETWEEN = re.compile(r"\s+[-–|]\s+")  # the parts of a running head
_HYPHENATED = re.compile(r"[a-z]{2}[-\u00ad\u2010]\Z")
_COMPOUND = re.compile(r"\w-\Z")
_LAYOUT = LAParams(boxes_flow=None)


def read_pdf(blob: Blob) -> Iterator[RawArticle | Reject]:
    """The articles of a PDF file; Arabic is turned from the order on the page into the order of reading.

    Raises:
        TooBigError: it is too big.
    """
    data = read_all(blob, _MOST)
    try:
        pages = [list(_words(page)) for page in extract_pages(io.BytesIO(data), laparams=_LAYOUT, maxpages=_PAGES)]
    except (PDFPasswordIncorrect, PDFTextExtractionNotAllowed):
        yield refuse(blob.uri, reasons.ENCRYPTED)
        return
    except Exception as error:  # pdfminer raises whatever a damaged object makes it stumble over
        yield refuse(blob.uri, reasons.NOT_PDF, f"{type(error).__name__}: {error}")
        return
    texts, address, day = _texts(pages)
    if not texts:
        yield refuse(blob.uri, reasons.NO_PDF_TEXT)
    lines = [to_line(text, number) for number, text in enumerate(texts, 1)]
    if any(line.meaning == "published" or line.is_date for line in lines[:_HEADER]):
        day = ""
    yield from read_page_lines(iter([*_head(address, "origin"), *_head(day, "published"), *lines]), blob.uri, True)


def _texts(pages: Sequence[Sequence[Word]]) -> tuple[list[str], str, str]:
    """The paragraphs of all pages, the address of one that a browser printed, and the day that their head tells."""
    whole = list(_paragraphs_of(pages))
    texts, address = without_frame(whole)
    if texts != whole:
        return texts, address, ""
    kept, running = without_running(pages)
    heads = [to_line(part, 0) for row in running for part in _BETWEEN.split(_text(row.words))]
    return list(_paragraphs_of(kept)), "", next((head.text for head in heads if head.is_date), "")


def _head(value: str, meaning: str) -> list[Line]:
    """The line that tells a page's address or day, if there is one."""
    return [Line(value, 1, meaning=meaning, value=value)] if value else []


def _words(page: LTPage) -> Iterator[Word]:
    """The words of a page."""
    for box in page:
        for line in box if isinstance(box, LTTextContainer) else ():
            glyphs = [part for part in line if isinstance(part, LTChar)] if isinstance(line, LTTextLine) else []
            yield from _parted(sorted(glyphs, key=lambda glyph: glyph.x0))


def _parted(glyphs: Sequence[LTChar]) -> Iterator[Word]:
    """The words of one line, parted at blanks and gaps."""
    word: list[LTChar] = []
    for glyph in glyphs:
        if word and (
            glyph.get_text().isspace() or glyph.x0 - max(one.x1 for one in word[-3:]) > _WORD_GAP * glyph.height
        ):
            yield _word(word)
            word = []
        if not glyph.get_text().isspace():
            word.append(glyph)
    if word:
        yield _word(word)


def _word(glyphs: Sequence[LTChar]) -> Word:
    """One word and where it stands."""
    size, base = max(glyph.height for glyph in glyphs), median_low(glyph.matrix[5] for glyph in glyphs)
    return Word(
        tuple(glyph.get_text() for glyph in glyphs), glyphs[0].x0, max(glyph.x1 for glyph in glyphs), base, size
    )


def _paragraphs_of(pages: Sequence[Sequence[Word]]) -> Iterator[str]:
    """The paragraphs of all pages; one that a column or a page cuts in two is whole again."""
    kept, size = "", 0.0
    for stretch in (stretch for page in pages for stretch in in_reading_order(page)):
        *paragraphs, last = _paragraphs(stretch)
        goes_on = kept[-1:].isalnum() and len(kept) > _LONGEST_HEADING and abs(size - stretch[0].size) < 1
        if goes_on:
            first, *rest = (*paragraphs, last)
            *paragraphs, last = (_joined(kept, first), *rest)
        elif kept:
            yield kept
        yield from paragraphs
        kept, size = last, stretch[-1].size
    if kept:
        yield kept


def _paragraphs(rows: Sequence[Row]) -> list[str]:
    """The rows of a column in logical order, joined where nothing parts them; at least one paragraph."""
    usual = _usual_pitch(rows)
    found: list[str] = []
    kept, above = "", None
    for row in rows:
        parts = _cells(row)
        if above is not None and (len(parts) > 1 or _ends(above, row, usual) or kept.endswith((".", ":"))):
            found.append(kept)
            kept = ""
        *cells, last = map(_text, parts)
        found += cells
        kept, above = _joined(kept, last), row
    return [*found, kept]


def _cells(row: Row) -> list[list[Word]]:
    """The words of a row, parted where much more than a blank lies between them, in the order of reading."""
    cells = [[row.words[0]]]
    for before, word in pairwise(row.words):
        if word.x0 - before.x1 > _CELL_GAP * row.size:
            cells.append([])
        cells[-1].append(word)
    is_arabic = is_right_to_left("".join(glyph for word in row.words for glyph in word.glyphs))
    return cells[::-1] if is_arabic else cells


def _usual_pitch(rows: Sequence[Row]) -> dict[int, float]:
    """The distance of the lines of a paragraph by the size of letters: the least, of few lines at most that of any."""
    found: dict[int, list[float]] = {}
    for above, row in pairwise(rows):
        if not _other_size(above, row) and above.base - row.base >= row.size:
            found.setdefault(round(row.size), []).append(above.base - row.base)
    return {size: min(*pitches, _most(size, len(pitches))) for size, pitches in found.items()}


def _most(size: int, lines: int) -> float:
    """The widest distance that is usual between so many lines."""
    return float("inf") if lines >= _LEAST_ROWS else _MOST_PITCH * size


def _other_size(above: Row, row: Row) -> bool:
    """Whether the letters of two rows differ so much that one is a heading."""
    return not 1 / _OTHER_SIZE < above.size / row.size < _OTHER_SIZE


def _ends(above: Row, row: Row, usual: Mapping[int, float]) -> bool:
    """Whether a paragraph ends between two rows, by the gap between them or by the size of their letters."""
    most = usual.get(round(row.size), _MOST_PITCH * row.size)
    return above.base - row.base > _WIDER * most or _other_size(above, row)


def _joined(above: str, text: str) -> str:
    """A line behind those above it; a word that was parted at the line's end is whole again."""
    if _HYPHENATED.search(above) and text[:1].islower():
        return above[:-1] + text
    return above + text if _COMPOUND.search(above) and text[:1].isalnum() else f"{above} {text}".strip()


def _text(words: Sequence[Word]) -> str:
    """The words of a row in logical order."""
    glyphs = [glyph for word in words for glyph in (" ", *word.glyphs)]
    return plain_forms(to_logical(glyphs))
