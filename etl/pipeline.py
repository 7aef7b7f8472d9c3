"""Articles in, one finished store out: plan → extract (read → dates → actors → events) → fold → check → publish.

This is the whole flow on one screen, and the first file to read.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path

from etl import __version__, fingerprint, knowledge_folder
from etl.actors import load_knowledge
from etl.engines import run_here, run_on_cluster
from etl.errors import ReadError
from etl.events import load_event_facts
from etl.model import Reject
from etl.read import plan
from etl.store.folder import Store
from etl.store.inputs import Known, digest, live_frame, load_inputs, save_inputs
from etl.store.load import ShardFiles
from etl.store.plan import Plan, plan_run
from etl.store.rows import reject_frame
from etl.store.shards import (
    TABLES,
    Counts,
    Shard,
    Stages,
    extract_shard,
    is_done,
    load_job,
    make_anew,
    save_job,
    stage_files,
)
from etl.store.warehouse import Run, build, live_build_key


@dataclass(frozen=True, slots=True)
class Options:
    """How a run is done; `as_of` (UTC) is the moment used wherever "now" cannot be avoided."""

    as_of: datetime
    workers: int = 1
    rebuild: bool = False
    mapping: Mapping[str, str] = field(default_factory=dict)
    knowledge: Path | None = None  # an overlay on the shipped facts
    memory_gb: float = 1.0
    scheduler: str | None = None  # address of a Dask scheduler; else processes of this machine


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did: the shards it extracted, what it rejected, and the rows of the store if a build was made."""

    changed: int
    unchanged: int
    vanished: tuple[str, ...]
    articles: int
    rejects: tuple[tuple[str, str, str], ...]  # (uri, locator, reason)
    built: Mapping[str, int] | None


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
        KnowledgeError: a reference file is wrong; nothing was read.
        ReadError: nothing under `paths` could be read; the live version stays.
        StoreError: the store is locked or full, or the new version breaks an invariant; the live version stays.
    """
    stages = _stages(store, options)
    knowledge = load_knowledge(stages.knowledge, stages.overlay)
    facts = load_event_facts(stages.knowledge, stages.overlay, knowledge)
    found, missing = plan(paths)
    with store.writing():
        known = load_inputs(store)
        run_id = f"run-{options.as_of:%Y%m%dT%H%M%S}-{len({one.run_id for one in known.values()})}"
        todo = plan_run(found, known, store.shards, run_id, options.mapping, watch.hashing)
        counts = _extract(_waiting(todo, store, stages, options.rebuild), stages, options, watch)
        unread = (*missing, *todo.lost)
        rejects = (*(_told(reject) for reject in unread), *(one for count in counts for one in count.rejects))
        articles = sum(count.articles for count in counts)
        if not articles and len(todo.changed) == len(found):
            raise ReadError(_nothing(paths, rejects))
        save_inputs(store, todo.inputs.values())
        files = _files(todo.inputs, unread, store, stages)
        key = digest([*sorted(path for table in TABLES for path in files.of(table)), __version__])
        run = Run(run_id, options.as_of, __version__, stages.told, len(todo.inputs), options.as_of, key)
        built = None
        if options.rebuild or key != live_build_key(store):
            watch.building()
            built = build(store, run, files, knowledge, facts, options.memory_gb)
    unchanged = len(found) - len(todo.changed)
    return Summary(len(todo.changed), unchanged, todo.vanished, articles, rejects, built)


def _stages(store: Store, options: Options) -> Stages:
    """The keys of this code with these facts."""
    shipped = knowledge_folder()
    overlay = options.knowledge or (store.knowledge if store.knowledge.is_dir() else None)
    return Stages(fingerprint.read_key(shipped), fingerprint.told_key(shipped, overlay), shipped, overlay)


def _waiting(todo: Plan, store: Store, stages: Stages, rebuild: bool) -> list[Shard]:
    """The new shards, and those of earlier runs that other code or other facts would make anew."""
    for shard in todo.shards:
        save_job(shard)
    live = sorted({key for one in todo.inputs.values() for key in one.shards})
    jobs = [load_job(store.shards / key) for key in live]
    if rebuild:
        for job in jobs:
            make_anew(job, stages)
    return [job for job in jobs if not is_done(job, stages)]


def _extract(shards: Sequence[Shard], stages: Stages, options: Options, watch: Watcher) -> list[Counts]:
    watch.planned(len(shards))
    work = partial(extract_shard, stages=stages)
    if options.scheduler and shards:
        results = run_on_cluster(work, shards, options.scheduler)
    else:
        results = run_here(work, shards, options.workers)
    counts = []
    for count in results:
        watch.extracted(count)
        counts.append(count)
    return counts


def _files(inputs: Mapping[str, Known], missing: Sequence[Reject], store: Store, stages: Stages) -> ShardFiles:
    """What a build reads: the files of every live shard."""
    keys = sorted({key for one in inputs.values() for key in one.shards})
    jobs = [load_job(store.shards / key) for key in keys]
    paths = {table: [path for job in jobs for path in stage_files(job, stages, table)] for table in TABLES}
    return ShardFiles(paths, live_frame(inputs.values()), reject_frame(missing))


def _told(reject: Reject) -> tuple[str, str, str]:
    return reject.source.uri, reject.source.locator, reject.reason


def _nothing(paths: Sequence[str], rejects: Sequence[tuple[str, str, str]]) -> str:
    reasons = "; ".join(f"{uri} {locator}".strip() + f": {reason}" for uri, locator, reason in rejects[:5])
    more = f"; and {len(rejects) - 5:,} more" if len(rejects) > 5 else ""
    return f"Nothing readable in {', '.join(paths)}; the store is unchanged. {reasons or 'No file was found'}{more}"
