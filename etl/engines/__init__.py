"""Units of work in, their results out, on the cores of this machine or on a Dask cluster."""

from etl.engines.cluster import run_on_cluster
from etl.engines.local import run_here

__all__ = ["run_here", "run_on_cluster"]
