"""Texts made to break the reading: bounded time, and offsets that still cut out the surface."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.actors import Knowledge
from etl.actors.lexicon import lexicon
from tests.actors.articles import article, read

_WORDS = [
    "قال", "الرئيس", "الأمريكي", "عبد", "الله", "بن", "محمد", "علي", "وزيرا", "خارجية", "مصر", "والأردن", "لل", "و",
    "السعودية", "السعوديّة", "الأمين", "العام", "للأمم", "المتحدة", "نظيره", "السابق", "الـ", "«حماس»", "-", "،", ".",
    "\n", "\u200f", "Putin", "US", "president", "of", "the", "'s", "رئيس", "هيئة", "وزارة", "\u0640", "\ufffd", "12",
]  # fmt: skip


def assert_offsets(knowledge: Knowledge, text: str) -> None:
    mentions, new = read(knowledge, text, "2024-02-10", country="SA")
    for m in mentions:
        span = m.place.span
        assert article(text).text(m.place.field)[span.start : span.end] == m.surface
        assert m.surface
    assert {n.actor_id for n in new} <= {m.actor_id for m in mentions}


@given(st.lists(st.sampled_from(_WORDS), max_size=40), st.sampled_from([" ", "", "  ", "\u00a0", "\u0640 "]))
def test_any_mixture_of_words_is_cut_out_exactly(knowledge: Knowledge, words: list[str], glue: str) -> None:
    assert_offsets(knowledge, glue.join(words))


@given(st.text(max_size=200))
def test_any_text_is_cut_out_exactly(knowledge: Knowledge, text: str) -> None:
    assert_offsets(knowledge, text)


def test_ten_thousand_names_in_one_sentence(knowledge: Knowledge) -> None:
    names = list(lexicon(knowledge).names)[:10_000]
    began = time.process_time()
    mentions, _ = read(knowledge, " ".join(names), "2024-02-10")
    assert len(mentions) > 1_000
    assert time.process_time() - began < 10


@pytest.mark.parametrize(
    "piece",
    [
        "محمد ",
        "الرئيس ",
        "وزير الخارجية ",
        "عبد ",
        "بن ",
        "هيئة ",
        "و",
        "نظيره ",
        "US president ",
        "«",
        "الرئيس الروسي فلاديمير بوتين ",
        "وزارة الدفاع الروسية ",
    ],
)
def test_time_grows_with_the_length_and_not_its_square(knowledge: Knowledge, piece: str) -> None:
    def seconds(times: int) -> float:
        began = time.process_time()
        read(knowledge, piece * times, "2024-02-10", country="SA")
        return time.process_time() - began

    seconds(50)
    # A square would take sixteen times as long; a machine that does other work gets three tries.
    assert any(seconds(8_000) < 12 * max(seconds(2_000), 0.02) for _ in range(3))


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("التقى أنطونيو\nغوتيريش الوفد", "p.antonio-guterres"),
        ("التقى أنطونيو  \u00a0 غوتيريش الوفد", "p.antonio-guterres"),
        ("أكد الاتحاد\nالأوروبي ذلك", "o.eu"),
    ],
)
def test_a_name_split_over_lines_is_one_mention(knowledge: Knowledge, text: str, actor: str) -> None:
    mentions, _ = read(knowledge, text, "2024-02-10")
    assert [m.actor_id for m in mentions] == [actor]
    assert_offsets(knowledge, text)


def test_a_name_does_not_cross_a_full_stop(knowledge: Knowledge) -> None:
    assert "أنطونيو. غوتيريش" not in [m.surface for m in read(knowledge, "حضر أنطونيو. غوتيريش غائب", "2024-02-10")[0]]
