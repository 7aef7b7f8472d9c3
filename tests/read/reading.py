"""Helpers of the reader's tests: read one file, tell articles from reasons."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from etl.model import Article, Reject
from etl.read import plan, read_input

Found = list[Article | Reject]


def read(path: Path, mapping: Mapping[str, str] | None = None, part: int = 0, parts: int = 1) -> Found:
    """All that one path gives, rejects of the plan included."""
    inputs, rejects = plan([str(path)])
    return [*rejects, *(one for item in inputs for one in read_input(item, mapping or {}, part, parts))]


def articles(found: Iterable[Article | Reject]) -> list[Article]:
    return [one for one in found if isinstance(one, Article)]


def why(found: Iterable[Article | Reject]) -> list[str]:
    return [one.reason for one in found if isinstance(one, Reject)]
