"""Inputs on disk and inputs in the store → what is new or changed, grouped into shards of even size."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from etl.model import Reject, Source
from etl.read import Input, content_hash
from etl.store.inputs import Known, digest
from etl.store.shards import Shard

_SHARD_BYTES = 4_000_000  # of input as it lies on disk; gzip'ed text is about four times that
_SHARD_INPUTS = 64
_MOST_PARTS = 64


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run has to do: `shards` to extract, and the record of inputs once that is done."""

    shards: tuple[Shard, ...]
    inputs: dict[str, Known]
    changed: tuple[str, ...]  # uris that are new or whose content is another than before
    vanished: tuple[str, ...]  # uris of the store whose file is gone; their articles stay
    lost: tuple[Reject, ...]  # files that were found, and gone when they were to be read


def plan_run(
    found: Sequence[Input],
    known: Mapping[str, Known],
    shards: Path,
    run_id: str,
    mapping: Mapping[str, str],
    note: Callable[[str], None],
) -> Plan:
    """Compare `found` with `known`; files whose size and time are as before are not read, nor hashed."""
    inputs = dict(known)
    hashes: dict[str, str] = {}
    lost: list[Reject] = []
    for item in found:
        before = known.get(item.uri)
        if before and (before.size, before.mtime_ns) == (item.size, item.mtime_ns):
            continue
        note(item.uri)
        try:
            hashed = content_hash(item)
        except OSError:
            lost.append(Reject(Source(item.uri, ""), "file vanished before it was read"))
            continue
        if before and before.content_hash == hashed:
            inputs[item.uri] = replace(before, size=item.size, mtime_ns=item.mtime_ns)
        else:
            hashes[item.uri] = hashed
    changed = [item for item in found if item.uri in hashes]
    planned = tuple(_shards(changed, hashes, shards, tuple(sorted(mapping.items()))))
    sequence = max((one.sequence for one in inputs.values()), default=0)
    for number, item in enumerate(changed, sequence + 1):
        keys = tuple(shard.key for shard in planned if item in shard.inputs)
        inputs[item.uri] = Known(item.uri, hashes[item.uri], item.size, item.mtime_ns, number, run_id, keys)
    vanished = tuple(uri for uri in known if uri.startswith("/") and not Path(uri).exists())
    return Plan(planned, inputs, tuple(hashes), vanished, tuple(lost))


def _shards(
    items: Iterable[Input],
    hashes: Mapping[str, str],
    folder: Path,
    mapping: tuple[tuple[str, str], ...],
) -> Iterator[Shard]:
    """Small inputs share a shard, a large one is split into parts."""
    for group in _groups(items):
        parts = min(_MOST_PARTS, -(-group[0].size // _SHARD_BYTES)) if len(group) == 1 else 1
        for part in range(max(1, parts)):
            names = [f"{item.uri}\n{hashes[item.uri]}" for item in group]
            key = digest([*names, f"{part}/{parts}", repr(mapping)])
            yield Shard(key, folder / key, tuple(group), mapping, part, max(1, parts))


def _groups(items: Iterable[Input]) -> Iterator[list[Input]]:
    group: list[Input] = []
    size = 0
    for item in items:
        if group and (size + item.size > _SHARD_BYTES or len(group) == _SHARD_INPUTS):
            yield group
            group, size = [], 0
        group.append(item)
        size += item.size
    if group:
        yield group
