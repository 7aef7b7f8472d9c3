"""The dashboard in a real Chromium, on the hand-counted store."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from etl.store import Store
from tests.dashboard.store import write_store

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
Opener = Callable[..., Page]
expect.set_options(timeout=20_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if CHROMIUM:
        return
    skip = pytest.mark.skip(reason="no Chromium here (Debian: apt-get install chromium)")
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(skip)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": FLAGS}


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return write_store(tmp_path_factory.mktemp("browser") / "store")


@pytest.fixture(scope="session")
def app_url(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running dashboard."""
    with served(store, tmp_path_factory.mktemp("server") / "server.log") as url:
        yield url


@contextmanager
def served(store: Store, log: Path, *options: str) -> Iterator[str]:
    """A dashboard that runs as long as the block; its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    run = "from dashboard.cli import main; main()"
    command = [sys.executable, "-c", run, "dashboard", "--store", str(store.root), "--port", str(port), *options]
    with log.open("wb") as out:
        server = subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=out)
        try:
            url = f"http://127.0.0.1:{port}"
            _wait_for(url, server, log)
            yield url
        finally:
            server.terminate()
            try:
                server.wait(10)
            except subprocess.TimeoutExpired:
                server.kill()


def _wait_for(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + 40
    while time.monotonic() < until:
        if server.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{url}/_stcore/health", timeout=1) as answer:
                if answer.read() == b"ok":
                    return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"the dashboard did not start:\n{log.read_text('utf-8', 'replace')}")


@pytest.fixture(scope="session")
def contexts(browser: Browser) -> Iterator[Callable[[str, int], BrowserContext]]:
    """A browser's window by language and width; kept, so that what it loaded once stays loaded."""
    kept: dict[tuple[str, int], BrowserContext] = {}

    def of(locale: str, width: int) -> BrowserContext:
        if (locale, width) not in kept:
            size: ViewportSize = {"width": width, "height": 900}
            kept[locale, width] = browser.new_context(viewport=size, locale=locale, accept_downloads=True)
        return kept[locale, width]

    yield of
    for context in kept.values():
        context.close()


@pytest.fixture
def opened(app_url: str, contexts: Callable[[str, int], BrowserContext]) -> Iterator[Opener]:
    """Opens an address: `opened("events?lang=en", locale="ar", width=390)`."""
    pages: list[Page] = []

    def go(address: str = "", locale: str = "en-GB", width: int = 1280) -> Page:
        page = contexts(locale, width).new_page()
        pages.append(page)
        page.goto(f"{app_url}/{address}")
        settled(page)
        return page

    yield go
    for page in pages:
        page.close()


# Counts the script's runs and notes when the page last changed.
_WATCH = """() => {
  if (window.watched) { window.watched.asked = performance.now(); return window.watched.runs }
  const seen = window.watched = { runs: 0, asked: performance.now(), changed: performance.now() }
  const state = () => document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState
  let before = state()
  new MutationObserver(() => {
    seen.changed = performance.now()
    const now = state()
    if (now === "running" && before !== now) seen.runs += 1
    before = now
  }).observe(document, {
    subtree: true, childList: true, attributes: true, attributeFilter: ["data-test-script-state"],
  })
  return 0
}"""
_STILL = """before => {
  const app = document.querySelector('[data-testid="stApp"]')
  return app?.dataset.testScriptState === "notRunning" && document.documentElement.dir
    && document.querySelector(".t-shown, .t-title")
    && window.watched && performance.now() - window.watched.changed > 40
    // On a busy machine a run may begin and end between two paintings: then its beginning is not seen.
    && (window.watched.runs > before || performance.now() - window.watched.asked > 4000)
}"""


def settled(page: Page) -> None:
    """Wait until the script has run and nothing changes on the page any more."""
    page.evaluate(_WATCH)
    page.wait_for_function(_STILL, arg=-1, timeout=30_000, polling=20)


@contextmanager
def rerun(page: Page) -> Iterator[None]:
    """Within it something is done that makes the script run; it ends when that run is over and shown."""
    before = page.evaluate(_WATCH)
    yield
    page.wait_for_function(_STILL, arg=before, timeout=30_000, polling=20)
