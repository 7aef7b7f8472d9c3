from datetime import datetime

import pytest

from etl.actors import Knowledge, find_actors
from etl.actors.romanised import families, romanisations
from etl.model import Article, Language, Publication, Source
from etl.text import fold

FAMILIES = families(["mohammed mohamed muhammad", "saeed said", "saied said"])


@pytest.mark.parametrize(
    ("alias", "others"),
    [
        ("Mohammed Zarif", {"mohamed zarif", "muhammad zarif"}),
        ("Ahmed al-Jaber", {"ahmed el jaber", "ahmed jaber"}),
        ("V. Rudensky", {"v. rudenskyy", "v. rudenskiy", "v. rudenskyi", "v. rudenski"}),
        ("Sergey Lavrov", {"sergei lavrov"}),
        ("Abdulmalik Badr", {"abdelmalik badr", "abdul malik badr", "abdel malik badr"}),
        ("Hossein Amir-Abdollahian", {"hossein amirabdollahian"}),
        ("al-Saud", {"el saud"}),
        ("Said Khan", {"saeed khan", "saied khan"}),
        ("Emmanuel Macron", set()),
    ],
)  # fmt: skip
def test_other_spellings_of_a_name(alias: str, others: set[str]) -> None:
    key = alias.lower().replace("-", " ")
    assert set(romanisations(key, alias, FAMILIES)) == others


@pytest.mark.parametrize(
    ("written", "actor"),
    [
        ("Recep Tayyip Erdogan", "p.recep-tayyip-erdogan"),
        ("Recep Tayyip Erdoğan", "p.recep-tayyip-erdogan"),
        ("Mevlut Cavusoglu", "p.mevlut-cavusoglu"),
        ("Sergei Lavrov", "p.sergey-lavrov"),
        ("Volodymyr Zelenskiy", "p.volodymyr-zelensky"),
        ("Abdel-Fattah al-Sissi", "p.abdel-fattah-el-sisi"),
        ("Mohamed bin Salman", "p.mohammed-bin-salman"),
        ("Bashar Assad", "p.bashar-al-assad"),
        ("Muhammad bin Zayed", "p.mohamed-bin-zayed"),
    ],
)
def test_one_person_under_the_spellings_of_the_agencies(knowledge: Knowledge, written: str, actor: str) -> None:
    body = f"The talks were attended by {written} on Monday."
    mentions, _ = find_actors(
        Article("d.test", "", body, Source("test", "1"), Language.ENGLISH), Publication(), (), knowledge
    )
    assert [(m.surface, m.actor_id) for m in mentions] == [(written, actor)]


@pytest.mark.parametrize(
    ("letters", "plain"), [("Erdoğan", "erdogan"), ("Đukanović Łódź", "dukanovic lodz"), ("é ñ ø", "e n o")]
)
def test_latin_letters_are_matched_without_their_marks(letters: str, plain: str) -> None:
    assert fold(letters).text == plain


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("U.S. President Joe Biden met the U.N. secretary-general.",
         [("U.S", "c.US"), ("U.S. President", "p.joe-biden"), ("Joe Biden", "p.joe-biden"), ("U.N", "o.un"),
          ("U.N. secretary-general", "p.antonio-guterres")]),
        ("It was up to us, said Badreddin al-Houthi.", []),
        ("A Houthi missile fell into the sea.", [("Houthi", "o.houthis")]),
    ],
)  # fmt: skip
def test_acronyms_with_points_and_adjectives_of_groups(
    knowledge: Knowledge, body: str, found: list[tuple[str, str]]
) -> None:
    article = Article("d.test", "", body, Source("test", "1"), Language.ENGLISH)
    mentions, _ = find_actors(article, Publication(at=datetime(2024, 2, 1)), (), knowledge)
    assert [(m.surface, m.actor_id) for m in mentions] == found


def test_a_plus_sign_belongs_to_the_name_that_has_one(knowledge: Knowledge) -> None:
    body = "قررت أوبك+ خفض الإنتاج، وقالت أوبك إن الطلب ضعيف."
    article = Article("d.test", "", body, Source("test", "1"), Language.ARABIC)
    mentions, _ = find_actors(article, Publication(at=datetime(2024, 2, 1)), (), knowledge)
    assert [m.actor_id for m in mentions] == ["o.opec-plus", "o.opec"]
