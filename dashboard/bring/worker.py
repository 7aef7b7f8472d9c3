"""A request on standard input → a run of the ETL, told line by line in JSON on standard output; the exit code is its.

A process of its own: a run that dies, fills its memory or takes too long never takes the dashboard with it.
"""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
from filelock import Timeout

from dashboard.bring.check import Refusal
from dashboard.bring.keep import is_full
from etl.commands.shared import exit_code
from etl.errors import KnowledgeError, ReadError, TarikhError
from etl.pipeline import Options, Summary, Watcher, ingest
from etl.store import Store
from etl.store.shards import Counts

MOST_REJECTS = 200  # that are told one by one


def main() -> int:
    """Do what standard input asks for: `store`, `paths`, `workers`."""
    asked = json.loads(sys.stdin.read())
    # What a library prints must not look like ours: the real standard output is for lines alone.
    say, sys.stdout = sys.stdout, sys.stderr

    def tell(**line: Any) -> None:
        print(json.dumps(line), file=say, flush=True)

    watch = Watcher(
        planned=lambda shards: tell(step="planned", shards=shards),
        extracted=lambda counts: tell(step="extracted", **_read(counts)),
        building=lambda: tell(step="building"),
    )
    options = Options(datetime.now(UTC).replace(tzinfo=None), workers=asked["workers"], public_only=True)
    try:
        summary = ingest(asked["paths"], Store(Path(asked["store"])), options, watch)
    except TarikhError as error:
        rejects = error.rejects if isinstance(error, ReadError) else ()
        tell(step="refused", cause=_cause(error), rejects=rejects[:MOST_REJECTS], told=str(error))
        return exit_code(error)
    tell(step="done", **_done(summary))
    return 0


def _read(counts: Counts) -> dict[str, Any]:
    return {"articles": counts.articles, "rejects": len(counts.rejects)}


def _done(summary: Summary) -> dict[str, Any]:
    rejects = summary.rejects[:MOST_REJECTS]
    return {"articles": summary.articles, "rejects": rejects, "left": len(summary.rejects) - len(rejects),
            "built": summary.built is not None}  # fmt: skip


def _cause(error: TarikhError) -> Refusal:
    """Which of the refusals a run's own error is."""
    if isinstance(error, ReadError):
        return Refusal.NOTHING
    if isinstance(error, KnowledgeError):
        return Refusal.KNOWLEDGE
    if isinstance(error.__context__, Timeout):
        return Refusal.BUSY
    if isinstance(error.__cause__, OSError | duckdb.IOException | duckdb.FatalException):
        return Refusal.FULL if is_full(error.__cause__) else Refusal.UNWRITABLE
    return Refusal.FAILED


if __name__ == "__main__":
    sys.exit(main())
