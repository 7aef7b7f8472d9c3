"""Units of work → results as they come, on a Dask cluster; needs the extra `tarikh[cluster]`.

The scheduler and every worker must have the same Tarikh installed and see the store's folder under the same path.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from etl.errors import StoreError

_Unit = TypeVar("_Unit")
_Result = TypeVar("_Result")


def run_on_cluster(work: Callable[[_Unit], _Result], units: Sequence[_Unit], scheduler: str) -> Iterator[_Result]:
    """Results of `work` over `units` in the order in which they finish; Dask runs units of a lost worker again.

    Raises:
        StoreError: Dask is not installed, or nothing answers at `scheduler`.
    """
    try:
        from distributed import Client, as_completed
    except ModuleNotFoundError:
        raise StoreError("--scheduler needs Dask: pip install 'tarikh[cluster]', here and on every worker") from None
    try:
        client = Client(scheduler, timeout="10s")
    except OSError as error:
        raise StoreError(f"{scheduler}: no Dask scheduler answers there ({error})") from error
    with client:
        for future in as_completed(client.map(work, list(units), pure=False)):
            yield future.result()
