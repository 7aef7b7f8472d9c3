"""Annotated articles and what a store tells of them → how well dates, names, offices, summits and events were read."""

from etl.score.annotation import annotation_folder, load_annotation
from etl.score.counts import Miss
from etl.score.run import score, score_annotation
from etl.score.scores import Scores, read_scores, write_scores
from etl.score.told import load_told

__all__ = [
    "Miss",
    "Scores",
    "annotation_folder",
    "load_annotation",
    "load_told",
    "read_scores",
    "score",
    "score_annotation",
    "write_scores",
]
