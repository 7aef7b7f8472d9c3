"""A story on the pages of ten content management systems: its own title, text, day, author and outlet."""

from pathlib import Path

import pytest

from etl.read import reasons
from tests.read.reading import articles, read, why
from tests.read.web import (
    ABOUT,
    AT,
    BODY,
    CHANGED,
    HEADLINES,
    PARAGRAPHS,
    TEASERS,
    TITLE,
    URL,
    linked,
    meta,
    paragraphs,
    site,
    teaser,
)  # fmt: skip

STORY = f"<article><h1>{TITLE}</h1>{paragraphs()}</article>"
NEWS = {"@type": "NewsArticle", "headline": TITLE, "datePublished": AT, "dateModified": CHANGED}
YOAST = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebPage", "@id": URL, "name": f"{TITLE} - الراصد", "datePublished": CHANGED},
        NEWS
        | {"@type": "Article", "mainEntityOfPage": {"@id": URL}, "author": {"@id": "#p"}, "publisher": {"@id": "#o"}},
        {"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "name": "الرئيسية"}]},
        {"@type": "Organization", "@id": "#o", "name": "صحيفة الراصد"},
        {"@type": "Person", "@id": "#p", "name": "سلمى حداد"},
    ],
}
MARKED = (
    f'<div itemscope itemtype="https://schema.org/NewsArticle"><h2 itemprop="headline">{TITLE}</h2><span'
    f' itemprop="author" '
    'itemscope><span itemprop="name">سلمى حداد</span></span><div itemprop="publisher" itemscope><meta itemprop="name" '
    f'content="الراصد"></div><time itemprop="datePublished" datetime="{AT}">14 أيار</time><meta'
    f' itemprop="dateModified" '
    f'content="{CHANGED}"><div itemprop="articleBody">{paragraphs()}</div></div>'
)
BLOGGER = (
    f'<div class="post hentry"><h3 class="post-title entry-title">{TITLE}</h3><div'
    f' class="post-body">{"<br><br>".join(PARAGRAPHS)}'
    f'</div><div>مرسلة في <abbr class="published" title="{AT}">9:30 ص</abbr></div></div>'
)


def dated(text: str) -> str:
    return f'<div class="news"><h1>{TITLE}</h1>{text}<div class="text">{paragraphs()}</div></div>'


@pytest.mark.parametrize(
    ("main", "head", "published", "author", "outlet"),
    [
        pytest.param(STORY, linked(YOAST), AT, "سلمى حداد", "صحيفة الراصد", id="WordPress with Yoast"),
        pytest.param(
            STORY, linked('{"@type": "Organization",}', "{broken ", NEWS), AT, None, "الراصد", id="broken blocks"
        ),
        pytest.param(
            STORY,
            linked([{"@type": "BreadcrumbList"}, NEWS | {"@type": ["ReportageNewsArticle"]}]),
            AT,
            None,
            "الراصد",
            id="list of linked data",
        ),
        pytest.param(
            STORY,
            meta(og_title=TITLE, article_published_time=AT, article_modified_time=CHANGED),
            AT,
            None,
            "الراصد",
            id="OpenGraph alone",
        ),
        pytest.param(MARKED, "", AT, "سلمى حداد", "الراصد", id="microdata of Joomla"),
        pytest.param(
            STORY, f'<meta name="dcterms.date" content="{AT}">', AT, None, "الراصد", id="Dublin Core of Drupal"
        ),
        pytest.param(BLOGGER, f'<meta content="{TITLE}" property="og:title">', AT, None, None, id="Blogger"),
        pytest.param(dated(f'<time datetime="{AT}">١٤ مايو</time>'), "", AT, None, "الراصد", id="time element alone"),
        pytest.param(
            dated("<span>الثلاثاء، 14 مايو 2024 - 09:30 ص</span>"),
            "",
            "الثلاثاء، 14 مايو 2024 - 09:30 ص",
            None,
            "الراصد",
            id="written day",
        ),
        pytest.param(
            dated("<i>الثلاثاء 6 ذو القعدة 1445هـ</i>"),
            "",
            "الثلاثاء 6 ذو القعدة 1445هـ",
            None,
            "الراصد",
            id="Hijri day alone",
        ),
        pytest.param(
            dated("<p>آخر تحديث: الخميس 16 مايو 2024</p><p>تاريخ النشر: الثلاثاء 14 مايو 2024</p>"),
            "",
            "الثلاثاء 14 مايو 2024",
            None,
            "الراصد",
            id="change above publication",
        ),
        pytest.param(
            dated(f'آخر تحديث <time datetime="{CHANGED}">16 مايو</time> نشر <time datetime="{AT}">14 مايو</time>'),
            "",
            AT,
            None,
            "الراصد",
            id="times of change and publication",
        ),
        pytest.param(
            dated(
                f'<time class="updated" datetime="{CHANGED}">x</time><time class="published" datetime="{AT}">y</time>'
            ),
            "",
            AT,
            None,
            "الراصد",
            id="times told by their class",
        ),
        pytest.param(
            dated('<span data-timestamp="1715668200">منذ يومين</span>'), "", None, None, "الراصد", id="long ago"
        ),
        pytest.param(dated("<time>قبل 3 ساعات</time>"), "", None, None, "الراصد", id="hours ago"),
    ],
)
def test_story_on_a_page(
    main: str, head: str, published: str | None, author: str | None, outlet: str | None, tmp_path: Path
) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(site(main, head))
    found = read(path)
    assert why(found) == ([] if published else [reasons.KEPT_UNDATED])
    (one,) = articles(found)
    assert (one.body, one.published_raw, one.author) == (BODY, published, author)
    if outlet:
        assert (one.title, one.outlet) == (TITLE, outlet)


def test_page_of_the_accelerated_sort(tmp_path: Path) -> None:
    path = tmp_path / "amp.html"
    data = linked(NEWS | {"mainEntityOfPage": URL, "publisher": {"@type": "Organization", "name": "الراصد"}})
    path.write_text(
        f'<!doctype html><html ⚡ lang="ar"><head><meta charset="utf-8"><title>{TITLE}</title><link rel="canonical" '
        f'href="{URL}">{data}<style amp-boilerplate>body{{animation:a 8s}}</style></head><body><amp-sidebar><ul><li><a '
        f'href="/">الرئيسية</a></li></ul></amp-sidebar><article><h1>{TITLE}</h1><amp-img src="a.jpg" alt="صورة">'
        f"</amp-img>"
        f"{paragraphs()}<amp-ad></amp-ad></article></body></html>"
    )
    (one,) = articles(read(path))
    assert (one.title, one.body, one.published_raw, one.outlet, one.url) == (TITLE, BODY, AT, "الراصد", URL)


def test_entries_of_a_live_page_are_its_text_and_its_day_is_the_pages_own(tmp_path: Path) -> None:
    entries = "".join(
        f'<div class="post"><time datetime="2024-05-14T{18 - number}:15:00+03:00">x</time><h3><a'
        f' href="/live?p={number}">'
        f"{text}</a></h3><p>{ABOUT}</p></div>"
        for number, text in enumerate(HEADLINES)
    )
    live = NEWS | {"@type": "LiveBlogPosting", "liveBlogUpdate": [{"@type": "BlogPosting", "datePublished": CHANGED}]}
    path = tmp_path / "live.html"
    path.write_bytes(site(f"<main><h1>{TITLE}</h1>{entries}</main>", linked(live)))
    (one,) = articles(read(path))
    assert (one.title, one.published_raw) == (TITLE, AT)
    assert ABOUT in one.body


def test_day_that_stands_in_the_text_of_an_old_page_is_its_day(tmp_path: Path) -> None:
    path = tmp_path / "default.asp"
    text = (
        '<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1256">'
        f"<title>الراصد - {TITLE}</title></head><body><table><tr><td><a href=default.asp>الرئيسية</a></td></tr>"
        f"<tr><td><font "
        f"size=5><b>{TITLE}</b></font><br>الثلاثاء 14/5/2024<br>{'<br><br>'.join(PARAGRAPHS)}</td></tr></table>"
        f"</body></html>"
    )
    path.write_bytes(text.encode("cp1256"))
    (one,) = articles(read(path))
    assert one.published_raw == "الثلاثاء 14/5/2024"
    assert one.body == BODY


SUMMARY = f'<meta property="og:type" content="website"><meta property="og:description" content="{ABOUT}">'
ITEMS = [
    {"@type": "ListItem", "item": {"@type": "NewsArticle", "headline": one, "datePublished": AT}} for one in HEADLINES
]


@pytest.mark.parametrize(
    ("main", "head"),
    [
        (f"<main><h1>اقتصاد</h1>{TEASERS}<a href='?page=2'>الصفحة التالية</a></main>", SUMMARY),
        ("<div>" + "".join(teaser(number, text, "div") for number, text in enumerate(HEADLINES)) + "</div>", ""),
        (
            "<ul>"
            + "".join(f'<li><a href="/n/{n}">{text}</a> <b>14/05/2024</b></li>' for n, text in enumerate(HEADLINES * 2))
            + "</ul>",
            "",
        ),
        (
            "".join(
                f'<a href="/n/{number}"><h2>{text}</h2><p>{ABOUT}</p></a>' for number, text in enumerate(HEADLINES)
            ),
            "",
        ),
        (
            f"<main>{TEASERS}</main>",
            linked({"@graph": [{"@type": "CollectionPage"}, {"@type": "WebPage", "datePublished": AT}]}),
        ),
        (f"<main>{TEASERS}</main>", linked({"@type": "ItemList", "itemListElement": ITEMS})),
    ],
    ids=["section", "divisions", "links", "links around all", "front page", "list of linked data"],
)
def test_page_of_headlines_is_no_article(main: str, head: str, tmp_path: Path) -> None:
    path = tmp_path / "index.html"
    path.write_bytes(site(main, head, "اقتصاد"))
    assert why(read(path)) == [reasons.INDEX]
    assert articles(read(path)) == []


@pytest.mark.parametrize("below", [TEASERS, f"<div><h2>اقرأ أيضا</h2>{TEASERS}</div>"])
def test_short_story_above_many_teasers_is_read_without_them(below: str, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    story = f"<main><div class='story'><h1>{TITLE}</h1>{paragraphs(PARAGRAPHS[:2])}</div>{below}</main>"
    path.write_bytes(site(story, meta(article_published_time=AT)))
    (one,) = articles(read(path))
    assert (one.body, one.published_raw) == ("\n".join(PARAGRAPHS[:2]), AT)


def test_links_in_the_sentences_of_a_story_stay(tmp_path: Path) -> None:
    linking = tuple(
        text.replace("الغردقة", '<a href="/t/1">الغردقة</a>').replace(
            "خلال حفل الافتتاح", '<a href="/t/2">خلال حفل الافتتاح</a>'
        )
        for text in PARAGRAPHS
    )
    path = tmp_path / "page.html"
    path.write_bytes(site(f"<article><h1>{TITLE}</h1>{paragraphs(linking)}</article>", meta(article_published_time=AT)))
    assert [one.body for one in articles(read(path))] == [BODY]


def test_whole_stories_of_one_page_have_each_their_own_day(tmp_path: Path) -> None:
    stories = "".join(
        f'<article><h2><a href="https://alrasid.example/{number}">{text}</a></h2><time'
        f' datetime="2024-05-1{number}">x</time>'
        f"{paragraphs()}</article>"
        for number, text in enumerate(HEADLINES[:3])
    )
    path = tmp_path / "page.html"
    path.write_bytes(site(f"<main>{stories}</main>", title="ملف اليوم"))
    found = articles(read(path))
    assert [(one.title, one.published_raw, one.body) for one in found] == [
        (text, f"2024-05-1{number}", BODY) for number, text in enumerate(HEADLINES[:3])
    ]
    assert [one.url for one in found] == [f"https://alrasid.example/{number}" for number in range(3)]
    assert [one.source.locator for one in found] == ["article 1", "article 2", "article 3"]


def test_what_a_site_puts_between_the_paragraphs_goes(tmp_path: Path) -> None:
    first, second, third = PARAGRAPHS
    main = (
        '<div class="cookie-banner">نستخدم ملفات تعريف الارتباط. <button>موافق</button></div>'
        f"<article><h1>{TITLE}</h1><figure><img src='a.jpg'><figcaption>الوزير يتفقد إحدى توربينات المحطة (رويترز)"
        f"</figcaption></figure><p>{first}</p><div class='newsletter'><p>اشترك في نشرتنا البريدية</p><input></div>"
        f"<p>{second}</p><p>اقرأ أيضا: <a href='/x'>محطة شمسية جديدة في أسوان</a></p><p>{third}</p><p>الوسوم: "
        f"<a>طاقة</a>، "
        "<a>رياح</a></p></article><div id='comments'><cite>أبو أحمد</cite><p>مشروع عظيم نتمنى أن نرى مثله قريبا"
        " في الصعيد "
        "وفي الدلتا وفي سيناء أيضا.</p></div>"
    )
    path = tmp_path / "page.html"
    path.write_bytes(site(main, meta(article_published_time=AT)))
    assert [one.body for one in articles(read(path))] == [BODY]


def test_sign_that_no_page_may_hold_costs_nothing(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(site(STORY.replace("الجديدة", "الجديدة\x0b\x1f"), meta(article_published_time=AT)))
    assert [one.body for one in articles(read(path))] == [BODY]
