"""The columns or fields of an exported file → a table that says what each of them means, in both languages."""

import csv
import io
from collections.abc import Iterator
from importlib.resources import files

from dashboard.export.rows import Column, columns

HEADING = ("column", "kind", "en", "ar")


def codebook(name: str = "csv") -> str:
    """CSV with a byte order mark: column, kind, meaning in English, meaning in Arabic; of the format `name`."""
    out = io.StringIO(newline="")
    out.write("\ufeff")
    table = csv.writer(out)
    table.writerow(HEADING)
    told = list(_fields(name)) or columns()
    table.writerows((column.name, column.kind, column.meaning["en"], column.meaning["ar"]) for column in told)
    return out.getvalue()


def _fields(name: str) -> Iterator[Column]:
    """What a format that is no table of events is made of; nothing for one that is."""
    lines = (files("dashboard.export") / "fields.tsv").read_text("utf-8").splitlines()
    for row in csv.DictReader(lines, delimiter="\t"):
        if row["format"] == name:
            yield Column(row["column"], row["kind"], {"en": row["en"], "ar": row["ar"]})
