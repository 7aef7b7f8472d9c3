"""What the reader tells of an article: its language, its dateline, its id, its form, the order of its letters."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.model import Language
from etl.read.bidi import to_logical
from etl.read.dateline import dateline_end
from etl.read.identity import document_id
from etl.read.keywords import part_keywords
from etl.read.language import detect_language
from etl.read.lines import to_line
from etl.read.sniff import Form, tell_form


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("وصل الوزير إلى العاصمة صباح اليوم", Language.ARABIC),
        ("قال المتحدث باسم شركة Apple إن الشركة ستطلق iPhone جديدا", Language.ARABIC),
        ("وصل الوزیر إلی العاصمة صباح الیوم", Language.ARABIC),  # Persian yeh in Arabic news
        ("زار الوزير مدينة پشاور أمس والتقى حاكم الإقليم", Language.ARABIC),
        ("وزیر امور خارجه ایران گفت که این سفر برای گسترش روابط است و چند روز طول می‌کشد", Language.OTHER),
        ("وزیر اعظم نے کہا ہے کہ پاکستان اور چین کے تعلقات مضبوط ہیں", Language.OTHER),
        ("The minister arrived in the capital on Monday", Language.ENGLISH),
        ("Putin meets Xi", Language.ENGLISH),
        ("Le ministre est arrivé dans la capitale pour une visite de deux jours", Language.OTHER),
        ("El ministro llegó a la capital para una visita que durará dos días", Language.OTHER),
        ("Der Minister ist in der Hauptstadt eingetroffen und wird mit dem Kanzler sprechen", Language.OTHER),
        ("Министр прибыл в столицу", Language.OTHER),
        ("12345 !!!", Language.OTHER),
        ("", Language.OTHER),
    ],
)
def test_language(text: str, language: Language) -> None:
    assert detect_language("", text) == language
    assert detect_language(text, "") == language


@pytest.mark.parametrize(
    ("head", "rest"),
    [
        ("الرياض – واس", "\nرأس الوزير الاجتماع."),
        ("أبها 25 شوال 1436 هـ الموافق 10 أغسطس 2015 م واس", "\nأقام النادي أمسية."),
        ("القاهرة (رويترز) - ", "قال مسؤول إن المحادثات بدأت."),
        ("القاهرة ـ أ ش أ: ", "بحث الوزير الملف."),
        ("سلمى حداد- الراصد- بيروت: ", "هطلت أمطار غزيرة."),
        ("القاهرة – (أ ش أ): ", "بحث الوزير الملف."),
        ("القاهرة، 14 مايو (رويترز) - ", "قال مسؤول إن المحادثات بدأت."),
        ("نواكشوط 12 مايو 2024 (الراصد) - ", "أكد الوزير."),
        ("غزة - «الراصد»: ", "وصلت قافلة."),
        ("واشنطن/ الأناضول\n", "قال الوزير."),
        ("WASHINGTON (AP) — ", "The president said on Monday."),
        ("DOHA, May 14 (Reuters) - ", "Leaders gathered."),
        ("Kyiv, Ukraine (CNN) — ", "The army said."),
        ("(CNN) -- ", "The army said."),
        ("القاهرة، 4 مارس 2024 — ", "استقبل الرئيس الوفد أمس."),
        ("القاهرة - 4 مارس 2024: ", "استقبل الرئيس الوفد أمس."),
        ("شرم الشيخ، الأحد 4 مارس – ", "استقبل الرئيس الوفد أمس."),
        ("الرباط (4/3/2024) - ", "استقبل الملك الوفد أمس."),
        ("الرياض، 24 شعبان 1445هـ - ", "استقبل الملك الوفد أمس."),
        ("الرياض، 24 ربيع الآخر 1445 هـ: ", "استقبل الملك الوفد أمس."),
        ("Cairo, 4 March 2024 - ", "The president received the delegation yesterday."),
        ("New York, March 4, 2024 — ", "The council met yesterday."),
        ("", "القاهرة، 4 مارس 2024 - 6 مارس 2024، تستضيف المعرض."),
        ("", "القاهرة، 4 مارس - 6 أبريل، تستضيف المعرض."),
        ("", "استقبل الرئيس المصري، 4 مارس 2024، الوفد."),
        ("", "بحث وزير الخارجية المصري، 4 مارس 2024 - في القاهرة - الملف."),
        ("", "In Cairo, 4 March 2024 was a holiday."),
        ("", "The talks (the third this year) - held in Doha - ended."),
        ("", "قال الوزير (في كلمة له) إن الوضع مستقر."),
        ("", "قال الرئيس - في كلمة له - إن الوضع مستقر."),
        ("", "بيروت مدينة على الساحل."),
        ("", "الرياض – واس"),  # nothing follows
    ],
)
def test_dateline(head: str, rest: str) -> None:
    assert dateline_end(head + rest) == len(head)


def test_byline_that_the_author_column_repeats() -> None:
    assert dateline_end("سلمى حداد: قالت الوزيرة", "سلمى حداد") == len("سلمى حداد: ")


def test_document_id_follows_the_address_then_the_own_id_then_the_text() -> None:
    assert document_id("أ", "https://a.example/1", "7", "t", "d", "b") == document_id(
        "أ", "https://a.example/1", "8", "u", "", ""
    )
    assert document_id("أ", "", "7", "t", "d", "b") == document_id("أ", "", "7", "u", "", "")
    assert document_id("أ", "", "7", "t", "d", "b") != document_id("ب", "", "7", "t", "d", "b")
    assert document_id("أ", "", "", "قال الوزير", "d", "b") == document_id("ب", "", "", "قَال  الوزير", "d", "b")
    assert document_id("", "", "", "t", "d", "b") != document_id("", "", "", "t", "", "b")
    assert document_id("", "", "", "t", "d", "x" * 200 + "y") == document_id("", "", "", "t", "d", "x" * 200 + "z")


@pytest.mark.parametrize(
    ("line", "text", "keywords"),
    [
        ("نفط، غاز، طاقة", "", ("نفط", "غاز", "طاقة")),
        ("مجلس الوزراء ملف المياه", "بحث مجلس الوزراء أمس ملف المياه.", ("مجلس الوزراء", "ملف المياه")),
        ("كلمة غريبة تماما", "نص آخر", ("كلمة غريبة تماما",)),
        ("", "نص", ()),
    ],
)
def test_keywords(line: str, text: str, keywords: tuple[str, ...]) -> None:
    assert part_keywords(line, text) == keywords


@pytest.mark.parametrize(
    ("text", "is_date"),
    [
        ("24 شوال 1445 ، 03 مايو 2024", True),
        ("الجمعة، 3 مايو 2024", True),
        ("1445/10/24 هـ الموافق 2024/05/03 م", True),
        ("٣ مايو ٢٠٢٤", True),
        ("May 3, 2024", True),
        ("قمة الرياض 11 نوفمبر 2023", False),
        ("الوزير يزور العاصمة (3 مارس 2024)", False),
        ("نمو الاقتصاد 3 في المئة", False),
    ],
)
def test_line_that_is_only_a_date(text: str, is_date: bool) -> None:
    assert to_line(text, 1).is_date is is_date


@pytest.mark.parametrize(
    ("head", "name", "form"),
    [
        (b"", "a.txt", Form.EMPTY),
        (b"%PDF-1.7", "a", Form.PDF),
        (b"PK\x03\x04", "a", Form.ZIP),
        (b"PAR1", "a", Form.PARQUET),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(50), "old.doc", Form.OFFICE),
        (rb"{\rtf1\ansi hello}", "a.rtf", Form.OFFICE),
        (b"BZh91AY&SY", "a.jsonl.bz2", Form.ARCHIVE),
        (b"a.txt".ljust(257, b"\0") + b"ustar", "a.tar", Form.ARCHIVE),
        (b"\x7fELF\x01\x01\x00\x00\x00\x00\x00\x00", "a.txt", Form.BINARY),
        (b'{"title": "x"}\n{"title": "y"}', "a.txt", Form.JSON_LINES),
        (b'{\n "articles": []\n}', "a.txt", Form.JSON),
        (b'[{"title": "x"}]', "a.txt", Form.JSON),
        (b"<?xml version='1.0'?><rss version='2.0'>", "a.txt", Form.FEED),
        (b'<feed xmlns="http://www.w3.org/2005/Atom">', "a", Form.FEED),
        (b"<!DOCTYPE html><html>", "a.txt", Form.HTML),
        (b"title,body,date\nx,y,z", "a.txt", Form.TABLE),
        ("العنوان\tالنص\n".encode(), "a", Form.TABLE),
        ("عنوان الخبر، ثم بقية\nنص".encode(), "a", Form.PAGE),
    ],
)
def test_form_is_told_by_content(head: bytes, name: str, form: Form) -> None:
    assert tell_form(head, name) == form


@pytest.mark.parametrize(
    "logical",
    [
        "قال الوزير إن 27 دولة شاركت",
        "يوم 12 مارس 2024، وأضاف",
        "مجلس التعاون (GCC) في دورته",
        "نمو 7.5 في المئة",
        "من 10 - 12/5/2024",
        "شركة New York Times الأمريكية",
    ],
)
def test_line_of_a_pdf_is_turned(logical: str) -> None:
    assert to_logical(visual(logical)) == logical


def visual(logical: str) -> list[str]:
    """The line as it stands on paper, from left to right."""
    turned = logical[::-1].translate(str.maketrans("()", ")("))
    return list(re.sub(r"[0-9A-Za-z](?:[0-9A-Za-z ./]*[0-9A-Za-z])?", lambda run: run[0][::-1], turned))


@given(st.lists(st.sampled_from(list("ابت 12aB.,(")), max_size=40))
def test_turning_keeps_every_glyph(glyphs: list[str]) -> None:
    kept = "".join(sorted("".join(glyphs).replace(" ", "").replace(")", "(")))
    assert "".join(sorted(to_logical(glyphs).replace(" ", "").replace(")", "("))) == kept
