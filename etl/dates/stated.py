"""A column of date strings in; out, read by column expressions alone, those that are plain and complete.

Plain is `10 فبراير 2024`, `السبت 29 رجب 1445 هـ`, `February 10, 2024`, `2024-02-10T21:43`, each with a clock time or
without. What is invalid, contradicts itself or says less is left to the grammar.
"""

from datetime import date
from functools import cache

import polars as pl

from etl.dates.calendars import FIRST_HIJRI, LAST_HIJRI, hijri_month, is_settled
from etl.dates.plain import ERAS, FORMS, HIJRI, YEARS, month_numbers, weekday_numbers
from etl.dates.policy import DEFAULT_POLICY
from etl.model import Calendar, DateKind, Precision
from etl.text import fold_pairs

_LONGEST = 120  # bytes
_NUMBERS = ("d", "n", "y", "h", "i", "s")
_NAMES = ("m", "w", "era")


def read_stated(texts: pl.Series) -> pl.DataFrame:
    """`texts` as rows of kind, start, end (wall clock, half-open), precision, calendar, rule; null where not plain."""
    plain = pl.DataFrame({"text": texts}).with_row_index("row")
    rest = plain.filter(_is_whole(pl.col("text"))).select("row", _folded(pl.col("text")))
    found = []
    for rule, form in FORMS.items():
        groups = rest.with_columns(pl.col("text").str.extract_groups(form).alias("groups")).unnest("groups")
        found.append(groups.filter(pl.col("d").is_not_null()).drop("text").with_columns(pl.lit(rule).alias("rule")))
        rest = groups.filter(pl.col("d").is_null()).select("row", "text")
    days = _days(_values(pl.concat(found, how="diagonal")))
    return plain.select("row").join(_intervals(days), on="row", how="left", maintain_order="left").drop("row")


def _is_whole(text: pl.Expr) -> pl.Expr:
    """Texts whose first and last character the fold keeps, so that the surface is all of the text."""
    edge = "".join(letter for letter, plain in _pairs().items() if plain in {"", " "})
    return (text.str.len_bytes() <= _LONGEST) & ~text.str.contains(rf"^[\s{edge}]|[\s{edge}]$")


def _folded(text: pl.Expr) -> pl.Expr:
    return text.str.replace_many(list(_pairs()), list(_pairs().values()))


def _values(groups: pl.DataFrame) -> pl.DataFrame:
    """The groups as numbers; `n` is the month, `hijri` its calendar; rows without a month are left out."""
    given = {name: pl.col(name) if name in groups.columns else pl.lit(None) for name in (*_NUMBERS, *_NAMES)}
    month = _number(given["m"], month_numbers())
    may_be_hijri = pl.col("y").is_between(*DEFAULT_POLICY.hijri_years)
    return groups.select(
        "row",
        "rule",
        *(given[name].cast(pl.Int32).alias(name) for name in _NUMBERS if name != "n"),
        pl.coalesce(given["n"].cast(pl.Int32), month % HIJRI).alias("n"),
        month.is_not_null().alias("named"),
        (month.fill_null(0) > HIJRI).alias("hijri"),
        given["w"].is_not_null().alias("has_weekday"),
        _number(given["w"], weekday_numbers()).alias("weekday"),
        _number(given["era"], ERAS).alias("era"),
    ).filter(pl.col("n").is_between(1, 12), pl.col("y").is_between(*YEARS), pl.col("named") | ~may_be_hijri)


def _number(text: pl.Expr, numbers: dict[str, int]) -> pl.Expr:
    return text.cast(pl.String).replace_strict(numbers, default=None, return_dtype=pl.Int32)


def _days(values: pl.DataFrame) -> pl.DataFrame:
    """The rows whose `day` exists and agrees with the weekday and the era, if they are given."""
    place = (pl.col("y") - FIRST_HIJRI) * 12 + pl.col("n") - 1
    starts, lengths = _hijri_months()
    first = pl.date(pl.col("y"), pl.col("n"), 1)
    length = first.dt.month_end().dt.day().cast(pl.Int32)
    hijri_first = place.replace_strict(starts, default=None, return_dtype=pl.Date)
    hijri_length = place.replace_strict(lengths, default=None, return_dtype=pl.Int32)
    dated = pl.concat([
        values.filter(~pl.col("hijri")).with_columns(first.alias("first"), length.alias("length")),
        values.filter(pl.col("hijri")).with_columns(hijri_first.alias("first"), hijri_length.alias("length")),
    ]).filter(pl.col("d").is_between(1, pl.col("length")))  # fmt: skip
    days = dated.with_columns((pl.col("first") + pl.duration(days=pl.col("d") - 1)).alias("day"))
    is_weekday = ~pl.col("has_weekday") | (pl.col("weekday") == pl.col("day").dt.weekday()).fill_null(False)
    return days.filter(is_weekday, (pl.col("era") == pl.col("hijri")).fill_null(True))


def _intervals(days: pl.DataFrame) -> pl.DataFrame:
    """Start, end, precision and calendar of rows with a day and perhaps a clock time."""
    hour, minute, second = (pl.col(name).fill_null(0) for name in "his")
    grain = pl.when(pl.col("s").is_not_null()).then(1).when(pl.col("h").is_not_null()).then(60).otherwise(86_400)
    start = pl.col("day").cast(pl.Datetime("us")) + pl.duration(seconds=hour * 3600 + minute * 60 + second)
    names = {1: Precision.SECOND.value, 60: Precision.MINUTE.value, 86_400: Precision.DAY.value}
    is_clock = pl.col("h").is_not_null()
    day_rule = pl.when("has_weekday").then(pl.lit("weekday and date")).otherwise(pl.col("rule"))
    calendar = pl.when("hijri").then(pl.lit(Calendar.UMM_AL_QURA.value)).otherwise(pl.lit(Calendar.GREGORIAN.value))
    return days.select(
        "row",
        pl.when(is_clock).then(pl.lit(DateKind.TIME.value)).otherwise(pl.lit(DateKind.ABSOLUTE.value)).alias("kind"),
        start.alias("start"),
        (start + pl.duration(seconds=grain)).alias("end"),
        grain.replace_strict(names, return_dtype=pl.String).alias("precision"),
        calendar.alias("calendar"),
        pl.when(is_clock).then(pl.lit("day and clock time")).otherwise(day_rule).alias("rule"),
    )


@cache
def _pairs() -> dict[str, str]:
    return fold_pairs()


@cache
def _hijri_months() -> tuple[dict[int, date], dict[int, int]]:
    """First day and length of the months of years whose calendar is settled, by their number in the table."""
    found = {
        (year - FIRST_HIJRI) * 12 + month - 1: days
        for year in range(FIRST_HIJRI, LAST_HIJRI + 1)
        for month in range(1, 13)
        if is_settled(year) and (days := hijri_month(year, month))
    }
    lengths = {place: (after - first).days for place, (first, after) in found.items()}
    return {place: first for place, (first, _) in found.items()}, lengths
