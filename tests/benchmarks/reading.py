"""What reading costs: milliseconds an article beside parsing JSON alone, and near-duplicates at two sizes."""

import gzip
import json
import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import polars as pl

from etl.model import Article
from etl.read import plan, read_input
from etl.read.duplicates import near_duplicates

_GENERATED = 4_000
_SMALL, _LARGE = 5_000, 36_000  # texts
_COPIES = 10  # every so manyth text is a copy
_SYLLABLES = ("با", "سي", "نو", "ري", "تم", "كل", "شا", "دو", "فر", "جي", "لس", "مق")


def run(corpus: Path | None) -> Iterator[dict[str, Any]]:
    """Read the corpus or generated articles; find copies among generated texts, and labelled ones beside a corpus."""
    with tempfile.TemporaryDirectory() as folder:
        paths = sorted(corpus.glob("*.jsonl*")) if corpus else [_generate(Path(folder) / "generated.jsonl")]
        alone, records = _parse(paths)
        articles, seconds = _read(paths)
    cost = 1e3 * seconds / max(1, len(articles))
    yield _row("read.article", cost, "ms", "gunzip and parse JSON alone", seconds / alone if records else None)
    characters = sum(len(article.title) + len(article.body) for article in articles)
    yield _row("read.characters", characters / seconds / 1e6, "Mchar/s", "", None)
    small, large = (_duplicates_seconds(count) for count in (_SMALL, _LARGE))
    yield _row("read.duplicates", 1e3 * large / _LARGE, "ms a text", f"the same among {_SMALL:,} texts",
               large / _LARGE / (small / _SMALL))  # fmt: skip
    labels = corpus.parent / "bench" / "duplicates_dev.jsonl" if corpus else None
    if labels and labels.is_file():
        yield _row("read.duplicates_recall", _recall(articles, labels), "of labelled pairs", "0.95", None)


def _parse(paths: list[Path]) -> tuple[float, int]:
    """Seconds and records of parsing alone."""
    began, records = time.perf_counter(), 0
    for path in paths:
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as lines:
            for line in lines:
                orjson.loads(line)
                records += 1
    return time.perf_counter() - began, records


def _read(paths: list[Path]) -> tuple[list[Article], float]:
    inputs, _ = plan([str(path) for path in paths])
    began = time.perf_counter()
    articles = [found for item in inputs for found in read_input(item, {}) if isinstance(found, Article)]
    return articles, time.perf_counter() - began


def _duplicates_seconds(count: int) -> float:
    frame = pl.DataFrame({"document_no": range(count), "text": list(_texts(count))})
    began = time.perf_counter()
    found = near_duplicates([frame])
    seconds = time.perf_counter() - began
    assert found.height == count // _COPIES - 1, "a copy was missed, or one too many was found"
    return seconds


def _texts(count: int) -> Iterator[str]:
    """Texts of made-up words; each tenth is the one nine before it with a few words changed."""
    chance = random.Random(1)
    words = ["".join(chance.choices(_SYLLABLES, k=4)) for _ in range(20_000)]
    kept: list[str] = []
    for number in range(count):
        if number and number % _COPIES == 0:
            text = list(kept)
            text[20] = text[90] = "غير"
        else:
            text = chance.choices(words, k=180)
        if number % _COPIES == 1:
            kept = text
        yield " ".join(text)


def _recall(articles: list[Article], labels: Path) -> float:
    """Share of the labelled pairs that got the same first text; documents are numbered by their date."""
    articles = sorted(articles, key=lambda article: article.published_raw or "")
    frame = pl.DataFrame({"document_no": range(len(articles)), "text": [article.body for article in articles]})
    first = {number: number for number in range(len(articles))} | dict(near_duplicates([frame]).iter_rows())
    group = {article.external_id: first[number] for number, article in enumerate(articles)}
    pairs = hits = 0
    for line in labels.read_text(encoding="utf-8").splitlines():
        groups = [group[name] for name in json.loads(line)["ids"] if name in group]
        for number, one in enumerate(groups):
            pairs += len(groups) - number - 1
            hits += groups[number + 1 :].count(one)
    return hits / max(1, pairs)


def _generate(path: Path) -> Path:
    with path.open("w", encoding="utf-8") as out:
        for number, text in enumerate(_texts(_GENERATED)):
            article = {"id": f"g{number}", "title": text[:60], "published": "2024-02-29", "body": f"{text}.وقال {text}"}
            out.write(json.dumps(article, ensure_ascii=False) + "\n")
    return path


def _row(name: str, value: float, unit: str, baseline: str, ratio: float | None) -> dict[str, Any]:
    ratio = None if ratio is None else round(ratio, 3)
    return {"name": name, "value": round(value, 3), "unit": unit, "baseline": baseline, "ratio": ratio}
