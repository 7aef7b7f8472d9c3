import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.score.words import align, overlap, same_name, words


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("محمد بن سلمان", "الأمير محمد بن سلمان", True),
        ("للأمم المتحدة", "الأمم المتحدة", True),
        ("Zelensky", "Volodymyr Zelensky", True),
        ("وزارة الخارجية المصرية", "وزارة الخارجية السعودية", True),  # half of all words: the caller asks for the name
        ("جامعة الدول العربية", "منظمة التعاون الإسلامي", False),
        ("", "بوتين", False),
    ],
)
def test_names_may_be_ones(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same
    assert same_name(other, one) is same


def test_words_drop_the_article_and_marks() -> None:
    assert words("القِمَّةُ العربيّة") == words("قمة عربية")


@pytest.mark.parametrize(
    ("one", "other", "meets"), [("أمس", "مساء أمس", True), ("10 مارس", "مارس", True), ("غدا", "أمس", False)]
)
def test_surfaces_overlap(one: str, other: str, meets: bool) -> None:
    assert overlap(one, other) is meets


def test_a_stretch_is_found_behind_dropped_text() -> None:
    kept = "وصل الرئيس اليوم إلى عمّان"
    text = f"اقرأ أيضا: خبر آخر\n{kept}"
    place = align(text, kept)
    assert place(text.index("وصل"), 3) == 0
    assert place(text.index("اليوم"), 5) == 0  # a word just before it may stand for it
    assert place(text.index("خبر"), 3) is None


@given(st.text("ابتث \n", max_size=60))
def test_a_text_lies_upon_itself(text: str) -> None:
    place = align(text, text)
    for offset, letter in enumerate(text):
        if letter.strip() and (offset == 0 or not text[offset - 1].strip()):
            found = place(offset, 1)
            assert found is not None
            assert found <= offset
