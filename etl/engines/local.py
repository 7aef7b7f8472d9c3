"""Units of work → results as they come, in worker processes of this machine; a worker that dies loses no work."""

import multiprocessing
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

_Unit = TypeVar("_Unit")
_Result = TypeVar("_Result")
_TRIES = 3


def run_here(work: Callable[[_Unit], _Result], units: Sequence[_Unit], workers: int) -> Iterator[_Result]:
    """Results of `work` over `units` in the order in which they finish; `work` must be idempotent.

    When a worker is killed from outside, the units without a result are tried again in a new pool.

    Raises:
        BrokenProcessPool: workers died in three pools one after another.
    """
    if workers <= 1 or len(units) <= 1:
        yield from map(work, units)
        return
    waiting = list(units)
    for attempt in range(_TRIES):
        try:
            for unit, result in _one_pool(work, waiting, workers):
                waiting.remove(unit)
                yield result
            return
        except BrokenProcessPool:
            if attempt == _TRIES - 1:
                raise


def _one_pool(
    work: Callable[[_Unit], _Result], units: Sequence[_Unit], workers: int
) -> Iterator[tuple[_Unit, _Result]]:
    """Pairs of unit and result from one pool; spawned, since Polars' threads don't survive a fork."""
    pool = ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), _leave_interrupts_to_the_parent)
    try:
        futures: dict[Future[_Result], _Unit] = {pool.submit(work, unit): unit for unit in list(units)}
        for future in as_completed(futures):
            yield futures[future], future.result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
