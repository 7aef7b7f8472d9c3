"""Folding replaces letters by a code page where it can: the result is that of going letter by letter, offsets too."""

from hypothesis import given
from hypothesis import strategies as st

from etl.letters import LetterMap
from etl.text import fold, fold_pairs, fold_text

_UPPER = LetterMap({ord("ب"): "B", ord("я"): "Я", ord("a"): "A"})
_texts = st.text() | st.text("aاأبـًé«\u200f\uffffя\0 ", max_size=40)


@given(_texts)
def test_letters_inside_and_outside_the_code_page_are_replaced_alike(text: str) -> None:
    swap = {"ب": "B", "я": "Я", "a": "A"}
    assert _UPPER.replace(text) == "".join(swap.get(letter, letter) for letter in text)


@given(_texts)
def test_every_folded_letter_leads_back_to_the_one_it_was(text: str) -> None:
    folded, becomes = fold(text), fold_pairs()
    kept = [at for at, letter in enumerate(text) if becomes.get(letter, letter)]
    assert [folded.original(at) for at in range(len(folded.text))] == kept
    assert fold_text(text) == folded.text
    assert folded.originals(range(len(folded.text))) == kept
    assert folded.text == "".join(becomes.get(text[at], text[at]) for at in kept)
