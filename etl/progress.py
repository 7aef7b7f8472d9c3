"""A run's steps → a progress bar with rate and remaining time on a terminal, plain lines elsewhere."""

import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from etl.pipeline import Summary, Watcher
from etl.read.advice import with_advice
from etl.store.shards import Counts

_EVERY_SECONDS = 5.0  # between two plain lines
_SHOWN = 5  # vanished sources, corrections and the like that the summary names one by one
_REASONS, _PLACES = 12, 2  # that it names; and places where each was met
_KEPT = "kept: "
_COPIES = ("exact copies", "near copies")
_FIRST = ("documents", "events", "rejects", *_COPIES)


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
            console.print(f"Reading articles in {_number(shards, 'portion', 'portions')}")

    def extracted(counts: Counts) -> None:
        nonlocal articles, done, last
        articles, done, now = articles + counts.articles, done + 1, time.monotonic()
        if now - last >= _EVERY_SECONDS:
            last = now
            left = (now - began) / done * (total - done)
            rate = articles / (now - began)
            console.print(
                f"  {done:,} of {total:,} portions, {articles:,} articles, {rate:,.0f}/s, about {left:,.0f} s left"
            )

    return Watcher(
        planned=planned, extracted=extracted, building=lambda: console.print("Folding and building the store")
    )


def print_summary(console: Console, summary: Summary, store: str, seconds: float) -> None:
    """What came in, what the store now holds, what was left out and what to do about it: the most important first."""
    for line in _lines(summary):
        console.print(line, markup=False, highlight=False, soft_wrap=True)
    done = "Nothing new; the store is as it was" if summary.built is None else "Built"
    console.print(f"{done}: {store}, {seconds:.1f} s", markup=False, highlight=False, soft_wrap=True)


def _lines(summary: Summary) -> Iterator[str]:
    """The lines of the summary but the last one."""
    files = f"{summary.new:,} new, {summary.changed:,} changed, {summary.unchanged:,} as before"
    yield f"Articles read: {summary.articles:,}, from files and feeds ({files})"
    if summary.built is not None:
        yield from _held(summary.built.rows)
    kept = [reject for reject in summary.rejects if _is_kept(reject)]
    left = [reject for reject in summary.rejects if not _is_kept(reject)]
    yield from _told(f"Left out: {_number(len(left), 'file or part of one', 'files or parts of files')}", left)
    yield from _told(f"Read all the same, with a remark: {len(kept):,}", kept)
    if summary.rejects and summary.built is not None:
        yield "  The table rejects of the store names each of them."
    yield from _list(f"Sources that are gone, whose articles stay: {len(summary.vanished):,}", summary.vanished)
    yield from _list("Corrections that were not applied:", summary.built.unapplied if summary.built else ())
    yield from _list("Slowest:", [f"{shard.seconds:.1f} s  {shard.name}" for shard in summary.slowest])


def _held(rows: Mapping[str, int]) -> Iterator[str]:
    """What the store holds: articles and their copies, events, and all that was found besides."""
    copies = ", ".join(f"{rows[name]:,} {name}" for name in _COPIES if name in rows)
    others = ", ".join(f"{count:,} {name}" for name, count in rows.items() if name not in _FIRST)
    yield f"In the store now: {rows.get('documents', 0):,} articles{f' ({copies})' if copies else ''}"
    yield f"  {rows.get('events', 0):,} events{f'; {others}' if others else ''}"


def _told(heading: str, rejects: Sequence[tuple[str, str, str]]) -> Iterator[str]:
    """The commonest reasons, what to do about each, and where it was met first."""
    if not rejects:
        return
    yield heading
    reasons = _by_reason(rejects)
    for reason, times in reasons[:_REASONS]:
        yield f"  {times:>6,}  {with_advice(reason).removeprefix(_KEPT)}"
        places = [f"{uri} {locator}".rstrip() for uri, locator, why in rejects if why == reason]
        more = f" and {times - _PLACES:,} more" if times > _PLACES else ""
        yield f"          {', '.join(places[:_PLACES])}{more}"
    if len(reasons) > _REASONS:
        yield f"  {sum(times for _, times in reasons[_REASONS:]):>6,}  for other reasons"


def _list(heading: str, items: Sequence[str]) -> Iterator[str]:
    """A heading and its items, the first of many."""
    if items:
        yield heading
    for item in items[:_SHOWN]:
        yield f"  {item}"
    if len(items) > _SHOWN:
        yield f"  and {len(items) - _SHOWN:,} more"


def _number(count: int, one: str, many: str) -> str:
    """A number with its noun."""
    return f"{count:,} {one if count == 1 else many}"


def _is_kept(reject: tuple[str, str, str]) -> bool:
    """Whether a reject is only a note on something that was read."""
    return reject[2].startswith(_KEPT)


def _by_reason(rejects: Sequence[tuple[str, str, str]]) -> list[tuple[str, int]]:
    """How often each reason was given, the commonest first."""
    times = Counter(reason for _, _, reason in rejects)
    return sorted(times.items(), key=lambda item: (-item[1], item[0]))
