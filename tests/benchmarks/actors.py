"""What naming actors costs: loading the facts, matching every spelling, whole articles, and hostile texts."""

import random
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from etl import knowledge_folder
from etl.actors import Knowledge, find_actors, load_knowledge
from etl.actors.lexicon import Lexicon, lexicon
from etl.actors.plain import plain
from etl.actors.scene import scene
from etl.model import Article, Language, Precision, Publication, PublishedBasis, Reject, Source
from etl.read import plan, read_input

_MOST, _GENERATED = 2_000, 1_000  # articles
_PUBLICATION = Publication(datetime(2016, 2, 1), Precision.DAY, PublishedBasis.HEADER)
_SENTENCES = (
    "استقبل الرئيس عبد الفتاح السيسي في القاهرة ملك الأردن عبد الله الثاني، بحضور وزيري الخارجية المصري والأردني.",
    "وقال الأمين العام لجامعة الدول العربية أحمد أبو الغيط إن موقف واشنطن لم يتغير منذ القمة الأخيرة.",
    "وأضاف المهندس سليم بن عامر الوادي مدير هيئة تنمية الواحات أن المشروع سينتهي في موعده.",
    "وكانت أسعار السلع قد شهدت في الأشهر الماضية تقلبات واسعة في أسواق المنطقة كلها دون سبب ظاهر.",
    "ونقلت وكالة رويترز عن مصدر في وزارة الدفاع الروسية أن القوات انسحبت من المنطقة ليلا.",
)
_Row = dict[str, str | float]


def run(corpus: Path | None) -> Iterator[_Row]:
    """Seconds to load, characters and articles a second; the baseline is what the design asks for."""
    started = time.process_time()
    knowledge = load_knowledge(knowledge_folder())
    words = lexicon(knowledge)
    yield _row("actors.load", time.process_time() - started, "s", 0.5)
    articles = _read(corpus) if corpus else _generated()
    _rate(articles[:50], knowledge)  # fills the caches that a worker fills once
    yield _row("actors.match", _matching_rate(articles, words) / 1e6, "Mchar/s", 4.0)
    yield _row("actors.find", _rate(articles, knowledge), "articles/s", 700.0)
    hostile = _article(0, " ".join(list(words.names)[:10_000]))
    yield _row("actors.10000_names_in_a_sentence", 1 / _rate([hostile], knowledge), "s", 2.0)


def _row(name: str, value: float, unit: str, baseline: float) -> _Row:
    value = round(value, 3)
    return {"name": name, "value": value, "unit": unit, "baseline": baseline, "ratio": round(value / baseline, 3)}


def _matching_rate(articles: list[Article], words: Lexicon) -> float:
    """Characters a second through folding and the one pass for all spellings."""
    started = time.process_time()
    for article in articles:
        scene(plain(article.body), words)
    return sum(len(article.body) for article in articles) / (time.process_time() - started)


def _rate(articles: list[Article], knowledge: Knowledge) -> float:
    """Articles a second through all of it."""
    started = time.process_time()
    for article in articles:
        find_actors(article, _PUBLICATION, (), knowledge)
    return len(articles) / (time.process_time() - started)


def _read(folder: Path) -> list[Article]:
    """As many articles of each input, up to `_MOST` together."""
    inputs, _ = plan([str(folder)])
    share = _MOST // max(1, len(inputs))
    found: list[Article] = []
    for one in inputs:
        for article in read_input(one, {}):
            if not isinstance(article, Reject):
                found.append(article)
            if len(found) % share == 0 and found:
                break
    return found


def _generated() -> list[Article]:
    rng = random.Random(7)
    return [_article(number, " ".join(rng.choices(_SENTENCES, k=15))) for number in range(_GENERATED)]


def _article(number: int, body: str) -> Article:
    return Article(f"a.{number}", "عنوان الخبر", body, Source("generated", str(number)), Language.ARABIC)
