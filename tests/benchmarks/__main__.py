"""Every benchmark of the project, each as a JSON line `{"name","value","unit","baseline","ratio"}` on standard output.

    python -m tests.benchmarks [--corpus DIR] [--only NAME]

Without a corpus they run on generated text. The dashboard's take `TARIKH_BENCH_EVENTS` events (1,000,000 unless told);
a folder named by `TARIKH_BENCH_STORE` keeps their store for the next run. Times depend on the machine; the ratios to
the named baseline of the same run are what to quote.
"""

import argparse
import importlib
import json
from pathlib import Path

_MODULES = ("reading", "dates", "actors", "events", "ingest", "queries", "pages", "files")


def main() -> None:
    """Run the benchmarks, one module after another."""
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("--corpus", type=Path, help="folder of articles as JSON lines, gzip'ed or not")
    parser.add_argument("--only", choices=_MODULES, help="one module alone")
    chosen = parser.parse_args()
    for name in [chosen.only] if chosen.only else _MODULES:
        module = importlib.import_module(f"tests.benchmarks.{name}")
        for result in module.run(chosen.corpus):
            print(json.dumps(result, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()
