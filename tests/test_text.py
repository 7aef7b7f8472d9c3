"""Folding replaces letters by a code page where it can: the result is that of going letter by letter, offsets too."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.letters import LetterMap
from etl.text import fold, fold_pairs, fold_text, sentences

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
    assert folded.text == "".join(becomes.get(text[at], text[at]) for at in kept)


SENTENCES = [
    ("Troops crossed the border on Feb. 24. Talks began on Sept. 3.", 2),
    ("It happened in Feb. The president left.", 2),
    ("He met Gen. Haftar and Lt. Col. Smith in the U.S. embassy. They spoke.", 2),
    ("He flew to the U.S. The talks failed.", 2),
    ("U.S. President Joe Biden left the U.K. on Friday.", 1),
    ("وصل الوفد إلى عمّان.وعقد لقاء مع د. سامي. ثم غادر.", 3),
]


@pytest.mark.parametrize(("text", "count"), SENTENCES)
def test_a_full_stop_ends_a_sentence_and_no_short_form(text: str, count: int) -> None:
    assert len(list(sentences(text))) == count
