"""Words that are also names of actors, in sentences where they are not: at most one in fifty may name one."""

import csv
from pathlib import Path

from etl.actors import Knowledge
from etl.actors.plain import plain_key
from tests.actors.articles import read

_MOST = 0.02  # share of false mentions


def _cases() -> list[tuple[str, str]]:
    with Path(__file__).with_name("homonyms.csv").open(encoding="utf-8", newline="") as file:
        return [(row["alias"], row["text"]) for row in csv.DictReader(file)]


def _false_names(knowledge: Knowledge, alias: str, text: str) -> set[str]:
    """The listed actors that the word itself is taken for."""
    mentions, _ = read(knowledge, text, "2024-02-10", country="SA")
    return {m.actor_id for m in mentions if plain_key(alias) == plain_key(m.surface) and m.actor_id[:2] in ("p.", "o.")}


def test_ordinary_words_are_hardly_ever_taken_for_actors(knowledge: Knowledge) -> None:
    wrong = [(alias, text, found) for alias, text in _cases() if (found := _false_names(knowledge, alias, text))]
    assert len(wrong) <= _MOST * len(_cases()), wrong


def test_the_same_words_name_their_actors_where_the_text_says_so(knowledge: Knowledge) -> None:
    for text, surface, actor in (
        ("أعلنت حركة فتح موقفها. وقالت فتح إن الحوار مستمر", "فتح", "o.fatah"),
        ("نقلت وكالة أنباء الإمارات (وام) الخبر", "وام", "o.wam"),
        ("قال الرئيس التونسي قيس سعيد إن الأمر محسوم. وأضاف سعيد أن", "سعيد", "p.kais-saied"),
        ("استقبل الرئيس السوري أحمد الشرع الوفد. وقال الشرع إن", "الشرع", "p.ahmed-al-sharaa"),
        ("التقى رئيس مجلس النواب نبيه بري الوفد. وأكد بري ذلك", "بري", "p.nabih-berri"),
    ):
        mentions, _ = read(knowledge, text, "2025-06-10")
        assert actor in {m.actor_id for m in mentions if m.surface == surface}, text
