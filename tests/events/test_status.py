"""Whether a sentence tells that its event happened, is to come, was put off, called off or denied."""

import pytest

from etl.actors import Knowledge
from etl.events import EventFacts
from etl.model import EventStatus, Language
from tests.events.telling import tell

ARABIC = [
    ("أرجأ الرئيس الأوكراني زيارة إلى الرياض كانت مقررة هذا الأسبوع.", "visit", EventStatus.POSTPONED),
    ("اتفق الجانبان على إرجاء القمة العربية في بغداد إلى موعد لاحق.", "summit", EventStatus.POSTPONED),
    ("كان لقاء الرئيس المصري مع نظيره التركي مقررا هذا الشهر ثم أُرجئ بسبب المرض.", "meeting", EventStatus.POSTPONED),
    ("قال المتحدث إن القمة العربية في بغداد لن تُعقد هذا الشهر.", "summit", EventStatus.CANCELLED),
    ("أعلنت الرئاسة المصرية إلغاء زيارة الرئيس إلى واشنطن.", "visit", EventStatus.CANCELLED),
    ("زيارة الرئيس المصري إلى أنقرة أُلغيت بسبب سوء الأحوال الجوية.", "visit", EventStatus.CANCELLED),
    ("نفى الكرملين أنباء تحدثت عن أن بوتين كان قد التقى أردوغان في جنيف.", "meeting", EventStatus.DENIED),
    ("التقى الرئيس المصري نظيره التركي في القاهرة.", "meeting", EventStatus.HAPPENED),
    ("زار الرئيس المصري أنقرة بعد أن كان الموعد المقرر قد تغير.", "visit", EventStatus.HAPPENED),
    ("يعتزم الرئيس المصري زيارة أنقرة.", "visit", EventStatus.PLANNED),
]
ENGLISH = [
    ("Talks between Iran and the United States due in Rome have been postponed.", "meeting", EventStatus.POSTPONED),
    ("The round of talks between Iran and Oman in Muscat will not take place.", "meeting", EventStatus.CANCELLED),
    ("A visit by Vladimir Putin to Turkey is shelved, officials in Ankara said.", "visit", EventStatus.CANCELLED),
    ("Iran denied a report that its ambassador had met Elon Musk in New York.", "meeting", EventStatus.DENIED),
    ("Emmanuel Macron met Olaf Scholz in Paris and denied any rift.", "meeting", EventStatus.HAPPENED),
    ("Emmanuel Macron met Olaf Scholz in Paris after a visit was postponed.", "meeting", EventStatus.HAPPENED),
]


@pytest.mark.parametrize(
    ("body", "kind", "status", "language"),
    [(*row, Language.ARABIC) for row in ARABIC] + [(*row, Language.ENGLISH) for row in ENGLISH],
)
def test_status(
    knowledge: Knowledge, facts: EventFacts, body: str, kind: str, status: EventStatus, language: Language
) -> None:
    told = tell(knowledge, facts, body, language=language)
    assert [event.status for event in told.events if event.event_type == kind] == [status]


@pytest.mark.parametrize("body", ["لم يلغ الرئيس زيارة إلى أنقرة.", "لم تزر الوزيرة المصرية أنقرة هذا العام."])
def test_what_is_negated_tells_nothing_called_off(knowledge: Knowledge, facts: EventFacts, body: str) -> None:
    assert EventStatus.CANCELLED not in {event.status for event in tell(knowledge, facts, body).events}
