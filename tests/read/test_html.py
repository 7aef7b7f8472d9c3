"""What a web page says of its article, and what stands around it."""

import quopri
import time
from pathlib import Path

import pytest

from etl.read import reasons
from tests.read.forms import BODY, DAY, LINKED, OPEN_GRAPH, TITLE, page
from tests.read.reading import articles, read, why


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


WORDS = "كلمة " * 40


@pytest.mark.parametrize(
    "html",
    [
        "<p><a href=x>ثلاث كلمات هنا</a></p>" * 8_000,
        "".join(f"<ul><li><a href=x{number}>ثلاث كلمات هنا</a>" for number in range(8_000)),
        f"<div><p>{WORDS}</p>" * 8_000,
        "<article><time datetime=2020>x</time>" * 10_000,
        "".join(
            f"<article><h2><a href=x{number}>ثلاث كلمات هنا</a></h2>{WORDS}{WORDS}</article>" for number in range(9_000)
        ),
    ],
    ids=["same link", "nested lists", "nested divisions", "nested articles", "stories"],
)
def test_hostile_frames_take_no_longer(html: str, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(f"<html><head><title>{TITLE}</title></head><body><div><h1>{TITLE}</h1>{html}</div></body></html>")
    began = time.process_time()
    assert read(path)
    assert time.process_time() - began < 6  # quadratic time would take minutes
