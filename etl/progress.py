"""A run's steps → a progress bar with rate and remaining time on a terminal, plain lines elsewhere."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from etl.pipeline import Summary, Watcher
from etl.read.advice import with_advice
from etl.store.shards import Counts

_EVERY_SECONDS = 5.0  # between two plain lines
_SHOWN = 5  # rejects and vanished sources that the summary names one by one


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
    rows = list(_rows(summary))
    width = max(len(label) for label, _ in rows)

    def say(line: str) -> None:
        console.print(line, markup=False, highlight=False, soft_wrap=True)

    for label, value in rows:
        say(f"{label:<{width}}  {value}")
    for uri, locator, reason in sorted(summary.rejects, key=_is_kept)[:_SHOWN]:
        say(f"  {uri} {locator}".rstrip() + f": {with_advice(reason)}")
    if len(summary.rejects) > _SHOWN:
        say(f"  and {len(summary.rejects) - _SHOWN:,} more in the table rejects")
    for problem in summary.built.unapplied if summary.built else ():
        say(f"  correction not applied: {problem}")
    done = "Nothing new; the store is as it was" if summary.built is None else "Built"
    say(f"{done}: {store}, {seconds:.1f} s")


def _is_kept(reject: tuple[str, str, str]) -> bool:
    """Whether a reject is only a note on something that was read."""
    return reject[2].startswith("kept")


def _rows(summary: Summary) -> Iterator[tuple[str, str]]:
    """Label and value of each line of the table."""
    for name, count in (("new", summary.new), ("changed", summary.changed), ("as before", summary.unchanged)):
        yield f"inputs {name}", f"{count:,}"
    yield "articles read", f"{summary.articles:,}"
    for name, count in (summary.built.rows if summary.built else {}).items():
        yield f"{name} in the store", f"{count:,}"
    for reason, times in _by_reason(summary):
        yield reason if reason.startswith("kept") else f"rejected: {reason}", f"{times:,}"
    for uri in summary.vanished[:_SHOWN]:
        yield "source is gone, its articles stay", uri
    if len(summary.vanished) > _SHOWN:
        yield "sources gone in all", f"{len(summary.vanished):,}"
    for shard in summary.slowest:
        yield "slowest", f"{shard.seconds:.1f} s  {shard.name}"


def _by_reason(summary: Summary) -> list[tuple[str, int]]:
    times: dict[str, int] = {}
    for _, _, reason in summary.rejects:
        times[reason] = times.get(reason, 0) + 1
    return sorted(times.items(), key=lambda item: (-item[1], item[0]))
