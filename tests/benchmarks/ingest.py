"""What the whole ETL costs: articles and characters a second and core, memory, and runs on what is known already.

Articles are spread over many files, so that one in a hundred can come later. Rates of a core are those of one worker
and, as the baseline's, of CPU time: two workers on one processor slow each other down. Shares and the gain of a second
worker compare wall clocks and want a quiet machine.
"""

import gzip
import json
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

import orjson
from dateparser.search import search_dates

from tests.benchmarks.measured import Measured, run_measured

_FILES, _LATE = 200, 2  # files, and how many of them come only later: one article in a hundred
_FEW = 28  # files: about 5,000 articles of 36,000
_SAMPLES, _SAMPLE = 3, 120  # samples of the same text for search_dates, which is slow; articles of each, at least
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
        alone = run_measured(next(stores), 1, [folder / "in"])
        first = run_measured(store, 2, [folder / "in"])
        yield from _rates(alone, first, characters * (1 - _LATE / _FILES), _samples(files))
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
            yield _row("etl.shards_1_to_2_workers", alone.shard_seconds / first.shard_seconds, "times", "1.7",
                       alone.shard_seconds / first.shard_seconds / _SCALING)  # fmt: skip


def _rates(alone: Measured, both: Measured, characters: float, samples: list[list[str]]) -> Iterator[_Row]:
    """The rates of one worker and of two, beside what is asked and beside `search_dates` on the same text."""
    rate = alone.articles / alone.cpu_seconds
    yield _row("etl.articles_per_cpu_second", rate, "articles/s", f"{_RATE:.0f}, one worker", rate / _RATE)
    rate = alone.articles / alone.seconds
    yield _row("etl.articles_per_second_and_core", rate, "articles/s", f"{_RATE:.0f}, one worker", rate / _RATE)
    rate = both.articles / both.seconds
    yield _row("etl.articles_per_second", rate, "articles/s", f"{2 * _RATE:.0f}, two workers", rate / _RATE / 2)
    floor = median(map(_search_dates, samples))
    told = f"dateparser.search_dates alone, {floor / 1e6:.4f} Mchar/s"
    for name, run in (("etl.characters", alone), ("etl.characters_2_workers", both)):
        rate = characters / run.cpu_seconds
        yield _row(name, rate / 1e6, "Mchar/s and core", told, rate / floor)
    yield _row("etl.memory", both.megabytes, "MB", f"{_MEGABYTES:.0f}, two workers", both.megabytes / _MEGABYTES)


def _sizes(all_of_it: Measured, few: Measured) -> Iterator[_Row]:
    """The memory of a small run, and how much more all articles need."""
    name = f"etl.memory_{few.articles}_articles"
    yield _row(name, few.megabytes, "MB", f"{_MEGABYTES:.0f}, two workers", few.megabytes / _MEGABYTES)
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


def _samples(files: list[Path]) -> list[list[str]]:
    """Bodies of some files each, which hold some of every source."""
    each = -(-_SAMPLE // len(list(_lines(files[0]))))
    chosen = (files[at * each : (at + 1) * each] for at in range(_SAMPLES))
    return [[orjson.loads(line).get("body") or "" for path in some for line in _lines(path)] for some in chosen]


def _search_dates(bodies: list[str]) -> float:
    """Characters a CPU second of the baseline, once it has loaded its languages."""
    search_dates("1 يناير 2024, 1 January 2024", languages=["ar", "en"])
    began = time.process_time()
    for body in bodies:
        search_dates(body, languages=["ar", "en"])
    return sum(map(len, bodies)) / (time.process_time() - began)


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
