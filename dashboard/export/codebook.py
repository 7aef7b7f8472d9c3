"""The columns of an exported file → a table that says what each of them means, in both languages."""

import csv
import io

from dashboard.export.rows import columns

HEADING = ("column", "kind", "en", "ar")


def codebook() -> str:
    """CSV with a byte order mark: column, kind, meaning in English, meaning in Arabic."""
    out = io.StringIO(newline="")
    out.write("\ufeff")
    table = csv.writer(out)
    table.writerow(HEADING)
    table.writerows((column.name, column.kind, column.meaning["en"], column.meaning["ar"]) for column in columns())
    return out.getvalue()
