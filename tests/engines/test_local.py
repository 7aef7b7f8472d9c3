"""Work on worker processes: all of it comes back, also when a worker is killed."""

import os
import signal
from functools import partial
from pathlib import Path

import pytest

from etl.engines import run_here


def square(number: int) -> int:
    return number * number


def die_once(number: int, marks: Path) -> int:
    """Kills its own process the first time it sees 3."""
    mark = marks / str(number)
    if number == 3 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number


@pytest.mark.parametrize("workers", [1, 2])
def test_every_unit_has_its_result(workers: int) -> None:
    assert sorted(run_here(square, range(10), workers)) == [n * n for n in range(10)]


def test_a_killed_worker_loses_no_work(tmp_path: Path) -> None:
    assert sorted(run_here(partial(die_once, marks=tmp_path), range(6), 2)) == list(range(6))


def test_an_error_in_a_unit_is_raised() -> None:
    with pytest.raises(TypeError):
        list(run_here(square, ["a", "b"], 2))  # type: ignore[arg-type]
