"""What the dashboard's benchmarks share: a large store, the filters that readers choose on it, and rows of results."""

import atexit
import math
import os
import random
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

from dashboard.filters import Filters
from etl.store import Store
from tests.benchmarks.synthetic import write_store

Row = dict[str, Any]
ACTORS = 5_000
EVENTS = int(os.environ.get("TARIKH_BENCH_EVENTS", "1_000_000"))
SIZE = f"{EVENTS // 1_000_000} M" if EVENTS >= 1_000_000 else f"{EVENTS:,}"
_LAST = 7_900  # days from the first to the last synthetic event


@cache
def large_store() -> Store:
    """A store of `EVENTS` synthetic events, gone when the benchmarks end; with `TARIKH_BENCH_STORE` it stays there."""
    kept = os.environ.get("TARIKH_BENCH_STORE")
    if kept:
        folder = Path(kept) / f"{EVENTS}"
    else:
        temporary = tempfile.TemporaryDirectory(prefix="tarikh-bench-")
        atexit.register(temporary.cleanup)
        folder = Path(temporary.name)
    store = Store(folder)
    if store.live() is None:
        write_store(folder, EVENTS, ACTORS)
    return store


def chosen_filters(times: int = 3, seed: int = 3) -> Iterator[Filters]:
    """A month, a year, five years and all with none, one, three and ten actors, each `times`: 48 filters.

    Zipf's law picks the actors too, as readers ask for those they read of.
    """
    rng = random.Random(seed)
    for (days, actors), _ in product(product((30, 365, 1_826, None), (0, 1, 3, 10)), range(times)):
        filters = Filters()
        if days:
            first = date(2005, 1, 1) + timedelta(days=rng.randrange(_LAST - days))
            filters = filters.replace(since=first, until=first + timedelta(days=days - 1))
        if actors == 1:
            filters = filters.replace(actors_all=(_actor(rng),))
        elif actors:
            filters = filters.replace(actors_any=tuple(_actor(rng) for _ in range(actors)))
        yield filters


def _actor(rng: random.Random) -> str:
    number = int(math.exp(rng.random() * math.log(ACTORS)) - 1)
    return f"{'pocp'[number % 4]}.a{number}"


def percentile(times: Sequence[float], share: float) -> float:
    """The value below which `share` of `times` lie."""
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


def row(name: str, value: float, unit: str, baseline: str | None = None, ratio: float | None = None) -> Row:
    """One line of results; `ratio` is `value` to what `baseline` names."""
    told = None if ratio is None else round(ratio, 3)
    return {"name": name, "value": round(value, 3), "unit": unit, "baseline": baseline, "ratio": told}
