"""Saved pages of the aggregator: what each line says, and where one article ends and the next begins."""

import time
from pathlib import Path

import pytest

from etl.read import reasons
from tests.read import reading
from tests.read.reading import Found, articles, why

PAGE = """وزير الخارجية يبدأ جولة في ثلاث عواصم
تاريخ النشر: 10th, February 2024 GMT
بدأ الوزير جولته صباح اليوم.
وتشمل الجولة محادثات حول التجارة.
المصدر: الراصد
كلمات دلالية: وزير الخارجية محادثات حول التجارة
إقرأ أيضاً:
قمة مصغرة لبحث أمن الملاحة
تابع أحدث الأخبار عبر تطبيق
يجتمع القادة لبحث أمن الملاحة في المضيق.
"""


def read(folder: Path, text: str) -> Found:
    path = folder / "page.txt"
    path.write_text(text, encoding="utf-8")
    return reading.read(path)


def test_page_gives_each_line_its_meaning(tmp_path: Path) -> None:
    first = articles(read(tmp_path, PAGE))[0]
    assert first.title == "وزير الخارجية يبدأ جولة في ثلاث عواصم"
    assert first.body == "بدأ الوزير جولته صباح اليوم.\nوتشمل الجولة محادثات حول التجارة."
    assert first.published_raw == "10th, February 2024 GMT"
    assert first.outlet == "الراصد"
    assert first.keywords == ("وزير الخارجية", "محادثات حول التجارة")


def test_story_read_also_inherits_nothing(tmp_path: Path) -> None:
    found = read(tmp_path, PAGE)
    first, second = articles(found)
    assert second.title == "قمة مصغرة لبحث أمن الملاحة"
    assert second.body == "يجتمع القادة لبحث أمن الملاحة في المضيق."
    assert (second.published_raw, second.outlet, second.keywords) == (None, None, ())
    assert first.document_id != second.document_id
    assert why(found) == []


def test_bytes_of_each_article_lead_back_to_the_file(tmp_path: Path) -> None:
    found = articles(read(tmp_path, PAGE))
    data = PAGE.encode()
    for one in found:
        cut = data[one.source.byte_start : one.source.byte_end].decode()
        assert cut.startswith(one.title)
        assert one.body.split("\n")[-1] in cut
    assert [one.source.locator for one in found] == ["line 1", "line 8"]


def test_pages_may_follow_each_other(tmp_path: Path) -> None:
    other = PAGE.replace("جولته", "رحلته").replace("ثلاث عواصم", "أربع عواصم").replace("قمة مصغرة", "قمة موسعة")
    titles = [one.title for one in articles(read(tmp_path, PAGE + "\n" + other))]
    assert titles == [
        "وزير الخارجية يبدأ جولة في ثلاث عواصم",
        "قمة مصغرة لبحث أمن الملاحة",
        "وزير الخارجية يبدأ جولة في أربع عواصم",
        "قمة موسعة لبحث أمن الملاحة",
    ]


def test_crawl_stamp_is_no_publication_day(tmp_path: Path) -> None:
    text = "SOURCE: https://alrasid.example/news/77\n2024-11-23@11:35:45 GMT\n" + PAGE.split("إقرأ")[0].replace(
        "تاريخ النشر: 10th, February 2024 GMT\n", ""
    )
    found = read(tmp_path, text)
    (one,) = articles(found)
    assert (one.url, one.published_raw, one.outlet) == ("https://alrasid.example/news/77", None, "الراصد")
    assert one.title == "وزير الخارجية يبدأ جولة في ثلاث عواصم"
    assert "2024" not in one.body
    assert why(found) == [reasons.KEPT_UNDATED]


@pytest.mark.parametrize(
    ("head", "url", "outlet"),
    [
        (
            "SOURCE: https://alrasid.example/7\nCRAWLED: 2024-11-23@11:35:45 GMT\n",
            "https://alrasid.example/7",
            "alrasid.example",
        ),
        (
            "SOURCE: https://alrasid.example/7 2024-11-23@11:35:45 GMT\n\n",
            "https://alrasid.example/7",
            "alrasid.example",
        ),
        ("SOURCE: الراصد\n2024-11-23 11:35:45\n", None, "الراصد"),
        ("SOURCE: الراصد\n20241123113545\n", None, "الراصد"),
        (
            "SOURCE: https://alrasid.example/7\nCRAWLED: 20241123113545\n",
            "https://alrasid.example/7",
            "alrasid.example",
        ),
        (
            "SOURCE: https://web.archive.org/web/20241123113545/https://alrasid.example/7\n",
            "https://alrasid.example/7",
            "alrasid.example",
        ),
        ("SOURCE: الراصد | CRAWLED AT: 2024-11-23T11:35:45Z\n", None, "الراصد"),
        ("Source: alrasid.example (2024-11-23@11:35:45 GMT)\n", None, "alrasid.example"),
        ("URL: https://alrasid.example/7\nFETCHED: 23 November 2024\n", "https://alrasid.example/7", "alrasid.example"),
    ],
)
def test_heads_of_crawled_pages(head: str, url: str | None, outlet: str, tmp_path: Path) -> None:
    (one,) = articles(read(tmp_path, f"{head}عنوان الخبر\nنص الخبر الأول.\nونص ثان."))
    assert (one.url, one.outlet, one.published_raw) == (url, outlet, None)
    assert (one.title, one.body) == ("عنوان الخبر", "نص الخبر الأول.\nونص ثان.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "الجمعة 24 شوال 1445 ، 03 مايو 2024\nعنوان\nنص أول.\nنص ثان.",
            ("عنوان", "الجمعة 24 شوال 1445 ، 03 مايو 2024"),
        ),
        ("عنوان\n03/05/2024 - 10:22\nنص أول.\nنص ثان.\nالمصدر: الراصد", ("عنوان", "03/05/2024 - 10:22")),
        (
            "Title: Talks open\nDate: May 3, 2024\nBy: Ann Lee\nThe talks opened.\nSource: Thames Post",
            ("Talks open", "May 3, 2024"),
        ),
        ("عنوان\nنشر في: 3 مايو 2024\nنص.", ("عنوان", "3 مايو 2024")),
        ("عنوان\nتاريخ النشر : ٣ مايو ٢٠٢٤\nنص.", ("عنوان", "٣ مايو ٢٠٢٤")),
    ],
)
def test_heads_of_pages(text: str, expected: tuple[str, str], tmp_path: Path) -> None:
    (one,) = articles(read(tmp_path, text))
    assert (one.title, one.published_raw) == expected


@pytest.mark.parametrize(
    ("line", "outlet", "url"),
    [
        ("Source: Thames Post", "Thames Post", None),
        ("SOURCE: https://thames.example/7", "thames.example", "https://thames.example/7"),
    ],
)
def test_source_below_the_text_begins_no_page(line: str, outlet: str, url: str | None, tmp_path: Path) -> None:
    text = "Talks open\nPublished: 3 May 2024\nThe talks opened.\nThey go on.\nThey end.\nThen all leave.\n\n"
    (one,) = articles(read(tmp_path, text + line))
    assert (one.outlet, one.url, one.body.split("\n")[-1]) == (outlet, url, "Then all leave.")


def test_crawled_pages_may_follow_each_other(tmp_path: Path) -> None:
    pages = [
        f"SOURCE: {source}\n2024-11-23@11:35:45 GMT\n\nTitle {number}\nThe talks opened.\nThey go on.\nSource: AP\n"
        for number, source in enumerate(("https://thames.example/7", "Thames Post", "Tyne Post"))
    ]
    found = [(one.title, one.url, one.outlet) for one in articles(read(tmp_path, "\n".join(pages)))]
    assert found == [
        ("Title 0", "https://thames.example/7", "AP"),
        ("Title 1", None, "Thames Post"),
        ("Title 2", None, "Tyne Post"),
    ]


def test_one_long_line_is_a_text_without_a_title(tmp_path: Path) -> None:
    text = "استقبل الوزير ضيفه صباح اليوم، وبحثا التعاون بين البلدين في مجالات التجارة والنقل والتعليم. " * 5
    found = read(tmp_path, text)
    assert [(one.title, one.body) for one in articles(found)] == [("", text.strip())]
    assert why(found) == [reasons.KEPT_UNDATED]


@pytest.mark.parametrize("piece", ["a\n", "Date: 1\n", "SOURCE: x\n", "Source: x\n2024-01-01\n", "a\r", "-----\n"])
def test_hostile_lines_take_no_longer(piece: str, tmp_path: Path) -> None:
    began = time.process_time()
    read(tmp_path, piece * (300_000 // len(piece)))
    assert time.process_time() - began < 4  # quadratic time would take minutes


@pytest.mark.parametrize("rule", ["=" * 20, "-----", "* * * * *".replace(" ", ""), "\f"])
def test_rules_part_articles(rule: str, tmp_path: Path) -> None:
    text = f"أول\nتاريخ النشر: 3 مايو 2024\nنص.\n{rule}\nثان\nتاريخ النشر: 4 مايو 2024\nنص."
    assert [one.published_raw for one in articles(read(tmp_path, text))] == ["3 مايو 2024", "4 مايو 2024"]


def test_link_to_another_story_goes(tmp_path: Path) -> None:
    (one,) = articles(read(tmp_path, "عنوان\nتاريخ النشر: 3 مايو 2024\nنص.\nاقرأ أيضا: خبر آخر تماما\nبقية النص."))
    assert one.body == "نص.\nبقية النص."


def test_page_without_a_date_is_kept_and_noted(tmp_path: Path) -> None:
    found = read(tmp_path, PAGE.replace("تاريخ النشر: 10th, February 2024 GMT\n", ""))
    assert articles(found)[0].published_raw is None
    assert why(found) == [reasons.KEPT_UNDATED]


TITLE = "افتتاح المرحلة الأولى من الميناء"
TEXT = "افتتحت وزيرة النقل الميناء صباح اليوم بحضور عدد من السفراء.\nوأضافت أن العمل بدأ قبل عامين."
HEADLINES = "".join(f"ارتفاع صادرات المدينة رقم {number} إلى أوروبا\n" for number in range(9))


@pytest.mark.parametrize(
    ("text", "title", "published", "author", "url"),
    [
        (
            f'---\ntitle: "{TITLE}"\ndate: 2024-05-14\nauthor: سلمى حداد\ndraft: false\n---\n\n{TEXT}\n',
            TITLE,
            "2024-05-14",
            "سلمى حداد",
            None,
        ),
        (
            f"https://alrasid.example/7\n{TITLE}\n14 مايو 2024\n{TEXT}",
            TITLE,
            "14 مايو 2024",
            None,
            "https://alrasid.example/7",
        ),
        (f"{TITLE}\nبقلم سلمى حداد\n14 مايو 2024\n{TEXT}", TITLE, "14 مايو 2024", "سلمى حداد", None),
        (
            f"Port opens\nPublished: May 14, 2024\nBy Salma Haddad\n{TEXT}",
            "Port opens",
            "May 14, 2024",
            "Salma Haddad",
            None,
        ),
        (f"{TITLE}\n14-05-2024 | 09:30\n{TEXT}", TITLE, "14-05-2024 | 09:30", None, None),
        (f"{TITLE}\nآخر تحديث: 16 مايو 2024\nنشر في: 14 مايو 2024\n{TEXT}", TITLE, "14 مايو 2024", None, None),
        (f"{TITLE}\nتاريخ النشر : 14 / 5 / 2024\n{TEXT}\nوسوم\nموانئ\nنقل", TITLE, "14 / 5 / 2024", None, None),
    ],
)
def test_headers_of_text_files(
    text: str, title: str, published: str, author: str | None, url: str | None, tmp_path: Path
) -> None:
    (one,) = articles(read(tmp_path, text))
    assert (one.title, one.published_raw, one.author, one.url, one.body) == (title, published, author, url, TEXT)


@pytest.mark.parametrize("head", ["", "SOURCE: https://alrasid.example/\n2024-11-23@11:35:45 GMT\n", "آخر الأخبار\n"])
def test_list_of_headlines_is_no_article(head: str, tmp_path: Path) -> None:
    found = read(tmp_path, head + HEADLINES)
    assert articles(found) == []
    assert why(found) == [reasons.INDEX]


def test_rule_at_the_head_that_no_other_ends_is_no_header(tmp_path: Path) -> None:
    (one,) = articles(read(tmp_path, f"---\n{TITLE}\nتاريخ النشر: 14 مايو 2024\n{TEXT}"))
    assert one.published_raw == "14 مايو 2024"
    assert TEXT in one.body


def test_short_lines_below_a_day_are_a_poem_and_stay(tmp_path: Path) -> None:
    (one,) = articles(read(tmp_path, f"قصيدة المدينة\nتاريخ النشر: 14 مايو 2024\n{HEADLINES}"))
    assert (one.title, one.body) == ("قصيدة المدينة", HEADLINES.strip())
