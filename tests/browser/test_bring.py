"""A reader adds a page and sees its events on the timeline of the running dashboard; what may not come in stays out."""

import http.client
import re
from collections.abc import Iterator
from itertools import chain, repeat
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect

from etl.store import Store
from tests.articles import write_articles
from tests.browser.conftest import rerun, served, settled
from tests.building import run

_PAGE = """<!doctype html><html lang="ar"><head><title>السيسي يستقبل غوتيريش في القاهرة</title>
<meta property="article:published_time" content="2024-03-04T09:00:00Z">
<meta property="og:site_name" content="صحيفة المرفأ"></head><body><article><h1>السيسي يستقبل غوتيريش في القاهرة</h1>
<p>القاهرة، 4 مارس 2024 — استقبل الرئيس المصري عبد الفتاح السيسي الأمين العام للأمم المتحدة أنطونيو غوتيريش في القاهرة
أمس الأحد 3 مارس 2024، وبحثا إيصال المساعدات.</p></article></body></html>"""


@pytest.fixture(scope="module")
def growing(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A store of three articles, to which more may be added."""
    folder = tmp_path_factory.mktemp("growing")
    store = Store(folder / "store")
    run(store, write_articles(folder / "first.jsonl"))
    return store


@pytest.fixture(scope="module")
def open_url(growing: Store, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    log = tmp_path_factory.mktemp("open") / "server.log"
    with served(growing, log, "--allow-upload", "--max-upload", "1") as url:
        yield url


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 1280, "height": 900}, locale="ar")
    yield made
    made.close()


def opened(context: BrowserContext, url: str) -> Page:
    page = context.new_page()
    page.goto(url)
    settled(page)
    return page


def save_view(page: Page, name: str) -> None:
    page.get_by_test_id("stSidebar").locator("summary", has_text="مشاهد محفوظة").click()
    with rerun(page):
        page.get_by_label("احفظ هذا المشهد باسم", exact=True).fill(name)
        page.keyboard.press("Enter")


def test_an_uploaded_page_is_on_the_timeline_without_a_restart(
    context: BrowserContext, open_url: str, growing: Store, tmp_path: Path
) -> None:
    timeline = opened(context, f"{open_url}/timeline?lang=ar")
    before = timeline.locator(".t-shown").inner_text()
    save_view(timeline, "أخبار مصر")
    page = opened(context, f"{open_url}/bring?lang=ar")
    news, program = tmp_path / "news.html", tmp_path / "tool.txt"
    news.write_text(_PAGE, "utf-8")
    program.write_bytes(b"\x7fELF" + bytes(100))
    page.locator('input[type="file"]').set_input_files([news, program])
    page.get_by_role("button", name="أضف إلى المخزن").click()
    expect(page.get_by_test_id("stProgress")).to_be_visible(timeout=10_000)
    expect(page.get_by_text(re.compile("انتهت الإضافة: مقال واحد"))).to_be_visible(timeout=90_000)
    expect(page.get_by_text("هذا برنامج وليس مقالًا.")).to_be_visible()
    settled(page)
    page.get_by_role("link", name="الجديد منذ البناء 1 على الخط الزمني").click()
    page.wait_for_url("**new_since=1**")
    settled(page)
    expect(page.locator(".t-shown")).to_contain_text("وردت بعد البناء 1")
    expect(page.locator(".js-plotly-plot").first).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("السيسي")).first).to_be_visible()
    timeline.reload()
    settled(timeline)
    assert timeline.locator(".t-shown").inner_text() != before
    timeline.get_by_test_id("stSidebar").locator("summary", has_text="مشاهد محفوظة").click()
    timeline.get_by_role("link", name=re.compile("الجديد منذ حفظه")).click()
    timeline.wait_for_url("**new_since=1**")
    expect(timeline.locator(".t-shown")).to_contain_text("وردت بعد البناء 1")
    assert growing.live() == growing.root / "events-000002.duckdb"


def test_a_file_beyond_the_limit_is_refused_by_page_and_server(
    context: BrowserContext, open_url: str, growing: Store, tmp_path: Path
) -> None:
    """The page does not send it; a program that sends it all the same is refused while sending."""
    live = growing.live()
    page = opened(context, f"{open_url}/bring?lang=ar")
    huge, small = tmp_path / "huge.txt", tmp_path / "small.txt"
    with huge.open("wb") as file:
        file.truncate(1 << 30)
    small.write_text("خبر", "utf-8")
    sent: list[Request] = []
    page.on("request", lambda request: sent.append(request) if "upload_file" in request.url else None)
    page.locator('input[type="file"]').set_input_files(huge)
    expect(page.get_by_text(re.compile("أكبر من 1 ميغابايت"))).to_be_visible()
    assert sent == []
    with page.expect_request(lambda request: request.method == "PUT" and "upload_file" in request.url) as put:
        page.locator('input[type="file"]').set_input_files(small)
    expect(page.get_by_text("small.txt").first).to_be_visible()
    settled(page)
    assert _push(put.value, 8 << 20) in (413, None)
    assert growing.live() == live
    assert not list(growing.root.glob("uploads/*/huge.txt"))


def _push(like: Request, size: int) -> int | None:
    """Send `size` bytes without saying how many; the server's answer, or None when it hung up."""
    parts = urlsplit(like.url)
    connection = http.client.HTTPConnection(parts.netloc, timeout=20)
    kept = ("cookie", "x-xsrftoken", "content-type")
    headers = {name: value for name, value in like.all_headers().items() if name in kept}
    boundary = headers["content-type"].partition("boundary=")[2]
    head = f'--{boundary}\r\nContent-Disposition: form-data; name="f"; filename="huge.txt"\r\n\r\n'.encode()
    body = chain([head], repeat(b"a" * (1 << 16), size >> 16))
    try:
        connection.request("PUT", parts.path, body, headers, encode_chunked=True)
        return connection.getresponse().status
    except OSError:
        return None
    finally:
        connection.close()


def test_without_permission_there_is_no_page(app_url: str, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(f"{app_url}/bring?lang=ar")
    settled(page)
    expect(page.locator('input[type="file"]')).to_have_count(0)
    expect(page.get_by_role("link", name="إضافة أخبار")).to_have_count(0)
