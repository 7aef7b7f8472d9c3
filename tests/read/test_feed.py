"""Feeds: what an entry says, and a feed that a server hands out, changes, drips, cuts off or hides."""

import gzip
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from etl.model import Article
from etl.read import fetch as fetching
from etl.read import plan, read_input, reasons
from etl.read.snapshots import download
from tests.read.reading import articles, read, why
from tests.read.site import Answer, Site, drip, drip_header, huge, plain, rss, served, with_etag

ATOM = """<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Thames Post</title>
<entry><id>tag:thames.example,2024:7</id><title>Talks open</title><link href="https://thames.example/7"/>
<published>2024-05-14T09:30:00Z</published><updated>2024-05-15T09:30:00Z</updated>
<author><name>Ann Lee</name></author>
<summary>Short.</summary>
<content type="html">&lt;p&gt;The talks opened on Tuesday.&lt;/p&gt;</content></entry></feed>"""


def test_rss_entry(tmp_path: Path) -> None:
    path = tmp_path / "feed"
    path.write_bytes(rss(1))
    (one,) = articles(read(path))
    assert (one.title, one.body, one.published_raw) == ("خبر 1", "نص الخبر 1.", "Tue, 14 May 2024 01:30:00 GMT")
    assert (one.external_id, one.url, one.outlet) == ("g1", "https://alrasid.example/1", "الراصد")
    assert one.keywords == ("محليات",)


def test_atom_entry(tmp_path: Path) -> None:
    path = tmp_path / "feed"
    path.write_text(ATOM)
    (one,) = articles(read(path))
    assert (one.title, one.body, one.published_raw) == (
        "Talks open",
        "The talks opened on Tuesday.",
        "2024-05-14T09:30:00Z",
    )
    assert (one.external_id, one.url, one.author) == (
        "tag:thames.example,2024:7",
        "https://thames.example/7",
        "Ann Lee",
    )


@pytest.fixture
def site() -> Iterator[Site]:
    with served() as made:
        yield made


def titles(url: str, folder: Path) -> list[str]:
    inputs, _ = plan([url])
    inputs, rejects = download(inputs, folder)
    assert rejects == []
    return [one.title for item in inputs for one in read_input(item, {}) if isinstance(one, Article)]


def test_unchanged_feed_is_the_same_input(site: Site, tmp_path: Path) -> None:
    site.answer = with_etag(rss(1, 2), '"a"')
    inputs, _ = plan([site.url])
    first, _ = download(inputs, tmp_path)
    again, _ = download(inputs, tmp_path)
    assert first == again
    assert [asked.get("If-None-Match") for asked in site.asked] == [None, '"a"']


def test_an_answer_is_asked_for_by_its_time_of_change_too(site: Site, tmp_path: Path) -> None:
    changed = "Tue, 14 May 2024 07:30:00 GMT"

    def answer(handler: BaseHTTPRequestHandler) -> None:
        is_known = handler.headers.get("If-Modified-Since") == changed
        (plain(b"", 304) if is_known else plain(rss(1), Last_Modified=changed))(handler)

    site.answer = answer
    inputs, _ = plan([site.url])
    assert download(inputs, tmp_path) == download(inputs, tmp_path)
    assert [asked.get("If-Modified-Since") for asked in site.asked] == [None, changed]


def test_same_bytes_without_a_validator_are_the_same_input(site: Site, tmp_path: Path) -> None:
    site.answer = plain(rss(1))
    inputs, _ = plan([site.url])
    assert download(inputs, tmp_path) == download(inputs, tmp_path)


def test_updated_feed_is_a_new_input_beside_the_old_one(site: Site, tmp_path: Path) -> None:
    site.answer = with_etag(rss(1, 2), '"a"')
    assert titles(site.url, tmp_path) == ["خبر 1", "خبر 2"]
    old, _ = download(plan([site.url])[0], tmp_path)
    site.answer = with_etag(rss(2, 3), '"b"')
    assert titles(site.url, tmp_path) == ["خبر 2", "خبر 3"]
    new, _ = download(plan([site.url])[0], tmp_path)
    assert old[0].uri != new[0].uri
    assert old[0].path is not None
    assert old[0].path.exists()
    ids = {one.external_id or "": one.document_id for item in (*old, *new) for one in articles(read_input(item, {}))}
    assert sorted(ids) == ["g1", "g2", "g3"]


def test_packed_and_redirected_answers(site: Site, tmp_path: Path) -> None:
    site.answer = plain(gzip.compress(rss(1)), Content_Encoding="gzip")
    assert titles(site.url, tmp_path) == ["خبر 1"]

    def redirect(handler: BaseHTTPRequestHandler) -> None:
        (plain(rss(2)) if handler.path == "/there" else plain(b"", 302, Location="/there"))(handler)

    site.answer = redirect
    assert titles(site.url, tmp_path) == ["خبر 2"]


@pytest.mark.parametrize(
    "address", ["خلاصات/أخبار محلية?قسم=1", "%D8%AE%D9%84%D8%A7%D8%B5%D8%A7%D8%AA", "moved", "moved-bare"]
)
def test_addresses_may_be_written_in_arabic(site: Site, address: str, tmp_path: Path) -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        if handler.path.startswith("/moved"):
            bare = "/خلاصات".encode().decode("latin-1")
            plain(b"", 302, Location=bare if "bare" in handler.path else "/%D8%AE%D9%84%D8%A7%D8%B5%D8%A7%D8%AA")(
                handler
            )
        else:
            plain(rss(1) if handler.path.startswith("/%D8%AE%D9%84%D8%A7%D8%B5%D8%A7%D8%AA") else b"")(handler)

    site.answer = answer
    assert titles(site.url.replace("feed", address), tmp_path) == ["خبر 1"]


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        pytest.param(plain(b"", 500), reasons.UNREACHABLE, id="error"),
        pytest.param(plain(b"", 302, Location="file:///etc/passwd"), reasons.SCHEME, id="redirect to a file"),
        pytest.param(plain(b"", 302, Location="/feed"), reasons.UNREACHABLE, id="redirect in a circle"),
        pytest.param(plain(b"abc", Content_Length="100"), reasons.UNREACHABLE, id="cut off"),
        pytest.param(plain(b"no gzip", Content_Encoding="gzip"), reasons.DAMAGED_GZIP, id="damaged"),
        pytest.param(
            plain(gzip.compress(bytes(20 << 20)), Content_Encoding="gzip"), reasons.BOMB, id="expands too far"
        ),
        pytest.param(huge, reasons.TOO_BIG, id="huge"),
        pytest.param(drip, reasons.UNREACHABLE, id="drips"),
        pytest.param(drip_header, reasons.UNREACHABLE, id="drips its header"),
        pytest.param(lambda handler: None, reasons.UNREACHABLE, id="says nothing"),
    ],
)
def test_bad_answers_have_their_reason(
    site: Site, answer: Answer, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "SECONDS", 0.4)
    site.answer = answer
    inputs, _ = plan([site.url])
    started = time.monotonic()
    _, rejects = download(inputs, tmp_path)
    assert [one.reason for one in rejects] == [reason]
    assert why(read_input(inputs[0], {})) == [reason]
    assert time.monotonic() - started < 5


def test_nobody_answers(tmp_path: Path) -> None:
    inputs, _ = plan(["http://127.0.0.1:9/feed"])
    assert why(download(inputs, tmp_path)[1]) == [reasons.UNREACHABLE]


def test_lost_state_is_fetched_anew(site: Site, tmp_path: Path) -> None:
    site.answer = with_etag(rss(1), '"a"')
    inputs, _ = plan([site.url])
    (first,), _ = download(inputs, tmp_path)
    assert first.path is not None
    first.path.unlink()
    assert titles(site.url, tmp_path) == ["خبر 1"]
