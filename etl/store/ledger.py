"""Stories and the ids of earlier builds → the id of each story: ids survive new reports, merges and splits.

A report's key is the hash of its event type, document and place. An id belongs to the report that it was made from,
its anchor; the ledger remembers both for every report ever seen.
"""

from dataclasses import dataclass
from hashlib import blake2b

import polars as pl

LEDGER_SCHEMA = {"report_key": pl.String, "event_id": pl.String, "anchor": pl.Boolean}


@dataclass(frozen=True, slots=True)
class Named:
    """The ids of a build: `ids` (story_no, event_id), the ledger to keep, and old ids that now lead elsewhere."""

    ids: pl.DataFrame
    ledger: pl.DataFrame  # LEDGER_SCHEMA
    redirects: pl.DataFrame  # old_id, event_id, reason


def name_stories(reports: pl.DataFrame, ledger: pl.DataFrame) -> Named:
    """Give every story its id: the one most of its reports had, else a new one from its first report.

    Args:
        reports: story_no, report_key, first (whether it is the story's first-seen report).
        ledger: what the last build left, with LEDGER_SCHEMA.
    """
    kept = _claims(reports, ledger)
    fresh = (
        reports.join(kept, on="story_no", how="anti")
        .filter(pl.col("first"))
        .select("story_no", event_id="ev_" + pl.col("report_key"), anchor_key="report_key")
    )
    fresh = _unused(fresh, ledger)
    ids = pl.concat([kept, fresh.select("story_no", "event_id")]).sort("story_no")
    anchors = pl.concat(
        [
            ledger.filter("anchor").select("report_key", "event_id"),
            fresh.select("event_id", report_key="anchor_key").select("report_key", "event_id"),
        ]
    ).unique()
    written = (
        reports.join(ids, on="story_no")
        .select("report_key", "event_id")
        .join(anchors.with_columns(anchor=pl.lit(True)), on=["report_key", "event_id"], how="left")
        .with_columns(pl.col("anchor").fill_null(False))
    )
    forgotten = ledger.join(written, on="report_key", how="anti")
    return Named(ids, pl.concat([written, forgotten]).sort("report_key"), _redirects(reports, ledger, ids))


def _claims(reports: pl.DataFrame, ledger: pl.DataFrame) -> pl.DataFrame:
    """(story_no, event_id): each known id goes to one story, each story takes one id.

    A split id stays with its anchor, a merged story keeps the id of most reports.
    """
    votes = (
        reports.join(ledger, on="report_key")
        .group_by("story_no", "event_id")
        .agg(pl.len().alias("reports"), pl.col("anchor").any())
        .sort(["anchor", "reports", "story_no"], descending=[True, True, False])
        .unique("event_id", keep="first", maintain_order=True)
    )
    return (
        votes.sort(["reports", "anchor", "event_id"], descending=[True, True, False])
        .unique("story_no", keep="first", maintain_order=True)
        .select("story_no", "event_id")
    )


def _unused(fresh: pl.DataFrame, ledger: pl.DataFrame) -> pl.DataFrame:
    """`fresh` with another id where the natural one belongs to an older story that this one split from."""
    taken = set(ledger["event_id"]) & set(fresh["event_id"])
    if not taken:
        return fresh
    renamed = pl.col("event_id").map_elements(
        lambda old: "ev_" + blake2b(f"split {old}".encode(), digest_size=8).hexdigest() if old in taken else old,
        return_dtype=pl.String,
    )
    return fresh.with_columns(renamed)


def _redirects(reports: pl.DataFrame, ledger: pl.DataFrame, ids: pl.DataFrame) -> pl.DataFrame:
    """Ids of the ledger that no story took, each with the story that most of its reports went to."""
    return (
        reports.join(ledger.rename({"event_id": "old_id"}), on="report_key")
        .join(ids, on="story_no")
        .join(ids.select(old_id="event_id"), on="old_id", how="anti")
        .group_by("old_id", "event_id")
        .len()
        .sort(["len", "event_id"], descending=[True, False])
        .unique("old_id", keep="first", maintain_order=True)
        .select("old_id", "event_id", reason=pl.lit("merged"))
        .sort("old_id")
    )
