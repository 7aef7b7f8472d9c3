"""Articles in, one finished store out: plan → extract (read → dates → actors → events) → fold → check → publish.

This is the whole flow on one screen, and the first file to read.
"""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from pathlib import Path

import duckdb

from etl import __version__, fingerprint, knowledge_folder
from etl.actors import Knowledge
from etl.engines import run_here, run_on_cluster
from etl.errors import ReadError
from etl.events import EventFacts
from etl.model import Reject, Source
from etl.read import Input, download, plan, reasons
from etl.read.advice import with_advice
from etl.store.corrections import Correction, load_corrections
from etl.store.draft import ShardFiles
from etl.store.erase import erase_builds, erase_texts
from etl.store.extract import TABLES, load_facts
from etl.store.folder import Store
from etl.store.forgotten import Forgotten, copies_left, find_documents, joined, load_forgotten, save_forgotten
from etl.store.inputs import Known, live_frame, load_inputs, save_inputs
from etl.store.plan import Plan, plan_run
from etl.store.rows import reject_frame
from etl.store.shards import (
    Counts,
    Shard,
    Stages,
    empty_files,
    extract_shard,
    is_done,
    load_job,
    make_anew,
    save_job,
    stage_files,
    sweep_shards,
)
from etl.store.warehouse import Built, Grounds, Run, build, build_key, live_build_key

_SLOWEST = 3  # shards that the summary names


@dataclass(frozen=True, slots=True)
class Options:
    """How a run is done; `as_of` (UTC) is the moment used wherever "now" cannot be avoided."""

    as_of: datetime
    workers: int = 1
    rebuild: bool = False
    mapping: Mapping[str, str] = field(default_factory=dict)
    knowledge: Path | None = None  # an overlay on the shipped facts; else the store's own
    corrections: Path | None = None  # a folder, applied together with the store's own
    memory_gb: float = 1.0  # the most that DuckDB takes in a build; 0.25 up to about 40,000 articles
    scheduler: str | None = None  # address of a Dask scheduler; else processes of this machine
    public_only: bool = False  # whether addresses in private networks are refused


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did: its inputs, what it read and rejected, and what the store holds if a build was made."""

    new: int
    changed: int
    unchanged: int
    vanished: tuple[str, ...]
    articles: int
    rejects: tuple[tuple[str, str, str], ...]  # (uri, locator, reason)
    slowest: tuple[Counts, ...]
    built: Built | None


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What a run withdrew: how many documents, where copies of their text stay, and the build without them."""

    documents: int
    copies: tuple[str, ...]
    built: Built | None


@dataclass(frozen=True, slots=True)
class Watcher:
    """Who is told how far a run is; every call is cheap and none may fail."""

    hashing: Callable[[str], None] = lambda uri: None
    planned: Callable[[int], None] = lambda shards: None
    extracted: Callable[[Counts], None] = lambda counts: None
    building: Callable[[], None] = lambda: None


def ingest(paths: Sequence[str], store: Store, options: Options, watch: Watcher) -> Summary:
    """Extract every new or changed article under `paths` and publish a new version of `store`.

    Raises:
        KnowledgeError: a reference file or a correction is wrong; nothing was read.
        ReadError: nothing under `paths` could be read; the live version stays.
        StoreError: the store is locked or full, or the new version breaks an invariant; the live version stays.
    """
    task = _task(store, options, watch)
    named, missing = plan(paths)
    with store.writing():
        wanted, withdrawn = _not_forgotten(named, load_forgotten(store))
        fetched, unfetched = download(wanted, store.fetched, options.public_only)
        found = [replace(item, seen=options.as_of) for item in fetched]
        known, run_id = load_inputs(store), task.run_id()
        todo = plan_run(found, known, store.shards, run_id, options.mapping, watch.hashing)
        counts = task.extract(todo.inputs, todo.shards)
        unread = (*missing, *withdrawn, *unfetched, *todo.lost)
        summary = _summary(todo, known, found, unread, counts)
        if not summary.unchanged and not any(counts[shard.key].articles for shard in todo.shards):
            raise ReadError(_nothing(paths, summary.rejects), summary.rejects)
        save_inputs(store, todo.inputs.values())
        return replace(summary, built=task.publish(todo.inputs, unread, run_id))


def forget(addresses: Sequence[str], store: Store, options: Options, watch: Watcher) -> Withdrawal:
    """Withdraw all articles of these files, folders, feeds or URLs for good, and publish a version without them.

    Their text leaves every file of the store's folder, older builds included.

    Raises:
        ReadError: no article of the store came from one of them; nothing was changed.
    """
    task = _task(store, options, watch)
    with store.writing():
        asked, copies = _from_addresses(store, addresses, options.as_of)
        strangers = sorted(set(addresses) - set(asked.rows["address"]))
        if strangers:
            raise ReadError(f"no article of {store.root} came from {', '.join(strangers)}; nothing was forgotten")
        forgotten = joined([load_forgotten(store), asked])
        inputs = {uri: known for uri, known in load_inputs(store).items() if not forgotten.covers(uri)}
        save_forgotten(store, forgotten)
        save_inputs(store, inputs.values())
        task.extract(inputs, ())
        built = task.publish(inputs, (), task.run_id())
        return Withdrawal(asked.rows["document_id"].n_unique(), tuple(copies), built)


def refresh(store: Store, options: Options, watch: Watcher) -> Built | None:
    """Publish a version with the corrections and facts of now, from the articles that are there; None if it is live."""
    task = _task(store, options, watch)
    with store.writing():
        inputs = load_inputs(store)
        task.extract(inputs, ())
        return task.publish(inputs, (), task.run_id())


@dataclass(frozen=True, slots=True)
class _Task:
    """One run on one store: with which code and facts, and how."""

    store: Store
    options: Options
    watch: Watcher
    stages: Stages
    knowledge: Knowledge
    facts: EventFacts
    corrections: tuple[Correction, ...]
    began: float

    def run_id(self) -> str:
        """The run's name: its moment and the number of the build that it may publish."""
        return f"run-{self.options.as_of:%Y%m%dT%H%M%S}-{self.store.next_build().stem.rpartition('-')[2]}"

    def extract(self, inputs: Mapping[str, Known], planned: Sequence[Shard]) -> dict[str, Counts]:
        """Bring the planned shards and all others of `inputs` up to date; what each gave, by its key."""
        for shard in planned:
            save_job(shard)
        jobs = _jobs(self.store, inputs)
        if self.options.rebuild:
            for job in jobs:
                make_anew(job, self.stages)
        new = {shard.key for shard in planned}
        waiting = [job for job in jobs if job.key in new or not is_done(job, self.stages)]
        waiting.sort(key=lambda job: -sum(item.size for item in job.inputs) / job.parts)  # the last ones end together
        self.watch.planned(len(waiting))
        work = partial(extract_shard, stages=self.stages)
        counts = {}
        for count in _spread(work, waiting, self.options):
            self.watch.extracted(count)
            counts[count.key] = count
        return {key: counts[key] for key in sorted(counts, key=lambda key: (key not in new, key))}

    def publish(self, inputs: Mapping[str, Known], unread: Sequence[Reject], run_id: str) -> Built | None:
        """Build a new version from all shards of `inputs`; None when it would be the live one again."""
        jobs = _jobs(self.store, inputs)
        forgotten = load_forgotten(self.store)
        erase_texts(self.store, forgotten)
        paths = {table: [p for job in jobs for p in stage_files(job, self.stages, table)] for table in TABLES}
        files = ShardFiles(paths if jobs else empty_files(self.store.shards), live_frame(inputs.values()),
                           reject_frame(unread))  # fmt: skip
        grounds = Grounds(self.knowledge, self.facts, self.corrections, forgotten)
        key = build_key(files, grounds, fingerprint.build_key())
        built = None
        if self.options.rebuild or key != live_build_key(self.store):
            self.watch.building()
            told, moment = self.stages.told, self.options.as_of
            run = Run(run_id, __version__, told, len(inputs), moment, self.began, key)
            built = build(self.store, run, files, grounds, self.options.memory_gb)
        sweep_shards(self.store.shards, {job.key for job in jobs}, self.stages)
        erase_builds(self.store, forgotten)
        return built


def _task(store: Store, options: Options, watch: Watcher) -> _Task:
    """A run's facts and corrections, all of them checked before anything is touched."""
    shipped = knowledge_folder()
    overlay = options.knowledge or (store.knowledge if store.knowledge.is_dir() else None)
    stages = Stages(fingerprint.read_key(shipped), fingerprint.told_key(shipped, overlay), shipped, overlay)
    knowledge, facts = load_facts(shipped, overlay, stages.told)
    folders = [store.corrections, *([options.corrections] if options.corrections else [])]
    return _Task(store, options, watch, stages, knowledge, facts, load_corrections(folders), time.monotonic())


def _jobs(store: Store, inputs: Mapping[str, Known]) -> list[Shard]:
    """The shards of all inputs, each once; of an input that was only touched, with its new time."""
    keys = sorted({key for one in inputs.values() for key in one.shards})
    return [_as_known(load_job(store.shards / key), inputs) for key in keys]


def _as_known(shard: Shard, inputs: Mapping[str, Known]) -> Shard:
    """`shard` with the sizes and times that its live inputs were seen with last."""
    known = [(item, inputs.get(item.uri)) for item in shard.inputs]
    return replace(
        shard,
        inputs=tuple(
            replace(item, size=one.size, mtime_ns=one.mtime_ns) if one and shard.key in one.shards else item
            for item, one in known
        ),
    )


def _spread(work: Callable[[Shard], Counts], shards: Sequence[Shard], options: Options) -> Iterator[Counts]:
    """What the shards give, by the cores of this machine or those of a cluster."""
    if options.scheduler and shards:
        return run_on_cluster(work, shards, options.scheduler)
    return run_here(work, shards, options.workers)


def _from_addresses(store: Store, addresses: Sequence[str], at: datetime) -> tuple[Forgotten, list[str]]:
    """The documents of the live version that came from `addresses`, and where copies of them stay.

    Paths count as absolute ones.
    """
    live = store.live()
    if live is None:
        return Forgotten.none(), []
    with duckdb.connect(str(live), read_only=True) as con:
        found = find_documents(con, addresses, at)
        return found, copies_left(con, found)


def _not_forgotten(inputs: Sequence[Input], forgotten: Forgotten) -> tuple[list[Input], list[Reject]]:
    """The inputs that were not withdrawn for good, and a reject for each one that was."""
    withdrawn = [item for item in inputs if forgotten.covers(item.uri)]
    wanted = [item for item in inputs if item not in withdrawn]
    return wanted, [Reject(Source(item.uri, ""), reasons.FORGOTTEN) for item in withdrawn]


def _summary(
    todo: Plan, known: Mapping[str, Known], found: Sequence[Input], unread: Sequence[Reject], counts: dict[str, Counts]
) -> Summary:
    """What the run did, but for the build."""
    told = [(reject.source.uri, reject.source.locator, reject.reason) for reject in unread]
    return Summary(
        new=sum(uri not in known for uri in todo.changed),
        changed=sum(uri in known for uri in todo.changed),
        unchanged=len(found) - len(todo.changed),
        vanished=todo.vanished,
        articles=sum(count.articles for count in counts.values()),
        rejects=(*told, *(one for count in counts.values() for one in count.rejects)),
        slowest=tuple(sorted(counts.values(), key=lambda count: -count.seconds)[:_SLOWEST]),
        built=None,
    )


def _nothing(paths: Sequence[str], rejects: Sequence[tuple[str, str, str]]) -> str:
    """The message for a run that read nothing."""
    why = "; ".join(f"{uri} {locator}".strip() + f": {with_advice(reason)}" for uri, locator, reason in rejects[:5])
    more = f"; and {len(rejects) - 5:,} more" if len(rejects) > 5 else ""
    return f"Nothing readable in {', '.join(paths)}; the store is unchanged. {why or 'No file was found'}{more}"
