"""One article of our own, written in every form that news arrives in."""

import io
import json
import re
import zipfile

import docx
import openpyxl
import polars as pl

TITLE = "افتتاح المرحلة الأولى من الميناء"
BODY = (
    "افتتحت وزيرة النقل صباح اليوم المرحلة الأولى من الميناء الجديد بحضور عدد من السفراء ورجال الأعمال.\n"
    "وأضافت الوزيرة أن الطاقة الاستيعابية ستتضاعف خلال عامين، داعية الشركات إلى المشاركة في المرحلة الثانية."
)
DAY = "14 مايو 2024"
COLUMNS = {"العنوان": TITLE, "النص": BODY, "التاريخ": DAY, "المصدر": "الراصد", "الرابط": "https://alrasid.example/7"}
_STRICT = rb"http://purl.oclc.org/ooxml/\1/"
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


def strict(data: bytes) -> bytes:
    """An Office file with the names of the strict form of ISO/IEC 29500."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as plain, zipfile.ZipFile(out, "w") as turned:
        for name in plain.namelist():
            told = re.sub(rb"http://schemas\.openxmlformats\.org/(?!package)(\w+)/2006/", _STRICT, plain.read(name))
            turned.writestr(name, told)
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
