from collections import Counter
from pathlib import Path

import pytest

from etl.score.counts import Compared, Miss, together
from etl.score.scores import FILE, read_scores, to_scores, write_scores

COUNTS = Counter(
    date_n=3, date_tp=2, date_wrong=1, date_extra=1, person_tp=1, person_fp=1, person_fn=2, person_linked=1, role_n=2
)
MISS = Miss("a1", "date", "أمس", "2024-05-15/2024-05-16", "2024-05-08/2024-05-09")


def test_shares_are_rounded_to_three_decimals() -> None:
    scores = to_scores(Compared(COUNTS), 1, 0)
    assert (scores.dates.recall, scores.dates.precision, scores.dates.wrong) == (0.667, 0.5, 1)
    assert (scores.people.precision, scores.people.recall, scores.people.f1) == (0.5, 0.333, 0.4)
    assert (scores.people.n, scores.people.linked) == (3, 1.0)


def test_what_was_not_asked_has_no_score() -> None:
    scores = to_scores(Compared(), 0, 2)
    assert (scores.articles, scores.articles_missing) == (0, 2)
    assert scores.dates.recall is scores.roles.resolved is scores.events.main is scores.summits.dated is None
    assert (scores.people.f1, scores.people.linked) == (0.0, None)


def test_parts_add_up() -> None:
    whole = together([Compared(COUNTS, (MISS,)), Compared(COUNTS)])
    assert whole.counts["date_n"] == 6
    assert whole.misses == (MISS,)


def test_a_store_carries_its_scores(tmp_path: Path) -> None:
    scores = to_scores(Compared(COUNTS, (MISS,)), 1, 0)
    assert write_scores(scores, tmp_path) == tmp_path / FILE
    assert read_scores(tmp_path) == scores
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


@pytest.mark.parametrize("text", [None, "", "{", "[]", '{"version": "0"}', '{"dates": 3}'])
def test_what_is_no_score_file_is_none(tmp_path: Path, text: str | None) -> None:
    if text is not None:
        (tmp_path / FILE).write_text(text, encoding="utf-8")
    assert read_scores(tmp_path) is None
