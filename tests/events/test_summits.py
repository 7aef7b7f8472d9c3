import pytest

from etl.actors import Knowledge
from etl.events import EventFacts
from etl.model import DateBasis, MentionBasis
from tests.events.telling import tell


@pytest.mark.parametrize(
    ("body", "published", "summit"),
    [
        ("تنطلق في جدة غدا القمة العربية الثانية والثلاثون.", "2023-05-18", "las-2023-05-19"),
        ("اختتمت قمة الرياض أعمالها ببيان مشترك.", "2023-11-12", "arab-islamic-2023-11-11"),
        ("اختتمت قمة الرياض أعمالها ببيان مشترك.", "2015-11-12", "aspa-2015-11-10"),
        ("شارك الوزير في قمة العشرين بمدينة هانغتشو.", "2016-09-04", "g20-2016-09-04"),
        ("تحدث عن قمة الناتو التي عقدت في فيلنيوس.", "2023-07-13", "nato-2023-07-11"),
        ("عاد الوفد من القمة العربية الـ28 بالبحر الميت.", "2018-01-01", "las-2017-03-29"),
    ],
)
def test_resolves_by_name_number_city_and_day(
    knowledge: Knowledge, facts: EventFacts, body: str, published: str, summit: str
) -> None:
    assert [mention.summit_id for mention in tell(knowledge, facts, body, published=published).summits] == [summit]


@pytest.mark.parametrize(
    "body",
    [
        "تقام اليوم مباراة القمة بين الأهلي والزمالك في الدوري المصري.",
        "تنتهي قمة الهلال والنصر بالتعادل.",
        "كان اللاعب في قمة مستواه طوال الموسم.",
        "صعد المتسلقون إلى قمة الجبل صباحا.",
        "يعيش الجميع في قمة السعادة هذه الأيام.",
        "شرب كوبا من الشاي قبل السفر.",
    ],
)
def test_refuses_football_and_figures_of_speech(knowledge: Knowledge, facts: EventFacts, body: str) -> None:
    told = tell(knowledge, facts, body)
    assert not told.summits
    assert "summit" not in told.types()


def test_a_summit_gives_its_days_to_an_article_without_any(knowledge: Knowledge, facts: EventFacts) -> None:
    told = tell(
        knowledge,
        facts,
        "يشارك كير ستارمر وفولوديمير زيلينسكي في قمة لندن لبحث دعم أوكرانيا.",
        title="قمة أوروبية طارئة في لندن",
        published=None,
    )
    assert {mention.summit_id for mention in told.summits} == {"ua-support-2025-03-02"}
    (event,) = (event for event in told.events if event.event_type == "summit")
    assert (str(event.start), event.date_basis) == ("2025-03-02 00:00:00", DateBasis.SUMMIT)


def test_a_name_of_many_editions_is_not_guessed(knowledge: Knowledge, facts: EventFacts) -> None:
    told = tell(knowledge, facts, "ناقش الوزير نتائج القمة العربية مع ضيفه.", published=None)
    assert [mention.summit_id[:2] for mention in told.summits] == ["x."]


def test_an_unlisted_summit_becomes_an_edition_of_its_own(knowledge: Knowledge, facts: EventFacts) -> None:
    body = "أشاد الوزير بنتائج القمة المصرية – العمانية بين الرئيس عبد الفتاح السيسي والسلطان هيثم بن طارق."
    (mention,) = tell(knowledge, facts, body, published="2022-06-29").summits
    assert mention.new is not None
    assert mention.new.name == mention.surface == "القمة المصرية – العمانية"


def test_the_bare_word_repeats_the_summit_before_it(knowledge: Knowledge, facts: EventFacts) -> None:
    body = "استضافت المملكة قمة جدة للأمن والتنمية في يوليو.\nورحبت دول كثيرة بنتائج القمة."
    first, second = tell(knowledge, facts, body, published="2022-07-20").summits
    assert first.summit_id == second.summit_id == "jeddah-sd-2022-07-16"
    assert second.basis is MentionBasis.CONTEXT


@pytest.mark.parametrize(
    ("body", "published", "summit"),
    [
        ("ينتظر حضور دمشق القمة التي تستضيفها جدة في التاسع عشر من الشهر الجاري.", "2023-05-07", "las-2023-05-19"),
        ("انعقد الاجتماع التشاوري الأول بين تونس والجزائر وليبيا أمس.", "2024-04-23", "tri-magh-2024-04-22"),
    ],
)
def test_the_host_behind_a_relative_clause_and_ordinals_inside_names(
    knowledge: Knowledge, facts: EventFacts, body: str, published: str, summit: str
) -> None:
    assert [mention.summit_id for mention in tell(knowledge, facts, body, published=published).summits] == [summit]


def test_an_unknown_summit_takes_the_day_that_any_of_its_mentions_gives(
    knowledge: Knowledge, facts: EventFacts
) -> None:
    told = tell(
        knowledge,
        facts,
        "اتفق الجانبان اليوم على إرجاء القمة الروسية العربية الأولى التي كان من المقرر أن تستضيفها موسكو في 15 أكتوبر.",
        title="تأجيل القمة الروسية العربية",
        published="2025-10-09",
        days={"15 أكتوبر": "2025-10-15"},
    )
    assert {str(mention.new.start_on) for mention in told.summits if mention.new} >= {"2025-10-15"}
    assert len({mention.summit_id for mention in told.summits}) == 1


@pytest.mark.parametrize(
    ("body", "published", "surface"),
    [
        ("التقى الزعيمان على هامش القمة كان الهدف إزالة الخلاف، كما قال بيان القمة العربية.", "2017-03-30", "القمة"),
        ("عاد الوفد من القمة العربية التي عقدت يومي السابع والثامن من الشهر.", "2017-03-30", "القمة العربية"),
    ],
)
def test_a_phrase_ends_before_the_verb_and_the_day(
    knowledge: Knowledge, facts: EventFacts, body: str, published: str, surface: str
) -> None:
    assert tell(knowledge, facts, body, published=published).summits[0].surface.startswith(surface)
    assert "كان" not in tell(knowledge, facts, body, published=published).summits[0].surface
    assert "السابع" not in tell(knowledge, facts, body, published=published).summits[0].surface


def test_an_undated_article_with_another_day_beside_the_name_is_not_guessed(
    knowledge: Knowledge, facts: EventFacts
) -> None:
    body = "في 10 أغسطس 1990 عقدت قمة عربية طارئة في القاهرة."
    told = tell(knowledge, facts, body, published=None, days={"10 أغسطس 1990": "1990-08-10"})
    assert [mention.summit_id[:2] for mention in told.summits] == ["x."]


def test_ordinals_apart_and_leaders_behind_one(knowledge: Knowledge, facts: EventFacts) -> None:
    body = "تبحث الدورة الثامنة و العشرون للقمة العربية ملفات عدة."
    assert [m.summit_id for m in tell(knowledge, facts, body, published="2017-03-28").summits] == ["las-2017-03-29"]
    body = "تأسس الصندوق بعد القمة الثالثة لملوك ورؤساء البلدان المصدرة للنفط."
    assert tell(knowledge, facts, body).summits


@pytest.mark.parametrize(
    ("title", "body", "published", "summit"),
    [
        ("رئيس الوزراء يدعو إلى قمة طارئة", "تستضيف الدوحة قمة عربية إسلامية طارئة خلال أيام.", "2025-09-11",
         "arab-islamic-2025-09-15"),
        ("الملك في قمة الدوحة", "شارك الملك في القمة العربية الإسلامية الطارئة.", "2025-09-16",
         "arab-islamic-2025-09-15"),
        ("نائب لرئيس مفوضية الاتحاد الأفريقي", "جرى ذلك في الدورة الثامنة والثلاثين لقمة الاتحاد.", "2025-02-16",
         "au-2025-02-15"),
        ("الناتو في عامه الخامس والسبعين", "عقد حلف شمال الأطلسي قمة واشنطن.", None, "nato-2024-07-09"),
        ("لقاء في تيانجين", "التقى الزعيمان في مدينة تيانجين عشية قمة منظمة شنغهاي للتعاون.", None,
         "sco-2025-08-31"),
        ("Leaders meet in Cairo", "Arab leaders held an emergency summit in the capital.", "2025-03-04",
         "las-2025-03-04"),
        ("Talks in Bavaria", "He spoke at the G7 summit in Germany about Russia.", "2022-06-26", "g7-2022-06-26"),
        ("Partners meet", "The Russia-EU summit opened in Samara.", "2007-05-18", None),
        ("Partners meet", "The Russia-EU summit opened in Brussels.", "2014-01-28", "eu-ru-2014-01-28"),
    ],
)  # fmt: skip
def test_vague_words_and_undated_articles_find_the_only_summit_that_they_can_mean(
    knowledge: Knowledge, facts: EventFacts, title: str, body: str, published: str | None, summit: str | None
) -> None:
    found = {mention.summit_id for mention in tell(knowledge, facts, body, title=title, published=published).summits}
    assert found == {summit} if summit else all(one.startswith("x.") for one in found)


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Golfer misses out", "His hopes of reaching the summit of the world rankings in golf ended on Sunday."),
        ("A climber returns", "She reached the summit of the mountain twice."),
        ("Questions for the president", "He faces emergency summits this week."),
    ],
)
def test_english_peaks_and_several_summits_are_no_edition(
    knowledge: Knowledge, facts: EventFacts, title: str, body: str
) -> None:
    assert not tell(knowledge, facts, body, title=title, published="2022-08-15").summits
