"""Feeds as sites write them: RSS 1.0 and 2.0, Atom, JSON Feed; what each entry says, in whatever encoding."""

import json
from pathlib import Path

import pytest

from etl.read import reasons
from tests.read.reading import articles, read, why
from tests.read.web import AT, PARAGRAPHS, TITLE, paragraphs

URL = "https://alrasid.example/1"
FIRST, SECOND, _ = PARAGRAPHS
DAY = "Tue, 14 May 2024 06:30:00 GMT"


def rss(inside: str, encoding: str = "UTF-8") -> str:
    return (
        f'<?xml version="1.0" encoding="{encoding}"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>الراصد - اقتصاد</title>'
        f"<link>https://alrasid.example/</link><item>{inside}</item></channel></rss>"
    )


PLAIN = f"<title>{TITLE}</title><link>{URL}</link><pubDate>{DAY}</pubDate><description>{FIRST}</description>"
RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://alrasid.example/"><title>الراصد</title></channel>
<item rdf:about="{URL}"><title>{TITLE}</title><link>{URL}</link><description>{FIRST}</description>
<dc:date>{AT}</dc:date><dc:creator>سلمى حداد</dc:creator></item></rdf:RDF>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://alrasid.example/"><title>الراصد</title>
<entry><id>tag:1</id>
<title type="html">&lt;b&gt;{TITLE}&lt;/b&gt;</title><link rel="edit" href="e"/>
<link rel="alternate" href="1"/>
<published>{AT}</published><updated>2024-05-16T00:00:00Z</updated><summary>{FIRST[:40]}</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{FIRST}</p></div></content></entry></feed>"""
JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "الراصد",
        "items": [{"id": "1", "url": URL, "title": TITLE, "content_html": f"<p>{FIRST}</p>", "date_published": AT}],
    },
    indent=1,
)


@pytest.mark.parametrize(
    ("text", "published"),
    [(RDF, AT), (rss(PLAIN), DAY), (ATOM, AT), (JSON_FEED, AT)],
    ids=["RSS 1.0", "RSS 2.0", "Atom", "JSON"],
)
def test_entry_of_every_sort_of_feed(text: str, published: str, tmp_path: Path) -> None:
    path = tmp_path / "feed"
    path.write_text(text)
    found = read(path)
    assert why(found) == []
    (one,) = articles(found)
    assert (one.title, one.body, one.url, one.published_raw) == (TITLE, FIRST, URL, published)


@pytest.mark.parametrize(
    ("inside", "field", "value"),
    [
        (f"<title>{TITLE}</title><guid isPermaLink='true'>{URL}</guid>", "url", URL),
        (f"<title>{TITLE}</title><guid isPermaLink='false'>urn:7</guid>", "url", None),
        (f"<title>{TITLE}</title><guid isPermaLink='false'>urn:7</guid>", "external_id", "urn:7"),
        (f"<title>{TITLE}</title><link>/news/1</link>", "url", "https://alrasid.example/news/1"),
        (f"<title>{TITLE}</title><link>news/1</link>", "url", "https://alrasid.example/news/1"),
        (
            "<title>&amp;quot;الرياح&amp;quot; &amp;amp; الشمس &amp;#8211; خبر</title>",
            "title",
            '"الرياح" & الشمس – خبر',
        ),
        (f"<title><![CDATA[{TITLE}]]></title>", "title", TITLE),
        (
            f"<title>{TITLE}</title><pubDate>الثلاثاء, 14 مايو 2024 09:30:00 +0300</pubDate>",
            "published_raw",
            "الثلاثاء, 14 مايو 2024 09:30:00 +0300",
        ),
        (
            f"<title>{TITLE} - صحيفة المدى</title><source url='https://almada.example'>صحيفة المدى</source>",
            "title",
            TITLE,
        ),
        (
            f"<title>{TITLE} - صحيفة المدى</title><source url='https://almada.example'>صحيفة المدى</source>",
            "outlet",
            "صحيفة المدى",
        ),
        (
            f"<title>{TITLE}</title><description>&lt;img src='https://a.example/b.jpg'/&gt;{FIRST}</description>",
            "body",
            FIRST,
        ),
        (
            f"<title>{TITLE}</title><description>{FIRST[:40]}</description><content:encoded><![CDATA["
            f"{paragraphs((FIRST, SECOND))}]]></content:encoded>",
            "body",
            f"{FIRST}\n{SECOND}",
        ),
        (f"<title>{TITLE}</title><link>{URL}</link>", "outlet", "الراصد"),
    ],
)
def test_what_an_entry_says(inside: str, field: str, value: str | None, tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(rss(inside))
    (one,) = articles(read(path))
    assert getattr(one, field) == value


@pytest.mark.parametrize(
    ("declared", "encoding", "noted"),
    [
        ("windows-1256", "cp1256", [reasons.KEPT_CP1256]),
        ("utf-8", "cp1256", [reasons.KEPT_CP1256]),
        ("windows-1256", "utf-8", []),
        ("iso-8859-6", "iso8859-6", [reasons.KEPT_8859]),
        ("utf-16", "utf-16", [reasons.KEPT_UTF16]),
        ("utf-8", "utf-8-sig", []),
    ],
)
def test_encoding_of_a_short_feed_is_told_by_its_words(
    declared: str, encoding: str, noted: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "feed.xml"
    path.write_bytes(rss(PLAIN, declared).encode(encoding))
    found = read(path)
    assert why(found) == noted
    assert [(one.title, one.body) for one in articles(found)] == [(TITLE, FIRST)]


def test_encoding_that_a_feed_declares_is_believed_where_its_bytes_tell_none(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_bytes(
        rss("<title>Élysée: déjà vu à Málaga</title>", "iso-8859-1").replace("الراصد - اقتصاد", "x").encode("latin-1")
    )
    assert [one.title for one in articles(read(path))] == ["Élysée: déjà vu à Málaga"]
