"""Which names hold in a text: spellings, clitics, homonyms, context, unlisted names, English."""

import pytest

from etl.actors import Knowledge
from etl.model import Language
from tests.actors.articles import article, named, read


def actors(knowledge: Knowledge, text: str, day: str | None = "2024-02-10", country: str | None = None) -> set[str]:
    return {actor for _, actor, _ in named(knowledge, text, day, country=country)}


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("بحث الرئيس الروسي فلاديمير بوتين مع رابطة الدول المستقلة", "2024-02-10", {"p.vladimir-putin", "o.cis"}),
        ("عاد كير ستارمر من لقاء دونالد ترامب، ثم غادر ترامب", "2025-03-02", {"p.keir-starmer", "p.donald-trump"}),
        ("انضمام أوكرانيا إلى حلف شمال الأطلسي (الناتو)", "2025-03-02", {"c.UA", "o.nato"}),
        ("دولة الاتحاد ومنظمة معاهدة الأمن الجماعي وبريكس", "2024-02-10", {"o.union-state", "o.csto", "o.brics"}),
        ("قرار للأمم المتحدة وللاتحاد الأوروبي", "2024-02-10", {"o.un", "o.eu"}),
        ("زيارة إلى الرياض وجدة", "2024-02-10", {"g.108410", "g.105343"}),
    ],
)
def test_names(knowledge: Knowledge, text: str, day: str, expected: set[str]) -> None:
    assert actors(knowledge, text, day) == expected


@pytest.mark.parametrize(
    ("word", "actor"),
    [
        ("روسيا", "c.RU"), ("وروسيا", "c.RU"), ("بروسيا", "c.RU"), ("لروسيا", "c.RU"), ("فروسيا", "c.RU"),
        ("كروسيا", "c.RU"), ("وبروسيا", "c.RU"), ("ولروسيا", "c.RU"),
        ("السودان", "c.SD"), ("بالسودان", "c.SD"), ("للسودان", "c.SD"), ("وللسودان", "c.SD"), ("كالسودان", "c.SD"),
        ("والسودان", "c.SD"), ("وبالسودان", "c.SD"),
        ("سروسيا", None), ("يروسيا", None), ("روسيان", None), ("بالروسيا", None),
    ],
)  # fmt: skip
def test_clitics(knowledge: Knowledge, word: str, actor: str | None) -> None:
    assert actors(knowledge, f"مرت الأيام {word} سريعا") == ({actor} if actor else set())


@pytest.mark.parametrize(
    "text",
    [
        "دول كبرى وأخرى صغرى", "سعي إلى تعزيز الأمن", "قضى يوما في مسقط رأسه", "أعاده الله علينا باليمن والبركات",
        "لولا وجود الفوضى", "القاعدة العسكرية في الصحراء", "تقدم الفريق على منافسه", "فتح علاقات جديدة",
        "ومع ذلك استمر العمل", "إيجاد موطئ قدم", "السياسة الخارجية للبلاد", "تكريم الشاهد بوبا",
        "حصل على دعم مالي كبير", "لعب الفريق بحماس", "طالب المدعي بعقوبة أشد", "كان دوما في الصف الأول",
        "نهائي كوبا أمريكا", "موسم سوق عكاظ الجديد", "أمطار وسيول غزيرة", "يتحرك المهاجر نحو أمريكا الشمالية",
    ],
)  # fmt: skip
def test_ordinary_words_name_nobody(knowledge: Knowledge, text: str) -> None:
    assert actors(knowledge, text) == set()


@pytest.mark.parametrize(
    ("actor", "spellings"),
    [
        ("p.donald-trump", ["دونالد ترامب", "دونالد ترمب", "دونالد ترامپ", "دونـالد ترامـب", "دُونالد ترامب"]),
        ("p.antonio-guterres", ["أنطونيو غوتيريش", "انطونيو جوتيريش", "أنطونيو قوتيريش", "أنطونيو غوتيريس"]),
        ("p.abdel-fattah-el-sisi", ["عبد الفتاح السيسي", "عبدالفتاح السيسي", "عبد الفتاح السيسى"]),
        ("p.recep-tayyip-erdogan", ["رجب طيب أردوغان", "رجب طيب إردوغان", "رجب طيب اردوجان"]),
        ("c.US", ["أمريكا", "أميركا", "امريكا", "الولايات المتحدة الأميركية", "الولايات المتحدة الامريكية"]),
        ("c.SY", ["سوريا", "سورية"]),
        ("o.eu", ["الاتحاد الأوروبي", "الإتحاد الأوروبي", "الاتحاد الاوروبى"]),
        ("p.ali-abdullah-saleh", ["علي عبد الله صالح", "علي عبدالله صالح", "على عبد الله صالح"]),
        ("p.mevlut-cavusoglu", ["مولود تشاووش أوغلو", "مولود جاويش اوغلو", "مولود شاويش أوغلو"]),
    ],
)
def test_spellings_of_one_name(knowledge: Knowledge, actor: str, spellings: list[str]) -> None:
    for spelling in spellings:
        assert actor in actors(knowledge, f"قال مصدر إن {spelling} سيشارك في اللقاء"), spelling


@pytest.mark.parametrize(
    ("text", "day", "surface", "actor"),
    [
        ("قال عبد ربه منصور هادي. وأضاف هادي", "2015-08-01", "هادي", "p.abdrabbuh-mansur-hadi"),
        ("قال الرئيس اليمني هادي", "2015-08-01", "هادي", "p.abdrabbuh-mansur-hadi"),
        ("هادي في منزله", "2015-08-01", "هادي", None),
        ("وجد نتنياهو نفسه وحيدا أمام الكنيست في إسرائيل", "2024-02-10", "نتنياهو", "p.benjamin-netanyahu"),
        ("وجد نتنياهو نفسه وحيدا", "2024-02-10", "نتنياهو", None),
        ("رحب البرلمان العربي بالقرار. وقال العسومي إنه مهم", "2022-06-29", "العسومي", "p.adel-al-asoomi"),
        ("قال العسومي إنه مهم", "2022-06-29", "العسومي", None),
        ("دعت النهضة أنصارها في تونس. وكانت حركة النهضة قد اجتمعت", "2017-02-10", "النهضة", "o.ennahda"),
        ("دعت العدالة والتنمية أنصارها في المغرب", "2022-02-10", "العدالة والتنمية", "o.pjd-ma"),
        ("زار مدينة عمان عاصمة الأردن", "2024-02-10", "عمان", "g.250441"),
        ("زار عمان للقاء السلطان العماني", "2024-02-10", "عمان", "c.OM"),
        ("حضر العاهل الأردني إلى عمان حيث رئيس الوزراء الأردني", "2024-02-10", "عمان", "g.250441"),
        ("رأت صحيفة أن قرار المركز صائب", "2024-02-10", "المركز", None),
        ("توقف عند مستشفى الملك فهد", "2024-02-10", "فهد", None),
        ("يقع البيت في مالي", "2024-02-10", "مالي", "c.ML"),
        ("رحلات إلى السنغال ومالي والنيجر", "2024-02-10", "مالي", "c.ML"),
        ("قصف على مدينة دوما", "2018-02-10", "دوما", "g.170592"),
        ("زار المستشفى الجامعي الحبيب بورقيبة", "2016-02-10", "الحبيب بورقيبة", None),
        ("أصدر الشاعر أحمد عسيري ديوانه", "2015-08-10", "أحمد عسيري", None),
        ("قال العميد أحمد عسيري إن العملية انتهت", "2015-08-10", "أحمد عسيري", "p.ahmed-asiri"),
        ("انطلق دوري كأس الأمير محمد بن سلمان", "2020-08-10", "بن سلمان", None),
        ("خسر ليفربول المباراة بعد ركلة سددها لاعب في مرمى الفريق", "2022-05-10", "ليفربول", "o.club-liverpool"),
        ("أقيمت المباراة في ليفربول بعد أن غادر المدرب الملعب", "2022-05-10", "ليفربول", "g.2644210"),
        ("أبحرت السفينة من ليفربول", "2022-05-10", "ليفربول", "g.2644210"),
        (
            "فاز الأهلي المصري في المباراة، ثم خسر الأهلي أمام لاعب واحد سجل في مرمى الفريق",
            "2022-05-10",
            "الأهلي",
            "o.club-al-ahly-eg",
        ),
        ("البنك الأهلي راعي المباراة التي لعبها كل لاعب في الدوري", "2022-05-10", "الأهلي", None),
        ("قالت الحكومة الأردنية إن الأسعار ستنخفض. وأضافت الحكومة أن", "2022-05-10", "الحكومة", "o.JO.government"),
        ("أضافت الحكومة أن الأسعار ستنخفض", "2022-05-10", "الحكومة", None),
        ("Iran's foreign ministry denied it", "2022-05-10", "Iran's foreign ministry", "o.IR.foreign-ministry"),
        ("نقلت وكالة أنباء الإمارات (وام) عن مقيمة وأم لثلاثة أطفال", "2022-05-10", "وام", "o.wam"),
        ("نقلت وكالة أنباء الإمارات (وام) عن مقيمة وأم لثلاثة أطفال", "2022-05-10", "وأم", None),
        ("شارك حافظ قائد السبسي", "2016-02-10", "قائد السبسي", None),
        ("قال عبدالله بن عبدالعزيز الخثلان إن المشروع مهم", "2014-02-10", "عبدالله بن عبدالعزيز", None),
    ],
)
def test_short_names_and_homonyms_in_context(
    knowledge: Knowledge, text: str, day: str, surface: str, actor: str | None
) -> None:
    found = {a for s, a, _ in named(knowledge, text, day) if s == surface}
    assert found == ({actor} if actor else set())


@pytest.mark.parametrize(
    ("text", "surface", "actor"),
    [
        ("أعلنت واشنطن عقوبات جديدة", "واشنطن", "c.US"),
        ("قال إن موقف موسكو ثابت", "موسكو", "c.RU"),
        ("وساطة بين طهران والرياض", "الرياض", "c.SA"),
        ("أكد أن بكين لن تتراجع", "بكين", "c.CN"),
        ("وصل الوفد إلى واشنطن", "واشنطن", "g.4140963"),
        ("عقد اللقاء في موسكو", "موسكو", "g.524901"),
    ],
)
def test_capitals_stand_for_their_governments(knowledge: Knowledge, text: str, surface: str, actor: str) -> None:
    mentions = [m for m in read(knowledge, text, "2024-02-10")[0] if m.surface == surface]
    assert [m.actor_id for m in mentions] == [actor]
    assert (mentions[0].basis == "context") == actor.startswith("c.")


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        ("أعلنت الخارجية المصرية موقفها", None, {"o.eg-mfa"}),
        ("أعلنت وزارة الدفاع في اليابان خطتها", None, {"o.JP.defence-ministry", "c.JP"}),
        ("أعلنت وزارة الداخلية خطتها", "TN", {"o.TN.interior-ministry"}),
        ("أعلنت وزارة الداخلية خطتها", None, set()),
        ("أعلنت الحكومة العراقية أن وزارة المالية تدرس الأمر", "SA", {"o.IQ.government", "o.IQ.finance-ministry"}),
        ("ناقش البرلمان مشروع القانون", "SA", set()),  # Saudi Arabia has none
        ("صوّت مجلس نواب الشعب على القانون", "TN", {"o.arp-tn"}),
        ("أحدث مجلس الأمن القومي بقانون", "TN", {"o.TN.national-security-council"}),
        ("انتشرت القوات السعودية على الحدود", None, {"o.SA.army"}),
        ("وصل إلى السعودية أمس", None, {"c.SA"}),
        ("ينتظر رئيس لجنة العلاقات في مجلس الشيوخ اتفاق إيران، فإيران لم توقع", "SA", {"c.IR"}),  # Iran has no senate
        # the cities say of which country the text tells
        ("قالت وزارة الداخلية إن السويس والإسماعيلية آمنتان", "SA", {"o.EG.interior-ministry", "g.359796", "g.361055"}),
        # two other countries alike: nobody's ministry
        ("سافر من روسيا إلى سوريا، ثم من سوريا إلى روسيا، فقالت وزارة الداخلية إن الأمر بسيط", "SA", {"c.RU", "c.SY"}),
        ("راجعت الشركة الإيطالية عقدها مع البنك الفرنسي", "SA", set()),  # any Italian company
    ],
)
def test_bodies_of_states(knowledge: Knowledge, text: str, country: str | None, expected: set[str]) -> None:
    assert actors(knowledge, text, country=country) == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("قال الدكتور سليم بوزغاية مدير المركز", ["سليم بوزغاية"]),
        ("وصل المهندس سعيد بن محمد العمري، وشكر العمري الحضور", ["سعيد بن محمد العمري"]),
        ("بحضور الأستاذ عصام بن حمد المبارك وعدد من الضيوف", ["عصام بن حمد المبارك"]),
        ("قال الخبير الإيطالي ماسيمو ديندرياس إن السوق تتحسن", ["ماسيمو ديندرياس"]),
        ("حضر اللقاء عبد الخالق الرشيدي ومحسن مرزوقي", ["عبد الخالق الرشيدي", "محسن مرزوقي"]),
        ("وجاء محمد الغامدي وفهد العتيبي وعلي الشهري", ["محمد الغامدي", "فهد العتيبي", "علي الشهري"]),
        ("أعلنت هيئة تنمية الواحات برنامجها", ["هيئة تنمية الواحات"]),
        ("اجتمع حزب الكرامة التونسي مع نقابة عمال الموانئ", ["حزب الكرامة التونسي", "نقابة عمال الموانئ"]),
        ("قال المتحدث شبنان بن مبارك القرني إن الطريق مفتوح", ["شبنان بن مبارك القرني"]),
        ("ظهر أبو سليم الوادعي في التسجيل", ["أبو سليم الوادعي"]),
        ("أوفد السفير دفع الله الزغواني مبعوثًا خاصا", ["دفع الله الزغواني"]),
        ("قال السفير محسن الزغواني مبعوثا", ["محسن الزغواني"]),
        ("عاد مع ناديه الوحدة إلى الدوري", []),
        ("وهي سيارة يابانية من طراز ميتشوراكي موتوران", []),
        ("أمام محكمة وبواسطة محام", []),
        ("اجتمع مجلس إدارة النادي", []),
        ("شرعت في تنظيم البرامج والأنشطة", []),
        ("خدمة لمصلحة الوطن والمواطن", []),
        ("افتتحت مؤسسة سلمان بن فهد الخيرية", ["مؤسسة سلمان بن فهد الخيرية"]),
        ("أوكل الأمر للجنة العليا للإغاثة", ["اللجنة العليا للإغاثة"]),
        ("وذكرت الوزارة أن العمل مستمر", []),
        ("أفاد مصدر دبلوماسي تركي أنه تم التأجيل", []),
        ("كأس العالم وليست لأي شيء آخر فلماذا تفسدونها", []),
        ("تسهم حركة التجارة في قوة الدولار", []),
        ("وقال الرشيدي إن الأمر واضح", []),  # a surname that no full name explains
    ],
)
def test_names_that_nobody_listed(knowledge: Knowledge, text: str, names: list[str]) -> None:
    mentions, new = read(knowledge, text, "2024-02-10")
    assert [actor.name for actor in new] == names
    assert {m.actor_id for m in mentions} >= {actor.actor_id for actor in new}


def test_spellings_of_an_unlisted_name_are_one_actor_within_and_across_articles(knowledge: Knowledge) -> None:
    text = "قال المحامي عبد اللطيف الزغواني إن الملف مغلق. وأكد عبداللطيف الزغواني ذلك. وغادر الزغواني."
    mentions, new = read(knowledge, text)
    assert len(new) == 1
    assert [m.actor_id for m in mentions] == [new[0].actor_id] * 3
    _, other = read(knowledge, "التقى المحاميُ عبدُاللطيف الزغوانى موكله")
    assert [actor.actor_id for actor in other] == [new[0].actor_id]


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("سيغمار غابريال", "p.sigmar-gabriel"),
        ("جان كلود يونيكر", "p.jean-claude-juncker"),
        ("نايف فلاح مبارك الحجرف", "p.nayef-al-hajraf"),
        ("سيرجيو راموس", None),  # has the consonants of a prime minister's name, and other letters
        ("أيمن حسن", None),
        ("نايف بن سلمان بن عبدالعزيز", None),  # a nephew, not the son of Abdulaziz
        ("عبداللطيف بن عبدالملك آل الشيخ", None),  # another father than the minister's
        ("أحمد ثابت عسيري", None),  # a common family needs the known middle name
        ("عبدالله عبداللطيف عبدالله", None),
    ],
)
def test_other_spellings_are_linked_and_namesakes_are_not(knowledge: Knowledge, name: str, actor: str | None) -> None:
    found = {a for s, a, _ in named(knowledge, f"وقال السيد {name} إن العمل مستمر", "2018-03-01") if s == name}
    assert found == {actor} if actor else {a[:4] for a in found} == {"x.p."}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russian President Vladimir Putin met Xi Jinping in Beijing", {"p.vladimir-putin", "p.xi-jinping"}),
        ("Egypt's foreign minister flew to Doha", {"p.sameh-shoukry"}),
        ("The president of France spoke to the UN Secretary-General", {"p.emmanuel-macron", "p.antonio-guterres"}),
        ("The head of the WHO warned the IMF", {"p.tedros-adhanom-ghebreyesus"}),
        ("Boris Johnson's successor thanked him", {"p.boris-johnson"}),
        ("the deputy foreign minister of Egypt", set()),
        ("former US president", set()),
        ("They will march and turkey will be served; it was china from the shelf", set()),
        ("who said us and un", set()),
    ],
)
def test_english(knowledge: Knowledge, text: str, expected: set[str]) -> None:
    found = {m.actor_id for m in read(knowledge, text, "2024-02-10")[0] if m.kind == "person"}
    assert found == expected


def test_a_surname_stands_for_its_full_name_in_english_too(knowledge: Knowledge) -> None:
    text = "Keir Starmer spoke in London. Starmer said the talks went well."
    assert [s for s, a, _ in named(knowledge, text, "2025-03-02") if a == "p.keir-starmer"] == [
        "Keir Starmer",
        "Starmer",
    ]


@pytest.mark.parametrize(
    "text", ["زار الملكُ سلمـان بن عبدالعزيز القاهرة", "وصل\u200f الأمين العام للأمم المتحدة\nأنطونيو غوتيريش"]
)
def test_offsets_cut_the_surface_out_of_the_text(knowledge: Knowledge, text: str) -> None:
    mentions, _ = read(knowledge, text, "2020-01-01")
    assert mentions
    for m in mentions:
        span = m.place.span
        assert article(text).text(m.place.field)[span.start : span.end] == m.surface


def test_the_council_inside_a_bare_office_is_no_actor(knowledge: Knowledge) -> None:
    text = "اتفق رئيس مجلس الوزراء محمد شياع السوداني والرئيس الروسي فلاديمير بوتين على التأجيل"
    assert actors(knowledge, text, "2025-10-09") == {"p.mohammed-shia-al-sudani", "p.vladimir-putin"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Analysts said Robert Kellaway would stay, and Kellaway agreed.", ["Robert Kellaway"]),
        ("The ministry's spokeswoman, Zafira Qindeel, denied it.", ["Zafira Qindeel"]),
        ("Zafira Qindeel, the ministry's spokeswoman, denied it.", ["Zafira Qindeel"]),
        ("On Monday Zafira Qindeel told reporters that talks went on.", ["Zafira Qindeel"]),
        ("Dr Anselm Tarbuck and Boxer Amir Tolliver were there.", ["Anselm Tarbuck", "Amir Tolliver"]),
        ("A sergeant met Mohammed bin Zafir al-Tarbuck in town.", ["Mohammed bin Zafir al-Tarbuck"]),
        ("Jordan Tarbuck flew to Amman", ["Jordan Tarbuck"]),
        ("The Robert Kellaway Foundation gave money to the Maple Valley School.", []),
        ("It was Black Friday in Main Street and the Grand Bazaar", []),
        ("the will of robert kellaway", []),
    ],
)
def test_english_names_that_nobody_listed(knowledge: Knowledge, text: str, names: list[str]) -> None:
    mentions, new = read(knowledge, text, "2024-02-10", language=Language.ENGLISH)
    assert [actor.name for actor in new] == names
    assert "c.JO" not in {m.actor_id for m in mentions}
