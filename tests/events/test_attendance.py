from datetime import datetime

import pytest

from etl.actors import Knowledge, find_actors
from etl.events import EventFacts, find_attendance, find_summits, only_who_came
from etl.model import Article, Language, Publication, Source
from tests.events.telling import tell

SISI, ASSAD, TEBBOUNE, PUTIN = (
    "p.abdel-fattah-el-sisi",
    "p.bashar-al-assad",
    "p.abdelmadjid-tebboune",
    "p.vladimir-putin",
)
SALMAN, CROWN_PRINCE, LAVROV = "p.salman-bin-abdulaziz", "p.mohammed-bin-salman", "p.sergey-lavrov"
_HELD = datetime(2023, 5, 20)


def attendance(
    knowledge: Knowledge,
    facts: EventFacts,
    body: str,
    published: datetime = _HELD,
    title: str = "القمة العربية الثانية والثلاثون",
    summit: str = "las-2023-05-19",
) -> dict[str, set[str]]:
    language = Language.ENGLISH if title.isascii() else Language.ARABIC
    article = Article("d.test", title, body, Source("test", "1"), language)
    publication = Publication(at=published)
    actors, _ = find_actors(article, publication, (), knowledge)
    summits = find_summits(article, publication, (), actors, facts)
    assert {mention.summit_id for mention in summits} == {summit}
    found: dict[str, set[str]] = {}
    for row in find_attendance(article, publication, actors, summits, facts):
        assert article.text(row.place.field)[row.place.span.start : row.place.span.end]
        found.setdefault(row.actor_id, set()).add(str(row.status))
    return found


@pytest.mark.parametrize(
    ("body", "who", "status"),
    [
        ("شارك الرئيس عبد الفتاح السيسي في القمة العربية.", SISI, "attended"),
        ("سيشارك الرئيس عبد الفتاح السيسي في القمة العربية.", SISI, "expected"),
        ("من المنتظر أن يحضر بشار الأسد القمة العربية.", ASSAD, "expected"),
        ("يستطيع بشار الأسد أن يشارك في القمة العربية متى شاء.", ASSAD, "mentioned"),
        ("لم يحضر الرئيس عبد المجيد تبون القمة العربية.", TEBBOUNE, "absent"),
        ("غاب عبد المجيد تبون عن القمة العربية.", TEBBOUNE, "absent"),
        ("انعقدت القمة العربية في غياب الرئيس عبد المجيد تبون.", TEBBOUNE, "absent"),
        ("حضر رئيس الوزراء القمة العربية نيابة عن عبد المجيد تبون.", TEBBOUNE, "represented"),
        ("مثّل الجزائر في القمة العربية الوزير الأول أيمن بن عبد الرحمان.", "c.DZ", "represented"),
        ("مثّل الجزائر في القمة العربية الوزير الأول أيمن بن عبد الرحمان.", "p.aymen-benabderrahmane", "attended"),
        ("خاطب القمة العربية الرئيس الروسي فلاديمير بوتين عبر الفيديو ومثّله سيرغي لافروف.", PUTIN, "represented"),
        ("خاطب القمة العربية الرئيس الروسي فلاديمير بوتين عبر الفيديو ومثّله سيرغي لافروف.", LAVROV, "attended"),
        ("وجّه الملك سلمان إلى بشار الأسد دعوة للمشاركة في القمة العربية.", ASSAD, "expected"),
        ("وجّه الملك سلمان إلى بشار الأسد دعوة للمشاركة في القمة العربية.", SALMAN, "mentioned"),
        ("غادر بشار الأسد دمشق للمشاركة في القمة العربية.", ASSAD, "expected"),
        ("تناولت القمة العربية موقف فلاديمير بوتين.", PUTIN, "mentioned"),
        ("ترأس وفد الجزائر إلى القمة العربية أيمن بن عبد الرحمان.", "c.DZ", "attended"),
    ],
)
def test_reads_who_came(knowledge: Knowledge, facts: EventFacts, body: str, who: str, status: str) -> None:
    assert attendance(knowledge, facts, body)[who] == {status}


@pytest.mark.parametrize(
    ("body", "who"),
    [
        ("حضر الرئيس السيسي حفل التوقيع على اتفاق ذكر في القمة العربية.", SISI),
        ("شارك الرئيس السيسي في الاجتماع الوزاري الذي سبق القمة العربية.", SISI),
        ("اجتمعت اللجنة بحضور الرئيس السيسي، بصفة مصر رئيس القمة العربية.", SISI),
        ("لا تدعو دول مثل مصر والجزائر إلى قمة عربية.", "c.EG"),
        ("على رأس وفد تجاري زار المدينة الرئيس السيسي بعد القمة العربية.", SISI),
        ("خصصت القمة العربية مبلغا لإعمار غزة ومثله لإعمار لبنان.", "c.LB"),
        ("قال فلاديمير بوتين إنه لن يحضر أحد القمة العربية.", PUTIN),
    ],
)
def test_another_occasion_is_no_attendance(knowledge: Knowledge, facts: EventFacts, body: str, who: str) -> None:
    assert attendance(knowledge, facts, body).get(who, {"mentioned"}) == {"mentioned"}


def test_a_list_is_followed_to_its_end_and_no_further(knowledge: Knowledge, facts: EventFacts) -> None:
    body = (
        "حضر القمة العربية ملك الأردن عبد الله الثاني، والرئيس التونسي قيس سعيّد، ورئيس الوزراء العراقي"
        " محمد شياع السوداني، في حين أبدى الرئيس الروسي فلاديمير بوتين اهتمامه بها."
    )
    found = attendance(knowledge, facts, body)
    came = {actor for actor, said in found.items() if said == {"attended"}}
    assert came == {"p.abdullah-ii", "c.JO", "p.kais-saied", "p.mohammed-shia-al-sudani"}
    assert found[PUTIN] == {"mentioned"}


def test_each_sends_his_own(knowledge: Knowledge, facts: EventFacts) -> None:
    body = "ورأس القمة العربية نيابة عن خادم الحرمين الشريفين ولي العهد الأمير محمد بن سلمان."
    assert attendance(knowledge, facts, body) == {SALMAN: {"represented"}, CROWN_PRINCE: {"attended"}}


def test_before_the_summit_nobody_has_come(knowledge: Knowledge, facts: EventFacts) -> None:
    body = "يشارك الرئيس عبد الفتاح السيسي في القمة العربية."
    assert attendance(knowledge, facts, body, datetime(2023, 5, 17))[SISI] == {"expected"}


def test_an_article_about_a_summit_goes_on_about_it(knowledge: Knowledge, facts: EventFacts) -> None:
    body = (
        "اختتمت القمة العربية أعمالها.\nوحضر الرئيس عبد الفتاح السيسي.\nولم تشارك إسرائيل.\nوشاركت الصين بأربعين شركة."
    )
    found = attendance(knowledge, facts, body)
    assert (found[SISI], found["c.IL"], found.get("c.CN")) == ({"attended"}, {"absent"}, None)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("The Arab summit was chaired by Mohammed bin Salman.", {CROWN_PRINCE: {"attended"}}),
        ("Sergey Lavrov attended the Arab summit on behalf of Vladimir Putin.",
         {LAVROV: {"attended"}, PUTIN: {"represented"}}),
        ("Vladimir Putin was absent from the Arab summit and sent Sergey Lavrov.",
         {PUTIN: {"absent", "represented"}, LAVROV: {"attended"}}),
        ("Syria was represented at the Arab summit by Bashar al-Assad.",
         {"c.SY": {"represented"}, ASSAD: {"attended"}}),
        ("Bashar al-Assad will attend the Arab summit.", {ASSAD: {"expected"}}),
    ],
)  # fmt: skip
def test_reads_english(knowledge: Knowledge, facts: EventFacts, body: str, expected: dict[str, set[str]]) -> None:
    found = attendance(knowledge, facts, body, title="Arab summit in Jeddah")
    assert {actor: found.get(actor) for actor in expected} == expected


def test_an_organization_does_not_come_to_its_own_summit(knowledge: Knowledge, facts: EventFacts) -> None:
    body = "اختتمت جامعة الدول العربية أعمال القمة العربية، وشاركت جامعة الدول العربية في القمة العربية."
    assert attendance(knowledge, facts, body)["o.las"] == {"mentioned"}


def test_says_more_than_mentioned_once(knowledge: Knowledge, facts: EventFacts) -> None:
    body = "تحدثت الصحف عن القمة العربية وبشار الأسد.\nووصل بشار الأسد إلى جدة لحضور القمة."
    assert attendance(knowledge, facts, body)[ASSAD] == {"attended"}


def test_who_stays_away_or_only_speaks_of_a_summit_takes_no_part_in_it(knowledge: Knowledge, facts: EventFacts) -> None:
    body = (
        "اختتم قادة حلف شمال الأطلسي قمتهم في فيلنيوس أمس. وعقد الرئيس التركي رجب طيب أردوغان على هامش القمة لقاء مع "
        "الرئيس الأمريكي جو بايدن. وانتقد الرئيس الروسي فلاديمير بوتين قرارات القمة. ولم يحضر رئيس الوزراء المجري "
        "فيكتور أوربان القمة."
    )
    told = tell(knowledge, facts, body, published="2023-07-13", days={"أمس": "2023-07-12"})
    day = Publication(at=datetime(2023, 7, 13))
    actors, _ = find_actors(told.article, day, (), knowledge)
    came = find_attendance(told.article, day, actors, told.summits, facts)
    events = only_who_came(told.events, came)
    (summit,) = [event for event in events if event.event_type == "summit"]
    assert not [actor for actor, _ in summit.participants if actor.startswith("p.")]
    assert not [one for one in summit.evidence if (one.actor_id or "").startswith("p.")]
    (meeting,) = [event for event in events if event.event_type == "meeting"]
    assert {actor for actor, _ in meeting.participants} >= {"p.recep-tayyip-erdogan", "p.joe-biden"}


def test_a_denial_belongs_to_its_own_verb(knowledge: Knowledge, facts: EventFacts) -> None:
    body = (
        "G20 leaders opened their summit in Bali. Russian President Vladimir Putin is not attending and sent Foreign "
        "Minister Sergei Lavrov in his place."
    )
    told = tell(knowledge, facts, body, published="2022-11-15", language=Language.ENGLISH)
    day = Publication(at=datetime(2022, 11, 15))
    actors, _ = find_actors(told.article, day, (), knowledge)
    found = {
        (row.actor_id, row.status.value) for row in find_attendance(told.article, day, actors, told.summits, facts)
    }
    assert {("p.vladimir-putin", "absent"), ("p.sergey-lavrov", "attended")} <= found
    assert ("p.sergey-lavrov", "absent") not in found


def test_what_a_thing_represents_is_no_delegate(knowledge: Knowledge, facts: EventFacts) -> None:
    found = attendance(
        knowledge,
        facts,
        "شارك عبد الفتاح السيسي في القمة، وعضوية كييف تمثل أفضل ضمانة لأمنها في ظل رفض ترامب تقديم ضمانات.",
    )
    assert found[SISI] == {"attended"}
    assert found.get("p.donald-trump", set()) <= {"mentioned"}
