"""A column of date strings in, the columns of a mention out: plain strings by expressions, the others one by one."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

import polars as pl

from etl.dates.find import normalize_date
from etl.dates.stated import read_stated
from etl.model import Certainty, DateMention

_TIME = pl.Datetime("us")
_READING = pl.Struct({"start_at": _TIME, "end_at": _TIME, "calendar": pl.String, "rule": pl.String})
SCHEMA: dict[str, Any] = {
    "surface": pl.String,
    "char_start": pl.UInt32,
    "char_end": pl.UInt32,
    "kind": pl.String,
    "start_at": _TIME,
    "end_at": _TIME,
    "start_text": pl.String,
    "end_text": pl.String,
    "utc_offset_minutes": pl.Int16,
    "precision": pl.String,
    "calendar": pl.String,
    "certainty": pl.String,
    "value": pl.String,
    "rule": pl.String,
    "alternatives": pl.List(_READING),
}


def normalize_column(series: pl.Series, reference: date | datetime | None = None) -> pl.DataFrame:
    """`normalize_date` of every text of `series`, as a frame of as many rows; all null where that gives none.

    Raises:
        TypeError: `series` holds no text.
    """
    if series.dtype != pl.String:
        raise TypeError(f"a column of {series.dtype} holds no date strings; cast it to text")
    rows = pl.DataFrame({"text": series}).with_row_index("row").hstack(read_stated(series))
    plain = rows.filter(pl.col("start").is_not_null()).select("row", *_columns())
    rest = rows.filter(pl.col("start").is_null(), pl.col("text").is_not_null()).select("row", "text")
    texts = rest["text"].unique(maintain_order=True)
    mentions = [normalize_date(text, reference) for text in texts]
    read = pl.DataFrame([_row(mention) for mention in mentions], schema=SCHEMA, orient="row").with_columns(text=texts)
    others = rest.join(read, on="text").select("row", *SCHEMA)
    return rows.select("row").join(pl.concat([plain, others]), on="row", how="left", maintain_order="left").drop("row")


def _columns() -> Iterable[pl.Expr]:
    """The columns of a mention whose text says it all."""
    known = {
        "surface": pl.col("text"),
        "char_start": pl.lit(0),
        "char_end": pl.col("text").str.len_chars(),
        "kind": pl.col("kind"),
        "start_at": pl.col("start"),
        "end_at": pl.col("end"),
        "precision": pl.col("precision"),
        "calendar": pl.col("calendar"),
        "certainty": pl.lit(Certainty.STATED.value),
        "rule": pl.col("rule"),
        "alternatives": pl.lit([], dtype=SCHEMA["alternatives"]),
    }
    return [known.get(name, pl.lit(None)).cast(kind).alias(name) for name, kind in SCHEMA.items()]


def _row(mention: DateMention | None) -> tuple[Any, ...]:
    if mention is None:
        return (None,) * len(SCHEMA)
    m = mention
    alternatives = [
        {"start_at": r.start, "end_at": r.end, "calendar": r.calendar, "rule": r.rule} for r in m.alternatives
    ]
    return (
        m.surface, m.span.start, m.span.end, m.kind, m.start, m.end, m.start_text, m.end_text, m.utc_offset_minutes,
        m.precision, m.calendar, m.certainty, m.value, m.rule, alternatives,
    )  # fmt: skip
