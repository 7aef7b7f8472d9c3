"""One run of the ETL in a process of its own → what it took, as one line of JSON: what memory and scaling ask for.

python -m tests.benchmarks.measured STORE WORKERS PATH...
"""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from etl.pipeline import Options, Watcher, ingest
from etl.store import Store

_AS_OF = datetime(2026, 1, 1)
_PAUSE = 0.3  # seconds between two looks at the memory


@dataclass(frozen=True, slots=True)
class Measured:
    """What a run took: wall clock of all of it and of its shards, CPU time of all its processes, most memory."""

    articles: int
    seconds: float
    shard_seconds: float
    cpu_seconds: float
    megabytes: float  # of the whole tree of processes, shared pages counted once


def run_measured(store: Path, workers: int, paths: Sequence[Path]) -> Measured:
    """Ingest `paths` in a fresh process and watch the memory of its tree."""
    command = [sys.executable, "-m", __name__, str(store), str(workers), *map(str, paths)]
    most = 0
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        while process.poll() is None:
            most = max(most, sum(map(_kilobytes, _tree(process.pid))))
            time.sleep(_PAUSE)
        told = process.stdout.read() if process.stdout else ""
    return Measured(**json.loads(told), megabytes=most / 1024)


def _tree(pid: int) -> list[int]:
    """A process and all that descend from it."""
    try:
        children = [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []
    return [pid, *(one for child in children for one in _tree(child))]


def _kilobytes(pid: int) -> int:
    """The proportional set size of a process; 0 once it is gone."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def main() -> None:
    """Run once and print what it took."""
    store, workers, *paths = sys.argv[1:]
    began, marks = time.perf_counter(), [0.0, 0.0]

    def mark(place: int) -> None:
        marks[place] = time.perf_counter()

    watch = Watcher(planned=lambda shards: mark(0), building=lambda: mark(1))
    summary = ingest(paths, Store(Path(store)), Options(_AS_OF, workers=int(workers)), watch)
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    told = {
        "articles": summary.articles,
        "seconds": time.perf_counter() - began,
        "shard_seconds": max(0.0, marks[1] - marks[0]),
        "cpu_seconds": sum(one.ru_utime + one.ru_stime for one in used),
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
