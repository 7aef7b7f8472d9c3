"""How quick a CSV of every event is beside DuckDB's own COPY of the same columns, and how much memory it takes."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from dashboard.export import export_events, opened
from dashboard.export.rows import event_rows
from dashboard.filters import Filters
from dashboard.words import Words
from tests.benchmarks.asked import EVENTS, Row, large_store, row

_PEAK = """
import sys
from pathlib import Path
from dashboard.export import export_events, opened
from dashboard.filters import Filters
with opened(Path(sys.argv[1])) as source, open("/dev/null", "wb") as out:
    export_events(source, Filters.parse(sys.argv[2])[0], "csv", out)
told = Path("/proc/self/status").read_text()  # getrusage would tell the parent's peak where that is higher
print(int(told.partition("VmHWM:")[2].split()[0]) / 1024)
"""


def run(corpus: Path | None) -> Iterator[Row]:
    """The file of the large store; `corpus` is not read."""
    live = large_store().live()
    assert live is not None
    with opened(live) as source, tempfile.TemporaryDirectory(prefix="tarikh-bench-") as folder:
        out, words = Path(folder) / "out", Words("en")
        began = time.perf_counter()
        with out.open("wb") as file:
            export_events(source, Filters(), "csv", file, words)
        took = time.perf_counter() - began
        began = time.perf_counter()
        for rows in event_rows(source, Filters(), words):
            source.con.execute(f"copy ({rows.sql}) to '{out}' (format csv)", dict(rows.params))
        floor = time.perf_counter() - began
    yield row(f"CSV of {EVENTS:,} events", took, "s", "COPY TO of the same columns", took / floor)
    whole, part = _peak(live, ""), _peak(live, "from=2024-06-01&n=1")
    yield row(f"memory while {EVENTS:,} events are written", whole, "MB", "while a fifth of them is", whole / part)


def _peak(live: Path, filters: str) -> float:
    """The most memory that an export held, MB."""
    told = subprocess.run([sys.executable, "-c", _PEAK, str(live), filters], capture_output=True, text=True, check=True)
    return float(told.stdout)
