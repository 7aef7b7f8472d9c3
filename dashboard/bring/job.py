"""Files and addresses to take in → a worker process and how far it is; one at a time for each store."""

import json
import logging
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock, Thread, Timer
from typing import IO, Any

from dashboard.bring.check import Refusal
from dashboard.bring.keep import drop_unread
from etl.store import Store

_LOG = logging.getLogger(__name__)
SECONDS = 3_600  # after which a run is stopped
_WORKER = "dashboard.bring.worker"
_TOLD = 2_000  # characters of what a worker that died last said


class BusyError(Exception):
    """Articles are being brought into this store already."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: `reading` (`done` of `shards`), `building`, then `done` or `refused`."""

    base: int  # the number of the build that was live when it began; 0 when there was none
    step: str = "waiting"
    shards: int = 0
    done: int = 0
    articles: int = 0
    rejected: int = 0
    rejects: tuple[tuple[str, str, str], ...] = ()  # (uri, locator, reason); `rejected` counts them all
    refusal: Refusal | None = None
    told: str = ""  # what the run itself says of the refusal
    built: bool = False

    @property
    def running(self) -> bool:
        """Whether the run goes on."""
        return self.step not in ("done", "refused")


class Desk:
    """Where articles are handed in for one store; safe to share between threads."""

    def __init__(self, store: Store, seconds: float = SECONDS) -> None:
        self.store = store
        self._seconds = seconds
        self._lock = Lock()
        self._progress: Progress | None = None
        self._free = True

    @property
    def progress(self) -> Progress | None:
        """How far the last run is; None before the first one."""
        return self._progress

    def take(self) -> None:
        """Reserve the desk; whoever does must `start` a run or `give_back` the desk.

        Raises:
            BusyError: a run goes on, or another reader hands in articles just now.
        """
        with self._lock:
            if not self._free:
                raise BusyError
            self._free = False

    def give_back(self) -> None:
        """Let the next one come."""
        with self._lock:
            self._free = True

    def start(self, inputs: Sequence[str], kept: Sequence[Path]) -> None:
        """Take in `inputs`; of the files `kept` for it, those that give nothing are taken away at the end."""
        self._progress = Progress(build_number(self.store))
        Thread(target=self._run, args=(list(inputs), list(kept)), daemon=True).start()

    def _run(self, inputs: list[str], kept: list[Path]) -> None:
        last = replace(self._now, step="refused", refusal=Refusal.FAILED)
        try:
            last = self._watch(inputs)
            drop_unread(self.store, kept)
        except Exception:  # whatever goes wrong here, the reader is told that the run has ended
            _LOG.exception("articles were not taken in")
        finally:
            self._progress = last
            self.give_back()

    def _watch(self, inputs: list[str]) -> Progress:
        """Run the worker and follow what it says; how it ended."""
        asked = {"store": str(self.store.root), "paths": inputs, "workers": os.cpu_count() or 1}
        with tempfile.TemporaryFile() as errors, _started(errors) as worker:
            assert worker.stdin
            assert worker.stdout
            stopped: list[bool] = []
            guard = Timer(self._seconds, _stop, [worker, stopped])
            guard.start()
            try:
                worker.stdin.write(json.dumps(asked).encode())
                worker.stdin.close()
                for line in worker.stdout:
                    told = follow(self._now, line)
                    if not told.running:
                        return told
                    self._progress = told
                worker.wait()
            except OSError:
                worker.kill()
            finally:
                guard.cancel()
            errors.seek(0)
            why = errors.read()[-_TOLD:].decode("utf-8", "replace")
            return replace(self._now, step="refused", refusal=Refusal.SLOW if stopped else Refusal.FAILED, told=why)

    @property
    def _now(self) -> Progress:
        assert self._progress
        return self._progress


def follow(progress: Progress, line: bytes) -> Progress:
    """The progress after a line of the worker; lines that are none of its own change nothing."""
    try:
        told: Mapping[str, Any] = json.loads(line)
        step = told["step"]
    except (ValueError, KeyError, TypeError):
        return progress
    if step == "planned":
        return replace(progress, step="reading", shards=told["shards"])
    if step == "extracted":
        read, rejected = progress.articles + told["articles"], progress.rejected + told["rejects"]
        return replace(progress, step="reading", done=progress.done + 1, articles=read, rejected=rejected)
    if step == "building":
        return replace(progress, step="building")
    rejects = tuple((uri, locator, reason) for uri, locator, reason in told["rejects"])
    if step == "refused":
        cause = Refusal(told["cause"])
        return replace(progress, step=step, refusal=cause, told=told["told"], rejects=rejects, rejected=len(rejects))
    rejected = len(rejects) + told["left"]
    return replace(
        progress, step="done", articles=told["articles"], rejects=rejects, rejected=rejected, built=told["built"]
    )


def build_number(store: Store) -> int:
    """The number of the live build; 0 when there is none."""
    live = store.live()
    return int(live.stem.rpartition("-")[2]) if live else 0


def _started(errors: IO[bytes]) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", _WORKER]
    return subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, start_new_session=True
    )


def _stop(worker: subprocess.Popen[bytes], stopped: list[bool]) -> None:
    """End the worker with all processes of its own."""
    stopped.append(True)
    os.killpg(worker.pid, 9)
