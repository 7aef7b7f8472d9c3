"""Marks colour stretches of a text, overlapping or not, and never change or interpret what is written."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.marked import Mark, marked
from dashboard.words import plain

_MARKS = st.builds(Mark, st.integers(0, 40), st.integers(0, 45), st.sampled_from(["who", "when", "what", "where"]))


@pytest.mark.parametrize(
    ("text", "marks", "shown"),
    [
        ("قال بوتين أمس", [Mark(4, 9, "who")], 'قال <mark class="m-who" title="">بوتين</mark> أمس'),
        ("a<b>&c", [Mark(1, 4, "what", 'x"y')], 'a<mark class="m-what" title="x&quot;y">&lt;b&gt;</mark>&amp;c'),
        (
            "abcd",
            [Mark(0, 3, "who"), Mark(2, 4, "when")],
            '<mark class="m-who" title="">ab</mark><mark class="m-who m-when" title="">c</mark>'
            '<mark class="m-when" title="">d</mark>',
        ),
        ("abc", [Mark(2, 1, "who"), Mark(7, 9, "who")], "abc"),
        ("a\u202eb", [], "ab"),
    ],
)
def test_marks(text: str, marks: list[Mark], shown: str) -> None:
    assert marked(text, marks) == shown


def test_a_part_of_a_text_keeps_the_offsets_of_the_whole() -> None:
    assert marked("one two three", [Mark(4, 7, "when")], 4, 9) == '<mark class="m-when" title="">two</mark> t'


@given(st.text(max_size=40), st.lists(_MARKS, max_size=6))
def test_the_text_itself_is_never_changed(text: str, marks: list[Mark]) -> None:
    assert html.unescape(re.sub(r"</?mark[^>]*>", "", marked(text, marks))) == html.unescape(html.escape(plain(text)))
