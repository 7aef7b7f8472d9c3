"""Word files and PDFs: in the order of reading, without what is no text of the article."""

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml

from etl.read import reasons
from etl.read.printed import without_frame
from tests.read.forms import BODY, DAY, TITLE
from tests.read.reading import articles, read, why

SAMPLES = Path(__file__).parent / "samples"


def test_arabic_pdf_is_read_in_the_order_of_reading() -> None:
    found = read(SAMPLES / "arabic.pdf")
    assert why(found) == []
    (one,) = articles(found)
    assert one.title == "وزيرة النقل تفتتح ميناء جديدا (المرحلة الأولى)"
    assert (one.published_raw, one.outlet) == (DAY, "الراصد")
    assert one.body.split("\n") == [
        "افتتحت وزيرة النقل صباح اليوم الثلاثاء المرحلة الأولى من الميناء الجديد، "
        "وقالت إن الطاقة الاستيعابية ستبلغ 27 سفينة "
        "في اليوم بحلول عام 2026، وإن شركة New Harbour ستتولى التشغيل بنسبة 7.5 في المئة من الأرباح.",
        'وأضافت الوزيرة: "لا شيء يعوض العمل المشترك"، مشيرة إلى اتفاق مع مجلس الموانئ (GPC) في 3/4/2024.',
    ]


def test_page_that_a_browser_printed_is_read_without_its_frame() -> None:
    found = read(SAMPLES / "printed.pdf")
    assert why(found) == []
    (one,) = articles(found)
    assert (one.title, one.body, one.published_raw) == (TITLE, BODY, DAY)
    assert one.url == "http://alrasid.example/2024/05/port"


@pytest.mark.parametrize(
    ("lines", "kept", "address"),
    [
        (["11/25/26, 1:37 PM", "Talks open in Doha | Post", "Home News", "Talks open in Doha", "Text.",
          "https://post.example/7", "1/1"], ["Talks open in Doha", "Text."], "https://post.example/7"),
        (["25/11/2026، 13:37 Talks open", "Text.", "https://post.example/7 1/2", "25/11/2026, 13:37 Talks open", "More",
          "https://post.example/7 2/2"], ["Talks open", "Text.", "More"], "https://post.example/7"),
        (["Talks open", "11/25/26, 1:37 PM", "Text.", "1/2"], ["Talks open", "11/25/26, 1:37 PM", "Text.", "1/2"], ""),
        (["11/25/26, 1:37 PM", "Talks open"], ["11/25/26, 1:37 PM", "Talks open"], ""),
        ([], [], ""),
    ],
)  # fmt: skip
def test_frame_of_a_printed_page(lines: list[str], kept: list[str], address: str) -> None:
    assert without_frame(lines) == (kept, address)


def test_word_file_of_several_articles(tmp_path: Path) -> None:
    document = docx.Document()
    for number in (1, 2):
        document.add_heading(f"عنوان {number}", 1)
        document.add_paragraph(f"نص الخبر رقم {number}.")
        document.add_table(1, 2).cell(0, 1).text = f"خلية {number}"
    path = tmp_path / "two.docx"
    document.save(str(path))
    found = read(path)
    assert [(one.title, one.body) for one in articles(found)] == [
        ("عنوان 1", "نص الخبر رقم 1.\nخلية 1"),
        ("عنوان 2", "نص الخبر رقم 2.\nخلية 2"),
    ]
    assert why(found) == [reasons.KEPT_UNDATED] * 2


def test_cell_that_claims_to_span_ten_million_columns(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph(TITLE)
    document.add_table(1, 1).cell(0, 0).text = BODY
    made = io.BytesIO()
    document.save(made)
    path = tmp_path / "span.docx"
    with zipfile.ZipFile(made) as whole, zipfile.ZipFile(path, "w") as spanning:
        for name in whole.namelist():
            wide = b'<w:tcPr><w:gridSpan w:val="10000000"/>'
            spanning.writestr(name, whole.read(name).replace(b"<w:tcPr>", wide))
    (one,) = articles(read(path))
    assert (one.title, one.body) == (TITLE, BODY)


MAIN = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def said(text: str, name: str = "t") -> str:
    return f'<w:r><w:{name} xml:space="preserve">{text}</w:{name}></w:r>'


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (f"{said('قال ')}<w:ins>{said('الوزير')}</w:ins> <w:del>{said('المدير', 'delText')}</w:del>", "قال الوزير"),
        (f"<w:moveFrom>{said('قبل')}</w:moveFrom><w:moveTo>{said('بعد')}</w:moveTo>", "بعد"),
        (f"{said('في ')}<w:smartTag>{said('بيروت')}</w:smartTag>", "في بيروت"),
        (f"<w:hyperlink>{said('رابط')}</w:hyperlink><w:fldSimple>{said(' 12')}</w:fldSimple>", "رابط 12"),
        (f"{said('سطر')}<w:r><w:br/></w:r>{said('ثان')}<w:r><w:tab/></w:r>{said('هنا')}", "سطر\nثان هنا"),
        (f"{said('قبل')}<w:r><mc:AlternateContent><mc:Choice><w:p>{said('مربع')}</w:p></mc:Choice>"
         f"<mc:Fallback><w:p>{said('مربع')}</w:p></mc:Fallback></mc:AlternateContent></w:r>{said(' بعد')}",
         "قبل بعد\nمربع"),
        (f"{said('نص')}<w:r><w:footnoteReference w:id='2'/></w:r>{said(' وبقية')}", "نص وبقية"),
    ],
    ids=["changes", "moved", "smart tag", "link and field", "breaks", "text box", "footnote"],
)  # fmt: skip
def test_what_a_word_file_shows_is_its_text(inside: str, text: str, tmp_path: Path) -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "ترويسة كل صفحة"
    document.add_heading(TITLE, 0)
    document.element.body.insert(
        1, parse_xml(f"<w:sdt {MAIN}><w:sdtContent><w:p>{inside}</w:p></w:sdtContent></w:sdt>")
    )
    path = tmp_path / "a.docx"
    document.save(str(path))
    (one,) = articles(read(path))
    assert (one.title, one.body) == (TITLE, text)


ODT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body>{}</office:body></office:document-content>'
)
ODT_TEXT = (
    f'<office:text><text:tracked-changes><text:p>محذوف</text:p></text:tracked-changes><text:h text:outline-level="1">'
    f"{TITLE}</text:h><text:p>تاريخ النشر: {DAY}</text:p><text:p>قالت <text:span>الوزيرة</text:span><text:s/>إن العمل "
    "مستمر<text:note><text:note-body><text:p>حاشية</text:p></text:note-body></text:note>.<text:line-break/>سطر ثان"
    "</text:p><table:table><table:table-row><table:table-cell><text:p>خلية</text:p></table:table-cell></table:table-row>"
    '</table:table><text:h text:outline-level="1">خبر آخر</text:h><text:p>نص الخبر الآخر.</text:p></office:text>'
)


def odt(content: str, manifest: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", f"<manifest>{manifest}</manifest>")
    return out.getvalue()


def test_articles_of_an_open_document(tmp_path: Path) -> None:
    path = tmp_path / "a.odt"
    path.write_bytes(odt(ODT.format(ODT_TEXT)))
    found = read(path)
    assert [(one.title, one.body, one.published_raw) for one in articles(found)] == [
        (TITLE, "قالت الوزيرة إن العمل مستمر.\nسطر ثان\nخلية", DAY),
        ("خبر آخر", "نص الخبر الآخر.", None),
    ]
    assert why(found) == [reasons.KEPT_UNDATED]


@pytest.mark.parametrize(
    ("content", "manifest", "reason"),
    [
        ("<cut", "", reasons.NOT_ODT),
        (ODT.format("<office:text/>"), "", reasons.NO_TEXT),
        (ODT.format(""), "", reasons.NO_TEXT),
        ("x", "<manifest:encryption-data/>", reasons.ENCRYPTED),
    ],
)
def test_open_document_without_a_text(content: str, manifest: str, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "a.odt"
    path.write_bytes(odt(content, manifest))
    assert why(read(path)) == [reason]
