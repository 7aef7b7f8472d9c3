"""The words of a field keep their places in the stored text, and a summit's name is found behind either article."""

import re

from hypothesis import given
from hypothesis import strategies as st

from etl.events import EventFacts
from etl.events.names import bare
from etl.events.words import read_words
from etl.model import Article, Field, Language, Source
from etl.text import fold_text

_LETTERS = st.sampled_from("ابةأى گپ٤5aÉ_z'\"«»،.-\u0640\u064e\u0651\u200f\u00a0\n🔴🏴\U000e0067")


@given(st.text(_LETTERS | st.characters(max_codepoint=0x1FFFF, exclude_categories=["Cs"]), max_size=60))
def test_every_word_is_cut_from_its_place(text: str) -> None:
    words = read_words(Article("d", text, "", Source("f", "1"), Language.ARABIC), Field.TITLE)
    cut = [fold_text(text[start:end]) for start, end in zip(words.starts, words.ends, strict=True)]
    assert cut == list(words.words)
    assert words.words == re.findall(r"\w+", fold_text(text))


def test_a_name_that_can_go_on_is_never_passed_over(facts: EventFacts) -> None:
    passed = [
        written
        for names in {id(names): names for names in facts.names.first.values()}.values()
        for second in {rest[0] for rest in names.editions if rest}
        for written in _written(second)
        if bare(written) == second and not names.may_stand([written])
    ]
    assert passed == []


def _written(word: str) -> list[str]:
    """A word with either article and in either spelling of "American"."""
    spellings = {word, word.replace("امريك", "اميرك")}
    return [head + rest for one in spellings for head, rest in (("", one), ("ال", one), ("لل", one[1:]), ("لل", one))]
