"""Addresses that readers of the dashboard name never lead into a private network, by whatever way."""

import socket
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from etl.errors import ReadError
from etl.pipeline import Options, Watcher, ingest
from etl.read import download, plan, public, reasons
from etl.read.fetch import FetchError, fetch
from etl.read.public import is_public
from etl.store import Store
from tests.building import AS_OF
from tests.read.site import Site, plain, rss, served


@pytest.fixture
def site() -> Iterator[Site]:
    with served() as made:
        yield made


@pytest.mark.parametrize(("address", "open_to_all"), [
    ("93.184.216.34", True),
    ("8.8.8.8", True),
    ("2606:2800:220:1:248:1893:25c8:1946", True),
    ("127.0.0.1", False),
    ("127.8.9.1", False),
    ("0.0.0.0", False),
    ("10.1.2.3", False),
    ("172.16.0.1", False),
    ("172.32.0.1", True),
    ("192.168.1.1", False),
    ("100.64.0.1", False),  # shared by the customers of a carrier
    ("100.100.100.200", False),  # metadata of a cloud
    ("169.254.169.254", False),  # the same of most others
    ("192.0.0.192", False),
    ("168.63.129.16", False),
    ("198.18.0.1", False),
    ("203.0.113.7", False),
    ("224.0.0.1", False),
    ("255.255.255.255", False),
    ("240.0.0.1", False),
    ("::1", False),
    ("::", False),
    ("::ffff:127.0.0.1", False),
    ("::ffff:8.8.8.8", False),
    ("::127.0.0.1", False),
    ("64:ff9b::7f00:1", False),
    ("2002:7f00:1::", False),
    ("2001:0:4136:e378:8000:63bf:3fff:fdd2", False),
    ("2001:db8::1", False),
    ("fe80::1%eth0", False),
    ("fec0::1", False),
    ("fd00:ec2::254", False),
    ("ff02::1", False),
])  # fmt: skip
def test_which_addresses_are_public(address: str, open_to_all: bool) -> None:
    assert is_public(address) is open_to_all


@pytest.mark.parametrize("host", [
    "127.0.0.1", "localhost", "127.1", "2130706433", "0x7f.1", "017700000001", "0", "[::1]", "[::ffff:127.0.0.1]",
    "user:word@127.0.0.1", "LOCALHOST",
])  # fmt: skip
def test_no_spelling_of_this_machine_is_asked(site: Site, host: str) -> None:
    address = site.url.replace("127.0.0.1", host)
    with pytest.raises(FetchError) as caught:
        fetch(address, public_only=True)
    assert caught.value.reason == reasons.PRIVATE
    assert site.asked == []


def test_the_command_line_may_read_from_anywhere(site: Site, tmp_path: Path) -> None:
    site.answer = plain(rss(1))
    inputs, _ = plan([site.url])
    assert [one.reason for one in download(inputs, tmp_path, public_only=True)[1]] == [reasons.PRIVATE]
    assert len(download(inputs, tmp_path)[0]) == 1


def _resolve(monkeypatch: pytest.MonkeyPatch, *answers: list[str]) -> list[str]:
    """Names resolve to `answers`, one after the other; the names that were looked up."""
    asked, left = [], list(answers)

    def resolve(host: str, port: int, *_: object, **__: object) -> list[tuple[object, ...]]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, port)) for one in left.pop(0)]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    return asked


def test_a_host_with_one_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    _resolve(monkeypatch, ["93.184.216.34", "10.0.0.1"])
    with pytest.raises(FetchError) as caught:
        fetch("http://news.example/feed", public_only=True)
    assert caught.value.reason == reasons.PRIVATE


def test_a_redirect_into_a_private_network_is_not_followed(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(public, "is_public", lambda address: address == "127.0.0.1")
    port = site.server.server_port

    def answer(handler: BaseHTTPRequestHandler) -> None:
        there = handler.path == "/there"
        (plain(rss(1)) if there else plain(b"", 302, Location=f"http://127.0.0.2:{port}/there"))(handler)

    site.answer = answer
    with pytest.raises(FetchError) as caught:
        fetch(site.url, public_only=True)
    assert caught.value.reason == reasons.PRIVATE
    assert len(site.asked) == 1


def test_a_redirect_to_a_file_is_refused(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(public, "is_public", lambda address: True)
    site.answer = plain(b"", 302, Location="file:///etc/passwd")
    with pytest.raises(FetchError) as caught:
        fetch(site.url, public_only=True)
    assert caught.value.reason == reasons.SCHEME


def test_the_address_that_was_checked_is_the_one_that_is_asked(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that leads elsewhere at the second look-up, as rebinding does, is looked up once."""
    monkeypatch.setattr(public, "is_public", lambda address: address == "127.0.0.1")
    real = socket.create_connection
    reached: list[str] = []

    def connect(address: tuple[str, int], *args: Any) -> socket.socket:
        reached.append(address[0])
        return real(address, *args)

    monkeypatch.setattr(socket, "create_connection", connect)
    site.answer = plain(rss(1))
    names = _resolve(monkeypatch, ["127.0.0.1"], ["127.0.0.1"], ["10.0.0.1"])
    answer = fetch(site.url.replace("127.0.0.1", "news.example"), public_only=True)
    assert answer.body == rss(1)
    assert reached == ["127.0.0.1"]
    assert names[0] == "news.example"
    assert names[1:] in ([], ["127.0.0.1"])  # the library looks up the number that it is given
    assert site.asked[0]["Host"] == f"news.example:{site.server.server_port}"


def test_the_second_address_of_a_host_is_tried(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(public, "is_public", lambda address: True)
    site.answer = plain(rss(1))
    real = socket.getaddrinfo

    def resolve(host: str, port: int, *args: object, **more: object) -> object:
        if host != "news.example":
            return real(host, port, *args, **more)  # type: ignore[arg-type]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, port)) for one in ("127.0.0.9", "127.0.0.1")]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    assert fetch(site.url.replace("127.0.0.1", "news.example"), public_only=True).body == rss(1)


def test_an_unknown_host_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    def resolve(*_: object, **__: object) -> object:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    with pytest.raises(FetchError) as caught:
        fetch("http://nowhere.example/", public_only=True)
    assert caught.value.reason == reasons.UNREACHABLE


def test_the_pipeline_passes_it_on(site: Site, tmp_path: Path) -> None:
    site.answer = plain(rss(1))
    store = Store(tmp_path / "store")
    with pytest.raises(ReadError, match=reasons.PRIVATE):
        ingest([site.url], store, Options(AS_OF, public_only=True), Watcher())
    assert store.live() is None
