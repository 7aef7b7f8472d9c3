"""Work on a Dask cluster of this machine: all of it comes back, also when a worker is killed."""

import os
import signal
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from etl.engines import run_on_cluster
from etl.errors import StoreError

distributed = pytest.importorskip("distributed")
pytestmark = [
    pytest.mark.filterwarnings("ignore"),  # Dask warns of ports and of the workers that the test kills
]


def die_once(number: int, marks: Path) -> int:
    """Kills its own process the first time it sees 3."""
    mark = marks / str(number)
    if number == 3 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        yield cluster.scheduler_address


def test_a_killed_worker_loses_no_work(scheduler: str, tmp_path: Path) -> None:
    assert sorted(run_on_cluster(partial(die_once, marks=tmp_path), range(6), scheduler)) == list(range(6))


def test_nobody_at_the_address_is_said() -> None:
    with pytest.raises(StoreError, match="no Dask scheduler answers"):
        list(run_on_cluster(len, ["a"], "tcp://127.0.0.1:9"))
