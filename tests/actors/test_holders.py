"""Offices in two languages and who held them on that day: one row a phrase, nobody where the text leaves it open."""

import csv
from pathlib import Path

import pytest

from etl.actors import Knowledge
from etl.model import Language
from tests.actors.articles import read


def _cases() -> list[tuple[str, str, str]]:
    with Path(__file__).with_name("holders.csv").open(encoding="utf-8", newline="") as file:
        return [(row["phrase"], row["day"], row["actor_id"]) for row in csv.DictReader(file)]


@pytest.mark.parametrize(("phrase", "day", "actor_id"), _cases())
def test_the_holder_of_that_day_is_meant(knowledge: Knowledge, phrase: str, day: str, actor_id: str) -> None:
    english = phrase.isascii()
    text = f"On Sunday {phrase} arrived in the city." if english else f"وصل {phrase} إلى المكان صباح الأحد."
    mentions, _ = read(knowledge, text, day, language=Language.ENGLISH if english else Language.ARABIC)
    assert [m.actor_id for m in mentions if m.basis == "office"] == ([actor_id] if actor_id else [])
