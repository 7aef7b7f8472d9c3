"""Annotated articles → a store of their own built by this program → its scores; the store is gone afterwards."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from etl.pipeline import Options, Watcher, ingest
from etl.score.annotation import GoldArticle, articles_file, load_annotation
from etl.score.counts import Compared, together
from etl.score.dates import compare_dates
from etl.score.events import compare_events
from etl.score.names import compare_names
from etl.score.scores import Scores, to_scores
from etl.score.summits import compare_summits
from etl.score.told import ToldArticle, load_told
from etl.score.words import align
from etl.store import Store


def score_annotation(folder: Path, as_of: datetime) -> Scores:
    """The scores of this program on the annotated articles of `folder`.

    Raises:
        ReadError: the annotation or its articles cannot be read.
        StoreError: there is no room for the store.
    """
    gold = load_annotation(folder)
    with TemporaryDirectory(prefix="tarikh-score-") as scratch:
        store = Store(Path(scratch))
        ingest([str(articles_file(folder))], store, Options(as_of), Watcher())
        with duckdb.connect(str(store.live()), read_only=True) as con:
            told = load_told(con)
    return score(gold, told)


def score(gold: Sequence[GoldArticle], told: Mapping[str, ToldArticle]) -> Scores:
    """The scores of what a store tells of annotated articles; those that it lacks are counted as missing."""
    found = [article for article in gold if article.article_id in told]
    compared = together(_compare(article, told[article.article_id]) for article in found)
    return to_scores(compared, len(found), len(gold) - len(found))


def _compare(gold: GoldArticle, told: ToldArticle) -> Compared:
    place = align(gold.text, told.text)
    return together(
        [
            compare_dates(gold, told, place),
            compare_names(gold, told),
            compare_summits(gold, told),
            compare_events(gold, told, place),
        ]
    )
