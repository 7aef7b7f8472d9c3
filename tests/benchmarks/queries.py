"""How quick the dashboard's questions are, each beside its floor: the bare aggregate over the same columns and rows.

On a store of `TARIKH_BENCH_EVENTS` synthetic events (1,000,000 unless told; 10,000,000 take ten minutes), over 48
filters that mix a month, a year, five years and all with none, one, three and ten actors. No answer is kept between
two questions, as if every reader chose a new filter.
"""

import math
import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from typing import Any

from dashboard.database import Connection, Database
from dashboard.export import export_events, opened
from dashboard.export.rows import event_rows
from dashboard.filters import Filters
from dashboard.queries.events import events_page
from dashboard.queries.facets import facets
from dashboard.queries.overview import top_actors
from dashboard.queries.pairs import actor_pairs
from dashboard.queries.periods import events_per_period
from dashboard.queries.summary import summary
from dashboard.words import Words
from etl.store import Store
from tests.benchmarks.synthetic import write_store

_Row = dict[str, Any]
_Question = Callable[[Connection, Filters], object]
_OPEN = ("types", "languages")  # the group of filters that stands open when a page is opened
_LAST = 7_900  # days from the first to the last synthetic event
_ACTORS = 5_000

_QUESTIONS: dict[str, _Question] = {
    "summary": summary,
    "facets that stand open": lambda con, filters: facets(con, filters, keys=_OPEN),
    "events per month and type": lambda con, filters: events_per_period(con, filters, "month"),
    "page of 25 events": lambda con, filters: events_page(con, filters, limit=25),
    "top actors": top_actors,
    "pairs of actors": actor_pairs,
    "every facet": facets,
}
_RERUN = tuple(_QUESTIONS)[:4]
_FLOORS = {
    "summary": (
        "select count(*), min(start_at), max(start_at) from event where {where}",
        "select count(distinct document_no) from report where event_no in ({events})",
    ),
    "facets that stand open": (
        'select event_type, status, "precision", certainty, calendar, count(*) from event where {where} group by all',
        "select language, count(distinct event_no) from report where event_no in ({events}) group by all",
    ),
    "events per month and type": (
        "select date_trunc('month', start_at), event_type, count(*) from event where {where} group by all",
    ),
    "top actors": ("select actor_no, count(*) from event_actor where event_no in ({events}) group by all",),
}


def run(corpus: Path | None) -> Iterator[_Row]:
    """The questions, a whole rerun, and the CSV of every event; `corpus` is not read: size is what matters here."""
    events = int(os.environ.get("TARIKH_BENCH_EVENTS", "1_000_000"))
    with tempfile.TemporaryDirectory(prefix="tarikh-bench-") as folder:
        began = time.perf_counter()
        live = write_store(Path(folder), events, _ACTORS)
        yield _row(f"a store of {events:,} events", time.perf_counter() - began, "s", None, None)
        yield from _questions(Store(Path(folder)), f"{events // 1_000_000} M" if events >= 1_000_000 else f"{events:,}")
        yield from _csv(live, events)


def _questions(store: Store, size: str) -> Iterator[_Row]:
    database = Database(store)
    chosen = list(_filters())
    took: dict[str, list[float]] = {}
    for name, question in _QUESTIONS.items():
        floors = []
        for one in chosen:  # one beside the other, so that a busy moment of the machine meets both
            took.setdefault(name, []).append(_milliseconds(database, question, one))
            if name in _FLOORS:
                floors.append(_milliseconds(database, _floor(name), one))
        times, floor = took[name], statistics.median(floors) if floors else None
        p50, p95 = statistics.median(times), _percentile(times, 0.95)
        yield _row(f"{name}, {size}, p50", p50, "ms", "its bare aggregates" if floor else None, floor and p50 / floor)
        yield _row(f"{name}, {size}, p95", p95, "ms", None, None)
    rerun = [sum(times) for times in zip(*(took[name] for name in _RERUN), strict=True)]
    yield _row(f"rerun with a new filter, {size}, p50", statistics.median(rerun), "ms", "the target of 300 ms",
               statistics.median(rerun) / 300)  # fmt: skip
    target = 300 if size == "1 M" else 1_200
    yield _row(f"rerun with a new filter, {size}, p95", _percentile(rerun, 0.95), "ms", f"the target of {target} ms",
               _percentile(rerun, 0.95) / target)  # fmt: skip
    database.close()


def _filters() -> Iterator[Filters]:
    """The 48 filters; Zipf's law picks the actors too, as readers ask for those they read of."""
    rng = random.Random(3)
    for (days, actors), _ in product(product((30, 365, 1_826, None), (0, 1, 3, 10)), range(3)):
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
    number = int(math.exp(rng.random() * math.log(_ACTORS)) - 1)
    return f"{'pocp'[number % 4]}.a{number}"


def _floor(name: str) -> _Question:
    """The bare aggregates of a question."""

    def asked(con: Connection, filters: Filters) -> None:
        where = filters.where()
        for sql in _FLOORS[name]:
            con.execute(sql.format(where=where.sql, events=where.events), dict(where.params)).fetchall()

    return asked


def _milliseconds(database: Database, question: _Question, filters: Filters) -> float:
    began = time.perf_counter()
    database.ask(question, filters)
    return (time.perf_counter() - began) * 1_000


def _percentile(times: Sequence[float], share: float) -> float:
    return sorted(times)[int(len(times) * share)]


def _csv(live: Path, events: int) -> Iterator[_Row]:
    """Every event as CSV, beside DuckDB's own COPY of the same columns."""
    with opened(live) as source, tempfile.TemporaryDirectory(prefix="tarikh-bench-") as folder:
        out, words = Path(folder) / "out", Words("en")
        began = time.perf_counter()
        with out.open("wb") as file:
            export_events(source, Filters(), "csv", file, words)
        took = time.perf_counter() - began
        began = time.perf_counter()
        for rows in event_rows(source, Filters(), words):
            source.con.execute(f"copy ({rows.sql}) to '{out}' (format csv)", dict(rows.params))
        floor = time.perf_counter() - began
    yield _row(f"CSV of {events:,} events", took, "s", "COPY TO of the same columns", took / floor)


def _row(name: str, value: float, unit: str, baseline: str | None, ratio: float | None) -> _Row:
    told = None if ratio is None else round(ratio, 3)
    return {"name": name, "value": round(value, 3), "unit": unit, "baseline": baseline, "ratio": told}
