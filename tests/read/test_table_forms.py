"""Tables as spreadsheets, databases and scripts write them: separators, encodings, quotes, columns of any name."""

from pathlib import Path

import pytest

from tests.read.reading import articles, read
from tests.read.web import BODY, PARAGRAPHS, TITLE

URL = "https://alrasid.example/1"
HEADER = ("العنوان", "النص", "تاريخ النشر", "المصدر", "الرابط")
ROW = (TITLE, BODY, "14/05/2024", "الراصد", URL)


def table(sign: str, end: str = "\r\n") -> str:
    return sign.join(HEADER) + end + sign.join(f'"{value}"' for value in ROW) + end


@pytest.mark.parametrize("encoding", ["cp1256", "iso8859-6", "utf-16", "utf-16-le", "utf-8-sig", "utf-8"])
@pytest.mark.parametrize("sign", [";", ",", "\t", "|"])
def test_what_a_spreadsheet_saves(sign: str, encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(table(sign).encode(encoding))
    (one,) = articles(read(path))
    assert (one.title, one.body, one.published_raw, one.outlet, one.url) == ROW


@pytest.mark.parametrize(
    "header",
    [
        "title,body,date,source,url",
        ",Headline,Article_Text,Publish_Date,Source_Name,URL",
        "Unnamed: 0,headline,content,published_at,publisher,link",
        "ID,عنوان الخبر,محتوى الخبر,تاريخ الخبر,اسم الصحيفة,رابط الخبر",
        "titre,contenu,date de publication,source,lien",
        "stories_id,title,story_text,publish_date,media_name,url",
    ],
)
def test_columns_of_many_names(header: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    values = [f'"{value}"' for value in ROW]
    row = ",".join(values if header.count(",") == 4 else ["7", *values])
    path.write_text(f"{header}\n{row}\n")
    (one,) = articles(read(path))
    assert (one.title, one.body, one.published_raw, one.outlet, one.url) == ROW


@pytest.mark.parametrize(
    ("row", "title", "body"),
    [
        ('"قال ""نعم"" أمس","نص, فيه فاصلة و""اقتباس"""', 'قال "نعم" أمس', 'نص, فيه فاصلة و"اقتباس"'),
        (r'"قال \"نعم\" أمس","نص, فيه فاصلة و\"اقتباس\""', 'قال "نعم" أمس', 'نص, فيه فاصلة و"اقتباس"'),
        (r'"المسار C:\a\b","نص الخبر"', r"المسار C:\a\b", "نص الخبر"),
        ('"عنوان","سطر أول\r\nسطر ثان\n\nسطر ثالث"', "عنوان", "سطر أول\nسطر ثان\nسطر ثالث"),
        ("أول؛ ثان,نص؛ آخر", "أول؛ ثان", "نص؛ آخر"),
        (f"{TITLE},{PARAGRAPHS[0].replace('،', '')}", TITLE, PARAGRAPHS[0].replace("،", "")),
        (',""\n"",""\nعنوان,نص', "عنوان", "نص"),
    ],
    ids=["doubled quotes", "backslashes", "backslashes alone", "lines", "Arabic semicolons", "bare", "blank rows"],
)
def test_values(row: str, title: str, body: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"title,body\n{row}\n", newline="")
    assert [(one.title, one.body) for one in articles(read(path)) if one.title] == [(title, body)]
