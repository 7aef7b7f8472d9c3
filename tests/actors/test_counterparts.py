"""Nobody is his own counterpart, and an office told of the past is not given to the only holder that we list."""

import pytest

from etl.actors import Knowledge
from etl.model import Language
from tests.actors.articles import read

MEANT = [  # (text, day, words for the office, who is meant; None: nobody)
    ("ودعا بوتين نظيره إلى عقد لقاء في موسكو.", "2025-08-16", "نظيره", None),
    ("التقى ترمب بوتين في ألاسكا. ودعا بوتين نظيره إلى موسكو.", "2025-08-16", "نظيره", "p.donald-trump"),
    ("التقى ترمب بوتين في ألاسكا. ثم شكر ترمب نظيره.", "2025-08-16", "نظيره", "p.vladimir-putin"),
    ("وقال الرئيس الفرنسي إيمانويل ماكرون لنظيره زيلينسكي إن أوروبا معه.", "2025-08-16", "نظيره",
     "p.volodymyr-zelensky"),
    ("قال وزير الخارجية الألماني السابق إن الأزمة طويلة.", "2015-08-02", "وزير الخارجية الألماني السابق", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "day", "surface", "actor"), MEANT)
def test_who_is_meant(knowledge: Knowledge, text: str, day: str, surface: str, actor: str | None) -> None:
    found = [m.actor_id for m in read(knowledge, text, day)[0] if m.surface == surface and m.basis == "office"]
    assert found == ([actor] if actor else [])


def test_a_former_minister_named_beside_the_office_is_that_one(knowledge: Knowledge) -> None:
    text = "استقبل الأمير محمد بن سلمان وزير الخارجية الألماني السابق كلاوس كينكل."
    mentions, new = read(knowledge, text, "2015-08-02")
    assert [actor.name for actor in new] == ["كلاوس كينكل"]
    assert not [m for m in mentions if m.actor_id.startswith(("c.", "p.guido"))]


NO_COUNTRY = [
    "أعيد فرز الأصوات في ولاية جورجيا الأمريكية.",
    "وقعت الهزة في محافظة أذربيجان الشرقية.",
    "Georgia governor Brian Kemp spoke to voters in Atlanta, Georgia.",
]


@pytest.mark.parametrize("text", NO_COUNTRY)
def test_a_state_or_province_is_not_the_country_of_its_name(knowledge: Knowledge, text: str) -> None:
    language = Language.ENGLISH if text.isascii() else Language.ARABIC
    assert not [m for m in read(knowledge, text, "2024-05-20", language=language)[0] if m.actor_id.startswith("c.")]


def test_a_king_is_no_president_of_his_name(knowledge: Knowledge) -> None:
    mentions, _ = read(knowledge, "The late king Hussein's son spoke.", "2024-11-06", language=Language.ENGLISH)
    assert not [m for m in mentions if m.actor_id == "p.saddam-hussein"]


def test_the_counterpart_of_a_minister_is_a_minister(knowledge: Knowledge) -> None:
    text = "بحث الجانبان زيارة ولي العهد إلى أنقرة."
    mentions, _ = read(knowledge, text, "2022-07-03", title="وزير الخارجية يلتقي نظيره التركي", country="SA")
    assert [m.actor_id for m in mentions if m.surface == "نظيره التركي"] == ["p.mevlut-cavusoglu"]


def test_an_english_capital_that_acts_is_its_government_and_one_that_is_a_place_is_not(knowledge: Knowledge) -> None:
    text = "Riyadh cut ties with Tehran. A court in Paris ruled, and talks between Moscow and Kyiv went on."
    mentions, _ = read(knowledge, text, "2022-07-03", language=Language.ENGLISH)
    found = {m.surface: m.actor_id for m in mentions}
    assert (found["Riyadh"], found["Tehran"], found["Moscow"], found["Kyiv"]) == ("c.SA", "c.IR", "c.RU", "c.UA")
    assert found["Paris"].startswith("g.")
