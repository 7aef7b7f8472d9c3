"""Filters → a file of exactly the events shown: CSV, XLSX, Parquet, JSON, GEXF, ICS, TimelineJS, Atom; a codebook."""

from dashboard.export.codebook import codebook
from dashboard.export.formats import FORMATS, Format, export_events
from dashboard.export.source import Source, opened

__all__ = ["FORMATS", "Format", "Source", "codebook", "export_events", "opened"]
