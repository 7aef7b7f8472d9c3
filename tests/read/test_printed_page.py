"""The words of printed pages in the order of reading: columns, headings across them, heads and feet that run"
" through."""

import time
from pathlib import Path

import pytest

from etl.read.pdf import _joined
from etl.read.printed_page import Row, Word, in_reading_order
from etl.read.running import without_running
from tests.read.reading import articles, read, why
from tests.read.web import PARAGRAPHS, TITLE

SAMPLES = Path(__file__).parent / "samples"
SIZE, PITCH = 10.0, 14.0


def line(number: float, *pieces: tuple[float, float, str], size: float = SIZE) -> list[Word]:
    """The words of one line, counted from the top: each begins and ends at so many points."""
    return [Word(tuple(text), x0, x1, 800 - number * PITCH, size) for x0, x1, text in pieces]


def told(stretches: list[list[Row]]) -> list[str]:
    return [" ".join("".join(word.glyphs) for row in rows for word in row.words) for rows in stretches]


LATIN = [word for at in range(5) for word in line(at, (0, 90, f"l{at}"), (110, 200, f"r{at}"))]
ARABIC = [word for at in range(5) for word in line(at, (0, 90, f"ي{at}"), (110, 200, f"ن{at}"))]
THREE = [word for at in range(5) for word in line(at, (0, 60, f"a{at}"), (75, 135, f"b{at}"), (150, 200, f"c{at}"))]


@pytest.mark.parametrize(
    ("words", "order"),
    [
        pytest.param(LATIN, ["l0 l1 l2 l3 l4", "r0 r1 r2 r3 r4"], id="left first"),
        pytest.param(ARABIC, ["ن0 ن1 ن2 ن3 ن4", "ي0 ي1 ي2 ي3 ي4"], id="right first in Arabic"),
        pytest.param(THREE, ["a0 a1 a2 a3 a4", "b0 b1 b2 b3 b4", "c0 c1 c2 c3 c4"], id="three columns"),
        pytest.param(
            [*line(-1, (20, 180, "T"), size=24), *LATIN], ["T", "l0 l1 l2 l3 l4", "r0 r1 r2 r3 r4"], id="heading"
        ),
        pytest.param(
            [*line(-2, (0, 80, "T"), size=24), *LATIN], ["T", "l0 l1 l2 l3 l4", "r0 r1 r2 r3 r4"], id="short heading"
        ),
        pytest.param(
            [*line(-2, (0, 75, "T"), (84, 190, "T"), size=24), *LATIN],
            ["T T", "l0 l1 l2 l3 l4", "r0 r1 r2 r3 r4"],
            id="blank of a heading above the gutter",
        ),
        pytest.param(
            [
                *LATIN,
                *line(6, (0, 180, "x")),
                *(word for at in range(7, 12) for word in line(at, (0, 90, f"l{at}"), (110, 200, f"r{at}"))),
            ],
            ["l0 l1 l2 l3 l4", "r0 r1 r2 r3 r4", "x", "l7 l8 l9 l10 l11", "r7 r8 r9 r10 r11"],
            id="line across",
        ),
        pytest.param(
            [word for at in range(5) for word in (*line(at, (0, 90, f"l{at}")), *line(at + 0.5, (110, 200, f"r{at}")))],
            ["l0 l1 l2 l3 l4", "r0 r1 r2 r3 r4"],
            id="lines at other heights",
        ),
        pytest.param(
            [word for at in range(3) for word in line(at, (0, 90, f"l{at}"), (110, 200, f"r{at}"))],
            ["l0 r0 l1 r1 l2 r2"],
            id="too few lines for columns",
        ),
        pytest.param(
            [word for at in range(6) for word in line(at, (0, 90, f"l{at}"), (94, 200, f"r{at}"))],
            [" ".join(f"l{at} r{at}" for at in range(6))],
            id="blanks one above the other",
        ),
        pytest.param([], [], id="empty page"),
    ],
)
def test_order_of_columns(words: list[Word], order: list[str]) -> None:
    assert told(in_reading_order(words)) == order


def test_heads_and_feet_that_pages_repeat_go_whatever_their_number() -> None:
    pages = [
        [*line(0, (0, 50, f"Post-{page}")), *line(3, (0, 50, f"text{'abc'[page]}")), *line(4, (0, 50, "again")),
         *line(5, (0, 50, "mid"), (60, 70, "abc"[page])), *line(40, (0, 9, f"{page}"))]
        for page in range(3)
    ]  # fmt: skip
    kept, running = without_running(pages)
    assert ["".join(word.glyphs) for word in kept[1]] == ["textb", "again", "mid", "b"]
    assert told([running]) == ["Post-0 0"]


def test_a_single_page_has_none() -> None:
    page = line(0, (0, 50, "Post"))
    assert without_running([page]) == ([page], [])


@pytest.mark.parametrize(
    ("above", "text", "joined"),
    [
        ("the devel-", "opment bank", "the development bank"),
        ("a 250-", "megawatt plant", "a 250-megawatt plant"),
        ("Anglo-", "Saxon law", "Anglo-Saxon law"),
        ("قال", "الوزير", "قال الوزير"),
        ("he said -", "and left", "he said - and left"),
        ("", "text", "text"),
    ],
)
def test_words_that_a_line_parts(above: str, text: str, joined: str) -> None:
    assert _joined(above, text) == joined


def test_newspaper_page_in_two_arabic_columns() -> None:
    found = read(SAMPLES / "columns.pdf")
    assert why(found) == []
    (one,) = articles(found)
    assert (one.title, one.published_raw) == (TITLE, "الثلاثاء 14 مايو 2024")  # the day stands in the running head
    assert one.body.split("\n") == [f"{number}. {text}" for number, text in enumerate(PARAGRAPHS * 6, 1)]


@pytest.mark.parametrize("rows", [200, 3000])
def test_hostile_pages_take_no_longer(rows: int) -> None:
    words = [
        word for at in range(rows) for word in line(at, (0, 50, "l"), *([(110, 200, "r")] if at % 100 == 7 else []))
    ]
    began = time.process_time()
    assert sum(map(len, in_reading_order(words))) == rows
    assert time.process_time() - began < 3  # cubic time would take minutes
