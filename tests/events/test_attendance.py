import pytest

from etl.actors import Knowledge, find_actors
from etl.events import EventFacts, find_attendance, find_summits
from etl.model import Article, Language, Publication, Source


def attendance(knowledge: Knowledge, facts: EventFacts, body: str) -> dict[str, str]:
    article = Article("d.test", "القمة العربية الثانية والثلاثون", body, Source("test", "1"), Language.ARABIC)
    actors, _ = find_actors(article, Publication(), (), knowledge)
    summits = find_summits(article, Publication(), (), actors, facts)
    assert {summit.summit_id for summit in summits} == {"las-2023-05-19"}
    rows = find_attendance(article, actors, summits, facts)
    for row in rows:
        assert article.text(row.place.field)[row.place.span.start : row.place.span.end]
    return {row.actor_id: str(row.status) for row in rows}


@pytest.mark.parametrize(
    ("body", "who", "status"),
    [
        ("شارك الرئيس عبد الفتاح السيسي في القمة العربية.", "p.abdel-fattah-el-sisi", "attended"),
        ("سيشارك الرئيس عبد الفتاح السيسي في القمة العربية.", "p.abdel-fattah-el-sisi", "expected"),
        ("من المنتظر أن يحضر بشار الأسد القمة العربية.", "p.bashar-al-assad", "expected"),
        ("لم يحضر الرئيس عبد المجيد تبون القمة العربية.", "p.abdelmadjid-tebboune", "absent"),
        ("غاب عبد المجيد تبون عن القمة العربية.", "p.abdelmadjid-tebboune", "absent"),
        ("حضر رئيس الوزراء القمة العربية نيابة عن عبد المجيد تبون.", "p.abdelmadjid-tebboune", "represented"),
        ("تناولت القمة العربية موقف فلاديمير بوتين.", "p.vladimir-putin", "mentioned"),
    ],
)
def test_reads_who_came(knowledge: Knowledge, facts: EventFacts, body: str, who: str, status: str) -> None:
    assert attendance(knowledge, facts, body)[who] == status


def test_says_more_than_mentioned_once(knowledge: Knowledge, facts: EventFacts) -> None:
    body = "تحدثت الصحف عن القمة العربية وبشار الأسد.\nووصل بشار الأسد إلى جدة لحضور القمة."
    assert attendance(knowledge, facts, body)["p.bashar-al-assad"] == "attended"
