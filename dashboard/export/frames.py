"""A chart's table → CSV bytes: UTF-8 with a byte order mark, formulas disarmed, filters and build in every row."""

import re

import polars as pl

BOM = b"\xef\xbb\xbf"
_FORMULA = re.compile(r"[=+\-@\t\r]")
_HARMLESS = re.compile(r"[+-]?(\d+(\.\d+)?([eE][+-]?\d+)?|\d{4,6}-\d{2}(-\d{2}([T ]\d{2}:\d{2}(:\d{2})?)?)?)")


def csv_of(frame: pl.DataFrame, sentence: str, build: str) -> bytes:
    """All rows of `frame` with `sentence` as column `filter` and `build` as column `build`; lists joined by ` | `."""
    columns = [_text(name, kind) for name, kind in frame.schema.items()]
    told = [pl.lit(disarmed(sentence)).alias("filter"), pl.lit(build).alias("build")]
    return BOM + frame.select(*columns, *told).write_csv().encode()


def disarmed(text: str) -> str:
    """`text` with a `'` before it when a spreadsheet would run it; ISO dates and numbers are left alone."""
    return f"'{text}" if _FORMULA.match(text) and not _HARMLESS.fullmatch(text) else text


def _text(name: str, kind: pl.DataType) -> pl.Expr:
    column = pl.col(name)
    if isinstance(kind, pl.List):
        column = column.list.eval(pl.element().cast(pl.String)).list.join(" | ")
    elif kind != pl.String:
        return column
    return column.map_elements(disarmed, return_dtype=pl.String)
