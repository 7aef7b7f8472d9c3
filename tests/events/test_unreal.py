"""What only looks like an event: things feared, wished, talked of or long so, and words with another sense."""

import pytest

from etl.actors import Knowledge
from etl.events import EventFacts
from etl.model import Language
from tests.events.telling import tell

LEAD = "أجرى الرئيس المصري عبد الفتاح السيسي مباحثات مع نظيره الفرنسي إيمانويل ماكرون في القاهرة. "
ENGLISH_LEAD = "French President Emmanuel Macron met Egyptian President Abdel Fattah el-Sisi in Cairo. "
CASES = [  # (language, sentence behind the lead, type that it does not tell, the same words as news)
    ("ar", "وبحث الجانبان كيفية الوصول إلى حل للأزمة في ليبيا.", "visit", "ووصل الرئيس الفرنسي إلى باريس مساء."),
    ("ar", "وأعرب السيسي عن مخاوف من هجوم على مصر.", "attack", "ووقع هجوم على سفارة مصر في باريس."),
    ("ar", "وتناول السيسي مع ماكرون الأوضاع في لبنان والهجوم على سوريا.", "attack", "وتبنى داعش الهجوم على سوريا."),
    ("ar", "وأدت التهديدات الأمنية في ليبيا إلى قلق مصر.", "threat", "وجاء ذلك بعد تهديد ماكرون بفرض عقوبات."),
    ("ar", "وطالب ماكرون بمحاسبة المسؤولين عن هجمات ليبيا.", "attack", "ووقعت هجمات في ليبيا."),
    ("ar", "ورفض ماكرون التعليق على الأمر.", "rejection", "ورفض ماكرون عرض روسيا."),
    ("ar", "ويطلب القرار من مصر تقديم تقرير.", "appeal", "ويطلب السيسي من فرنسا تقديم العون."),
    ("ar", "وفرضت فرنسا بالفعل عقوبات على روسيا.", "sanction", "وفرضت فرنسا عقوبات على روسيا."),
    ("en", "Macron discussed a possible attack on Syria.", "attack", "Islamic State claimed an attack on Syria."),
    ("en", "Egypt has already imposed sanctions on Libya.", "sanction", "Egypt has imposed sanctions on Libya."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "body", "kind", "news"), CASES)
def test_what_is_no_news_tells_no_event(
    knowledge: Knowledge, facts: EventFacts, language: str, body: str, kind: str, news: str
) -> None:
    lead, spoken = (LEAD, Language.ARABIC) if language == "ar" else (ENGLISH_LEAD, Language.ENGLISH)
    assert kind not in tell(knowledge, facts, lead + body, language=spoken).types()
    assert kind in tell(knowledge, facts, lead + news, language=spoken).types()


def test_numbers_that_arrive_are_no_visit(knowledge: Knowledge, facts: EventFacts) -> None:
    assert "visit" not in tell(knowledge, facts, "وصلت إلى 100% نسبة الإشغال في فنادق مصر هذا الصيف.").types()
    assert "visit" in tell(knowledge, facts, "وصل إلى القاهرة الرئيس الفرنسي إيمانويل ماكرون.").types()


def test_the_source_of_the_news_is_no_statement_of_its_own(knowledge: Knowledge, facts: EventFacts) -> None:
    body = "Egypt signed a gas agreement with Cyprus, a minister told reporters on Saturday."
    assert tell(knowledge, facts, body, language=Language.ENGLISH).types() == ["agreement"]


def test_an_election_called_by_its_year_is_no_news(knowledge: Knowledge, facts: EventFacts) -> None:
    body = "Russia warned Ukraine on Monday over the 2022 midterm elections in the United States."
    days = {"Monday": "2022-06-13", "2022": "2022-01-01/2023-01-01"}
    told = tell(knowledge, facts, body, days=days, published="2022-06-14", language=Language.ENGLISH)
    assert "election" not in told.types()


def test_the_day_compared_with_is_not_the_days_own(knowledge: Knowledge, facts: EventFacts) -> None:
    body = "أعلنت الأمم المتحدة سقوط ألف قتيل في هجمات بسوريا مقارنة مع النصف الأول من عام 2014."
    told = tell(knowledge, facts, body, days={"النصف الأول من عام 2014": "2014-01-01/2014-07-01"})
    assert all(event.start is None or event.start.year == 2024 for event in told.events)


EXECUTIONS = [
    ("نفذت السلطات الإيرانية إعدام سجين أدين بالقتل.", "trial"),
    ("أعدم تنظيم داعش عشرة من الجنود السوريين.", "attack"),
]


@pytest.mark.parametrize(("body", "kind"), EXECUTIONS)
def test_a_court_executes_and_a_militia_kills(knowledge: Knowledge, facts: EventFacts, body: str, kind: str) -> None:
    assert kind in tell(knowledge, facts, body).types()


def test_the_day_of_a_relative_clause_is_its_own(knowledge: Knowledge, facts: EventFacts) -> None:
    body = "قدم المدرب محمد صلاح استقالته رغم الفوز الذي حققه مساء أمس على منتخب كوريا."
    told = tell(knowledge, facts, body, days={"مساء أمس": "2024-02-09"})
    assert {str(event.start.date()) for event in told.events if event.start} == {"2024-02-10"}
    body = "عقدت الحكومة المصرية الاجتماع الذي دعت إليه أمس في القاهرة."
    told = tell(knowledge, facts, body, days={"أمس": "2024-02-09"})
    assert "appeal" not in told.types()


def test_a_war_that_all_know_of_is_no_news(knowledge: Knowledge, facts: EventFacts) -> None:
    body = "A Moscow dancer has quit over Russia's invasion of Ukraine."
    assert "military_action" not in tell(knowledge, facts, body, language=Language.ENGLISH).types()
    body = "Russia launched an invasion of Ukraine on Thursday."
    told = tell(knowledge, facts, body, days={"Thursday": "2022-02-24"}, language=Language.ENGLISH)
    assert "military_action" in told.types()


def test_who_relays_the_news_makes_no_statement(knowledge: Knowledge, facts: EventFacts) -> None:
    body = "أقال الرئيس الأوكراني فولوديمير زيلينسكي سفراء بلاده، وفق ما نقلته وكالة رويترز."
    assert tell(knowledge, facts, body).types() == ["appointment"]


def test_by_names_who_acts_in_english(knowledge: Knowledge, facts: EventFacts) -> None:
    body = "Eight Americans have been arrested by the Taliban in Afghanistan."
    (event,) = tell(knowledge, facts, body, language=Language.ENGLISH).events
    assert ("o.taliban", "source") in {(actor, role.value) for actor, role in event.participants}


def test_an_arabic_present_tense_is_not_of_long_ago(knowledge: Knowledge, facts: EventFacts) -> None:
    body = "تطالب مصر إثيوبيا بتنفيذ اتفاق عام 2015 بشأن السد."
    told = tell(knowledge, facts, body, days={"عام 2015": "2015-01-01/2016-01-01"})
    assert all(event.start is None or event.start.year == 2024 for event in told.events if event.event_type == "appeal")


DAYS = [  # (sentence, words of the date, its days, type, day of the event)
    ("أعلنت مصر ارتفاع صادراتها في الربع الأول.", "الربع الأول", "2023-10-01/2024-01-01", "statement", "2024-02-10"),
    ("قال الرئيس المصري عبد الفتاح السيسي: «بدأت هذه الأزمة كما تعلمون في عام 2011 حين سقط النظام في ليبيا».",
     "عام 2011", "2011-01-01/2012-01-01", "statement", "2024-02-10"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "words", "days", "kind", "day"), DAYS)
def test_who_speaks_of_another_time_speaks_today(
    knowledge: Knowledge, facts: EventFacts, body: str, words: str, days: str, kind: str, day: str
) -> None:
    told = tell(knowledge, facts, body, days={words: days})
    assert [str(event.start.date()) for event in told.events if event.event_type == kind and event.start] == [day]


def test_what_somebody_means_to_do_is_not_done(knowledge: Knowledge, facts: EventFacts) -> None:
    body = "Egypt urges Egyptians to leave Ukraine, saying Russia steps up efforts to launch attacks."
    assert "attack" not in tell(knowledge, facts, body, language=Language.ENGLISH).types()


def test_who_stands_at_the_door_holds_no_meeting(knowledge: Knowledge, facts: EventFacts) -> None:
    body = "وصل الرئيس الفرنسي إيمانويل ماكرون إلى القاهرة. وكان في استقبال ماكرون وزير الخارجية المصري سامح شكري."
    assert tell(knowledge, facts, body).types() == ["visit"]


def test_a_festival_is_no_protest(knowledge: Knowledge, facts: EventFacts) -> None:
    assert "protest" not in tell(knowledge, facts, "تشارك مصر وتونس في هذه التظاهرة الثقافية بالقاهرة.").types()
    assert "protest" in tell(knowledge, facts, "شهدت تونس تظاهرة حاشدة ضد الحكومة.").types()


def test_what_is_told_again_in_detail_is_one_event(knowledge: Knowledge, facts: EventFacts) -> None:
    body = (
        "دعت الحكومة المصرية أمس سكان سيناء إلى الخروج. وقال محافظ سيناء إن الأمن بخير. "
        "ودعت الحكومة المصرية السكان إلى الخروج من مدنهم."
    )
    told = tell(knowledge, facts, body, days={"أمس": "2024-02-09"})
    assert told.types().count("appeal") == 1


def test_a_short_text_about_sport_tells_no_attack(knowledge: Knowledge, facts: EventFacts) -> None:
    body = "Egypt beat Tunisia 2-1 to win their sixth game in a row."
    told = tell(knowledge, facts, body, title="Striker scores as Egypt reach semifinals", language=Language.ENGLISH)
    assert "attack" not in told.types()


def test_what_has_begun_is_one_event_with_its_beginning(knowledge: Knowledge, facts: EventFacts) -> None:
    body = "بدأت مصر مشاورات مع فرنسا في القاهرة."
    assert tell(knowledge, facts, body).types() == ["meeting"]


def test_a_plane_pays_no_visit_and_a_drought_is_no_news(knowledge: Knowledge, facts: EventFacts) -> None:
    assert "visit" not in tell(knowledge, facts, LEAD + "ووصلت الطائرة المصرية إلى مطار القاهرة.").types()
    body = "وجه الرئيس الفرنسي إيمانويل ماكرون نداء إلى الأمم المتحدة لمساعدة الصومال على تجاوز أزمة الجفاف."
    assert tell(knowledge, facts, body).types() == ["appeal"]


def test_words_without_a_speaker_are_no_statement(knowledge: Knowledge, facts: EventFacts) -> None:
    body = LEAD + "وأكد مصدر مسؤول في القاهرة أن الوضع مستقر."
    assert "statement" not in tell(knowledge, facts, body).types()


def test_a_released_statement_frees_nobody(knowledge: Knowledge, facts: EventFacts) -> None:
    body = "Finland released a statement on joining NATO."
    assert "cooperation" not in tell(knowledge, facts, body, language=Language.ENGLISH).types()


def test_a_raid_and_whom_it_killed_are_one_event(knowledge: Knowledge, facts: EventFacts) -> None:
    body = "An air strike in Ethiopia killed 56 people on Saturday."
    told = tell(knowledge, facts, body, days={"Saturday": "2024-02-10"}, language=Language.ENGLISH)
    assert len(told.events) == 1


@pytest.mark.parametrize(
    "body",
    [
        "أكد البرلمان العربي تضامنه مع العراق في مواجهة كل ما يهدد أمن العراق.",
        "تنتظر قوات الجيش اليمني أوامر الرئيس اليمني عبد ربه منصور هادي.",
        "زيارة الطبيب ضرورية لكل سيدة تخشى التقدم في السن وتبحث عن الجمال.",
    ],
)
def test_what_only_dwells_on_something_tells_nothing(knowledge: Knowledge, facts: EventFacts, body: str) -> None:
    assert not {"threat", "other", "visit"} & set(tell(knowledge, facts, body).types())


def test_who_plans_attacks_carries_none_out(knowledge: Knowledge, facts: EventFacts) -> None:
    body = "تمكنت السلطات البحرينية من القبض على خمسة أشخاص خططوا لتنفيذ تفجيرات في البحرين."
    assert tell(knowledge, facts, body).types() == ["arrest"]


def test_a_place_in_a_list_is_no_occupation_and_a_student_makes_no_appeal(
    knowledge: Knowledge, facts: EventFacts
) -> None:
    assert "military_action" not in tell(knowledge, facts, LEAD + "وتحتل الإمارات المركز الأول في القائمة.").types()
    assert "appeal" in tell(knowledge, facts, "طالب الرئيس المصري عبد الفتاح السيسي بوقف القتال في ليبيا.").types()
    assert "appeal" not in tell(knowledge, facts, "طالب مصري في فرنسا يروي قصته مع الدراسة في باريس.").types()
