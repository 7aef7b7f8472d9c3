import asyncio
import csv
import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import feedparser
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from streamlit import config

from dashboard import routes
from dashboard.export import FORMATS
from dashboard.filters import Filters
from dashboard.hosts import KnownHosts
from etl.store import Store
from tests.dashboard.store import write_store


@dataclass
class Answer:
    status_code: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    content: bytes = b""

    @property
    def text(self) -> str:
        return self.content.decode("utf-8")


def get(address: str, host: bytes = b"localhost:8501") -> Answer:
    """The answer of the application itself, without a server between."""
    path, _, query = address.partition("?")
    scope = {
        "type": "http", "http_version": "1.1", "method": "GET", "path": path, "raw_path": path.encode(),
        "query_string": query.encode(), "headers": [(b"host", host)], "scheme": "http",
        "server": ("localhost", 8501), "client": None, "root_path": "",
    }  # fmt: skip
    answer = Answer()

    asked = iter([True])

    async def receive() -> dict[str, Any]:
        if not next(asked, False):  # the reader waits for the answer
            await asyncio.sleep(60)
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        if message["type"] == "http.response.start":
            answer.status_code = message["status"]
            answer.headers = {name.decode(): value.decode() for name, value in message["headers"]}
        answer.content += message.get("body", b"")

    # In a thread of its own: a browser test of the same run keeps a loop in the main thread.
    with ThreadPoolExecutor(1) as one:
        one.submit(lambda: asyncio.run(_serve(scope, receive, send))).result()
    return answer


async def _serve(scope: Any, receive: Any, send: Any) -> None:
    await Starlette(routes=list(routes.ROUTES), middleware=[Middleware(KnownHosts)])(scope, receive, send)


@pytest.fixture(autouse=True)
def _store(small_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TARIKH_STORE", str(small_store.root))


def test_a_file_is_that_of_the_view() -> None:
    response = get("/" + routes.export_address("csv", Filters(types=("visit", "aid")), "ar"))
    assert response.headers["content-disposition"] == 'attachment; filename="tarikh-events-000001.csv"'
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert [row["event_id"] for row in rows] == ["ev_visit", "ev_aid"]
    assert rows[0]["filter"] == "من نوع: مساعدات أو زيارة"


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_served(name: str) -> None:
    response = get("/" + routes.export_address(name, Filters(), "en"))
    assert response.status_code == 200
    assert response.content


def test_a_feed_leads_back_to_the_page() -> None:
    feed = feedparser.parse(get("/" + routes.feed_address(Filters(types=("visit",)), "en")).content)
    assert not feed.bozo
    assert [entry.id for entry in feed.entries] == ["urn:tarikh:ev_visit"]
    assert feed.feed.link == "http://localhost:8501/?lang=en&n=1&types=visit"


@pytest.mark.parametrize(("address", "code", "told"), [
    ("/take/doc", 404, "choose one of csv"),
    ("/take/csv?n=2&types=visit", 400, "cut short"),
    ("/feed?" + "&".join(f"actors_any=p.{number}" for number in range(301)), 400, "301"),
    ("/take/codebook", 200, "event_id,text,"),
])  # fmt: skip
def test_answers_in_plain_words(address: str, code: int, told: str) -> None:
    response = get(address)
    assert response.status_code == code
    assert told in response.text


def test_a_store_that_is_gone_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = write_store(tmp_path / "store")
    monkeypatch.setenv("TARIKH_STORE", str(store.root))
    assert get("/take/json").status_code == 200
    for path in store.root.iterdir():
        path.unlink()
    assert get("/take/json").status_code == 503


def test_nothing_stays_on_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    for name in FORMATS:
        get(f"/take/{name}")
    get("/take/csv?n=9")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("address", [
    *(f"/take/{name}" for name in FORMATS), "/feed", "/take/codebook", "/take/codebook?format=x", "/take/x",
    "/take/csv?n=9", "/take/%3Cscript%3Ealert(1)%3C%2Fscript%3E", "/feed?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E",
])  # fmt: skip
def test_no_answer_is_run_by_a_browser_or_read_by_another_site(address: str) -> None:
    response = get(address)
    assert "html" not in response.headers["content-type"]
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.headers["content-security-policy"] == "default-src 'none'; sandbox"
    assert response.headers["cross-origin-resource-policy"] == "same-origin"
    assert address.startswith("/take/codebook") or b"<script" not in response.content or response.status_code == 404


@pytest.mark.parametrize("name", [
    "..", "../csv", "%2e%2e%2fcsv", "..%2f..%2fetc%2fpasswd", "csv%00", "CSV", "csv/../../x", "\\etc", "c.s.v", "",
])  # fmt: skip
def test_no_name_leads_to_another_file(name: str) -> None:
    response = get(f"/take/{name}")
    assert response.status_code == 404
    assert "root:" not in response.text


@pytest.mark.parametrize("query", ["q=" + "x" * 20_000, "from=2024-13-45", "types=%ff%fe", "lang=../../etc", "q=%00"])
def test_strange_queries_are_answered(query: str) -> None:
    assert get(f"/take/csv?{query}").status_code in (200, 400)


def test_a_feed_escapes_the_host_that_it_was_asked_at() -> None:
    text = get("/feed", host=b'evil.example"><script>').content
    assert b"<script" not in text
    assert not feedparser.parse(text).bozo


@pytest.mark.parametrize(("host", "code"), [
    (b"localhost:8501", 200), (b"127.0.0.1", 200), (b"[::1]:8501", 200), (b"LOCALHOST", 200),
    (b"rebound.example:8501", 421), (b"localhost.rebound.example", 421), (b"a@rebound.example", 421), (b"", 421),
])  # fmt: skip
@pytest.mark.parametrize("address", ["/take/csv", "/take/codebook", "/feed"])
def test_a_name_of_another_site_gets_nothing(
    monkeypatch: pytest.MonkeyPatch, address: str, host: bytes, code: int
) -> None:
    known = {"server.allowedHosts": ["localhost", "127.0.0.1", "::1"]}
    asked, told = config.get_option, known.get
    monkeypatch.setattr(config, "get_option", lambda key: told(key) or asked(key))
    response = get(address, host)
    assert response.status_code == code
    assert code == 200 or "STREAMLIT_SERVER_ALLOWED_HOSTS" in response.text
