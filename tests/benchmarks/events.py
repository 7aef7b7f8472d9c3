"""What telling events and folding reports cost: articles a second, and how folding grows with their number."""

import random
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import polars as pl

from etl import knowledge_folder
from etl.actors import load_knowledge
from etl.events import EventFacts, extract_events, find_summits, fold_reports, load_event_facts
from etl.model import Article, Language, Precision, Publication, PublishedBasis, Reject, Source
from etl.read import plan, read_input

_PER_ARTICLE = 3  # event candidates of an article
_SMALL, _LARGE = 5_000, 36_000  # articles
_SENTENCES = (
    "استقبل الرئيس عبد الفتاح السيسي في القاهرة ملك الأردن عبد الله الثاني.",
    "وقال الوزير إن بلاده ترفض المقترح وتدعو الأمم المتحدة إلى التدخل.",
    "ووقعت مصر والأردن مذكرة تفاهم في مجال النقل البري بحضور وفدي البلدين.",
    "وتنطلق في جدة غدا القمة العربية الثانية والثلاثون بمشاركة الأمين العام لجامعة الدول العربية.",
    "وكانت أسعار السلع قد شهدت في الأشهر الماضية تقلبات واسعة في أسواق المنطقة كلها دون سبب ظاهر.",
)
_Row = dict[str, str | float]


def run(corpus: Path | None) -> Iterator[_Row]:
    """Telling on the corpus or on generated articles; folding on generated reports."""
    knowledge = load_knowledge(knowledge_folder())
    started = time.process_time()
    facts = load_event_facts(knowledge_folder(), None, knowledge)
    yield _row("events.load", time.process_time() - started, "s", 0.5)
    articles = _corpus(corpus) if corpus else _generated(2_000)
    rate = _telling_rate(articles, facts)
    yield _row("events.tell", rate, "articles/s", 2_000.0)
    small, large = (_folding_seconds(articles * _PER_ARTICLE) for articles in (_SMALL, _LARGE))
    yield _row("events.fold_36000_articles", large, "s", 60.0)
    yield _row("events.fold_growth_5000_to_36000", large / small, "times", 9.0)


def _row(name: str, value: float, unit: str, baseline: float) -> _Row:
    return {
        "name": name,
        "value": round(value, 3),
        "unit": unit,
        "baseline": baseline,
        "ratio": round(value / baseline, 3),
    }


def _telling_rate(articles: list[Article], facts: EventFacts) -> float:
    publication = Publication(datetime(2023, 5, 18), Precision.DAY, PublishedBasis.HEADER)
    started = time.process_time()
    for article in articles:
        summits = find_summits(article, publication, (), (), facts)
        extract_events(article, publication, (), (), summits, facts)
    return len(articles) / (time.process_time() - started)


def _corpus(folder: Path, most: int = 2_000) -> list[Article]:
    inputs, _ = plan([str(folder)])
    found: list[Article] = []
    for one in inputs:
        for article in read_input(one, {}):
            if not isinstance(article, Reject):
                found.append(article)
            if len(found) == most:
                return found
    return found


def _generated(count: int) -> list[Article]:
    rng = random.Random(7)
    bodies = (" ".join(rng.choices(_SENTENCES, k=25)) for _ in range(count))
    return [
        Article(f"d.{number}", "عنوان", body, Source("generated", str(number)), Language.ARABIC)
        for number, body in enumerate(bodies)
    ]


def _folding_seconds(count: int) -> float:
    """CPU seconds, of all cores."""
    frame = _reports(count)
    started = time.process_time()
    fold_reports(frame)
    return time.process_time() - started


def _reports(count: int) -> pl.DataFrame:
    """Reports over as many days as there are hundreds of them: half tell an event that an earlier one has told."""
    rng = random.Random(11)
    told: list[dict[str, Any]] = []
    rows: list[dict[str, Any]] = []
    for number in range(count):
        event = rng.choice(told[-200:]) if told and rng.random() < 0.5 else _event(rng, count)
        told.append(event)
        rows.append(event | {"candidate_no": number, "document_no": number // _PER_ARTICLE, "outlet": str(number % 40)})
        rows[-1]["copy_no"] = rows[-1]["document_no"]
    schema = {
        "candidate_no": pl.UInt32,
        "document_no": pl.UInt32,
        "copy_no": pl.UInt32,
        "place_id": pl.String,
        "summit_id": pl.String,
    }
    return pl.DataFrame(rows, schema_overrides=schema)


def _event(rng: random.Random, count: int) -> dict[str, Any]:
    start = datetime(2015, 1, 1) + timedelta(days=rng.randrange(max(1, count // 100)))
    return {
        "event_type": rng.choice(("meeting", "visit", "attack", "statement", "agreement", "other")),
        "status": "happened",
        "start_at": start,
        "end_at": start + timedelta(days=1),
        "precision": "day",
        "certainty": "stated",
        "date_basis": "text",
        "place_id": None,
        "summit_id": None,
        "published_at": start + timedelta(days=1),
        "actor_ids": sorted({f"p.{int(rng.paretovariate(1.0)) % 5000}" for _ in range(3)}),
        "text": " ".join(f"w{int(rng.paretovariate(0.7)) % 60_000}" for _ in range(30)),
    }
