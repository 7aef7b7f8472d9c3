"""How fast dates are read: columns, single strings and the command line beside dateparser, running text beside a scan.

The baselines run in the same process on the same strings and text: a reused `DateDataParser(languages=["ar", "en"])`
and `search_dates`. The floor is a Polars scan that only counts the digits of the same text.
"""

import gzip
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import polars as pl
from dateparser.date import DateDataParser
from dateparser.search import search_dates

from etl.dates import find_dates, normalize_date
from etl.dates.column import normalize_column

_REFERENCE = datetime(2024, 2, 10)
_MONTHS = (
    "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو",
    "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
)  # fmt: skip
_STRINGS = 400_000
_ONE_BY_ONE = 40_000
_BASELINE_STRINGS = 2_000
_ARTICLES = 5_000  # of each file
_BASELINE_CHARACTERS = 60_000
_SENTENCES = (
    "استقبل الرئيس المصري في القاهرة يوم {day} {month} 2024 وزير الخارجية السعودي.",
    "وكانت القمة قد عقدت في جدة في 19 مايو 2023 الموافق 29 شوال 1444 هـ بحضور القادة.",
    "ومن المقرر أن يزور الوفد عمّان الأسبوع المقبل لاستكمال المشاورات مع المسؤولين.",
    "وأشار البيان إلى أن المباحثات تناولت ملفات اقتصادية وأمنية متعددة دون تفاصيل إضافية.",
)


def run(corpus: Path | None) -> Iterator[dict[str, Any]]:
    """Strings a second for a column, one by one and through the command; characters a second for running text."""
    strings = _strings(_STRINGS)
    parser = DateDataParser(languages=["ar", "en"])
    base = _rate(lambda: [parser.get_date_data(text) for text in strings[:_BASELINE_STRINGS]], _BASELINE_STRINGS)
    column = _rate(lambda: normalize_column(pl.Series(strings), _REFERENCE), _STRINGS)
    single = _rate(lambda: [normalize_date(text, _REFERENCE) for text in strings[:_ONE_BY_ONE]], _ONE_BY_ONE)
    reused = f"a reused DateDataParser, {base:,.0f} strings/s"
    yield _row("normalize_column", column, "strings/s", reused, column / base)
    yield _row("normalize_date", single, "strings/s", reused, single / base)
    with tempfile.TemporaryDirectory() as folder:
        lines = Path(folder) / "lines.jsonl"
        lines.write_text(
            "".join(f'{{"id":{n},"text":"{text}","reference":null}}\n' for n, text in enumerate(strings)),
            encoding="utf-8",
        )
        answers = lines.with_name("answers.jsonl")
        command = _rate(lambda: _command(lines, answers), _STRINGS)
        assert answers.read_bytes().count(b'"start":"') == _STRINGS
    yield _row("tarikh dates --whole, start included", command, "strings/s", reused, command / base)
    yield from _running_text(list(_bodies(corpus)))


def _running_text(texts: list[str]) -> Iterator[dict[str, Any]]:
    """Mchar/s of `find_dates`, of the floor under it, and how both stand to `search_dates`."""
    characters = sum(map(len, texts))
    sample = _first(texts, _BASELINE_CHARACTERS)
    base = _rate(lambda: [search_dates(text, languages=["ar", "en"]) for text in sample], sum(map(len, sample))) / 1e6
    found = _rate(lambda: [find_dates(text, _REFERENCE) for text in texts], characters) / 1e6
    column = pl.Series(texts)
    floor = _rate(lambda: column.str.count_matches(r"\d"), characters) / 1e6
    searched = f"search_dates, {base:.3f} Mchar/s"
    yield _row("find_dates on running text", found, "Mchar/s", searched, found / base)
    yield _row("floor: a Polars scan of the same text", floor, "Mchar/s", searched, floor / base)


def _rate(work: Callable[[], object], amount: int) -> float:
    """`amount` by the seconds that `work` takes."""
    began = time.perf_counter()
    work()
    return amount / (time.perf_counter() - began)


def _strings(number: int) -> list[str]:
    """Different strings of day, month name, year and clock time."""
    chance, found = random.Random(1), dict[str, None]()
    while len(found) < number:
        day, year = chance.randint(1, 28), chance.randint(1950, 2049)
        found[f"{day} {chance.choice(_MONTHS)} {year} {chance.randrange(24):02}:{chance.randrange(60):02}"] = None
    return list(found)


def _command(lines: Path, answers: Path) -> None:
    """`tarikh dates --whole` from file to file."""
    command = [sys.executable, "-m", "etl", "dates", "--whole"]
    with lines.open("rb") as given, answers.open("wb") as told:
        subprocess.run(command, stdin=given, stdout=told, check=True)


def _bodies(corpus: Path | None) -> Iterator[str]:
    """The first bodies of each file of the corpus; without one, generated ones."""
    for path in sorted(corpus.glob("*.jsonl*")) if corpus else []:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
            for line, _ in zip(lines, range(_ARTICLES), strict=False):
                yield json.loads(line).get("body") or ""
    for number in range(0 if corpus else _ARTICLES):
        sentences = (_SENTENCES[(number + shift) % 4] for shift in range(16))
        yield " ".join(sentences).format(day=number % 28 + 1, month=_MONTHS[number % 12])


def _first(texts: list[str], characters: int) -> list[str]:
    """Texts from all over the list, until they hold so many characters."""
    found: list[str] = []
    for text in texts[:: max(1, len(texts) // 60)]:
        if sum(map(len, found)) >= characters:
            break
        found.append(text)
    return found


def _row(name: str, value: float, unit: str, baseline: str, ratio: float) -> dict[str, Any]:
    return {"name": name, "value": round(value, 3), "unit": unit, "baseline": baseline, "ratio": round(ratio, 2)}
