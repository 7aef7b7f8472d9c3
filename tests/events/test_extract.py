from datetime import datetime

import pytest

from etl.actors import Knowledge
from etl.events import EventFacts
from etl.model import Aspect, DateBasis, EventStatus, Role
from tests.events.telling import tell

SPEECH = (
    "قال الرئيس الروسي فلاديمير بوتين إن العمل مع رابطة الدول المستقلة أولوية.\n"
    "وأضاف بوتين، في خطاب التهنئة الذي ألقاه بهذه المناسبة، أن دولة الاتحاد تتقدم.\n"
    "ويعد يوم الدبلوماسيين عطلة مهنية، ويتم الاحتفال به سنويا في يوم 10 فبراير."
)


@pytest.mark.parametrize(
    ("body", "event_type"),
    [
        ("استقبل وزير الخارجية المصري سامح شكري في القاهرة نظيره الأردني أيمن الصفدي.", "meeting"),
        ("وصل الرئيس الفرنسي إيمانويل ماكرون إلى مطار القاهرة في مستهل جولة.", "visit"),
        ("أجرى الملك عبد الله الثاني اتصالا هاتفيا مع الرئيس عبد الفتاح السيسي.", "call"),
        ("وقعت مصر والأردن مذكرة تفاهم في مجال النقل البري.", "agreement"),
        ("دعت الأمم المتحدة أطراف النزاع في السودان إلى التهدئة.", "appeal"),
        ("اتهمت أوكرانيا روسيا بتدمير محطة للكهرباء.", "accusation"),
        ("رفضت إسرائيل المقترح المصري رفضا قاطعا.", "rejection"),
        ("فرض الاتحاد الأوروبي عقوبات جديدة على بيلاروسيا.", "sanction"),
        ("تظاهر الآلاف في شوارع تونس احتجاجا على الأسعار.", "protest"),
        ("قصفت طائرات التحالف مواقع قرب صنعاء.", "military_action"),
        ("اغتال مسلحون قاضيا في مدينة عدن.", "attack"),
        ("ألقت الشرطة المغربية القبض على عشرة مشتبه بهم.", "arrest"),
        ("ضرب زلزال قوي جنوب تركيا.", "disaster"),
        ("عين الرئيس التونسي قيس سعيد وزيرا جديدا للداخلية.", "appointment"),
        ("انتخب البرلمان اللبناني جوزيف عون رئيسا للجمهورية.", "election"),
    ],
)
def test_reads_types(knowledge: Knowledge, facts: EventFacts, body: str, event_type: str) -> None:
    assert tell(knowledge, facts, body).types()[0] == event_type


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("استقبل الرئيس المصري وفدا من الأمم المتحدة.", EventStatus.HAPPENED),
        ("سيستقبل الرئيس المصري وفدا من الأمم المتحدة.", EventStatus.PLANNED),
        ("من المقرر أن يزور الرئيس الفرنسي المغرب قريبا.", EventStatus.PLANNED),
        ("أعلنت الجزائر تأجيل زيارة الرئيس إلى فرنسا.", EventStatus.POSTPONED),
        ("أعلنت الجزائر إلغاء زيارة الرئيس إلى فرنسا.", EventStatus.CANCELLED),
        ("نفت وزارة الخارجية المصرية زيارة الوزير إلى إيران.", EventStatus.DENIED),
    ],
)
def test_reads_status(knowledge: Knowledge, facts: EventFacts, body: str, status: EventStatus) -> None:
    visits = [e for e in tell(knowledge, facts, body).events if e.event_type in ("meeting", "visit")]
    assert [event.status for event in visits] == [status]


@pytest.mark.parametrize(
    "body",
    [
        "لم يستقبل الرئيس المصري أحدا من الوفد.",
        "إذا زار الرئيس الفرنسي المغرب تغير الكثير.",
        "يتوجه الوفد إلى جنيف ليلتقي الوسطاء هناك.",
    ],
)
def test_negated_conditional_and_intended_things_are_no_meetings(
    knowledge: Knowledge, facts: EventFacts, body: str
) -> None:
    assert "meeting" not in tell(knowledge, facts, body).types()


def test_a_speech_is_told_once_and_a_yearly_day_is_no_event(knowledge: Knowledge, facts: EventFacts) -> None:
    told = tell(knowledge, facts, SPEECH, days={"سنويا في يوم 10 فبراير": "XXXX-02-10"})
    assert told.types() == ["speech"]
    (speech,) = told.events
    assert ("p.vladimir-putin", Role.SOURCE) in speech.participants
    assert (speech.start, speech.date_basis) == (datetime(2024, 2, 10), DateBasis.PUBLICATION)


def test_the_day_is_the_one_beside_the_trigger(knowledge: Knowledge, facts: EventFacts) -> None:
    body = (
        "استقبل الرئيس عبد الفتاح السيسي أمس الجمعة ملك الأردن عبد الله الثاني، "
        "بعد زيارة قام بها الملك إلى باريس في 3 فبراير."
    )
    told = tell(knowledge, facts, body, days={"أمس الجمعة": "2024-02-09", "3 فبراير": "2024-02-03"})
    days = {event.event_type: event.start for event in told.events}
    assert days == {"meeting": datetime(2024, 2, 9), "visit": datetime(2024, 2, 3)}


def test_without_any_day_an_event_has_none(knowledge: Knowledge, facts: EventFacts) -> None:
    (event,) = tell(knowledge, facts, "استقبل الرئيس المصري وفدا أمميا.", published=None).events
    assert (event.start, event.date_basis) == (None, None)


def test_every_evidence_cuts_out_its_words(knowledge: Knowledge, facts: EventFacts) -> None:
    told = tell(
        knowledge,
        facts,
        "اسـتقبلَ الرئيس عبد الفتاح السيسي في القاهرة أمس ملك الأردن عبد الله الثاني.",
        title="السيسي يستقبل ملك الأردن",
        days={"أمس": "2024-02-09"},
    )
    (event,) = told.events
    words = {
        one.aspect: told.article.text(one.place.field)[one.place.span.start : one.place.span.end]
        for one in reversed(event.evidence)
    }
    assert words[Aspect.WHAT] == "اسـتقبل"
    assert words[Aspect.WHEN] == "أمس"
    assert words[Aspect.WHERE] == "القاهرة"
    assert event.headline == "السيسي يستقبل ملك الأردن"
    assert event.place_id is not None


def test_a_name_that_holds_a_trigger_is_no_event(knowledge: Knowledge, facts: EventFacts) -> None:
    assert "agreement" not in tell(knowledge, facts, "قال بوتين إن منظمة معاهدة الأمن الجماعي تتوسع كثيرا.").types()


def test_what_a_denial_denies_is_told_as_denied(knowledge: Knowledge, facts: EventFacts) -> None:
    body = "نفى المتحدث دميتري بيسكوف أن يكون فلاديمير بوتين قد تحدث هاتفيا مع دونالد ترامب."
    calls = [event for event in tell(knowledge, facts, body).events if event.event_type == "call"]
    assert [call.status for call in calls] == [EventStatus.DENIED]


def test_a_summit_called_off_stays_so_in_the_whole_article(knowledge: Knowledge, facts: EventFacts) -> None:
    body = "أعلن الأردن إلغاء القمة الرباعية في عمّان.\nوقال الوزير أيمن الصفدي إن القمة تحتاج إلى قرار بوقف الحرب."
    summits = [event for event in tell(knowledge, facts, body).events if event.event_type == "summit"]
    assert [summit.status for summit in summits] == [EventStatus.CANCELLED]


def test_one_speaker_gives_one_statement(knowledge: Knowledge, facts: EventFacts) -> None:
    body = (
        "قال وزير الخارجية الأردني أيمن الصفدي إن الموقف ثابت.\nوأضاف أن بلاده ترى في السلام خيارا.\n"
        "وأكد سامح شكري أن مصر تشاطر الأردن الرأي."
    )
    assert tell(knowledge, facts, body).types() == ["statement", "statement"]


@pytest.mark.parametrize("body", ["يا له من يوم.", "", "٢٠٢٤", "«»", "أ" * 5000, "قال " * 3000])
def test_odd_bodies_give_no_error(knowledge: Knowledge, facts: EventFacts, body: str) -> None:
    tell(knowledge, facts, body)


def test_a_phrase_does_not_reach_into_the_next_sentence(knowledge: Knowledge, facts: EventFacts) -> None:
    told = tell(knowledge, facts, "أعلنت السلطات التونسية فتح محضر وبدء تحقيق.\nفي الأثناء وصل الوزير إلى تونس.")
    for event in told.events:
        for one in event.evidence:
            assert one.sentence.start <= one.place.span.start < one.place.span.end <= one.sentence.end


@pytest.mark.parametrize(
    ("body", "event_type"),
    [
        ("أعلن الرئيس الأمريكي ترشيح ماركو روبيو لتولي وزارة الخارجية.", "appointment"),
        ("أعلنت الحكومة الفرنسية تعيين سفير جديد في الجزائر.", "appointment"),
        ("تسلم الرئيس الأنغولي رئاسة الاتحاد الأفريقي.", "appointment"),
        ("دخل وقف إطلاق النار بين لبنان وإسرائيل يومه الأول.", "agreement"),
        ("هنأ الرئيس المصري نظيره التونسي بالعيد الوطني.", "statement"),
    ],
)
def test_tells_what_is_announced_and_phrases_as_one(
    knowledge: Knowledge, facts: EventFacts, body: str, event_type: str
) -> None:
    assert tell(knowledge, facts, body).types()[0] == event_type


@pytest.mark.parametrize(
    ("body", "never"),
    [
        ("قال الوزير المصري إن المسألة تتصل بالأمن الغذائي في البلاد.", "call"),
        ("تمكنت فرق الدفاع المدني من السيطرة على الحريق في مخزن بالقاهرة.", "military_action"),
        ("قال الوزير المصري إن العنف ومظاهره إلى زوال في البلاد.", "protest"),
        ("من هنا يبدأ الطريق إلى السلام بين مصر وجاراتها.", "statement"),
        ("بما يحقق عودة الاستقرار في الجمهورية اليمنية كما قالت الحكومة.", "trial"),
    ],
)
def test_look_alikes_tell_nothing(knowledge: Knowledge, facts: EventFacts, body: str, never: str) -> None:
    told = tell(knowledge, facts, body)
    assert never not in told.types()


@pytest.mark.parametrize(
    ("body", "days", "start"),
    [
        ("رحب الوزير المصري بحجاج هذا العام من البلدان كافة.", {"هذا العام": "2024-01-01/2025-01-01"}, "2024-02-10"),
        ("طالبت الهيئة السعودية الأفراد بالترخيص قبل 1 أكتوبر.", {"1 أكتوبر": "2024-10-01"}, "2024-02-10"),
        ("استقبل الرئيس المصري أمس ضيفه في أول لقاء منذ 2010.", {"أمس": "2024-02-09", "2010": "2010-01-01/2011-01-01"},
         "2024-02-09"),
    ],
)  # fmt: skip
def test_a_date_that_cannot_be_the_triggers_own_is_none(
    knowledge: Knowledge, facts: EventFacts, body: str, days: dict[str, str], start: str
) -> None:
    (event, *_) = tell(knowledge, facts, body, days=days).events
    assert str(event.start)[:10] == start


def test_a_town_is_where_and_never_who(knowledge: Knowledge, facts: EventFacts) -> None:
    (event, *_) = tell(knowledge, facts, "قال وزير الخارجية المصري في الإسكندرية إن الحوار مستمر.").events
    assert {role for actor, role in event.participants if actor.startswith("g.")} <= {Role.VENUE}


def test_the_summit_of_the_lead_is_told_beside_what_it_asked_for(knowledge: Knowledge, facts: EventFacts) -> None:
    body = "اختتمت في الدوحة القمة العربية الإسلامية الطارئة ببيان أدان الهجوم الإسرائيلي على قطر، ودعا إلى المحاسبة."
    assert "summit" in tell(knowledge, facts, body, published="2025-09-15").types()


@pytest.mark.parametrize(
    ("body", "source"),
    [
        ("انتقد رئيس حزب النهضة راشد الغنوشي قرار الحكومة التونسية أمس.", "p.rached-ghannouchi"),
        ("أكد المتحدث باسم وزارة الخارجية القطرية ماجد الأنصاري أن الوساطة مستمرة.", "p.majed-al-ansari"),
    ],
)
def test_who_holds_an_office_acts_and_its_body_with_him(
    knowledge: Knowledge, facts: EventFacts, body: str, source: str
) -> None:
    (event, *_) = tell(knowledge, facts, body).events
    roles = dict(event.participants)
    assert roles[source] is Role.SOURCE
    assert all(
        role is Role.SOURCE for actor, role in roles.items() if actor.startswith(("o.", "x.o.")) and "gov" not in actor
    )


def test_the_country_of_an_office_is_no_venue(knowledge: Knowledge, facts: EventFacts) -> None:
    body = "أكد الشيخ راشد بن عبد الله آل خليفة وزير الداخلية بمملكة البحرين أن الأمن مستتب."
    (event, *_) = tell(knowledge, facts, body).events
    assert Role.VENUE not in dict(event.participants).values()
    assert event.place_id is None
