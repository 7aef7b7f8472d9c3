"""How long a reader waits for a page of the running dashboard, alone and among twenty, and in a browser for a chart.

Readers talk to the server as a browser does; filters are those of `asked`. On `TARIKH_BENCH_EVENTS` synthetic events.
"""

import random
import shutil
import statistics
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from dashboard.views import VIEWS
from tests.benchmarks.asked import EVENTS, SIZE, Row, chosen_filters, large_store, percentile, row
from tests.benchmarks.served import Reader, Run, Served, served

_TARGET = 300 if EVENTS <= 1_000_000 else 1_200  # ms, p95 of a rerun with a new filter
_USERS, _TURNS, _THINK = 20, 8, 2.0  # readers, pages of each, seconds between two on average
_CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
_CHART = ".js-plotly-plot .barlayer .point"  # a bar of the first chart


def run(corpus: Path | None) -> Iterator[Row]:
    """Reruns of each page, twenty readers, and the first chart in Chromium; `corpus` is not read."""
    with served(large_store()) as dashboard:
        with Reader(dashboard) as reader:
            reader.open(VIEWS[0].key, "lang=en")  # the first run of a process imports and opens the store
            yield from _reruns(reader)
            yield from _views(reader)
        yield from _readers(dashboard)
        if _CHROMIUM:
            yield from _first_chart(dashboard)


def _reruns(reader: Reader) -> Iterator[Row]:
    """The first page with 48 new filters, each repeated at once."""
    new, repeated = [], []
    for filters in chosen_filters():
        asked = f"lang=en&{filters.query_string()}"
        new.append(reader.open(VIEWS[0].key, asked))
        repeated.append(reader.open(VIEWS[0].key, asked))
    for name, runs, target in (("a new", new, _TARGET), ("a repeated", repeated, 70)):
        times = [one.milliseconds for one in runs]
        told = f"rerun with {name} filter, facets included, {SIZE}"
        yield row(f"{told}, p50", statistics.median(times), "ms", "the target of 300 ms" if runs is new else None,
                  statistics.median(times) / 300 if runs is new else None)  # fmt: skip
        p95 = percentile(times, 0.95)
        yield row(f"{told}, p95", p95, "ms", f"the target of {target} ms", p95 / target)
        worked = percentile([one.worked for one in runs], 0.95)
        yield row(f"{told}, p95 of processor time", worked, "ms", "two cores at the target", worked / target / 2)
    yield _size("an interaction with the first page, largest", new)


def _views(reader: Reader) -> Iterator[Row]:
    """Every other page with sixteen filters that no page was asked for before."""
    for number, view in enumerate(VIEWS[1:]):
        runs = [
            reader.open(view.key, f"lang=en&{filters.query_string()}")
            for filters in chosen_filters(times=1, seed=number + 10)
        ]
        p95 = percentile([one.milliseconds for one in runs], 0.95)
        yield row(f"{view.key} with a new filter, {SIZE}, p95", p95, "ms", f"the target of {_TARGET} ms", p95 / _TARGET)
        worked = percentile([one.worked for one in runs], 0.95)
        yield row(f"{view.key}, p95 of processor time", worked, "ms", "two cores at the target", worked / _TARGET / 2)
        yield _size(f"an interaction with {view.key}, largest", runs)


def _size(name: str, runs: list[Run]) -> Row:
    largest = max(one.kilobytes for one in runs)
    return row(name, largest, "kB", "the target of 300 kB", largest / 300)


def _readers(dashboard: Served) -> Iterator[Row]:
    """Twenty readers who each go through mixed pages and filters; half of their filters were asked for before."""
    runs: list[Run] = []
    broken: list[Exception] = []
    pool = list(chosen_filters(times=4, seed=99))

    def read(number: int) -> None:
        rng = random.Random(number)
        try:
            with Reader(dashboard) as reader:
                for _ in range(_TURNS):
                    filters = rng.choice(pool[:8] if rng.random() < 0.5 else pool)
                    runs.append(reader.open(rng.choice(VIEWS[:5]).key, f"lang=en&{filters.query_string()}"))
                    time.sleep(rng.uniform(0.5, 1.5) * _THINK)
        except Exception as error:
            broken.append(error)

    before = 0.0
    for round_ in range(2):
        runs.clear()
        readers = [threading.Thread(target=read, args=(number + 100 * round_,)) for number in range(_USERS)]
        for reader in readers:
            reader.start()
        for reader in readers:
            reader.join()
        before, held = (dashboard.memory(), 0.0) if round_ == 0 else (before, dashboard.memory())
    failed = len(broken) + sum(one.failed for one in runs)
    yield row(f"{_USERS} readers, {SIZE}, pages that failed", failed, "pages")
    times = [one.milliseconds for one in runs]
    yield row(f"{_USERS} readers, {SIZE}, p50", statistics.median(times), "ms")
    yield row(f"{_USERS} readers, {SIZE}, p95", percentile(times, 0.95), "ms", "the target of 2 s",
              percentile(times, 0.95) / 2_000)  # fmt: skip
    yield row(f"{_USERS} readers, {SIZE}, memory", held, "MB", "after as many readers before them", held / before)


def _first_chart(dashboard: Served) -> Iterator[Row]:
    """From the address to the first bar: in a browser that has loaded nothing yet, and in one that has."""
    from playwright.sync_api import sync_playwright

    cold: list[float] = []
    warm: list[float] = []
    with sync_playwright() as playwright:
        for _ in range(3):
            browser = playwright.chromium.launch(executable_path=_CHROMIUM, args=_FLAGS)
            page = browser.new_page()
            for times in (cold, warm):
                began = time.perf_counter()
                page.goto(f"{dashboard.url}/?lang=en")
                page.wait_for_selector(_CHART, state="attached", timeout=60_000)
                times.append(time.perf_counter() - began)
            browser.close()
    yield row("first chart, cold browser", statistics.median(cold), "s", "the target of 3.5 s",
              statistics.median(cold) / 3.5)  # fmt: skip
    yield row("first chart, warm browser", statistics.median(warm), "s", "the target of 1 s", statistics.median(warm))
