import pytest

from etl.events import EventFacts, compose_headline
from etl.model import Language


@pytest.mark.parametrize(
    ("actors", "place", "language", "headline"),
    [
        (["السيسي", "عبد الله الثاني"], "القاهرة", Language.ARABIC, "اجتماع: السيسي وعبد الله الثاني في القاهرة"),
        (["Sisi", "Abdullah II"], "Cairo", Language.ENGLISH, "Meeting: Sisi and Abdullah II in Cairo"),
        (["A", "B", "C", "D"], None, Language.ENGLISH, "Meeting: A, B, C and others"),
        (["أ", "ب", "ج", "د"], None, Language.ARABIC, "اجتماع: أ وب وج وآخرون"),
        ([], "Cairo", Language.ENGLISH, "Meeting in Cairo"),
        ([], None, Language.ARABIC, "اجتماع"),
    ],
)
def test_composes(facts: EventFacts, actors: list[str], place: str | None, language: Language, headline: str) -> None:
    assert compose_headline(facts.event_types["meeting"], actors, place, language) == headline
