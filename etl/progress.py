"""A run's steps → a progress bar with rate and remaining time on a terminal, plain lines elsewhere."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from etl.pipeline import Summary, Watcher
from etl.store.shards import Counts

_EVERY_SECONDS = 5.0


@contextmanager
def watching(console: Console) -> Iterator[Watcher]:
    """A watcher that shows on `console` how far the run is."""
    if console.is_terminal:
        with _bar(console) as bar:
            yield _on_bar(bar)
    else:
        yield _in_lines(console)


def _bar(console: Console) -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"))
    return Progress(*columns, TimeRemainingColumn(), console=console, transient=True)


def _on_bar(bar: Progress) -> Watcher:
    task = bar.add_task("Looking at the input", total=None, rate="")
    began = time.monotonic()
    articles = 0

    def extracted(counts: Counts) -> None:
        nonlocal articles
        articles += counts.articles
        rate = f"{articles:,} articles, {articles / max(time.monotonic() - began, 0.001):,.0f}/s"
        bar.update(task, advance=1, rate=rate)

    return Watcher(
        hashing=lambda uri: bar.update(task, description="Looking at the input"),
        planned=lambda shards: bar.update(task, description="Reading articles", total=shards, completed=0),
        extracted=extracted,
        building=lambda: bar.update(task, description="Folding and building the store", total=None),
    )


def _in_lines(console: Console) -> Watcher:
    began = last = time.monotonic()
    articles = done = total = 0

    def planned(shards: int) -> None:
        nonlocal total
        total = shards
        if shards:
            console.print(f"Reading {shards:,} shard{'s' * (shards != 1)} of articles")

    def extracted(counts: Counts) -> None:
        nonlocal articles, done, last
        articles, done, now = articles + counts.articles, done + 1, time.monotonic()
        if now - last >= _EVERY_SECONDS:
            last = now
            left = (now - began) / done * (total - done)
            rate = articles / (now - began)
            console.print(
                f"  {done:,} of {total:,} shards, {articles:,} articles, {rate:,.0f}/s, about {left:,.0f} s left"
            )

    return Watcher(
        planned=planned, extracted=extracted, building=lambda: console.print("Folding and building the store")
    )


def print_summary(console: Console, summary: Summary, store: str, seconds: float) -> None:
    """The table at the end of a run: what came in, what was left out and why, and what the store now holds."""
    table = Table(show_header=False, box=None, pad_edge=False)
    table.add_row("inputs new or changed", f"{summary.changed:,}")
    table.add_row("inputs as before", f"{summary.unchanged:,}")
    table.add_row("articles read", f"{summary.articles:,}")
    for name, rows in (summary.built or {}).items():
        table.add_row(f"{name.replace('_', ' ')} in the store", f"{rows:,}")
    for reason, times in _by_reason(summary):
        table.add_row(f"rejected: {reason}", f"{times:,}")
    for uri in summary.vanished[:5]:
        table.add_row("source is gone, its articles stay", uri)
    table.add_row("seconds", f"{seconds:.1f}")
    console.print(table)
    for uri, locator, reason in summary.rejects[:5]:
        console.print(f"  {uri} {locator}".rstrip() + f": {reason}", markup=False, highlight=False)
    if len(summary.rejects) > 5:
        console.print(f"  and {len(summary.rejects) - 5:,} more in the table `rejects`", highlight=False)
    console.print(
        f"{'Nothing new; the store is as it was' if summary.built is None else 'Built'}: {store}", markup=False
    )


def _by_reason(summary: Summary) -> list[tuple[str, int]]:
    times: dict[str, int] = {}
    for _, _, reason in summary.rejects:
        times[reason] = times.get(reason, 0) + 1
    return sorted(times.items(), key=lambda item: (-item[1], item[0]))
