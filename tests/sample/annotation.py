"""The annotated articles of data/sample/annotation and the facts of data/knowledge, read with the standard library."""

import csv
import json
from functools import cache
from typing import Any

from etl import knowledge_folder
from tests.sample.samples import SAMPLE

ANNOTATION = SAMPLE / "annotation"


def rows(name: str) -> list[dict[str, Any]]:
    """The objects of one JSON-lines file of the annotation."""
    return [json.loads(line) for line in (ANNOTATION / name).read_text(encoding="utf-8").splitlines()]


@cache
def gold() -> list[dict[str, Any]]:
    """What was annotated, article by article."""
    return rows("gold.jsonl")


@cache
def texts() -> dict[str, str]:
    """T of every annotated article by its id: title, a line's end, body."""
    return {row["id"]: f"{row['title']}\n{row['body']}" for row in rows("articles.jsonl")}


@cache
def facts(name: str) -> list[dict[str, str]]:
    """The rows of one file of data/knowledge."""
    with (knowledge_folder() / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
