"""Inputs on disk and inputs in the store → what is new or changed, grouped into shards of even size."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from etl.model import Reject, Source
from etl.read import Input, content_hash, reasons
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
    """Compare `found` with `known`; files whose size and time are as before are not read, nor hashed.

    A `mapping` other than the one that an input was read with makes it changed; without one the earlier one holds.
    """
    given = json.dumps(mapping, sort_keys=True) if mapping else ""
    inputs = dict(known)
    changed: dict[str, Known] = {}
    lost: list[Reject] = []
    for item in found:
        before = known.get(item.uri)
        columns = given or (before.mapping if before else "")
        same = before is not None and before.mapping == columns
        if before and same and (before.size, before.mtime_ns) == (item.size, item.mtime_ns):
            continue
        note(item.uri)
        try:
            hashed = content_hash(item)
        except OSError:
            lost.append(Reject(Source(item.uri, ""), reasons.GONE))
            continue
        if before and same and before.content_hash == hashed:
            inputs[item.uri] = replace(before, size=item.size, mtime_ns=item.mtime_ns)
        else:
            changed[item.uri] = Known(item.uri, hashed, item.size, item.mtime_ns, 0, run_id, columns, ())
    planned = tuple(_shards([item for item in found if item.uri in changed], changed, shards))
    keys: dict[str, list[str]] = {}
    for shard in planned:
        for item in shard.inputs:
            keys.setdefault(item.uri, []).append(shard.key)
    sequence = max((one.sequence for one in inputs.values()), default=0)
    for number, (uri, one) in enumerate(changed.items(), sequence + 1):
        inputs[uri] = replace(one, sequence=number, shards=tuple(keys[uri]))
    vanished = tuple(uri for uri in known if uri.startswith("/") and not Path(uri).exists())
    return Plan(planned, inputs, tuple(changed), vanished, tuple(lost))


def _shards(items: Sequence[Input], changed: Mapping[str, Known], folder: Path) -> Iterator[Shard]:
    """Small inputs with the same columns share a shard, a large one is split into parts."""
    for columns, alike in groupby(items, key=lambda item: changed[item.uri].mapping):
        mapping = tuple(json.loads(columns).items()) if columns else ()
        for group in _groups(alike):
            parts = min(_MOST_PARTS, -(-group[0].size // _SHARD_BYTES)) if len(group) == 1 else 1
            for part in range(max(1, parts)):
                names = [f"{item.uri}\n{changed[item.uri].content_hash}" for item in group]
                key = digest([*names, f"{part}/{parts}", columns])
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
