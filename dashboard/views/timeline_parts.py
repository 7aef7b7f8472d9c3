"""What stands around a timeline: names of lanes, summits and gaps behind it, and its numbers as a table."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

import polars as pl

from dashboard import telling
from dashboard.charts.months import period_text
from dashboard.charts.spans import Behind, Stretch
from dashboard.queries.counts import silent
from dashboard.queries.summits import editions

if TYPE_CHECKING:
    from dashboard.page import Page

_PREFIX = {"type": "event_type", "status": "status", "certainty": "certainty"}
_MOST_BANDS = 4
# Shortest silence that is greyed, in days, by the period counted by: shorter ones would not be seen.
_SILENT = {"day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366}
_LONGEST_WITH_BANDS = 800  # days


def labels_of(page: "Page", by: str, keys: Sequence[str]) -> dict[str, str]:
    """Key of a group or lane → what it is called."""
    words = page.words
    if by in _PREFIX:
        return {key: words(f"{_PREFIX[by]}.{key}") for key in keys}
    if by == "outlet":
        return {key: words.outlet(key) for key in keys}
    return page.names(keys)


def behind(page: "Page", span: Stretch) -> Behind:
    """Days without any article of the chosen outlets, and the summits most written about."""
    found = page.ask(silent, page.filters, _SILENT[span.grain])
    inside = found.filter((pl.col("end") > span.first) & (pl.col("start") < span.last))
    gaps = tuple((max(start, span.first), min(end, span.last)) for start, end in inside.iter_rows())
    return Behind(gaps, _summits(page, span))


def _summits(page: "Page", span: Stretch) -> tuple[tuple[str, date, date], ...]:
    """The summits of the stretch that are most written about, as many as can be named beside each other."""
    if (span.last - span.first).days > _LONGEST_WITH_BANDS:
        return ()
    found = page.ask(editions).drop_nulls("start_on")
    inside = found.filter((pl.col("start_on") >= span.first) & (pl.col("start_on") < span.last))
    apart = (span.last - span.first) / _MOST_BANDS
    bands: list[tuple[str, date, date]] = []
    for row in inside.sort("documents", "summit_id", descending=[True, False]).iter_rows(named=True):
        if all(abs(row["start_on"] - start) >= apart for _, start, _ in bands):
            name = page.words.name(row["name_ar"], row["name_en"], row["summit_id"])
            bands.append((name, row["start_on"], (row["end_on"] or row["start_on"]) + timedelta(days=1)))
    return tuple(sorted(bands, key=lambda band: band[1]))


def table_of_counts(page: "Page", counted: pl.DataFrame, span: Stretch, labels: Mapping[str, str]) -> pl.DataFrame:
    """Columns period, lane, events; the latest period first."""
    rows = [
        (
            period_text(row["start"], row["end"], span.grain, span.calendar, page.look),
            labels.get(row["lane"], row["lane"]),
            row["events"],
        )
        for row in counted.sort("start", "events", descending=True).iter_rows(named=True)
    ]
    return pl.DataFrame(rows, schema={"period": pl.String, "lane": pl.String, "events": pl.Int64}, orient="row")


def table_of_events(page: "Page", found: pl.DataFrame) -> pl.DataFrame:
    """Columns when, certainty, type, headline."""
    words = page.words
    rows = [
        (
            telling.when(row, words, page.look),
            words(f"certainty.{row['certainty']}"),
            words(f"event_type.{row['event_type']}"),
            words.name(row["headline_ar"], row["headline_en"], row["event_id"]),
        )
        for row in found.iter_rows(named=True)
    ]
    return pl.DataFrame(rows, schema=dict.fromkeys(("when", "certainty", "type", "headline"), pl.String), orient="row")
