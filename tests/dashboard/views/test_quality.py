"""The quality page tells how well the program reads, where the store carries scores, and why inputs were refused."""

from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.views.scores import table as score_table
from etl.score import Scores, write_scores
from etl.score.scores import DateScores, EventScores, NameScores, RoleScores, SummitScores
from etl.store import Store
from tests.dashboard.app import open_app, shown_text
from tests.dashboard.store import write_store
from tests.dashboard.views.test_explore import said, sound, table

SCORES = Scores(
    version="9.1",
    articles=12,
    articles_missing=0,
    dates=DateScores(0.75, 0.9, 40, 0, 3, 1, 0),
    people=NameScores(0.5, 0.6, 0.55, 20, 1.0),
    organizations=NameScores(0.0, 0.0, 0.0, 0, None),
    roles=RoleScores(0.8, 0.05, 10),
    summits=SummitScores(1.0, None, 4),
    events=EventScores(0.7, 0.9, 0.8, 0.85, 0.95, 0.5, 1.4, 30),
)


@pytest.fixture
def scored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    store = write_store(tmp_path / "store")
    write_scores(SCORES, store.root)
    monkeypatch.setenv("TARIKH_STORE", str(store.root))
    return store


@pytest.mark.parametrize(
    ("lang", "first", "note"),
    [
        ("en", ["Dates", "of the dates stored, those right", "90.0%", "40"], "Measured on 12 articles"),
        ("ar", ["التواريخ", "الصحيح مما خُزّن من تواريخ", "90.0٪", "40"], "بالإصدار 9.1"),
    ],
)
@pytest.mark.usefixtures("scored")
def test_scores_stand_with_their_counts(lang: str, first: list[str], note: str) -> None:
    app = sound(open_app("quality", lang))
    told = table(app, "quality.scores")
    assert told[0] == first
    assert len(told) == 2 + 3 + 2 + 1 + 6  # no organizations, no days of summits
    assert sum(bool(row[0]) for row in told) == 5  # what is measured is said once, not on every row
    assert note in said(app)


def test_shares_without_a_count_are_left_out() -> None:
    nothing = replace(SCORES, summits=SummitScores(None, None, 0))
    assert "summits" not in set(score_table(nothing)["matter"])
    assert score_table(SCORES).filter(matter="roles").rows() == [
        ("roles", "resolved", 0.8, 10),
        ("roles", "wrong", 0.05, 10),
    ]


@pytest.mark.parametrize("text", [None, "", "{}", '{"version": "<b>"}', "[1]"])
def test_without_sound_scores_the_page_says_how_to_get_them(scored: Store, text: str | None) -> None:
    file = scored.root / "scores.json"
    if text is None:
        file.unlink()
    else:
        file.write_text(text, encoding="utf-8")
    app = sound(open_app("quality", "en"))
    assert not table(app, "quality.scores")
    assert "Reading has not been measured yet" in shown_text(app)
    assert f"tarikh score --store {scored.root}" in [code.value for code in app.code]
