"""Cleaning, step by step: what is mended, what is struck, what stays; each step can be switched off."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.read.clean import BODY, LINE, clean_body, clean_line
from etl.read.facts import rows
from etl.read.layout import part_sentences, tidy_blanks
from etl.read.letters import compose, has_rare, looks_mojibake, mend_mojibake, plain_blanks, plain_forms, replace_lost
from etl.read.markup import decode_entities, strip_tags


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("a\0b\ud800c", "a\ufffdb\ufffdc"),
        ("سطر\u2028سطر", "سطر\nسطر"),
        ("قال\xa0الوزير", "قال الوزير"),
        ("م\u200bن", "من"),
        ("بن\xadد", "بند"),
        ("ﻭﺯﻳﺮ ﺍﻹﺩﺍﺭﺓ", "وزير الإدارة"),
        ("ﷺ", "ﷺ"),
        ("قا\u0644\u0651\u064eق", "قا\u0644\u064e\u0651ق"),
        ("&quot;نعم&quot; &amp;amp; لا &#39;ثم&#39;", "\"نعم\" & لا 'ثم'"),
        ("<p>أول</p><p>ثان<br/>ثالث</p>", "أول\nثان\nثالث"),
        ("<script>var a = 1;</script>نص<!-- تعليق -->", "نص"),
        ("نص <script>var a; نص", "نص <script>var a; نص".replace("<script>", "")),
        ("كتب {اسم} هنا و{آخر} هناك", "كتب {اسم} هنا و{آخر} هناك"),
        ("5 < 6 و 7 > 3", "5 < 6 و 7 > 3"),
        ("ما رأيك؟ .box { color: red; margin: 0 } jQuery(document).ready(function(){ go('نعم'); });", "ما رأيك؟"),
        ("زيارة لواشنطن.وعندما عاد", "زيارة لواشنطن. وعندما عاد"),
        ("قال د.محمد و أ.د. علي", "قال د.محمد و أ.د. علي"),
        ("the visit.Then he left", "the visit. Then he left"),
        ("نمو 7.5 في المئة", "نمو 7.5 في المئة"),
        ("  سطر   أول \n\n\t سطر ثان  ", "سطر أول\nسطر ثان"),
        ("مُحَمَّد ـــ قال", "مُحَمَّد ـــ قال"),
        ("شارك من خلال تويتر فيسبوك جوجل بلس اكتب رأيك أكد الوزير", "أكد الوزير"),
        (" Next Previous الرياض", "الرياض"),
        ("نص.\nاعلان\nنص آخر.", "نص.\nنص آخر."),
        ("تابع أحدث الأخبار عبر تطبيق\nنص", "نص"),
        ("نص الخبر. رابط الخبر بصحيفة الراصد: عنوان الخبر", "نص الخبر."),
        ("أكد الوزير إعلان النتائج غدا", "أكد الوزير إعلان النتائج غدا"),
        ("رجل يحمل علما (صورة أرشيفية)\nقال الشاهد.", "قال الشاهد."),
        ("الوزير خلال لقاء أمس مع ضيفه (رويترز)\nقال الشاهد.", "قال الشاهد."),
        ("القاهرة (رويترز)\nقال الشاهد.", "القاهرة (رويترز)\nقال الشاهد."),
        (
            "قال الشاهد.\nوعاد الوزير إلى بلاده مساء أمس (رويترز)",
            "قال الشاهد.\nوعاد الوزير إلى بلاده مساء أمس (رويترز)",
        ),
        ("تصوير: سلمى حداد\nقال الشاهد.", "قال الشاهد."),
        ("مشاركة\nواتساب\nنسخ الرابط\nA+ A-\nقال الشاهد.", "قال الشاهد."),
        ("أكد الوزير النتائج.اعلان\nوأضاف", "أكد الوزير النتائج.\nوأضاف"),
        ("رواية من الأكثر قراءة في العام.", "رواية من الأكثر قراءة في العام."),
        ("أكد الوزير النتائج.\nوسوم: نتائج، وزارة التعليم", "أكد الوزير النتائج."),
        ("أكد الوزير النتائج.\nسمات التعليم الوزير سلمى حداد", "أكد الوزير النتائج."),
        ("أكد الوزير النتائج.\nالكلمات الدلالية\nالتعليم\nسلمى حداد", "أكد الوزير النتائج."),
        ("The minister spoke.\nTags: schools, ministry", "The minister spoke."),
        ("The minister spoke.\nTags\nSchools\nMinistry", "The minister spoke."),
        (
            "أكد الوزير النتائج.\nسمات الشخصية القيادية تظهر في الأزمات.",
            "أكد الوزير النتائج.\nسمات الشخصية القيادية تظهر في الأزمات.",
        ),
        ("سمات الشخصية القيادية", "سمات الشخصية القيادية"),
        ("القرار رقم 5.والتالي", "القرار رقم 5. والتالي"),
        ("قال «نعم».وتابع .ثم عاد", "قال «نعم». وتابع . ثم عاد"),
        ("وصف صورة أرشيفية لم تنشر من قبل بأنها دليل.", "وصف صورة أرشيفية لم تنشر من قبل بأنها دليل."),
    ],
)
def test_body(raw: str, kept: str) -> None:
    assert clean_body(raw) == kept


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        (
            "انتهت الجولة.  اقرأ أيضاًالعالمالوزراء يبحثون ملف المياه في الحوض وأوضح المتحدث أن الجولة مثمرة.",
            "انتهت الجولة.\nوأوضح المتحدث أن الجولة مثمرة.",
        ),
        (
            "انتهت الجولة. اقرأ أيضا: الوزراء يبحثون ملف المياه\nوستعقد جولة أخرى.",
            "انتهت الجولة.\nوستعقد جولة أخرى.",
        ),
        (
            "انتهت الجولة. أخبار متعلقة الوزراء يبحثون ملف المياه  حضر اللقاء السفير.",
            "انتهت الجولة.\nحضر اللقاء السفير.",
        ),
        ("انتهت الجولة. اقرأ أيضاًالمجتمعافتتاح معرض للكتاب في العاصمة", "انتهت الجولة."),
        (
            "انتهت الجولة.\nاقرأ أيضًا\nالوزراء يبحثون ملف المياه\nوأضاف أن الجولة مثمرة.",
            "انتهت الجولة.\nوأضاف أن الجولة مثمرة.",
        ),
        (
            "انتهت الجولة.\nاقرأ أيضا:\n- الوزراء يبحثون ملف المياه\n• افتتاح معرض للكتاب\nوأضاف أن الجولة مثمرة.",
            "انتهت الجولة.\nوأضاف أن الجولة مثمرة.",
        ),
        ("انتهت الجولة.\nمواضيع ذات صلة\nالوزراء يبحثون ملف المياه\nافتتاح معرض للكتاب", "انتهت الجولة."),
        ("انتهت الجولة.\nالأكثر قراءة:\nالوزراء يبحثون ملف المياه\nافتتاح معرض", "انتهت الجولة."),
        (
            "The talks end.\nRELATED: Ministers discuss water\nThey resume on Monday.",
            "The talks end.\nThey resume on Monday.",
        ),
        ('قال الوزير: "اقرأ أيضا ما كتبه المفكر" ثم مضى.', 'قال الوزير: "اقرأ أيضا ما كتبه المفكر" ثم مضى.'),
        ("وكان الشاهد أيضا في القاعة، وتشاهد أيضا صور اللقاء.", "وكان الشاهد أيضا في القاعة، وتشاهد أيضا صور اللقاء."),
    ],
)
def test_related_story_goes_with_its_headline(raw: str, kept: str) -> None:
    assert clean_body(raw) == kept


@pytest.mark.parametrize("wrong", ["cp1256", "latin-1"])
def test_mojibake_is_mended(wrong: str) -> None:
    text = "بدأ الوزير جولته صباح اليوم في العاصمة"
    assert clean_body(text.encode().decode(wrong)) == text
    assert not looks_mojibake(text)
    assert mend_mojibake("نص سليم") == "نص سليم"


NAMES = sorted({step.name for group in (*BODY, *LINE) for step in group.steps})
DIRTY = (
    "<b>ﻭﺯﻳﺮ</b>\xa0 قا\u0644\u0651\u064e &amp; \0\x05 .a { b: c; }  لواشنطن.وعندما\nاعلان\nاقرأ أيضاً\nعنوان آخر هنا",
    "قال الشاهد.\nTags: a, b",
    "الوزير خلال لقاء أمس مع ضيفه (رويترز)\nقال الشاهد.",
    "نعم".encode().decode("cp1256") + "الأول".encode().decode("cp1256"),
)


@pytest.mark.parametrize("name", NAMES)
def test_each_step_can_be_switched_off(name: str) -> None:
    off = frozenset({name})
    assert any((clean_body(text, off), clean_line(text, off)) != (clean_body(text), clean_line(text)) for text in DIRTY)


@given(st.text(alphabet=st.characters(exclude_categories=[]), max_size=80))
def test_cleaning_is_total_and_settles(text: str) -> None:
    once = clean_line(text)
    assert "\0" not in once
    assert "\n" not in once
    once.encode()  # no lone surrogate is left
    assert unicodedata.is_normalized("NFC", once)
    body = clean_body(text)
    assert body == body.strip()
    assert "\n\n" not in body


@given(st.text(max_size=60))
def test_a_step_is_only_passed_over_where_it_would_change_nothing(text: str) -> None:
    if not has_rare(text):
        assert plain_forms(plain_blanks(replace_lost(text))) == text
    if "&" not in text:
        assert decode_entities(text) == text
    if "<" not in text and "]]>" not in text:
        assert strip_tags(text) == text
    if text.isascii():
        assert compose(text) == text


@given(st.text(alphabet="اب .؟!\n\taBc", max_size=60))
def test_layout_keeps_every_letter(text: str) -> None:
    assert "".join(tidy_blanks(part_sentences(text)).split()) == "".join(text.split())


HOSTILE = (
    "{",
    "<",
    "&",
    ". ",
    "اقرأ أيضا ",
    "{a:",
    "a:",
    "jQuery ",
    "<script>",
    "<!--",
    "<svg <",
    "]]>",
    "function(",
    "{a:b}",
)


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_text_takes_no_longer(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    began = time.process_time()
    clean_body("{" + text)
    clean_body("نص " + text + " نص")
    assert time.process_time() - began < 6  # quadratic time would take minutes


def test_facts_name_only_what_the_code_knows() -> None:
    assert {row["kind"] for row in rows("boilerplate.csv")} == {
        "start",
        "end",
        "line",
        "begins",
        "caption",
        "related",
        "list",
    }
    assert {row["opens"] for row in rows("openers.csv")} == {"yes", "no"}
    assert {row["meaning"] for row in rows("page_labels.csv")} == {
        *("published", "outlet", "keywords", "read_also", "origin", "crawl", "author", "title")
    }
    for name in ("page_labels.csv", "columns.csv", "boilerplate.csv", "openers.csv", "agencies.csv"):
        values = [tuple(row.values()) for row in rows(name)]
        assert len(values) == len(set(values)), name
