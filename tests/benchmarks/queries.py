"""How quick the dashboard's questions are, each beside its floor: the bare aggregate over the same columns and rows.

On a store of `TARIKH_BENCH_EVENTS` synthetic events (1,000,000 unless told), over 48 filters that mix days and actors.
What is kept for a page is thrown away before each filter, as if every reader chose
a new one: the first question of a filter also finds its events.
"""

import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from dashboard.database import Connection, Database
from dashboard.filters import Filters
from dashboard.queries.actors import ranking
from dashboard.queries.events import events_page
from dashboard.queries.facets import facets
from dashboard.queries.outlets import outlets
from dashboard.queries.overview import coverage, top_actors
from dashboard.queries.pairs import actor_pairs
from dashboard.queries.periods import events_per_period
from dashboard.queries.quality import conflicts
from dashboard.queries.summary import summary
from tests.benchmarks.asked import SIZE, Row, chosen_filters, large_store, percentile, row

_Question = Callable[[Connection, Filters], object]
_OPEN = ("types",)  # the group of filters that stands open when a page is opened

_QUESTIONS: dict[str, _Question] = {
    "summary": summary,
    "facets that stand open": lambda con, filters: facets(con, filters, keys=_OPEN),
    "events per month and type": lambda con, filters: events_per_period(con, filters, "month"),
    "page of 25 events": lambda con, filters: events_page(con, filters, limit=25),
    "top actors": top_actors,
    "coverage": coverage,
    "ranking of actors": ranking,
    "outlets": outlets,
    "contradictions": conflicts,
    "pairs of actors": actor_pairs,
    "every facet": facets,
}
_RERUN = tuple(_QUESTIONS)[:6]  # what a page asks
_ACTORS = "select actor_no, count(*) from event_actor where event_no in ({events}) group by all"
_TOLD = "select outlet_no, count(distinct document_no), count(distinct event_no) from report where event_no in ({events}) group by all"  # fmt: skip # noqa: E501
_CUBE = 'select event_type, status, "precision", certainty, calendar, count(*) from event where {where} group by all'
_FLOORS = {
    "summary": (
        "select count(*), min(start_at), max(start_at), count(end_at) from event where {where}",
        "select count(distinct document_no), count(distinct outlet_no) from report where event_no in ({events})",
    ),
    "facets that stand open": (_CUBE,),
    "events per month and type": (
        "select date_trunc('month', start_at), event_type, count(*) from event where {where} group by all",
    ),
    "page of 25 events": (
        "select * exclude (search_text) from event where {where} order by start_at desc nulls last, event_no desc limit 25",  # noqa: E501
    ),
    "top actors": (_ACTORS,),
    "coverage": (_TOLD,),
    "ranking of actors": (
        "select actor_no, count(*), min(start_at), max(start_at) from actor_event where event_no in ({events}) group by 1",  # noqa: E501
    ),
    "outlets": (
        _TOLD,
        "select outlet_no, count(*), min(published_at), max(published_at) from document group by all",
        """select event_no, min(published_at), count(distinct outlet_no) from report where event_no in ({events})
        group by all""",
    ),
    "contradictions": (
        """select event_no, count(distinct (start_at, end_at)), count(distinct status) from report
        where event_no in ({events}) group by all""",
    ),
    "pairs of actors": (
        _ACTORS,
        """select a.actor_no, b.actor_no, count(*) from event_actor a join event_actor b using (event_no)
        where a.actor_no < b.actor_no and a.actor_no < 300 and b.actor_no < 300 and a.event_no in ({events})
        group by all""",
    ),
    "every facet": (
        _CUBE,
        "select outlet_no, count(distinct event_no) from report where event_no in ({events}) group by all",
        "select language, count(distinct event_no) from report where event_no in ({events}) group by all",
        _ACTORS,
        _ACTORS,
        """select country, count(distinct event_no) from event_actor join actor using (actor_no)
        where event_no in ({events}) group by all""",
        "select summit_id, count(*) from event where {where} group by all",
    ),
}


def run(corpus: Path | None) -> Iterator[Row]:
    """The questions and all that a page asks; `corpus` is not read: size is what matters here."""
    database = Database(large_store())
    took: dict[str, list[float]] = {name: [] for name in _QUESTIONS}
    floors: dict[str, list[float]] = {name: [] for name in _QUESTIONS}
    for filters in chosen_filters():  # a question beside its floor: a busy moment of the machine meets both
        for name, question in _QUESTIONS.items():
            took[name].append(_milliseconds(database, question, filters))
            floors[name].append(_milliseconds(database, _floor(name), filters))
    database.close()
    for name, times in took.items():
        p50, p95 = statistics.median(times), percentile(times, 0.95)
        baseline = "its bare aggregates"
        yield row(f"{name}, {SIZE}, p50", p50, "ms", baseline, p50 / statistics.median(floors[name]))
        yield row(f"{name}, {SIZE}, p95", p95, "ms", baseline, p95 / percentile(floors[name], 0.95))
    page = [sum(times) for times in zip(*(took[name] for name in _RERUN), strict=True)]
    yield row(f"all that a page asks, {SIZE}, p50", statistics.median(page), "ms")
    yield row(f"all that a page asks, {SIZE}, p95", percentile(page, 0.95), "ms")


def _floor(name: str) -> _Question:
    """The bare aggregates of a question."""

    def asked(con: Connection, filters: Filters) -> None:
        where = filters.where()
        for sql in _FLOORS[name]:
            con.execute(sql.format(where=where.sql, events=where.events), _bound(sql, filters)).fetchall()

    return asked


def _bound(sql: str, filters: Filters) -> dict[str, object]:
    return dict(filters.where().params) if "{" in sql else {}


def _milliseconds(database: Database, question: _Question, filters: Filters) -> float:
    began = time.perf_counter()
    database.ask(question, filters)
    return (time.perf_counter() - began) * 1_000
