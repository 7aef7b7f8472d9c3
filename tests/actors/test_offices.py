"""Who an office means on a day: the specification of office resolution."""

import pytest

from etl.actors import Knowledge
from tests.actors.articles import read

NOBODY: tuple[str, ...] = ()


@pytest.mark.parametrize(
    ("phrase", "day", "outlet", "expected"),
    [
        # heads of state by day
        ("الرئيس الأمريكي", "2015-08-01", None, "p.barack-obama"),
        ("الرئيس الأمريكي", "2017-01-19", None, "p.barack-obama"),
        ("الرئيس الأمريكي", "2017-01-21", None, "p.donald-trump"),
        ("الرئيس الأمريكي", "2024-02-10", None, "p.joe-biden"),
        ("الرئيس الأميركي", "2025-03-02", None, "p.donald-trump"),
        ("رئيس الولايات المتحدة", "2025-03-02", None, "p.donald-trump"),
        ("الرئيس الفرنسي", "2017-05-13", None, "p.francois-hollande"),
        ("الرئيس الفرنسي", "2017-05-15", None, "p.emmanuel-macron"),
        ("الرئيس المصري", "2012-12-01", None, "p.mohamed-morsi"),
        ("رئيس مصر", "2024-02-10", None, "p.abdel-fattah-el-sisi"),
        ("الرئيس التونسي", "2013-05-01", None, "p.moncef-marzouki"),
        ("الرئيس السوري", "2024-12-01", None, "p.bashar-al-assad"),
        ("الرئيس السوري", "2025-06-01", None, "p.ahmed-al-sharaa"),
        ("الرئيس اللبناني", "2023-06-01", None, None),  # the seat stood empty
        ("الرئيس اللبناني", "2025-02-01", None, "p.joseph-aoun"),
        ("العاهل السعودي", "2015-01-22", None, "p.abdullah-bin-abdulaziz"),
        ("العاهل السعودي", "2015-01-24", None, "p.salman-bin-abdulaziz"),
        ("خادم الحرمين الشريفين", "2015-08-01", None, "p.salman-bin-abdulaziz"),
        ("العاهل المغربي", "2022-05-11", None, "p.mohammed-vi"),
        ("ملك الأردن", "2024-02-10", None, "p.abdullah-ii"),
        ("أمير قطر", "2012-05-01", None, "p.hamad-bin-khalifa"),
        ("أمير قطر", "2015-07-26", None, "p.tamim-bin-hamad"),
        ("سلطان عمان", "2019-12-31", None, "p.qaboos-bin-said"),
        ("بابا الفاتيكان", "2025-05-20", None, "p.pope-leo-xiv"),
        ("المرشد الإيراني", "2024-02-10", None, "p.ali-khamenei"),
        # the day of a handover names both
        ("الرئيس الأمريكي", "2017-01-20", None, ("p.barack-obama", "p.donald-trump")),
        ("الرئيس الأمريكي", "2021-01-20", None, ("p.donald-trump", "p.joe-biden")),
        ("العاهل السعودي", "2015-01-23", None, ("p.abdullah-bin-abdulaziz", "p.salman-bin-abdulaziz")),
        ("رئيس الوزراء البريطاني", "2016-07-13", None, ("p.david-cameron", "p.theresa-may")),
        # governments and ministers
        ("رئيس الوزراء البريطاني", "2022-10-01", None, "p.liz-truss"),
        ("رئيسة الوزراء الإيطالية", "2024-02-10", None, "p.giorgia-meloni"),
        ("المستشار الألماني", "2024-02-10", None, "p.olaf-scholz"),
        ("المستشارة الألمانية", "2015-08-01", None, "p.angela-merkel"),
        ("رئيس الوزراء العراقي", "2015-08-11", None, "p.haider-al-abadi"),
        ("رئيس وزراء إسرائيل", "2022-03-01", None, "p.naftali-bennett"),
        ("وزير الخارجية السعودي", "2015-04-10", None, "p.saud-al-faisal"),
        ("وزير الخارجية السعودي", "2015-08-10", None, "p.adel-al-jubeir"),
        ("وزير الخارجية الأمريكي", "2018-04-10", None, None),  # between two secretaries
        ("وزير الخارجية الأمريكي", "2015-08-10", None, "p.john-kerry"),
        ("وزير خارجية روسيا", "2024-02-10", None, "p.sergey-lavrov"),
        ("وزير الشؤون الخارجية والتعاون الإفريقي والمغاربة المقيمين بالخارج", "2022-05-11", "MA", "p.nasser-bourita"),
        ("وزيرة الخارجية الألمانية", "2024-02-10", None, "p.annalena-baerbock"),
        ("وزير الدفاع الأمريكي", "2024-02-10", None, "p.lloyd-austin"),
        ("وزير الدفاع الإسرائيلي", "2024-11-20", None, "p.israel-katz"),
        ("وزير البترول السعودي", "2015-08-01", None, "p.ali-al-naimi"),
        # bare offices are those of the outlet's country
        ("وزير الخارجية", "2015-08-08", "SA", "p.adel-al-jubeir"),
        ("وزير الخارجية", "2017-03-07", "TN", "p.khemaies-jhinaoui"),
        ("وزير الخارجية", "2024-09-01", "EG", "p.badr-abdelatty"),
        ("وزير الخارجية", "2024-09-01", None, None),
        ("ولي العهد", "2015-07-25", "SA", "p.mohammed-bin-nayef"),
        ("ولي ولي العهد", "2015-07-25", "SA", "p.mohammed-bin-salman"),
        ("ولي العهد", "2022-07-26", "SA", "p.mohammed-bin-salman"),
        ("ولي العهد", "2022-07-26", "EG", None),
        ("رئيس الحكومة", "2016-10-19", "TN", "p.youssef-chahed"),
        ("رئيس الحكومة", "2022-05-11", "MA", "p.aziz-akhannouch"),
        ("رئيس الجمهورية", "2017-03-12", "TN", "p.beji-caid-essebsi"),
        ("رئيس مجلس الشورى", "2022-08-02", "SA", "p.abdullah-al-sheikh"),
        ("الرئيس", "2024-02-10", "EG", None),  # whose is never taken from the outlet
        ("الرئيس التنفيذي", "2024-02-10", "EG", None),
        # elect, former, late; duals
        ("الرئيس الأمريكي المنتخب", "2016-11-09", None, "p.donald-trump"),
        ("الرئيس الأمريكي المنتخب", "2020-12-09", None, "p.joe-biden"),
        ("الرئيس الأمريكي المنتخب", "2023-06-09", None, None),
        ("الرئيس التونسي المخلوع", "2013-01-01", None, None),  # two had left by then
        ("الرئيس الأمريكي السابق", "2024-02-10", None, None),
        ("الرئيسان الأمريكي والفرنسي", "2015-08-01", None, ("p.barack-obama", "p.francois-hollande")),
        ("وزيرا خارجية مصر والأردن", "2022-07-01", None, ("p.ayman-safadi", "p.sameh-shoukry")),
        ("وزيري الخارجية السعودي والروسي", "2015-08-11", None, ("p.adel-al-jubeir", "p.sergey-lavrov")),
        # the late, the one who died or resigned the day before; the bare word with الراحل
        ("الرئيس الإيراني الراحل", "2024-05-22", None, "p.ebrahim-raisi"),
        ("الأمير الكويتي الراحل", "2023-12-18", None, "p.nawaf-al-ahmad"),
        ("الأمير الكويتي", "2023-12-18", None, None),  # the title of every prince
        ("أمير الكويت الراحل", "2023-12-18", None, "p.nawaf-al-ahmad"),
        ("الأمير الراحل", "2023-12-18", "KW", "p.nawaf-al-ahmad"),
        ("السلطان الراحل", "2020-01-12", "OM", "p.qaboos-bin-said"),
        ("الرئيس الأمريكي الراحل", "2024-02-10", None, None),
        ("خبر مقتل الرئيس الإيراني", "2024-05-20", None, "p.ebrahim-raisi"),
        ("خبر استقالة رئيس الوزراء البريطاني", "2022-09-08", None, "p.boris-johnson"),
        ("خبر استقالة رئيس الوزراء البريطاني", "2023-05-08", None, "p.rishi-sunak"),  # the one before left long ago
        # kings, emirs and their like
        ("جلالة الملك", "2025-05-17", "JO", "p.abdullah-ii"),
        ("جلالة الملك", "2025-05-17", "EG", None),
        ("سمو الأمير", "2015-07-26", "QA", "p.tamim-bin-hamad"),
        ("عبد الملك", "2025-05-17", "JO", None),
        ("كأس الملك", "2025-05-17", "JO", None),
        ("رئيس مجلس السيادة", "2023-05-21", None, "p.abdel-fattah-al-burhan"),
        ("رئيس مجلس القيادة الرئاسي", "2023-05-21", None, "p.rashad-al-alimi"),
        ("الزعيم الصيني", "2024-02-10", None, "p.xi-jinping"),
        ("رئيس وكالة المخابرات المركزية", "2024-08-24", None, "p.william-burns"),
        ("مدير الموساد", "2024-08-24", None, "p.david-barnea"),
        # deputies and aides are not their principals
        ("نائب وزير الخارجية الروسي", "2015-08-11", None, "p.mikhail-bogdanov"),
        ("نائب رئيس الوزراء العراقي", "2015-08-11", None, None),
        # heads of organizations, envoys
        ("الأمين العام للأمم المتحدة", "2016-12-31", None, "p.ban-ki-moon"),
        ("الأمين العام للأمم المتحدة", "2017-01-01", None, "p.antonio-guterres"),
        ("أمين عام الجامعة العربية", "2017-03-29", None, "p.ahmed-aboul-gheit"),
        ("رئيسة المفوضية الأوروبية", "2024-02-10", None, "p.ursula-von-der-leyen"),
        ("الأمين العام لحلف شمال الأطلسي", "2024-11-10", None, "p.mark-rutte"),
        ("مدير عام الوكالة الدولية للطاقة الذرية", "2015-08-10", None, "p.yukiya-amano"),
        ("رئيس المكتب السياسي لحركة حماس", "2024-02-10", None, "p.ismail-haniyeh"),
        ("المبعوث الأممي إلى اليمن", "2015-08-10", None, "p.ismail-ould-cheikh-ahmed"),
        ("المبعوث الأممي إلى سوريا", "2024-02-10", None, "p.geir-pedersen"),
        ("رئيس منظمة حظر الأسلحة الكيميائية", "2015-08-07", None, "p.ahmet-uzumcu"),
    ],
)
def test_an_office_means_its_holder_on_that_day(
    knowledge: Knowledge, phrase: str, day: str, outlet: str | None, expected: str | tuple[str, ...] | None
) -> None:
    mentions, _ = read(knowledge, f"قال {phrase} إن الوضع يتحسن.", day, country=outlet)
    meant = tuple(sorted(m.actor_id for m in mentions if m.basis == "office"))
    assert meant == ((expected,) if isinstance(expected, str) else expected or NOBODY)


@pytest.mark.parametrize(
    ("text", "day", "outlet", "surface", "expected"),
    [
        ("استقبل بوتين نظيره الصيني", "2024-05-16", None, "نظيره الصيني", "p.xi-jinping"),
        ("التقى فلاديمير بوتين نظيره المصري", "2024-05-16", None, "نظيره المصري", "p.abdel-fattah-el-sisi"),
        ("تحدث الرئيس الأمريكي عن خلفه المنتخب", "2025-01-15", None, "خلفه المنتخب", "p.donald-trump"),
        ("انتقد الرئيس الأمريكي سلفه", "2025-04-15", None, "سلفه", "p.joe-biden"),
        ("عاد الرئيس الإيراني ووزير خارجيته", "2024-02-10", None, "وزير خارجيته", "p.hossein-amir-abdollahian"),
        ("مصرع الرئيس الإيراني ووزير خارجيته", "2024-05-20", None, "وزير خارجيته", "p.hossein-amir-abdollahian"),
        ("وصل إيمانويل ماكرون مع رئيس وزرائه", "2024-02-10", None, "رئيس وزرائه", "p.gabriel-attal"),
        ("تحية خادم الحرمين الشريفين وولي عهده الأمين", "2015-08-10", "SA", "ولي عهده الأمين", "p.mohammed-bin-nayef"),
        ("شكر الملك سلمان بن عبدالعزيز وسمو ولي عهده", "2015-08-10", "SA", "ولي عهده", "p.mohammed-bin-nayef"),
        ("حضر عن ملك المغرب الأمير مولاي رشيد", "2023-05-21", None, "ملك المغرب", "p.mohammed-vi"),
        ("هنأ جوزاف عون لبنان. وأدى الرئيس المنتخب اليمين", "2026-02-03", None, "الرئيس المنتخب", "p.joseph-aoun"),
        (
            "أوضح الأمين العام لجامعة الدول العربية أحمد أبو الغيط. وشكر الأمين العام مصر",
            "2023-05-07",
            None,
            "الأمين العام",
            "p.ahmed-aboul-gheit",
        ),
        (
            "حضر الأمين العام لجامعة الدول العربية أحمد أبو الغيط. وتحدث الأمين العام المساعد",
            "2023-05-07",
            None,
            "الأمين العام",
            None,
        ),
        ("شكر الأمين العام للهيئة الجديدة", "2023-05-07", "EG", "الأمين العام", None),
        ("بحث الرئيس المصري الأمر. وقال الرئيس إنه مهم", "2024-02-10", None, "الرئيس", "p.abdel-fattah-el-sisi"),
        ("هنأ الرئيس التونسي. وأعرب الملك عن تقديره", "2024-02-10", "SA", "الملك", None),
        ("بحث العاهل الأردني الأمر. وقال الرئيس إنه مهم", "2024-02-10", None, "الرئيس", None),
        (
            "The US president met his Egyptian counterpart",
            "2024-02-10",
            None,
            "Egyptian counterpart",
            "p.abdel-fattah-el-sisi",
        ),
        ("The Saudi crown prince flew home", "2024-02-10", None, "Saudi crown prince", "p.mohammed-bin-salman"),
        ("The Russian leader spoke", "2024-02-10", None, "Russian leader", "p.vladimir-putin"),
        ("The Israeli leader spoke", "2024-02-10", None, "Israeli leader", "p.benjamin-netanyahu"),
        ("The US president-elect spoke", "2024-12-10", None, "US president-elect", "p.donald-trump"),
        ("The late Iranian president was mourned", "2024-05-22", None, "Iranian president", "p.ebrahim-raisi"),
        (
            "News of the death of the Iranian president spread",
            "2024-05-20",
            None,
            "Iranian president",
            "p.ebrahim-raisi",
        ),
        (
            "Iran's president arrived with his foreign minister",
            "2024-02-10",
            None,
            "foreign minister",
            "p.hossein-amir-abdollahian",
        ),
        ("The UN envoy for Yemen left", "2024-02-10", None, "UN envoy for Yemen", "p.hans-grundberg"),
        ("The EU foreign policy chief spoke", "2024-02-10", None, "EU foreign policy chief", "p.josep-borrell"),
        ("The Kremlin spokesman denied it", "2024-02-10", None, "Kremlin spokesman", "p.dmitry-peskov"),
        ("The president of the Bar Association spoke of Joe Biden", "2024-02-10", None, "president", None),
        ("US President Joe Biden spoke. President Alice Bongoli followed", "2024-02-10", None, "President", None),
        ("Egypt chose the next foreign minister", "2024-02-10", "EG", "foreign minister", None),
        ("قال وزير الخارجية، سامح شكري، إن مصر تدعم", "2023-05-16", "MA", "وزير الخارجية", "p.sameh-shoukry"),
        ("محمد بن نايف ولي العهد وزير الداخلية", "2015-08-02", "AE", "وزير الداخلية", "p.mohammed-bin-nayef"),
        ("قال وزير الخارجية الأمريكي جون كيري إن الوزير متفائل", "2015-08-02", "SA", "الوزير", None),
        ("قال مستشار وزير الخارجية فهد القطان", "2015-08-02", "SA", "وزير الخارجية", "p.adel-al-jubeir"),
        ("أعلن البرلمان العراقي في بغداد حضور رئيس الوزراء", "2015-08-11", "SA", "رئيس الوزراء", "p.haider-al-abadi"),
        # an office that the text spoke of before is meant again where it never speaks of the outlet's country
        (
            "أكد وزير الداخلية المصري أن الوضع مستقر. وقال وزير الداخلية إن القناة مؤمنة",
            "2015-08-01",
            "SA",
            "وزير الداخلية",
            "p.magdy-abdel-ghaffar",
        ),
        # two other countries alike: nobody's
        (
            "التقى وفد روسي وفدا سوريا في روسيا ثم في سوريا. وقال وزير الدفاع إن الحوار مفيد",
            "2017-06-16",
            "TN",
            "وزير الدفاع",
            None,
        ),
    ],
)
def test_the_text_says_whose_office_it_is(
    knowledge: Knowledge, text: str, day: str | None, outlet: str | None, surface: str, expected: str | None
) -> None:
    mentions, _ = read(knowledge, text, day, country=outlet)
    meant = {m.actor_id for m in mentions if m.basis == "office" and m.surface == surface}
    assert meant == ({expected} if expected else set())


def test_an_article_without_a_day_is_read_in_the_time_of_its_office_holders(knowledge: Knowledge) -> None:
    text = "قال وزير الخارجية الأميركي أنتوني بلينكن إن الرئيس الأميركي يتابع الأمر."
    mentions, _ = read(knowledge, text)
    assert ("الرئيس الأميركي", "p.joe-biden") in {(m.surface, m.actor_id) for m in mentions}


def test_reasons_say_when_the_office_was_held(knowledge: Knowledge) -> None:
    mentions, _ = read(knowledge, "قال الرئيس الأمريكي إن الوضع يتحسن", "2024-02-10")
    assert [m.reason for m in mentions] == ["held the office 20 Jan 2021 – 20 Jan 2025"]


def test_a_name_in_an_office_that_the_facts_give_another_keeps_both(knowledge: Knowledge) -> None:
    mentions, _ = read(knowledge, "قال وزير الخارجية الروسي نبيل سرحان إن موسكو مستعدة", "2024-02-10")
    office = next(m for m in mentions if m.basis == "office")
    assert office.actor_id.startswith("x.p.")
    assert "the facts contradict it: p.sergey-lavrov" in office.reason


def test_one_who_left_the_office_is_flagged_and_does_not_stand_for_it_later(knowledge: Knowledge) -> None:
    text = "كتب وزير الخارجية الأمريكي جون كيري مقالا. وقال وزير الخارجية الأمريكي إنه قرأه."
    found = [(m.actor_id, m.reason) for m in read(knowledge, text, "2024-02-10")[0] if m.basis == "office"]
    assert found[0][0] == "p.john-kerry"
    assert "not on that day" in found[0][1]
    assert found[1][0] == "p.antony-blinken"
