"""An http address in, its bytes out, within limits: 10 MB, one minute, five redirects, http and https only."""

import socket
import ssl
import threading
import time
import zlib
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from urllib.parse import quote, urljoin, urlsplit

from etl.errors import ReadError
from etl.read import reasons
from etl.read.public import PrivateAddressError, connect_publicly

SECONDS = 60.0  # for one address, redirects included
_MOST = 10 << 20  # bytes
_REDIRECTS = 5
_SIGNS = "/%:;@!$&'()*+,=~?[]"  # that stand in an address as they are
_MOVED = {301, 302, 303, 307, 308}
_HEADERS = {
    "User-Agent": "tarikh (news timeline)",
    "Accept": "application/atom+xml, application/rss+xml, application/xml;q=0.9, text/html;q=0.8, */*;q=0.5",
    "Accept-Encoding": "gzip",
}


class FetchError(ReadError):
    """An address that could not be fetched; `reason` is one of the reasons of rejects."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address answered; `body` is empty when it had nothing new (`fresh` is false)."""

    body: bytes
    etag: str | None = None
    modified: str | None = None
    fresh: bool = True


def fetch(url: str, etag: str | None = None, modified: str | None = None, public_only: bool = False) -> Answer:
    """The answer of `url`, asked for only if it changed since `etag` or `modified`.

    With `public_only` neither it nor any address that it redirects to may lie in a private network.

    Raises:
        FetchError: it does not answer in time, redirects elsewhere than to http(s), is too big or says an error.
    """
    asked = {"If-None-Match": etag, "If-Modified-Since": modified}
    headers = _HEADERS | {name: value for name, value in asked.items() if value}
    until = time.monotonic() + SECONDS
    for _ in range(_REDIRECTS + 1):
        answer = _ask(url, headers, until, public_only)
        if isinstance(answer, Answer):
            return answer
        url = urljoin(url, answer)
    raise FetchError(reasons.UNREACHABLE, "too many redirects")


def _ask(url: str, headers: dict[str, str], until: float, public_only: bool) -> Answer | str:
    """One request: its answer, or the address that it points to."""
    connection = _connection(url, until)
    # A server that drips one byte at a time never runs into the socket's own time-out.
    guard = threading.Timer(max(0.01, until - time.monotonic()), _cut, [connection])
    guard.start()
    try:
        if public_only:
            connect_publicly(connection)
        connection.request("GET", _target(url), headers=headers)
        response = connection.getresponse()
        if time.monotonic() > until:
            raise FetchError(reasons.UNREACHABLE, "too slow")
        if response.status in _MOVED:
            return _readable(response.headers.get("Location", ""))
        return _answer(response, until)
    except PrivateAddressError as error:
        raise FetchError(reasons.PRIVATE, str(error)) from error
    except (OSError, HTTPException, ValueError, AttributeError) as error:  # AttributeError: cut while being read
        raise FetchError(reasons.UNREACHABLE, f"{type(error).__name__}: {error}") from error
    finally:
        guard.cancel()
        connection.close()


def _target(url: str) -> str:
    """Path and query of an address, with letters that are none of ASCII written as the signs for their bytes."""
    parts = urlsplit(url)
    return quote(parts.path or "/", safe=_SIGNS) + (f"?{quote(parts.query, safe=_SIGNS)}" if parts.query else "")


def _readable(location: str) -> str:
    """A redirect's address; one in bare UTF-8 arrives as Latin letters."""
    try:
        return location.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return location


def _connection(url: str, until: float) -> HTTPConnection:
    """A connection to the host of an address."""
    parts = urlsplit(url)
    left = max(0.01, min(20.0, until - time.monotonic()))
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise FetchError(reasons.SCHEME, url)
    try:
        host = parts.hostname.encode("idna").decode()
        if parts.scheme == "https":
            return HTTPSConnection(host, parts.port, timeout=left, context=ssl.create_default_context())
        return HTTPConnection(host, parts.port, timeout=left)
    except ValueError as error:
        raise FetchError(reasons.UNREACHABLE, str(error)) from error


def _cut(connection: HTTPConnection) -> None:
    """End a connection from outside, whatever it waits for."""
    if connection.sock is not None:
        with suppress(OSError):
            connection.sock.shutdown(socket.SHUT_RDWR)  # close() alone would wake nobody


def _answer(response: HTTPResponse, until: float) -> Answer:
    """The body of a response, decompressed, and what to ask with next time."""
    etag, modified = response.headers.get("ETag"), response.headers.get("Last-Modified")
    if response.status == 304:
        return Answer(b"", etag, modified, fresh=False)
    if response.status != 200:
        raise FetchError(reasons.UNREACHABLE, f"status {response.status}")
    body = _body(response, until)
    if response.headers.get("Content-Encoding", "").lower() == "gzip":
        body = _unpack(body)
    return Answer(body, etag, modified)


def _body(response: HTTPResponse, until: float) -> bytes:
    """All bytes of a response, as long as they are few enough and come in time."""
    parts, size = [], 0
    while part := response.read1(1 << 16):
        parts.append(part)
        size += len(part)
        if size > _MOST:
            raise FetchError(reasons.TOO_BIG, f"more than {_MOST} bytes")
        if time.monotonic() > until:
            raise FetchError(reasons.UNREACHABLE, "too slow")
    if response.length:
        raise FetchError(reasons.UNREACHABLE, "answer cut off")
    return b"".join(parts)


def _unpack(body: bytes) -> bytes:
    """A gzip body unpacked, within the limit."""
    try:
        plain = zlib.decompressobj(wbits=31).decompress(body, _MOST + 1)
    except zlib.error as error:
        raise FetchError(reasons.DAMAGED_GZIP, str(error)) from error
    if len(plain) > _MOST:
        raise FetchError(reasons.BOMB, f"more than {_MOST} bytes")
    return plain
