"""What the whole ETL costs: articles and characters a second and core, memory, and runs on what is known already.

Articles are spread over many files, so that one in a hundred can come later. Rates count CPU time, as the baseline's
do; shares and the gain of a second worker compare wall clocks and want a quiet machine.
"""

import gzip
import json
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
from dateparser.search import search_dates

from tests.benchmarks.measured import Measured, run_measured

_FILES, _LATE = 200, 2  # files, and how many of them come only later: one article in a hundred
_FEW = 28  # files: about 5,000 articles of 36,000
_BASELINE_ARTICLES = 60  # search_dates is slow: a sample of the same text is enough
_GENERATED = 3_000
_RATE, _SCALING, _MEGABYTES = 400.0, 1.7, 1536.0  # what the design asks for
_Row = dict[str, Any]


def run(corpus: Path | None) -> Iterator[_Row]:
    """Ingest the corpus (or generated articles) once, again, and with more; at two sizes only with a corpus."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = sorted(corpus.glob("*.jsonl*")) if corpus else [_generate(folder / "generated.jsonl")]
        files, characters = _spread(paths, folder)
        late = files[-_LATE:]
        stores = iter(folder / f"store-{number}" for number in range(9))
        store = next(stores)
        for path in late:
            path.rename(folder / path.name)
        first = run_measured(store, 2, [folder / "in"])
        yield from _first(first, characters * (1 - _LATE / _FILES), files[0])
        again = run_measured(store, 2, [folder / "in"])
        yield _row(
            "etl.again", again.seconds, "s", "share of the first run, 0.05 or 2 s", again.seconds / first.seconds
        )
        for path in late:
            shutil.move(folder / path.name, path)
        later = run_measured(store, 2, [folder / "in"])
        yield _row("etl.one_percent_new", later.seconds, "s", "share of the first run, 0.25",
                   later.seconds / first.seconds)  # fmt: skip
        if corpus:
            yield from _sizes(first, run_measured(next(stores), 2, files[:_FEW]))
            alone = run_measured(next(stores), 1, [folder / "in"])
            yield _row("etl.shards_1_to_2_workers", alone.shard_seconds / first.shard_seconds, "times", "1.7",
                       alone.shard_seconds / first.shard_seconds / _SCALING)  # fmt: skip


def _first(first: Measured, characters: float, sample: Path) -> Iterator[_Row]:
    """The rates of the first run, beside what is asked and beside `search_dates` on the same text."""
    rate = first.articles / first.cpu_seconds
    yield _row("etl.articles_per_cpu_second", rate, "articles/s", f"{_RATE:.0f}", rate / _RATE)
    rate = first.articles / first.seconds / 2
    yield _row("etl.articles_per_second_and_core", rate, "articles/s", f"{_RATE:.0f}, with 2 workers", rate / _RATE)
    floor = _search_dates(sample)
    rate = characters / first.cpu_seconds
    yield _row("etl.characters", rate / 1e6, "Mchar/s", f"dateparser.search_dates alone, {floor / 1e6:.4f} Mchar/s",
               rate / floor)  # fmt: skip
    yield _row("etl.memory", first.megabytes, "MB", f"{_MEGABYTES:.0f}, with 2 workers", first.megabytes / _MEGABYTES)


def _sizes(all_of_it: Measured, few: Measured) -> Iterator[_Row]:
    """The memory of a small run, and how much more all articles need."""
    name = f"etl.memory_{few.articles}_articles"
    yield _row(name, few.megabytes, "MB", f"{_MEGABYTES:.0f}, with 2 workers", few.megabytes / _MEGABYTES)
    grown = f"the same with {few.articles:,} articles"
    yield _row("etl.memory_growth", all_of_it.megabytes, "MB", grown, all_of_it.megabytes / few.megabytes)


def _spread(paths: list[Path], folder: Path) -> tuple[list[Path], int]:
    """The articles of `paths` dealt out to files of `folder`/in, and the characters of their bodies."""
    (folder / "in").mkdir()
    files = [folder / "in" / f"{number:03}.jsonl" for number in range(_FILES)]
    dealt: list[list[bytes]] = [[] for _ in files]
    characters = 0
    for number, line in enumerate(line for path in paths for line in _lines(path)):
        dealt[number % _FILES].append(line)
        characters += len(orjson.loads(line).get("body") or "")
    for path, lines in zip(files, dealt, strict=True):
        path.write_bytes(b"".join(lines))
    return files, characters


def _search_dates(path: Path) -> float:
    """Characters a CPU second of the baseline on articles from all over `path`, which holds some of each source."""
    bodies = [orjson.loads(line).get("body") or "" for line in _lines(path)]
    chosen = bodies[:: max(1, len(bodies) // _BASELINE_ARTICLES)]
    began = time.process_time()
    for body in chosen:
        search_dates(body, languages=["ar", "en"])
    return sum(map(len, chosen)) / (time.process_time() - began)


def _lines(path: Path) -> Iterator[bytes]:
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as lines:
        yield from lines


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


def _row(name: str, value: float, unit: str, baseline: str, ratio: float) -> _Row:
    return {"name": name, "value": round(value, 3), "unit": unit, "baseline": baseline, "ratio": round(ratio, 3)}
