"""Who takes part in an event, as what, and on which day: the actors and dates of its own clause, and no others."""

import pytest

from etl.actors import Knowledge
from etl.events import EventFacts
from etl.model import Language, Role
from tests.events.telling import tell

PUTIN, SALMAN = "p.vladimir-putin", "p.salman-bin-abdulaziz"
CASES = [  # (language, sentence, event type, source or first participant, actors who take no part)
    ("ar", "تلقى الملك سلمان بن عبدالعزيز اتصالا هاتفيا من الرئيس الروسي فلاديمير بوتين.", "call", {PUTIN}, set()),
    ("ar", "أدان الرئيس التركي رجب طيب أردوغان الهجوم، فيما دعا الرئيس الروسي فلاديمير بوتين إلى ضبط النفس.",
     "accusation", {"p.recep-tayyip-erdogan"}, {PUTIN}),
    ("ar", "وكان الرئيس الروسي فلاديمير بوتين قد زار المغرب قبل أعوام.", "visit", {PUTIN}, set()),
    ("ar", "وافتتح المنتدى الرئيس الصيني شي جين بينغ الذي دعا إلى عقد مؤتمر للسلام.", "appeal", {"p.xi-jinping"},
     set()),
    ("ar", "وقال المبعوث الأمريكي الخاص إلى أفغانستان زلماي خليل زاد إن بلاده تسعى إلى انتقال منظم.", "statement",
     {"p.zalmay-khalilzad"}, set()),
    ("ar", "وقال وزير الخارجية القطري محمد بن عبدالرحمن آل ثاني إن أمير الكويت صباح الأحمد طلب من الأمير تأجيل خطابه.",
     "appeal", {"p.sabah-al-ahmad"}, {"p.mohammed-bin-abdulrahman-al-thani"}),
    ("ar", "وهنأ رئيس الوزراء الإسرائيلي بنيامين نتنياهو الأمريكيين، ودعت فرنسا إلى مواصلة القتال.", "appeal", set(),
     {"p.benjamin-netanyahu"}),
    ("en", "Riyadh cut ties with Tehran in 2016 after protesters stormed the Saudi embassy.", "sanction", set(),
     {"o.SA.embassy"}),
    ("en", "A spokesman, John Kirby, said French President Emmanuel Macron condemned the attack in Moscow.",
     "accusation", {"p.emmanuel-macron"}, set()),
    ("ar", "نقلت صحيفة واشنطن بوست عن مسؤولين أن الرئيس الأمريكي جو بايدن دعا إلى وقف القتال.", "appeal",
     {"p.joe-biden"}, set()),
    ("en", "German Chancellor Olaf Scholz and French President Emmanuel Macron called on Russian President Vladimir "
     "Putin to agree to a ceasefire, a German government spokesman said.", "appeal",
     {"p.olaf-scholz", "p.emmanuel-macron"}, {"o.DE.government"}),
    ("en", "French President Emmanuel Macron condemned the attack while Russian President Vladimir Putin spoke of "
     "restraint.", "accusation", {"p.emmanuel-macron"}, {PUTIN}),
]  # fmt: skip


@pytest.mark.parametrize(("language", "body", "kind", "acting", "strangers"), CASES)
def test_who_acts_and_who_takes_no_part(
    knowledge: Knowledge,
    facts: EventFacts,
    language: str,
    body: str,
    kind: str,
    acting: set[str],
    strangers: set[str],
) -> None:
    told = tell(knowledge, facts, body, published="2022-03-18", language=Language(language))
    (event,) = [event for event in told.events if event.event_type == kind]
    people = {(actor, role) for actor, role in event.participants if actor.startswith("p.")}
    assert {actor for actor, role in people if role.value == "source"} == acting
    assert strangers.isdisjoint(actor for actor, _ in event.participants)


STATES = [  # (sentence, event type, who acts, whom it concerns)
    ("قطعت كل من المملكة العربية السعودية ومصر والبحرين علاقاتها الدبلوماسية مع قطر.", "sanction",
     {"c.SA", "c.EG", "c.BH"}, {"c.QA"}),
    ("وكانت القوات الأمريكية غزت أفغانستان في أكتوبر 2001.", "military_action", {"o.us-army"}, {"c.AF"}),
    ("Iranian general Qasem Soleimani was killed by the US military near Baghdad airport.", "attack", {"o.us-army"},
     {"p.qasem-soleimani", "c.IR"}),
    ("قتل قائد فيلق القدس قاسم سليماني في غارة قرب المطار.", "attack", set(), {"p.qasem-soleimani", "o.qudsforce"}),
    ("أعلن التلفزيون مقتل قائد فيلق القدس قاسم سليماني في غارة قرب المطار.", "attack", set(),
     {"p.qasem-soleimani", "o.qudsforce"}),
    ("Russia said on Tuesday that Sudan must return a helicopter.", "appeal", {"c.RU"}, {"c.SD"}),
    ("Palestinian leader Yasser Arafat rejected an offer of the United States.", "rejection",
     {"p.yasser-arafat", "c.PS"}, {"c.US"}),
    ("The United States was not the target of Iranian missile strikes in Iraq.", "military_action", {"c.IR"}, {"c.US"}),
    ("Russia blocked the buses, says the government of Ukraine.", "statement", {"c.UA", "o.UA.government"}, {"c.RU"}),
    ("Roman Abramovich was sanctioned by the UK government.", "sanction", {"c.GB", "o.GB.government"}, set()),
    ("Riyadh cut ties with Tehran in 2016 after protesters stormed the Saudi embassy.", "sanction", {"c.SA"}, {"c.IR"}),
    ("وكانت الرياض قطعت علاقاتها مع طهران قبل سبعة أعوام.", "sanction", {"c.SA"}, {"c.IR"}),
]  # fmt: skip


@pytest.mark.parametrize(("body", "kind", "acting", "concerned"), STATES)
def test_states_act_on_states_in_the_right_direction(
    knowledge: Knowledge, facts: EventFacts, body: str, kind: str, acting: set[str], concerned: set[str]
) -> None:
    language = Language.ENGLISH if body.isascii() else Language.ARABIC
    told = tell(knowledge, facts, body, published="2018-06-05", language=language)
    (event,) = [event for event in told.events if event.event_type == kind]
    roles = {actor: role.value for actor, role in event.participants if not actor.startswith(("g.", "x."))}
    assert {actor for actor, role in roles.items() if role == "source"} == acting
    assert {actor for actor, role in roles.items() if role == "target"} == concerned


def test_who_is_dismissed_dismisses_nobody_and_whose_envoy_speaks_takes_no_part(
    knowledge: Knowledge, facts: EventFacts
) -> None:
    told = tell(knowledge, facts, "صدر أمر ملكي بإعفاء نائب رئيس الاستخبارات العامة أحمد عسيري من منصبه.")
    assert [(event.event_type, event.participants) for event in told.events] == [
        ("appointment", (("p.ahmed-asiri", Role.TARGET),))
    ]
    told = tell(knowledge, facts, "حضر اللقاء في جدة سفير خادم الحرمين الشريفين لدى إندونيسيا.", published="2022-07-03")
    assert not [actor for event in told.events for actor, _ in event.participants if actor.startswith("p.")]


def test_the_attack_that_is_claimed_or_condemned_is_the_one_told_before(
    knowledge: Knowledge, facts: EventFacts
) -> None:
    body = (
        "Gunmen killed 133 people on Friday near Moscow. Islamic State claimed responsibility for the attack. "
        "UN secretary general António Guterres condemned the attack."
    )
    told = tell(
        knowledge, facts, body, published="2024-03-23", days={"Friday": "2024-03-22"}, language=Language.ENGLISH
    )
    (attack,) = [event for event in told.events if event.event_type == "attack"]
    assert str(attack.start)[:10] == "2024-03-22"
    assert ("o.isis", Role.SOURCE) in attack.participants
    assert "p.antonio-guterres" not in dict(attack.participants)


def test_behind_who_acts_the_one_named_before_it_and_a_place_behind_visit_is_visited(
    knowledge: Knowledge, facts: EventFacts
) -> None:
    body = "وقال ترامب إنه سيتصل بنظيره الأوكراني فولوديمير زيلينسكي، الذي أعلن أنه سيزور واشنطن الاثنين المقبل."
    title = "الرئيس الأمريكي دونالد ترامب يتصل بالرئيس الأوكراني"
    told = tell(knowledge, facts, body, title=title, published="2025-08-16", days={"الاثنين المقبل": "2025-08-18"})
    (visit,) = [event for event in told.events if event.event_type == "visit"]
    roles = {actor: role.value for actor, role in visit.participants}
    assert roles == {"p.volodymyr-zelensky": "source", "g.4140963": "host"}


NOT_TOLD = [  # (sentence, a type that it does not tell)
    ("زار رئيس الحكومة الإسبانية بيدرو سانشيز الرباط بدعوة من العاهل المغربي الملك محمد السادس.", "appeal"),
    ("دعا الرئيس الروسي فلاديمير بوتين نظيره الأمريكي دونالد ترامب إلى عقد لقاء قريب في موسكو.", "meeting"),
    ("اختتم الرئيسان دونالد ترامب وفلاديمير بوتين قمة ألاسكا من دون اتفاق.", "other"),
    ("وكانت باريس قد استدعت السفير، وهاجم الرئيس الفرنسي إيمانويل ماكرون نظيره الروسي فلاديمير بوتين.", "attack"),
    ("حضر القمة العربية في الرياض الرئيس التركي رجب طيب أردوغان.", "meeting"),
]


@pytest.mark.parametrize(("body", "kind"), NOT_TOLD)
def test_what_is_only_asked_for_or_is_the_summit_itself_is_no_event(
    knowledge: Knowledge, facts: EventFacts, body: str, kind: str
) -> None:
    told = tell(knowledge, facts, body, published="2025-08-16")
    assert told.events
    assert kind not in told.types()


def test_a_date_on_which_something_else_was_issued_is_not_the_day_of_the_event(
    knowledge: Knowledge, facts: EventFacts
) -> None:
    body = "أجرى وزير الخارجية المغربي ناصر بوريطة مباحثات تناولت الإعلان المشترك الصادر في 7 أبريل 2022."
    told = tell(knowledge, facts, body, published="2023-05-04", days={"7 أبريل 2022": "2022-04-07"})
    assert {str(event.start)[:10] for event in told.events if event.event_type == "meeting"} == {"2023-05-04"}


def test_what_went_before_has_no_day_of_what_came_after(knowledge: Knowledge, facts: EventFacts) -> None:
    body = "قطعت السعودية علاقاتها مع إيران في 3 يناير 2016 بعد الاعتداء على سفارتها في طهران."
    told = tell(knowledge, facts, body, published="2023-04-07", days={"3 يناير 2016": "2016-01-03"})
    days = {event.event_type: str(event.start)[:10] for event in told.events}
    assert days["sanction"] == "2016-01-03"
    assert days.get("attack", "None") == "None"


DAYS = [  # (sentence, days, type, its day)
    ("سقط مبارك في 11 فبراير 2011، وقُتل معمر القذافي في 20 أكتوبر 2011.",
     {"11 فبراير 2011": "2011-02-11", "20 أكتوبر 2011": "2011-10-20"}, "attack", "2011-10-20"),
    ("ورحب الرئيس الفرنسي السابق نيكولا ساركوزي، الذي تولى الحكم في 16 مايو 2007، بالقرار.",
     {"16 مايو 2007": "2007-05-16"}, "statement", "2018-03-20"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "days", "kind", "day"), DAYS)
def test_a_happening_has_the_day_of_its_own_part_of_the_sentence(
    knowledge: Knowledge, facts: EventFacts, body: str, days: dict[str, str], kind: str, day: str
) -> None:
    told = tell(knowledge, facts, body, published="2018-03-20", days=days)
    assert [str(event.start)[:10] for event in told.events if event.event_type == kind] == [day]


def test_where_somebody_lives_is_no_venue(knowledge: Knowledge, facts: EventFacts) -> None:
    body = "اتهم الرئيس التركي رجب طيب أردوغان فتح الله غولن المقيم في الولايات المتحدة بتدبير المحاولة."
    (event,) = tell(knowledge, facts, body, published="2016-07-16").events
    assert event.place_id is None


def test_a_day_long_ago_is_not_carried_on(knowledge: Knowledge, facts: EventFacts) -> None:
    body = "انسحب الرئيس الأمريكي جو بايدن من السباق في 21 يوليو. وأيدت كامالا هاريس القرار في بيان لها."
    told = tell(knowledge, facts, body, published="2024-09-11", days={"21 يوليو": "2024-07-21"})
    assert {str(event.start)[:10] for event in told.events if event.event_type == "statement"} == {"None"}


def test_of_summits_in_one_city_on_one_day_the_named_organization_decides(
    knowledge: Knowledge, facts: EventFacts
) -> None:
    body = "NATO leaders will hold an extraordinary summit in Brussels on March 24."
    days = {"March 24": "2022-03-24"}
    told = tell(knowledge, facts, body, published="2022-03-18", days=days, language=Language.ENGLISH)
    assert [summit.summit_id for summit in told.summits] == ["nato-2022-03-24"]
