"""One article in every form that news arrives in, and what each form says of it."""

import gzip
import io
import json
import quopri
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import polars as pl
import pytest

from etl.model import Reject
from etl.read import reasons
from etl.read.printed import without_frame
from tests.read.reading import articles, read, why

SAMPLES = Path(__file__).parent / "samples"
TITLE = "افتتاح المرحلة الأولى من الميناء"
BODY = (
    "افتتحت وزيرة النقل صباح اليوم المرحلة الأولى من الميناء الجديد بحضور عدد من السفراء ورجال الأعمال.\n"
    "وأضافت الوزيرة أن الطاقة الاستيعابية ستتضاعف خلال عامين، داعية الشركات إلى المشاركة في المرحلة الثانية."
)
DAY = "14 مايو 2024"
COLUMNS = {"العنوان": TITLE, "النص": BODY, "التاريخ": DAY, "المصدر": "الراصد", "الرابط": "https://alrasid.example/7"}
PAGE = f"{TITLE}\nتاريخ النشر: {DAY}\n{BODY}\nالمصدر: الراصد\n"


def table(sign: str) -> bytes:
    quoted = [f'"{value}"' for value in COLUMNS.values()]
    return f"{sign.join(COLUMNS)}\n{sign.join(quoted)}\n".encode()


def parquet() -> bytes:
    out = io.BytesIO()
    pl.DataFrame([COLUMNS]).write_parquet(out)
    return out.getvalue()


def workbook() -> bytes:
    book = openpyxl.Workbook()
    book.active.append(list(COLUMNS))
    book.active.append(list(COLUMNS.values()))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def word() -> bytes:
    document = docx.Document()
    document.add_heading(TITLE, 0)
    for line in (f"تاريخ النشر: {DAY}", *BODY.split("\n"), "المصدر: الراصد"):
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def packed(name: str, data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return out.getvalue()


def page(head: str = "", inside: str = "") -> bytes:
    paragraphs = "".join(f"<p>{line}</p>" for line in BODY.split("\n"))
    return (
        '<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8">'
        f"<title>{TITLE} | الراصد</title>{head}</head><body>"
        f'<nav><a href="/">الرئيسية</a> <a href="/s">سياسة</a></nav><main><article><h1>{TITLE}</h1>{inside}{paragraphs}'
        "</article></main><footer>جميع الحقوق محفوظة 2019</footer></body></html>"
    ).encode()


LINKED = json.dumps(
    {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite", "name": "موقع"},
            {
                "@type": ["NewsArticle"],
                "headline": TITLE,
                "datePublished": DAY,
                "author": [{"@type": "Person", "name": "سلمى حداد"}],
                "publisher": {"@type": "Organization", "name": "الراصد"},
                "mainEntityOfPage": {"@id": "https://alrasid.example/7"},
                "keywords": "نقل، موانئ",
            },
        ],
    },
    ensure_ascii=False,
)
OPEN_GRAPH = (
    f'<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="الراصد">'
    f'<meta property="article:published_time" content="{DAY}"><meta property="og:url" content="https://alrasid.example/7">'
)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(PAGE.encode(), id="page"),
        pytest.param(PAGE.encode("utf-8-sig"), id="page with a byte order mark"),
        pytest.param(PAGE.replace("\n", "\r\n").encode(), id="page with the line ends of Windows"),
        pytest.param(json.dumps(COLUMNS).encode(), id="JSON line"),
        pytest.param(json.dumps({"articles": [COLUMNS]}, indent=1).encode(), id="JSON document"),
        pytest.param(json.dumps({"status": "ok", "items": [COLUMNS]}).encode(), id="JSON document on one line"),
        pytest.param(json.dumps([COLUMNS], indent=1).encode(), id="JSON list"),
        pytest.param(
            json.dumps({"hits": {"hits": [{"_id": "7", "_source": COLUMNS}]}}, indent=1).encode(), id="search"
        ),
        pytest.param(table(","), id="CSV"),
        pytest.param(table(";"), id="CSV with semicolons"),
        pytest.param(table("\t"), id="TSV"),
        pytest.param(table("|"), id="CSV with bars"),
        pytest.param(b"sep=;\r\n" + table(";"), id="CSV with its separator on the first line"),
        pytest.param(b"\r\n\n" + table(","), id="CSV below blank lines"),
        pytest.param(gzip.compress(table(",")), id="gzip of CSV"),
        pytest.param(gzip.compress(parquet()), id="gzip of Parquet"),
        pytest.param(gzip.compress(workbook()), id="gzip of Excel"),
        pytest.param(gzip.compress(word()), id="gzip of Word"),
        pytest.param(gzip.compress(packed("a.txt", PAGE.encode())), id="gzip of a zip"),
        pytest.param(PAGE.replace("\n", "\r").encode(), id="page with the line ends of old Macs"),
        pytest.param(json.dumps([COLUMNS], indent=1).encode()[:-2] + b",\n]", id="JSON list with a comma too many"),
        pytest.param(json.dumps({"response": {"total": 1, "results": [COLUMNS]}}, indent=1).encode(), id="wrapped"),
        pytest.param(json.dumps({"7": COLUMNS}, indent=1).encode(), id="JSON object of articles by their ids"),
        pytest.param(
            json.dumps([{"id": 7, "fields": COLUMNS, "comments": [{"text": "x"}]}]).encode(), id="JSON of a database"
        ),
        pytest.param(table(",").decode().encode("utf-8-sig"), id="CSV of Excel"),
        pytest.param(parquet(), id="Parquet"),
        pytest.param(workbook(), id="Excel"),
        pytest.param(word(), id="Word"),
        pytest.param(page(f'<script type="application/ld+json">{LINKED}</script>'), id="HTML with linked data"),
        pytest.param(page(OPEN_GRAPH), id="HTML with OpenGraph"),
        pytest.param(
            page('<meta name="publisher" content="الراصد">', f'<time datetime="{DAY}">الثلاثاء</time>'), id="bare HTML"
        ),
        pytest.param(
            page('<meta property="og:site_name" content="الراصد">', f"<div><span>نشر في:</span> <b>{DAY}</b></div>"),
            id="HTML with a written date",
        ),
        pytest.param(packed("deep/page.txt", PAGE.encode()), id="zip of a page"),
        pytest.param(packed("a.parquet", parquet()), id="zip of Parquet"),
        pytest.param(packed("b.zip", packed("a.docx", word())), id="zip of a zip of Word"),
        pytest.param(packed("b.zip", packed("a.xlsx", workbook())), id="zip of a zip of Excel"),
    ],
)
def test_same_article_in_every_form(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "input"
    path.write_bytes(data)
    found = read(path)
    assert why(found) == []
    (one,) = articles(found)
    assert (one.title, one.body, one.published_raw, one.outlet) == (TITLE, BODY, DAY, "الراصد")
    assert one.language == "ar"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("page.html", PAGE.encode()),
        ("page.csv", page(OPEN_GRAPH)),
        ("feed.json", "\n".join([json.dumps(COLUMNS)] * 2).encode()),
        ("data.jsonl", json.dumps([COLUMNS], indent=1).encode()),
        ("table.txt", table(";")),
        ("data.txt", parquet()),
        ("text.pdf", word()),
    ],
)
def test_a_wrong_name_misleads_nobody(name: str, data: bytes, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    found = read(path)
    assert why(found) == []
    assert {(one.title, one.body) for one in articles(found)} == {(TITLE, BODY)}


@pytest.mark.parametrize(
    ("encoding", "reason"),
    [
        ("cp1256", reasons.KEPT_CP1256),
        ("iso8859-6", reasons.KEPT_8859),
        ("utf-16", reasons.KEPT_UTF16),
        ("utf-16-le", reasons.KEPT_UTF16),
        ("utf-16-be", reasons.KEPT_UTF16),
    ],
)
def test_encodings_are_told_by_their_bytes(encoding: str, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(PAGE.encode(encoding))
    found = read(path)
    assert why(found) == [reason]
    (one,) = articles(found)
    assert (one.title, one.body, one.published_raw) == (TITLE, BODY, DAY)
    assert (one.source.byte_start is None) == encoding.startswith("utf-16")


def test_one_damaged_byte_costs_one_character(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(PAGE.encode().replace("بحضور".encode(), "بح".encode() + b"\xff" + "ضور".encode()))
    found = read(path)
    assert why(found) == [reasons.KEPT_REPLACED]
    assert [one.body for one in articles(found)] == [BODY.replace("بحضور", "بح\ufffdضور")]


def test_a_columns_name_may_be_the_users_own(tmp_path: Path) -> None:
    path = tmp_path / "list"
    path.write_text(f"رمز;عنوانه;فحواه;يومه\n7;{TITLE};{BODY.replace(chr(10), ' ')};{DAY}\n")
    assert why(read(path)) == [reasons.NOT_ARTICLE]
    named = path.rename(tmp_path / "list.csv")
    assert why(read(named)) == [reasons.NO_COLUMN]
    mapping = {"id": "رمز", "title": "عنوانه", "body": "فحواه", "published": "يومه"}
    for name in ("list.csv", "list"):
        named = named.rename(tmp_path / name)
        (found,) = articles(read(named, mapping))
        assert (found.external_id, found.title, found.published_raw) == ("7", TITLE, DAY)


def test_another_column_helps_where_the_best_one_is_empty_but_not_with_the_day(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    record = {"id": None, "_id": "7", "title": TITLE, "body": "", "content": BODY, "published": None}
    path.write_text(json.dumps([record | {"created_at": "2026-11-25"}]))
    (one,) = articles(read(path))
    assert (one.external_id, one.body, one.published_raw) == ("7", BODY, None)


def test_word_file_with_a_password(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000) + "EncryptedPackage".encode("utf-16-le"))
    assert why(read(path)) == [reasons.ENCRYPTED]


def test_a_map_leaves_files_alone_that_have_no_such_column(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(table(","))
    (one,) = articles(read(path, {"title": "kopf", "published": "التاريخ", "body": "wortlaut"}))
    assert (one.title, one.body, one.published_raw) == (TITLE, BODY, DAY)


def test_records_before_the_damage_of_a_json_list_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "cut.json"
    path.write_text(
        json.dumps([{"id": 1, "title": "أول"}, {"id": 2, "title": "ثان"}, {"id": 3, "title": "ثالث"}])[:-20]
    )
    found = read(path)
    assert [one.title for one in articles(found)] == ["أول", "ثان"]
    assert [(one.reason, one.source.locator) for one in found if isinstance(one, Reject)] == [
        (reasons.NOT_JSON, "record 3")
    ]


@pytest.mark.parametrize("name", ["page", "list.csv", "lines.jsonl", "old.txt"])
def test_bytes_of_an_article_are_those_of_the_file(name: str, tmp_path: Path) -> None:
    pages = [PAGE.replace(TITLE, f"{TITLE} {number}") for number in (1, 2)]
    records = [COLUMNS | {"العنوان": f"{TITLE} {number}"} for number in (1, 2)]
    rows = [table(",").replace(TITLE.encode(), f"{TITLE} {number}".encode()) for number in (1, 2)]
    data = {
        "page": "\n-----\n".join(pages).encode(),
        "list.csv": rows[0] + rows[1].partition(b"\n")[2],
        "lines.jsonl": "\n".join(json.dumps(one, ensure_ascii=False) for one in records).encode("utf-8-sig"),
        "old.txt": "\r=====\r".join(one.replace("\n", "\r") for one in pages).encode("cp1256"),
    }[name]
    path = tmp_path / name
    path.write_bytes(data)
    found = articles(read(path))
    assert [one.title for one in found] == [f"{TITLE} {number}" for number in (1, 2)]
    for number, one in enumerate(found, 1):
        cut = data[one.source.byte_start : one.source.byte_end].decode("cp1256" if name == "old.txt" else "utf-8")
        assert f"{TITLE} {number}" in cut
        assert BODY.split("\n")[1] in cut
        assert f"{TITLE} {3 - number}" not in cut


def test_linked_data_says_more(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(page(f'<script type="application/ld+json">{LINKED}</script>'))
    (one,) = articles(read(path))
    assert (one.author, one.url, one.keywords) == ("سلمى حداد", "https://alrasid.example/7", ("نقل", "موانئ"))


def mhtml(html: bytes) -> bytes:
    head = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://alrasid.example/7\r\nSubject: x\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--b"\r\n\r\n'
        "----b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    )
    return head.encode() + quopri.encodestring(html).replace(b"\n", b"\r\n") + b"\r\n----b--\r\n"


@pytest.mark.parametrize(
    ("data", "url"),
    [
        (mhtml(page(OPEN_GRAPH.partition('<meta property="og:url"')[0])), "https://alrasid.example/7"),
        (b"<!-- saved from url=(0025)https://alrasid.example/7 -->\n" + page(OPEN_GRAPH.replace("og:url", "x")),
         "https://alrasid.example/7"),
        (b"<!--\n Page saved with SingleFile \n url: https://alrasid.example/7 \n saved date: Wed Nov 25 2026 \n-->"
         + page(OPEN_GRAPH.replace("og:url", "x")), "https://alrasid.example/7"),
        (page("<!-- Mirrored from alrasid.example/7 by HTTrack Website Copier/3.x -->"
              + OPEN_GRAPH.replace("og:url", "x")), "http://alrasid.example/7"),
    ],
    ids=["MHTML", "browser", "SingleFile", "HTTrack"],
)  # fmt: skip
def test_saved_page_tells_where_it_was_saved_from_and_never_when(data: bytes, url: str, tmp_path: Path) -> None:
    path = tmp_path / "page"
    path.write_bytes(data)
    found = read(path)
    assert why(found) == []
    (one,) = articles(found)
    assert (one.title, one.body, one.url, one.published_raw) == (TITLE, BODY, url, DAY)


@pytest.mark.parametrize(
    ("head", "inside", "author", "outlet", "published"),
    [
        ("", f'<p class="author">بقلم: سلمى حداد</p><time datetime="{DAY}">x</time>', "سلمى حداد", "الراصد", DAY),
        ("", f"<div><span>كتبت: سلمى حداد</span></div><span>{DAY}</span>", "سلمى حداد", "الراصد", DAY),
        ("", f'<a rel="author">سلمى حداد</a><a rel="author">عمر ناصر</a><span>{DAY}</span>', None, "الراصد", DAY),
        ("", f'<b itemprop="author">سلمى حداد</b><b itemprop="datePublished" content="{DAY}">أمس</b>', "سلمى حداد",
         "الراصد", DAY),
        (f'<script type="application/ld+json">/*<![CDATA[*/{LINKED}/*]]>*/</script>', "", "سلمى حداد", "الراصد", DAY),
        (f'<script type="application/ld+json">{{"@type": "WebPage", "datePublished": "{DAY}"}}</script>', "", None,
         "الراصد", DAY),
    ],
)  # fmt: skip
def test_what_stands_on_a_page(
    head: str, inside: str, author: str | None, outlet: str, published: str, tmp_path: Path
) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(page(head, inside))
    (one,) = articles(read(path))
    assert (one.author, one.outlet, one.published_raw) == (author, outlet, published)


def test_what_stands_around_an_article_is_not_its_own(tmp_path: Path) -> None:
    inside = f"<p>آخر تحديث: 1 يونيو 2024</p><p>تاريخ النشر: {DAY}</p>"
    below = '<div id="comments"><span class="author">قارئ</span><time datetime="2025-01-01">x</time></div>'
    path = tmp_path / "page.html"
    path.write_bytes(page("", inside).replace(b"</article>", f"</article>{below}".encode()))
    (one,) = articles(read(path))
    assert (one.author, one.published_raw, one.body) == (None, DAY, BODY)


def test_author_that_is_marked_twice_is_one(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(page("", '<p class="byline">بواسطة <span class="author vcard">سلمى حداد</span></p>'))
    (one,) = articles(read(path))
    assert one.author == "سلمى حداد"


@pytest.mark.parametrize("script", ["{broken", "[]", '{"@type": "NewsArticle"}', "null", '{"@graph": 7}'])
def test_linked_data_that_says_nothing(script: str, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(page(f'<script type="application/ld+json">{script}</script>{OPEN_GRAPH}'))
    (one,) = articles(read(path))
    assert (one.title, one.published_raw) == (TITLE, DAY)


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


@pytest.mark.parametrize(
    "html",
    [
        "<p>" * 200_000,
        "<a href=x>رابط</a> " * 60_000,
        f"<p {' '.join(f'a{number}=1' for number in range(50_000))}>نص",
        f"<img src='data:image/png;base64,{'A' * 100_000}'>" * 20,
    ],
)
def test_monstrous_pages_take_no_longer(html: str, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(f"<html><body><h1>{TITLE}</h1><p>{BODY}</p>{html}")
    began = time.process_time()
    found = read(path)
    assert time.process_time() - began < 4  # quadratic time would take minutes
    assert why(found) == [reasons.KEPT_UNDATED if "base64" in html else reasons.TOO_BIG]


def many_csv(path: Path) -> None:
    rows = "".join(f'{number},"عنوان\n{number}",نص\n' for number in range(900))
    path.write_text(f"id,title,body\n{rows}")


def many_parquet(path: Path) -> None:
    numbers = [str(number) for number in range(900)]
    pl.DataFrame({"id": numbers, "title": numbers, "body": numbers}).write_parquet(path)


def many_json(path: Path) -> None:
    path.write_text(json.dumps([{"id": number, "title": str(number)} for number in range(900)]))


@pytest.mark.parametrize("write", [many_csv, many_parquet, many_json])
def test_parts_share_every_record_file(write: Callable[[Path], None], tmp_path: Path) -> None:
    path = tmp_path / "many"
    write(path)
    shares = [[one.external_id for one in articles(read(path, part=part, parts=2))] for part in (0, 1)]
    assert [len(share) for share in shares] == [512, 388]
    assert sorted(int(name or -1) for share in shares for name in share) == list(range(900))


@pytest.mark.parametrize("name", ["page.txt", "two.docx", "a.zip"])
def test_other_files_are_read_by_the_first_part_alone(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes({"page.txt": PAGE.encode(), "two.docx": word(), "a.zip": packed("a.txt", PAGE.encode())}[name])
    assert [len(read(path, part=part, parts=2)) for part in (0, 1)] == [1, 0]


def test_parts_share_the_members_of_an_archive(tmp_path: Path) -> None:
    path = tmp_path / "many.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(5):
            archive.writestr(f"{number}.txt", PAGE.replace(TITLE, f"عنوان {number}"))
    shares = [[one.title for one in articles(read(path, part=part, parts=2))] for part in (0, 1)]
    assert shares == [["عنوان 0", "عنوان 2", "عنوان 4"], ["عنوان 1", "عنوان 3"]]


def test_lines_of_a_table_are_told(tmp_path: Path) -> None:
    path = tmp_path / "many.csv"
    many_csv(path)
    first, second = articles(read(path))[:2]
    assert (first.source.locator, second.source.locator) == ("line 2", "line 4")
