"""The reader's reference facts: CSV files of `data/knowledge/reading` as small lookup tables, read once."""

import csv
import re
from functools import cache

from etl import knowledge_folder
from etl.errors import KnowledgeError
from etl.text import fold_key

_ARTICLE = re.compile(r"(?<![^\W_])ال(?=\w{2})")
_BETWEEN = re.compile(r"[\W_]+")


def rows(name: str) -> list[dict[str, str]]:
    """The rows of one file of `data/knowledge/reading`.

    Raises:
        KnowledgeError: the file is missing or a row has too few or too many columns.
    """
    path = knowledge_folder() / "reading" / name
    try:
        with path.open(encoding="utf-8", newline="") as file:
            found = list(csv.DictReader(file, strict=True))
    except (OSError, csv.Error) as error:
        raise KnowledgeError(f"{path}: cannot be read as CSV ({error})") from error
    for number, row in enumerate(found, 2):
        if None in row or None in row.values():
            raise KnowledgeError(f"{path}:{number}: wrong number of columns; quote values that hold a comma")
    return found


@cache
def page_labels() -> dict[str, str]:
    """Folded label of a line of a saved page, such as the one before its date, and what the line then says."""
    return {fold_key(row["label"]): row["meaning"] for row in rows("page_labels.csv")}


@cache
def column_names() -> dict[str, tuple[str, ...]]:
    """Field of an article and the column names that may hold it, the best first, in the form of `column_key`."""
    names: dict[str, list[str]] = {}
    for row in rows("columns.csv"):
        names.setdefault(row["field"], []).append(column_key(row["name"]))
    return {field: tuple(keys) for field, keys in names.items()}


def column_key(name: str) -> str:
    """A column's name folded to what its spellings share: `Published At` and `published_at`, `العنوان` and `عنوان`."""
    return _BETWEEN.sub("", _ARTICLE.sub("", fold_key(name)))
