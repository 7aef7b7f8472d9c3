"""A local site for tests of feeds: it answers as it is told, and remembers what it was asked."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = Callable[[BaseHTTPRequestHandler], None]


def rss(*numbers: int) -> bytes:
    entries = "".join(
        f"<item><title>خبر {n}</title><link>https://alrasid.example/{n}</link><guid isPermaLink='false'>g{n}</guid>"
        f"<pubDate>Tue, 14 May 2024 0{n}:30:00 GMT</pubDate><description>&lt;p&gt;نص الخبر {n}.&lt;/p&gt;</description>"
        "<category>محليات</category></item>"
        for n in numbers
    )
    channel = f"<channel><title>الراصد - محليات</title>{entries}</channel>"
    return f'<?xml version="1.0"?><rss version="2.0">{channel}</rss>'.encode()


class Site:
    """A local site that answers as it is told, and remembers what it was asked."""

    def __init__(self) -> None:
        self.answer: Answer = plain(b"")
        self.asked: list[dict[str, str]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append(dict(self.headers))
                site.answer(self)

            def log_message(self, format: str, *args: object) -> None:  # the base class names it so
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}/feed"


@contextmanager
def served() -> Iterator[Site]:
    """A site that runs as long as the block."""
    made = Site()
    thread = threading.Thread(target=made.server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield made
    finally:
        made.server.shutdown()
        made.server.server_close()
        thread.join()


def plain(body: bytes, status: int = 200, **headers: str) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def with_etag(body: bytes, etag: str) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        if handler.headers.get("If-None-Match") == etag:
            plain(b"", 304)(handler)
        else:
            plain(body, ETag=etag)(handler)

    return answer


def drip(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    try:
        for _ in range(200):
            handler.wfile.write(b" ")
            time.sleep(0.05)
    except OSError:
        pass


def drip_header(handler: BaseHTTPRequestHandler) -> None:
    try:
        handler.wfile.write(b"HTTP/1.0 200 OK\r\nX: ")
        for _ in range(200):
            handler.wfile.write(b"y")
            time.sleep(0.05)
    except OSError:
        pass


def huge(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    try:
        for _ in range(32):
            handler.wfile.write(b" " * (1 << 20))
    except OSError:
        pass
