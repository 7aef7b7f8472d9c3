"""How fast the whole ETL is: articles per second and core, beside `dateparser.search_dates` on the same text."""

import gzip
import json
import resource
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from dateparser.search import search_dates

from etl.pipeline import Options, Watcher, ingest
from etl.store import Store

_AS_OF = datetime(2026, 1, 1)
_BASELINE_ARTICLES = 60  # search_dates is slow: a sample of the same text is enough
_GENERATED = 3000


def run(corpus: Path | None) -> Iterator[dict[str, Any]]:
    """Ingest the corpus (or generated articles) with one worker, then again unchanged."""
    with tempfile.TemporaryDirectory() as folder:
        paths = sorted(corpus.glob("*.jsonl*")) if corpus else [_generate(Path(folder) / "generated.jsonl")]
        store = Store(Path(folder) / "store")
        first, articles = _timed(paths, store)
        again, _ = _timed(paths, store)
        characters, floor = _search_dates(paths)
        total = sum(characters_of(path) for path in paths)
    yield _row("ETL, one worker", articles / first, "articles/s", "dateparser.search_dates alone, per character",
               (total / first) / (characters / floor))  # fmt: skip
    yield _row("ETL again, nothing new", again, "s", "the first run", again / first)
    yield _row("peak memory of the ETL", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, "MB", "", None)


def characters_of(path: Path) -> int:
    """Characters of all bodies in a file of articles."""
    return sum(len(article.get("body") or "") for article in _articles(path))


def _timed(paths: list[Path], store: Store) -> tuple[float, int]:
    began = time.perf_counter()
    summary = ingest([str(path) for path in paths], store, Options(_AS_OF, workers=1), Watcher())
    return time.perf_counter() - began, summary.articles


def _search_dates(paths: list[Path]) -> tuple[int, float]:
    """Characters and seconds of the baseline on the first articles of each file."""
    characters, began = 0, time.perf_counter()
    for path in paths:
        for article, _ in zip(_articles(path), range(_BASELINE_ARTICLES // len(paths)), strict=False):
            body = article.get("body") or ""
            characters += len(body)
            search_dates(body, languages=["ar", "en"])
    return characters, time.perf_counter() - began


def _articles(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _generate(path: Path) -> Path:
    """Articles made of a few sentences that differ in their day, names and order."""
    sentences = (
        "استقبل الرئيس المصري عبد الفتاح السيسي في القاهرة يوم {day} فبراير 2024 وزير الخارجية السعودي.",
        "وأكد الأمين العام للأمم المتحدة أنطونيو غوتيريش خلال اللقاء أهمية وقف إطلاق النار.",
        "وكانت القمة العربية قد عقدت في جدة في 19 مايو 2023 الموافق 29 شوال 1444 هـ.",
        "ومن المقرر أن يزور الوفد عمّان الأسبوع المقبل لاستكمال المشاورات مع المسؤولين.",
        "وأشار البيان إلى أن المباحثات تناولت ملفات اقتصادية وأمنية متعددة دون تفاصيل إضافية.",
    )
    with path.open("w", encoding="utf-8") as out:
        for number in range(_GENERATED):
            body = " ".join(sentences[(number + shift) % 5].format(day=number % 28 + 1) for shift in range(20))
            article = {"id": f"g{number}", "title": f"خبر {number}", "published": "2024-02-29", "body": body}
            out.write(json.dumps(article, ensure_ascii=False) + "\n")
    return path


def _row(name: str, value: float, unit: str, baseline: str, ratio: float | None) -> dict[str, Any]:
    ratio = None if ratio is None else round(ratio, 3)
    return {"name": name, "value": round(value, 3), "unit": unit, "baseline": baseline, "ratio": ratio}
