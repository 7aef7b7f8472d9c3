"""Pages of many builds: where their day, their author and their paragraphs stand, and pages that hold no story."""

from pathlib import Path

import pytest

from etl.read import reasons
from tests.read.reading import articles, read, why
from tests.read.web import ABOUT, AT, BODY, HEADLINES, PARAGRAPHS, TITLE, linked, meta, paragraphs, site

DAY = "14 مايو 2024"


def built(above: str = "", text: str = "", below: str = "") -> str:
    return f'<div class="x"><h1>{TITLE}</h1>{above}<div class="text">{text or paragraphs()}</div>{below}</div>'


@pytest.mark.parametrize(
    ("main", "published"),
    [
        (built('<ul><li><span class="post-info__item--type-date">14 مايو، 2024</span></li></ul>'), "14 مايو، 2024"),
        (built(below=f'<div class="info">تاريخ النشر: {DAY}</div>'), DAY),
        (built(f"<dl><dt>تاريخ النشر</dt><dd>{DAY}</dd><dt>الكاتب</dt><dd>سلمى حداد</dd></dl>"), DAY),
        (built('<span class="lbl">نشر في</span> <span class="val">14/05/2024 09:30</span>'), "14/05/2024 09:30"),
        (built(f'<div class="meta"><i class="fa"></i> {DAY} <i class="fa"></i> سلمى حداد</div>'), DAY),
        (built(f'<abbr title="{AT}" class="published">منذ شهر</abbr>'), AT),
        (built(f"<span>{DAY}</span>", "<br/><br/>".join(PARAGRAPHS)), DAY),
        (built(f"<span>{DAY}</span>", "".join(f"<div>{text}</div>" for text in PARAGRAPHS)), DAY),
        (built(f"<span>{DAY}</span>", "".join(f"<p><span style='x'>{text}</span></p>" for text in PARAGRAPHS)), DAY),
        (
            f'<article><h1>{TITLE}</h1><time datetime="{AT}">x</time>{paragraphs()}<p>أول مرة في <time'
            f' datetime="2020-01-01">'
            "2020</time></p></article>",
            AT,
        ),
    ],
    ids=[
        "Elementor",
        "below",
        "list of terms",
        "label apart",
        "icons",
        "abbreviation",
        "line breaks",
        "divisions",
        "spans",
        "time in the text",
    ],
)
def test_day_and_paragraphs(main: str, published: str, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(site(main))
    (one,) = articles(read(path))
    assert (one.title, one.published_raw) == (TITLE, published)
    assert one.body.startswith(BODY)


def test_author_behind_a_label_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(site(built("<dl><dt>الكاتب</dt><dd>سلمى حداد</dd></dl>")))
    assert [one.author for one in articles(read(path))] == ["سلمى حداد"]


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (meta(og_title=f"{TITLE} - BBC News عربي", og_site_name="BBC News عربي", article_published_time=AT), TITLE),
        (linked({"@type": "NewsArticle", "headline": f"{TITLE[:30]}...", "datePublished": AT}), TITLE),
        (linked({"@type": "NewsArticle", "headline": f"{TITLE}...", "datePublished": AT}), f"{TITLE}..."),
        (meta(article_published_time=AT), TITLE),
    ],
)
def test_title_is_whole_and_without_the_sites_name(head: str, title: str, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(site(built(), head))
    assert [(one.title, one.body) for one in articles(read(path))] == [(title, BODY)]


def test_quotations_lists_and_subheadings_are_text(tmp_path: Path) -> None:
    first, second, third = PARAGRAPHS
    text = (
        f"<p>{first}</p><h2>تمويل المرحلة الثانية</h2><blockquote><p>{second}</p></blockquote>"
        f"<ul><li>أولا: تدريب العمال على التشغيل.</li></ul><p>{third}</p>"
    )
    path = tmp_path / "page.html"
    path.write_bytes(site(built(text=text), meta(article_published_time=AT)))
    (one,) = articles(read(path))
    for piece in (*PARAGRAPHS, "تمويل المرحلة الثانية", "أولا: تدريب العمال على التشغيل."):
        assert piece in one.body


TAGGED = "".join(
    f'<div class="post"><h2><a href="/n/{number}">{text}</a></h2><a href="/author/1">سلمى حداد</a> <time '
    f'datetime="2024-05-1{number}">x</time><p>{ABOUT} <a href="/n/{number}">اقرأ المزيد</a></p></div>'
    for number, text in enumerate(HEADLINES)
)
FOUND = "".join(f'<li><a href="/n/{number}">{text}</a><br>{ABOUT}</li>' for number, text in enumerate(HEADLINES))


@pytest.mark.parametrize(
    ("main", "reason"),
    [
        (f"<main><h1>طاقة</h1>{TAGGED}</main>", reasons.INDEX),
        (f"<main><h1>نتائج البحث</h1><ol>{FOUND}</ol></main>", reasons.INDEX),
        ("<main><h1>404</h1><p>عذرا، الصفحة غير موجودة</p></main>", reasons.NO_MAIN_TEXT),
        ("<form><label>User<input></label><button>Go</button></form>", reasons.NO_MAIN_TEXT),
    ],
    ids=["tag", "search", "missing page", "form"],
)
def test_page_without_a_story_says_what_it_is(main: str, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(site(main, title="طاقة"))
    assert why(read(path)) == [reason]


def test_review_whose_text_is_teasers_keeps_them(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(site(f"<article><h1>{TITLE}</h1>{TAGGED}</article>", meta(article_published_time=AT)))
    (one,) = articles(read(path))
    assert (one.title, one.published_raw) == (TITLE, AT)
    assert ABOUT in one.body
