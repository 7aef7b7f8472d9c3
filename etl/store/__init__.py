"""Extracted articles in, one live DuckDB file out, swapped in whole."""

from etl.store.folder import Store, default_store

__all__ = ["Store", "default_store"]
