"""What columns, features and sport tell, and what points back at an event told before."""

import pytest

from etl.actors import Knowledge
from etl.events import EventFacts
from etl.model import Language
from tests.events.telling import tell

COLUMN = (
    "لا شيء يبقى على حاله في عالم السياسة، ولا أحد يعرف ما يخبئه الغد للناس.\n"
    "رفض الأوروبيون اقتراحا كهذا مرارا، واتهمت الصحف بعضها بعضا بالتقصير.\n"
)


def test_a_column_tells_no_event_of_its_day(knowledge: Knowledge, facts: EventFacts) -> None:
    assert tell(knowledge, facts, COLUMN).events == ()


def test_a_column_tells_what_has_a_day(knowledge: Knowledge, facts: EventFacts) -> None:
    body = COLUMN + "فقد وقعت مصر والأردن مذكرة تفاهم في 3 فبراير بحضور الوزيرين."
    assert tell(knowledge, facts, body, days={"3 فبراير": "2024-02-03"}).types() == ["agreement"]


@pytest.mark.parametrize(
    "body",
    [
        "أعلنت الحكومة المصرية خطة جديدة للمياه.",
        "من المقرر أن يزور الرئيس الفرنسي المغرب قريبا.",
        "في ختام جولة طويلة من المشاورات، دعت مصر إلى هدنة في السودان.",
        "دخل وقف إطلاق النار بين لبنان وإسرائيل يومه الأول.",
        "من القاهرة\nدعت مصر إلى هدنة عاجلة في السودان وإلى فتح المعابر.",
        "Egypt has called on both sides to accept a truce.",
    ],
    ids=["verb", "plan", "later clause", "noun behind a verb", "behind a byline", "English"],
)
def test_news_is_told(knowledge: Knowledge, facts: EventFacts, body: str) -> None:
    assert tell(knowledge, facts, body).events


def test_a_match_is_no_meeting_and_no_attack(knowledge: Knowledge, facts: EventFacts) -> None:
    body = (
        "يلتقي المنتخب المصري نظيره التونسي في المباراة النهائية على كأس البطولة.\n"
        "وقال المدرب إن اللاعبين جاهزون، وإن هجوم الفريق سيعود إلى الملعب بعد إصابة أبعدته.\n"
        "وسيقود خط الهجوم اللاعب العائد من مباريات الدوري."
    )
    assert not {"meeting", "attack", "visit"} & set(tell(knowledge, facts, body).types())


@pytest.mark.parametrize(
    ("body", "types"),
    [
        (
            "استقبل الرئيس المصري عبد الفتاح السيسي في القاهرة وفدا من الاتحاد الأوروبي.\n"
            "وحضر الاجتماع وزير الخارجية المصري سامح شكري.",
            ["meeting"],
        ),
        (
            "قتل ستة أشخاص في هجوم على سوق في بغداد أمس الجمعة.\nويأتي هذا الهجوم بعد أيام من تحذير السلطات العراقية.",
            ["attack"],
        ),
    ],
)
def test_what_points_back_is_no_second_event(
    knowledge: Knowledge, facts: EventFacts, body: str, types: list[str]
) -> None:
    days = {"أمس الجمعة": "2024-02-09"} if "أمس الجمعة" in body else {}
    told = tell(knowledge, facts, body, days=days).types()
    assert [kind for kind in told if kind in types] == types


@pytest.mark.parametrize(
    ("body", "never"),
    [
        ("بحث الوزير المصري مع نظيره الأردني سبل تعزيز التعاون في مجال النقل.", "cooperation"),
        ("نظمت الجامعة المصرية دورة بالتعاون مع وزارة الصحة.", "cooperation"),
        ("تستهدف الدورة التي أطلقتها الوزارة المصرية مئة معلم ومعلمة.", "attack"),
        ("أعلنت الوزارة المصرية أن الأهالي نجحوا في ضبط الأسعار هذا الشهر.", "arrest"),
        ("دعت نقابة الصحفيين التونسيين وزير الداخلية التونسي إلى فتح تحقيق عاجل في الحادث.", "trial"),
        ("قالت الحكومة المصرية إن الشركة التي تسيطر على السوق لم تخفض السعر.", "military_action"),
        ("هنأ الرئيس المصري ملك المغرب محمد السادس بذكرى توليه مقاليد الحكم.", "appointment"),
        ("رفض الرئيس السوري بشار الأسد السماح لوفد منظمة العفو الدولية بزيارة سوريا.", "visit"),
        ("قال النائب التونسي سامي براهم إن المداولات دارت في ظروف عادية.", "trial"),
        ("منتزه الحبلة السياحي مكان للتنزه وقضاء الساعات فيه.", "other"),
        ("تمكنت الشرطة التونسية من إلقاء القبض على لصين.", "other"),
        ("قال الوزير المصري إن على الحكومة أن تعمل، ويجب أن تسلم السلطة قريبا إلى غيرها.", "cooperation"),
    ],
)
def test_words_of_other_senses_tell_nothing(knowledge: Knowledge, facts: EventFacts, body: str, never: str) -> None:
    assert never not in tell(knowledge, facts, body).types()


def test_nobody_dates_an_attack_before_it(knowledge: Knowledge, facts: EventFacts) -> None:
    body = "أعلنت الشرطة التونسية القبض على رجلين خططا لعمل في شهر مارس المقبل."
    told = tell(knowledge, facts, body, days={"شهر مارس المقبل": "2024-03-01/2024-04-01"})
    assert [(event.event_type, str(event.start)[:10]) for event in told.events if event.event_type == "arrest"] == [
        ("arrest", "2024-02-10")
    ]


def test_a_lead_may_tell_three_events(knowledge: Knowledge, facts: EventFacts) -> None:
    body = "اتفق الرئيس المصري ونظيره الفرنسي، في اتصال هاتفي جرى أمس، على إرجاء القمة الثلاثية المقررة في القاهرة."
    types = set(tell(knowledge, facts, body, days={"أمس": "2024-02-09"}).types())
    assert {"agreement", "call"} <= types


def test_a_programme_about_a_summit_tells_the_summit_and_no_presenter(knowledge: Knowledge, facts: EventFacts) -> None:
    body = (
        'بث برنامج «حديث المساء» الذي تقدمه سلمى الكيلاني تقريرا بعنوان: "القمة العربية في بغداد تبحث إعمار غزة"، '
        "كشف خلاله تفاصيل التحضيرات لدعم سوريا.\n"
        "ويشارك ملك الأردن عبد الله الثاني في قمة بغداد، حيث يسعى العرب إلى إقناع إسرائيل، "
        "في ظل رفض دونالد ترامب تقديم ضمانات، ومطالبته مصر بالتنازل."
    )
    told = tell(knowledge, facts, body, published="2025-05-16")
    assert told.types() == ["summit"]
    (summit,) = told.events
    people = {actor for actor, _ in summit.participants if actor.startswith(("p.", "x.p."))}
    assert people == {"p.abdullah-ii"}


def test_a_speaker_is_not_who_is_spoken_of(knowledge: Knowledge, facts: EventFacts) -> None:
    body = 'ألقى فلاديمير بوتين خطابا بالعيد، قال فيه: "إن التعاون مع رابطة الدول المستقلة أولوية لروسيا".'
    (event, *_) = tell(knowledge, facts, body).events
    assert {actor for actor, _ in event.participants} == {"p.vladimir-putin"}


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("A young actor offered an update after his long illness on stage.", False),
        ("Gunmen killed six people in a market in the north of the town.", True),
        ("Egypt offered an update on the talks with both sides of the war.", True),
    ],
    ids=["soft news", "an attack on nobody we know", "a state"],
)
def test_english_of_nobody_tells_only_what_is_sure(
    knowledge: Knowledge, facts: EventFacts, body: str, told: bool
) -> None:
    assert bool(tell(knowledge, facts, body, language=Language.ENGLISH).events) is told
