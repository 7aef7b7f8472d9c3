"""Near-duplicates: copies with small changes, cut copies, formulas that are no copies, and the shape of the answer."""

import random
from collections.abc import Sequence

import polars as pl
import pytest

from etl.read.duplicates import near_duplicates

SYLLABLES = ("با", "سي", "نو", "ري", "تم", "كل", "شا", "دو", "فر", "جي", "لس", "مق")


def words(count: int, seed: int) -> list[str]:
    chance = random.Random(seed)
    return ["".join(chance.choices(SYLLABLES, k=3)) for _ in range(count)]


def found(*texts: Sequence[str] | str) -> dict[int, int]:
    joined = [text if isinstance(text, str) else " ".join(text) for text in texts]
    frame = pl.DataFrame(
        {"document_no": range(10, 10 + len(joined)), "text": joined},
        schema={"document_no": pl.UInt32, "text": pl.String},
    )
    return dict(near_duplicates([frame]).iter_rows())


STORY = words(120, 1)
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


@pytest.mark.parametrize(
    "copy",
    [
        pytest.param(STORY, id="word for word"),
        pytest.param(["وقال", *STORY[:60], "أمس", *STORY[61:]], id="a few words changed"),
        pytest.param([*STORY, *words(60, 2)], id="longer by half"),
        pytest.param(STORY[:40], id="cut to a third"),
        pytest.param([word.replace("با", "بَا") for word in STORY], id="with marks"),
    ],
)
def test_copy_points_to_the_earlier_text(copy: list[str]) -> None:
    assert found(STORY, words(120, 3), copy) == {12: 10}


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(words(120, 4), id="another story"),
        pytest.param([*STORY[:40], *words(80, 5)], id="a third of it"),
        pytest.param([word if at % 8 else f"{word}ون" for at, word in enumerate(STORY)], id="the same words reworded"),
        pytest.param(STORY[:8], id="too short to tell"),
        pytest.param("", id="empty"),
    ],
)
def test_other_texts_stay_themselves(other: list[str] | str) -> None:
    assert found(STORY, other) == {}


def test_formula_with_other_names_is_no_copy() -> None:
    formula = words(90, 6)
    telegrams = [[*formula[:45], *words(18, seed), *formula[45:]] for seed in range(100, 150)]
    assert found(*telegrams) == {}


def test_bulletin_with_other_numbers_is_no_copy() -> None:
    def bulletin(*numbers: int) -> list[str]:
        return [word if at % 30 else str(numbers[at // 30]) for at, word in enumerate(STORY)]

    assert found(bulletin(101, 202, 303, 404), bulletin(111, 212, 313, 414)) == {}
    assert found(bulletin(101, 202, 303, 404), bulletin(101, 202, 303, 414)) == {11: 10}
    assert found(bulletin(101, 202, 303, 404), [w.translate(ARABIC) for w in bulletin(101, 202, 303, 404)]) == {11: 10}


def test_all_copies_point_to_the_first() -> None:
    copies = [[*STORY[:at], "حرف", *STORY[at:]] for at in (20, 50, 80)]
    assert found(words(120, 7), *copies) == {12: 11, 13: 11}


def test_answer_does_not_depend_on_the_order_of_rows() -> None:
    frame = pl.DataFrame(
        {"document_no": [7, 3, 5], "text": [" ".join(STORY), " ".join(words(90, 8)), " ".join([*STORY, "نعم"])]},
        schema_overrides={"document_no": pl.UInt32},
    )
    expected = pl.DataFrame(
        {"document_no": [7], "near_duplicate_of": [5]},
        schema={"document_no": pl.UInt32, "near_duplicate_of": pl.UInt32},
    )
    assert near_duplicates([frame]).equals(expected)


@pytest.mark.parametrize("texts", [[], [None], ["", None]])
def test_nothing_to_compare(texts: list[str | None]) -> None:
    frame = pl.DataFrame(
        {"document_no": range(len(texts)), "text": texts}, schema={"document_no": pl.UInt32, "text": pl.String}
    )
    assert near_duplicates([frame]).schema == {"document_no": pl.UInt32, "near_duplicate_of": pl.UInt32}
    assert near_duplicates([frame]).is_empty()


def test_answer_does_not_depend_on_how_the_texts_are_dealt_out() -> None:
    told = [" ".join(text) for text in (STORY, words(120, 11), [*STORY, "نعم"], words(90, 12), STORY[:60])]
    frame = pl.DataFrame({"document_no": range(len(told)), "text": told}, schema_overrides={"document_no": pl.UInt32})
    whole = near_duplicates([frame])
    assert dict(whole.iter_rows()) == {2: 0, 4: 0}
    assert near_duplicates(frame.iter_slices(2)).equals(whole)
