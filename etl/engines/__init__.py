"""Units of work in, their results out, on the cores of this machine or on a cluster."""

from etl.engines.local import run_here

__all__ = ["run_here"]
